"""The Swedish catalogue has a word for everything that is shown in Swedish, and none for what is gone."""

from __future__ import annotations

import ast
import re

import pytest
from messages_in_source import SOURCE

from vpextract import terms
from vpextract.issues import CODES
from vpextract.languages import catalogue
from vpextract.store.schema import DATASETS

SWEDISH = catalogue("sv")
LETTERS = re.compile(r"[åäö]| och | en | är ", re.IGNORECASE)


def test_every_code_has_its_meaning_and_advice() -> None:
    assert set(SWEDISH.codes) == set(CODES)
    for code, told in SWEDISH.codes.items():
        assert set(told) == {"meaning", "advice"}, code
        for text in told.values():
            assert LETTERS.search(text), (code, text)
            assert text.endswith(".")


def test_what_advice_names_in_english_it_names_in_swedish() -> None:
    """Files, columns and options are the same in both."""
    named = re.compile(r"[\w/]+\.(?:toml|csv)|--[\w-]+|vpextract \w+")
    for code, told in CODES.items():
        assert set(named.findall(told.advice)) == set(named.findall(SWEDISH.advice(code))), code


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("doc_type", set(terms.PRINTED)),
        ("level", set(terms.LEVELS)),
        ("owner", {terms.COUNCIL, terms.BOARD}),
        ("severity", {code.severity for code in CODES.values()}),
        ("direction", {"higher", "lower", "range"}),
    ],
)
def test_values_have_words(column: str, values: set[str]) -> None:
    assert set(SWEDISH.values[column]) == values


def test_reasons_are_those_of_the_dictionary() -> None:
    told = next(column for column in DATASETS["followup"].columns if column.name == "reached_why").description
    reasons = set(re.findall(r"[a-z]+(?:_[a-z]+)+", told)) | {"figures"}

    assert set(SWEDISH.values["reached_why"]) == reasons


def test_what_nobody_translated_is_shown_as_it_is() -> None:
    assert SWEDISH.value("level", "stadsmal") == "stadsmal"
    assert SWEDISH.value("level", None) == ""
    assert SWEDISH.meaning("code_of_tomorrow") == "code_of_tomorrow"
    assert SWEDISH.advice("code_of_tomorrow") == ""


def test_every_dataset_and_column_is_described() -> None:
    """A description that was changed or is new in store/*schema.py has its Swedish in languages/sv/descriptions.toml."""
    told = {text for one in DATASETS.values() for text in (one.description, *(c.description for c in one.columns))}
    missing = {text for text in told if SWEDISH.descriptions.translated(text) is None}
    unused = {one.english for one in SWEDISH.descriptions if not any(one.pattern.fullmatch(text) for text in told)}

    assert missing == set()
    assert unused == set()


def test_descriptions_name_the_same_datasets_and_columns() -> None:
    named = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
    for one in DATASETS.values():
        for column in one.columns:
            swedish = SWEDISH.description(column.description)
            assert set(named.findall(column.description)) <= set(named.findall(swedish)), (one.name, column.name)


def test_why_a_link_is_asked_about_has_words() -> None:
    """What `linking` weighs is named in evidence.py, comparing.py and area_doubts.py."""
    source = "".join((SOURCE / "linking" / f"{name}.py").read_text("utf8") for name in ("evidence", "area_doubts"))
    weighed = set(re.findall(r'\(\(?"([a-z][^"]*)", weights\.', source))
    weighed |= set(re.findall(r'^_[A-Z_]+ = "([^"]+)"$', source, re.MULTILINE))
    other = {"names", "only in a", "only in b", "each other's nearest of what is gone and new"}
    other.add("the only ones gone and new at this place, under another programme")

    assert len(weighed) > 12
    assert set(SWEDISH.values["why"]) == weighed | other


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        (
            "only in a: brygga; names +5.44; other goal above +0.10",
            "bara i a: brygga; namn +5.44; annat mål ovanför +0.10",
        ),
        ("3 amounts alike; same number -1.00; of tomorrow", "3 lika belopp; samma nummer -1.00; of tomorrow"),
        ("", ""),
    ],
)
def test_why_is_told_part_by_part(english: str, swedish: str) -> None:
    assert SWEDISH.why(english) == swedish


def test_what_the_report_and_the_workbook_say_stands_in_the_catalogue_alone() -> None:
    """No Swedish in the modules that make them, and no text that none of them names."""
    modules = [path for room in ("reporting", "exporting", "reviewing") for path in (SOURCE / room).glob("*.py")]
    source = "".join(path.read_text("utf8") for path in modules)
    sections = {f"section_{name}" for name in re.findall(r'"(\w+)"', source)}
    bases = {"after_transfers", "before_transfers", "after", "before"}
    named = set(re.findall(r'"(\w+)"', source)) | sections | bases
    swedish = [
        (path.name, node.value)
        for path in modules
        for node in ast.walk(_without_docstrings(ast.parse(path.read_text("utf8"))))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search("[åäö]", node.value)
    ]

    assert set(SWEDISH.report) - named == set()
    assert swedish == []


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value = ast.Constant(None)
    return tree
