"""Joining wrapped lines loses nothing and puts nothing in but spaces."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from vpextract import knowledge
from vpextract.layout.vocabulary import Vocabulary
from vpextract.layout.words import HYPHENS, CellLine, join_cell, join_lines
from vpextract.numerals import BETWEEN
from vpextract.recognise.values import parse_figure, parse_value

KNOWLEDGE = knowledge.load()
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
TEXT = st.text(LETTERS + "ABCÅÄÖ0123456789 .,:;/()%-–\u00ad\u2010", max_size=25)
WORD = st.text(LETTERS, min_size=1, max_size=12)
END = 99.0


def letters(texts: Sequence[str]) -> list[str]:
    """What is printed but spaces and hyphens, in order."""
    return [c for text in texts for c in text if not c.isspace() and c not in HYPHENS]


def full(text: str) -> CellLine:
    """A line behind which not one letter would have fitted."""
    return CellLine(text, False, 0.4, 0.2)


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXT, max_size=6), st.frozensets(WORD, max_size=6))
def test_join_lines_conserves_every_letter(lines: list[str], known: frozenset[str]) -> None:
    assert letters([join_lines(lines, known)]) == letters(lines)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.tuples(TEXT.map(str.strip).filter(bool), st.booleans(), st.floats(0, 5), st.floats(0, 3)), max_size=6),
    st.frozensets(WORD, max_size=6),
    st.booleans(),
)
def test_join_cell_conserves_every_letter(
    lines: list[tuple[str, bool, float, float]], known: frozenset[str], prints_spaces: bool
) -> None:
    joined = join_cell([CellLine(*line) for line in lines], Vocabulary(known, prints_spaces))
    assert letters([joined.replace(BETWEEN, " ")]) == letters([line[0] for line in lines])


FIGURE = st.from_regex(r"[1-9][0-9]{0,5}|[1-9][0-9]{0,2}( [0-9]{3}){1,2}|-?[0-9]{1,4},[0-9]", fullmatch=True)


@settings(max_examples=400, deadline=None)
@given(st.lists(FIGURE, min_size=2, max_size=6), st.lists(st.floats(0, 9), min_size=6, max_size=6), st.booleans())
def test_figures_on_lines_of_their_own_never_make_a_number(
    figures: list[str], rooms: list[float], spaced: bool
) -> None:
    lines = [CellLine(figure, spaced, room, room) for figure, room in zip(figures, rooms, strict=False)]
    assert join_cell(lines) == BETWEEN.join(figures)
    assert parse_figure(join_cell(lines), KNOWLEDGE) is None
    found = parse_value(join_cell(lines), KNOWLEDGE)
    assert (found.value, found.low, found.doubtful) == (None, None, True)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(WORD, min_size=1, max_size=5), min_size=1, max_size=6))
def test_a_text_split_at_its_spaces_comes_back(lines: list[list[str]]) -> None:
    assert join_lines([" ".join(words) for words in lines]) == " ".join(word for words in lines for word in words)


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXT.map(str.strip).filter(bool), min_size=1, max_size=6))
def test_printed_spaces_are_the_joints(lines: list[str]) -> None:
    assert join_lines([f"{line} " for line in lines]) == " ".join(lines)


@settings(max_examples=300, deadline=None)
@given(WORD.filter(lambda word: len(word) > 3), st.data())
def test_a_word_hyphenated_anywhere_is_whole_again(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(2, len(word) - 2))
    first = word[at:]
    if first not in ("och", "eller", "samt", "till", "resp"):
        assert join_lines([f"{word[:at]}-", f"{first} bojar"]) == f"{word} bojar"


@settings(max_examples=400, deadline=None)
@given(WORD.filter(lambda word: len(word) > 1), st.frozensets(WORD, max_size=8), st.booleans(), st.data())
def test_a_known_word_cut_at_any_letter_is_whole_again(
    word: str, others: frozenset[str], prints_spaces: bool, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    known = Vocabulary({*others, word}, prints_spaces)
    assert join_cell([full(word[:at]), CellLine(word[at:], False, END, END)], known) == word


@settings(max_examples=300, deadline=None)
@given(st.lists(WORD, min_size=1, max_size=6), st.frozensets(WORD, max_size=8))
def test_a_cell_with_room_joins_no_words(words: list[str], known: frozenset[str]) -> None:
    lines = [CellLine(word, False, 9.0, 6.0) for word in words]
    assert join_cell(lines, Vocabulary(known)) == " ".join(words)


@settings(max_examples=200, deadline=None)
@given(st.frozensets(WORD, max_size=12), WORD)
def test_a_vocabulary_knows_how_its_words_begin(words: frozenset[str], beginning: str) -> None:
    assert Vocabulary(words).goes_on(beginning) == any(word.startswith(beginning) for word in words)
