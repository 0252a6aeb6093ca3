"""The made-up folders that benchmarks run on: the program finds in each document what was put into it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

import vpextract

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "benchmarks"))

import samples_path  # noqa: F401
from generator.content import ActivityTable, Document, Goal, IndicatorTable
from made_city import board
from made_content import made_document
from made_folder import Spot, make_folder, spots, write_document

SEED = 5
SPOTS = (
    (Spot(0, 2025, "vp"), False),  # three boards, three looks, four kinds; the last has the length of a real one
    (Spot(1, 2024, "t1"), False),
    (Spot(9, 2023, "t2"), False),
    (Spot(2, 2011, "vb"), True),
)
TYPES = {"vp": "verksamhetsplan", "vb": "verksamhetsberattelse"}


def made(spot: Spot, long: bool = False) -> Document:
    return made_document(board(spot.board, SEED), spot.year, spot.kind, long=long)


def indicator_names(document: Document) -> list[str]:
    return [row.name for block in document.blocks if isinstance(block, IndicatorTable) for row in block.rows]


def goal_texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Goal)]


@pytest.mark.parametrize("text", [False, True], ids=["pdf", "transcript"])
@pytest.mark.parametrize(("spot", "long"), SPOTS, ids=lambda value: getattr(value, "kind", None))
def test_all_that_was_put_in_is_found(tmp_path: Path, spot: Spot, long: bool, text: bool) -> None:
    found = vpextract.extract(write_document(tmp_path, spot, SEED, long=long, text=text))
    put_in = made(spot, long)
    identity = found.identity
    assert (identity.board, identity.year, identity.kind) == (put_in.board, spot.year, put_in.doc_type)
    assert TYPES.get(spot.kind, f"t{identity.tertial}") in (identity.kind, spot.kind)
    assert [goal.text for goal in found.goals] == goal_texts(put_in)
    assert [row.name for row in found.indicators] == indicator_names(put_in)
    rows = [row for block in put_in.blocks if isinstance(block, ActivityTable) for row in block.rows]
    assert [row.text for row in found.activities] == [row.text for row in rows]
    assert [issue for issue in found.issues if issue.severity != "info"] == []


def test_figures_are_found_as_they_were_put_in(tmp_path: Path) -> None:
    spot = SPOTS[1][0]
    found = vpextract.extract(write_document(tmp_path, spot, SEED))
    tables = [block for block in made(spot).blocks if isinstance(block, IndicatorTable)]
    put_in = [{m: v.value for m, v in row.values.items() if v.value is not None} for t in tables for row in t.rows]
    shown = [{name for name, _ in t.columns} for t in tables for _ in t.rows]
    values = [{v.measure: v.value for v in row.values if v.value is not None} for row in found.indicators]
    assert values == [
        {m: v for m, v in row.items() if m in columns} for row, columns in zip(put_in, shown, strict=True)
    ]


def test_the_same_seed_gives_the_same_bytes_and_another_one_does_not(tmp_path: Path) -> None:
    once, again = make_folder(tmp_path / "a", 8, 1), make_folder(tmp_path / "b", 8, 1)
    other = make_folder(tmp_path / "c", 8, 2)
    assert hashes(once) == hashes(again)
    assert not set(hashes(once)) & set(hashes(other))


@pytest.mark.parametrize("text", [False, True])
def test_no_two_documents_are_the_same(tmp_path: Path, text: bool) -> None:
    paths = make_folder(tmp_path, 60, text=text)
    assert len(set(hashes(paths))) == len(set(paths)) == 60


def test_another_edition_has_other_contents_at_the_same_path(tmp_path: Path) -> None:
    spot = SPOTS[0][0]
    path = write_document(tmp_path, spot, SEED)
    before = hashes([path])
    assert write_document(tmp_path, spot, SEED, edition=2) == path
    assert hashes([path]) != before


def test_each_spot_is_taken_once_and_many_documents_have_twenty_years() -> None:
    taken = list(spots(10_000))
    assert len(set(taken)) == 10_000
    assert len({spot.year for spot in taken}) == 20
    assert len({board(number, SEED).name for number in {spot.board for spot in taken}}) == 125


def test_boards_share_what_is_the_citys_and_nothing_else() -> None:
    city = [
        block.text
        for block in made(Spot(0, 2025, "vp")).blocks
        if isinstance(block, Goal) and block.level != "namndmal"
    ]
    others = [block.text for block in made(Spot(2, 2025, "vp")).blocks if isinstance(block, Goal)]
    assert set(city) <= set(others)
    own = [b.text for b in made(Spot(0, 2025, "vp")).blocks if isinstance(b, Goal) and b.level == "namndmal"]
    assert own
    assert not set(own) & set(others)


def test_what_a_board_has_recurs_in_the_next_year_and_not_in_ten() -> None:
    now, next_, later = (indicator_names(made(Spot(0, year, "vp"))) for year in (2015, 2016, 2025))
    assert len(set(now) & set(next_)) > 0.7 * len(now)
    assert len(set(now) & set(later)) < 0.5 * len(now)


def hashes(paths: Sequence[Path]) -> list[str]:
    return [sha256(path.read_bytes()).hexdigest() for path in paths]
