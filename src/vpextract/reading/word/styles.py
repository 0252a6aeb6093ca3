"""The styles of a Word file: what a paragraph and its letters look like where nothing else is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from vpextract.reading.word.tags import VAL, W, is_on, number_of, value_of

_HEADING = re.compile(r"heading ?(\d)", re.IGNORECASE)
"""The name of the styles of headings in every language of Word."""
_TITLES = {"title": 1, "toc heading": 1}
_CONTENTS = re.compile(r"(?:toc|contents) ?\d|table of figures", re.IGNORECASE)
_NO_LEVEL = 9
_MOST_LEVELS = 30
"""So many styles may stand on each other; more are a circle."""
_SIZE = 10.0
"""The size of letters where a file tells none."""


class Letters(NamedTuple):
    """What is said of letters; None: nothing. `size` in points, `color` as 0xRRGGBB."""

    bold: bool | None = None
    size: float | None = None
    font: str | None = None
    color: int | None = None
    hidden: bool | None = None
    raised: bool | None = None

    def under(self, nearer: Letters) -> Letters:
        """With what is said nearer to the letters, which counts more."""
        if nearer == _NOTHING:
            return self
        return Letters._make(far if near is None else near for far, near in zip(self, nearer, strict=True))


_NOTHING = Letters()


class ParagraphStyle(NamedTuple):
    """A style with all that it stands on. `level` is that of headings, 0 for text; `numbering` is the list and its level."""

    name: str
    letters: Letters
    level: int
    numbering: tuple[str, int] | None
    toc: bool


def letters_said(properties: Any) -> Letters:
    """What an element w:rPr says."""
    if properties is None or not len(properties):
        return _NOTHING
    size = number_of(value_of(properties, "sz"))
    fonts = properties.find(f"{W}rFonts")
    return Letters(
        is_on(properties, "b"),
        size / 2 if size else None,
        None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi"),
        _color(value_of(properties, "color")),
        is_on(properties, "vanish"),
        _raised(value_of(properties, "vertAlign")),
    )


def _color(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        return int(text, 16)
    except ValueError:  # "auto"
        return 0


def _raised(text: str | None) -> bool | None:
    return None if text is None else text == "superscript"


def level_said(properties: Any) -> int | None:
    """The level of a heading that an element w:pPr says, 0 for running text; None where it says nothing."""
    level = number_of(value_of(properties, "outlineLvl"))
    return None if level is None else level + 1 if 0 <= level < _NO_LEVEL else 0


def numbering_said(properties: Any) -> tuple[str | None, int | None] | None:
    """The list and the level in it that an element w:pPr says, each None where only the other is said."""
    found = properties.find(f"{W}numPr") if properties is not None else None
    return None if found is None else (value_of(found, "numId"), number_of(value_of(found, "ilvl")))


class Styles:
    """All styles of a file, by their marks."""

    def __init__(self, root: Any) -> None:
        every = root.findall(f"{W}style") if root is not None else []
        self._styles: dict[str, Any] = {style.get(f"{W}styleId", ""): style for style in every}
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._base = Letters(False, _SIZE, "", 0, False, False).under(letters_said(defaults))
        marked = (s for s in every if s.get(f"{W}default") in ("1", "true") and s.get(f"{W}type") == "paragraph")
        self._default = next((style.get(f"{W}styleId", "") for style in marked), "")
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._letters: dict[str, Letters] = {}

    def paragraph(self, mark: str | None) -> ParagraphStyle:
        """The style with this mark, or the one of ordinary paragraphs."""
        mark = mark if mark in self._styles else self._default
        if mark not in self._paragraphs:
            self._paragraphs[mark] = self._paragraph(mark)
        return self._paragraphs[mark]

    def letters(self, mark: str | None) -> Letters:
        """What a style of letters says."""
        if not mark:
            return _NOTHING
        if mark not in self._letters:
            self._letters[mark] = self._said(mark, _NOTHING)
        return self._letters[mark]

    def first_row(self, mark: str | None) -> tuple[Letters, str]:
        """What a style of tables says of the letters in the first row, and the colour behind it ("" for none)."""
        letters, fill = _NOTHING, ""
        for style in reversed(list(self._with_bases(mark or ""))):
            for part in style.findall(f"{W}tblStylePr"):
                if part.get(f"{W}type") == "firstRow":
                    letters = letters.under(letters_said(part.find(f"{W}rPr")))
                    fill = fill_said(part.find(f"{W}tcPr")) or fill
        return letters, fill

    def _paragraph(self, mark: str) -> ParagraphStyle:
        chain = list(self._with_bases(mark))
        name = value_of(chain[0], "name", "") or "" if chain else ""
        level = None
        numbering: tuple[str | None, int | None] = (None, None)
        for style in chain:  # the nearest counts
            properties = style.find(f"{W}pPr")
            if level is None:
                level = level_said(properties)
            if level is None:
                level = _level_of_name(value_of(style, "name", "") or "")
            said = numbering_said(properties)
            if said is not None:
                numbering = tuple(a if a is not None else b for a, b in zip(numbering, said, strict=True))  # type: ignore[assignment]
        if name.casefold() in _TITLES:
            level = _TITLES[name.casefold()]
        number, depth = numbering
        listed = None if number is None else (number, depth if depth is not None else self._depth_in_list(mark, level))
        return ParagraphStyle(name, self._said(mark, self._base), level or 0, listed, _CONTENTS.match(name) is not None)

    def _depth_in_list(self, mark: str, level: int | None) -> int:
        """Headings of the second level have the second level of the list that numbers them, where nothing else is said."""
        return max((level or 1) - 1, 0)

    def _said(self, mark: str, base: Letters) -> Letters:
        for style in reversed(list(self._with_bases(mark))):
            base = base.under(letters_said(style.find(f"{W}rPr")))
        return base

    def _with_bases(self, mark: str) -> Iterator[Any]:
        """A style, the one that it is based on, and so on."""
        for _ in range(_MOST_LEVELS):
            style = self._styles.get(mark)
            if style is None:
                return
            yield style
            mark = value_of(style, "basedOn", "") or ""


def _level_of_name(name: str) -> int | None:
    found = _HEADING.fullmatch(name)
    return int(found[1]) if found else None


def fill_said(properties: Any) -> str:
    """The colour behind a cell ("#rrggbb") that an element w:tcPr says; "" where it says none."""
    shading = properties.find(f"{W}shd") if properties is not None else None
    color = shading.get(f"{W}fill", "") if shading is not None else ""
    if shading is not None and shading.get(VAL) == "solid":
        color = shading.get(f"{W}color", color)
    return f"#{color.lower()}" if re.fullmatch("[0-9a-fA-F]{6}", color) and color.lower() != "ffffff" else ""
