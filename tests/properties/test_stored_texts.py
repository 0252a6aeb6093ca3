"""Whatever characters a text, a PDF, a file name or a pattern holds: none that is no character reaches a dataset."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vpextract.model import Extraction, Goal, Identity, Indicator, Issue, Place, Section
from vpextract.pipeline import extract_bytes
from vpextract.settings import Options
from vpextract.store.records import Rows, extraction_to_rows

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "reading"))
from coded_pdf import coded_pdf

ODD = st.sampled_from([chr(code) for code in (*range(32), *range(0x7F, 0xA0), 0xAD, 0x200B, 0x2028, 0x202E, 0xFEFF)])
NO_CHARACTERS = st.sampled_from(["\ud800", "\udbff", "\udc80", "\udfff", "\ufdd0", "\ufffe", "\uffff", "\U0001fffe"])
ANY_TEXT = st.text(st.one_of(ODD, NO_CHARACTERS, st.characters(codec=None, exclude_categories=())))
PARAGRAPHS = {"text", "description", "expected_result", "analysis", "comment", "message"}
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PLAN = """# Verksamhetsplan 2031 Hamnnämnden

## Nämndmål 1.1.1 Hamnen är trygg

Nämnden sköter bojarna.

Indikator\tÅrsmål\tPeriod
Andel hela bojar\t87 %\tÅr

Aktivitet\tStartdatum\tSlutdatum
Måla bryggan\t2031-01-01\t2031-12-31
"""


def texts_of(rows: Rows) -> Iterator[tuple[str, str]]:
    """Every string of every column, with the column's name."""
    for table in rows.values():
        for field in table.schema:
            values = table.column(field.name).to_pylist()
            if pa.types.is_string(field.type):
                yield from ((field.name, value) for value in values if value is not None)
            elif pa.types.is_list(field.type) and pa.types.is_string(field.type.value_type):
                yield from ((field.name, value) for some in values for value in some or ())


def assert_clean(rows: Rows) -> None:
    for column, text in texts_of(rows):
        for sign in text:
            allowed = sign == "\n" and column in PARAGRAPHS
            assert allowed or unicodedata.category(sign) not in ("Cc", "Cs"), (column, text)
            assert ord(sign) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(sign) <= 0xFDEF, (column, text)


@SLOW
@given(st.data())
def test_texts_with_anything_in_them(data: st.DataObject) -> None:
    made = PLAN
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(made)))
        made = made[:at] + data.draw(ANY_TEXT) + made[at:]
    coded = made.encode("utf-8", "surrogatepass")
    assert_clean(extraction_to_rows(extract_bytes(coded, data.draw(st.just("plan.md") | ANY_TEXT))))


@SLOW
@given(st.binary(max_size=300), st.integers(0, len(PLAN)))
def test_texts_with_any_bytes_in_them(odd: bytes, at: int) -> None:
    coded = PLAN.encode()
    assert_clean(extraction_to_rows(extract_bytes(coded[:at] + odd + coded[at:], "plan.txt")))


@SLOW
@given(st.dictionaries(st.sampled_from("abdegilmnorst0123"), ANY_TEXT.filter(bool), max_size=6), st.booleans())
def test_pdfs_whose_fonts_mean_anything(means: dict[str, str], plumber: bool) -> None:
    lines = [b"Verksamhetsplan 2031 Hamnnamnden", b"Namndmal 1.1.1 Hamnen ar trygg", b"Andel hela bojar 87 % 2031"]
    data = coded_pdf(lines, {code: text[:4] for code, text in means.items()})
    found = extract_bytes(data, "plan.pdf", options=Options(reader="pdfplumber" if plumber else None))
    assert found.status != "failed", found.error
    assert_clean(extraction_to_rows(found))


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_records_with_anything_in_them(text: str, name: str, label: str) -> None:
    """What patterns, file names and messages of libraries may bring in."""
    goal = Goal("g", 1, "namndmal", text, text, None, None, text, text, text, text, text, name, Place())
    indicator = Indicator(
        *("i", None, 1, name, text, None, text, {"outcome": text, "period": label}, (), text, Place(), {label: text})
    )
    found = Extraction(
        document_id=f"x-{name}",
        source=name,
        sha256="0",
        reader="text",
        status="ok",
        identity=Identity(board=text, board_id=label, title=name),
        sections=(Section("s", None, 1, 1, "other", name, None, Place(), text),),
        goals=(goal,),
        indicators=(indicator,),
        issues=(Issue("left_over", text, row_id=label),),
    )
    assert_clean(extraction_to_rows(found))
    assert_clean(extraction_to_rows(replace(found, status="failed", error=text)))
