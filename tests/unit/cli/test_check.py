"""`vpextract check`: doubts by document, the worst first, each with its page; and the output itself is looked over."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from cli_outputs import written
from rich.console import Console

from vpextract.cli import main
from vpextract.issues import CODES
from vpextract.model import Extraction, Goal, Identity, Issue, Place
from vpextract.model.rulings import Ruling
from vpextract.running.outcome import Report, Summary
from vpextract.show.doubts import Wanted, doubts, print_doubts
from vpextract.show.run import print_run
from vpextract.store.answered import DOUBT, about_doubt
from vpextract.store.layout import MANIFEST
from vpextract.store.reading import open_output
from vpextract.store.rulings import add_rulings

LONG = "Ett långt besked " * 20


def document(name: str, *issues: Issue, status: str = "ok", error: str | None = None) -> Extraction:
    identity = Identity(kind="verksamhetsplan", year=2022, board="Åsens nämnd", board_id="asen")
    goals = tuple(
        Goal(f"{name}:g{n:03}", n, "namndmal", None, "Mål", *(None,) * 7, "Mål", Place(page=n)) for n in range(1, 4)
    )
    found = Extraction(name, f"{name}.pdf", name, "pymupdf", status, error, identity, 9)
    return found if status == "failed" else replace(found, goals=goals, issues=issues)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return written(
        tmp_path / "out",
        document("clean"),
        document(
            "some",
            Issue("left_over", "Ett ord", "info", 1),
            Issue("cell_guessed", LONG, "warning", 7, "some:g002"),
            Issue("cell_guessed", "Tidigare", "warning", 2, "some:g001"),
        ),
        document("many", *(Issue("left_over", f"Ord {n}", "info", n) for n in range(1, 31))),
        document("worst", Issue("scan_page", "Sidan är en bild", "error", 3), status="partial"),
        document("broken", status="failed", error="Fetch it again."),
    )


def checked(*arguments: str | Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(["check", *map(str, arguments)])
    told = capsys.readouterr()
    assert isinstance(end.value.code, int)
    return end.value.code, told.out, told.err


def test_the_worst_document_comes_first(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, _ = checked(out, capsys=capsys)
    assert status == 1
    heads = [line.split(" · ")[0] for line in told.splitlines() if " · " in line]
    assert heads == ["broken.pdf", "worst.pdf", "some.pdf", "many.pdf"]
    assert "broken.pdf · failed\n  Fetch it again.\n" in told
    assert "worst.pdf · Åsens nämnd · verksamhetsplan 2022 · 1 error" in told


def test_the_worst_doubt_comes_first_then_the_page(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, told, _ = checked(out, "--document", "some", capsys=capsys)
    rows = [line.split()[:5] for line in told.splitlines() if line.startswith("  ")]
    assert rows == [
        ["warning", "page", "2", "cell_guessed", "some:g001"],
        ["warning", "page", "7", "cell_guessed", "some:g002"],
        ["info", "page", "1", "left_over", "–"],
    ]


def test_rows_of_a_text_are_told_by_their_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = document("text", Issue("row_without_goal", "Ensam", "warning", None, "text:g002"))
    text = replace(text, goals=tuple(replace(goal, place=Place(line=40 + goal.ordinal)) for goal in text.goals))
    _, told, _ = checked(written(tmp_path / "out", text), capsys=capsys)
    assert "  warning  line 42  row_without_goal  text:g002  Ensam\n" in told


def test_a_pipe_gets_messages_uncut_and_without_colours(out: Path) -> None:
    command = [sys.executable, "-c", "from vpextract.cli import main; main()", "check", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf8", check=False, timeout=60)
    assert done.returncode == 1
    assert LONG.strip() in done.stdout
    assert "\x1b" not in done.stdout
    assert CODES["cell_guessed"].advice in done.stdout


def test_a_reader_who_has_seen_enough_is_no_fault(tmp_path: Path) -> None:
    doubts_only = (document(f"d{n}", *(Issue("left_over", f"Ord {i}", "info", i) for i in range(9))) for n in range(99))
    out = written(tmp_path / "out", *doubts_only)
    command = f"{sys.executable} -c 'from vpextract.cli import main; main()' check {out} | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_was_not_asked_for_is_not_said_to_be_absent(out: Path) -> None:
    console = Console(file=StringIO(), width=200, soft_wrap=True)
    wanted = Wanted(code="end_before_start")
    print_doubts(doubts(open_output(out), wanted), wanted, [], open_output(out), 5, console)
    assert isinstance(console.file, StringIO)
    assert "no doubts of the kind that was asked for" in console.file.getvalue()


def test_a_terminal_gets_messages_uncut_too(out: Path) -> None:
    console = Console(file=StringIO(), force_terminal=True, width=60, color_system=None, soft_wrap=True)
    output = open_output(out)
    print_doubts(doubts(output, Wanted()), Wanted(), [], output, 5, console)
    assert isinstance(console.file, StringIO)
    assert LONG.strip() in console.file.getvalue()


@pytest.mark.parametrize(("arguments", "shown", "left"), [((), 5, 25), (("--limit", "2"), 2, 28), (("-n", "0"), 30, 0)])
def test_many_equal_doubts_stay_readable(
    out: Path, arguments: tuple[str, ...], shown: int, left: int, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told, _ = checked(out, "--document", "many", *arguments, capsys=capsys)
    assert told.count("Ord ") == shown
    assert (f"… and {left} more left_over; --limit 0 shows all" in told) == bool(left)
    assert "30 info" in told


def test_each_advice_is_given_once_with_its_count(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, told, _ = checked(out, capsys=capsys)
    for code, count in (("scan_page", 1), ("cell_guessed", 2), ("left_over", 31)):
        assert told.count(CODES[code].advice) == 1
        (line,) = [line for line in told.splitlines() if CODES[code].advice in line]
        assert line.split()[1:3] == [str(count), code]


def test_what_somebody_answered_is_left_out_and_told(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = open_output(out)
    file = next(row for row in output.table("documents").to_pylist() if row["document_id"] == "worst")
    (grave,) = output.table("issues", documents=["worst"]).to_pylist()
    right = Ruling(DOUBT, about_doubt(grave, file), "right")
    add_rulings(out, [right])

    status, told, _ = checked(out, "--document", "worst", capsys=capsys)
    assert (status, "scan_page" in told) == (0, False)
    assert "Left out: 1 doubt that somebody answered; --answered shows them." in told.splitlines()
    status, told, _ = checked(out, "--document", "worst", "--answered", capsys=capsys)
    assert (status, "scan_page" in told, "Left out" in told) == (1, True, False)

    add_rulings(out, [replace(right, verdict=None)])  # taken back
    assert "scan_page" in checked(out, "--document", "worst", capsys=capsys)[1]


def test_the_end_tells_totals_and_how_to_look(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, told, _ = checked(out, capsys=capsys)
    total, hint = told.splitlines()[-2:]
    assert total == "5 documents: 1 error, 2 warnings, 31 info, 1 failed, 1 without any."
    assert hint == f"See the page of a row: vpextract locate {out} some:g001 --png page.png"


@pytest.mark.parametrize(
    ("arguments", "status", "wanted", "unwanted"),
    [
        (("--severity", "error"), 1, {"scan_page"}, {"cell_guessed", "left_over"}),
        (("--severity", "warning"), 1, {"scan_page", "cell_guessed"}, {"left_over"}),
        (("--code", "cell_guessed"), 0, {"cell_guessed"}, {"scan_page", "left_over", "broken.pdf"}),
        (("--code", "scan_page"), 1, {"scan_page"}, {"left_over"}),
        (("--document", "some.pdf"), 0, {"some.pdf"}, {"worst.pdf", "broken.pdf"}),
        (("--document", "broken.pdf"), 1, {"Fetch it again."}, {"some.pdf"}),
        (("--document", "clean"), 0, {"1 document: no doubts."}, {"some.pdf"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_one_can_ask_for_less(
    out: Path,
    arguments: tuple[str, ...],
    status: int,
    wanted: set[str],
    unwanted: set[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    ended, told, _ = checked(out, *arguments, capsys=capsys)
    assert ended == status
    assert all(word in told for word in wanted), told
    assert not any(word in told for word in unwanted), told


def test_mistakes_are_told_with_status_2(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, wanted in (
        ((out, "--code", "nonsense"), "There is no code 'nonsense'. There are: "),
        ((out, "--document", "nobody"), "There is no document 'nobody'"),
        ((out, "--severity", "terrible"), "terrible"),
        ((tmp_path,), "no output of vpextract"),
        ((tmp_path / "none",), "There is no folder"),
    ):
        status, told, problem = checked(*arguments, capsys=capsys)
        assert (status, told) == (2, "")
        assert wanted in problem


def test_a_code_of_another_version_is_shown_all_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = written(tmp_path / "out", document("a", Issue("of_tomorrow", "Något \x1b[31mnytt", "warning", 1)))
    status, told, _ = checked(out, capsys=capsys)
    assert status == 0
    assert "Något [31mnytt" in told
    assert "does not know the code" in told


def test_an_unsound_output_is_an_error(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = out / "goals" / "2022.parquet"
    table = pq.read_table(path)
    pq.write_table(table.slice(1), path)
    manifest = json.loads((out / MANIFEST).read_text())
    status, told, _ = checked(out, "--document", "clean", capsys=capsys)
    assert manifest["parts"]
    assert status == 1
    assert told.startswith("The output itself is not sound:\n  goals: it has 11 rows, but 12 were written\n")
    assert "1 document: no doubts, 1 fault of the output itself." in told


def test_no_documents_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, _ = checked(written(tmp_path / "out"), capsys=capsys)
    assert (status, told) == (0, "0 documents: no doubts.\n")


@pytest.mark.parametrize(("summary", "hint"), [(Summary("a.pdf", "a", "ok"), False), (Summary("a.pdf", "a", "failed"), True),
                                               (Summary("a.pdf", "a", "ok", warnings=1), True)])  # fmt: skip
def test_extract_points_here_where_there_is_something_to_see(summary: Summary, hint: bool) -> None:
    console = Console(file=StringIO(), width=200, soft_wrap=True)
    print_run(Report((summary,), {"warnings": summary.warnings}), Path("my out"), console)
    assert isinstance(console.file, StringIO)
    assert ("vpextract check 'my out'" in console.file.getvalue()) == hint
