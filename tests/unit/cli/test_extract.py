"""`vpextract extract` on the command line: what it brings up to date, and what cannot be asked for together."""

from __future__ import annotations

from pathlib import Path

import pytest

from vpextract.cli import main

PLAN = "Verksamhetsplan {year}\nHamnnämnden\n\n1. Trygga kajer\nNämnden ser till att kajerna är trygga.\n"


def extracted(folder: Path, *more: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str], list[str]]:
    with pytest.raises(SystemExit) as end:
        main(["extract", str(folder / "in"), "-o", str(folder / "out"), "-j", "1", *more])
    told = capsys.readouterr()
    assert isinstance(end.value.code, int)
    return end.value.code, told.out.splitlines(), told.err.splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for year in (2031, 2032, 2033):
        (tmp_path / "in" / f"{year}.md").write_text(PLAN.format(year=year))
    return tmp_path


def test_a_second_run_tells_what_it_read_and_what_it_did_not(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, said = extracted(folder, capsys=capsys)
    assert (status, len(said)) == (0, 3)
    assert not any("before" in line or "gone" in line for line in told)
    (folder / "in" / "2033.md").unlink()
    (folder / "in" / "2034.md").write_text(PLAN.format(year=2034))
    (folder / "in" / "broken.pdf").write_text("no PDF")
    status, told, said = extracted(folder, capsys=capsys)
    assert (status, sorted(line.partition("] ")[2].partition(":")[0] for line in said)) == (
        1,
        ["2034.md", "broken.pdf"],
    )
    assert "2 documents had been read before and did not change." in told
    assert "1 document of the former result is gone." in told
    assert any(line.startswith("4 documents (3 unsure, 1 failed)") for line in told)
    status, told, said = extracted(folder, capsys=capsys)
    assert (status, said) == (1, []), "what failed is still not read"
    assert any(line.startswith("broken.pdf: The name ends in .pdf") for line in told)
    assert "4 documents had been read before and did not change." in told


def test_force_reads_all_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extracted(folder, capsys=capsys)
    assert len(extracted(folder, capsys=capsys)[2]) == 0
    assert len(extracted(folder, "--force", capsys=capsys)[2]) == 3


def test_jobs_and_a_cluster_are_not_asked_for_together(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, said = extracted(folder, "--cluster", "tcp://127.0.0.1:1", capsys=capsys)
    assert status == 2
    assert "--jobs is for this machine" in " ".join(said)
    assert not (folder / "out").exists()
