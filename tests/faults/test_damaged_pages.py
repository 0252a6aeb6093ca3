"""A damaged page costs itself: the others are read and keep their numbers, and what is lost is said with its page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from damaged_pdfs import BAD, LOSING, PAGES, SOUND, document, with_contents, with_key, with_letters_of_no_width, written

from vpextract.errors import DocumentError
from vpextract.model import Extraction, Page
from vpextract.pipeline import extract_bytes
from vpextract.reading import mupdf, plumber
from vpextract.settings import Options
from vpextract.store.records import extraction_to_rows

READERS = [None, "pymupdf", "pdfplumber"]
OTHERS = [number for number in range(1, PAGES + 1) if number != BAD]


def read(data: bytes, reader: str | None = None) -> Extraction:
    found = extract_bytes(data, "plan.pdf", options=Options(reader=reader))
    extraction_to_rows(found)
    return found


def words_found(found: Extraction) -> list[int]:
    """The pages whose own word is in a text."""
    texts = [section.text for section in found.sections]
    return [number for number in range(1, PAGES + 1) if any(f"Ord{number}" in text for text in texts)]


def goal_pages(found: Extraction) -> dict[str, int | None]:
    return {goal.number or "": goal.place.page for goal in found.goals}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("damage", SOUND.values(), ids=SOUND.keys())
def test_damage_beside_the_words_costs_none(damage: object, reader: str | None) -> None:
    assert callable(damage)
    if reader == "pymupdf" and damage in (SOUND["parents in a circle"], SOUND["crop box in words"]):
        pytest.skip("this reader alone cannot read it")
    found = read(damage(), reader)
    assert found.n_pages == PAGES
    assert words_found(found) == [1, 2, 3, 4, 5]
    assert goal_pages(found).items() >= {f"1.{number}": number for number in OTHERS}.items()
    if "page_damaged" not in {issue.code for issue in found.issues}:
        assert found.status == "ok"
        assert goal_pages(found)[f"1.{BAD}"] == BAD


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("damage", LOSING.values(), ids=LOSING.keys())
def test_a_lost_page_is_said_and_costs_no_other(damage: object, reader: str | None) -> None:
    assert callable(damage)
    found = read(damage(), reader)
    assert found.n_pages == PAGES
    assert set(words_found(found)) >= set(OTHERS)
    assert {number: page for number, page in goal_pages(found).items() if page != BAD} == {
        f"1.{number}": number for number in OTHERS
    }
    assert [page.page for page in found.pages] == list(range(1, PAGES + 1))
    if reader == "pdfplumber" and damage is LOSING["operators broken"]:
        return  # the library reads over wrong operators, and does not tell
    (issue,) = [issue for issue in found.issues if issue.code in ("page_unreadable", "page_damaged")]
    assert (issue.severity, issue.page) == ("error", BAD)
    assert found.status == "partial"
    assert f"Page {BAD} " in issue.message
    assert "Traceback" not in issue.message
    assert "bug" not in issue.message


def test_a_page_that_cannot_be_read_is_an_empty_page() -> None:
    found = read(LOSING["kid is nothing"]())
    bad = found.pages[BAD - 1]
    assert (bad.page, bad.kind, bad.words, bad.reader) == (BAD, "empty", 0, "none")
    assert {page.reader for page in found.pages} == {"none", "pymupdf"}


def test_a_page_that_one_reader_cannot_read_is_asked_of_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = count_opened(monkeypatch)
    found = read(with_key("UserUnit", "0"))  # MuPDF makes a page without any size of it
    assert words_found(found) == [1, 2, 3, 4, 5]
    assert [page.reader for page in found.pages] == ["pymupdf", "pymupdf", "pdfplumber", "pymupdf", "pymupdf"]
    assert [(i.code, i.severity, i.page) for i in found.issues if i.page == BAD] == [
        ("page_by_other_reader", "info", BAD)
    ]
    assert (found.reader, found.status, opened) == ("pymupdf", "ok", ["pdfplumber"])


def test_the_other_reader_is_not_asked_without_need(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = count_opened(monkeypatch)
    blank = document()
    blank.new_page()
    assert read(written(blank)).status == "ok"
    assert opened == []


@pytest.mark.parametrize(("reader", "status"), [(None, "ok"), ("pymupdf", "failed"), ("pdfplumber", "ok")])
def test_a_file_none_of_whose_pages_one_reader_can_read(reader: str | None, status: str) -> None:
    """The doubt is one about the file, not one for each page."""
    found = read(SOUND["parents in a circle"](), reader) if status == "ok" else None
    if found is None:
        failed = extract_bytes(SOUND["parents in a circle"](), "plan.pdf", options=Options(reader=reader))
        assert failed.status == "failed"
        assert "Page 1 of the PDF cannot be read" in (failed.error or "")
        return
    assert (found.status, found.reader) == ("ok", "pdfplumber")
    codes = [issue.code for issue in found.issues]
    assert codes.count("reader_fallback") == (reader is None)
    assert "page_by_other_reader" not in codes


@pytest.mark.parametrize("reader", READERS)
def test_a_document_without_any_page_that_can_be_read_is_failed(reader: str | None) -> None:
    made = document()
    for page in made:
        made.xref_set_key(page.xref, "Contents", "17")
    found = extract_bytes(written(made), "plan.pdf", options=Options(reader=reader))
    assert found.status == "failed"
    assert "Page 1 of the PDF cannot be read" in (found.error or "")


@pytest.mark.parametrize("reader", READERS)
def test_an_encrypted_document_is_failed(reader: str | None) -> None:
    locked = document().tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="a", owner_pw="b")
    found = extract_bytes(locked, "plan.pdf", options=Options(reader=reader))
    assert (found.status, "encrypted with a password" in (found.error or "")) == ("failed", True)


@pytest.mark.parametrize(
    ("damage", "severity", "says"),
    [
        ("count too large", "warning", "says that it has 50"),
        ("count too large by two", "warning", "says that it has 7"),
        ("count too small", "info", "says that it has 2"),
        ("count negative", "info", "says that it has -3"),
        ("count is a word", "info", "does not say how many"),
    ],
)
def test_a_wrong_number_of_pages_is_said(damage: str, severity: str, says: str) -> None:
    for reader in READERS:
        (issue,) = [i for i in read(SOUND[damage](), reader).issues if i.code == "page_count_differs"]
        assert (issue.severity, issue.page) == (severity, None)
        assert issue.message.startswith(f"{PAGES} pages were found")
        assert says in issue.message


@pytest.mark.parametrize("damage", ["count elsewhere", "tree has itself for a kid", "page named twice"])
def test_a_right_number_of_pages_is_not_doubted(damage: str) -> None:
    for reader in READERS:
        assert "page_count_differs" not in [issue.code for issue in read(SOUND[damage](), reader).issues]


def test_damage_on_which_both_readers_agree_is_a_warning() -> None:
    found = read(SOUND["image without colours"]())
    (issue,) = [issue for issue in found.issues if issue.code == "page_damaged"]
    assert (issue.severity, issue.page, found.status) == ("warning", BAD, "ok")


def test_text_outside_the_page_is_said() -> None:
    found = read(with_contents(lambda operators: b"1 0 0 1 0 5000 cm " + operators), "pymupdf")
    assert [(i.code, i.severity) for i in found.issues if i.page == BAD] == [("page_without_text", "warning")]


def test_no_library_speaks_to_the_terminal(tmp_path: Path) -> None:
    """Their remarks on a damaged file become issues."""
    paths = []
    for number, damage in enumerate(("contents are a number", "contents packed wrong", "kid is missing")):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(LOSING[damage]())
    paths.append(tmp_path / "font.pdf")
    paths[-1].write_bytes(SOUND["font is a number"]())
    program = (
        "import sys; from pathlib import Path; from vpextract.pipeline import extract_document as read; "
        "from vpextract.settings import Options; "
        "[read(Path(path), options=Options(reader=r)) for path in sys.argv[1:] for r in (None, 'pdfplumber')]"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, paths)], capture_output=True, text=True, timeout=120, check=True
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_letters_without_a_width_are_said() -> None:
    found = read(with_letters_of_no_width(), "pymupdf")
    assert [(i.code, i.severity) for i in found.issues if i.page == BAD] == [("page_damaged", "error")]


@pytest.mark.parametrize(("aslant", "code"), [("alone", "page_without_text"), ("beside", "left_over")])
def test_text_that_does_not_run_along_the_page_is_said(aslant: str, code: str) -> None:
    made = document()
    page = made[BAD - 1]
    if aslant == "alone":
        page = made.new_page()
    for at in range(5):
        page.insert_text((300 + 20 * at, 700), "Bojarna ligger i viken hela sommaren", rotate=90)
    found = read(written(made), "pymupdf")
    (issue,) = [issue for issue in found.issues if issue.page == page.number + 1]
    assert (issue.code, issue.severity) == (code, "warning")
    assert "180 letters run upwards" in issue.message


def test_a_stamp_along_a_margin_is_none() -> None:
    made = document()
    made[BAD - 1].insert_text((20, 700), "Diarienummer 1.2.1-123-2031", rotate=90)
    assert [issue.code for issue in read(written(made)).issues if issue.page == BAD] == []


def test_a_blank_page_is_said() -> None:
    made = document()
    made.new_page()
    assert [(i.code, i.severity, i.page) for i in read(written(made)).issues] == [("page_without_text", "info", 6)]


def test_letters_without_a_name_are_said() -> None:
    found = read(SOUND["font is a number"](), "pdfplumber")
    assert [(i.code, i.severity) for i in found.issues if i.page == BAD] == [("page_damaged", "error")]


# --- faults of our own ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", READERS)
def test_a_bug_on_one_page_costs_that_page_and_asks_to_be_reported(
    reader: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mupdf, "_page", failing(mupdf._page, lambda arguments: arguments[1]))
    monkeypatch.setattr(plumber, "_page", failing(plumber._page, lambda arguments: arguments[0].page_number))
    found = read(written(document()), reader)
    assert words_found(found) == OTHERS
    assert [page.kind for page in found.pages] == ["text", "text", "empty", "text", "text"]
    (issue,) = [issue for issue in found.issues if issue.page == BAD]
    assert (issue.code, issue.severity) == ("page_unreadable", "error")
    assert "This is a bug in vpextract (ZeroDivisionError: division by zero in test_damaged_pages.py" in issue.message
    assert issue.message.endswith(f"Please report it together with the file and the number of the page, {BAD}.")


@pytest.mark.parametrize("stop", [MemoryError, KeyboardInterrupt, DocumentError])
def test_what_concerns_more_than_the_page_goes_through(
    stop: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopping(*_: object) -> None:
        raise stop

    monkeypatch.setattr(mupdf, "lines_of", stopping)
    with pytest.raises(stop), mupdf.opened(written(document())) as file:
        file.read(1)


def failing(do: Any, number_of: Callable[[tuple[Any, ...]], int]) -> Callable[..., Any]:
    """What a reader does with a page, with a fault on the bad one."""

    def called(*arguments: Any) -> Any:
        if number_of(arguments) == BAD:
            raise ZeroDivisionError("division by zero")
        return do(*arguments)

    return called


def count_opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes each opening by the second reader."""
    opened: list[str] = []
    original = plumber.opened

    def counted(data: bytes) -> object:
        opened.append("pdfplumber")
        return original(data)

    monkeypatch.setattr(plumber, "opened", counted)
    return opened


def test_pages_are_of_the_type_that_layouts_take() -> None:
    with mupdf.opened(SOUND["letters that are no text"]()) as file:
        page = file.read(BAD).page
    assert isinstance(page, Page)
    assert all(line.text.strip() for line in page.lines)
