"""A document's rows travel as bytes, and come back as they were, many documents below each other."""

from __future__ import annotations

import pytest
from store_samples import full, joined

from vpextract.errors import OutputError
from vpextract.store import packing
from vpextract.store.packing import pack, unpack
from vpextract.store.records import extraction_to_rows
from vpextract.store.schema import DOCUMENT_DATASETS


def test_documents_come_back_as_they_were_in_the_order_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_TOGETHER", 2)
    names = ("b", "a", "c")
    notes, tables = unpack([pack(extraction_to_rows(full(name)), f"note {name}") for name in names])
    assert notes == ["note b", "note a", "note c"]
    expected = joined(full(name) for name in names)
    assert tables.keys() == DOCUMENT_DATASETS.keys()
    for name, table in tables.items():
        assert table.schema.equals(DOCUMENT_DATASETS[name].own_schema, check_metadata=True), name
        assert table.to_pylist() == expected[name].select(table.column_names).to_pylist(), name


def test_no_documents_are_no_rows() -> None:
    notes, tables = unpack([])
    assert (notes, {table.num_rows for table in tables.values()}) == ([], {0})


@pytest.mark.parametrize("damage", [b"", b"PAR1", pack(extraction_to_rows(full()), "")[:-200]])
def test_other_bytes_are_told(damage: bytes) -> None:
    with pytest.raises(OutputError, match="cannot be read back"):
        unpack([damage])
