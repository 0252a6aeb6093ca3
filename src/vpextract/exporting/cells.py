"""A column's values as texts, for files of lines: exact numbers, dates as 2031-06-30, texts that are no formula."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from vpextract.formulas import guarded

_STEERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""No dataset holds any of these; a file may be anybody's."""
BETWEEN = " | "
"""Between the items of a list."""


@dataclass(frozen=True, slots=True)
class Style:
    """How values are written."""

    true: str = "true"
    false: str = "false"
    decimal: str = "."


PLAIN = Style()
SWEDISH_EXCEL = Style("SANT", "FALSKT", ",")
"""As an Excel set up for Swedish reads numbers and truth values."""


def column_texts(column: pa.ChunkedArray, style: Style = PLAIN) -> list[str]:
    """A text for each value, "" where there is none."""
    write = _writer(column.type, style)
    return ["" if value is None else write(value) for value in column.to_pylist()]


def exact(value: float, single: bool = False) -> str:
    """A number with all its digits, without an empty fraction; `single`: it was stored with seven of them."""
    if single:
        return f"{value:.7g}"
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def clean(text: str) -> str:
    """Without signs that steer a terminal or break a file; line ends stay."""
    return _STEERS.sub(" ", text)


def _writer(type_: pa.DataType, style: Style) -> Callable[[Any], str]:
    if pa.types.is_boolean(type_):
        return lambda value: style.true if value else style.false
    if pa.types.is_floating(type_):
        single = type_ == pa.float32()
        return lambda value: exact(value, single).replace(".", style.decimal)
    if pa.types.is_list(type_):
        inner = _writer(type_.value_type, style)
        return lambda value: BETWEEN.join("" if item is None else inner(item) for item in value)
    if pa.types.is_string(type_):
        return lambda value: guarded(clean(value))
    return lambda value: value.isoformat() if isinstance(value, date) else str(value)
