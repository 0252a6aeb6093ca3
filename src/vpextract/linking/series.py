"""Clusters → series: labels, members with the link that brought each in, and identifiers that stay as they were."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import count
from operator import attrgetter
from typing import NamedTuple

from vpextract.linking.clustering import Clusters, Link
from vpextract.linking.grouping import Group
from vpextract.linking.links import Linker
from vpextract.linking.names import key_of
from vpextract.linking.records import CITY, Doubtful, Member, Record, Series

_ID_LENGTH = 12
_IN_TIME = attrgetter("place_in_time")


class _Draft(NamedTuple):
    """A series before it has its name: its groups, its rows in the order of time, whether it is the city's."""

    number: int
    groups: list[int]
    records: list[Record]
    of_city: bool


def clusters_to_series(
    linker: Linker,
    clusters: Clusters,
    followed: Sequence[Link],
    asked: Sequence[Link],
    decided: Collection[str],
    former: Mapping[str, str],
    taken: Collection[str] = (),
) -> tuple[list[Series], list[Doubtful]]:
    """Every row is in one series, be it alone; rows to review are named in the series that they may belong to as well."""
    groups = linker.groups
    drafts = [_draft(numbers, groups, clusters) for numbers in clusters.members()]
    drafts.sort(key=lambda draft: (draft.records[0].kind, draft.records[0].place_in_time))
    names = _identifiers(drafts, former, taken)
    linked = _members(drafts, groups, followed, decided)
    open_links = _open(asked, clusters)
    reviewed: defaultdict[int, list[Member]] = defaultdict(list)
    doubtful = []
    for one in open_links:
        home, guest = _home_and_guest(one, groups)
        reviewed[clusters.of(home)] += [Member(r, one.score, one.method, "to_review") for r in groups[guest].records]
        why = linker.told(one.a, one.b)
        doubtful.append(Doubtful(groups[one.a].records[-1], groups[one.b].records[-1], one.score, why))
    series = [
        _series(draft, names[draft.number], [*linked[draft.number], *_once(reviewed[draft.number])]) for draft in drafts
    ]
    return series, doubtful


def _draft(numbers: list[int], groups: Sequence[Group], clusters: Clusters) -> _Draft:
    records = [record for number in numbers for record in groups[number].records]
    if len(numbers) > 1:  # those of one group are in order
        records.sort(key=_IN_TIME)
    of_city = any(groups[number].room.owner == CITY for number in numbers)
    return _Draft(clusters.of(numbers[0]), numbers, records, of_city)


def _series(draft: _Draft, series_id: str, members: Sequence[Member]) -> Series:
    first = draft.records[0]
    board = next((record.board_id for record in reversed(draft.records) if record.board_id), None)
    owner = next((record.owner for record in draft.records if record.owner), None)
    return Series(
        series_id=series_id,
        kind=first.kind,
        label=_label(draft.records),
        owner=None if first.kind == "goal" else CITY if draft.of_city else owner,
        level=first.level,
        board_id=None if draft.of_city else board,
        members=tuple(members),
    )


def _label(records: Sequence[Record]) -> str:
    """The text that most rows have, of several the latest."""
    counts = Counter(record.text for record in records)
    latest = {record.text: at for at, record in enumerate(records)}
    return max(counts, key=lambda text: (counts[text], latest[text]))


# --- members ----------------------------------------------------------------------------------------------------------


def _members(
    drafts: Sequence[_Draft], groups: Sequence[Group], followed: Sequence[Link], decided: Collection[str]
) -> dict[int, list[Member]]:
    best: dict[int, float] = {}
    for link in followed:
        for number in (link.a, link.b):
            best[number] = max(best.get(number, 0.0), link.score)
    found = {}
    for draft in drafts:
        first = groups[min(draft.groups, key=lambda n: groups[n].records[0].place_in_time)].key
        how: dict[str, tuple[float, str]] = {}
        for number in draft.groups:
            ids = [record.member_id for record in groups[number].records]
            how |= dict.fromkeys(ids, _how(groups[number], number, first, best))
            how |= dict.fromkeys((member for member in ids if member in decided) if decided else (), (1.0, "manual"))
        found[draft.number] = [Member(r, *how[r.member_id], "linked") for r in draft.records]
    return found


def _how(group: Group, number: int, first: str, best: Mapping[int, float]) -> tuple[float, str]:
    if group.key == first:
        return 1.0, "exact"
    if number in best:
        return best[number], "fuzzy"
    return 1.0, "manual"  # only a decision about another row of its group can have brought it here


# --- what to ask ------------------------------------------------------------------------------------------------------


def _open(asked: Sequence[Link], clusters: Clusters) -> list[Link]:
    """Of the links that could not be followed, the best between any two series that may still be one."""
    best: dict[tuple[int, int], Link] = {}
    for one in asked:  # the surest come first
        ends = sorted((clusters.of(one.a), clusters.of(one.b)))
        pair = (ends[0], ends[1])
        if ends[0] != ends[1] and pair not in best and clusters.may_join(one.a, one.b):
            best[pair] = one
    return list(best.values())


def _home_and_guest(one: Link, groups: Sequence[Group]) -> tuple[int, int]:
    """The group of more rows, else of the earlier, is the one that the other may belong to."""
    a, b = groups[one.a].records, groups[one.b].records
    return (one.a, one.b) if (-len(a), a[0].place_in_time) <= (-len(b), b[0].place_in_time) else (one.b, one.a)


def _once(members: Sequence[Member]) -> list[Member]:
    """Each row once, by its best link."""
    best: dict[str, Member] = {}
    for member in sorted(members, key=lambda m: (-m.score, m.record.place_in_time)):
        best.setdefault(member.record.member_id, member)
    return list(best.values())


# --- identifiers ------------------------------------------------------------------------------------------------------


def _identifiers(drafts: Sequence[_Draft], former: Mapping[str, str], others: Collection[str]) -> dict[int, str]:
    """A series that was there keeps its name: the cluster with most of its former members inherits it."""
    votes = [
        (-times, series_id, at)
        for at, draft in enumerate(drafts)
        for series_id, times in Counter(former[r.member_id] for r in draft.records if r.member_id in former).items()
    ]
    names: dict[int, str] = {}
    taken = set(others)
    for _, series_id, at in sorted(votes):
        if series_id not in taken and drafts[at].number not in names:
            names[drafts[at].number] = series_id
            taken.add(series_id)
    for draft in drafts:
        if draft.number not in names:
            names[draft.number] = _new_identifier(draft, taken)
            taken.add(names[draft.number])
    return names


def _new_identifier(draft: _Draft, taken: Collection[str]) -> str:
    """From the first row's name; where that is taken by another thing of the same name, from its identifier too."""
    first = draft.records[0]
    owner = CITY if draft.of_city else first.board_id or first.document_id
    spelt = (first.kind, first.level or "", owner, key_of(first.text))
    for attempt in count():
        more = (first.member_id, str(attempt)) if attempt else ()
        digest = hashlib.sha256("\x1f".join((*spelt, *more)).encode()).hexdigest()[:_ID_LENGTH]
        name = f"{first.kind}-{owner}-{digest}"
        if name not in taken:
            break
    return name
