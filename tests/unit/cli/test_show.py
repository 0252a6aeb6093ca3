"""`vpextract show`: everything for a pipe, what fits for a terminal, messages for mistakes."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from cli_outputs import written
from rich.console import Console

from vpextract.asking.chosen import matching_documents
from vpextract.asking.question import Answer, Question
from vpextract.cli import main
from vpextract.errors import RequestError
from vpextract.languages.telling import speak
from vpextract.model import Extraction, Goal, Identity, Place
from vpextract.show.datasets import print_answer, print_overview
from vpextract.store.reading import open_output
from vpextract.store.schema import DATASETS

NOTHING = (None,) * 7


def document(name: str, *goals: str) -> Extraction:
    found = Extraction(f"norrmalm-2022-{name}", f"sub/{name}.pdf", name, "pymupdf", "ok", identity=Identity(year=2022))
    return replace(
        found,
        goals=tuple(
            Goal(f"{name}-g{n}", n, "namndmal", None, text, *NOTHING, text, Place(page=n))
            for n, text in enumerate(goals)
        ),
    )


@pytest.fixture
def out(tmp_path: Path) -> Path:
    broken = Extraction("unknown-unknown-unknown-0", "broken.pdf", "0", "none", "failed", "Fetch it again.")
    documents = [broken, document("vp-1", "Ett \x1b[31mrött\tmål\nmed rader", "Två " * 100), document("vp-2", "Tre")]
    return written(tmp_path / "out", *documents)


def shown(out: Path, *arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(["show", str(out), *arguments])
    told = capsys.readouterr()
    assert isinstance(end.value.code, int)
    return end.value.code, told.out, told.err


def terminal(width: int) -> Console:
    return Console(
        file=StringIO(), force_terminal=True, width=width, color_system=None, highlight=False, soft_wrap=True
    )


def text_of(console: Console) -> str:
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_a_terminal_says_yes_in_the_language_that_is_spoken_and_a_pipe_does_not(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = Question("goals", columns=["goal_id", "preferred"])
    for language, yes in (("sv", "ja"), ("en", "yes")):
        console = terminal(100)
        speak(language)
        try:
            print_answer(Answer(open_output(out), asked), console)
        finally:
            speak("en")
        assert text_of(console).splitlines()[1].split()[-1] == yes
    _, told, _ = shown(out, "goals", "--columns", "preferred", "--lang", "sv", capsys=capsys)
    assert told.splitlines()[1] == "yes"


def test_a_pipe_gets_every_column_and_row_uncut(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, _ = shown(out, "goals", capsys=capsys)
    head, *lines = told.splitlines()
    assert status == 0
    assert head.split("\t") == [c.name for c in DATASETS["goals"].columns]
    assert len(lines) == 3
    assert all(line.count("\t") == head.count("\t") for line in lines)
    assert ("Två " * 100).strip() in lines[1]


def test_control_characters_never_reach_the_terminal(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, told, _ = shown(out, "goals", capsys=capsys)
    assert "\x1b" not in told
    assert "Ett [31mrött mål med rader" in told


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_limit(out: Path, limit: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(shown(out, "goals", "--limit", str(limit), capsys=capsys)[1].splitlines()) == limit + 1


@pytest.mark.parametrize("wanted", ["norrmalm-2022-vp-2", "sub/vp-2.pdf", "vp-2.pdf", "norrmalm-2022-vp-2"])
def test_one_document_by_id_or_file(out: Path, wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, told, _ = shown(out, "goals", "--document", wanted, capsys=capsys)
    head, *rows = [line.split("\t") for line in told.splitlines()]
    assert [row[head.index("text")] for row in rows] == ["Tre"]


def test_the_beginning_of_an_id_can_name_several(out: Path) -> None:
    output = open_output(out)
    assert matching_documents(output, "norrmalm") == ["norrmalm-2022-vp-1", "norrmalm-2022-vp-2"]
    assert matching_documents(output, None) is None
    for wanted in ("", "nothing"):
        with pytest.raises(RequestError, match="There are: unknown-unknown-unknown-0, norrmalm-2022-vp-1"):
            matching_documents(output, wanted)


def test_mistakes_are_told_with_status_2(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder, arguments, wanted in (
        (out, ("gaols",), "There are: documents, pages"),
        (out, ("goals", "--document", "x"), "There is no document 'x'"),
        (out, ("series", "--document", "norrmalm"), "without --document"),
        (tmp_path, (), "no output of vpextract"),
        (tmp_path / "none", (), "There is no folder"),
    ):
        status, told, problem = shown(folder, *arguments, capsys=capsys)
        assert (status, told) == (2, "")
        assert wanted in problem


def test_overview_in_a_pipe_is_a_line_a_document(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line.split("\t") for line in shown(out, capsys=capsys)[1].splitlines()]
    assert [line[:3] for line in lines] == [
        ["document_id", "file", "goals"],
        ["unknown-unknown-unknown-0", "broken.pdf", "0"],
        ["norrmalm-2022-vp-1", "sub/vp-1.pdf", "2"],
        ["norrmalm-2022-vp-2", "sub/vp-2.pdf", "1"],
    ]


def test_overview_on_a_terminal_tells_faults_and_sizes(out: Path) -> None:
    console = terminal(100)
    print_overview(open_output(out), None, console)
    told = text_of(console)
    assert "broken.pdf: Fetch it again." in told
    assert re.search(r"^goals +3  One row per goal heading\.$", told, re.MULTILINE)


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("dataset", DATASETS)
def test_tables_fit_the_terminal(out: Path, dataset: str, width: int) -> None:
    console = terminal(width)
    print_answer(Answer(open_output(out), Question(dataset, limit=2)), console)
    table = [line for line in text_of(console).splitlines() if not line.startswith(("Not shown", "…"))]
    assert table
    if open_output(out).n_rows(dataset):
        assert max(map(len, table)) <= width
    else:
        assert table == [f"{dataset} has no rows."]


def test_a_terminal_says_what_it_leaves_out(out: Path) -> None:
    console = terminal(80)
    print_answer(Answer(open_output(out), Question("goals", document="vp-1.pdf", limit=1)), console)
    told = text_of(console)
    assert "… 1 more rows" in told
    assert "Not shown: goal_id, document_id" in told
    console = terminal(80)
    print_answer(Answer(open_output(out), Question("decisions", document="vp-1.pdf", limit=1)), console)
    assert text_of(console) == "decisions has no rows for this document.\n"


def test_a_reader_who_has_seen_enough(out: Path) -> None:
    command = f"{sys.executable} -c 'from vpextract.cli import main; main()' show {out} goals | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_no_text_in_a_pipe_becomes_a_formula_and_numbers_are_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = written(tmp_path / "out", document("vp-1", "=HYPERLINK(A1)", "- Ett mål", "-1,7"))
    _, told, _ = shown(out, "goals", capsys=capsys)
    head, *rows = [line.split("\t") for line in told.splitlines()]
    assert [row[head.index("text")] for row in rows] == ["'=HYPERLINK(A1)", "'- Ett mål", "-1,7"]


def test_a_fault_does_not_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, problem = shown(tmp_path / "\x1b[2Jnone", capsys=capsys)
    assert status == 2
    assert "There is no folder" in problem
    assert "\x1b" not in problem


def test_a_question_in_every_format(out: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    asked = ("show", str(out), "goals", "--where", "'tre' in text", "--columns", "text,page")
    for more, wanted in (
        (("--format", "csv"), b"text,page\nTre,0\n"),
        (("--excel",), b"\xef\xbb\xbftext;page\r\nTre;0\r\n"),
        (("--format", "tsv"), b"text\tpage\nTre\t0\n"),
        ((), b"text\tpage\nTre\t0\n"),
        (("--format", "json"), b'[\n{"text": "Tre", "page": 0}\n]\n'),
        (("--format", "table"), b"text  page\nTre      0\n"),
    ):
        with pytest.raises(SystemExit) as end:
            main([*asked, *more])
        assert (end.value.code, capfdbinary.readouterr().out) == (0, wanted)


def test_a_question_as_parquet(out: Path, tmp_path: Path) -> None:
    command = f"{sys.executable} -c 'from vpextract.cli import main; main()' show {out} goals --format parquet"
    with (tmp_path / "x.parquet").open("wb") as file:
        assert subprocess.run(["bash", "-c", command], stdout=file, check=False).returncode == 0
    assert pq.read_table(tmp_path / "x.parquet").column_names == [c.name for c in DATASETS["goals"].columns]


def test_questions_that_cannot_be_answered(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, wanted in (
        (("--where", "page > 1"), "Of which dataset?"),
        (("goals", "--excel", "--format", "json"), "--excel is a kind of CSV"),
        (("goals", "--where", "page = 1"), "Write == to compare"),
        (("goals", "--board", "x"), "There is no board 'x'"),
    ):
        status, told, problem = shown(out, *arguments, capsys=capsys)
        assert (status, told) == (2, "")
        assert wanted in problem


def test_columns_that_do_not_fit_become_blocks(out: Path) -> None:
    console = terminal(30)
    asked = Question("goals", document="vp-1", columns=["goal_id,text,document_id,printed"], limit=1)
    print_answer(Answer(open_output(out), asked), console)
    assert "goal_id      vp-1-g0\n" in text_of(console)


def test_what_the_condition_names_is_shown(out: Path) -> None:
    console = terminal(80)
    print_answer(Answer(open_output(out), Question("goals", where=["ordinal >= 0 and preferred"])), console)
    assert re.match(r"document_id +level +ordinal  preferred", text_of(console))
