"""What a document may take, as people type it."""

from __future__ import annotations

import sys

import pytest
import typer

from vpextract.cli.limits import MEMORY, PAGES, TIME, check_memory_is_told, limits_of
from vpextract.settings import Limits

GIB = 2**30


@pytest.mark.parametrize(
    ("timeout", "memory", "max_pages", "limits"),
    [
        pytest.param(TIME, MEMORY, PAGES, Limits(60.0, GIB * 3 // 2, None), id="nothing said"),
        pytest.param("2.5", "0,5", "200", Limits(2.5, GIB // 2, 200), id="with a point or a comma"),
        pytest.param("none", "NONE", " none ", Limits(), id="none"),
        pytest.param("0", "0.0", "0", Limits(), id="zero"),
    ],
)
def test_numbers_become_limits(timeout: str, memory: str, max_pages: str, limits: Limits) -> None:
    assert limits_of(timeout, memory, max_pages) == limits


@pytest.mark.parametrize(
    ("timeout", "memory", "max_pages", "told"),
    [
        ("soon", "1", "1", "'soon' is no number of seconds. Type one above 0, or none for no limit."),
        ("-1", "1", "1", "no number of seconds"),
        ("inf", "1", "1", "no number of seconds"),
        ("1", "1GB", "1", "no number of GiB"),
        ("1", "0.2", "1", "less than the program itself needs"),
        ("1", "1", "1.5", "no whole number of pages"),
    ],
)
def test_what_is_no_limit_is_refused(timeout: str, memory: str, max_pages: str, told: str) -> None:
    with pytest.raises(typer.BadParameter, match=told.replace(".", r"\.")):
        limits_of(timeout, memory, max_pages)


def test_memory_is_not_asked_for_in_vain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    check_memory_is_told(MEMORY)
    check_memory_is_told("none")
    with pytest.raises(typer.BadParameter, match="only Linux"):
        check_memory_is_told("2")
    monkeypatch.setattr(sys, "platform", "linux")
    check_memory_is_told("2")
