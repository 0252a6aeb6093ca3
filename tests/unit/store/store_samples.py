"""Small extractions with something in every field, for the tests of the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa

from vpextract.model import (
    Activity,
    Box,
    Decision,
    EconomyRow,
    Extraction,
    FigureCell,
    FigureTable,
    Goal,
    Identity,
    Indicator,
    Issue,
    PageInfo,
    Place,
    Section,
    Value,
)
from vpextract.store.edition_rows import with_editions
from vpextract.store.editions import ALONE
from vpextract.store.layout import LINKS
from vpextract.store.link_rows import Held
from vpextract.store.linked import no_links
from vpextract.store.records import Rows, extraction_to_rows
from vpextract.store.schema import DATASETS, DOCUMENT_DATASETS
from vpextract.store.whose import filled_in, links_filled_in
from vpextract.store.writing import claimed

PLACE = Place(page=2, box=Box(70.5, 100.0, 500.0, 120.25))


def joined(documents: Iterable[Extraction]) -> Rows:
    """All datasets of several documents."""
    every = [extraction_to_rows(document) for document in documents]
    own = {
        name: pa.concat_tables([dataset.own_schema.empty_table(), *(rows[name] for rows in every if name in rows)])
        for name, dataset in DATASETS.items()
    }
    marked = dict.fromkeys(own["documents"].column("document_id").to_pylist(), ALONE)
    own["documents"] = with_editions(own["documents"], marked)
    linked = links_filled_in({name: own[name] for name in no_links() if name not in DOCUMENT_DATASETS}, Held(own))
    filled = {name: filled_in(name, own[name], own["documents"]) for name in DOCUMENT_DATASETS}
    return {name: (filled | linked)[name] for name in DATASETS}


def stored(folder: Path, rows: Mapping[str, pa.Table], inputs: list[str | Path] | None = None) -> None:
    """Write datasets whole: what documents say as the part of one year."""
    with claimed(folder) as claim:
        for name, table in rows.items():
            claim.put(name, "2022" if name in DOCUMENT_DATASETS else LINKS, table)
        claim.commit(inputs, None)


def full(name: str = "a") -> Extraction:
    """A document with one or two rows in every dataset; `name` goes into its identifiers and its source."""
    document = f"norrmalm-2022-vp-{name}"
    goal = Goal(
        goal_id=f"{document}-g1",
        ordinal=0,
        level="inriktningsmal",
        number="1.",
        text="En modern stad",
        parent_goal_id=None,
        assessment="delvis",
        assessment_raw="Uppfylls delvis",
        status="yellow",
        description="Rad ett\nRad två",
        expected_result=None,
        analysis=None,
        printed="KF:s inriktningsmål: 1. En modern stad",
        place=PLACE,
    )
    return Extraction(
        document_id=document,
        source=f"{name}.pdf",
        sha256=name * 64,
        reader="pymupdf",
        status="ok",
        identity=Identity(
            kind="verksamhetsplan",
            year=2022,
            board="Norrmalms stadsdelsnämnd",
            board_id="norrmalm",
            dated=date(2021, 12, 16),
            title="Verksamhetsplan 2022",
        ),
        n_pages=2,
        pages=(
            PageInfo(1, "text", 595.3, 841.9, 0, 200, "pymupdf"),
            PageInfo(2, "text", 595.3, 841.9, 90, 10, "pymupdf"),
        ),
        sections=(
            Section(f"{document}-s1", None, 0, 1, "summary", "Sammanfattning", None, PLACE, "Text."),
            Section(f"{document}-s2", f"{document}-s1", 1, 2, "goal", "Mål", goal.goal_id, Place(line=7), ""),
        ),
        goals=(goal,),
        indicators=(_indicator(document, goal.goal_id), _bare_indicator(document)),
        activities=(
            Activity(
                activity_id=f"{document}-a1",
                goal_id=goal.goal_id,
                ordinal=0,
                text="Utveckla arbetet",
                owner="namnd",
                start_date=date(2022, 1, 1),
                end_date=date(2022, 12, 31),
                status="ongoing",
                deviation=None,
                comment=None,
                place=PLACE,
            ),
        ),
        tables=(
            FigureTable(
                table_id=f"{document}-t1",
                section_id=f"{document}-s1",
                goal_id=None,
                ordinal=0,
                kind="budget",
                title="Budget",
                unit="mnkr",
                columns=("Verksamhet", "Budget 2022"),
                n_rows=1,
                cells=(
                    FigureCell(0, 0, "Förskola", None, "Verksamhet", "Förskola", None),
                    FigureCell(0, 1, "Förskola", None, "Budget 2022", "1 234,5", 1234.5, note="*"),
                ),
                place=PLACE,
            ),
        ),
        economy=(
            EconomyRow(
                table_id=f"{document}-t1",
                row=0,
                col=1,
                part="area",
                role="item",
                area="Förskola",
                parent=None,
                measure="budget",
                side=None,
                basis=None,
                year=2022,
                as_of=None,
                value_mnkr=1234.5,
                raw="1 234,5",
                unit="mnkr",
                source_rank=1,
                doubt=None,
                place=PLACE,
            ),
        ),
        decisions=(Decision(1, "Nämnden godkänner planen.", 1.5, PLACE),),
        issues=(Issue("cell_guessed", "A cell was guessed.", page=2, row_id=f"{document}-i1"),),
    )


def _indicator(document: str, goal_id: str) -> Indicator:
    return Indicator(
        indicator_id=f"{document}-i1",
        goal_id=goal_id,
        ordinal=0,
        name="Andel nöjda",
        owner="kf",
        gendered=True,
        status=None,
        cells={"target": "85 %", "target_kf": "86 %", "period": "År", "outcome": ""},
        values=(
            Value("target", "85 %", 85.0, "%", None, 2022),
            Value("target_kf", "86 %", 86.0, "%", None, 2022, note="1"),
        ),
        comment="Går bra.",
        place=PLACE,
        extra={"Övrigt": "x", "Ansvarig": "y"},
    )


def _bare_indicator(document: str) -> Indicator:
    return Indicator(
        indicator_id=f"{document}-i2",
        goal_id=None,
        ordinal=1,
        name="Antal träd",
        owner=None,
        gendered=None,
        status=None,
        cells={},
        values=(),
        comment=None,
        place=Place(line=41),
    )
