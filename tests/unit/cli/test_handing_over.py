"""Decisions handed over from one output to another, and how `review` begins and ends."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from vpextract.cli import main
from vpextract.model.rulings import Ruling
from vpextract.running.job import extract_all
from vpextract.store.corrections import VALUE, WRONG
from vpextract.store.reading import open_output
from vpextract.store.rulings import add_rulings, read_rulings
from vpextract.store.writing import claimed

ROWS = "| Indikator | Årsmål | Period |\n| --- | --- | --- |\n| {} | 40 % | År |\n"
PLAN = "# Verksamhetsplan {}\n\nHamnnämnden\n\n## Nämndmål: 1.1 Hela bojar\n\n"
NAMES = ("Andel målade bojar i hamnen", "Andel målade bojar i norra hamnen")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rulings")
    (folder / "in").mkdir()
    for year, name in zip((2031, 2032), NAMES, strict=True):
        (folder / "in" / f"{year}.md").write_text(PLAN.format(year) + ROWS.format(name), "utf8")
    extract_all([folder / "in"], folder / "out", jobs=1)
    return folder / "out"


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "out"))


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as end:
        main([str(one) for one in arguments])
    return int(end.value.code or 0)


def correction(out: Path, value: float) -> Ruling:
    sha256 = open_output(out).documents.set_index("source").loc["2031.md", "sha256"]
    about = {"dataset": "indicator_values", "sha256": sha256, "name": NAMES[0], "measure": "target", "year": 2031}
    return Ruling(VALUE, about, WRONG, {"value": value}, by="Åsa")


def decided(out: Path, *rulings: Ruling) -> None:
    with claimed(out):
        add_rulings(out, rulings)


def test_decisions_of_one_output_are_followed_in_another(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Path(shutil.copytree(out, tmp_path / "other"))
    decided(out, correction(out, 47), correction(out, 48))
    text = (out / "links.csv").read_text("utf-8-sig").replace("\n,", "\nsame,", 1)
    (out / "links.csv").write_text(text, "utf-8-sig")
    assert run("link", out) == 0
    assert run("rulings", "export", out, tmp_path / "ours.jsonl") == 0
    assert len((tmp_path / "ours.jsonl").read_text("utf8").splitlines()) == 2
    assert run("rulings", "import", other, tmp_path / "ours.jsonl") == 0
    assert "2 decisions taken over, 0 known already." in capsys.readouterr().out
    assert run("link", other) == 0
    theirs, ours = open_output(other), open_output(out)
    assert theirs.indicator_values.equals(ours.indicator_values)
    assert (int(theirs.indicator_values["corrected"].sum()), len(theirs.series.query("n_members == 2"))) == (1, 2)
    assert theirs.series_members["method"].tolist() == ours.series_members["method"].tolist()
    assert "manual" in set(theirs.series_members["method"])
    assert run("rulings", "import", other, tmp_path / "ours.jsonl") == 0
    assert "0 decisions taken over, 2 known already." in capsys.readouterr().out


@pytest.mark.parametrize(("more", "status", "holds"), [((), 1, 48), (("--theirs",), 0, 50)])
def test_where_both_decided_otherwise_ones_own_stays_unless_told(
    out: Path, tmp_path: Path, more: tuple[str, ...], status: int, holds: float, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Path(shutil.copytree(out, tmp_path / "other"))
    decided(out, correction(out, 48))
    decided(other, correction(out, 50))
    assert run("rulings", "export", other, tmp_path / "theirs.jsonl") == 0
    assert run("rulings", "import", out, tmp_path / "theirs.jsonl", *more) == status
    assert "1 say otherwise than here" in capsys.readouterr().out
    assert [one.told["value"] for one in read_rulings(out).in_force(VALUE).values()] == [holds]


def test_what_is_no_decision_is_told_by_its_line_and_left_out(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "odd.jsonl").write_text('{"kind": "value"}\n' + json.dumps({"kind": 1}) + "\n", "utf8")
    assert run("rulings", "import", out, tmp_path / "odd.jsonl") == 1
    said = capsys.readouterr()
    assert "0 decisions taken over" in said.out
    assert ("odd.jsonl, line 1: it holds no decision" in said.err, "line 2" in said.err) == (True, True)
    assert read_rulings(out).all == ()


def test_files_that_are_there_or_are_not(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kept.jsonl").write_text("kept")
    assert run("rulings", "export", out, tmp_path / "kept.jsonl") == 2
    assert (tmp_path / "kept.jsonl").read_text() == "kept"
    assert run("rulings", "import", out, tmp_path / "none.jsonl") == 2
    assert run("rulings", "import", tmp_path, tmp_path / "kept.jsonl") == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--page", "2031.md"), "names no page"),
        (("--page", "2031.md:7"), "no page 7"),
        (("--page", "kaj:1"), "There is no document 'kaj'"),
        (("--page", "hamn:1"), "could be 2 documents"),
    ],
)
def test_a_page_that_is_not_there_is_told_before_anything_is_served(
    out: Path, more: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("review", out, *more) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_review_prints_its_address_and_ends_in_order_when_it_is_told_to(
    out: Path, number: signal.Signals, status: int
) -> None:
    command = [
        sys.executable,
        "-c",
        "from vpextract.cli import main; main()",
        "review",
        str(out),
        "--page",
        "2032.md:1",
    ]
    with subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        try:
            assert running.stdout is not None
            first = running.stdout.readline()
            running.stdout.readline()
            assert first.startswith(f"Review {out} at http://127.0.0.1:")
            assert "/page/hamn-2032-vp-" in first
            with urllib.request.urlopen(first.split(" at ")[1].strip(), timeout=60) as answer:
                assert answer.status == 200
        except BaseException:
            running.kill()  # or it would be waited for without an end
            raise
        running.send_signal(number)
        _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (status, "vpextract: Stopped. No result is half-written.\n")


def test_without_its_extra_review_says_what_to_install(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert run("review", out) == 2
    assert capsys.readouterr().err == (
        "vpextract: The page needs the extra review. Install it with: pip install 'vpextract[review]'\n"
    )


def test_a_port_that_is_taken_is_told(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert run("review", out, "--port", taken.getsockname()[1]) == 2
    assert "cannot be used (Address already in use). Leave --port out" in capsys.readouterr().err
