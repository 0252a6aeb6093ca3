"""The report says what the datasets say, of all samples; it needs no network, and the same rows make the same page."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from report_pages import HtmlElement, Outline, heads, page_of, section, table, text_of

import vpextract
from vpextract.cli import main
from vpextract.languages import catalogue
from vpextract.model.rulings import Ruling
from vpextract.reporting.report import write_report
from vpextract.reporting.swedish import number
from vpextract.store.answered import DOUBT, about_doubt
from vpextract.store.reading import Output, open_output
from vpextract.store.rulings import add_rulings

MOST_BYTES = 5_000_000
MOST_SECONDS = 10


@pytest.fixture(scope="module")
def file(sample_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("report") / "rapport.html"
    begun = time.process_time()
    write_report(open_output(sample_output), place)
    assert time.process_time() - begun < MOST_SECONDS
    return place


@pytest.fixture(scope="module")
def page(file: Path) -> HtmlElement:
    return page_of(file)


@pytest.fixture(scope="module")
def output(sample_output: Path) -> Output:
    return vpextract.open_output(sample_output)


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def words_of(text: str) -> str:
    return " ".join(text.split())


def test_it_is_one_small_file_that_leads_nowhere(file: Path) -> None:
    outline = Outline.of(file)

    assert file.stat().st_size < MOST_BYTES
    assert outline.leads
    assert {lead for lead in outline.leads if not lead.startswith("#")} == set()
    assert {lead[1:] for lead in outline.leads} <= set(outline.ids)
    assert len(set(outline.ids)) == len(outline.ids)
    assert outline.handlers == []


def test_nothing_but_its_own_style_and_program_may_run(file: Path) -> None:
    text = file.read_text("utf8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    allowed = dict(part.strip().split(" ", 1) for part in policy.group(1).split(";"))

    assert allowed["default-src"] == "'none'"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        inside = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digests = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in inside]
        assert [f"'sha256-{one}'" for one in digests] == [allowed[rule]]


def test_the_same_output_makes_the_same_page(file: Path, sample_output: Path, tmp_path: Path) -> None:
    write_report(open_output(sample_output), tmp_path / "again.html")

    assert (tmp_path / "again.html").read_bytes() == file.read_bytes()


def test_what_is_there_and_what_is_missing(page: HtmlElement, output: Output) -> None:
    documents = output.preferred.documents
    documents = documents[documents["year"].notna() & documents["board_id"].notna()]
    shown = table(page, "Dokument per nämnd")
    kinds = [text[:2] for text in heads(page, "Dokument per nämnd")[2:]]
    there = {
        (row[0], int(row[1]), kind)
        for row in shown
        for kind, cell in zip(kinds, row[2:], strict=True)
        if cell.startswith("✓")
    }
    cells = [cell for row in shown for cell in row[2:]]

    codes = {"verksamhetsplan": "VP", "verksamhetsberattelse": "VB"}
    told = zip(documents["board"], documents["year"], documents["doc_type"], documents["tertial"], strict=True)
    assert there == {(board, year, codes.get(kind) or f"T{tertial}") for board, year, kind, tertial in told}
    assert {cell for cell in cells if not cell.startswith("✓")} == {"saknas"}


def test_missed_targets_come_first_and_are_those_of_the_follow_up(page: HtmlElement, output: Output) -> None:
    missed = output.followup.query("reached == False")
    shown = table(page, "Årsmål som inte nåddes")
    told = [(row[0], int(row[2]), row[3].replace("\xa0", " "), row[4].replace("\xa0", " ")) for row in shown]

    columns = ("name", "year", "target_raw", "vb_outcome_raw")
    assert sorted(told) == sorted(zip(*(missed[column] for column in columns), strict=True))
    assert [year for _, year, _, _ in told] == sorted((year for _, year, _, _ in told), reverse=True)
    assert all(re.fullmatch(r"VB \d{4}, s\. \d+", row[-1]) for row in shown if row[-1])
    first = next(one for one in section(page, "indikatorer").iter("article"))
    assert "ej uppnått" in text_of(first)


def test_each_indicator_has_a_card_with_the_figures_as_printed(page: HtmlElement, output: Output) -> None:
    followup = output.followup
    cards = {
        card.get("aria-labelledby").removeprefix("s-"): card for card in section(page, "indikatorer").iter("article")
    }
    assert set(cards) == set(followup["series_id"])

    for row in rows_of(followup.dropna(subset=["vb_outcome_raw"])):
        lines = [line for line in cards[row["series_id"]].iter("tr") if text_of(line[0]) == str(row["year"])]
        assert any(row["vb_outcome_raw"] in text_of(line) for line in lines), row


def test_series_of_several_years_are_drawn_with_all_their_outcomes(page: HtmlElement, output: Output) -> None:
    drawn = 0
    for series_id, rows in output.followup.groupby("series_id"):
        if len(rows) < 2 or rows["board_id"].nunique() > 1 or rows["vb_outcome"].notna().sum() < 2:
            continue
        card = page.xpath(f"//article[@aria-labelledby='s-{series_id}']")[0]
        dots = [path.get("d") for path in card.iter("path") if path.get("marker-mid") and path.get("stroke") == "none"]
        assert any(d.count(" ") >= rows["vb_outcome"].notna().sum() for d in dots), series_id
        drawn += 1
    assert drawn > 10


def test_goals_stand_in_their_tree_with_what_reports_say(page: HtmlElement, output: Output) -> None:
    goals = rows_of(output.preferred.goals)
    text = text_of(section(page, "mal"))
    assert all(words_of(goal["text"]) in text for goal in goals)
    tree = next(one for one in section(page, "mal").iter("div") if text_of(one).startswith("Kvarnlidens"))
    parents = {
        text_of(item.find("div").find("p")): text_of(item.getparent().getparent().find("div").find("p"))
        for item in tree.find("ul").iter("li")
        if item.get("data-item") is not None and item.getparent().getparent().tag == "li"
    }
    by_id = {goal["goal_id"]: goal for goal in goals if goal["document_id"].startswith("kvarnliden-2024-t2-")}
    below = [goal for goal in by_id.values() if goal["parent_goal_id"] in by_id]
    assert len(parents) == len(below) > 0
    for goal in below:
        own = next(name for name in parents if name.endswith(words_of(goal["text"])))
        assert parents[own].endswith(words_of(by_id[goal["parent_goal_id"]]["text"]))


def test_activities_tell_what_was_moved_late_or_vanished(page: HtmlElement, output: Output) -> None:
    activities = output.followup_activities
    rows = [
        (text_of(row[0]), text_of(row[1]))
        for row in section(page, "aktiviteter").iter("tr")
        if row.get("data-item") is not None
    ]
    assert len(rows) == len(activities)
    late = activities[activities["delay_said"].notna()]
    words = {"delayed": "Försenad", "stopped": "Avbruten"}
    for row in rows_of(late):
        begin, word = words_of(row["text"]), words[row["delay_said"]]
        assert any(text.startswith(begin) and word in state for text, state in rows)
    assert sum("Försenad" in state or "Avbruten" in state for _, state in rows) == len(late) > 0


def test_budget_and_outcome_are_those_of_the_economy(page: HtmlElement, output: Output) -> None:
    amounts = output.preferred.economy.query("part == 'area' and side == 'net' and counts and measure == 'budget'")
    shown = section(page, "ekonomi")
    cards = {
        (text_of(card.getparent().getparent().find("h3")), text_of(card.find("h4"))): card
        for card in shown.iter("article")
    }
    area = ("Kvarnlidens stadsdelsnämnd", "Avskrivningar")
    rows = [[text_of(cell) for cell in row] for row in cards[area].find("table").find("tbody")]
    asked = amounts.query("board_id == 'kvarnliden' and area == 'Avskrivningar'").sort_values("year")

    assert [row[:2] for row in rows] == [
        [str(year), number(value, 1)] for year, value in zip(asked["year"], asked["value_mnkr"], strict=True)
    ]
    assert len(cards) + len(table(page, "Budget, mnkr")) == len(amounts.groupby(["board_id", "area_id"]))


def test_doubts_that_somebody_answered_are_counted_apart(sample_output: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(sample_output, out)
    output = open_output(out)
    files = {row["document_id"]: row for row in output.table("documents").to_pylist() if row["preferred"]}
    doubts = [row for row in output.table("issues").to_pylist() if row["document_id"] in files]
    doubt = next(row for row in doubts if row["code"] == "cell_guessed")

    def told() -> str:
        write_report(open_output(out), tmp_path / "rapport.html")
        return words_of(text_of(section(page_of(tmp_path / "rapport.html"), "tvekan")))

    before = told()
    add_rulings(out, [Ruling(DOUBT, about_doubt(doubt, files[doubt["document_id"]]), "right")])
    after = told()
    message = words_of(catalogue("sv").message(doubt["message"]))
    assert (message in before, message in after) == (True, False)
    assert "har någon redan svarat på" not in before
    assert "1 tveksamhet har någon redan svarat på" in after


def test_a_report_of_a_board_and_a_year_holds_nothing_else(sample_output: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as end:
        main(["report", str(sample_output), "-o", str(tmp_path / "r.html"), "--board", "kvarn", "--year", "2022"])
    assert end.value.code == 0

    page = page_of(tmp_path / "r.html")
    assert {row[0] for row in table(page, "Dokument per nämnd")} == {"Kvarnlidens stadsdelsnämnd"}
    assert {item.get("data-years").strip() for item in page.xpath("//*[@data-years]")} <= {"2022", "2022 2022"}
    assert text_of(page.find(".//header").find("p")) == "Kvarnlidens stadsdelsnämnd"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--board", "sjövik"), "There is no board 'sjövik'"),
        (("--year", "1999"), "there is nothing to report"),
        (("-o", "."), "is a folder"),
    ],
)
def test_what_cannot_be_reported_is_said(
    asked: tuple[str, str],
    told: str,
    sample_output: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as end:
        main(["report", str(sample_output), *asked])

    assert end.value.code == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
