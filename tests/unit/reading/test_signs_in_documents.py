"""Signs from the page to the status of goals, indicators and activities, through both readers."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from sign_drawings import disc, drawn, star
from signed_documents import Mark, Plan, circle, image, pause, polygon, scaled, stroked, together, venus

from vpextract.errors import PatternError
from vpextract.model import Extraction
from vpextract.pipeline import extract_document
from vpextract.settings import Options

READERS = ("pymupdf", "pdfplumber")
GREEN, YELLOW, RED, BLUE = "#2e9d4f", "#f0b400", "#cc2222", "#2266aa"
PLAY = polygon(BLUE, (0, 0), (1, 0.5), (0, 1))
CHECK = stroked(GREEN, (0.05, 0.45), (0.35, 0.15), (0.95, 0.85))
STAR = image(drawn(star, 60, "#8844aa"))
SAME_STAR = image(drawn(star, 97, "#8844aa", "white"))

STATUSES = {
    "green drawn": (circle(GREEN), "green"),
    "green image": (image(drawn(disc, 30, GREEN)), "green"),
    "orange drawn": (circle("#f57c00"), "yellow"),
    "red drawn": (circle(RED), "red"),
    "check on green": (
        together(circle(GREEN), scaled(stroked("white", (0.05, 0.5), (0.4, 0.15), (0.95, 0.9)), 0.5)),
        "green",
    ),
    "exclamation mark on red": (
        together(circle(RED), scaled(polygon("white", (0.38, 0), (0.62, 0), (0.62, 1), (0.38, 1)), 0.5)),
        "red",
    ),
}
PROGRESS = {
    "play": (PLAY, "ongoing"),
    "play on a disc": (together(circle(BLUE), scaled(polygon("white", (0.1, 0), (1, 0.5), (0.1, 1)), 0.45)), "ongoing"),
    "check": (CHECK, "completed"),
    "pause": (pause("#777777"), "not_started"),
    "pause on a disc": (together(circle(BLUE), scaled(pause("white"), 0.4)), "not_started"),
}


def found_in(plan: Plan, reader: str, patterns: Path | None = None) -> Extraction:
    plan.saved()
    return extract_document(Path(plan.canvas._filename), options=Options(reader=reader, patterns=patterns))


def unknown_of(found: Extraction) -> list[str]:
    return [issue.message for issue in found.issues if issue.code == "unknown_sign"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("size", [6.0, 9.0, 14.0])
@pytest.mark.parametrize("ruled", [True, False])
def test_rows_get_their_status(tmp_path: Path, reader: str, size: float, ruled: bool) -> None:
    plan = Plan(tmp_path / "plan.pdf", size)
    plan.goal()
    plan.prose()
    plan.indicators(*(mark for mark, _ in STATUSES.values()), None, ruled=ruled)
    plan.activities(*(mark for mark, _ in PROGRESS.values()), None, ruled=ruled)
    found = found_in(plan, reader)
    assert dict(zip(STATUSES, [row.status for row in found.indicators], strict=False)) == {
        name: status for name, (_, status) in STATUSES.items()
    }
    assert dict(zip(PROGRESS, [row.status for row in found.activities], strict=False)) == {
        name: status for name, (_, status) in PROGRESS.items()
    }
    assert (found.indicators[-1].status, found.activities[-1].status) == (None, None)
    assert [row.name for row in found.indicators] == [f"Andel bryggor i läge {n}" for n in range(1, len(STATUSES) + 2)]
    assert unknown_of(found) == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("gap", [26, 13])
@pytest.mark.parametrize("ruled", [True, False])
def test_letters_of_a_font_of_signs_are_signs(tmp_path: Path, reader: str, gap: float, ruled: bool) -> None:
    plan = Plan(tmp_path / "plan.pdf")
    plan.goal()
    plan.text("Uppfylls delvis")
    plan.prose()
    plan.indicators(None, None, None, ruled=ruled)
    plan.activities(None, None, ruled=ruled)
    plan.saved()
    signs = [
        ("Uppfylls delvis", "l", YELLOW),
        ("Andel bryggor i läge 1", "l", GREEN),
        ("Andel bryggor i läge 2", "l", RED),
        ("Måla brygga nummer 1", "4", "#000000"),
    ]
    with pymupdf.open(plan.canvas._filename) as document:
        page = document[0]
        for words, letter, color in signs:
            box = page.search_for(words)[0]
            parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
            page.insert_text((box.x0 - gap, box.y1 - 3), letter, fontname="zadb", fontsize=9, color=parts)
        document.save(tmp_path / "signed.pdf")
    found = extract_document(tmp_path / "signed.pdf", options=Options(reader=reader))
    assert [(goal.status, goal.assessment) for goal in found.goals] == [("yellow", "delvis")]
    assert [(row.name, row.status) for row in found.indicators] == [
        ("Andel bryggor i läge 1", "green"),
        ("Andel bryggor i läge 2", "red"),
        ("Andel bryggor i läge 3", None),
    ]
    assert [row.status for row in found.activities] == ["completed", None]


@pytest.mark.parametrize("reader", READERS)
def test_the_sign_for_sex_is_seen_where_it_is_drawn(tmp_path: Path, reader: str) -> None:
    plan = Plan(tmp_path / "plan.pdf", 10)
    plan.goal()
    plan.prose()
    plan.indicators(venus("#555555"), None, circle(GREEN))
    found = found_in(plan, reader)
    assert [row.gendered for row in found.indicators] == [True, False, False]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("before_goal", "before_words", "status"),
    [
        (circle(GREEN), None, "green"),
        (None, circle(YELLOW), "yellow"),
        (STAR, circle(RED), "red"),
        (None, None, None),
    ],
)
def test_goals_get_their_status(
    tmp_path: Path, reader: str, before_goal: Mark | None, before_words: Mark | None, status: str | None
) -> None:
    plan = Plan(tmp_path / "plan.pdf")
    plan.goal(sign=before_goal)
    plan.text("Uppfylls delvis", sign=before_words)
    plan.prose()
    (goal,) = found_in(plan, reader).goals
    assert (goal.status, goal.assessment, goal.text) == (status, "delvis", "Viken är ren")


# --- what nobody knows yet


def plan_with_stars(path: Path) -> Plan:
    plan = Plan(path)
    plan.goal(sign=STAR)
    plan.prose()
    plan.indicators(circle(GREEN), SAME_STAR)
    plan.activities(PLAY, STAR, None)
    return plan


@pytest.mark.parametrize("reader", READERS)
def test_an_unknown_picture_is_kept_with_its_mark_and_told_once(tmp_path: Path, reader: str) -> None:
    found = found_in(plan_with_stars(tmp_path / "plan.pdf"), reader)
    (goal,), (_, row), (_, deed, plain) = found.goals, found.indicators, found.activities
    assert goal.status is not None and goal.status.startswith("unknown:other-")
    assert (goal.status, plain.status) == (deed.status, None)
    assert row.status is not None and row.status.startswith("unknown:other-")
    issues = [issue for issue in found.issues if issue.code == "unknown_sign"]
    assert {(issue.severity, issue.page) for issue in issues} == {("info", 1)}
    assert [issue.row_id for issue in issues if goal.status.partition(":")[2] in issue.message] == [goal.goal_id]
    assert len(issues) == len({goal.status, row.status, deed.status})
    assert f'[[picture]]\ndigest = "{goal.status.partition(":")[2]}"\n' in issues[0].message
    assert "colour purple #8" in issues[0].message


@pytest.mark.parametrize("reader", READERS)
def test_the_lines_of_the_issue_teach_it(tmp_path: Path, reader: str) -> None:
    first = found_in(plan_with_stars(tmp_path / "plan.pdf"), reader)
    own = tmp_path / "patterns"
    own.mkdir()
    lines = unknown_of(first)[0]
    (own / "signs.toml").write_text(lines[lines.index("[[picture]]") :], encoding="utf8")
    found = found_in(plan_with_stars(tmp_path / "again.pdf"), reader, own)
    assert [goal.status for goal in found.goals] == ["green"]
    assert [row.status for row in found.indicators] == ["green", "green"]
    assert [row.status for row in found.activities] == ["ongoing", None, None]
    assert unknown_of(found) == []


def test_a_slip_in_what_is_taught_is_told(tmp_path: Path) -> None:
    own = tmp_path / "patterns"
    own.mkdir()
    (own / "signs.toml").write_text('[[picture]]\ndigest = "other-12"\nsign = "grön"\n', encoding="utf8")
    with pytest.raises(PatternError, match="picture"):
        found_in(plan_with_stars(tmp_path / "plan.pdf"), "pymupdf", own)


# --- what is no status


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("dot", [circle("black"), circle(BLUE), polygon("black", (0, 0), (1, 0), (1, 1), (0, 1))])
def test_drawn_bullets_are_list_marks(tmp_path: Path, reader: str, dot: Mark) -> None:
    plan = Plan(tmp_path / "plan.pdf")
    plan.goal()
    plan.prose()
    plan.size = 3.5
    for words in ("Bryggan vid viken målas", "Bryggan vid udden lagas"):
        dot(plan.canvas, 50, plan.y + 2, plan.size)
        plan.text(words)
    plan.prose()
    found = found_in(plan, reader)
    assert "Bryggan vid viken målas\nBryggan vid udden lagas" in "\n".join(s.text for s in found.sections)
    assert [goal.status for goal in found.goals] == [None]
    assert unknown_of(found) == []


@pytest.mark.parametrize("reader", READERS)
def test_pictures_that_stand_elsewhere_are_no_status_and_no_noise(tmp_path: Path, reader: str) -> None:
    plan = Plan(tmp_path / "plan.pdf")
    canvas = plan.canvas
    canvas.drawImage(ImageReader(drawn(star, 60, BLUE)), 30, 800, 30, 30, mask="auto")  # a logo
    plan.goal()
    plan.prose()
    STAR(canvas, 300, plan.y + 30, 9)  # within running text
    canvas.drawImage(ImageReader(drawn(star, 60, RED)), 400, plan.y - 40, 90, 40)  # an illustration
    plan.y -= 60
    arrow = polygon(BLUE, (0.1, 0.4), (0.5, 1), (0.9, 0.4), (0.5, 0.6))
    rows: list[list[str | Mark | None]] = [
        [None, "Andel bryggor i läge", "41 %", arrow],
        [circle(GREEN), "Andel båtar i läge", "42 %", arrow],
    ]
    plan.table(["", "Indikator", "Årsmål", "Trend"], rows, [30, 250, 100, 100])
    STAR(canvas, 430, plan.y + 45, 7)  # behind a value
    found = found_in(plan, reader)
    assert [row.status for row in found.indicators] == [None, "green"]
    assert [goal.status for goal in found.goals] == [None]
    assert unknown_of(found) == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("ruled", [True, False])
def test_a_column_for_the_status(tmp_path: Path, reader: str, ruled: bool) -> None:
    plan = Plan(tmp_path / "plan.pdf")
    plan.goal()
    plan.prose()
    rows: list[list[str | Mark | None]] = [
        ["Måla bryggan vid viken", "2031-02-01", "2031-11-30", PLAY],
        ["Laga bryggan vid udden", "2031-02-01", "2031-11-30", CHECK],
        ["Räkna båtar vid udden", "2031-02-01", "2031-11-30", STAR],
    ]
    plan.table(["Aktivitet", "Startdatum", "Slutdatum", "Status"], rows, [200, 100, 100, 70], ruled)
    found = found_in(plan, reader)
    statuses = [row.status or "" for row in found.activities]
    assert statuses[:2] == ["ongoing", "completed"] and statuses[2].startswith("unknown:other-")


def test_a_word_in_the_column_for_the_status_counts_like_a_sign(tmp_path: Path) -> None:
    plan = Plan(tmp_path / "plan.pdf")
    plan.goal()
    plan.prose()
    rows: list[list[str | Mark | None]] = [
        [f"Måla brygga nummer {n}", "2031-02-01", word] for n, word in enumerate(("Pågår", "Klar.", "I hamn"))
    ]
    plan.table(["Aktivitet", "Startdatum", "Status"], rows, [200, 100, 100])
    found = found_in(plan, "pymupdf")
    assert [row.status for row in found.activities] == ["ongoing", "completed", None]
    assert [dict(row.extra) for row in found.activities] == [{}, {}, {"status": "I hamn"}]


@pytest.mark.parametrize("reader", READERS)
def test_a_sign_in_the_cell_before_the_name(tmp_path: Path, reader: str) -> None:
    def inside(mark: Mark) -> Mark:
        def put(canvas: Canvas, x: float, y: float, size: float) -> None:
            mark(canvas, x, y, size)
            canvas.setFont("Helvetica", 9)
            canvas.drawString(x + size + 4, y + 1, "Andel bryggor i läge")

        return put

    plan = Plan(tmp_path / "plan.pdf")
    plan.goal()
    plan.prose()
    rows: list[list[str | Mark | None]] = [[inside(m), "41 %", "2031"] for m in (circle(RED), STAR, venus(BLUE))]
    plan.table(["Indikator", "Årsmål", "Period"], rows, [250, 100, 100])
    found = found_in(plan, reader)
    assert [row.name for row in found.indicators] == ["Andel bryggor i läge"] * 3
    assert [(row.status or "")[:8] for row in found.indicators] == ["red", "unknown:", ""]
    assert [row.gendered for row in found.indicators] == [False, False, True]
