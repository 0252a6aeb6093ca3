"""A PDF's bytes → its pages, each by the reader that can: PyMuPDF, or pdfplumber where that cannot read the file or a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field

from vpextract.errors import DocumentError, EncryptedError, too_many_pages
from vpextract.model import Issue, Page, Unsure
from vpextract.reading.faults import unreadable_page
from vpextract.reading.page_read import PageRead, PdfFile
from vpextract.reading.sound_pages import UNNAMED_LETTER
from vpextract.settings import SECONDS_A_PAGE, Options

PYMUPDF, PDFPLUMBER = "pymupdf", "pdfplumber"
_LABELS = {PYMUPDF: "PyMuPDF", PDFPLUMBER: "pdfplumber"}
_PAGES_AT_FIRST = 16
"""Pages that a PDF is believed to have before they come; then as many as have come. It may claim millions."""
NO_READER = "none"
"""The reader of a page that none can read."""


@dataclass(slots=True)
class PdfRead:
    """All pages in order, and for each which reader read it; those that none could are empty, their numbers in `lost`."""

    reader: str
    pages: list[Page] = field(default_factory=list)
    readers: list[str] = field(default_factory=list)
    lost: set[int] = field(default_factory=set)
    illegible: set[int] = field(default_factory=set)
    """Pictures of pages that OCR could not read."""
    unsure: list[Unsure] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def read_pdf(data: bytes, options: Options | None = None) -> PdfRead:
    """The pages, by the wanted reader alone where one is named.

    A page that cannot be read costs itself, and an issue says so. DocumentError where none can be read; LimitError before
    the first one where they are more than a document may have.
    """
    options = options or Options()
    wanted = options.reader
    with ExitStack() as open_files:
        file, issues = _opened(data, wanted, open_files)
        other = _Other(data, file, open_files) if wanted is None else None
        read = PdfRead(file.name, issues=[*issues, *_about_count(file)])
        faulty = ""
        for number in _with_time(file.count, options):
            first = file.read(number)
            if first.fault:
                faulty = faulty or str(unreadable_page(number, first.fault))
                second = other.read(number) if other is not None else (NO_READER, PageRead(None))
                _take_one_of(number, first, *second, read)
            else:
                _take(first.page, file.name, read)
    if faulty and all(page.kind == "empty" for page in read.pages):
        raise DocumentError(faulty)
    return _with_one_fallback(read)


def _with_time(count: int, options: Options) -> Iterator[int]:
    """The numbers of the pages, with time for each; as a file may claim more pages than it has, not for all at once."""
    most = options.limits.pages
    if most is not None and count > most:
        raise too_many_pages(count, most)
    believed = 0
    for number in range(1, count + 1):
        if options.more_time is not None and number > believed:
            more = min(believed or _PAGES_AT_FIRST, count - believed)
            options.more_time(more * SECONDS_A_PAGE)
            believed += more
        yield number


# --- the readers ------------------------------------------------------------------------------------------------------


def _opened(data: bytes, wanted: str | None, open_files: ExitStack) -> tuple[PdfFile, list[Issue]]:
    """The file by the wanted reader; by default PyMuPDF, with pdfplumber stepping in where that cannot open it."""
    try:
        return open_files.enter_context(_opener(wanted or PYMUPDF)(data)), []
    except EncryptedError:
        raise
    except DocumentError as fault:
        if wanted is not None:
            raise
        try:
            return open_files.enter_context(_opener(PDFPLUMBER)(data)), [_fallback(str(fault))]
        except DocumentError:
            raise fault from None


def _opener(reader: str) -> Callable[[bytes], AbstractContextManager[PdfFile]]:
    if reader == PDFPLUMBER:
        from vpextract.reading import plumber

        return plumber.opened
    from vpextract.reading import mupdf

    return mupdf.opened


class _Other:
    """The reader that is asked for a page which the first one cannot read. It opens the file when it is first asked."""

    def __init__(self, data: bytes, first: PdfFile, open_files: ExitStack) -> None:
        self._data, self._first, self._open_files = data, first, open_files
        self._file: PdfFile | None = None
        self._asked = first.name != PYMUPDF

    def read(self, number: int) -> tuple[str, PageRead]:
        """The reader's name, and what it reads: nothing where it counts the pages of the file otherwise."""
        if not self._asked:
            self._asked = True
            try:
                self._file = self._open_files.enter_context(_opener(PDFPLUMBER)(self._data))
            except DocumentError:
                self._file = None
        if self._file is None or self._file.count != self._first.count:
            return NO_READER, PageRead(None)
        return self._file.name, self._file.read(number)


