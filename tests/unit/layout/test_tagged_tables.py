"""Tables that the tags of a file tell: they help where a page alone leaves doubts, and lies change nothing."""

from __future__ import annotations

import re
from functools import cache

import pymupdf
import pytest
import typst

from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes

_START = """
#set page(paper: "a4", margin: 2cm)
#set text(lang: "sv", size: 10pt)
#set table(stroke: none, inset: (x: 4pt, y: 1pt))
#set document(title: "Verksamhetsplan 2031")
= Tallmyra stadsdelsnämnd
= Verksamhetsplan 2031
== 1. Insatser
Nämnden ordnar insatser tillsammans med föreningar i området under året.

"""
_WORDS = """#table(columns: (4cm, 4cm, 6cm), align: {align} + left,
  table.header([Rubrik], [Vem], [Hur]),
  [Badplatsen], [Enheten för park], [Stegen byts och gräset klipps innan skolorna slutar i juni varje år],
  [Läxhjälp för barn i mellanstadiet på biblioteket], [Biblioteket], [Två kvällar i veckan],
  [Simskola], [], [Tre veckor i juli],
)
Beloppen redovisas i nästa avsnitt.
"""
_FIGURES = """#table(columns: (5cm, 3cm, 3cm), align: (left + {align}, right + {align}, right + {align}),
  table.header([Post], [Beviljat], [Kvar]),
  [Lokaler och drift av dem som hyrs av andra under delar av året], [12,5], [3,0],
  [Park], [], [1,5],
  [Stöd till dem som bor hemma och behöver hjälp], [240,5], [38,5],
)
Resten redovisas i nästa avsnitt.
"""
_GROUPED = """#table(columns: (4cm, 2cm, 2cm, 2cm, 2cm), align: left + {align},
  table.header([], table.cell(colspan: 2)[Ram], table.cell(colspan: 2)[Läge],
    [Post], [Före], [Efter], [Mars], [Maj]),
  [Kök], [1,5], [2,5], [0,5], [0,5],
  [Vaktmästeri för de lokaler som nämnden hyr ut], [11,5], [], [4,5], [6,5],
  [Park], [7,0], [8,0], [2,0], [3,0],
)
Resten redovisas i nästa avsnitt.
"""
_TRUTHS = {
    _WORDS: [
        ["Badplatsen", "Enheten för park", "Stegen byts och gräset klipps innan skolorna slutar i juni varje år"],
        ["Läxhjälp för barn i mellanstadiet på biblioteket", "Biblioteket", "Två kvällar i veckan"],
        ["Simskola", "", "Tre veckor i juli"],
    ],
    _FIGURES: [
        ["Lokaler och drift av dem som hyrs av andra under delar av året", "12,5", "3,0"],
        ["Park", "", "1,5"],
        ["Stöd till dem som bor hemma och behöver hjälp", "240,5", "38,5"],
    ],
}
_HEADS = {
    _WORDS: ("Rubrik", "Vem", "Hur"),
    _FIGURES: ("Post", "Beviljat", "Kvar"),
}


@cache
def _printed(body: str, align: str, tags: bool) -> bytes:
    source = (_START + body.replace("{align}", align)).encode()
    return bytes(typst.compile(source, pdf_tags=tags, timestamp=0))


def _read(data: bytes) -> Extraction:
    return extract_bytes(data, "plan.pdf")


def _rows(found: Extraction) -> list[list[list[str]]]:
    tables = []
    for table in found.tables:
        rows: dict[int, list[str]] = {}
        for cell in table.cells:
            row = rows.setdefault(cell.row, [cell.row_label] + [""] * (len(table.columns) - 1))
            row[cell.col] = cell.raw
        tables.append(list(rows.values()))
    return tables


def _said(found: Extraction) -> object:
    """All that a document gives but what its bytes name."""
    sections = [(section.heading, section.text) for section in found.sections]
    return sections, [table.columns for table in found.tables], _rows(found)


