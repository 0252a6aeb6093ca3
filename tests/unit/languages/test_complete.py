"""Nothing that a command says, and no help, is without its Swedish."""

from __future__ import annotations

import re

import pytest
from texts_in_source import filled_texts, helps, texts

from vpextract.cli import main
from vpextract.languages import catalogue

SWEDISH = catalogue("sv")
HELPS = sorted(set(helps()))
TEXTS = sorted(set(texts()))
GAPS = re.compile(r"\{([a-z_]+)\}")
OF_THE_PARSER = {
    "Usage",
    "Options",
    "Arguments",
    "Commands",
    "OPTIONS",
    "COMMAND",
    "ARGS",
    "DATASET",
    "default",
    "required",
}
ENGLISH = re.compile(r"(?<!-)\b(?:the|and|of|with|without|is|are|not|no|such|value|should|be|default)\b")


def test_all_help_has_its_swedish_and_nothing_more_is_kept() -> None:
    said = {text for _, text in HELPS} | OF_THE_PARSER | {"Show this message and exit."}

    assert len(said) > 100
    assert said - set(SWEDISH.help) == set()
    assert set(SWEDISH.help) - said == set()


def test_all_texts_of_the_commands_have_their_swedish() -> None:
    missing = {(place, text) for place, text in TEXTS if text.strip() not in SWEDISH.texts and not _is_part(text)}

    assert len(TEXTS) > 100
    assert missing == set()


def _is_part(text: str) -> bool:
    """What is put together with a number or a place before it is told."""
    return text in ("{n} ", " {line}") or f"{{n}} {text}" in SWEDISH.texts or text == "the command that you ran"


def test_no_text_is_filled_before_it_is_told() -> None:
    """An f-string with words of its own cannot be looked up: `told("{n} rows", n=…)` can."""
    assert set(filled_texts()) == set()


def test_both_languages_have_the_same_gaps_in_each_text() -> None:
    for english, swedish in SWEDISH.texts.items():
        assert sorted(GAPS.findall(english)) == sorted(GAPS.findall(swedish)), english


def test_no_text_is_kept_that_nobody_says() -> None:
    """Heads and states are told by their names, which stand in tuples."""
    said = {text.strip() for _, text in TEXTS}
    said |= {f"{{n}} {text}" for text in said}
    several = {text for text in SWEDISH.texts if len(text.split()) > 2}

    assert several - said == set()


def spoken(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit):
        main(["--lang", "sv", *arguments])
    printed = capsys.readouterr()
    return printed.out + printed.err


COMMANDS = ((), *((name.split(" ", 1)[1],) for name, _ in HELPS if " " in name))


@pytest.mark.parametrize("command", sorted({words[0].split()[0] for words in COMMANDS if words} - {"version", "lang"}))
def test_help_is_swedish(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    if "completion" in command:
        command = "-h"
    printed = spoken(capsys, *([command, "--help"] if command != "-h" else ["-h"]))

    assert printed.startswith("Användning: vpextract")
    assert "Alternativ:" in printed
    assert ENGLISH.findall(re.sub(r"--where förstår.*?\n\n|<\S+>|\"[^\"]*\"", "", printed, flags=re.DOTALL)) == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("show",), "Fel: Argumentet 'RESULTAT' saknas."),
        (("extract", "a"), "Fel: Alternativet '--output' / '-o' saknas."),
        (("show", "a", "--nothing"), "Fel: Det finns inget alternativ"),
        (("show", "a", "--formt", "csv"), "Fel: Det finns inget alternativ"),
        (("shw",), "Fel: Det finns inget kommando 'shw'."),
        (("show", "a", "goals", "b"), "Fel: Ovänta"),
        (("show", "a", "--limit"), "Fel: Alternativet '--limit' behöver ett värde."),
        (("show", "a", "--limit", "b"), "Fel: Ogiltigt värde för '--limit' / '-n': "),
        (("show", "a", "--limit", "-1"), "Fel: Ogiltigt värde för '--limit' / '-n': "),
        (("review", "a", "--port", "70000"), "Fel: Ogiltigt värde för '--port': "),
        (("check", "a", "--severity", "bad"), "Fel: Ogiltigt värde för '--severity': "),
        (("check", "a", "--lang", "de"), "Fel: Ogiltigt värde för '--lang': "),
        (
            ("extract", "a", "-o", "b", "--timeout", "long"),
            "Fel: Ogiltigt värde för --timeout: 'long' är inget antal sekunder.",
        ),
        (("extract", "a", "-o", "b", "--memory", "0.1"), "Fel: Ogiltigt värde för --memory: 0.1 GiB är mindre än"),
        (
            ("extract", "a", "-o", "b", "--max-pages", "1.5"),
            "Fel: Ogiltigt värde för --max-pages: 1.5 är inget helt antal",
        ),
        (
            ("extract", "a", "-o", "b", "--jobs", "1", "--cluster", "c"),
            "Fel: Ogiltigt värde: --jobs gäller den här datorn",
        ),
    ],
)
def test_what_is_typed_wrong_is_told_in_swedish(
    typed: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = spoken(capsys, *typed)

    assert told in printed
    assert ENGLISH.findall(printed.replace(" none ", " ")) == []


def test_who_asks_behind_the_command_is_answered_as_who_asks_before_it(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--lang", "sv", "show"], ["show", "--lang", "sv"], ["show", "--lang=sv"]):
        with pytest.raises(SystemExit):
            main(arguments)
        assert "saknas" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["show"])
    assert "Missing argument" in capsys.readouterr().err
