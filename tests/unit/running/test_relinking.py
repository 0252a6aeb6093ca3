"""Linking what changed gives what linking everything gives, whatever documents come, go and change."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from link_folders import KNOWLEDGE, Folder, Linking, Row, rows

from vpextract.linking.review import Entry, Review
from vpextract.running.linking import linked_by
from vpextract.running.relinking import relinked
from vpextract.store.link_rows import Held

BOARDS = ("brygga", "fyren", "hamnen", "rinkeby", "kista", "rinkeby-kista", None)
"""Three of no merger, two that were merged into the sixth, one that is not known."""
NAMES = (
    "Andel nöjda seglare i hamnen",
    "Andel nöjda seglare i hamnen dag 1-14",
    "Andel nöjda roddare i norra hamnen",
    "Antal lagade bojar",
    "Antalet lagade bojar",
    "Bojar, antal lagade i tid",
    "Trygga bryggor",
    "Trygga bryggor i dag",
    "Måla fyrarna röda före sommaren",
    "Måla fyrarna röda",
    "Rensa farleden från sjögräs",
    "-",
)

ROWS = st.builds(
    Row,
    st.sampled_from(("indicator", "indicator", "activity", "goal")),
    st.sampled_from(NAMES),
    st.sampled_from((True, False, False, None)),
    st.sampled_from((None, 7.5, 9.0, 100.0)),
    st.sampled_from((None, 1, 2)),
)
DOCUMENT_IDS = st.builds(
    lambda board, year, report, of: f"{board or 'unknown'}-{year}-{report}-{of}",
    st.sampled_from(BOARDS),
    st.integers(2031, 2033),
    st.sampled_from(("vp", "t1", "vb")),
    st.sampled_from((0, 0, 0, 1, 2)),
)
CONTENTS = st.lists(ROWS, max_size=4).map(tuple)
CHANGES = st.tuples(DOCUMENT_IDS, st.one_of(st.none(), CONTENTS))
"""A document, and what it says from now on; None: it is gone."""


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(DOCUMENT_IDS, CONTENTS, max_size=6), st.lists(CHANGES, min_size=1, max_size=3))
def test_linking_what_changed_gives_what_linking_everything_gives(
    folder: Folder, changes: list[tuple[str, tuple[Row, ...] | None]]
) -> None:
    linking = Linking(folder)
    for document, contents in changes:
        linking.change(document, *(contents or ()), gone=contents is None)


def test_whether_a_pair_is_asked_about_depends_on_rivals_that_stay_where_they_are() -> None:
    """A row of the same board with the same figure is not linked anew; the figure is that of two all the same."""
    lost, found = "Antal lagade bojar", "Trygga bryggor"
    linking = Linking(
        {
            "brygga-2031-vp-0": (),
            "brygga-2031-t1-0": (Row("indicator", NAMES[0], False), Row("indicator", lost, True)),
            "fyren-2031-vb-0": (
                *(Row("indicator", NAMES[0], False, value) for value in (None, None, 7.5)),
                Row("indicator", lost, False, 7.5),
            ),
            "fyren-2032-vp-0": (
                Row("indicator", NAMES[1], True),
                Row("indicator", found, True),
                Row("indicator", found, False, 7.5),
            ),
        }
    )
    linking.change("brygga-2031-vp-0", gone=True)


# --- what is touched --------------------------------------------------------------------------------------------------

SEGLARE = "Andel nöjda seglare med ankare, kompass och karta i gästhamnen under sommaren"
SEGLARES = "Andel nöjda seglare med ankare, kompass och kartor i gästhamnen under sommaren"
BOJAR, BOJEN = "Andel målade bojar i hamnen", "Andel målade bojar i norra hamnen"
NEW = "hamnen-2033-vp-0"


def test_other_boards_stay_as_they_are() -> None:
    linking = Linking({"fyren-2031-vp-0": (Row("indicator", BOJAR),), "fyren-2032-vp-0": (Row("indicator", BOJAR),)})
    made = linking.change(NEW, Row("indicator", BOJAR))
    assert [one.linked[0].board_id for one in made.linked.series] == ["hamnen"]
    assert (len(linking.rows("series")), len(linking.rows("series_members"))) == (2, 3)


def test_the_citys_rows_bring_the_series_that_boards_print_them_in() -> None:
    city, own, other = (Row("indicator", *said) for said in ((SEGLARE, True), (SEGLARE,), (SEGLARES,)))
    linking = Linking({"brygga-2031-vp-0": (city,), "fyren-2031-vp-0": (own,), "fyren-2032-vp-0": (other,)})
    made = linking.change(NEW, city)
    assert [len(one.linked) for one in made.linked.series] == [4]


def test_what_a_board_prints_as_its_own_is_looked_at_again_when_it_becomes_the_citys() -> None:
    linking = Linking({"fyren-2031-vp-0": (Row("indicator", SEGLARE),)})
    linking.change(NEW, Row("indicator", SEGLARE, of_city=True))
    assert [row["board_id"] for row in linking.rows("series")] == [None]
    linking.change(NEW, gone=True)
    assert [row["board_id"] for row in linking.rows("series")] == ["fyren"]


def test_a_document_that_moves_to_another_board_leaves_its_old_one_in_order() -> None:
    linking = Linking({"fyren-2031-vp-0": (Row("indicator", BOJAR),), NEW: (Row("indicator", BOJAR),)})
    linking.change("fyren-2031-vp-0", gone=True)
    assert [row["board_id"] for row in linking.rows("series")] == ["hamnen"]


def test_a_second_municipality_parts_what_its_board_of_the_same_name_would_share() -> None:
    row = Row("indicator", BOJAR)
    linking = Linking({"fyren-2031-vp-1": (row,), "fyren-2032-vp-0": (row,)})
    linking.change("fyren-2033-vp-2", row)
    # The document that names none may be of either: it is linked with neither.
    assert sorted(one["n_members"] for one in linking.rows("series")) == [1, 1, 1]
    linking.change("fyren-2033-vp-2", gone=True)
    assert [one["n_members"] for one in linking.rows("series")] == [2]


def test_nothing_changed_links_nothing_anew() -> None:
    folder: Folder = {"fyren-2031-vp-0": (Row("indicator", BOJAR, True),)}
    made = relinked(Held(rows(folder)), None, Review(), KNOWLEDGE)
    again = relinked(Held(rows(folder)), Held(rows(folder) | made.tables), Review(), KNOWLEDGE, ())
    assert again.linked.series == ()
    assert {name: one.to_pylist() for name, one in again.tables.items()} == {
        name: one.to_pylist() for name, one in made.tables.items()
    }


# --- what goes on as it was -------------------------------------------------------------------------------------------


def test_issues_of_other_boards_stay() -> None:
    one, two = (Row("indicator", BOJAR, value=value) for value in (7.5, 9.0))
    linking = Linking({"fyren-2031-vb-0": (one,), "fyren-2031-vb-1": (two,)})
    linking.change(NEW, Row("indicator", BOJEN))
    assert [issue["code"] for issue in linking.rows("issues")] == ["followup_figures_differ"]


def test_open_pairs_of_other_boards_stay_in_the_list() -> None:
    linking = Linking({"fyren-2031-vp-0": (Row("indicator", BOJAR),), "fyren-2032-vp-0": (Row("indicator", BOJEN),)})
    assert len(linking.review.entries) == 1
    made = linking.change(NEW, Row("indicator", "Antal kajer"))
    assert (len(made.kept), len(made.linked.doubtful), len(linking.review.entries)) == (1, 0, 1)


def test_a_pair_that_somebody_took_out_of_the_list_is_asked_about_again() -> None:
    linking = Linking({"fyren-2031-vp-0": (Row("indicator", BOJAR),), "fyren-2032-vp-0": (Row("indicator", BOJEN),)})
    linking.review = Review()
    made = linking.change(NEW, Row("indicator", "Antal kajer"))
    assert (len(made.kept), len(made.linked.doubtful)) == (0, 1)


def test_a_decision_about_a_document_that_comes_back_is_followed() -> None:
    """Neither row is of the board, nor of the city: what a person joins may be anything."""
    linking = Linking({"fyren-2031-vp-0": (Row("indicator", BOJAR),), NEW: (Row("indicator", "Antal kajer"),)})
    cells = {"decision": "same", "kind": "indicator", "a_text": BOJAR, "b_text": "Antal kajer"}
    ids = {"a_id": "fyren-2031-vp-0:i1", "b_id": f"{NEW}:i1", "a_board": "fyren", "b_board": "hamnen"}
    linking.review = replace(linking.review, entries=(Entry(cells | ids, 2),))
    linking.change(NEW, gone=True)
    assert [row["n_members"] for row in linking.rows("series")] == [1]
    linking.change(NEW, Row("indicator", "Antal kajer"))
    assert [row["n_members"] for row in linking.rows("series")] == [2]


def test_what_a_report_leaves_out_hangs_on_all_that_it_lists() -> None:
    """The report of a board that did not change lists a task of the city, but not that of the plan."""
    task, other = (
        Row("activity", "Måla fyrarna röda före sommaren", True),
        Row("activity", "Rensa farleden från sjögräs", True),
    )
    linking = Linking({"fyren-2031-vp-0": (task,), "fyren-2031-t1-0": (other,)})
    assert [row["vanished"] for row in linking.rows("followup_activities")] == [True, False]
    linking.change(NEW, task, Row("activity", "Måla fyrarna röda", True))
    gone = {(row["board_id"], row["text"]): row["vanished"] for row in linking.rows("followup_activities")}
    assert gone["fyren", task.name] is True


def test_a_task_that_became_the_citys_was_left_out_by_a_report_of_tasks_that_are_not_looked_at() -> None:
    task = "Måla fyrarna med ankare, kompass och karta i gästhamnen före sommaren"
    linking = Linking(
        {
            "fyren-2031-vp-0": (Row("activity", task),),
            "fyren-2031-t1-0": (Row("activity", "Rensa farleden från sjögräs"),),
        }
    )
    made = linking.change(NEW, Row("activity", task, of_city=True))
    assert [len(one.linked) for one in made.linked.series] == [2]
    assert [row["vanished"] for row in linking.rows("followup_activities") if row["text"] == task] == [True, None]


# --- when everything is linked anew -----------------------------------------------------------------------------------


def test_a_former_result_without_links_is_as_good_as_none() -> None:
    folder: Folder = {"fyren-2031-vp-0": (Row("indicator", BOJAR),)}
    made = relinked(Held(rows(folder)), None, Review(), KNOWLEDGE)
    empty = Held(rows(folder) | {name: one.slice(0, 0) for name, one in made.tables.items()})
    again = relinked(Held(rows(folder)), empty, Review(), KNOWLEDGE, ())
    assert again.tables["series_members"].to_pylist() == made.tables["series_members"].to_pylist()


def test_the_mark_of_a_linking_changes_with_decisions_and_patterns_but_not_with_their_lines() -> None:
    cells = {
        "kind": "indicator",
        "a_text": BOJAR,
        "b_text": BOJEN,
        "a_board": "",
        "b_board": "",
        "a_id": "x",
        "b_id": "y",
    }
    same, other = (Review(entries=(Entry(cells | {"decision": word}, 2),)) for word in ("same", "different"))
    moved = Review(entries=(Entry(cells | {"decision": "same"}, 7),))
    marks = [linked_by(KNOWLEDGE, review) for review in (Review(), same, other)]
    assert len(set(marks)) == 3
    assert linked_by(KNOWLEDGE, moved) == marks[1]
