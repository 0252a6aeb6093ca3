"""What documents say stays text on the page, whatever it looks like."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cli_outputs import written
from report_pages import Outline, page_of, section, text_of

import vpextract
from vpextract.issues import issue
from vpextract.model import Activity, Extraction, Goal, Identity, Indicator, Place, Value
from vpextract.reporting.report import write_report
from vpextract.store.reading import open_output

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
CLOSING = "</title></style></script><svg onload=alert(1)>"
TEMPLATE = "{{ 7 * 7 }}{% raw %}"
COMMENT = "<!-- ]]> &lt;b&gt; &amp;"


def document(kind: str, code: str) -> Extraction:
    name = f"n-2022-{code}-1"
    identity = Identity(
        kind, 2022, None, f"Norrviks nämnd {IMAGE}", "norrvik", title=CLOSING, municipality=f"By {CLOSING}"
    )
    goal = Goal(
        f"{name}:g1", 1, "namndmal", None, SCRIPT, None, "ej", IMAGE, None, None, None, None, SCRIPT, Place(page=1)
    )
    values = tuple(
        Value(measure, f"{number} {TEMPLATE}", number, TEMPLATE, None, 2022, unit_std="st")
        for measure, number in (("target", 5.0), ("outcome", 4.0))
        if code == "vb" or measure == "target"
    )
    cells = {value.measure: value.raw for value in values}
    indicator = Indicator(
        f"{name}:i1", goal.goal_id, 1, f"Andel nöjda {CLOSING}", "namnd", None, None, cells, values, None, Place(page=2)
    )
    activity = Activity(
        f"{name}:a1",
        goal.goal_id,
        1,
        f"Bygga bryggor {COMMENT}",
        "namnd",
        date(2022, 1, 1),
        date(2022, 6, 30) if code == "vp" else date(2022, 12, 31),
        None,
        None,
        None,
        Place(page=3),
        delay_said="delayed",
        delay_raw=f"Sent {SCRIPT}",
    )
    doubt = issue("unknown_sign", f"{CLOSING} {IMAGE}", Place(page=4))
    return Extraction(
        name,
        f"{IMAGE}.pdf",
        code[0] * 64,
        "pymupdf",
        "ok",
        identity=identity,
        goals=(goal,),
        indicators=(indicator,),
        activities=(activity,),
        issues=(doubt,),
    )


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    out = written(folder / "out", document("verksamhetsplan", "vp"), document("verksamhetsberattelse", "vb"))
    vpextract.link(out)
    write_report(open_output(out), folder / "r.html")
    return folder / "r.html"


def test_no_element_comes_from_a_document(file: Path) -> None:
    outline = Outline.of(file)

    assert outline.tags.count("script") == outline.tags.count("style") == outline.tags.count("title") == 1
    assert "img" not in outline.tags
    assert outline.handlers == []
    assert {lead for lead in outline.leads if not lead.startswith("#")} == set()


def test_what_it_says_is_there_to_be_read(file: Path) -> None:
    page = page_of(file)
    parts = {
        anchor: text_of(section(page, anchor))
        for anchor in ("underlag", "arsmal", "mal", "indikatorer", "aktiviteter", "tvekan")
    }

    assert SCRIPT in parts["mal"]
    assert f"Andel nöjda {CLOSING}" in parts["indikatorer"]
    assert TEMPLATE in parts["indikatorer"]
    assert f"Bygga bryggor {COMMENT}" in parts["aktiviteter"]
    assert f"Sent {SCRIPT}" in parts["aktiviteter"]
    assert f"{CLOSING} {IMAGE}" in parts["tvekan"]
    assert f"{IMAGE}.pdf" in parts["underlag"]
    assert CLOSING in text_of(page.find(".//title"))


def test_an_end_that_moved_is_drawn_and_told(file: Path) -> None:
    row = next(row for row in section(page_of(file), "aktiviteter").iter("tr") if row.get("data-item") is not None)

    assert "Flyttad" in text_of(row[1])
    assert text_of(row[2]) == "30 juni 2022 (VP) → 31 dec 2022 (VB)"
    planned, moved = (
        [float(one.get(key)) for key in ("x", "width")] for one in row[3].iter("rect") if one.get("y") == "4"
    )
    assert moved[0] == sum(planned)
    assert moved[0] + moved[1] == 240


def test_a_doubt_of_a_severity_that_only_a_later_version_knows_is_listed(tmp_path: Path) -> None:
    doubt = replace(issue("unknown_sign", "A sign that nobody knows.", Place(page=4)), severity="notice")
    out = written(tmp_path / "out", replace(document("verksamhetsplan", "vp"), issues=(doubt,)))
    write_report(open_output(out), tmp_path / "r.html")
    assert "A sign that nobody knows." in (tmp_path / "r.html").read_text(encoding="utf-8")
