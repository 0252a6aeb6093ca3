"""What archives add to the texts that they keep: front matter, comments with the page's number, links, escapes, fences.

All of it is turned into what a plain text has, line by line, so that line numbers stay: a page's comment becomes form feeds, a
table in HTML or CSV becomes rows of cells with tabs between, what is only for machines is set aside.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field

import regex

from vpextract.knowledge import Knowledge
from vpextract.knowledge.archive_words import ArchiveWords
from vpextract.layout.text.html_tables import html_to_tabs
from vpextract.layout.text.several import documents_in, front_matter
from vpextract.model import Issue, SetAside

_TOUCHED = regex.compile(
    r"<!--|\]\(|\\|```|~~~|<table\b|(?m)^\s*(?:# |---|===|\[(?:\p{L}+ )?\d+\]|\{)", regex.IGNORECASE
)
_FENCE = regex.compile(r"\s*(?:```|~~~)+\s*(?P<kind>\w*)\s*")
_COMMENT = regex.compile(r"<!--(?P<said>.*?)-->")
_KEY = regex.compile(r"(?P<key>[\w -]{1,40}):(?:\s+(?P<value>.*?))?\s*")
_LINK = regex.compile(
    r"(?P<picture>!?)\[(?P<text>[^\[\]\n]*)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"\n]*\")?\)"
)
_ESCAPED = regex.compile(r"\\([-.!()\[\]{}+>~<&%$])")
_NULL = frozenset(("", "null", "none", "~", "[]"))
_EDGES = "-+. "
_RULING = "-=[]{} "
_WITHIN = frozenset((("[", "]"), ("{", "-"), ("{", "}")))
_UNDERLINE = regex.compile(r"\s{0,3}(?:={3,}|-{3,})\s*")
_NEAR = 4
"""A link to a table that stands so few lines above one is its caption."""


@dataclass(slots=True)
class Archived:
    """A text without what its archive added, what was set aside of it, and what is to be doubted."""

    text: str
    aside: list[SetAside] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def without_archive(text: str, knowledge: Knowledge) -> Archived:
    """The text as the document prints it; one that no archive touched is left as it is."""
    if _TOUCHED.search(text) is None:
        return Archived(text)
    words = knowledge.archive_words
    made = Archived(text)
    starts = documents_in(text, knowledge)
    if len(starts) > 1:
        where = ", ".join(str(at + 1) for at in starts[1:])
        message = f"{len(starts)} documents in one file; of these only the first was read. Others begin on line {where}"
        made.issues.append(Issue("several_documents", message, "error", line=starts[1] + 1))
        text = "\n".join(text.split("\n")[: starts[1]])
    lines = html_to_tabs(text).split("\n")
    _front_matter(lines, words, made)
    _fences(lines)
    _comments(lines, words, made)
    _links(lines, words, made)
    _underlined(lines)
    made.text = "\n".join(_ESCAPED.sub(r"\1", line) if "\\" in line else line for line in lines)
    return made


def _front_matter(lines: list[str], words: ArchiveWords, made: Archived) -> None:
    """The block of keys at the start; what the title's keys say is kept as lines of the text."""
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    for at in front_matter(lines, first) or ():
        found = _KEY.fullmatch(lines[at].strip())
        value = (found["value"] or "").strip("\"' ") if found else ""
        if found and words.names_title(found["key"].strip()) and value.casefold() not in _NULL:
            lines[at] = value
        else:
            made.aside.append(SetAside(lines[at].strip(), "mark"))
            lines[at] = ""


def _fences(lines: list[str]) -> None:
    """The marks around text that is kept as it is typed are taken out; a table of comma or semicolon separated cells is one of
    tabs then."""
    kind: str | None = None
    for at, line in enumerate(lines):
        fence = _FENCE.fullmatch(line)
        if fence:
            lines[at], kind = "", (None if kind is not None else fence["kind"].casefold())
        elif kind == "csv" and line.strip():
            mark = ";" if line.count(";") >= line.count(",") else ","
            lines[at] = "\t".join(cell.strip() for cell in next(csv.reader([line], delimiter=mark)))


def _underlined(lines: list[str]) -> None:
    """A line of its own with a rule under it is a heading."""
    for at in range(1, len(lines)):
        rule, text = lines[at], lines[at - 1]
        alone = at == 1 or not lines[at - 2].strip(" \f")
        if (
            rule[:1] in "=- "
            and _UNDERLINE.fullmatch(rule)
            and alone
            and text.strip()
            and text.strip()[0] not in "|#<"
            and "\t" not in text
        ):
            lines[at - 1], lines[at] = f"{'#' if '=' in rule else '##'} {text.strip()}", ""


def _comments(lines: list[str], words: ArchiveWords, made: Archived) -> None:
    """Comments are set aside; those that number pages, and lines that do so between rules, end a page."""
    page = 1
    for at, line in enumerate(lines):
        if "<!--" in line:
            said, rest = [found["said"].strip() for found in _COMMENT.finditer(line)], _COMMENT.sub("", line)
        elif _numbers_page(line.strip(), words):
            said, rest = [line.strip()], ""
        else:
            continue
        feeds = 0
        for one in said:
            number = words.page(one.strip(_RULING))
            feeds += max(0, (number or 0) - page - feeds)
            made.aside.append(SetAside(one, "mark"))
        page += feeds
        lines[at] = "\f" * feeds + rest


def _numbers_page(line: str, words: ArchiveWords) -> bool:
    """Whether a line is the number of a page within brackets or between rules ("--- Page 3 ---", "{3}-----")."""
    within = (line[:1], line[-1:]) in _WITHIN or (line[:2] in ("--", "==") and line[-2:] == line[:2])
    return within and words.page(line.strip(_RULING)) is not None


def _links(lines: list[str], words: ArchiveWords, made: Archived) -> None:
    """A link is its text, a picture what it shows in words; a table that is only linked to is missed aloud."""
    for at, line in enumerate(lines):
        if "](" not in line:
            continue
        found = [*_LINK.finditer(line)]
        linked = [link for link in found if words.is_table_file(link["target"])]
        if linked and not any("|" in near or "\t" in near for near in lines[at + 1 : at + 1 + _NEAR]):
            message = f"Line {at + 1} links to a table in another file ({linked[0]['target']}); it is not read"
            made.issues.append(Issue("table_elsewhere", message, "error", line=at + 1))
        if linked and line.strip(_EDGES) == linked[0][0]:
            continue  # it tells where tables stand behind the text of their page
        if found and found[0]["picture"] and line.strip() == found[0][0]:
            made.aside.append(SetAside(found[0]["text"], "mark"))
            lines[at] = ""
        else:
            lines[at] = _LINK.sub(r"\g<text>", line)
