"""Which area a row of the economy is of, and which row of a figure counts. All boards and amounts are invented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pytest

from vpextract import knowledge
from vpextract.store.economy_links import NEEDED, linked_economy, with_linked
from vpextract.store.economy_names import together
from vpextract.store.link_rows import Held, coded
from vpextract.store.schema import DATASETS

KNOWLEDGE = knowledge.load()
PLAN, REPORT, YEAR = "kajen-2031-vp-1", "kajen-2031-t1-2", "kajen-2031-vb-3"
NEXT = "kajen-2032-vp-4"
ROW: dict[str, Any] = {
    "part": "area",
    "role": "item",
    "area": "Lotsar",
    "measure": "budget",
    "side": "net",
    "year": 2031,
    "value_mnkr": 12.5,
    "source_rank": 1,
    "doubtful": False,
    "raw": "12,5",
    "unit": "mnkr",
    "col": 1,
}
NULLS = dict.fromkeys(DATASETS["economy"].schema.names)
TABLES = 0


def row(document: str, **more: Any) -> dict[str, Any]:
    """A row in a table of its own."""
    global TABLES
    TABLES += 1
    return NULLS | ROW | {"document_id": document, "table_id": f"{document}:t{TABLES:03}", "row": 0} | more


def linked(rows: Sequence[dict[str, Any]], former: Held | None = None, parts: int = 1) -> tuple[pa.Table, pa.Table]:
    """All rows as they are linked, and the areas."""
    table = pa.Table.from_pylist(list(rows), schema=DATASETS["economy"].schema)
    ids = sorted({one["document_id"] for one in rows})
    documents = pa.table(
        {
            "document_id": ids,
            "board_id": pa.array(
                [None if one.startswith("unknown") else one.split("-")[0] for one in ids], pa.string()
            ),
            "municipality": pa.nulls(len(ids), pa.string()),
            "year": [2031] * len(ids),
            "preferred": [True] * len(ids),
        }
    )
    size = -(-len(rows) // parts)
    held = {str(n): table.slice(n * size, size) for n in range(parts)}
    needed = {part: own.select(NEEDED) for part, own in held.items()}
    changed, areas, *_ = linked_economy(needed, Held({"documents": documents}), former, KNOWLEDGE)
    return pa.concat_tables([with_linked(own, changed.get(part, {})) for part, own in held.items()]), areas


@pytest.mark.parametrize(
    ("rows", "counting"),
    [
        pytest.param([row(YEAR, source_rank=2), row(PLAN), row(REPORT, source_rank=5)], [1], id="the plan's budget"),
        pytest.param([row(REPORT, source_rank=5), row(YEAR, source_rank=2)], [1], id="else the last report's"),
        pytest.param([row(NEXT, source_rank=11), row(REPORT, source_rank=5)], [1], id="else what is printed later"),
        pytest.param([row(PLAN), row(PLAN)], [0], id="the first of two tables"),
        pytest.param([row(PLAN, doubtful=True), row(PLAN)], [1], id="a sound one first"),
        pytest.param([row(PLAN, doubtful=True), row(YEAR, source_rank=2)], [0], id="a doubtful one of the plan"),
        pytest.param([row(PLAN, value_mnkr=None), row(YEAR, source_rank=2)], [1], id="not one without a value"),
        pytest.param([row(PLAN, value_mnkr=None)], [], id="none without a value"),
        pytest.param([row(PLAN, year=None)], [], id="none without a year"),
        pytest.param([row(PLAN), row(PLAN, year=2032)], [0, 1], id="two years"),
        pytest.param([row(PLAN), row(PLAN, side="cost")], [0, 1], id="two sides"),
        pytest.param([row(PLAN), row("hamnen-2031-vp-5")], [0, 1], id="two boards"),
        pytest.param([row("unknown-2031-vp-6"), row("unknown-2031-vp-7")], [0, 1], id="boards that are not known"),
        pytest.param([row(PLAN), row(PLAN, area="Fyrar")], [0, 1], id="two areas"),
        pytest.param([row(PLAN), row(YEAR, area="Lotsverksamhet", source_rank=2)], [0, 1], id="two names"),
        pytest.param([row(PLAN, area="Lotsar"), row(YEAR, area="LOTSAR", source_rank=2)], [0], id="one name"),
        pytest.param(
            [row(REPORT, measure="adjustment"), row(REPORT, measure="adjustment", col=2)], [0, 1], id="adjustments"
        ),
        pytest.param([row(REPORT, measure="forecast", as_of="T1"), row(YEAR, measure="forecast")], [0, 1], id="times"),
    ],
)
def test_one_row_of_a_figure_counts(rows: list[dict[str, Any]], counting: list[int]) -> None:
    for parts in (1, len(rows)):
        table, _ = linked(rows, parts=parts)
        assert [n for n, counts in enumerate(table.column("counts").to_pylist()) if counts] == counting


def test_areas_tell_their_names_years_and_boards() -> None:
    rows = [
        row(PLAN, area="Hamnmiljö"),
        row("hamnen-2031-vp-5", area="Hamnmiljöverksamhet", year=2030),
        row(PLAN, area="Bojar"),
    ]
    table, areas = linked(rows)
    assert areas.schema.equals(DATASETS["areas"].schema)
    told = {one["area_id"]: one for one in areas.to_pylist()}
    assert table.column("area_id").to_pylist() == ["area-hamnmiljo", "area-hamnmiljo", "area-bojar"]
    shared, own = told["area-hamnmiljo"], told["area-bojar"]
    assert (shared["members"], shared["board_id"]) == (["Hamnmiljö", "Hamnmiljöverksamhet"], None)
    assert (shared["first_year"], shared["last_year"], shared["n_rows"]) == (2030, 2031, 2)
    assert (own["board_id"], own["first_year"], own["total"]) == ("kajen", 2031, False)


def test_names_that_give_the_same_amounts_are_one_area() -> None:
    amounts = [("cost", 12.5), ("income", 3.7), ("net", 8.8)]
    rows = [
        row(PLAN, area=area, side=side, value_mnkr=value) for area in ("Lotsar", "Vägvisare") for side, value in amounts
    ]
    assert linked(rows)[1].num_rows == 1
    assert linked(rows[:-1])[1].num_rows == 2, "two are not enough"
    small = [one | {"value_mnkr": one["value_mnkr"] / 100} for one in rows]
    assert linked(small)[1].num_rows == 2, "small amounts are the same by chance"


def test_areas_keep_their_identifiers() -> None:
    _, areas = linked([row(PLAN, area="Hamnmiljö")])
    table, again = linked(
        [row(YEAR, area="Hamnmiljöverksamhet"), row(YEAR), row(PLAN, area="Hamnmiljö")], Held({"areas": areas})
    )
    assert again.column("area_id").to_pylist()[0] == table.column("area_id").to_pylist()[0] == "area-hamnmiljo"


def test_what_is_linked_already_is_left_alone() -> None:
    table, areas = linked([row(PLAN), row(YEAR, source_rank=2)])
    documents = pa.table(
        {
            "document_id": [PLAN, YEAR],
            "board_id": ["kajen"] * 2,
            "municipality": ["A", "A"],
            "year": [2031] * 2,
            "preferred": [True] * 2,
        }
    )
    held = Held({"documents": documents, "areas": areas})
    assert linked_economy({"2031": table}, held, held, KNOWLEDGE)[:2] == ({}, areas)


def test_a_part_that_was_read_back_is_written_like_one_that_was_just_made() -> None:
    made = DATASETS["economy"].schema.empty_table()
    at = made.schema.get_field_index("bbox")
    read = made.set_column(at, "bbox", pa.array([], pa.list_(pa.field("element", pa.float32()))))
    assert str(read.schema.field("bbox").type) != str(made.schema.field("bbox").type), "as Parquet gives it"
    assert str(with_linked(read, {}).schema) == str(made.schema)


def test_without_rows_there_are_no_areas() -> None:
    changed, areas, *_ = linked_economy({}, Held({}), None, KNOWLEDGE)
    assert (changed, areas.num_rows) == ({}, 0)


def test_numbers_of_combinations() -> None:
    columns = [coded(pa.chunked_array([list(text)])).codes for text in ("aabb", "xyxx")]
    first, second, third, fourth = together(columns).tolist()
    assert third == fourth and len({first, second, third}) == 3
