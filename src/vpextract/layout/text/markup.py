"""What a line of text shows besides its words: markup, marks of list items, status glyphs."""

from __future__ import annotations

import html
from collections.abc import Container

import regex

from vpextract.knowledge import Knowledge
from vpextract.layout.words import join_parts
from vpextract.marks import can_be_raised, raised
from vpextract.matching import collapsed

_TAG = regex.compile(r"</?(?:b|i|u|em|strong|sup|p|span)\s*/?>", regex.IGNORECASE)
_LINE_END = regex.compile(r"<br\s*/?>", regex.IGNORECASE)
_RAISED = regex.compile(r"<sup>([^<>]*)</sup>|\[\^(\w{1,2})\](?!:)|\^(\d{1,2})\^", regex.IGNORECASE)
"""Marks of footnotes and exponents in HTML and in two kinds of markdown: "48,2<sup>1</sup>", "48,2[^1]", "48,2^1^"."""
_LOWERED = regex.compile(r"(?<=\d)(<sub>[^<>]*</sub>)|</?sub>", regex.IGNORECASE)
"""A lowered index; behind a digit it is kept as it is written, or the figure would become another one."""
_STRONG = regex.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = regex.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_ESCAPED = regex.compile(r"\\([*_#`\\|])")
_INVISIBLE = " \u00a0\u00ad\u200b\u2060\ufeff"
_MARKS_ALONE = regex.compile(r"[#\s]+|[*_\s\u00ad\u200b]{2,}")
_MAY_SAY_NOTHING = frozenset(f"#*_<{_INVISIBLE}")
_NUMBERED = regex.compile(r"(\d{1,2}[.)]|[a-hA-H]\))\s+(?=\S)")


def without_markup(text: str, known: Container[str] = ()) -> str:
    """A text without tags and stars for bold and italics; figures on lines of their own are kept apart."""
    if "&" in text:
        text = html.unescape(text)
    if "<" in text or "^" in text:
        text = _LOWERED.sub(lambda found: found[1] or "", _RAISED.sub(_superscript, text))
        text = join_parts([collapsed(part) for part in _LINE_END.split(_TAG.sub("", text))], known)
    lean = collapsed(_EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", text)))
    return _ESCAPED.sub(r"\1", lean) if "\\" in lean else lean


def has_line_end(text: str) -> bool:
    """Whether a cell of Markdown has several lines."""
    return "<" in text and _LINE_END.search(text) is not None


def lines_of_cell(text: str) -> list[str]:
    """The lines of a cell of Markdown, without markup; none of an empty one."""
    return [line for part in _LINE_END.split(text) if (line := without_markup(part))]


def _superscript(found: regex.Match[str]) -> str:
    text = (found[1] or found[2] or found[3] or "").strip()
    return raised(text) if can_be_raised(text) else str(found[0])


def says_nothing(text: str) -> bool:
    """Whether a line has only marks that say how the text within them looks, and none within, or signs that nobody sees."""
    if text[0] not in _MAY_SAY_NOTHING:
        return False
    return _MARKS_ALONE.fullmatch(text) is not None or not without_markup(text).strip(_INVISIBLE)


def is_bold(text: str) -> bool:
    """Whether a whole line is set bold by markup."""
    lean = text.strip()
    strong = _STRONG.fullmatch(lean)
    if strong is not None and strong[1] not in strong[2]:
        return True
    return bool(regex.fullmatch(r"(?i)<(b|strong)>(?:(?!</?\1>).)+</\1>", lean))


def split_signs(text: str, knowledge: Knowledge) -> tuple[tuple[str, ...], str]:
    """The meanings of the glyphs before a text, and the text. Variation selectors belong to their glyph."""
    signs: list[str] = []
    rest = text.strip()
    while rest:
        glyph = rest[:2] if len(rest) > 1 and rest[1] == "\ufe0f" else rest[0]
        sign = knowledge.sign_of_glyph(glyph)
        if sign is None:
            break
        signs.append(sign)
        rest = rest[len(glyph) :].lstrip()
    return tuple(signs), rest


def split_bullet(text: str, knowledge: Knowledge) -> tuple[str, str]:
    """The mark of a list item and its text; "" where there is none."""
    numbered = _NUMBERED.match(text)
    if numbered is not None:
        return numbered[1], text[numbered.end() :]
    mark, space, rest = text.partition(" ")
    if space and rest.strip() and mark in knowledge.signs.bullets.marks:
        return mark, rest.strip()
    if len(text) > 2 and text[0] in "•▪◦‣":
        return text[0], text[1:].strip()
    return "", text
