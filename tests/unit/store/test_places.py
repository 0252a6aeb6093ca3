"""The place of a row, also where an output says what it cannot mean."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from store_samples import full, joined, stored

from vpextract.model import Box
from vpextract.store.reading import open_output


def test_a_place_with_further_columns(tmp_path: Path) -> None:
    stored(tmp_path, joined([full()]))
    found = open_output(tmp_path).locate("norrmalm-2022-vp-a-i1")
    assert found.bbox == Box(70.5, 100.0, 500.0, 120.25)
    assert (found.says["Övrigt"], found.says["target"]) == ("x", "85 %")


@pytest.mark.parametrize("box", [[float("nan")] * 4, [float("inf")] * 4, [1.0], [], None])
@pytest.mark.parametrize("extra", ["[1]", "{", "[" * 10**5, '{"a": {"b": 1}}', "7", ""])
def test_a_place_that_is_none(tmp_path: Path, box: list[float] | None, extra: str) -> None:
    stored(tmp_path, joined([full()]))
    file = tmp_path / "indicators" / "2022.parquet"
    table = pq.read_table(file, partitioning=None)
    rows = [row | {"bbox": box, "extra": extra} for row in table.to_pylist()]
    pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), file)
    found = open_output(tmp_path).locate("norrmalm-2022-vp-a-i1")
    assert found.bbox is None
    assert found.says["target"] == "85 %"
