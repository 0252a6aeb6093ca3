"""Two thousand mutants of the samples, by the command: each ends in a row with a status, in time, and loses no worker."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from mutants import mutants
from warm import Warm

from vpextract.cli import main
from vpextract.store.reading import open_output

pytestmark = pytest.mark.long

MANY, AT_ONCE = 2000, 500
SECONDS = 40
"""A document may take so long, on a machine that runs other tests too; what meets it is told as having met it."""


@pytest.mark.parametrize("first", range(0, MANY, AT_ONCE))
def test_each_ends_in_a_row_with_a_status(warm: Warm, first: int, tmp_path: Path) -> None:
    made: dict[str, str] = {}
    (tmp_path / "in").mkdir()
    for name, data in mutants(first, first + AT_ONCE):
        if data and (digest := sha256(data).hexdigest()) not in made:
            made[digest] = name
            (tmp_path / "in" / name).write_bytes(data)
    order = ("extract", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--no-link", "--quiet", "--jobs", "2")
    call = warm.call(tmp_path / "log", main, [*order, "--timeout", str(SECONDS)])
    assert call.status(patience=900) in (0, 1), call.stderr[-2000:]
    assert "Traceback" not in call.stdout + call.stderr

    output = open_output(tmp_path / "out")
    documents = output.documents
    assert set(documents["sha256"]) == set(made), "a file has no row, or a row no file"
    assert set(documents["status"]) <= {"ok", "partial", "failed", "skipped"}
    told = [
        f"{made[digest]}: {error}"
        for digest, error in zip(documents["sha256"], documents["error"], strict=True)
        if error
    ]
    assert [x for x in told if "bug in vpextract" in x or "process that read" in x] == [], "a bug, or a lost worker"
    in_time = [x for x in told if "Time limit" in x and "-long_" not in x]
    assert in_time == [], "they hang"
    issues = output.issues
    bugs = issues[issues["message"].str.contains("bug in vpextract")]
    names = dict(zip(documents["document_id"], documents["sha256"].map(made), strict=True))
    assert [(names[row.document_id], row.message) for row in bugs.itertuples()] == []
