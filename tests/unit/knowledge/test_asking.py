"""Answers are kept by text, for each asker; first letters tell most texts from what a pattern matches."""

from __future__ import annotations

import pytest

from vpextract.knowledge.asking import asked_once
from vpextract.matching import recogniser


class Reader:
    def __init__(self, sign: str) -> None:
        self.sign = sign
        self.asked: list[str] = []

    @asked_once
    def marked(self, text: str) -> str | None:
        """The text with the reader's sign; None for an empty one."""
        self.asked.append(text)
        return text + self.sign if text else None


def test_a_text_is_asked_about_once() -> None:
    reader = Reader("!")
    assert [reader.marked(text) for text in ("a", "", "b", "a", "", "a")] == ["a!", None, "b!", "a!", None, "a!"]
    assert reader.asked == ["a", "", "b"]


def test_each_asker_keeps_its_own_answers() -> None:
    assert [Reader(sign).marked("a") for sign in "?!"] == ["a?", "a!"]


def test_the_question_still_says_what_it_is_about() -> None:
    assert Reader.marked.__doc__ == "The text with the reader's sign; None for an empty one."


@pytest.mark.parametrize(
    ("patterns", "text", "whole", "begins"),
    [
        (["belopp i tkr", "mnkr"], "Belopp i tkr", True, True),
        (["belopp i tkr", "mnkr"], "belopp i tkr och mer", False, True),
        (["belopp i tkr", "mnkr"], "belopp", False, False),
        (["belopp i tkr", "mnkr"], "MN", False, False),
        (["belopp i tkr", "mnkr"], "", False, False),
        (["(?:några )?lås"], "lås", True, True),
        (["(?:några )?lås"], "några lås", True, True),
        (["(?:några )?lås"], "några hus", False, False),
        ([r"\d+ ?(?:av|/) ?\d+"], "3 av 12", True, True),
        ([r"\d+ ?(?:av|/) ?\d+"], "3/12", True, True),
        ([r"(?<!\w)å\b"], "å", True, True),
        ([r"å(?=:)"], "å: ja", False, True),
        ([r"å(?=:)"], "ån: ja", False, False),
        ([r"å(?!n)"], "ån", False, False),
        ([r".*gång"], "tillgång", True, True),
        (["a?"], "", True, True),
        (["a?"], "bcd", False, True),
    ],
)
def test_first_letters_never_hide_a_match(patterns: list[str], text: str, whole: bool, begins: bool) -> None:
    assert recogniser(patterns, whole=True)(text) is whole
    assert recogniser(patterns, whole=False)(text) is begins
