"""What fuzzing led by coverage asks holds for sound inputs and some odd ones, and a fault would end it."""

from __future__ import annotations

import pytest
import targets
from mutants import TEXTS, text

from vpextract import pipeline
from vpextract.recognise.values import Parsed


@pytest.mark.parametrize("data", [b"", b"1,2 %", b"\xff\xfe1", "10–12 % (2025)".encode(), b"9" * 40, b"1e400", b"nan"])
def test_values(data: bytes) -> None:
    targets.value(data)


@pytest.mark.parametrize("name", TEXTS)
def test_texts(name: str) -> None:
    targets.TARGETS["markdown" if name.endswith(".md") else "text"](text(name, 0))


def test_a_wrong_number_would_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets, "parse_value", lambda raw, known: Parsed(float("inf"), None, None))
    with pytest.raises(AssertionError):
        targets.value(b"1")


def test_a_bug_would_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "_understood", broken)
    with pytest.raises((AssertionError, ZeroDivisionError)):
        targets.text(b"Verksamhetsplan 2031")
