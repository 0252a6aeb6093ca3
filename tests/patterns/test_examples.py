"""The patterns say themselves what they must match and what not; here it is checked."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import regex

from vpextract.knowledge import load
from vpextract.matching import alternatives
from vpextract.model import Paragraph, Place
from vpextract.recognise.document.identity import identify

FOLDER = Path(__file__).parents[2] / "patterns"
KNOWLEDGE = load()
YEAR = 2031


def entries(name: str, kind: str) -> list[tuple[str, str, str]]:
    """(group, name, example) for every example (or counter-example) in labels.toml."""
    return [(group, key, text) for group, key, item in groups(name) for text in item[kind]]


def groups(name: str) -> list[tuple[str, str, dict[str, list[str]]]]:
    """(group, name, entry) for every entry with examples; those of the parts of goal labels by their own groups."""
    data: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf8"))
    if (parts := data.pop("goal_parts", None)) is not None:
        data["goal_owners"] = parts.pop("owners")
        data["goal_parts"] = {"any": parts}
    for without_examples in ("heading_parts", "assessment_parts", "assessment_answers"):
        data.pop(without_examples, None)
    return [(group, key, item) for group, items in data.items() for key, item in items.items()]


def answer(group: str, text: str) -> str | None:
    """What the knowledge takes the text for, asked the question of its group."""
    match group:
        case "goals":
            goal = KNOWLEDGE.goal_label(text)
            return goal.level if goal else None
        case "goal_owners":
            goal = KNOWLEDGE.goal_label(text)
            return goal.owner if goal else None
        case "goal_parts":
            return "any" if KNOWLEDGE.goal_label(text) else None
        case "chapters":
            return KNOWLEDGE.chapter_kind(text)
        case "headings":
            return KNOWLEDGE.heading_kind(text)
        case "row_labels":
            row = KNOWLEDGE.row_label(text)
            return row[0] if row else None
        case "assessment_leads":
            return "any" if KNOWLEDGE.assessment(f"{text}uppfylls helt") == "helt" else None
        case "assessment_columns":
            return "any" if KNOWLEDGE.assessments.is_column(text) else None
        case "assessments":
            return KNOWLEDGE.assessment(text)
    raise AssertionError(f"labels.toml has a group that no test knows: {group}")


@pytest.mark.parametrize(("group", "name", "text"), entries("labels", "examples"))
def test_examples_match(group: str, name: str, text: str) -> None:
    assert answer(group, text) == name


@pytest.mark.parametrize(("group", "name", "text"), entries("labels", "counter_examples"))
def test_counter_examples_do_not_match(group: str, name: str, text: str) -> None:
    assert answer(group, text) != name


def test_every_entry_has_examples_of_either_kind() -> None:
    for kind in ("examples", "counter_examples"):
        with_some = {(group, name) for group, name, _ in entries("labels", kind)}
        assert with_some == {(group, name) for group, name, _ in groups("labels")}


# --- columns


def columns() -> list[tuple[str, str, str]]:
    data = tomllib.loads((FOLDER / "columns.toml").read_text("utf8"))
    return [
        (table, entry["role"], label)
        for table in ("indicators", "activities")
        for entry in data[table]
        for label in entry["labels"]
    ]


FIRST = {label: table for table, _, label in reversed(columns())}
"""A label that both kinds of table have is found as the first's."""


@pytest.mark.parametrize(("table", "role", "label"), columns())
def test_a_column_label_has_its_own_role(table: str, role: str, label: str) -> None:
    found = KNOWLEDGE.column(label.replace("{year}", str(YEAR)))
    assert found is not None
    assert (found.role, found.exact) == (role, True)
    assert found.table == FIRST[label]


@pytest.mark.parametrize("label", [label for _, _, label in columns()])
def test_a_year_in_a_label_is_captured(label: str) -> None:
    found = KNOWLEDGE.column(label.replace("{year}", str(YEAR)))
    assert found is not None
    assert found.year == (YEAR if "{year}" in label else None)


@pytest.mark.parametrize("label", [label for _, _, label in columns() if len(label) > 7])
def test_a_label_may_be_cut_and_in_capitals(label: str) -> None:
    printed = label.replace("{year}", str(YEAR))
    for form in (printed.upper(), f"{printed[:5]} {printed[5:]}", f"{printed[:5]}- {printed[5:]}"):
        assert KNOWLEDGE.column(form) == KNOWLEDGE.column(printed)


# --- every pattern


def patterns(data: Any, key: str) -> list[tuple[str, str]]:
    """Every regular expression in a file with its key; lists of plain words are none."""
    if isinstance(data, dict):
        return [hit for k, v in data.items() for hit in patterns(v, f"{key}.{k}")]
    if isinstance(data, list):
        return [hit for i, v in enumerate(data) for hit in patterns(v, f"{key}[{i}]")]
    return [(key, data)] if isinstance(data, str) else []


REGEXES = {
    "labels": ("headings.*.match", "assessments.*.match"),
    "values": ("words", "prefixes", "periods"),
    "tables": ("kind", "units", "part_rows", "sum_rows", "books.*.match", "captions"),
    "documents": ("kinds.*.titles", "contact.match", "persons.no_persons", "dates", "attachments", "furniture"),
    "boards": ("shape.match", "shape.whole"),
}


def regexes() -> list[tuple[str, str]]:
    found = []
    for name, parts in REGEXES.items():
        data = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf8"))
        for key, pattern in patterns(data, name):
            inside = any(
                regex.match(regex.escape(f"{name}.{part}").replace(r"\*", r"[^.]+") + r"(?![a-z_])", key)
                for part in parts
            )
            if inside and not regex.search(r"examples\[|\.name$", key):
                found.append(
                    (key, pattern.replace("{year}", r"(?P<year>\d{4})").replace("{tertial}", r"(?P<tertial>[123])"))
                )
    return found


