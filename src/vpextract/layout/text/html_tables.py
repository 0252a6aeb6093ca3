"""Tables in HTML, as archives keep them in Markdown: a row a line, tabs between the cells; line numbers stay."""

from __future__ import annotations

from html.parser import HTMLParser

import regex

from vpextract.layout.text.lines import RULE

_TABLE = regex.compile(r"<table\b[^>]*>.*?</table\s*>", regex.IGNORECASE | regex.DOTALL)
_MOST_COLUMNS = 40


def html_to_tabs(text: str) -> str:
    """The text with the rows of its HTML tables on the lines on which they begin."""
    if "<t" not in text and "<T" not in text:
        return text
    return str(_TABLE.sub(lambda table: _rows_of(table[0]), text))


class _Rows(HTMLParser):
    """The rows of one table by the line on which each begins; a cell that spans columns leaves those behind it empty."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.rows: dict[int, list[str]] = {}
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_row()
            self._row = []
            self.rows.setdefault(self.getpos()[0] - 1, self._row)
        elif tag in ("td", "th"):
            self._end_cell()
            span = dict(attrs).get("colspan") or "1"
            self._cell, self._span = [], min(int(span), _MOST_COLUMNS) if span.isdecimal() else 1
        elif self._cell is not None and tag == "br":
            self._cell.append("<br>")
        elif self._cell is not None and tag in ("sup", "sub"):
            self._cell.append(f"<{tag}>")
        elif self._cell is not None and tag == "p" and "".join(self._cell).strip():
            self._cell.append("<br>")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()
        elif self._cell is not None and tag in ("sup", "sub"):
            self._cell.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _end_cell(self) -> None:
        if self._cell is not None and self._row is not None:
            self._row += [" ".join("".join(self._cell).split()), *[""] * (self._span - 1)]
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        self._row = None


def _rows_of(table: str) -> str:
    parser = _Rows()
    parser.feed(table)
    parser.close()
    count = table.count("\n") + 1
    rows = list(parser.rows.items())
    wide = max((len(row) for _, row in rows), default=0)
    lines = [RULE] * count
    for at, row in rows:
        lines[min(at, count - 1)] = "\t".join([*row, *[""] * (wide - len(row))])
    return "\n".join(lines)
