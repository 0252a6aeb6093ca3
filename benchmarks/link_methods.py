"""The ways to link that `linking.py` compares: each takes the same rows and says which series each row is in.

The baselines know what any of them could know without a rule of its own: rows of different kinds, goals of different
levels, and what two boards set themselves never belong together (`scope`), and two rows of one document are not compared
(but may still meet in a series over a third). Their names are compared in lower case, runs of space as one.

`splink` learns without labels, by expectation maximisation. Of a dozen set-ups tried on the gold links, the best stands
here: a model for each kind, trained on all pairs of a scope (no blocking that could lose any); the numbers in a name as a
column of their own; and the clustering that takes at most one row of a document. Its manual advises to take u from random
pairs, but in so few rows too many of these are true pairs: that joins hardly anything, so u is learnt together with m.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

import pyarrow as pa
import regex
from rapidfuzz import fuzz, process

from vpextract import knowledge
from vpextract.linking.linking import link
from vpextract.linking.records import CITY, Record

Series = dict[str, str]
"""member_id → series_id"""
Method = Callable[[Sequence[Record]], Series]

_CITY_LEVELS = ("inriktningsmal", "verksamhetsmal")
_ALIKE = 90
_MATCH = 0.95
"""From this probability on splink's pairs are joined, as in its manual."""
_EXPECTED_RECALL = 0.8
"""What share of the true pairs has exactly the same name: splink wants to be told."""


def ours(records: Sequence[Record]) -> Series:
    """vpextract itself; rows to review are not joined."""
    linked = link(records, knowledge.load(None))
    return {record.member_id: series.series_id for series in linked.series for record in series.linked}


def exact_names(records: Sequence[Record]) -> Series:
    return {record.member_id: f"{scope(record)} {plain(record.text)}" for record in records}


def token_set_ratio(records: Sequence[Record]) -> Series:
    """What rapidfuzz calls more than 90 % alike whatever the order of the words, joined without further questions."""
    return joined(records, (pair for rows in by_scope(records) for pair in _alike(rows)))


def splink(records: Sequence[Record]) -> Series:
    by_kind: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_kind[record.kind].append(record)
    return {member: series for rows in by_kind.values() for member, series in _splink(rows).items()}


METHODS: dict[str, Method] = {
    "ours": ours,
    "exact names": exact_names,
    "token_set_ratio > 90": token_set_ratio,
    "splink": splink,
}


# --- what the baselines know ------------------------------------------------------------------------------------------


def scope(record: Record) -> str:
    """Rows of different scopes cannot belong together."""
    of_city = record.level in _CITY_LEVELS if record.kind == "goal" else record.owner == CITY
    return f"{record.kind} {record.level} {CITY if of_city else record.board_id}"


def plain(text: str) -> str:
    return " ".join(text.casefold().split())


def by_scope(records: Iterable[Record]) -> list[list[Record]]:
    scopes: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        scopes[scope(record)].append(record)
    return list(scopes.values())


def joined(records: Iterable[Record], pairs: Iterable[tuple[str, str]]) -> Series:
    """Connected components: whoever is joined to one of a series is in it."""
    series = {record.member_id: [record.member_id] for record in records}
    for a, b in pairs:
        one, other = series[a], series[b]
        if one is not other:
            one += other
            series |= dict.fromkeys(other, one)
    return {member: members[0] for member, members in series.items()}


def _alike(rows: Sequence[Record]) -> Iterator[tuple[str, str]]:
    names = [plain(row.text) for row in rows]
    ratios = process.cdist(names, names, scorer=fuzz.token_set_ratio, score_cutoff=_ALIKE)
    for a, b in combinations(range(len(rows)), 2):
        if ratios[a, b] > _ALIKE and rows[a].document_id != rows[b].document_id:
            yield rows[a].member_id, rows[b].member_id


# --- splink -----------------------------------------------------------------------------------------------------------

_NUMBERS = regex.compile(r"\p{N}+")
_WORDS = regex.compile(r"\p{L}+|\p{N}+")


def _splink(rows: Sequence[Record]) -> Series:
    """One kind of rows, linked by a model of its own that is trained on nothing but these rows."""
    from splink import DuckDBAPI, Linker, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    api = DuckDBAPI()
    documents: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        documents[row.document_id].append(_columns(row))
    frames = [
        api.register(pa.Table.from_pylist(own, schema=_SCHEMA), dataset_display_name=_table_name(document))
        for document, own in sorted(documents.items())
    ]
    linker = Linker(frames, _settings(rows[0].kind), log_level=None)
    train = linker.training
    train.estimate_probability_two_random_records_match([block_on("scope", "name")], recall=_EXPECTED_RECALL)
    train.estimate_parameters_using_expectation_maximisation(
        block_on("scope"), fix_u_probabilities=False, fix_probability_two_random_records_match=True
    )
    predictions = linker.inference.predict(threshold_match_probability=_MATCH)
    clusters = linker.clustering.cluster_using_single_best_links(
        predictions, [_table_name(document) for document in documents], threshold_match_probability=_MATCH
    )
    return {row["unique_id"]: f"{rows[0].kind} {row['cluster_id']}" for row in clusters.as_record_list()}


def _table_name(document: str) -> str:
    return f"d_{regex.sub('[^A-Za-z0-9]', '_', document)}"


_SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("unique_id", "scope", "name", "numbers", "parent", "unit")),
        ("words", pa.list_(pa.string())),
    ]
)


def _columns(row: Record) -> dict[str, Any]:
    name = plain(row.text)
    return {
        "unique_id": row.member_id,
        "scope": scope(row),
        "name": name,
        "words": sorted(set(_WORDS.findall(name))),
        "numbers": " ".join(_NUMBERS.findall(name)),
        "parent": plain(row.parent) or None,
        "unit": next((reading.unit.casefold() for reading in row.values.values() if reading.unit), None),
    }


def _settings(kind: str) -> Any:
    import splink.comparison_level_library as levels
    import splink.comparison_library as comparisons
    from splink import SettingsCreator, block_on

    name = comparisons.CustomComparison(
        output_column_name="name",
        comparison_levels=[
            levels.NullLevel("name"),
            levels.ExactMatchLevel("name"),
            levels.LevenshteinLevel("name", 2),
            levels.CustomLevel(f"levenshtein(name_l, name_r) <= 0.1 * {_LONGER} and {_WORDS_SHARED} >= 0.6"),
            levels.CustomLevel(f"{_WORDS_SHARED} >= 0.75"),
            levels.CustomLevel(f"{_WORDS_SHARED} >= 0.5"),
            levels.CustomLevel(f"{_WORDS_SHARED} >= 0.3"),
            levels.ElseLevel(),
        ],
    )
    others = [comparisons.ExactMatch("numbers"), comparisons.JaroWinklerAtThresholds("parent", [0.9])]
    if kind == "indicator":
        others.append(comparisons.ExactMatch("unit"))
    return SettingsCreator(
        link_type="link_only",
        comparisons=[name, *others],
        blocking_rules_to_generate_predictions=[block_on("scope")],
        retain_matching_columns=False,
    )


_LONGER = "greatest(length(name_l), length(name_r))"
_WORDS_SHARED = "len(list_intersect(words_l, words_r)) / len(list_distinct(list_concat(words_l, words_r)))"
