"""A worker is silent when its last sign stays the same for longer than the patience, whatever clock it is told by."""

from __future__ import annotations

from typing import Any

from vpextract.running.silence import Silence


def told(**signs: float) -> dict[str, dict[str, Any]]:
    return {where: {"last_seen": at} for where, at in signs.items()}


def test_whose_sign_stays_the_same_is_silent() -> None:
    silence = Silence(5)
    assert silence.of(told(a=100, b=100), 0) == frozenset()
    assert silence.of(told(a=104, b=100), 4) == frozenset()
    assert silence.of(told(a=104, b=100), 6) == {"b"}
    assert silence.of(told(a=104, b=100), 10) == {"a", "b"}


def test_who_answers_again_or_comes_anew_is_not() -> None:
    silence = Silence(5)
    silence.of(told(a=100), 0)
    assert silence.of(told(a=100, c=7), 9) == {"a"}
    assert silence.of(told(a=101, c=7), 10) == frozenset()
    assert silence.of(told(c=7), 15) == {"c"}
