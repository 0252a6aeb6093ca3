"""A user's own examples and counter-examples, held against the patterns that they stand beside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from vpextract.knowledge.knowledge import Knowledge
from vpextract.knowledge.table_kinds import kind_of_example
from vpextract.matching import alternatives

Asked = Callable[[Knowledge, str, str], bool]
"""(patterns, the entry's name, a text) → whether the text is taken for what the entry is about."""


class Unmet(NamedTuple):
    """The key of an example that does not do what it should, and what to do."""

    key: str
    reason: str


def unmet_example(file: str, data: Mapping[str, Any], knowledge: Knowledge) -> Unmet | None:
    """The first example of a user's file that is not taken for what it stands under, or counter-example that is."""
    return next(unmet_examples(file, data, knowledge), None)


def count_examples(data: Mapping[str, Any]) -> int:
    """How many examples and counter-examples a file has."""
    return sum(1 for path, entry in _entries(data) for _ in _examples(path, entry))


def unmet_examples(file: str, data: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Unmet]:
    """All of them."""
    for path, entry in _entries(data):
        asked = _question(file, path, entry)
        for key, name, text, wanted in _examples(path, entry):
            if asked is not None and asked(knowledge, name, text) != wanted:
                of = ".".join(path)
                mend = "add a pattern or label that fits it, or take the example out"
                if wanted:
                    yield Unmet(key, f"the example {text!r} is not taken for {of}: {mend}")
                    continue
                mend = "make the patterns beside it narrower, or take it out of the counter-examples"
                yield Unmet(key, f"the counter-example {text!r} is taken for {of}: {mend}")


def _entries(
    data: Mapping[str, Any], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """All tables with examples, with the keys that lead to them; those of a list with their numbers ("kind[0]")."""
    for key, value in data.items():
        if isinstance(value, list):
            yield from _entries({f"{key}[{at}]": x for at, x in enumerate(value) if isinstance(x, dict)}, path)
        if isinstance(value, dict) and key != "examples":
            if "examples" in value or "counter_examples" in value:
                yield (*path, key), value
            yield from _entries(value, (*path, key))


def _examples(path: Sequence[str], entry: Mapping[str, Any]) -> Iterator[tuple[str, str, str, bool]]:
    """(key, name, text, whether it must be taken for the name) for each example; some are listed by what they name."""
    for kind, wanted in (("examples", True), ("counter_examples", False)):
        told = entry.get(kind, [])
        by_name = told if isinstance(told, dict) else {str(entry.get("name", path[-1])): told}
        for name, texts in by_name.items():
            key = ".".join((*path, kind, name) if isinstance(told, dict) else (*path, kind))
            yield from ((f"{key}[{at}]", name, text, wanted) for at, text in enumerate(texts))


def _question(file: str, path: Sequence[str], entry: Mapping[str, Any]) -> Asked | None:
    """What an entry's texts are asked: the question of its table, else whether its own patterns fit its beginning."""
    if (file, path[0].partition("[")[0]) == ("tables", "kind"):
        document = next(iter(entry.get("documents", [])), None)
        return lambda knowledge, name, text: kind_of_example(text, document, knowledge.tables, knowledge.books) == name
    for depth in range(len(path), 0, -1):
        if (asked := _ASKED.get((file, *path[:depth]))) is not None:
            return asked
    if "match" not in entry:
        return None
    own = alternatives(entry["match"])
    return lambda knowledge, name, text: own.match(text.strip()) is not None


def _goal(knowledge: Knowledge, level: str, text: str) -> bool:
    found = knowledge.goal_label(text)
    return found is not None and found.level == level


def _owner(knowledge: Knowledge, owner: str, text: str) -> bool:
    found = knowledge.goal_label(text)
    return found is not None and found.owner == owner


def _title(knowledge: Knowledge, kind: str, text: str) -> bool:
    found = knowledge.title(text)
    return found is not None and found.kind == kind


def _row_label(knowledge: Knowledge, kind: str, text: str) -> bool:
    found = knowledge.row_label(text)
    return found is not None and found[0] == kind


def _time(knowledge: Knowledge, name: str, text: str) -> bool:
    """Whether the head of a table of figures names a time of this kind."""
    time = knowledge.books.times.of(text)
    if name in _PARTS:
        return (time.part or "").startswith(_PARTS[name])
    return time.previous if name == "previous" else not any(map(str.isalnum, knowledge.books.times.without(text)))


def _assessment_lead(knowledge: Knowledge, name: str, text: str) -> bool:
    """Whether an assessment may follow a text, as each of the shipped examples shows it."""
    return any(
        knowledge.assessment(f"{text}{helt}") == "helt" for helt in knowledge.labels.assessments["helt"].examples
    )


def _amount(knowledge: Knowledge, millions: str, text: str) -> bool:
    """Whether a text names that amount, or any where none is said."""
    found = knowledge.value_words.amounts.in_mnkr(text)
    return found is not None and (not millions[0].isdigit() or found == float(millions))


def _delay(knowledge: Knowledge, said: str, text: str) -> bool:
    """Whether a comment says that of a delay; a name that is no such word stands for nothing."""
    delay = knowledge.known_signs.delay_in(text)
    return (delay.said if delay is not None else "nobody_says") == said


_PARTS = {"annual_report": "VB", "tertial": "T", "quarter": "Q"}
_WAYS = {"higher": "higher", "lower": "lower"}
_FIGURES = {kind: kind for kind in ("share", "average", "count", "amount")}
_ASKED: dict[tuple[str, ...], Asked] = {
    ("labels", "goals"): _goal,
    ("labels", "goal_parts"): lambda k, name, text: k.goal_label(text) is not None,
    ("labels", "goal_parts", "owners"): _owner,
    ("labels", "headings"): lambda k, kind, text: k.heading_kind(text) == kind,
    ("labels", "chapters"): lambda k, kind, text: k.chapter_kind(text) == kind,
    ("labels", "row_labels"): _row_label,
    ("labels", "assessments"): lambda k, verdict, text: k.assessment(text) == verdict,
    ("labels", "assessment_leads"): _assessment_lead,
    ("labels", "assessment_columns"): lambda k, word, text: k.assessments.is_column(text),
    ("tables", "books"): lambda k, word, text: word in k.books.words(text),
    ("tables", "section_units"): lambda k, where, text: (
        (k.economy.unit_of_heading(text) if where == "headings" else k.economy.unit_said(text)) is not None
    ),
    ("tables", "economy"): lambda k, word, text: word in k.economy.words(text),
    ("tables", "sum_rows"): lambda k, word, text: "sum" in k.books.words(text),
    ("tables", "part_rows"): lambda k, word, text: k.books.is_part_row(text),
    ("tables", "sides"): lambda k, side, text: k.books.side(text) == side,
    ("tables", "percent"): lambda k, word, text: k.books.head(text).percent,
    ("tables", "times"): _time,
    ("tables", "unit_lines"): lambda k, word, text: k.is_unit_line(text),
    ("tables", "notes"): lambda k, word, text: k.is_note(text),
    ("documents", "kinds"): _title,
    ("documents", "contact"): lambda k, word, text: k.contact_label(text),
    ("boards", "shape"): lambda k, board, text: k.board_names.in_text(text) == [board],
    ("boards", "lines"): lambda k, board, text: k.board_lines.alone(text) == board,
    ("boards", "municipalities"): lambda k, name, text: k.municipalities.in_text(text) == [name],
    ("values", "amounts"): _amount,
    ("values", "shares"): lambda k, word, text: k.is_share(text),
    ("followup", "directions"): lambda k, way, text: k.followup.directions.of_name(text) == _WAYS.get(way),
    ("followup", "kinds"): lambda k, kind, text: k.followup.figure_kinds.of(text, None) == _FIGURES.get(kind),
    ("signs", "delays"): _delay,
    ("prose", "no_headings"): lambda k, word, text: k.is_no_heading(text),
    ("prose", "counts"): lambda k, word, text: k.counts(text),
    ("prose", "addresses"): lambda k, word, text: k.is_address(text),
}
