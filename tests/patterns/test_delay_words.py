"""What comments say about delays: the examples of `signs.toml`, and more."""

from __future__ import annotations

import pytest

from vpextract import knowledge

KNOWLEDGE = knowledge.load()
_EXAMPLES = KNOWLEDGE.signs.delays.examples.items()


@pytest.mark.parametrize(
    ("said", "text"), [(None if said == "nobody_says" else said, text) for said, texts in _EXAMPLES for text in texts]
)
def test_examples(said: str | None, text: str) -> None:
    delay = KNOWLEDGE.known_signs.delay_in(text)
    assert (delay.said if delay is not None else None) == said


@pytest.mark.parametrize(
    ("comment", "until", "said"),
    [
        ("Bojarna kommer att målas klart och arbetet slutföras under 2032.", 2031, "delayed"),
        ("Arbetet beräknas vara klart våren 2032.", 2031, "delayed"),
        ("På grund av is kommer aktiviteten att genomföras under 2032.", 2031, "delayed"),
        ("Arbetet beräknas vara klart våren 2032.", 2032, None),
        ("Arbetet beräknas vara klart våren 2032.", None, None),
        ("Arbetet kommer att fortgå under 2032.", 2031, None),
        ("Båtdagen genomfördes i maj. Budget 2032 är beslutad.", 2031, None),
        ("Arbetet kommer inte att genomföras under 2032.", 2031, "stopped"),
    ],
)
def test_what_is_done_after_the_year_of_its_end_is_delayed(comment: str, until: int | None, said: str | None) -> None:
    delay = KNOWLEDGE.known_signs.delay_in(comment, until)
    assert (delay.said if delay is not None else None) == said


@pytest.mark.parametrize(
    ("comment", "said", "sentence"),
    [
        (
            "Bojarna målas. Arbetet är försenat till våren. Färgen är köpt.",
            "delayed",
            "Arbetet är försenat till våren.",
        ),
        ("Arbetet är försenat.\nBåtdagen har ställts in.", "stopped", "Båtdagen har ställts in."),
        (
            "Enl. plan skulle bojarna målas i maj. Målningen har t.ex. pausats.",
            "paused",
            "Målningen har t.ex. pausats.",
        ),
        ("Risk finns att arbetet försenas. Starten är senarelagd.", "delayed", "Starten är senarelagd."),
    ],
)
def test_the_strongest_counts_with_its_sentence(comment: str, said: str, sentence: str) -> None:
    assert KNOWLEDGE.known_signs.delay_in(comment) == (said, sentence)
