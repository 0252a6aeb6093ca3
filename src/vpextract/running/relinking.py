"""Rows of all documents → links: all of them anew, or only what changed documents touch, with the rest as it was."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from vpextract.errors import OutputError
from vpextract.knowledge import Knowledge
from vpextract.linking.followed_activities import Listed, Place
from vpextract.linking.followup import follow_up
from vpextract.linking.linking import link
from vpextract.linking.names import key_of
from vpextract.linking.records import CITY, Linked
from vpextract.linking.review import Pair, Review
from vpextract.linking.staying import followed_anew
from vpextract.linking.touched import Flags, Numbers, Standing, closed, standing, together
from vpextract.memory import without_cycle_search
from vpextract.store.link_former import Before, carried_over, in_order, links_before, says_the_same
from vpextract.store.link_records import rows_to_records
from vpextract.store.link_rows import Named, rows_to_named, same_municipalities
from vpextract.store.linked import followed_to_tables, series_to_tables
from vpextract.store.opened import Rows


@dataclass(frozen=True, slots=True)
class Made:
    """What linking made: `tables` is all of it, `linked` what was linked anew.

    `kept` are the pairs of rows that people are still asked about though nothing was linked anew there.
    """

    tables: dict[str, pa.Table]
    linked: Linked
    kept: frozenset[Pair] = frozenset()


def relinked(
    rows: Rows, former: Rows | None, review: Review, known: Knowledge, changed: Collection[str] | None = None
) -> Made:
    """Link `rows`, and take over from `former` what no document in `changed` can touch; all anew where that is None.

    A former result that cannot be read is as good as none: it is about to be replaced.
    """
    with without_cycle_search():
        if former is not None and changed is not None:
            with suppress(OutputError):
                # Where documents came of another municipality, or went, those that stay are no longer shared as they were.
                if same_municipalities(rows, former, changed):
                    return _of_changed(rows, former, review, known, frozenset(changed))
        return _of_all(rows, former, review, known)


def _of_all(rows: Rows, former: Rows | None, review: Review, known: Knowledge) -> Made:
    names: dict[str, str] = {}
    if former is not None:
        with suppress(OutputError):
            named = rows_to_named(rows)
            before = links_before(former, named, ())
            names = _names(named, before, says_the_same(former, named, None))
    linked = link(rows_to_records(rows), known, review.decisions(), names)
    followed = follow_up(linked.series, known)
    return Made(series_to_tables(linked.series, linked.doubtful) | followed_to_tables(followed), linked)


def _of_changed(rows: Rows, former: Rows, review: Review, known: Knowledge, changed: frozenset[str]) -> Made:
    named = rows_to_named(rows)
    before = links_before(former, named, changed)
    families = _families(named, former, changed, known)
    listed = _listed_pairs(named, before, review)
    where = _standing(named, known)
    anew = _touched(named, before, families, listed, review, where)
    every = named.table.column("member_id")
    ids, beside = every.filter(pa.array(anew)), every.filter(pa.array(_in_partly(where, anew)))
    renewed = {before.series_ids[n] for n in np.unique(before.home[anew & (before.home >= 0)]).tolist()}
    renewed |= {before.series_ids[n] for n in before.shaken.tolist()}
    names = _names(named, before, says_the_same(former, named, changed) & anew)
    stay = set(before.series_ids) - renewed
    neighbours = rows_to_records(rows, beside) if len(beside) else ()
    linked = Linked((), ())
    if anew.any():
        linked = link(rows_to_records(rows, ids), known, review.decisions(), names, stay, neighbours)
    asked = {before.series_ids[n] for n in np.unique(before.asked).tolist()} - stay
    again = followed_anew(linked.series, names, before.owners, asked, families, known.lineage)

    def keeps(series_id: str, board_id: str) -> bool:
        return series_id in stay or not again(series_id, board_id)

    followed = follow_up(linked.series, known, _activities_listed(named), again)
    made = series_to_tables(linked.series, linked.doubtful) | followed_to_tables(followed)
    carried = carried_over(former, named, before, stay.__contains__, keeps)
    tables = {name: pa.concat_tables([carried[name], made[name]]) for name in made}
    kept = frozenset(pair for pair, series in listed.items() if {before.series_ids[n] for n in series} <= stay)
    return Made(in_order(tables, named), linked, kept)


def _names(named: Named, before: Before, wanted: Flags) -> dict[str, str]:
    """In which series each of these rows was."""
    wanted = wanted & (before.home >= 0)
    ids = named.table.column("member_id").filter(pa.array(wanted)).to_pylist()
    return {member: before.series_ids[n] for member, n in zip(ids, before.home[wanted].tolist(), strict=True)}


def _families(named: Named, former: Rows, changed: frozenset[str], known: Knowledge) -> frozenset[str]:
    """The owners of rooms that hold rows of changed documents, as they are and as they were."""
    then = former.table("documents", documents=changed, columns=("document_id", "board_id"))
    boards = dict(zip(*(column.to_pylist() for column in then.columns), strict=True))
    found = [*boards.items(), *((one, named.documents[one].board_id) for one in changed if one in named.documents)]
    return frozenset(known.lineage.family(board) if board else document for document, board in found)


def _touched(
    named: Named,
    before: Before,
    families: Collection[str],
    listed: dict[Pair, tuple[int, int]],
    review: Review,
    where: Standing,
) -> Flags:
    """The rows that must be linked anew."""
    covered = set(listed.values())
    open_again = [n for pair in map(tuple, before.asked.tolist()) if pair not in covered for n in pair]
    found = where.in_rooms_of(families) | (before.home < 0)
    found |= np.isin(before.home, np.append(before.shaken, open_again))
    if not found.any() and not len(before.shaken):
        return found
    city = where.in_rooms_of((CITY,))
    found |= city | where.named_like(city) | _spoken_of(named, where, review)
    return closed(found, where.group, before.home, before.asked)


def _standing(named: Named, known: Knowledge) -> Standing:
    documents = named.coded("document_id")
    boards = [named.documents[document or ""].board_id for document in documents.values]
    kinds, levels, owners, texts = map(named.coded, ("kind", "level", "owner", "text"))
    return standing(kinds, levels, owners, documents, texts, boards, known.lineage)


def _in_partly(where: Standing, anew: Flags) -> Flags:
    """Further rows of boards of which some are linked anew: what stands beside those tells whether they are one thing."""
    owners = {where.rooms[n].owner for n in np.unique(where.room[anew]).tolist()}
    return where.in_rooms_of(owners) & ~anew


def _spoken_of(named: Named, where: Standing, review: Review) -> Flags:
    """The rows that people decided about, and those that might stand for them."""
    decisions = review.decisions()
    ids = pa.array({member for d in decisions for member in (d.a_id, d.b_id)}, pa.string())
    spelt = {(d.kind, key_of(text)) for d in decisions for text in (d.a_text, d.b_text)}
    by_id = np.asarray(pc.is_in(named.table.column("member_id"), value_set=ids))
    return by_id | where.named(spelt)


def _listed_pairs(named: Named, before: Before, review: Review) -> dict[Pair, tuple[int, int]]:
    """Pairs in the list for people whose series they were asked about: the numbers of these series, the smaller first."""
    pairs = [pair for entry in review.entries if len(pair := entry.pair) == 2]
    ids = pa.array([member for pair in pairs for member in sorted(pair)], pa.string())
    at = np.asarray(pc.fill_null(pc.index_in(ids, value_set=named.table.column("member_id")), -1))
    home: Numbers = np.sort(np.append(before.home, -1)[at].reshape(-1, 2), axis=1)
    asked = set(map(tuple, before.asked.tolist()))
    return {pair: (a, b) for pair, (a, b) in zip(pairs, home.tolist(), strict=True) if (a, b) in asked}


def _activities_listed(named: Named) -> Listed:
    """Which owners' activities each report lists."""
    table = named.table.filter(pc.equal(named.table.column("kind"), "activity"))
    activities = Named(named.documents, table)
    owners, documents = activities.coded("owner"), activities.coded("document_id")
    found: dict[Place, set[str | None]] = {}
    for owner, at in together((owners,), documents.codes)[0]:
        document = named.documents[documents.values[at] or ""]
        found.setdefault(Place(document.board_id, document.year, document.report, document.municipality), set()).add(
            owners.values[owner]
        )
    return found
