"""Linking an output: decisions are followed for ever, and series keep their names."""

from __future__ import annotations

from pathlib import Path

import pytest
from linked_city import BOJAR, BOJEN, DOUBTFUL, City, files

from vpextract.running.linking import link_output
from vpextract.store.layout import MANIFEST, RULINGS
from vpextract.store.reading import open_output
from vpextract.store.review_file import NAME


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path, *DOUBTFUL)


# --- deciding ---------------------------------------------------------------------------------------------------------


def test_extract_links_at_its_end_and_asks_for_the_doubtful_pair(city: City) -> None:
    assert (city.words(), city.together()) == ([""], [])
    report = city.extract()
    assert report is not None
    assert (report.series, report.joined, report.to_review) == (3, 1, 1)
    output = open_output(city.out)
    (asked,) = output.link_candidates.to_dict("records")
    assert (asked["a_id"], asked["b_id"]) == (city.row(BOJAR, 2031), city.row(BOJEN, 2032))
    home = output.series_members.set_index("member_id")["series_id"]
    assert (asked["a_series_id"], asked["b_series_id"]) == (home[asked["a_id"]], home[asked["b_id"]])
    assert set(output.series_members["status"]) == {"linked"}
    assert output.series_members["member_id"].is_unique


@pytest.mark.parametrize(("word", "joined"), [("same", [{BOJAR, BOJEN}]), ("different", [])])
def test_a_decision_is_followed_for_ever_also_when_documents_come_and_go(
    city: City, word: str, joined: list[set[str]]
) -> None:
    city.decide(word)
    link_output(city.out)
    city.add("vp park 2033\nAntal träd", f"vb hamn 2031\n{BOJAR}")
    city.extract()
    assert (city.words(), city.together()) == ([word], joined)
    city.remove(DOUBTFUL[1])
    city.extract()
    assert (city.words(), city.together()) == ([word], [])
    city.add(DOUBTFUL[1])
    city.extract()
    assert (city.words(), city.together()) == ([word], joined)


def test_decisions_made_while_extract_left_linking_out_are_kept_and_followed_later(city: City) -> None:
    city.decide("same")
    before = city.csv.read_bytes()
    assert city.extract(link=False) is None
    assert city.csv.read_bytes() == before
    assert open_output(city.out).n_rows("followup") == 0
    link_output(city.out)
    assert city.together() == [{BOJAR, BOJEN}]


def test_the_method_of_what_a_person_joined_is_manual(city: City) -> None:
    city.decide("samma")
    link_output(city.out)
    members = open_output(city.out).series_members.set_index("member_id")["method"]
    assert {members[city.row(BOJAR, 2031)], members[city.row(BOJEN, 2032)]} == {"manual"}


def test_linking_again_changes_no_byte(city: City) -> None:
    city.decide("different")
    link_output(city.out)
    before = files(city.out)
    link_output(city.out)
    assert files(city.out) == before


def test_linking_leaves_what_was_extracted_as_it_is(city: City) -> None:
    made = (
        "series",
        "series_members",
        "link_candidates",
        "followup",
        "followup_activities",
        "areas",
        "issues",
        NAME,
        RULINGS,
        MANIFEST,
    )
    before = files(city.out, but=made)
    city.decide("same")
    link_output(city.out)
    assert files(city.out, but=made) == before
    assert len(before) >= 20


def test_contradictions_are_reported_by_the_line_of_the_file_as_it_lies_there_and_none_is_followed(city: City) -> None:
    a, b, c = city.row(BOJAR, 2031), city.row(BOJEN, 2032), city.row("Antal kajer", 2031)
    city.write(("", a, c), ("olika", b, a), ("", b, c), ("same", a, b), ("same", a, c))
    (note,) = link_output(city.out).notes
    lines = city.csv.read_text("utf-8-sig").splitlines()
    assert note.startswith(f"{city.csv}, line 2 says different, but line 3 says same")
    assert (lines[1].split(",")[0], lines[2].split(",")[0]) == ("olika", "same")
    assert city.together() == [{BOJAR, "Antal kajer"}]
    assert city.words() == ["olika", "same", "same"]


def test_a_decision_that_cannot_be_read_is_reported_and_kept(city: City) -> None:
    city.decide("nja")
    report = link_output(city.out)
    assert report.notes == (f"{city.csv}, line 2: 'nja' is neither same nor different; it was not followed.",)
    assert city.words() == ["nja"]


def test_a_decision_holds_for_another_edition_of_its_document(city: City) -> None:
    city.decide("same")
    city.remove(DOUBTFUL[1])
    city.add(f"vp hamn 2032\nAntal måsar\n{BOJEN}")
    city.extract()
    assert city.together() == [{BOJAR, BOJEN}]


# --- names ------------------------------------------------------------------------------------------------------------


def test_a_document_of_an_earlier_year_renames_no_series(city: City) -> None:
    before = city.series()
    city.add(f"vp hamn 2019\n{BOJAR}\nAntal kajer", "vp hamn 2018\nAntal båtar")
    city.extract()
    after = city.series()
    assert {member: after[member] for member in before} == before


def test_names_survive_a_run_without_linking(city: City) -> None:
    """A series that was made anew would have the name of its first row."""
    before = city.series()
    city.add("vp hamn 2019\nAntalet kajer")
    city.extract(link=False)
    link_output(city.out)
    after = city.series()
    assert {member: after[member] for member in before} == before
    assert after[city.row("Antalet kajer", 2019)] == before[city.row("Antal kajer", 2031)]


def test_words_put_for_each_other_in_what_a_person_called_the_same_are_suggested(tmp_path: Path) -> None:
    city = City(tmp_path, f"vp hamn 2031\n{BOJAR}", "vp hamn 2032\nAndel målade prickar i hamnen")
    a, b = city.row(BOJAR, 2031), city.row("Andel målade prickar i hamnen", 2032)
    city.write(("same", a, b))
    assert link_output(city.out).suggested == ()
    (told,) = link_output(city.out, suggest=True).suggested
    assert (told.words, told.times) == (("bojar", "prickar"), 1)
