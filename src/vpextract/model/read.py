"""What a reader made of a file, and what the program tells of its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from vpextract.model.boxes import Box
from vpextract.model.issue import Issue
from vpextract.model.pages import Page
from vpextract.model.word import WordBlock, WordParagraph

Form = Literal["pages", "textlayer", "transcript", "word"]
"""Pages with places; the text of a PDF as a tool prints it, line by line; a text that was written, paragraph by paragraph; the
paragraphs and tables of a Word file."""


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What the `pages` dataset tells of one page; sizes in points."""

    page: int
    kind: str
    width: float
    height: float
    rotation: int
    words: int
    reader: str


class Unsure(NamedTuple):
    """A text with a figure that was read in two ways, and where it stands on the paper."""

    page: int
    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told of the reading: `n_pages` is None where the file has none; figures in `unsure` texts are no numbers."""

    reader: str
    pages: tuple[PageInfo, ...] = ()
    n_pages: int | None = None
    issues: tuple[Issue, ...] = ()
    unsure: tuple[Unsure, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """The contents of a file, `pages`, a `text` or a `body`, as its `form` says; `running` are a body's headers and footers."""

    form: Form
    facts: Facts
    pages: tuple[Page, ...] = ()
    text: str = ""
    body: tuple[WordBlock, ...] = ()
    running: tuple[str, ...] = ()

    def printed(self) -> list[str]:
        """Its lines, paragraphs and cells as they are printed, whatever they mean."""
        match self.form:
            case "pages":
                return [line.text for page in self.pages for line in page.lines]
            case "word":
                return list(_of_word(self.body))
            case _:
                return self.text.splitlines()


def _of_word(blocks: Iterable[WordBlock]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block.text
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _of_word(cell.blocks)
