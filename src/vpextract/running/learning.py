"""What documents say that no pattern knows: labels of goals, assessments, heads of columns, headings, shapes of tables; the
commonest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import regex

from vpextract import knowledge
from vpextract.knowledge import Knowledge
from vpextract.model import Extraction
from vpextract.pipeline import extract_document
from vpextract.running.finding import find_inputs
from vpextract.settings import Options

_QUOTED = regex.compile(r"'((?:[^'\\]|\\.)+)'")
_RECURS = 2
"""Headings under goals that stand so often are no chance."""
_LONGEST = 80
_ISSUES = {"goal_label_unknown": "label", "assessment_not_understood": "assessment"}
KINDS = ("label", "assessment", "column", "heading", "table")
_MOST_HEADS, _LONGEST_SHAPE = 12, 200
_YEARS = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR, _BETWEEN = "{year}", " | "
_ANY_YEAR = r"(?:19|20)\d\d"


class Learnt(NamedTuple):
    """A text that nothing knows, what it may be, how often it stands there, and where first (a file and its page or line)."""

    kind: str
    text: str
    times: int
    where: str


def learn(inputs: Sequence[str | Path], options: Options | None = None) -> list[Learnt]:
    """Reads the files one after the other. Raises NoInputError and PatternError; a file that cannot be read gives nothing."""
    options = options or Options()
    known = knowledge.load(options.patterns)
    counts: Counter[tuple[str, str]] = Counter()
    places: dict[tuple[str, str], str] = {}
    for file in find_inputs(inputs).files:
        found = extract_document(Path(str(file.address)), file.source, options=options)
        for kind, text, where in _unknown(found, known):
            counts[kind, text] += 1
            places.setdefault((kind, text), where)
    often = (((kind, text), n) for (kind, text), n in counts.items() if kind != "heading" or n >= _RECURS)
    ordered = sorted(often, key=lambda one: (KINDS.index(one[0][0]), -one[1], one[0][1]))
    return [Learnt(kind, text, n, places[kind, text]) for (kind, text), n in ordered]


def _unknown(found: Extraction, known: Knowledge) -> Iterator[tuple[str, str, str]]:
    tables = {table.table_id: table for table in found.tables}
    for issue in found.issues:
        where = _where(found, issue.page, issue.line)
        if (kind := _ISSUES.get(issue.code)) is not None:
            yield from ((kind, text, where) for text in _quoted(issue.message)[:1])
        elif issue.code == "header_not_understood":
            table = tables.get(issue.row_id or "")
            heads = table.columns if table is not None else _quoted(issue.message)
            yield from (("column", head, where) for head in heads if _is_strange(head, known))
    told = {issue.row_id for issue in found.issues if issue.code == "header_not_understood"}
    for table in found.tables:
        if table.kind == "other" and table.table_id not in told and (shape := _shape(table.columns)):
            yield "table", shape, _where(found, table.place.page, table.place.line)
    for section in found.sections:
        if section.goal_id is not None and section.kind == "other" and len(section.heading) <= _LONGEST:
            place = section.place
            yield "heading", section.heading, _where(found, place.page, place.line)


def _shape(heads: Sequence[str]) -> str:
    """The heads of a table with any year for theirs: the same in each year. "" for a table without heads, or with too many."""
    lean = [_YEARS.sub(_YEAR, " ".join(head.split())) for head in heads]
    shape = _BETWEEN.join(lean)
    named = all(lean) and len(lean) > 1 and not any("|" in head for head in lean)
    return shape if named and len(lean) <= _MOST_HEADS and len(shape) <= _LONGEST_SHAPE else ""


def _is_strange(head: str, known: Knowledge) -> bool:
    return bool(head) and len(head) <= _LONGEST and known.column_beside(head) is None and not known.heads_figures(head)


def _quoted(message: str) -> list[str]:
    return [str(text) for text in _QUOTED.findall(message)]


def _where(found: Extraction, page: int | None, line: int | None) -> str:
    spot = f"page {page}" if page is not None else f"line {line}" if line is not None else ""
    return f"{found.source}, {spot}" if spot else found.source


def as_toml(found: Iterable[Learnt]) -> str:
    """Lines for patterns files, to be filled in: what is not known of an entry is a comment."""
    parts: list[str] = []
    before = ""
    for one in found:
        if one.kind != before:
            parts.append(_HEADS[one.kind])
            before = one.kind
        times = "once" if one.times == 1 else f"{one.times} times"
        entry = _of_table(one.text) if one.kind == "table" else _ENTRIES[one.kind].format(_quote(_as_pattern(one)))
        parts.append(f"# {times}; first in {one.where}\n{entry}")
    return "\n\n".join(parts) + "\n" if parts else ""


def _as_pattern(one: Learnt) -> str:
    """The text where words are asked for; where patterns are, one that fits it alone."""
    return str(regex.escape(one.text, literal_spaces=True)) if one.kind in ("assessment", "heading") else one.text


def _of_table(shape: str) -> str:
    """A kind of tables that have these heads, and an example of it."""
    heads = (regex.escape(head, literal_spaces=True) for head in shape.casefold().split(_BETWEEN))
    patterns = (f"^{head.replace(regex.escape(_YEAR), _ANY_YEAR)}$" for head in heads)
    said = (f"all_heads = [{', '.join(map(_quote, patterns))}]", f"examples = [{_quote(shape.replace(_YEAR, '2031'))}]")
    return "\n".join(f"# {line}" for line in ("[[kind]]", 'name = "budget"', *said))


def _quote(text: str) -> str:
    """As TOML writes it."""
    lean = " ".join(text.split())
    escaped = lean.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_HEADS = {
    "label": "# --- labels.toml: labels of goals. Put the word among the nouns of its level",
    "assessment": "# --- labels.toml: assessments. Put each under helt, delvis, ej or undecided, as a pattern",
    "column": "# --- columns.toml: heads of columns. Take off the # and say the role: name, outcome, target, period, text, …",
    "heading": "# --- labels.toml: headings under goals, for description, expected_result or analysis",
    "table": "# --- tables.toml: tables of no kind by their heads. Take off the # and say the kind: budget, investments, …",
}
_ENTRIES = {
    "label": "# [goals.namndmal]\n# nouns = [{0}]",
    "assessment": "# [assessments.delvis]\n# match = [{0}]",
    "column": '# [[indicators]]\n# role = "target"\n# labels = [{0}]',
    "heading": "# [headings.description]\n# match = [{0}]",
}
