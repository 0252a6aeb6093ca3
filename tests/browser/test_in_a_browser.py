"""What the tests in a browser look with: it sees what is wrong, so that they can fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

_PAGE = """<!doctype html><html lang="sv"><head><title>Brygga</title><style>
@media (prefers-color-scheme: dark) {{ body {{ background: #111; color: #eee }} }}</style></head>
<body><main><h1>Brygga</h1>{}</main></body></html>"""


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], str]:
    def address(inside: str) -> str:
        (tmp_path / "page.html").write_text(_PAGE.format(inside), encoding="utf8")
        return (tmp_path / "page.html").as_uri()

    return address


_BARRED = """<input name="board"><button></button>
<p style="color: #ccc; background: #fff">Knappt läsbart</p><label>Nämnd <input name="named"></label>"""


def test_barriers_are_seen(
    written: Callable[[str], str], open_page: Callable[..., Page], barriers: Callable[[Page], list[str]]
) -> None:
    seen = barriers(open_page(written(_BARRED)))

    assert sorted(one.split(":")[0] for one in seen) == ["button-name", "color-contrast", "label"]


def test_phones_and_the_dark_are_other_visitors(written: Callable[[str], str], open_page: Callable[..., Page]) -> None:
    ask = "[innerWidth, getComputedStyle(document.body).backgroundColor]"
    seen = [open_page(written("<p>Kaj</p>"), **how).evaluate(ask) for how in ({}, {"phone": True}, {"dark": True})]

    assert seen == [[1280, "rgba(0, 0, 0, 0)"], [390, "rgba(0, 0, 0, 0)"], [1280, "rgb(17, 17, 17)"]]
