"""Patterns of a user's own that no text can be matched with in time, or that cannot be compiled at all, are named."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest

from vpextract.errors import PatternError, PatternTimeError
from vpextract.knowledge import Knowledge, load
from vpextract.pipeline import extract_bytes
from vpextract.settings import Options, OwnPatterns

SLOW = r"(?:\w|[\w ]{2})+[!?]"
TEXT = "Nämnden sköter bojar och bryggor hela året och " * 6


@pytest.mark.parametrize(
    ("file", "content", "ask"),
    [
        ("tables", f"[captions]\nmatch = ['{SLOW}']\n", lambda k: k.is_caption(TEXT)),
        ("tables", f"[notes]\nmatch = ['kaj', '{SLOW}', 'boj']\n", lambda k: k.is_note(TEXT)),
        ("prose", f"[no_headings]\nmatch = ['{SLOW}']\n", lambda k: k.is_no_heading(TEXT)),
    ],
)
def test_a_pattern_that_goes_back_and_forth_costs_a_document_and_is_named(
    tmp_path: Path, file: str, content: str, ask: Callable[[Knowledge], object]
) -> None:
    (tmp_path / f"{file}.toml").write_text(content, "utf8")
    knowledge = load(tmp_path)
    start = time.process_time()
    with pytest.raises(PatternTimeError, match=re.escape(repr(SLOW))) as raised:
        ask(knowledge)
    assert time.process_time() - start < 15
    assert raised.value.exit_status == 1
    assert "ämnden sköter bojar" in str(raised.value)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("tables", f"[captions]\nmatch = ['{SLOW}']\n"),
        ("documents", f"[times]\nno_dates = ['{SLOW}']\n"),
    ],
)
def test_the_document_says_so_and_is_no_bug(file: str, content: str) -> None:
    made = pymupdf.open()
    page = made.new_page()
    page.insert_text((72, 72), "Verksamhetsplan 2031 Hamnnämnden", fontsize=20)
    page.insert_text((72, 100), "Bojar och bryggor vid kajerna hela det långa året 2031-02-03")
    page.insert_text((72, 150), "Bojar och bryggor vid kajerna hela det långa året")
    page.insert_text((400, 150), "Vinter")
    own = OwnPatterns("own", ((file, content.encode()),))
    found = extract_bytes(made.tobytes(), "plan.pdf", options=Options(patterns=own))
    assert (found.status, found.issues) == ("failed", ())
    assert (found.error or "").startswith("A pattern of your own takes more than 2 seconds on one text")


def test_an_example_that_takes_too_long_is_told_when_the_patterns_are_loaded(tmp_path: Path) -> None:
    content = f"[notes]\nmatch = ['{SLOW}']\nexamples = ['{TEXT}']\n"
    (tmp_path / "tables.toml").write_text(content, "utf8")
    with pytest.raises(PatternError, match=r"tables\.toml.*takes more than 2 seconds"):
        load(tmp_path)


def test_shipped_patterns_are_not_timed() -> None:
    """To look at the clock takes longer than most matches."""
    assert type(load()._captions).__name__ == "Pattern"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            "[notes]\nmatch = ['" + "(" * 100_000 + "kaj" + ")" * 100_000 + "']\n",
            r"notes\.match\[0\].*too many brackets",
        ),
        (
            "[notes]\nexamples = [" + "[" * 100_000 + "]" * 100_000 + "]\n",
            r"too many brackets in each other \(at line 2\)",
        ),
        ("[notes]\nmatch = ['" + "[" * 100_000 + "']\n", r"notes\.match\[0\]"),
    ],
    ids=["round", "of lists", "square"],
)
def test_a_hundred_thousand_brackets_are_a_mistake_with_its_place(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "tables.toml").write_text(content, "utf8")
    with pytest.raises(PatternError, match=rf"tables\.toml.*{told}") as raised:
        load(tmp_path)
    assert len(str(raised.value)) < 500


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("[notes]\n" + "a." * 100_000 + "b = 1\n", 2),
        ("[" + "a . " * 100_000 + "b]\n", 1),
        ("\n\nx = {" + "a." * 100_000 + "b = 1}", 3),
    ],
    ids=["key", "table", "inline"],
)
def test_a_hundred_thousand_parts_of_a_key_are_a_mistake_with_its_place(
    tmp_path: Path, content: str, line: int
) -> None:
    (tmp_path / "tables.toml").write_text(content, "utf8")
    start = time.process_time()
    with pytest.raises(PatternError, match=rf"tables\.toml.*too many dots in a key \(at line {line}\)"):
        load(tmp_path)
    assert time.process_time() - start < 5


def test_dots_in_a_text_are_its_own(tmp_path: Path) -> None:
    (tmp_path / "tables.toml").write_text(f"[notes]\nmatch = ['{'a.' * 60}']  # {'a.' * 60}\n", "utf8")
    assert load(tmp_path).is_note("ab" * 60)
