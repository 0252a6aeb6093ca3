"""Swedish municipal steering documents as data one can trust.

`extract(path)` reads one document, `open_output(path)` opens what the command line wrote, and `link(path)` finds in it
what belongs together across documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpextract.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from vpextract.model import Extraction
    from vpextract.running.outcome import LinkReport
    from vpextract.store.reading import Output

__all__ = ["__version__", "extract", "link", "open_output"]


def extract(
    path: str | Path,
    *,
    reader: str | None = None,
    patterns: str | Path | None = None,
    max_pages: int | None = None,
) -> Extraction:
    """Everything that is found in one document: a PDF, a transcript or a text layer.

    `reader` forces `pymupdf` or `pdfplumber`; `patterns` is a folder laid over the shipped patterns. A file that cannot
    be read, or that has more than `max_pages`, gives an Extraction with status `failed` and a sentence that says what to
    do. It is read in this process, which nothing holds to a time or to memory: the command does that.
    """
    from vpextract.addresses import name_of, read_bytes
    from vpextract.errors import LimitError
    from vpextract.pipeline import extract_bytes, failed_document
    from vpextract.settings import Limits, Options, patterns_said

    options = Options(reader, patterns_said(patterns), Limits(pages=max_pages))
    data, name = read_bytes(path), name_of(path)
    try:
        return extract_bytes(data, name, options=options)
    except LimitError as limit:
        return failed_document(data, name, limit)


def link(path: str | Path, *, patterns: str | Path | None = None) -> LinkReport:
    """Find the same goal, indicator and activity across all documents of an output folder, and write the series.

    `patterns` is a folder laid over the shipped patterns, or "none" for these alone; without it, the patterns that the
    output was made with hold. Raises OutputError where the folder is no output of vpextract, or its links.csv cannot be read.
    """
    from vpextract.running.linking import link_output
    from vpextract.settings import patterns_said

    return link_output(path, patterns_said(patterns))


def open_output(path: str | Path) -> Output:
    """The datasets of an output folder as pandas frames: `open_output("output").indicators`, and so on."""
    from vpextract.store.reading import open_output as opened

    return opened(path)
