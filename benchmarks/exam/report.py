"""The figures of a run: all documents judged, and how they are printed."""

from __future__ import annotations

from collections import Counter

from .comparing import Tally, false_alarms, said, silent
from .compose import LOOKS, WORD
from .judging import judge
from .looks import Look
from .model import Drawn, Json
from .running import Found

FEW = 3
"""A trait of fewer documents is not told."""


class Result:
    """All documents of a run, judged."""

    def __init__(self, present: bool) -> None:
        self.present = present
        self.absent: frozenset[str] = frozenset()
        self.forms: dict[int, str] = {}
        self.looks: dict[int, dict[str, str]] = {}
        self.tallies: dict[int, Tally] = {}
        self.crashed: list[str] = []
        self.said = self.wrong = self.alarms = self.right = self.silent = 0
        self.alarm_kinds: Counter[str] = Counter()
        self.alarm_examples: dict[str, str] = {}

    def add(self, drawn: Drawn, found: Found) -> None:
        """Judges one document."""
        self.absent = found.absent()
        self.forms[drawn.index] = drawn.form
        if drawn.form == LOOKS:
            self.looks[drawn.index] = Look(**drawn.look).facets()
        elif drawn.form == WORD:
            self.looks[drawn.index] = drawn.look
        record = found.document(drawn.name)
        if record is None or record["status"] == "failed":
            self.crashed.append(f"{drawn.index}: {record and record.get('error')}")
            self.tallies[drawn.index] = Tally(shares={"document": 0.0})
            return
        tally = judge(drawn.truth, found, record, self.absent if self.present else frozenset())
        issues = found.rows("issues", str(record["document_id"]))
        if record["status"] != "ok":
            tally.fault(f"status.{record['status']}", drawn.name)
        self.tallies[drawn.index] = tally
        self.said += said(tally, issues)
        self.silent += silent(tally, issues)
        self.wrong += len(tally.wrong)
        self.right += len(tally.right)
        for issue in false_alarms(tally, issues):
            self.alarms += 1
            self.alarm_kinds[str(issue["code"])] += 1
            self.alarm_examples.setdefault(str(issue["code"]), f"{drawn.index} {issue['row_id']}: {issue['message']}")

    @property
    def per_200(self) -> float:
        return 200 * self.alarms / max(1, self.right)

    @property
    def mean(self) -> float:
        return sum(t.figure for t in self.tallies.values()) / max(1, len(self.tallies))

    def numbers(self) -> dict[str, int]:
        total: Counter[str] = Counter()
        for tally in self.tallies.values():
            total.update(tally.numbers)
        return {k: total[k] for k in ("right", "wrong", "missing")}

    def shares(self) -> dict[str, float]:
        names = dict.fromkeys(n for t in self.tallies.values() for n in t.shares)
        return {
            n: sum(values) / len(values)
            for n in names
            if (values := [t.shares[n] for t in self.tallies.values() if n in t.shares])
        }

    def json(self) -> Json:
        documents = {
            i: {"figure": t.figure, "shares": t.shares, "faults": [[f.kind, f.message] for f in t.faults]}
            for i, t in self.tallies.items()
        }
        return {
            "mean": self.mean,
            "absent": sorted(self.absent),
            "shares": self.shares(),
            "said": self.said,
            "wrong": self.wrong,
            "numbers": self.numbers(),
            "silent": self.silent,
            "crashed": self.crashed,
            "alarms": self.alarms,
            "right": self.right,
            "documents": documents,
        }

    def facets(self) -> list[tuple[float, int, str]]:
        """Mean figure, number of documents and name of each trait of the looks, the worst first."""
        found: dict[str, list[float]] = {}
        for index, look in self.looks.items():
            for name, value in look.items():
                found.setdefault(f"{name}={value}", []).append(self.tallies[index].figure)
        return sorted((sum(f) / len(f), len(f), name) for name, f in found.items() if len(f) >= FEW)


def print_result(result: Result, examples: int, every: bool) -> None:
    """The figures, then the kinds of faults with examples from different documents, or all of them."""
    n, count = result.numbers(), len(result.tallies)
    share = result.said / max(1, result.wrong)
    print(
        f"mean {result.mean:.4f} of {count} documents; crashes {len(result.crashed)}; "
        f"said {result.said}/{result.wrong} = {share:.3f}"
    )
    print(
        f"numbers: {n['right']} right, {n['wrong']} wrong ({result.silent} in silence), {n['missing']} missing; "
        f"false alarms {result.alarms} on {result.right} right rows = {result.per_200:.2f} per 200"
    )
    if result.absent:
        how = "not judged" if result.present else "judged as missing; --present leaves them out"
        print(f"columns of the contract that the program does not write ({how}): {', '.join(sorted(result.absent))}")
    print("  ".join(f"{k} {v:.3f}" for k, v in result.shares().items()))
    for form in dict.fromkeys(result.forms.values()):
        figures = [t.figure for i, t in result.tallies.items() if result.forms[i] == form]
        print(f"  {form}: {sum(figures) / len(figures):.4f} ({len(figures)})")
    if result.looks:
        print("worst looks: " + ", ".join(f"{n} {f:.3f} ({c})" for f, c, n in result.facets()[:8]))
    for line in result.crashed:
        print("  crashed", line)
    for code, times in result.alarm_kinds.most_common(8):
        print(f"  false alarm {times} {code}: {result.alarm_examples[code][:200]}")
    _print_faults(result, examples, every)


def _print_faults(result: Result, examples: int, every: bool) -> None:
    places: dict[str, list[tuple[int, str]]] = {}
    for i, tally in result.tallies.items():
        for fault in tally.faults:
            places.setdefault(fault.kind, []).append((i, fault.message))
    for kind, where in sorted(places.items(), key=lambda item: -len(item[1])):
        print(f"{len(where):5} {kind} (in {len({i for i, _ in where})} documents)")
        first: dict[int, str] = {}
        for i, message in where:
            first.setdefault(i, message)
        shown = where if every else list(first.items())[:examples]
        for i, message in shown:
            print(f"        doc {i} {result.forms[i]}: {message[:330]}")
