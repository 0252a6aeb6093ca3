"""`vpextract status`: what is in an output, from what, and made by which version."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pymupdf
import pytest

from vpextract.cli import main
from vpextract.version import __version__

PLAN = """Verksamhetsplan {year}
Hamnnämnden

1. Trygga kajer
Nämnden ser till att kajerna är trygga.
"""


def run(*arguments: object, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main([str(one) for one in arguments])
    told = capsys.readouterr()
    assert isinstance(end.value.code, int)
    return end.value.code, told.out, told.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for n, year in enumerate((2031, 2031, 2032)):
        (tmp_path / "in" / f"{n}.md").write_text(f"{PLAN.format(year=year)}\nNummer {n}.\n")
    (tmp_path / "in" / "broken.pdf").write_text("no PDF")
    return tmp_path


def test_what_is_in_it_and_where_it_is_from(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", folder / "in", "-o", folder / "out", "-j", 1, "-q", capsys=capsys)[0] == 1
    status, told, _ = run("status", folder / "out", capsys=capsys)
    assert status == 0
    lines = [line.split() for line in told.splitlines()]
    assert ["documents", "4", "(3", "ok,", "1", "failed)"] in lines
    assert ["read", "from", str(folder / "in")] in lines
    assert ["read", "by", "vpextract", __version__, "(4)"] in lines
    assert ["written", "by", "vpextract", __version__] in lines
    years = [line[:2] for line in lines if line[:1] in (["2031"], ["2032"], ["unknown"])]
    assert years == [["2031", "2"], ["2032", "1"], ["unknown", "1"]]
    assert next(line for line in lines if line[:1] == ["documents"] and len(line) == 5)[1:3] == ["4", "3"]


def test_documents_of_several_versions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("extract", folder / "in", "-o", folder / "out", "-j", 1, "-q", capsys=capsys)
    here = ["--jobs", "1", "--timeout", "none", "--memory", "none"]  # in the process whose version is another one
    arguments = ["extract", str(folder / "in"), "-o", str(folder / "out"), *here, "-q"]
    code = f"import vpextract.version as v; v.__version__ = '9.9'; from vpextract.cli import main; main({arguments})"
    subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    _, told, _ = run("status", folder / "out", capsys=capsys)
    assert "read by    vpextract 9.9 (4)" in told, "all of them were read again"


def test_documents_that_met_a_limit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pymupdf.open() as document:
        for n in range(3):
            document.new_page().insert_text((72, 72), f"Sida {n}")
        document.save(folder / "in" / "long.pdf")
    inputs = ("extract", folder / "in", "-o", folder / "out", "-j", 1)
    sentence = "Page limit: it has 3 pages, more than 2. Allow more with --max-pages, or split the file."
    _, told, _ = run(*inputs, "--max-pages", 2, capsys=capsys)
    assert f"long.pdf: {sentence}" in " ".join(told.split())
    _, told, _ = run("status", folder / "out", capsys=capsys)
    assert "limited    1 document (1 pages), read again when the limit is raised" in told
    assert "documents  5 (3 ok, 2 failed)" in told
    _, told, _ = run("check", folder / "out", capsys=capsys)
    assert f"long.pdf · failed {sentence}" in " ".join(told.split())
    assert run(*inputs, "-q", capsys=capsys)[0] == 1
    assert "limited" not in run("status", folder / "out", capsys=capsys)[1]


def test_no_output(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, said = run("status", folder / "in", capsys=capsys)
    assert (status, told) == (2, "")
    assert "is no output of vpextract" in said
