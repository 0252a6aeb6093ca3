"""Datasets become the rows that linking compares, and what it found becomes datasets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from store_samples import full, joined, stored

from vpextract.linking.followup import Followed
from vpextract.linking.records import Doubtful, Member, Reading, Record, Series
from vpextract.model import Extraction, Identity, Issue
from vpextract.store.link_former import links_before, says_the_same
from vpextract.store.link_records import rows_to_records
from vpextract.store.link_rows import Held, rows_to_named
from vpextract.store.linked import followed_to_tables, series_to_tables, still_there
from vpextract.store.reading import Output, open_output
from vpextract.store.records import Rows
from vpextract.store.schema import DATASETS


def document(name: str = "a") -> Extraction:
    """The sample with a subgoal, and an activity that has a deviation."""
    found = full(name)
    sub = replace(
        found.goals[0],
        goal_id=f"{found.document_id}-g2",
        level="namndmal",
        number="1.1",
        text="Torra kajer",
        parent_goal_id=found.goals[0].goal_id,
        description=None,
        expected_result="Kajerna håller.",
    )
    late = replace(found.activities[0], deviation="Sen leverans", goal_id=sub.goal_id)
    return replace(found, goals=(*found.goals, sub), activities=(late,))


def rows(*documents: Extraction) -> Rows:
    return joined(documents)


def records(*documents: Extraction) -> dict[str, Record]:
    return {record.member_id: record for record in rows_to_records(Held(rows(*documents)))}


def series(*members: str, review: tuple[str, ...] = (), name: str = "s1") -> Series:
    known = records(document("a"), document("b"))
    found = [Member(known[m], 1.0, "exact", "linked") for m in members]
    found += [Member(known[m], 0.5, "fuzzy", "to_review") for m in review]
    first = found[0].record
    return Series(name, first.kind, first.text, first.owner, first.level, "norrmalm", tuple(found))


def output(folder: Path, *every: Series, doubtful: tuple[Doubtful, ...] = ()) -> Output:
    stored(folder, rows(document("a"), document("b")) | series_to_tables(every, doubtful))
    return open_output(folder)


# --- rows to compare --------------------------------------------------------------------------------------------------


def test_every_goal_indicator_and_activity_is_a_row() -> None:
    assert sorted(records(document())) == [f"norrmalm-2022-vp-a-{n}" for n in ("a1", "g1", "g2", "i1", "i2")]


def test_a_goal_has_its_level_number_parent_and_description_or_else_the_expected_result() -> None:
    found = records(document())
    top, sub = found["norrmalm-2022-vp-a-g1"], found["norrmalm-2022-vp-a-g2"]
    assert (top.kind, top.level, top.number, top.parent, top.owner) == ("goal", "inriktningsmal", "1.", "", None)
    assert (top.context, sub.context) == ("Rad ett\nRad två", "Kajerna håller.")
    assert (sub.parent, sub.text) == ("En modern stad", "Torra kajer")


def test_an_indicator_has_its_owner_its_goal_and_its_figures() -> None:
    found = records(document())
    assert found["norrmalm-2022-vp-a-i1"].values == {
        "target": Reading("85 %", 85.0, "%", 2022),
        "target_kf": Reading("86 %", 86.0, "%", 2022),
    }
    own = found["norrmalm-2022-vp-a-i1"]
    assert (own.owner, own.parent, own.page, own.ordinal) == ("kf", "En modern stad", 2, 0)
    assert (found["norrmalm-2022-vp-a-i2"].values, found["norrmalm-2022-vp-a-i2"].parent) == ({}, "")


def test_figures_of_other_times_do_not_stand_for_the_rows_own() -> None:
    found = document()
    row = found.indicators[0]
    own = next(value for value in row.values if value.measure == "target")
    later = replace(own, raw="99", value=99.0, year=2031)
    made = replace(found, indicators=(replace(row, values=(*row.values, later)), *found.indicators[1:]))
    assert records(made)[row.indicator_id].values["target"].raw == own.raw


def test_a_figure_keeps_what_is_said_instead_of_a_number() -> None:
    (kf, _) = document().indicators
    value = replace(kf.values[0], raw="Fastställs 2023", value=None, unit=None, qualifier="to_be_set")
    changed = replace(document(), indicators=(replace(kf, values=(value,)),))
    assert records(changed)[kf.indicator_id].values["target"] == Reading(
        "Fastställs 2023", None, None, 2022, "to_be_set"
    )


def test_an_activity_has_its_dates_status_and_deviation() -> None:
    found = records(document())["norrmalm-2022-vp-a-a1"]
    assert (found.start, found.end) == (date(2022, 1, 1), date(2022, 12, 31))
    assert (found.status, found.deviation, found.parent) == ("ongoing", "Sen leverans", "Torra kajer")


def test_a_row_knows_its_board_year_and_kind_of_report() -> None:
    found = records(document())["norrmalm-2022-vp-a-a1"]
    assert (found.document_id, found.board_id, found.year, found.report) == (
        "norrmalm-2022-vp-a",
        "norrmalm",
        2022,
        "vp",
    )


def test_documents_whose_year_is_not_known_have_no_rows() -> None:
    assert records(replace(document(), identity=Identity(board_id="norrmalm"))) == {}


def test_an_output_gives_the_rows_that_were_extracted(tmp_path: Path) -> None:
    read = {record.member_id: record for record in rows_to_records(output(tmp_path))}
    assert read == records(document("a"), document("b"))


def test_only_wanted_rows_are_read() -> None:
    wanted = pa.chunked_array([["norrmalm-2022-vp-a-i1", "norrmalm-2022-vp-a-g2"]])
    found = {one.member_id: one for one in rows_to_records(Held(rows(document("a"), document("b"))), wanted)}
    assert found == {name: one for name, one in records(document()).items() if name in wanted.to_pylist()}


# --- series and follow-up ---------------------------------------------------------------------------------------------

A, B = "norrmalm-2022-vp-a-i1", "norrmalm-2022-vp-b-i1"


def test_a_series_counts_what_is_linked_not_what_is_to_review() -> None:
    made = series_to_tables([series(A, review=(B,))])
    (row,) = made["series"].to_pylist()
    assert (row["first_year"], row["last_year"], row["n_members"], row["kind"], row["board_id"]) == (
        *(2022, 2022, 1),
        *("indicator", "norrmalm"),
    )
    members = [(m["member_id"], m["status"], m["method"], m["score"]) for m in made["series_members"].to_pylist()]
    assert members == [(A, "linked", "exact", 1.0)]


def asked(a: str, b: str, score: float = 0.5) -> Doubtful:
    known = records(document("a"), document("b"))
    return Doubtful(known[a], known[b], score, "only in a: bojar")


def test_pairs_to_ask_about_are_named_with_their_series_the_surest_first() -> None:
    other = "norrmalm-2022-vp-b-a1"
    every = [series(A, review=(B,)), series(B, name="s2"), series(other, name="s3")]
    made = series_to_tables(every, [asked(A, other, 0.25), asked(B, A)])["link_candidates"].to_pylist()
    assert made == [
        dict(zip(DATASETS["link_candidates"].schema.names, values, strict=True))
        for values in (
            ("indicator", B, A, "s2", "s1", 0.5, "only in a: bojar"),
            ("indicator", A, other, "s1", "s3", 0.25, "only in a: bojar"),
        )
    ]


def test_tables_are_of_the_schema_also_when_empty() -> None:
    for made in (series_to_tables([]), followed_to_tables(Followed([], [], []))):
        assert all(table.schema.equals(DATASETS[name].own_schema) for name, table in made.items())


def test_issues_of_the_follow_up_stand_in_the_order_of_documents_and_pages() -> None:
    found = [("norrmalm-2022-vp-b", 1), ("norrmalm-2022-vp-a", 3), ("norrmalm-2022-vp-a", 2)]
    followed = Followed(
        [], [], [(name, Issue("previous_outcome_differs", "Två tal", "info", n, A)) for name, n in found]
    )
    issues = followed_to_tables(followed)["issues"].to_pylist()
    assert [(issue["document_id"], issue["page"]) for issue in issues] == sorted(found)
    assert {issue["row_id"] for issue in issues} == {A}


def test_a_row_that_does_not_fit_is_refused() -> None:
    with pytest.raises(KeyError):
        followed_to_tables(Followed([{"series_id": "s"}], [], []))


# --- what was there before --------------------------------------------------------------------------------------------


def homes(former: Output, now: Rows) -> dict[str, str]:
    """In which series each row was that was in one."""
    named = rows_to_named(Held(now))
    before = links_before(former, named, ())
    ids = named.table.column("member_id").to_pylist()
    return {member: before.series_ids[n] for member, n in zip(ids, before.home.tolist(), strict=True) if n >= 0}


def test_former_series_are_those_that_rows_were_linked_in(tmp_path: Path) -> None:
    former = output(tmp_path, series(A, review=(B,)))
    assert homes(former, rows(document("a"), document("b"))) == {A: "s1"}


def test_series_that_people_were_asked_about_are_known_by_pairs(tmp_path: Path) -> None:
    former = output(tmp_path, series(A, review=(B,)), series(B, name="s2"), doubtful=(asked(A, B),))
    before = links_before(former, rows_to_named(Held(rows(document("a"), document("b")))), ())
    assert [{before.series_ids[n] for n in pair} for pair in before.asked.tolist()] == [{"s1", "s2"}]


@pytest.mark.parametrize(("there", "changed", "shaken"), [("ab", "", []), ("a", "", ["s2"]), ("ab", "b", ["s2"])])
def test_series_are_shaken_where_a_row_is_gone_or_its_document_changed(
    tmp_path: Path, there: str, changed: str, shaken: list[str]
) -> None:
    former = output(tmp_path, series(A), series(B, name="s2"))
    named = rows_to_named(Held(rows(*map(document, there))))
    before = links_before(former, named, [f"norrmalm-2022-vp-{name}" for name in changed])
    assert [before.series_ids[n] for n in before.shaken.tolist()] == shaken


def test_a_row_that_says_something_else_now_is_another_row(tmp_path: Path) -> None:
    former = output(tmp_path)
    kf, bare = document("a").indicators
    now = rows_to_named(Held(rows(replace(document("a"), indicators=(replace(kf, name="Antal bojar"), bare)))))
    ids = now.table.column("member_id").to_pylist()
    assert [ids[n] for n in (~says_the_same(former, now, None)).nonzero()[0]] == [A]
    assert says_the_same(former, now, ["norrmalm-2022-vp-b"]).all()  # that of others is not looked at


def test_series_stay_as_far_as_their_rows_are_still_there(tmp_path: Path) -> None:
    former = output(tmp_path, series(A, B), series("norrmalm-2022-vp-b-a1", name="s2"))
    kept = still_there(former, Held(rows(document("a"))))
    assert kept["series"].column("series_id").to_pylist() == ["s1"]
    assert kept["series_members"].column("member_id").to_pylist() == [A]
