"""The report in a browser: it asks for nothing, filters by keyboard, bars nobody, fits a phone, and prints whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from vpextract.reporting.report import write_report
from vpextract.store.reading import open_output


@pytest.fixture(scope="module")
def report(sample_output: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("report") / "rapport.html"
    write_report(open_output(sample_output), file)
    return file.as_uri()


def shown(page: Page, selector: str) -> int:
    return page.locator(f"{selector}[data-item]:visible").count()


def test_it_asks_for_nothing_and_breaks_no_rule_of_its_own(report: str, open_page: Callable[..., Page]) -> None:
    page = open_page("about:blank")
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(report)

    assert (asked, said) == ([report], [])


@pytest.mark.parametrize(
    "how",
    [
        pytest.param({}, id="desktop"),
        pytest.param({"dark": True}, id="dark", marks=pytest.mark.long),
        pytest.param({"phone": True}, id="phone", marks=pytest.mark.long),
    ],
)
def test_nobody_is_barred(
    how: dict[str, bool], report: str, open_page: Callable[..., Page], barriers: Callable[[Page], list[str]]
) -> None:
    page = open_page(report, **how)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")

    assert barriers(page) == []


def test_a_search_leaves_what_holds_its_words(report: str, open_page: Callable[..., Page]) -> None:
    page = open_page(report)
    before = shown(page, "article")
    page.get_by_role("searchbox").fill("sjukfrånvaro")
    expect(page.locator("#told")).not_to_be_empty()
    texts = page.locator("article[data-item]:visible").all_inner_texts()

    assert 0 < len(texts) < before
    assert all("sjukfrånvaro" in text.lower() for text in texts)
    page.keyboard.press("Escape")
    assert shown(page, "article") == before


def test_boards_years_and_deviations_are_chosen_by_keyboard(report: str, open_page: Callable[..., Page]) -> None:
    page = open_page(report)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hoppa till innehållet"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "words"
    page.keyboard.press("Tab")
    page.keyboard.type("Kvarn")
    page.keyboard.press("Tab")
    page.keyboard.type("2023")
    rows = page.locator("table.matrix tr[data-item]:visible").all_inner_texts()
    assert [row.split("\t")[:2] for row in rows] == [["Kvarnlidens stadsdelsnämnd", "2023"]]

    every = shown(page, "article")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert 0 < shown(page, "article") < every
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_be_empty()
    assert shown(page, "article") > every


def test_it_fits_a_phone(report: str, open_page: Callable[..., Page]) -> None:
    page = open_page(report, phone=True)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_dark_is_dark(report: str, open_page: Callable[..., Page]) -> None:
    ask = "getComputedStyle(document.body).backgroundColor"
    line = "getComputedStyle(document.querySelector('.card path[stroke=\"var(--outcome)\"]')).stroke"
    day, night = (open_page(report, dark=dark) for dark in (False, True))

    assert day.evaluate(ask) != night.evaluate(ask) == "rgb(18, 21, 26)"
    assert (day.evaluate(line), night.evaluate(line)) == ("rgb(31, 86, 196)", "rgb(123, 165, 247)")


def test_all_of_it_is_printed(report: str, open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page(report)
    closed = page.locator("details:not([open])").count()
    assert closed > 0
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert page.locator("details:not([open])").count() == 0
    assert page.get_by_role("search").count() == page.get_by_role("navigation").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() == closed


def test_without_its_program_all_of_it_is_there(report: str, open_page: Callable[..., Page]) -> None:
    page = open_page(report, java_script_enabled=False)

    assert not page.get_by_role("search").is_visible()
    assert page.locator("article").first.is_visible()