@pytest.mark.parametrize(("key", "pattern"), regexes())
def test_no_pattern_matches_nothing(key: str, pattern: str) -> None:
    compiled = alternatives([pattern])
    assert compiled.search("") is None, key


def test_the_patterns_are_found() -> None:
    keys = [key for key, _ in regexes()]
    assert len(keys) > 80
    assert {key.split(".")[0].split("[")[0] for key in keys} == set(REGEXES)


# --- titles, units, signs

TITLE_EXAMPLES = [
    (kind, title)
    for kind, entry in tomllib.loads((FOLDER / "documents.toml").read_text("utf8"))["kinds"].items()
    for title in entry.get("titles", [])
]


@pytest.mark.parametrize(("kind", "title"), TITLE_EXAMPLES)
def test_every_title_names_a_year(kind: str, title: str) -> None:
    assert title.count("{year}") == 1
    assert ("{tertial}" in title) == (kind == "tertialrapport")


def kinds(of: str) -> list[tuple[str, str]]:
    return [(kind, text) for kind, entry in KNOWLEDGE.documents.kinds.items() for text in getattr(entry, of)]


@pytest.mark.parametrize(("kind", "text"), kinds("examples"))
def test_examples_of_titles_match(kind: str, text: str) -> None:
    found = KNOWLEDGE.title(text)
    assert found is not None
    assert (found.kind, found.year) == (kind, YEAR)


@pytest.mark.parametrize(("kind", "text"), kinds("counter_examples"))
def test_counter_examples_of_titles_do_not_match(kind: str, text: str) -> None:
    found = KNOWLEDGE.title(text)
    assert found is None or found.kind != kind


def test_every_kind_of_document_has_examples_of_either_kind() -> None:
    for of in ("examples", "counter_examples"):
        assert {kind for kind, _ in kinds(of)} == set(KNOWLEDGE.documents.kinds)


# --- boards and persons


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in KNOWLEDGE.boards.shape.examples.items() for text in texts]
)
def test_examples_of_boards_hold_one_name(name: str, text: str) -> None:
    assert KNOWLEDGE.board_names.in_text(text) == [name]


@pytest.mark.parametrize("text", KNOWLEDGE.boards.shape.counter_examples)
def test_counter_examples_of_boards_hold_no_name(text: str) -> None:
    assert KNOWLEDGE.board_names.in_text(text) == []


def test_boards_have_examples() -> None:
    assert len(KNOWLEDGE.boards.shape.examples) > 15
    assert len(KNOWLEDGE.boards.shape.counter_examples) > 15


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in KNOWLEDGE.boards.lines.examples.items() for text in texts]
)
def test_examples_of_lines_are_a_board(name: str, text: str) -> None:
    assert KNOWLEDGE.board_lines.alone(text) == name


@pytest.mark.parametrize("text", KNOWLEDGE.boards.lines.counter_examples)
def test_counter_examples_of_lines_are_no_board(text: str) -> None:
    assert KNOWLEDGE.board_lines.alone(text) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [(name, text) for name, texts in KNOWLEDGE.boards.municipalities.examples.items() for text in texts],
)
def test_examples_of_municipalities_hold_one(name: str, text: str) -> None:
    assert KNOWLEDGE.municipalities.in_text(text) == [name]


@pytest.mark.parametrize("text", KNOWLEDGE.boards.municipalities.counter_examples)
def test_counter_examples_of_municipalities_hold_none(text: str) -> None:
    assert KNOWLEDGE.municipalities.in_text(text) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [(title, text) for title, texts in KNOWLEDGE.documents.persons.examples.items() for text in texts],
)
def test_examples_of_persons_are_left_off_a_title(title: str, text: str) -> None:
    assert identify([Paragraph(text, Place(1))], KNOWLEDGE).title == title


@pytest.mark.parametrize("unit", KNOWLEDGE.values.units.known)
def test_units_are_units(unit: str) -> None:
    assert KNOWLEDGE.is_unit(unit)


@pytest.mark.parametrize(("sign", "glyph"), [(s, g) for s, glyphs in KNOWLEDGE.signs.glyphs.items() for g in glyphs])
def test_a_glyph_has_one_meaning(sign: str, glyph: str) -> None:
    assert KNOWLEDGE.sign_of_glyph(glyph) == sign


@pytest.mark.parametrize("name", KNOWLEDGE.boards.facknamnder.names)
def test_listed_boards_are_found_within_a_sentence(name: str) -> None:
    assert KNOWLEDGE.board_names.in_text(f"Beslut av {name.lower()} i maj") == [name]
    assert KNOWLEDGE.board_names.in_text(f"{name}s beslut") == [name]


@pytest.mark.parametrize("name", KNOWLEDGE.boards.stadsdelsnamnder.names)
def test_listed_districts_are_found_with_and_without_genitive(name: str) -> None:
    for printed in (f"{name} stadsdelsnämnd", f"{name}s stadsdelsnämnd"):
        assert KNOWLEDGE.board_names.in_text(f"Plan för {printed} i år") == [printed]


# --- amounts, and words that lines, titles and texts must hold


@pytest.mark.parametrize(
    ("amount", "text"), [(name, text) for name, texts in KNOWLEDGE.values.amounts.examples.items() for text in texts]
)
def test_examples_of_amounts_are_read(amount: str, text: str) -> None:
    assert KNOWLEDGE.value_words.amounts.in_mnkr(text) == float(amount)


@pytest.mark.parametrize("text", KNOWLEDGE.values.amounts.counter_examples)
def test_counter_examples_of_amounts_have_none(text: str) -> None:
    assert KNOWLEDGE.value_words.amounts.in_mnkr(text) is None
