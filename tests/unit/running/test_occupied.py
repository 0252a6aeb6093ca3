"""A folder with other people's files is no place for an output, unless somebody says so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import fsspec
import pytest

from vpextract.cli import main
from vpextract.errors import OutputError
from vpextract.running.job import extract_all
from vpextract.running.occupied import refuse_occupied
from vpextract.store.layout import MANIFEST

PLAN = "Hamnnämnden i Granvik\nVerksamhetsplan 2031\n"


def put(folder: Path, names: Sequence[str]) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAN)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["plan.pdf"], "plan.pdf"),
        (["notes.xlsx", "2031/plan.docx"], "notes.xlsx, 2031/plan.docx"),
        (["documents/plan.pdf"], "documents/plan.pdf"),
        (["goals.csv"], "goals.csv"),
        (["deep/down/README.md"], "deep/down/README.md"),
        (["a", "b", "c", "d", "e"], "a, b, c, …"),
    ],
)
def test_documents_and_other_data_are_in_the_way(tmp_path: Path, names: Sequence[str], told: str) -> None:
    put(tmp_path, names)
    with pytest.raises(OutputError) as fault:
        refuse_occupied(tmp_path)
    assert f"({told})" in str(fault.value)
    assert f"-o {tmp_path}/output, or say --into-existing" in str(fault.value)


@pytest.mark.parametrize(
    "names",
    [
        [],
        ["README.md"],
        ["readme"],
        ["README.md", ".gitignore", ".git/config", "Thumbs.db", "~$plan.docx", ".~lock.plan.odt#", "run.lock"],
        ["links.csv", "rulings.jsonl"],
        ["lost+found/x"],
        [".vpextract-finished/x"],
    ],
)
def test_what_nobody_put_there_to_keep_is_not(tmp_path: Path, names: Sequence[str]) -> None:
    put(tmp_path, names)
    (tmp_path / "empty").mkdir()
    refuse_occupied(tmp_path)


def test_a_folder_that_is_not_there_is_free(tmp_path: Path) -> None:
    refuse_occupied(tmp_path / "new")


def test_an_output_is_one_whatever_lies_beside_its_datasets(tmp_path: Path) -> None:
    put(tmp_path, ["in/plan.txt"])
    out = tmp_path / "out"
    extract_all([tmp_path / "in"], out, jobs=1)
    put(out, ["notes.xlsx"])
    assert extract_all([tmp_path / "in"], out, jobs=1).kept == 1
    (out / MANIFEST).write_text((out / MANIFEST).read_text().replace('"layout": 2', '"layout": 1'))
    refuse_occupied(out)


def test_at_an_address(tmp_path: Path) -> None:
    places = fsspec.filesystem("memory")
    try:
        places.pipe_file("/granvik/archive/plan.pdf", b"%PDF")
        refuse_occupied("memory://granvik/output")
        with pytest.raises(OutputError, match=r"\(plan\.pdf\).*-o memory://granvik/archive/output"):
            refuse_occupied("memory://granvik/archive/")
    finally:
        places.store.clear()


def test_the_command_says_so_before_anything_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, ["plan.txt"])
    assert run("extract", str(tmp_path), "-o", str(tmp_path)) == 2
    assert "--into-existing" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["plan.txt"]
    for _ in range(2):
        assert run("extract", str(tmp_path), "-o", str(tmp_path), "--into-existing", "-j", "1") == 0
        assert "1 document (" in capsys.readouterr().out


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    return int(end.value.code or 0)
