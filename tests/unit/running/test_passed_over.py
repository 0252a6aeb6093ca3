"""Files that are not read have a row and a line each, with what to do; nothing is passed over in silence."""

from __future__ import annotations

import io
import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from rich.console import Console

from vpextract.asking.question import Answer, Question
from vpextract.errors import NoInputError
from vpextract.running import planning
from vpextract.running.finding import find_inputs
from vpextract.running.job import extract_all
from vpextract.running.outcome import Report
from vpextract.running.unread import is_hidden, why_name_is_unread
from vpextract.show.datasets import print_answer, print_overview
from vpextract.show.run import print_run
from vpextract.show.status import print_status
from vpextract.store.reading import open_output

PLAN = "Verksamhetsplan 2031\n\nHamnnämnden\n\n## Mål\n\nText.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "plan.md").write_text(PLAN)
    for name in ("rapport.pages", "siffror.xlsx", "karta.PNG", ".hidden.docx", "~$rapport.docx", "Thumbs.db"):
        (made / name).write_text(f"contents of {name}")
    (made / ".git").mkdir()
    (made / ".git" / "x.docx").write_text("x")
    return made


def run(folder: Path, tmp_path: Path) -> Report:
    return extract_all([folder], tmp_path / "out", jobs=1)


def told(report: Report, width: int = 80) -> str:
    text = io.StringIO()
    print_run(report, "out", Console(width=width, file=text, force_terminal=True, color_system=None))
    return " ".join(text.getvalue().split())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Plan.PAGES", "Save it as a PDF"),
        ("a.ods", "A spreadsheet"),
        ("a.tiff", "OCR"),
        ("a.zip", "Unpack it"),
        ("a.html", "A web page"),
        ("a.xyz", "Files that end in .xyz"),
        ("README", "A file without an ending"),
        ("a.pdf", ""),
        ("a.Docx", ""),
        ("a.TXT", ""),
    ],
)
def test_what_to_do_is_told_by_the_name(name: str, said: str) -> None:
    assert (why_name_is_unread(name) == "") == (said == "")
    assert said in why_name_is_unread(name)


def test_without_the_library_for_word_files_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vpextract.reading.files.find_spec", lambda name: None)
    assert why_name_is_unread("plan.docx").startswith("To read Word files, install what they need (pip install")
    assert why_name_is_unread("plan.pdf") == ""


@pytest.mark.parametrize(
    ("name", "hidden"),
    [(".a", True), ("~$a.docx", True), (".~lock.a.odt#", True), ("desktop.ini", True), ("a~.docx", False)],
)
def test_hidden_files_and_locks(name: str, hidden: bool) -> None:
    assert is_hidden(name) == hidden


def test_each_file_that_is_not_read_is_a_row_and_a_line_and_the_run_is_complete(folder: Path, tmp_path: Path) -> None:
    report = run(folder, tmp_path)
    assert report.complete
    assert [one.source for one in report.skipped] == ["karta.PNG", "rapport.pages", "siffror.xlsx"]
    rows = open_output(tmp_path / "out").table("documents").to_pylist()
    assert [(row["source"], row["status"]) for row in rows if row["status"] == "skipped"] == [
        (name, "skipped") for name in ("karta.PNG", "rapport.pages", "siffror.xlsx")
    ]
    (word,) = (row for row in rows if row["source"] == "rapport.pages")
    assert word["sha256"] == sha256(b"contents of rapport.pages").hexdigest()
    assert "Save it as a PDF" in word["error"]
    text = told(report)
    assert "rapport.pages: skipped. " in text
    assert "3 files skipped" in text
    assert "1 document (" in text


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_that_lead_nowhere_or_to_folders_are_told(folder: Path, tmp_path: Path) -> None:
    (folder / "gone.pdf").symlink_to(folder / "nowhere.pdf")
    (folder / "more").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.pdf")
    why = {one.source: one.why for one in find_inputs([folder]).skipped}
    assert "leads nowhere" in why["gone.pdf"]
    assert "link to a folder" in why["more"]
    assert "It is a pipe" in why["pipe.pdf"]
    run(folder, tmp_path)
    rows = open_output(tmp_path / "out").table("documents").to_pylist()
    assert [row["sha256"] for row in rows if row["source"] == "gone.pdf"] == [None]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read everything")
