"""What linking says of pairs of names whose answer is known, with and without what stands beside them.

    python tests/link_pairs/asked.py [worked] [kept] [worked2] [kept2] [second] … [eleventh] [near] [--show]

Each line of the files is a pair of invented wordings: `same` must be joined (or at least asked about), `different` must stay
apart, of `person` a person should say. Rules may be worked out on `worked` and `worked2`; the others were written before and
scored once to tell how well that went (docs/linking.md has the figures), then worked on too, but `kept`, `third`, `sixth`
and those from `ninth` on. Of each of the first three, three lines were seen by accident, and of `sixth` one pair more.
`near` are different ones only, of which all but one word is the same. A pair says what else speaks for or against it:

- `place`: `1` it is the only row left between the same neighbours under the same goal; `2` there are two left; `x` the
  only one, but the council has a new programme.
- `figures`: `c` last year's outcome is carried over, `c3` so at three boards, `r` a round one, `d` another outcome is; `k` the
  city's target of the year is the same, `k3` in three boards' documents.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from vpextract import knowledge
from vpextract.linking.linking import link
from vpextract.linking.records import Reading, Record

FOLDER = Path(__file__).parent
PROGRAMME = ("En stad som håller ihop", "En grön stad", "En stad med ordning i ekonomin")
NEXT_PROGRAMME = ("Trygghet i hela staden", "Växande företag", "Skola av hög kvalitet")
PARENT = "Stadsdelen fungerar för alla"
SAID = ("joined", "asked", "apart")


def pairs(half: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / f"{half}.jsonl").read_text("utf8").splitlines()]


def answer(pair: Mapping[str, Any], n: int, names_only: bool) -> str:
    """What linking says of one pair: `joined`, `asked` or `apart`."""
    records = list(_names(pair) if names_only else _documents(pair, n))
    ours = {side: [r.member_id for r in records if r.member_id.endswith(f":{side}")] for side in "ab"}
    linked = link(records, knowledge.load())
    home = {row.member_id: series.series_id for series in linked.series for row in series.linked}
    asked = {frozenset((home[one.a.member_id], home[one.b.member_id])) for one in linked.doubtful}
    both = {(home[x], home[y]) for x in ours["a"] for y in ours["b"]}
    if any(x == y for x, y in both):
        return "joined"
    return "asked" if any(frozenset(two) in asked for two in both) else "apart"


def counted(half: str, names_only: bool) -> dict[str, Counter[str]]:
    """Label → how often linking says what."""
    found: dict[str, Counter[str]] = {label: Counter() for label in ("same", "different", "person")}
    for n, pair in enumerate(pairs(half)):
        found[pair["label"]][answer(pair, n, names_only)] += 1
    return found


def _row(pair: Mapping[str, Any], side: str, document: str, year: int, report: str, **more: Any) -> Record:
    owner, level = pair.get("owner"), pair.get("level")
    board = document.partition("-")[0]
    return Record(
        pair["kind"], f"{document}:{side}", document, board, year, report, 10, pair[side], owner, level=level, **more
    )


def _names(pair: Mapping[str, Any]) -> Iterator[Record]:
    unit = pair.get("unit")
    for side, year in (("a", 2031), ("b", 2032)):
        values = {"target": Reading("", None, unit, year)} if unit else {}
        yield _row(pair, side, f"hamn-{year}-vp-0", year, "vp", values=values)


def _documents(pair: Mapping[str, Any], n: int) -> Iterator[Record]:
    """The two documents of each board, with the pair's rows and what stands around them."""
    figures, place = pair.get("figures", ""), pair.get("place", "")
    same_year = figures.startswith("k")
    boards = ("hamn", "fyren", "brygga") if figures.endswith("3") else ("hamn",)
    for nth, board in enumerate(boards):
        for side, year, report in (("a", 2031, "vp" if same_year else "vb"), ("b", 2031 if same_year else 2032, "t2")):
            document = f"{board}-{year}-{report}-0"
            yield from _around(pair, place, side, document, board, year, report)
            values = _values(figures, side, 41.0 + n % 17 + 0.3 + 3 * nth, pair.get("unit"))
            yield _row(pair, side, document, year, report, parent=PARENT if place else "", values=values)


def _values(figures: str, side: str, told: float, unit: str | None) -> dict[str, Reading]:
    told = 100.0 if figures == "r" else told
    if not figures:
        return {"target": Reading("", None, unit, 2031 if side == "a" else 2032)} if unit else {}
    if figures.startswith("k"):
        return {"target_kf": Reading(str(told), round(told), unit, 2031)}
    if side == "a":
        return {"outcome": Reading(str(told), told, unit, 2031)}
    other = told - 7.4 if figures == "d" else told
    return {"outcome_previous": Reading(str(other), other, unit, 2031)}


def _around(
    pair: Mapping[str, Any], place: str, side: str, document: str, board: str, year: int, report: str
) -> Iterator[Record]:
    """The council's goals, the goal above and the neighbours."""
    if not place:
        return
    goals = NEXT_PROGRAMME if place == "x" and side == "b" else PROGRAMME
    for at, text in enumerate(goals):
        yield Record("goal", f"{document}:k{at}", document, board, year, report, at, text, None, level="inriktningsmal")
    kind, owner, level = pair["kind"], pair.get("owner"), pair.get("level")
    names = {5: "Antal klagomål till nämnden", 15: "Rutiner för post och arkiv"}
    if place == "2":
        names[11] = {"a": "Lokalvård i förrådet", "b": "Kopiatorer på varje plan"}[side]
    for at, text in names.items():
        yield Record(
            kind, f"{document}:n{at}", document, board, year, report, at, text, owner, level=level, parent=PARENT
        )


def main() -> None:
    chosen = [one for one in sys.argv[1:] if one != "--show"] or ["worked"]
    for half in chosen:
        for names_only in (True, False):
            found = counted(half, names_only)
            print(f"== {half}, {'names alone' if names_only else 'with figures and place'}")
            for label, counts in found.items():
                total = max(sum(counts.values()), 1)
                print(
                    f"{label:<10}{total:>4}  " + "  ".join(f"{s} {counts[s]} ({counts[s] / total:.2f})" for s in SAID)
                )
            wrong, right = found["different"]["joined"], found["same"]["joined"]
            print(f"precision {right / (right + wrong) if right else 1.0:.3f}")
            if "--show" in sys.argv:
                for n, pair in enumerate(pairs(half)):
                    said = answer(pair, n, names_only)
                    if said != {"same": "joined", "different": "apart", "person": "asked"}[pair["label"]]:
                        print(f"   {pair['label']:<9} {said:<7} {pair['a']} ~ {pair['b']}")


if __name__ == "__main__":
    main()
