"""What a reader made of a file, and what the program tells of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from vpextract.model.boxes import Box
from vpextract.model.issue import Issue
from vpextract.model.pages import Page
from vpextract.model.word import WordBlock

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