def test_a_file_without_permission_is_told(folder: Path) -> None:
    (folder / "locked.pdf").write_text("x")
    (folder / "locked.pdf").chmod(0)
    assert [one.source for one in find_inputs([folder]).skipped if "permissions" in one.why] == ["locked.pdf"]


def test_an_update_keeps_forgets_and_changes_them(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path)
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "out").rglob("*.parquet")}
    again = run(folder, tmp_path)
    assert (len(again.skipped), again.kept, again.gone, again.summaries) == (3, 1, 0, ())
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "out").rglob("*.parquet")} == before
    (folder / "karta.PNG").unlink()
    (folder / "siffror.xlsx").rename(folder / "siffror.md")
    (folder / "siffror.md").write_text(PLAN.replace("2031", "2032"))
    last = run(folder, tmp_path)
    assert [one.source for one in last.skipped] == ["rapport.pages"]
    assert (last.gone, [one.source for one in last.summaries]) == (0, ["siffror.md"])
    assert sorted(open_output(tmp_path / "out").documents["source"]) == ["plan.md", "rapport.pages", "siffror.md"]


def test_another_version_tells_of_them_anew_as_their_columns_may_be_others(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def marks() -> list[str]:
        return list(open_output(tmp_path / "out").documents.query("status == 'skipped'")["recipe"])

    run(folder, tmp_path)
    before = marks()
    monkeypatch.setattr(planning, "__version__", "9.9.9")
    run(folder, tmp_path)
    assert (len(before), len(marks()), set(before) & set(marks())) == (3, 3, set())


def test_the_same_as_a_document_is_its_row_and_a_file_named_directly_is_no_skipped_one(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "plan.bak").write_text(PLAN)
    report = run(folder, tmp_path)
    assert {one.source for one in report.skipped} == {"karta.PNG", "plan.bak", "rapport.pages", "siffror.xlsx"}
    ids = open_output(tmp_path / "out").documents["document_id"]
    assert ids.is_unique
    direct = extract_all([folder / "plan.md", folder / "rapport.pages"], tmp_path / "direct", jobs=1)
    assert (direct.skipped, [one.status for one in direct.summaries]) == ((), ["ok", "failed"])


def test_many_alike_are_one_line_with_their_number(folder: Path, tmp_path: Path) -> None:
    for n in range(50):
        (folder / f"protokoll {n}.pages").write_text(f"{n}")
    text = told(run(folder, tmp_path))
    assert "51 files (51 .pages): protokoll 0.pages, …: skipped." in text
    assert "53 files skipped" in text


def test_outputs_within_the_folder_are_no_documents(folder: Path) -> None:
    for _ in range(2):
        extract_all([folder], folder / "output", jobs=1)
        assert [one.source for one in find_inputs([folder]).skipped] == ["karta.PNG", "rapport.pages", "siffror.xlsx"]


def test_a_folder_of_other_files_alone_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pages").write_text("x")
    with pytest.raises(NoInputError, match=r"Other files are there: a\.pages"):
        find_inputs([tmp_path])


def test_commands_leave_them_out_but_where_they_count_files(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path)
    output = open_output(tmp_path / "out")
    for terminal in (True, False):
        text = io.StringIO()
        console = Console(width=200, file=text, force_terminal=terminal)
        print_overview(output, None, console)
        print_answer(Answer(output, Question("documents")), console)
        assert (text.getvalue().count("plan.md"), "rapport.pages" in text.getvalue()) == (2, False)
    text = io.StringIO()
    print_status(output, Console(width=200, file=text))
    assert "3 files of other kinds (1 .pages, 1 .png, 1 .xlsx)" in text.getvalue()


def test_a_dead_link_to_a_document_is_none_of_another_kind(folder: Path, tmp_path: Path) -> None:
    (folder / "plan.pdf").symlink_to(tmp_path / "gone.pdf")
    run(folder, tmp_path)
    text = io.StringIO()
    print_status(open_output(tmp_path / "out"), Console(width=200, file=text))
    assert "(1 .pages, 1 .png, 1 .xlsx), 1 file that could not be read (1 .pdf)" in text.getvalue()
