"""Rows as lines for other programs: exact numbers, one record a row whatever the texts hold, nothing that is a formula."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq

from vpextract.exporting.lines import csv_lines, json_lines, tsv_lines, write_parquet

HOSTILE = '=HYPERLINK("http://x";"y")\nrad; "två",\t<script>alert(1)</script>\x1b[2J'
ROWS = pa.table(
    {
        "text": ["Ett mål", HOSTILE, None],
        "value": [12345678.9, -1.7, None],
        "share": pa.array([0.88, 1.0, None], pa.float32()),
        "year": pa.array([2022, 2023, None], pa.int16()),
        "reached": [True, False, None],
        "day": [date(2022, 6, 30), None, None],
        "bbox": pa.array([[1.5, 2.0], [], None], pa.list_(pa.float32())),
    }
)


def test_csv_is_read_back_as_it_was() -> None:
    text = "".join(csv_lines(ROWS.schema, [ROWS.slice(0, 1), ROWS.slice(1)]))
    head, first, second, third = csv.reader(io.StringIO(text))
    assert head == ROWS.schema.names
    assert first == ["Ett mål", "12345678.9", "0.88", "2022", "true", "2022-06-30", "1.5 | 2"]
    assert second[0].startswith("'=HYPERLINK")
    assert "\n" in second[0]
    assert "\x1b" not in text
    assert second[1:] == ["-1.7", "1", "2023", "false", "", ""]
    assert third == [""] * 7


def test_excel_in_swedish() -> None:
    text = "".join(csv_lines(ROWS.schema, [ROWS], excel=True))
    assert text.startswith("\ufefftext;value;share;year;reached;day;bbox\r\n")
    _, first, second, _ = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    assert first == ["Ett mål", "12345678,9", "0,88", "2022", "SANT", "2022-06-30", "1,5 | 2"]
    assert second[1:5] == ["-1,7", "1", "2023", "FALSKT"]


def test_tsv_is_one_line_a_row() -> None:
    lines = "".join(tsv_lines(ROWS.schema, [ROWS])).splitlines()
    assert len(lines) == 4
    assert all(line.count("\t") == 6 for line in lines)
    assert lines[1].split("\t")[:2] == ["Ett mål", "12345678.9"]
    assert lines[2].startswith("'=HYPERLINK")


def test_json_has_types() -> None:
    rows = json.loads("".join(json_lines([ROWS.slice(0, 2), ROWS.slice(2)])))
    assert rows[0] == {
        "text": "Ett mål",
        "value": 12345678.9,
        "share": 0.88,
        "year": 2022,
        "reached": True,
        "day": "2022-06-30",
        "bbox": [1.5, 2.0],
    }
    assert rows[1]["text"] == HOSTILE
    assert set(rows[2].values()) == {None}
    assert json.loads("".join(json_lines([]))) == []
    assert json.loads("".join(json_lines([pa.table({"x": [float("nan"), float("inf")]})]))) == [{"x": None}] * 2


def test_parquet_keeps_types_and_labels() -> None:
    schema = ROWS.schema.set(0, pa.field("text", pa.string(), metadata={"label_sv": "Mål"}))
    stream = io.BytesIO()
    write_parquet(stream, schema, [ROWS.slice(0, 1), ROWS.slice(1)])
    found = pq.read_table(io.BytesIO(stream.getvalue()))
    assert found.to_pylist() == ROWS.to_pylist()
    assert found.schema.field("text").metadata[b"label_sv"].decode() == "Mål"
