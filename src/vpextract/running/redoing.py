"""Which documents are read again though nothing about them changed, where a user asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_LOST = ("failed", "partial")
_OCR = "-ocr-"
"""Stands in the mark of documents of which some pages were read by OCR, whoever read the others."""


@dataclass(frozen=True, slots=True)
class Redo:
    """`failed`: documents that failed or lost something; `reader`: those that it read, or some pages of them."""

    failed: bool = False
    reader: str | None = None

    def asks_for(self, row: Mapping[str, Any]) -> bool:
        """Whether a document is meant, by its row in `documents`."""
        if self.failed and row["status"] in _LOST:
            return True
        if self.reader is None:
            return False
        by_ocr = self.reader == "ocr" and _OCR in (row.get("recipe") or "")
        return row["reader"] == self.reader or by_ocr


NOTHING = Redo()
