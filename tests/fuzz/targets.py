"""What must hold for any bytes, for fuzzing that is led by coverage: `by_coverage.py` calls these with bytes of its own.

AssertionError tells of a fault; whatever else is raised is one, too.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite

from vpextract import knowledge
from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes
from vpextract.recognise.values import parse_figure, parse_value
from vpextract.store.records import extraction_to_rows

_MOST = 1e15
"""A number has at most 15 digits."""


def text(data: bytes) -> None:
    """A text file ends in rows with a status, and nothing in it was a bug of the program."""
    _hold(extract_bytes(data, "plan.txt"))


def markdown(data: bytes) -> None:
    _hold(extract_bytes(data, "plan.md"))


def value(data: bytes) -> None:
    """What a cell holds is a finite number or none; a doubtful cell has none; ends of a range are in order."""
    raw = data.decode("utf8", "ignore")
    found, figure = parse_value(raw, _KNOWLEDGE), parse_figure(raw, _KNOWLEDGE)
    for number in (found.value, found.low, found.high, figure):
        assert number is None or (isfinite(number) and abs(number) < _MOST), (raw, number)
    assert not (found.doubtful and found.value is not None), (raw, found)
    assert found.low is None or found.high is None or found.low <= found.high, (raw, found)
    assert parse_value(raw, _KNOWLEDGE) == found, "asked again, it answers the same"


TARGETS: dict[str, Callable[[bytes], None]] = {"text": text, "markdown": markdown, "value": value}
_KNOWLEDGE = knowledge.load()


def _hold(found: Extraction) -> None:
    assert found.status in ("ok", "partial", "failed", "skipped"), found.status
    told = [found.error or "", *(issue.message for issue in found.issues)]
    assert not [sentence for sentence in told if "bug in vpextract" in sentence], told
    assert found.status == "failed" or extraction_to_rows(found)
