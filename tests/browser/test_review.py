"""The page on which people look rows up and decide, in a real browser: what they see, press and change."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from vpextract.store.reading import open_output
from vpextract.store.rulings import read_rulings

from .review_samples import HOSTILE, served, written

OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review") / "made"
    written(folder)
    return folder


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "city")) / "out"


@pytest.fixture
def address(out: Path) -> Iterator[str]:
    with served(out) as where:
        yield where


def value(out: Path, name: str) -> tuple[Any, ...]:
    output = open_output(out)
    rows = output.indicator_values
    row = rows[(rows["indicator_id"] == row_id(out, name)) & (rows["measure"] == "target")].iloc[0]
    return row["raw"], row["value"], row["corrected"]


def row_id(out: Path, name: str) -> str:
    rows = open_output(out).indicators
    return str(rows[rows["name"] == name]["indicator_id"].item())


def press(page: Page, key: str) -> None:
    """Press a key on a page that is whole: before that nobody heeds it."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def test_doubts_are_filtered_stepped_through_and_answered_by_keys(address: str, out: Path, open_page: OpenPage) -> None:
    page = open_page(address)
    expect(page.get_by_role("heading", name="Tveksamt")).to_contain_text("3 obesvarade av 3")
    page.get_by_label("Slag").select_option("end_before_start")
    page.get_by_role("button", name="Visa").click()
    expect(page.locator("table.list tbody tr")).to_have_count(2)
    press(page, "n")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2031-06-30")
    expect(page.locator("mark")).to_contain_text("Laga kajen")
    press(page, "ArrowRight")
    expect(page.locator("mark")).to_contain_text("Måla kajen")
    press(page, "p")
    expect(page.locator("mark")).to_contain_text("Laga kajen")
    press(page, "r")  # answered, and on to the next open one
    expect(page.locator("mark")).to_contain_text("Måla kajen")
    page.get_by_label("Anteckning").press_sequentially("r: ett skrivfel\n")  # what is written decides nothing
    page.get_by_role("button", name="Fel", exact=True).click()
    expect(page.get_by_text("Det finns inget av det slaget.").first).to_be_visible()
    assert [one.verdict for one in read_rulings(out).all] == ["right", "wrong"]
    assert read_rulings(out).all[1].told == {"note": "r: ett skrivfel"}
    assert {one.by for one in read_rulings(out).all} == {"Åsa"}
    page.get_by_label("Läge").select_option("settled")
    page.get_by_role("button", name="Visa").click()
    page.get_by_role("link", name="Den slutar (2031-06-30)").click()
    expect(page.locator(".doubt .verdict")).to_have_text("rätt")
    press(page, "u")
    expect(page.get_by_role("status")).to_have_text("Ångrat.")
    assert read_rulings(out).all[-1].verdict is None


def test_a_right_value_changes_the_datasets_and_can_be_taken_back(address: str, out: Path, open_page: OpenPage) -> None:
    name = "Antal hela bryggor"
    page = open_page(f"{address}row/{row_id(out, name)}")
    press(page, "w")
    page.keyboard.type("37,5")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Sparat.")
    expect(page.locator("b.now")).to_have_text("37,5")
    assert value(out, name) == ("31 %", 31, False)
    page.get_by_role("button", name="Inför nu").click()
    expect(page.get_by_role("status")).to_have_text("Datamängderna följer det som beslutats.")
    assert value(out, name) == ("31 %", 37.5, True)
    assert "31 %" in set(open_output(out).indicators["target"])
    page.get_by_role("link", name="Beslut").click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("Antal hela bryggor · target · 2032")
    page.get_by_role("button", name="Ångra").click()
    expect(page.get_by_text("Inget är beslutat ännu.")).to_be_visible()
    page.get_by_role("button", name="Inför nu").click()
    expect(page.get_by_role("status")).to_contain_text("Datamängderna")
    assert value(out, name) == ("31 %", 31, False)


def test_what_is_no_number_is_refused_with_what_to_write(address: str, out: Path, open_page: OpenPage) -> None:
    page = open_page(f"{address}row/{row_id(out, 'Antal hela bryggor')}")
    press(page, "w")
    page.keyboard.type("cirka 30")
    page.keyboard.press("Enter")
    expect(page.locator(".problem")).to_contain_text("'cirka 30' är inget tal, eller kan vara två. Skriv som 87,5")
    assert read_rulings(out).all == ()


