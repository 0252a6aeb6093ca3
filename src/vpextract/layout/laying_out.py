"""What was read → one document as blocks in reading order, whatever form it was read in."""

from __future__ import annotations

from vpextract.knowledge import Knowledge
from vpextract.layout.tables.header_levels import with_header_rows_told
from vpextract.model import Layout, Read


def lay_out(read: Read, knowledge: Knowledge) -> Layout:
    """The document; what stands in the columns of its tables tells which of their rows are headers, whoever found them."""
    return with_header_rows_told(_laid_out(read, knowledge), knowledge)


def _laid_out(read: Read, knowledge: Knowledge) -> Layout:
    match read.form:
        case "pages":
            from vpextract.layout.from_pages import pages_to_layout

            return pages_to_layout(read.pages, knowledge)
        case "textlayer" | "transcript":
            from vpextract.layout.from_text import textlayer_to_layout, transcript_to_layout

            to_layout = textlayer_to_layout if read.form == "textlayer" else transcript_to_layout
            return to_layout(read.text, knowledge)
        case "word":
            from vpextract.layout.from_word import word_to_layout

            return word_to_layout(read.body, read.running, knowledge)
