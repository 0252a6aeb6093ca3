"""Editions of one document: which are, which one is preferred, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from vpextract.store.editions import Marked, changed_editions, is_as_chosen, marked_editions


def row(name: str, **more: Any) -> dict[str, Any]:
    said = {
        "document_id": f"hamn-2031-vp-{name}",
        "source": f"{name}.pdf",
        "sha256": name * 8,
        "status": "ok",
        "municipality": None,
        "board_id": "hamn",
        "year": 2031,
        "doc_type": "verksamhetsplan",
        "tertial": None,
        "edition": None,
        "document_date": None,
        "pages": 10,
    }
    return said | more


def marked(
    *rows: Mapping[str, Any], counts: Mapping[str, int] | None = None, chosen: str | None = None
) -> dict[str, Marked]:
    def rows_of(documents: Sequence[str]) -> dict[str, int]:
        return {one: (counts or {}).get(one[-1], 100) for one in documents}

    found = marked_editions(rows, rows_of, {"hamn-2031-vp": chosen} if chosen else {})
    return {one.rpartition("-")[2]: said for one, said in found.items()}


def preferred(found: Mapping[str, Marked]) -> list[str]:
    return [name for name, said in found.items() if said.preferred]


JANUARY, DECEMBER = date(2031, 1, 20), date(2030, 12, 1)


@pytest.mark.parametrize(
    ("a", "b", "counts", "best", "why"),
    [
        ({"edition": "proposal", "document_date": JANUARY}, {"edition": "decided"}, {}, "b", "decided"),
        ({"edition": "proposal"}, {}, {"b": 40}, "b", "no proposal"),
        ({"document_date": DECEMBER}, {"document_date": JANUARY}, {"a": 200}, "b", "later date: 2031-01-20"),
        ({"document_date": JANUARY}, {}, {"a": 60}, "b", "more complete: 100 rows"),
        ({"document_date": JANUARY}, {}, {"b": 60}, "a", "more complete: 100 rows"),
        ({}, {}, {"a": 97}, "b", "more complete: 100 rows"),
        ({"pages": None}, {}, {"a": 100, "b": 99}, "b", "has pages"),
        ({"pages": None}, {"pages": None}, {"b": 101}, "b", "more complete"),
        ({}, {}, {}, "a", "first by name, else alike"),
    ],
)
def test_the_one_that_is_preferred(
    a: dict[str, Any], b: dict[str, Any], counts: dict[str, int], best: str, why: str
) -> None:
    for rows in ((row("a", **a), row("b", **b)), (row("b", **b), row("a", **a))):
        found = marked(*rows, counts=counts)
        assert preferred(found) == [best]
        assert found[best].reason == why
        (other,) = set(found) - {best}
        assert f"hamn-2031-vp-{best} is preferred" in (found[other].reason or "")
        assert {said.edition_of for said in found.values()} == {"hamn-2031-vp"}


def test_a_person_s_choice_goes_before_all() -> None:
    found = marked(row("a", edition="decided"), row("b", edition="proposal"), chosen="b" * 8)
    assert (preferred(found), found["b"].reason) == (["b"], "chosen")
    gone = marked(row("a", edition="decided"), row("b", edition="proposal"), chosen="x" * 8)
    assert preferred(gone) == ["a"]


@pytest.mark.parametrize(
    "other",
    [
        {"year": 2032},
        {"doc_type": "tertialrapport"},
        {"board_id": "park"},
        {"municipality": "Sjövik"},
        {"year": None},
        {"board_id": None},
        {"doc_type": None},
    ],
)
def test_others_are_no_editions(other: dict[str, Any]) -> None:
    found = marked(row("a", municipality="Bergsta"), row("b", **other))
    assert set(found.values()) == {Marked(None, True, None)}


def test_reports_on_two_tertials_are_no_editions() -> None:
    found = marked(*(row(f"{n}", doc_type="tertialrapport", tertial=n) for n in (1, 2)))
    assert all(said.edition_of is None for said in found.values())


def test_a_copy_that_names_no_municipality_is_of_the_only_one() -> None:
    found = marked(row("a", municipality="Sjövik"), row("b"))
    assert {said.edition_of for said in found.values()} == {"hamn-2031-vp"}
    three = marked(row("a", municipality="Sjövik"), row("b"), row("c", municipality="Bergsta"))
    assert {said.edition_of for said in three.values()} == {None}


def test_of_many_each_says_why_it_is_not_preferred() -> None:
    found = marked(row("a", edition="proposal"), row("b", document_date=DECEMBER), row("c", document_date=JANUARY))
    assert preferred(found) == ["c"]
    assert [found[name].reason.partition(":")[0] for name in "ab"] == [  # type: ignore[union-attr]
        "proposal, or not said to be decided",
        "earlier date",
    ]
    assert found["a"].others == ("b.pdf", "c.pdf")


def test_files_that_are_not_read_are_preferred_to_nothing() -> None:
    assert marked(row("a", status="skipped", board_id=None))["a"] == Marked(None, False, None)


def test_what_a_choice_changes() -> None:
    said = row("a", edition_of="hamn-2031-vp", preferred=False, edition_reason="earlier date: x is preferred")
    assert is_as_chosen(said, {})
    assert not is_as_chosen(said, {"hamn-2031-vp": "a" * 8})
    chosen = said | {"preferred": True, "edition_reason": "chosen"}
    assert is_as_chosen(chosen, {"hamn-2031-vp": "a" * 8})
    assert not is_as_chosen(chosen, {})
    assert not is_as_chosen(chosen, {"hamn-2031-vp": "b" * 8})
    assert changed_editions([said, row("b", preferred=True)], [chosen, row("b", preferred=True)]) == {"hamn-2031-vp-a"}