def test_a_cell_of_a_table_is_chosen_marked_and_corrected(address: str, out: Path, open_page: OpenPage) -> None:
    page = open_page(f"{address}?code=sum_mismatch")
    page.get_by_role("link", name="som summeras").click()
    page.get_by_role("link", name="29,0").click()
    expect(page.locator(".chosen")).to_contain_text("29,0")
    page.wait_for_load_state()
    mark, picture = page.locator("rect[data-mark]").bounding_box(), page.locator(".sheet img").bounding_box()
    assert mark is not None
    assert picture is not None
    cell = open_output(out).table_cells.query("raw == '29,0'").iloc[0]
    scale = picture["width"] / open_output(out).pages.query("page == 1").iloc[0]["width"]
    assert mark["y"] - picture["y"] == pytest.approx((cell["bbox"][1] - 2) * scale, abs=2)
    assert mark["height"] == pytest.approx((cell["bbox"][3] - cell["bbox"][1] + 4) * scale, abs=2)
    page.get_by_role("button", name="Rätt :").click()  # one cell is right: the doubt is not answered by that
    expect(page.get_by_role("status")).to_have_text("Sparat.")
    expect(page.locator(".chosen .verdict")).to_have_text("rätt")
    expect(page.locator(".doubt .verdict")).to_have_count(0)
    press(page, "w")
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    expect(page.locator(".doubt .verdict")).to_have_text("fel")
    page.get_by_role("button", name="Inför nu").click()
    expect(page.get_by_role("status")).to_contain_text("Datamängderna")
    row = open_output(out).economy.query("raw == '29,0'").iloc[0]
    assert (row["value_mnkr"], row["corrected"], row["value_read"]) == (20, True, 29)


def test_a_pair_is_joined_and_parted_again(address: str, out: Path, open_page: OpenPage) -> None:
    def together() -> bool:
        ids = [row_id(out, f"Andel målade bojar i {where}") for where in ("hamnen", "norra hamnen")]
        members = open_output(out).series_members
        return bool(members[members["member_id"].isin(ids)]["series_id"].nunique() == 1)

    page = open_page(address)
    page.get_by_role("link", name="Börja med det första paret").click()
    expect(page.locator(".two .sight")).to_have_count(2)
    page.wait_for_load_state()
    assert not together()
    page.keyboard.press("s")
    expect(page.get_by_role("heading", name="Tveksamma kopplingar")).to_contain_text("0 obesvarade av 1")
    page.get_by_role("button", name="Inför nu").click()
    expect(page.get_by_role("status")).to_contain_text("Datamängderna")
    assert together()
    assert "\nsame," in (out / "links.csv").read_text("utf-8-sig")
    page.locator(".pairs a").click()
    expect(page.locator(".verdict")).to_have_text("samma")
    press(page, "u")
    expect(page.get_by_role("status")).to_have_text("Ångrat.")
    page.get_by_role("button", name="Inför nu").click()
    expect(page.get_by_role("status")).to_contain_text("Datamängderna")
    assert not together()


def test_a_whole_page_shows_what_was_found_and_leads_to_it(address: str, out: Path, open_page: OpenPage) -> None:
    document = open_output(out).documents.query("source == 'plan.pdf'")["document_id"].item()
    page = open_page(f"{address}page/{document}/1")
    assert [page.locator(f"rect.{kind}").count() for kind in ("goals", "indicators", "tables")] == [1, 2, 1]
    colours = {page.locator(f"rect.{kind}").first.evaluate("one => getComputedStyle(one).stroke") for kind in KINDS}
    assert len(colours) == len(KINDS)
    page.locator("rect.indicators").first.click()
    expect(page.locator(".says dd").first).to_have_text("Antal hela bryggor")


KINDS = ("goals", "indicators", "tables", "sections")


def test_texts_of_documents_stay_texts(address: str, out: Path, open_page: OpenPage) -> None:
    name = HOSTILE
    page = open_page(f"{address}row/{row_id(out, name)}")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    expect(page.locator(".says dd").first).to_have_text(HOSTILE)
    press(page, "a")
    expect(page.get_by_text("<script>document.title='hacked'</script>").first).to_be_visible()
    page.goto(address)
    page.locator(".pairs a").click()
    expect(page.locator(".two")).to_contain_text("<script>")
    assert "hacked" not in page.title()
    assert page.locator("main img[src='x'], main script").count() == 0
    assert complaints == []


def test_nobody_is_kept_out_by_day_or_night(
    address: str, out: Path, open_page: OpenPage, barriers: Callable[[Page], list[str]]
) -> None:
    page = open_page(address, dark=True)
    found = [barriers(page)]
    page.get_by_role("link", name="som summeras").click()
    page.get_by_role("link", name="12,5").click()
    expect(page.locator(".chosen")).to_be_visible()
    found.append(barriers(page))
    page.get_by_role("button", name="Rätt som det står").click()
    page.get_by_role("link", name="Beslut").click()
    expect(page.get_by_role("row")).to_have_count(2)
    found.append(barriers(page))
    page.emulate_media(color_scheme="light")
    page.get_by_role("link", name="Översikt").click()
    page.locator(".pairs a").click()
    expect(page.locator(".two")).to_be_visible()
    found.append(barriers(page))
    page.goto(f"{address}page/{open_output(out).tables['document_id'].iloc[0]}/1")
    found.append(barriers(page))
    assert found == [[]] * 5


def test_it_fits_a_phone_and_prints_without_its_buttons(address: str, out: Path, open_page: OpenPage) -> None:
    where = f"{address}row/{row_id(out, 'Antal hela bryggor')}"
    phone = open_page(where, phone=True)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.get_by_role("button", name="Rätt").tap()
    expect(phone.get_by_role("status")).to_have_text("Sparat.")
    dark = open_page(where, dark=True)
    assert dark.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 25, 29)"
    dark.emulate_media(media="print")
    expect(dark.locator("form")).to_have_count(2)
    assert not any(form.is_visible() for form in dark.locator("form").all())
    expect(dark.locator(".sheet img")).to_be_visible()
