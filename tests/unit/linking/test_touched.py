"""What must be linked together is linked anew together: series, pairs that are asked about, rows of one name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from link_rows import KNOWLEDGE

from vpextract.linking.touched import Coded, Standing, closed, standing


def where(*rows: tuple[str, str | None, str | None, str, str]) -> Standing:
    """Rows as (kind, level, owner, document, text); a document is called after its board, or "?" and a number."""
    kinds, levels, owners, documents, texts = (column(values) for values in zip(*rows, strict=True))
    boards = [None if (name or "").startswith("?") else name for name in documents.values]
    return standing(kinds, levels, owners, documents, texts, boards, KNOWLEDGE.lineage)


def column(values: Sequence[str | None]) -> Coded:
    different = list(dict.fromkeys(values))
    return Coded(different, np.array([different.index(value) for value in values], dtype=np.int64))


ROWS = where(
    ("indicator", None, "kf", "brygga", "Antal bojar"),
    ("indicator", None, "namnd", "brygga", "Antal bojar"),
    ("indicator", None, "namnd", "rinkeby", "Antal  BOJAR"),
    ("indicator", None, "namnd", "kista", "Antal bojar"),
    ("activity", None, "namnd", "kista", "Antal bojar"),
    ("goal", "verksamhetsmal", None, "kista", "Trygga bryggor"),
    ("indicator", None, None, "?1", "Antal måsar"),
)


def test_rows_stand_in_the_rooms_of_the_city_of_boards_and_of_documents_without_a_board() -> None:
    assert ROWS.in_rooms_of(("kf",)).tolist() == [True, False, False, False, False, True, False]
    assert ROWS.in_rooms_of((KNOWLEDGE.lineage.family("kista"),)).tolist() == [
        False,
        False,
        True,
        True,
        True,
        False,
        False,
    ]
    assert ROWS.in_rooms_of(("?1",)).tolist() == [False] * 6 + [True]


def test_rows_are_found_by_kind_and_key() -> None:
    assert ROWS.named({("indicator", "antalbojar")}).tolist() == [True, True, True, True, False, False, False]
    assert ROWS.named_like(ROWS.in_rooms_of(("brygga",))).tolist() == [True, True, True, True, False, False, False]


def test_a_group_is_one_name_in_one_room() -> None:
    same = [[x == y for y in ROWS.group] for x in ROWS.group]
    assert [row.index(True) for row in same] == [0, 1, 2, 2, 4, 5, 6]


@pytest.mark.parametrize(
    ("group", "series", "asked", "found"),
    [
        ([0, 1, 2, 3], [0, 1, 2, 3], [], [0]),
        ([0, 1, 2, 3], [0, 0, 2, 3], [], [0, 1]),  # one series
        ([0, 0, 2, 3], [0, 1, 2, 2], [], [0, 1]),  # one name
        ([0, 0, 2, 3], [0, 1, 1, 3], [], [0, 1, 2]),  # one name, and then one series
        ([0, 1, 2, 3], [0, 1, 2, 3], [(0, 2)], [0, 2]),  # asked about
        ([0, 1, 2, 3], [3, 1, 2, 0], [(2, 3), (1, 2)], [0, 1, 2]),  # asked about, on both sides
        ([0, 1, 2, 3], [-1, -1, 2, 3], [], [0]),  # rows that were in no series have nothing in common
    ],
)
def test_what_hangs_together_is_linked_together(
    group: list[int], series: list[int], asked: list[tuple[int, int]], found: list[int]
) -> None:
    """The first row is touched."""
    pairs = np.array(asked, dtype=np.int64).reshape(-1, 2)
    rows = closed(np.arange(4) == 0, np.array(group), np.array(series), pairs)
    assert np.flatnonzero(rows).tolist() == found


def test_no_rows_are_no_trouble() -> None:
    nothing = np.array([], dtype=np.int64)
    assert closed(np.array([], dtype=bool), nothing, nothing, nothing.reshape(-1, 2)).tolist() == []
