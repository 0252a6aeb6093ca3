#!/usr/bin/env python3
"""Many indicator names, and how long it takes to link them: `linking.py --scale` calls this.

The names come from `link_made.py`, which knows what belongs together. Each number of names is linked in a fresh
process, `python benchmarks/link_scale.py N GOLD LINKS SEED`. Precision and recall count pairs of different names: rows of
one name are nothing to find out.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import NamedTuple

from link_made import made_things, public_names, things_to_records
from vpextract import knowledge
from vpextract.linking.linking import link
from vpextract.linking.records import Series

NUMBERS = (10_000, 30_000, 100_000, 200_000)
SECONDS, MIB = 600, 2048
"""So much time and memory the largest number may take."""
GROWTH = 1.2
"""The time of the core may grow with this power of the number of names, from the smallest to the largest."""


class Measured(NamedTuple):
    """One number of names, linked in a process of its own."""

    names: int
    rows: int
    things: int
    series: int
    seconds: float
    cpu: float
    """Seconds of one core: other work on the machine changes them less."""
    mib: float
    precision: float
    recall: float


def curve(numbers: Sequence[int], gold: Path, links: Path, seed: int) -> tuple[str, list[str]]:
    """The table, and which bars were missed."""
    lines = [
        "| names | rows | seconds | of one core | per 1,000 names | peak MiB | things | series | precision | recall |",
        "| ---: |" + " ---: |" * 9,
    ]
    found: list[Measured] = []
    for names in sorted(numbers):
        command = [sys.executable, __file__, str(names), str(gold), str(links), str(seed)]
        one = Measured(**json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))
        found.append(one)
        lines.append(
            f"| {one.names:,} | {one.rows:,} | {one.seconds:.1f} | {one.cpu:.1f} | {1000 * one.cpu / one.names:.2f} "
            f"| {one.mib:.0f} | {one.things:,} | {one.series:,} | {one.precision:.3f} | {one.recall:.3f} |"
        )
        print(lines[-1], file=sys.stderr, flush=True)
    power = _growth(found[0], found[-1])
    if power is not None:
        lines.append(f"\nThe time grows with the power {power:.2f} of the number of names (1 is linear).")
    return "\n".join(lines), _missed(found[-1], power)


def _growth(least: Measured, most: Measured) -> float | None:
    return math.log(most.cpu / least.cpu) / math.log(most.names / least.names) if most.names > least.names else None


def _missed(most: Measured, power: float | None) -> list[str]:
    found = []
    if most.seconds > SECONDS:
        found.append(f"{most.names:,} names take {most.seconds:.0f} seconds, allowed are {SECONDS}")
    if most.mib > MIB:
        found.append(f"{most.names:,} names take {most.mib:.0f} MiB, allowed are {MIB}")
    if power is not None and power > GROWTH:
        found.append(f"the time grows with the power {power:.2f} of the number of names, allowed is {GROWTH}")
    return found


# --- one number of names, in a process of its own ---------------------------------------------------------------------


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", type=int)
    parser.add_argument("gold", type=Path)
    parser.add_argument("links", type=Path)
    parser.add_argument("seed", type=int)
    args = parser.parse_args()
    print(json.dumps(measured(args.names, args.gold, args.links, args.seed)._asdict()))
    return 0


def measured(names: int, gold: Path, links: Path, seed: int) -> Measured:
    things = made_things(public_names(gold, links), names, Random(seed))
    records = list(things_to_records(things, Random(seed)))
    known = knowledge.load(None)
    start, cpu_start = perf_counter(), process_time()
    linked = link(records, known)
    seconds, cpu = perf_counter() - start, process_time() - cpu_start
    precision, recall = precision_and_recall(things, linked.series)
    return Measured(
        names=sum(map(len, things)),
        rows=len(records),
        things=len(things),
        series=len(linked.series),
        seconds=seconds,
        cpu=cpu,
        mib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2),
        precision=precision,
        recall=recall,
    )


def precision_and_recall(things: Sequence[Sequence[str]], series: Iterable[Series]) -> tuple[float, float]:
    """Of the pairs of names in one series: how many are of one thing. Of the pairs of one thing: how many were joined."""
    thing_of = {name: number for number, names in enumerate(things) for name in names}
    series_of = {record.text: number for number, one in enumerate(series) for record in one.linked}
    right = _pairs(Counter((thing_of[name], number) for name, number in series_of.items()).values())
    joined = _pairs(Counter(series_of.values()).values())
    together = _pairs(map(len, things))
    return right / joined if joined else 1.0, right / together if together else 1.0


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


if __name__ == "__main__":
    sys.exit(main())