def _with_lies(data: bytes, lies: dict[str, str]) -> bytes:
    """The file with some of its tags called otherwise."""
    document = pymupdf.open(stream=data, filetype="pdf")
    changed = 0
    for xref in range(1, document.xref_length()):
        if document.xref_get_key(xref, "Type")[1] == "/StructElem" or document.xref_get_key(xref, "S")[0] == "name":
            kind = document.xref_get_key(xref, "S")[1].lstrip("/")
            if kind in lies:
                document.xref_set_key(xref, "S", f"/{lies[kind]}")
                changed += 1
    assert changed
    return bytes(document.tobytes())


@pytest.mark.parametrize("align", ["top", "horizon", "bottom"])
@pytest.mark.parametrize("body", _TRUTHS)
def test_tags_tell_rows_and_headers_without_rules_and_style(body: str, align: str) -> None:
    found = _read(_printed(body, align, True))
    assert [table.columns for table in found.tables] == [_HEADS[body]]
    assert _rows(found) == [_TRUTHS[body]]
    text = " ".join(section.text for section in found.sections)
    assert "redovisas i nästa avsnitt" in text
    assert not any(code in {"header_not_understood", "rows_missing"} for code in (issue.code for issue in found.issues))


@pytest.mark.parametrize(
    "lies",
    [
        {"TH": "TD"},
        {"TD": "TH"},
        {"Table": "P", "TR": "P", "TH": "P", "TD": "P", "THead": "P", "TBody": "P"},
        {"TR": "TD", "TD": "TR", "TH": "TR"},
        {"TD": "P", "TH": "P"},
    ],
    ids=[
        "headers as cells",
        "cells as headers",
        "all of it a paragraph",
        "rows and cells changed",
        "rows without cells",
    ],
)
@pytest.mark.parametrize("body", _TRUTHS)
def test_lying_tags_give_what_no_tags_give(body: str, lies: dict[str, str]) -> None:
    told = _read(_with_lies(_printed(body, "top", True), lies))
    assert _said(told) == _said(_read(_printed(body, "top", False)))


def test_labels_over_several_columns_are_left_to_their_places() -> None:
    """Which columns a label runs over, the tags do not tell here."""
    assert _said(_read(_printed(_GROUPED, "top", True))) == _said(_read(_printed(_GROUPED, "top", False)))


def test_a_table_that_only_places_text_stays_text() -> None:
    body = """#table(columns: (8cm, 8cm),
  [Nämnden ansvarar för att alla barn i området får den hjälp som de har rätt till enligt lagen och stadens riktlinjer.],
  [Förvaltningen följer upp arbetet tillsammans med skolorna och redovisar det för nämnden varje halvår.],
  [Under året prövas nya arbetssätt på två enheter, som sedan sprids till de andra om de fungerar väl.],
  [Medarbetarna deltar i planeringen och får den utbildning som de behöver för sitt uppdrag.],
)
"""
    assert _said(_read(_printed(body, "top", True))) == _said(_read(_printed(body, "top", False)))
    headed = body.replace("#table(columns: (8cm, 8cm),", "#table(columns: (8cm, 8cm), table.header(", 1)
    headed = re.sub(r"riktlinjer\.\],\n(.*?halvår\.\]),", r"riktlinjer.],\n\1),", headed, count=1, flags=re.DOTALL)
    assert _said(_read(_printed(headed, "top", True))) == _said(_read(_printed(headed, "top", False)))


def test_tags_that_part_the_lines_of_cells_do_not_win() -> None:
    body = """#table(columns: (6cm, 3cm, 3cm), align: (left, right, right),
  table.header([*Verksamhet*], [*Budget 2031*], [*Utfall 2030*]),
  [Stöd till dem som bor], [240,5], [238,2], [hemma och behöver hjälp], [], [],
  [Kultur och idrott för unga], [20,5], [18,2], [i hela området], [], [],
)
"""
    assert _said(_read(_printed(body, "top", True))) == _said(_read(_printed(body, "top", False)))
