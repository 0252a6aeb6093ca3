"""What rows say of their document, and series of the municipality of their rows."""

from __future__ import annotations

import pyarrow as pa
from store_samples import full

from vpextract.store.edition_rows import with_editions
from vpextract.store.editions import ALONE
from vpextract.store.link_rows import Held
from vpextract.store.linked import no_links
from vpextract.store.records import extraction_to_rows
from vpextract.store.schema import DATASETS
from vpextract.store.whose import filled_in, links_filled_in


def test_each_row_says_what_its_document_says() -> None:
    rows = [extraction_to_rows(full(name)) for name in ("a", "b")]
    documents = pa.concat_tables([one["documents"] for one in rows])
    documents = documents.set_column(
        documents.schema.get_field_index("municipality"), "municipality", pa.array(["Sjövik", None])
    )
    documents = with_editions(documents, dict.fromkeys(documents.column("document_id").to_pylist(), ALONE))
    goals = filled_in("goals", pa.concat_tables([one["goals"] for one in rows]), documents)
    assert goals.schema.equals(DATASETS["goals"].schema)
    assert goals.select(["municipality", "board_id", "document_year", "doc_type", "tertial"]).to_pylist() == [
        {
            "municipality": named,
            "board_id": "norrmalm",
            "document_year": 2022,
            "doc_type": "verksamhetsplan",
            "tertial": None,
        }
        for named in ("Sjövik", None)
    ]


def test_a_series_is_of_the_municipality_that_one_of_its_rows_names() -> None:
    documents = pa.table(
        {
            "document_id": ["a", "b", "c"],
            "municipality": [None, "Sjövik", None],
            "board_id": ["hamn"] * 3,
            "year": pa.array([2031, 2032, 2031], pa.int16()),
            "doc_type": ["verksamhetsplan", "tertialrapport", None],
            "tertial": pa.array([None, 1, None], pa.int8()),
            "preferred": [True] * 3,
        }
    )
    links = no_links() | {
        "series": rows("series", [{"series_id": "s1"}, {"series_id": "s2"}]),
        "series_members": rows(
            "series_members", [{"series_id": s, "document_id": d} for s, d in (("s1", "a"), ("s1", "b"), ("s2", "c"))]
        ),
    }
    made = links_filled_in(links, Held({"documents": documents}))
    assert made["series"].column("municipality").to_pylist() == ["Sjövik", None]
    assert made["series_members"].column("municipality").to_pylist() == [None, "Sjövik", None]
    assert made["series_members"].column("tertial").to_pylist() == [None, 1, None]
    assert made["series_members"].column("document_year").to_pylist() == [2031, 2032, 2031]
    assert all(table.schema.equals(DATASETS[name].schema) for name, table in made.items())


def rows(dataset: str, found: list[dict[str, str]]) -> pa.Table:
    schema = DATASETS[dataset].own_schema
    return pa.table([pa.array([row.get(f.name) for row in found], f.type) for f in schema], schema=schema)
