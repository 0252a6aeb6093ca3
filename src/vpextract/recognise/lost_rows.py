"""Rows of tables that may be missing: heads without rows, and texts with figures or dates side by side, as no sentence has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from vpextract.issues import issue, shortened
from vpextract.knowledge import Knowledge
from vpextract.model import Block, Issue, Paragraph, Place, Table
from vpextract.numerals import MINUS, SIGN, UNIT, YEAR, is_bare_year, is_numeric, years_in

_FIGURE = rf"[{MINUS}+]?(?:[1-9]\d{{0,2}}(?: \d{{3}})+|0|[1-9]\d*)(?:,\d+)?(?!\d)"
_MOST = 24
"""Signs of a figure at most, spaces included: asked for further, a line of many figures takes the square of its length."""
_SIDE_BY_SIDE = regex.compile(
    rf"(?=[{MINUS}+\d])(?:"  # asked at figures only: texts are long
    rf"(?<![\d.,:/-])\d[\d ,]{{0,{_MOST}}} ?(?P<unit>{UNIT}) "
    rf"(?:(?:[–-] )?[≥≤<>] ?)?{_FIGURE} ?(?P=unit)(?![\p{{L}}\d])"  # 81 % 85 %
    rf"|(?<=\p{{Ll}}[\p{{Ll}})] )(?!{YEAR}\b){_FIGURE}(?: {_FIGURE}){{2,}}$"  # … i veckan 27 29 28
    rf"|(?<=\p{{Ll}}[\p{{Ll}})] )[{MINUS}]?\d[\d ]*,\d+ [{MINUS}]?\d[\d ]*,\d+(?: |$)"  # … i dagar 53,4 51,6
    rf"|{YEAR}(?:-\d\d){{1,2}} {YEAR}(?:-\d\d){{1,2}}"  # 2031-01-01 2031-12-31
    rf"|{YEAR} {YEAR}-\d\d|{YEAR}-\d\d(?:-\d\d)? (?:3[01]|[12]?\d) \p{{Ll}}{{3,9}} {YEAR}"  # 1 januari 2031 2031-06
    r")"
)
_TWO_TIMES = regex.compile(rf"(?<!\p{{L}})(\p{{L}}[\p{{L}}\d]* {YEAR}) (\p{{L}}[\p{{L}}\d]* {YEAR})(?!\d)")
"""Two times as words and years; whether they are times must be asked."""
_THREE_DIGITS = regex.compile(r"\d\D*\d\D*\d")
_CELLS = regex.compile(rf"(?<=\p{{L}}[^\s\d]*)(?:\s+(?:{SIGN}?\d[\d.,]*(?:\s?%)?|[{MINUS}]))+$")
_NEAR = 3
"""Paragraphs below a table, or below the last such row, among which its rows may stand."""
_CAPITAL = regex.compile(r"\s+(?=\p{Lu})")
_LONGEST_HEAD = 80
_CELLS_APART, _NAME = 3, 8
"""So many texts on a line, the first of so many letters at least, are a row if figures are among them."""
_LONGEST_LABEL = 40
_VALUES = ("outcome", "target", "forecast")
"""The roles of columns that a label may stand over several of."""
_LONGEST = 300
"""Letters of such a row at most."""


def lost_rows(blocks: Sequence[Block], knowledge: Knowledge) -> Iterator[Issue]:
    """One doubt for each text that looks like a row, of which less is asked below a table, and for each table without rows."""
    above: Block | None = None
    near = 0
    for block in blocks:
        if isinstance(block, Table):
            near = _NEAR
            if not block.rows:
                message = f"The head of a table stands without rows: {shortened(' | '.join(block.columns))}"
                yield issue("rows_missing", message, _last_place(above) or block.place)
        elif block.toc:
            near = 0
        else:
            near = 0 if block.rank else near
            if (told := _told_by(block, above, near > 0, knowledge)) is not None:
                near = _NEAR
                yield issue("rows_missing", told, block.place)
            elif (rest := _rest_of_row(block, above)) is not None:
                yield issue("rows_missing", rest, _last_place(above) or block.place)
            near -= near > 0 and told is None
        if isinstance(block, Table) and (label := _label_of_columns(above, knowledge)) is not None:
            yield issue("rows_missing", label, block.place)
        above = block


def _last_place(above: Block | None) -> Place | None:
    """Where the last row of a table stands."""
    return above.rows[-1].place if isinstance(above, Table) and above.rows else None


def _told_by(text: Paragraph, above: Block | None, near: bool, knowledge: Knowledge) -> str | None:
    """Why a text may be a row of a table."""
    if (cells := row_in(text.text, knowledge)) is not None:
        return f"A row of a table may be in the text: {shortened(cells)} in {shortened(text.text)}"
    if (line := _cells_apart(text)) is not None:
        return f"A row of a table may be in the text: {shortened(' | '.join(line))} in {shortened(text.text)}"
    if are_labels(text.text, knowledge):
        return f"The head of a table stands in the text, and rows may stand below it: {shortened(text.text)}"
    if near and is_like_row(text.text, knowledge):
        return f"A text may be a row of the table above: {shortened(text.text)}"
    if isinstance(above, Table) and not text.rank and (label := knowledge.row_label(text.text)) and label[1]:
        return f"What may be said of the row above stands in the text: {shortened(text.text)}"
    return None


def _cells_apart(text: Paragraph) -> tuple[str, ...] | None:
    """The texts that wide gaps part on a line, a name and figures or words for them, as in a row; None where there are none."""
    return next(
        (
            line
            for line in text.sides
            if len(line) >= _CELLS_APART
            and len(line[0]) >= _NAME
            and not is_numeric(line[0])
            and any(map(is_numeric, line[1:]))
        ),
        None,
    )


def _rest_of_row(text: Paragraph, above: Block | None) -> str | None:
    """What may end the last row of a table: a text right behind it that begins in small letters, as no other text does."""
    if not isinstance(above, Table) or not above.rows or text.bullet or not text.text[:1].islower():
        return None
    return f"What may end the row above stands in the text: {shortened(text.text)}"


def _label_of_columns(above: Block | None, knowledge: Knowledge) -> str | None:
    """A label that may stand over columns of a table, though it is a text right above it ("Utfall maj 2031")."""
    if not isinstance(above, Paragraph) or above.toc or above.rank or len(above.text) > _LONGEST_LABEL:
        return None
    head = knowledge.column_beside(above.text)
    if head is None or not head.exact or not head.role.startswith(_VALUES) or above.text[-1] in ".:!?":
        return None
    if (head.weak and head.year is None) or knowledge.heading_kind(above.text) is not None:
        return None
    return f"A label of columns may stand in the text above their table: {shortened(above.text)}"


def row_in(text: str, knowledge: Knowledge) -> str | None:
    """What stands side by side in a text as the cells of a row do; None where nothing does."""
    if _THREE_DIGITS.search(text) is None:  # most texts
        return None
    lean = " ".join(text.split())
    found = _SIDE_BY_SIDE.search(lean)
    if found is None and len(years_in(lean)) > 1:
        found = next((two for two in _TWO_TIMES.finditer(lean) if _are_cells(two.groups(), knowledge)), None)
    return found[0].strip() if found is not None else None


def _are_cells(texts: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether words with years are times, or labels of columns ("Utfall 2030", "Utfall 2031")."""
    if all(map(knowledge.times.understood, texts)):
        return True
    heads = [knowledge.column_beside(text) for text in texts]
    dated = all(head is not None and head.year is not None for head in heads)
    return dated and any(head is not None and not head.weak for head in heads)


def are_labels(text: str, knowledge: Knowledge) -> bool:
    """Whether a text is nothing but labels of columns, one of which names rows: "Årsmål Indikator"."""
    if len(text) > _LONGEST_HEAD or text[-1:] in ".:!?":
        return False
    labels = _CAPITAL.split(text)
    if len(labels) < 2:
        return False
    heads = [knowledge.column_beside(label) for label in labels]
    known = [head for head in heads if head is not None]
    keys = [head for head in known if head.key and head.exact and not head.weak]
    return len(known) == len(heads) and bool(keys) and not all(head.key for head in known)


def is_like_row(text: str, knowledge: Knowledge) -> bool:
    """Whether a text ends in several figures, whatever period stands behind them, or holds two dates and is no sentence."""
    if len(text) > _LONGEST or text[-1:] in ".:!?":
        return False
    rest, _, last = text.rpartition(" ")
    cells = _CELLS.search(rest if rest and knowledge.periods.is_period(last) and not last[0].isdigit() else text)
    figures = cells[0].replace(" %", "%").split() if cells is not None else []
    if len(figures) > 1 and not all(map(is_bare_year, figures)):
        return True
    return len(knowledge.times.dates_in(text)) > 1
