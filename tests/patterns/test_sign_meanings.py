"""What patterns/signs.toml says that glyphs, words and small pictures mean."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.knowledge.signs import Signs

SIGNS: Signs = knowledge.load().known_signs
COLORS = {"green": "#20a040", "yellow": "#f0c020", "red": "#d02020", "": ""}


@pytest.mark.parametrize(
    ("glyphs", "sign"),
    [
        ("▶►", "ongoing"),
        ("✓✔☑", "completed"),
        ("⏸‖", "not_started"),
        ("✗✘⏹", "cancelled"),
        ("♀♂", "gendered"),
        ("🟢", "green"),
        ("🟡🟠", "yellow"),
        ("🔴", "red"),
        ("●○", "status"),
    ],
)
def test_glyphs(glyphs: str, sign: str) -> None:
    assert {SIGNS.of_glyph(glyph) for glyph in glyphs} == {sign}


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        (("Pågår", "Pågående", "Påbörjad"), "ongoing"),
        (("Klar", "Avslutad", "Genomförd.", "Slutfört"), "completed"),
        (("Ej påbörjad", "Inte påbörjat"), "not_started"),
        (("Grön", "Grönt"), "green"),
        (("Gul", "Gult"), "yellow"),
        (("Röd", "RÖTT"), "red"),
    ],
)
def test_words(words: tuple[str, ...], sign: str) -> None:
    assert {SIGNS.of_word(word) for word in words} == {sign}


def test_other_words_and_letters_mean_nothing() -> None:
    assert SIGNS.of_word("Klarblå") is None
    assert SIGNS.of_glyph("x") is None


@pytest.mark.parametrize(
    ("shape", "ground", "color", "signs"),
    [
        ("check", "disc", "green", ("completed", "green")),
        ("check", "", "", ("completed",)),
        ("triangle", "", "", ("ongoing",)),
        ("bars", "", "", ("not_started",)),
        ("venus", "", "", ("gendered",)),
        ("boxed", "", "", ("kf",)),
        *((("circle", "", color, (color,))) for color in ("green", "yellow", "red")),
        *((("other", "disc", color, (color,))) for color in ("green", "yellow", "red")),
    ],
)
def test_pictures(shape: str, ground: str, color: str, signs: tuple[str, ...]) -> None:
    assert SIGNS.of_picture(shape, COLORS[color], "", ground) == signs


def test_a_picture_that_nobody_knows_keeps_its_mark() -> None:
    assert SIGNS.of_picture("cross", "", "other-0123456789abcdef012") == ("unknown:other-0123456789abcdef012",)
