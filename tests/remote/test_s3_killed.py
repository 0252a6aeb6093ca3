"""A run that is killed while it writes to s3://… leaves the old or the new state, and the next run works."""

from __future__ import annotations

import signal
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from dying_far import extract_and_die
from s3_server import Bucket, environment, fresh_bucket, plan
from warm import Warm

from vpextract.running.job import extract_all
from vpextract.store.layout import FINISHED
from vpextract.store.reading import open_output

pytestmark = pytest.mark.long

OLD = {"a.md": plan(), "b.md": plan(2023)}
NEW = {"a.md": plan(goals=("Ett", "Två", "Tre")), "c.md": plan(2024)}

BEFORE = [
    ("put_object", ".vpextract-finished/", 2),
    ("put_object", ".vpextract-staged-", 12),
    ("put_object", ".vpextract-committed/", 1),
]
AFTER = [
    ("copy_object", "", 1),
    ("copy_object", "", 9),
    ("copy_object", "vpextract.json", 1),
    ("delete_object", ".vpextract-committed/", 1),
    ("delete_objects", ".vpextract-staged-", 1),
]


@pytest.fixture(scope="module")
def near(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same outputs on this machine: `old` and `new`."""
    near = tmp_path_factory.mktemp("near")
    for name, documents in (("old", OLD), ("new", NEW)):
        (near / f"{name}-in").mkdir()
        for file, text in documents.items():
            (near / f"{name}-in" / file).write_text(text)
        extract_all([near / f"{name}-in"], near / name, jobs=1)
    return near


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch, near: Path) -> Bucket:
    """The old output, and the documents of the new one."""
    return fresh_bucket(monkeypatch, **{"in": near / "new-in", "out": near / "old"})


def killed(warm: Warm, bucket: Bucket, near: Path, operation: str, part: str, times: int) -> None:
    order = (environment(), bucket.at("in"), bucket.at("out"), operation, part, times)
    call = warm.call(near / "log", extract_and_die, *order)
    assert call.status() == -signal.SIGKILL, call.stderr


@pytest.mark.parametrize(("operation", "part", "times"), [*BEFORE, *AFTER])
def test_kill_9_at_any_step_leaves_a_whole_state(
    warm: Warm, bucket: Bucket, near: Path, operation: str, part: str, times: int
) -> None:
    killed(warm, bucket, near, operation, part, times)
    output = open_output(bucket.at("out"))
    expected = open_output(near / ("new" if (operation, part, times) in AFTER else "old"))
    for name in ("documents", "goals", "series_members"):
        assert output.table(name).num_rows == output.n_rows(name) == expected.n_rows(name)
        assert len(pd.read_parquet(bucket.at(f"out/{name}"))), "other programs find whole files"

    extract_all([bucket.at("in")], bucket.at("out"), jobs=1)
    mended, undisturbed = open_output(bucket.at("out")), open_output(near / "new")
    for name in ("documents", "goals", "series_members"):
        assert same_rows(mended.table(name), undisturbed.table(name))
    assert bucket.keys("out") == [f"out/{path.relative_to(near / 'new').as_posix()}" for path in files(near / "new")]


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.*"))


def same_rows(one: pa.Table, other: pa.Table) -> bool:
    """Identifiers of series depend on what was there before, etags on where the documents lie."""
    kept = [name for name in one.column_names if name not in ("series_id", "etags")]
    return bool(one.select(kept).to_pylist() == other.select(kept).to_pylist())


def test_a_killed_run_is_gone_on_with(warm: Warm, bucket: Bucket, near: Path) -> None:
    bucket.put(in__d_md=plan(2025))
    killed(warm, bucket, near, "put_object", f"{FINISHED}/", 3)
    assert sum(FINISHED in key for key in bucket.keys("out")) == 2
    report = extract_all([bucket.at("in")], bucket.at("out"), jobs=1)
    assert len(report.summaries) == 3
    assert len(open_output(bucket.at("out")).documents) == 3
    assert not [key for key in bucket.keys("out") if "/." in key]
