"""Pages in a real browser: the system's Chromium, steered by Playwright; one for all tests of a process."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
_DESKTOP = ViewportSize(width=1280, height=900)
_PHONE = ViewportSize(width=390, height=844)
_GRAVE = ("serious", "critical")
_PATIENCE = 20_000
"""Milliseconds that a page may take for one step, on a machine with other work."""

OpenPage = Callable[..., Page]
"""`open_page(address, phone=False, dark=False, **of_the_context)`: an address or a file's `as_uri()`."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = next(filter(None, map(shutil.which, _CHROMIUMS)), None)
    if chromium is None:
        pytest.skip("There is no Chromium here: apt install chromium.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages as a visitor of their own each; a fault of a page's program fails the test that opened it."""
    visitors: list[BrowserContext] = []
    faults: list[str] = []

    def opened(address: str, phone: bool = False, dark: bool = False, **told: Any) -> Page:
        seen: dict[str, Any] = {
            "viewport": _PHONE if phone else _DESKTOP,
            "has_touch": phone,
            "color_scheme": "dark" if dark else "light",
        }
        visitors.append(browser.new_context(**(seen | told)))
        visitors[-1].set_default_timeout(_PATIENCE)
        page = visitors[-1].new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(address)
        return page

    yield opened
    for visitor in visitors:
        visitor.close()
    assert not faults


@pytest.fixture(scope="session")
def barriers() -> Callable[[Page], list[str]]:
    """Tells what keeps people from using a page, by axe-core: its rule and the place, of what is serious or critical."""
    axe = Axe()

    def found(page: Page) -> list[str]:
        broken = axe.run(page).response["violations"]
        return [
            f"{rule['id']}: {node['target']} {node['failureSummary']}"
            for rule in broken
            if rule["impact"] in _GRAVE
            for node in rule["nodes"]
        ]

    return found
