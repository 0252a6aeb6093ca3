"""Names of the elements of a Word file, and small questions about them."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
V = "{urn:schemas-microsoft-com:vml}"
VAL = f"{W}val"

_OFF = frozenset(("0", "false", "off", "none"))


def value_of(parent: Any, name: str, otherwise: str | None = None) -> str | None:
    """What the child `name` says in its attribute w:val; `otherwise` where there is no such child or attribute."""
    child = parent.find(W + name) if parent is not None else None
    return otherwise if child is None else child.get(VAL, otherwise)


def is_on(parent: Any, name: str) -> bool | None:
    """Whether a property that is on or off is on; None where nothing is said."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(VAL, "1").lower() not in _OFF


def number_of(text: str | None) -> int | None:
    """A whole number that an attribute holds; None for anything else."""
    if text is None:
        return None
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return None