# --- which reading of a page counts, and what is said of it -----------------------------------------------------------


def _take(page: Page | None, reader: str, read: PdfRead) -> None:
    number = len(read.pages) + 1
    if page is None:
        read.lost.add(number)
    read.pages.append(page or Page(number, 0.0, 0.0, 0, ()))
    read.readers.append(reader if page is not None else NO_READER)


def _take_one_of(number: int, first: PageRead, name: str, second: PageRead, read: PdfRead) -> None:
    """Take the other reader's page where it has more on it than the first one's."""
    more = second.page is not None and len(_letters(second.page)) > len(_letters(first.page))
    more = more and (not first.blank or bool(second.page and second.page.lines))
    if more:
        _take(second.page, name, read)
    else:
        _take(first.page, read.reader, read)
    same = second.page is not None and not second.fault and _letters(second.page) == _letters(first.page) != ""
    if not more and first.page is None:
        code, severity, what = "page_unreadable", "error", "cannot be read"
    elif more and not second.fault and (first.page is None or first.blank):
        by, not_by = _LABELS[name], _LABELS[read.reader]
        code, severity, what = "page_by_other_reader", "info", f"was read with {by}, as {not_by} cannot"
    elif first.blank:
        code, severity, what = "page_without_text", "warning", "shows no text"
    elif same:
        code, severity, what = "page_damaged", "warning", "is damaged; both readers read the same text on it"
    else:
        code, severity, what = "page_damaged", "error", "is damaged, and may say more than was read"
    message = f"Page {number} {what} ({first.fault}). {first.bug}".rstrip()
    read.issues.append(Issue(code, message, severity, number))


def _letters(page: Page | None) -> str:
    """All letters that are printed on a page and have a name, whatever their order."""
    texts = [] if page is None else [*(line.text for line in page.lines), *page.turned]
    return "".join(sorted("".join(UNNAMED_LETTER.sub("", "".join(texts)).split())))


def _about_count(file: PdfFile) -> list[Issue]:
    """A doubt where the file says another number of pages than were found in it."""
    if file.strewn:
        lost = f"The file's list of its pages is gone; {file.count} were found in it, and others may be missing"
        return [Issue("page_count_differs", lost, "error")]
    if file.told == file.count:
        return []
    told = f"says that it has {file.told}" if file.told is not None else "does not say how many it has"
    severity = "warning" if file.told is not None and file.told > file.count else "info"
    return [Issue("page_count_differs", f"{file.count} pages were found in the file, which {told}", severity)]


def _fallback(fault: str) -> Issue:
    return Issue("reader_fallback", f"PyMuPDF could not read the file, pdfplumber did: {fault}", "info")


def _with_one_fallback(read: PdfRead) -> PdfRead:
    """One doubt about the file where each of its pages was read by the other reader, instead of one about each page."""
    used = set(read.readers) - {NO_READER}
    if used and read.reader not in used:
        told = [issue for issue in read.issues if issue.code == "page_by_other_reader"]
        read.issues = [issue for issue in read.issues if issue not in told]
        read.issues += [_fallback(issue.message) for issue in told[:1]]
        (read.reader,) = used
    return read
