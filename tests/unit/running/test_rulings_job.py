"""What people decided outlives the list in which they wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest
from linked_city import BOJAR, BOJEN, DOUBTFUL, City, files

from vpextract.running.linking import link_output
from vpextract.store.rulings import NAME, read_rulings

TOGETHER = [{BOJAR, BOJEN}]


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path, *DOUBTFUL)


@pytest.mark.parametrize("again", [lambda city: link_output(city.out), lambda city: city.extract()])
def test_a_list_that_was_removed_comes_back_with_its_decisions(city: City, again: object) -> None:
    assert callable(again)
    city.decide("samma")
    again(city)
    assert city.together() == TOGETHER
    city.csv.unlink()
    again(city)
    assert city.together() == TOGETHER
    link_output(city.out)
    assert city.words() == ["same"]


def test_a_decision_that_was_never_linked_is_kept_all_the_same(city: City) -> None:
    city.decide("same")
    city.extract(link=False)
    city.csv.unlink()
    city.extract()
    assert city.together() == TOGETHER


def test_a_decision_that_was_taken_out_of_the_list_is_taken_back(city: City) -> None:
    city.decide("same")
    link_output(city.out)
    row = city.csv.read_text("utf-8-sig").replace("\nsame,", "\n,")
    city.csv.write_text(row, "utf-8-sig")
    link_output(city.out)
    assert (city.together(), city.words()) == ([], [""])
    assert [one.verdict for one in read_rulings(city.out).all] == ["same", None]
    city.csv.unlink()
    link_output(city.out)
    assert (city.together(), city.words()) == ([], [""])


def test_decisions_of_an_output_without_rulings_are_written_down(city: City) -> None:
    city.decide("same")
    link_output(city.out)
    (city.out / NAME).unlink()
    link_output(city.out)
    assert [one.verdict for one in read_rulings(city.out).all] == ["same"]


def test_linking_again_adds_nothing(city: City) -> None:
    city.decide("same")
    link_output(city.out)
    before = files(city.out)
    link_output(city.out)
    city.extract()
    assert files(city.out) == before


def test_a_line_that_says_nothing_is_told(city: City) -> None:
    city.decide("same")
    (city.out / NAME).write_text("kära dagbok\n")
    report = link_output(city.out)
    assert report.notes == (f"{city.out / NAME}, line 1: it holds no decision; it was not followed.",)
    assert city.together() == TOGETHER
