"""A report read back as a reader sees it: headings, tables, cards."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import lxml.html

HtmlElement = Any
"""An element of lxml, which comes without types."""


def page_of(file: Path) -> HtmlElement:
    return lxml.html.fromstring(file.read_text("utf8"))


def text_of(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def section(page: HtmlElement, anchor: str) -> HtmlElement:
    return page.xpath(f"//section[@aria-labelledby='{anchor}']")[0]


def table(page: HtmlElement, caption: str) -> list[list[str]]:
    """The cells of the body of the table whose caption begins so."""
    found = [one for one in page.iter("table") if text_of(one.find("caption")).startswith(caption)]
    return [[text_of(cell) for cell in row] for one in found for row in one.find("tbody")]


def heads(page: HtmlElement, caption: str) -> list[str]:
    found = next(one for one in page.iter("table") if text_of(one.find("caption")).startswith(caption))
    return [text_of(cell) for cell in found.find("thead")[0]]


@dataclass
class Outline(HTMLParser):
    """What a strict reader of the source sees: elements, identifiers, and all that leads somewhere."""

    def __post_init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.leads: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("src", "href", "action", "data", "poster", "srcset", "xlink:href"):
                self.leads.append(value or "")
            if name.startswith("on") or name == "style":
                self.handlers.append(name)

    @classmethod
    def of(cls, file: Path) -> Outline:
        outline = cls()
        outline.feed(file.read_text("utf8"))
        return outline
