"""What the page says in each language, and the numbers that it writes and takes."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

import vpextract.reviewing
from vpextract.errors import RequestError
from vpextract.languages.asked import LANGUAGES
from vpextract.reviewing.values import typed_number
from vpextract.reviewing.words import number_in, words

TEMPLATES = Path(vpextract.reviewing.__file__).parent / "templates"


def test_each_language_has_all_words_and_each_word_is_used() -> None:
    texts = "\n".join(page.read_text("utf8") for page in TEMPLATES.glob("*.html"))
    plain = set(regex.findall(r"\bw\.(\w+)", texts)) - {"get"}
    chosen = {"saved", "undone", "brought_in", "error", "warning", "info", "open", "settled", "all"}
    chosen |= {f"judged_{one}" for one in ("right", "wrong", "same", "different")}
    chosen |= {"board", "year", "report", "goal", "page"}
    for language in LANGUAGES:
        assert set(words(language)) == plain | chosen
        assert all(words(language).values())


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("87", 87),
        (" 87,5 ", 87.5),
        ("87.5", 87.5),
        ("-1 250,5", -1250.5),
        ("−3", -3),
        ("1\u00a0234", 1234),
        ("", None),
        ("  ", None),
    ],
)
def test_numbers_are_taken_as_people_write_them(typed: str, number: float | None) -> None:
    assert typed_number(typed) == number


@pytest.mark.parametrize(
    "typed", ["87 %", "ca 30", "1.250", "1,2,3", "1.2.3,4.5", "nan", "inf", "1e9", "9" * 16, "<b>", "٣"]
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(RequestError, match="is no number"):
        typed_number(typed)


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [
        (None, "", ""),
        (0.0, "0", "0"),
        (-0.5, "−0,5", "-0.5"),
        (1234.5, "1\u00a0234,5", "1234.5"),
        (12345678.25, "12\u00a0345\u00a0678,25", "12345678.25"),
        (1.234, "1,234", "1.2340"),
        (-1000, "−1\u00a0000", "-1000"),
        (123456789012345, "123\u00a0456\u00a0789\u00a0012\u00a0345", "123456789012345"),
    ],
)
def test_numbers_are_written_so_that_they_can_be_taken_again(value: float | None, swedish: str, english: str) -> None:
    assert (number_in("sv", value), number_in("en", value)) == (swedish, english)
    assert typed_number(swedish) == typed_number(english) == value
