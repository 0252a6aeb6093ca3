"""Rows → series: the stages in their order.

1. `records_to_groups`: exact after normalisation.
2. What people decided: `same` joins, `different` parts, whatever the names say.
3. `Linker.links`: candidates of all kinds, compared and scored.
4. `Clusters`: links followed, the surest first, as far as nothing forbids it.
5. What is left between the thresholds is for people to say.
6. `clusters_to_series`: names, identifiers that stay as they were, members.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product

from vpextract.knowledge import Knowledge
from vpextract.linking.clustering import Clusters, Link
from vpextract.linking.deciding import Settled, contradictions, displaced, settle
from vpextract.linking.grouping import records_to_groups
from vpextract.linking.links import Linker
from vpextract.linking.names import key_of
from vpextract.linking.neighbours import successors
from vpextract.linking.records import Decision, Linked, Record
from vpextract.linking.series import clusters_to_series


def link(
    records: Iterable[Record],
    knowledge: Knowledge,
    decisions: Sequence[Decision] = (),
    former: Mapping[str, str] | None = None,
    taken: Collection[str] = (),
    neighbours: Iterable[Record] = (),
) -> Linked:
    """All series of the rows, the pairs that a person should look at, and decisions that contradict each other.

    `former` says in which series each row was before (member_id → series_id): series keep their identifiers; those in
    `taken` belong to series of other rows. `neighbours` are further rows of the same documents, which are only looked at.
    The answer does not depend on the order of rows and decisions.
    """
    rows = list(records)
    settled = settle(decisions, rows)
    groups = records_to_groups(rows, knowledge, _apart(settled, rows))
    named = {member for one in settled for side in (one.a, one.b) for member in side}
    home = {
        row.member_id: n for n, group in enumerate(groups) if named for row in group.records if row.member_id in named
    }
    wrong = contradictions(settled, home)
    void = {line for contradiction in wrong for line in contradiction.lines}
    beside = list(neighbours)
    linker = Linker(groups, knowledge, successors([*rows, *beside], knowledge), beside)
    clusters = Clusters(groups, knowledge)
    decided = _follow_decisions([one for one in settled if one.decision.line not in void], home, clusters)
    links = linker.links()
    followed, asked = _follow(links, linker, clusters)
    series, doubtful = clusters_to_series(linker, clusters, followed, asked, decided, former or {}, taken)
    told = tuple(displaced(decisions, settled, rows))
    placed = [one for one in asked if linker.took_its_place(one.a, one.b)]
    proved = _proved([*followed, *placed], settled, void, rows, linker)
    return Linked(tuple(series), tuple(doubtful), tuple(wrong), told, tuple(proved))


def _proved(
    links: Sequence[Link], settled: Sequence[Settled], void: Collection[int], rows: Sequence[Record], linker: Linker
) -> Iterator[tuple[str, str]]:
    """The names of what is one for another reason than that they look alike, or took the other's place with one word."""
    for one in links:
        if one.proved or linker.took_its_place(one.a, one.b):
            yield linker.groups[one.a].text, linker.groups[one.b].text
    texts = {row.member_id: row.text for row in rows} if settled else {}
    for decision, a, b in settled:
        if decision.same and decision.line not in void:
            yield texts[a[0]], texts[b[0]]


def _apart(settled: Sequence[Settled], rows: Sequence[Record]) -> frozenset[str]:
    """Rows with one name that a person called different: they must not be in one group."""
    keys = {row.member_id: key_of(row.text) for row in rows} if settled else {}
    return frozenset(
        member
        for decision, a, b in settled
        if not decision.same and {keys[x] for x in a} & {keys[y] for y in b}
        for member in (*a, *b)
    )


def _follow_decisions(settled: Sequence[Settled], home: Mapping[str, int], clusters: Clusters) -> set[str]:
    """Join and part as people said; the rows that were joined so. `home` is the group of each row."""
    joined: set[str] = set()
    for decision, a, b in sorted(settled):
        for x, y in product(a, b) if decision.same else ():
            clusters.join(home[x], home[y])
            joined |= {x, y}
    for decision, a, b in settled:
        for x, y in product(a, b) if not decision.same else ():
            clusters.part(home[x], home[y])
    return joined


def _follow(links: Sequence[Link], linker: Linker, clusters: Clusters) -> tuple[list[Link], list[Link]]:
    """Join what is sure; the sure links within clusters, and those to ask about."""
    scale = linker.knowledge.link.scale
    near: defaultdict[int, list[Link]] = defaultdict(list)
    for one in links:
        near[one.a].append(one)
        near[one.b].append(one)
    followed: list[Link] = []
    asked: list[Link] = []
    for one in links:
        if clusters.of(one.a) == clusters.of(one.b):
            # A weak one joined nothing: a person did, or a chain of others.
            if one.score >= scale.linked:
                followed.append(one)
        elif not clusters.may_join(one.a, one.b):
            continue
        elif (
            one.score < scale.linked
            or _rivalled(one, near, linker, clusters)
            or not (one.proved or _still_alike(one, linker, clusters))
        ):
            asked.append(one)
        else:
            clusters.join(one.a, one.b)
            followed.append(one)
    return followed, asked


def _rivalled(one: Link, near: Mapping[int, Sequence[Link]], linker: Linker, clusters: Clusters) -> bool:
    """Whether another row of the same document would fit nearly as well as the one that the link leads to."""
    margin = linker.knowledge.link.scale.margin
    ends = (clusters.of(one.a), clusters.of(one.b))
    for here, there in ((one.a, one.b), (one.b, one.a)):
        for other in near[here]:
            rival = other.b if other.a == here else other.a
            if (
                rival != there
                and other.cost < one.cost + margin
                and clusters.of(rival) not in ends
                and clusters.share_document(rival, there)
                and not clusters.may_join(rival, there)
                and clusters.may_join(rival, here)
            ):
                return True
    return False


def _still_alike(one: Link, linker: Linker, clusters: Clusters) -> bool:
    """Whether the names that both clusters mostly have could be one: a chain of small steps can lead far away."""
    a, b = clusters.mostly(one.a), clusters.mostly(one.b)
    return (a, b) in ((one.a, one.b), (one.b, one.a)) or linker.compare(a, b).score >= linker.knowledge.link.scale.chain
