"""The bytes of a Word file → what is in it, and what is to be known or doubted about it."""

from __future__ import annotations

from vpextract.errors import DocumentError, VpextractError
from vpextract.model import Facts, Issue, Read
from vpextract.reading.word.body import Body, body_of
from vpextract.reading.word.package import damaged, main_part


def read_word(data: bytes) -> Read:
    """The text of a Word file. DocumentError, with what to do, where it cannot be read or holds nothing to read."""
    main = main_part(data)
    try:
        body = body_of(main)
    except (VpextractError, MemoryError):
        raise
    except Exception as error:
        raise damaged(error) from error
    if not body.blocks:
        raise DocumentError(_nothing_in(body))
    return Read("word", Facts("docx", issues=tuple(_doubts(body))), body=body.blocks, running=body.running)


def _nothing_in(body: Body) -> str:
    if body.lost:
        return (
            "All text of the Word file is embedded in another format. Open it in Word and save it as a .docx once more."
        )
    if body.large:
        return (
            "The Word file has no text: it holds pictures (a scan). Save it as a PDF, run that through OCR, "
            "for example with OCRmyPDF, and use the result."
        )
    return "The Word file holds no text. Fetch it again from its source."


def _doubts(body: Body) -> list[Issue]:
    doubts = []
    changes = body.changes
    if changes.came or changes.gone:
        message = (
            f"The file holds changes that nobody has accepted or rejected ({changes.came} put in, {changes.gone} taken out); "
            "it is read as if all were accepted"
        )
        doubts.append(Issue("tracked_changes", message, "warning", line=changes.first))
    if body.lost:
        message = f"{body.lost} parts of the text are embedded in another format; what they say is missing"
        doubts.append(Issue("text_embedded", message, "error"))
    return doubts
