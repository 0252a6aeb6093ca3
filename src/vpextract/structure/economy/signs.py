"""One convention of signs for all documents.

Costs and income are above nought; a net is costs minus income, what the board uses of its money; changes and adjustments
are counted as what they change. A deviation is above nought where less was used, or more came in, than the budget said.

Documents print costs or income or both below nought, and a net as either difference. What a table prints is told by its
own figures: by most of its costs, most of its income, its net figures held against both, its deviations against what they
are made of. Where nothing tells it, the figures stay as printed, and nets are doubtful.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from vpextract.structure.economy.drafts import AMOUNTS, Draft

_CLEARLY = 3
"""The larger sign of a table's nets outweighs the other so many times, or they may be surpluses and deficits."""
_ROUNDED = 3.1
"""Three printed figures, each rounded, may be off by so many halves of their last decimal."""


def settle_signs(drafts: Sequence[Draft]) -> None:
    """Sign the figures of one table by the convention."""
    for side in ("cost", "income"):
        own = [draft for draft in drafts if draft.side == side and draft.measure != "deviation"]
        if _balance(own) < 0:
            _turn(own)
    _settle_nets([draft for draft in drafts if draft.side == "net" and draft.measure != "deviation"], drafts)
    unsided = [draft for draft in drafts if draft.side is None and draft.measure != "deviation"]
    if _balance(unsided) < 0:
        for draft in unsided:
            draft.doubted("sign_unclear")
    votes = sum(_deviation_votes(drafts))
    if votes < 0:
        _turn(draft for draft in drafts if draft.measure == "deviation" and draft.side is not None)


def _settle_nets(nets: Sequence[Draft], drafts: Sequence[Draft]) -> None:
    told = [draft for draft in nets if draft.signed]
    _turn(draft for draft in told if draft.to_surplus)
    rest = [draft for draft in nets if not draft.signed]
    votes = sum(_net_votes(rest, drafts))
    if votes:
        _turn(rest if votes < 0 else ())
        return
    surpluses = [draft for draft in rest if draft.to_surplus]
    plain = [draft for draft in rest if not draft.to_surplus]
    amounts = [draft.value for draft in plain if draft.measure in AMOUNTS and draft.value]
    above, below = sum(x for x in amounts if x > 0), -sum(x for x in amounts if x < 0)
    if below > _CLEARLY * above:
        _turn((*plain, *surpluses))
    elif below * _CLEARLY > above:
        for draft in plain:
            draft.doubted("sign_unclear")
    for draft in surpluses if below <= _CLEARLY * above else ():
        if draft.part == "result_unit":
            draft.doubted("sign_unclear")
        else:
            _turn([draft])


def _balance(drafts: Iterable[Draft]) -> float:
    return sum(draft.value for draft in drafts if draft.value is not None and draft.measure in AMOUNTS)


def _turn(drafts: Iterable[Draft]) -> None:
    for draft in drafts:
        if draft.value:
            draft.value = -draft.value


def _net_votes(nets: Sequence[Draft], drafts: Sequence[Draft]) -> Iterator[int]:
    """For each net that has its costs and income beside or above it: 1 where it is costs minus income, -1 where the reverse."""
    across: dict[tuple[object, ...], dict[str | None, Draft]] = defaultdict(dict)
    down: dict[int, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for draft in drafts:
        if draft.measure in AMOUNTS and draft.value is not None:
            across[draft.cell.row, draft.measure, draft.cell.year, draft.basis].setdefault(draft.side, draft)
            if draft.role == "item" and draft.side in ("cost", "income"):
                down[draft.cell.col][draft.side].append(draft.value)
    for net in nets:
        if net.measure not in AMOUNTS or not net.value:
            continue
        beside = across[net.cell.row, net.measure, net.cell.year, net.basis]
        cost, income = beside.get("cost"), beside.get("income")
        if cost is not None and income is not None:
            yield _vote(net, (cost.value or 0.0) - (income.value or 0.0))
        elif (above := down.get(net.cell.col)) is not None and len(above) > 1:
            yield _vote(net, sum(above["cost"]) - sum(above["income"]))


def _deviation_votes(drafts: Sequence[Draft]) -> Iterator[int]:
    """For each deviation that the amounts of its row make: 1 where it is counted by the convention, -1 where the other way."""
    amounts: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.value is not None and draft.measure != "deviation":
            amounts[draft.key].append(draft)
    for draft in drafts:
        if draft.measure != "deviation" or not draft.value or draft.side is None:
            continue
        beside = amounts.get(draft.key, [])
        added = sum(x.value or 0.0 for x in beside if x.measure == "adjustment")
        for given in (x for x in beside if x.measure == "budget"):
            for used in (x for x in beside if x.measure in ("outcome", "forecast")):
                less = (given.value or 0.0) - (used.value or 0.0)
                better = (less, less + added) if draft.side != "income" else (-less, -less - added)
                yield max((_vote(draft, x) for x in better), key=abs)


def _vote(draft: Draft, made: float) -> int:
    printed, near = draft.value or 0.0, _ROUNDED * draft.half
    as_made, turned = abs(printed - made) <= near, abs(printed + made) <= near
    return 0 if as_made == turned else 1 if as_made else -1
