#!/usr/bin/env python3
"""How well rows are linked, beside three other ways to do it, with and without noise; and how the time grows.

    python benchmarks/linking.py [FOLDER] [--gold GOLD] [--links LINKS] [--map FILE] [--seed N …] [--show N] [--alone]
    python benchmarks/linking.py --scale [N …]

FOLDER (default: ../shared/pdf/ruled) is extracted once; the same rows are then linked by vpextract and by what
`link_methods.py` compares it with. Each answer is written as `series_members` beside the extracted rows and scored by
../shared/score_links.py against the gold links. Then the same with a fifth of the names damaged as OCR does it
(`link_noise.py`), once for each seed: linked by the damaged names, scored under the true ones. The seconds are those of
linking alone, in this one process. `--show` prints that many wrong and missed pairs of each of our answers.

`--scale` links as many made-up indicator names as it says instead (`link_scale.py`), each number in a fresh process.

Exit status 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import mean
from time import perf_counter
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
import regex

from link_methods import METHODS, Series
from link_noise import SHARE, damaged
from link_scale import NUMBERS, curve
from vpextract.linking.records import Record
from vpextract.running.job import extract_all
from vpextract.store.link_records import rows_to_records
from vpextract.store.reading import open_output

SHARED = Path(__file__).resolve().parents[2] / "shared"
OURS = "ours"
BARS = {"indicators": 0.99, "goals": 0.98, "activities": 0.97}
"""F1 that is asked for without noise; and no hard negative joined, with or without."""
FALL = 0.03
"""No figure may fall by more than this through noise."""


class Score(NamedTuple):
    """What score_links.py counts for one kind of rows."""

    right: int
    wrong: int
    missed: int
    fooled: int
    """Hard negatives joined."""

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def figures(self) -> dict[str, float]:
        return {"precision": self.precision, "recall": self.recall, "F1": self.f1}


class Run(NamedTuple):
    """One answer: its scores by kind and the seconds that linking took."""

    scores: dict[str, Score]
    seconds: float


class Scorer(NamedTuple):
    """Where the extracted rows and the gold links are."""

    output: Path
    gold: Path
    links: Path
    map: Path
    show: int

    def __call__(self, series: Series, title: str) -> dict[str, Score]:
        """The scores of an answer; `title` stands over its wrong and missed pairs, where these are asked for."""
        folder = self.output / "series_members"
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        columns = {"member_id": list(series), "series_id": list(series.values()), "status": ["linked"] * len(series)}
        pq.write_table(pa.table(columns), folder / "part-0.parquet")
        paths = map(str, (SHARED / "score_links.py", self.output, self.gold, self.links))
        command = [sys.executable, *paths, "--map", str(self.map), "--show", str(self.show)]
        printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        pairs = [line for line in printed.splitlines() if line.startswith("    ")]
        if title and pairs:
            print("\n".join([f"{title}:", *pairs]), file=sys.stderr)
        return {found[1]: Score(*map(int, found.groups()[1:])) for found in _COUNTS.finditer(printed)}


_COUNTS = regex.compile(
    r"(\w+) +precision .*pairs: (\d+) right, (\d+) wrong, (\d+) missed; hard negatives joined: (\d+)"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SHARED / "pdf" / "ruled")
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    parser.add_argument("--links", type=Path, default=SHARED / "gold" / "links")
    parser.add_argument("--map", type=Path, default=SHARED / "inputs.json")
    parser.add_argument(
        "--seed", type=int, nargs="+", default=[1, 2, 3, 4, 5], metavar="N", help="of the noise (1 to 5)"
    )
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print so many wrong and missed pairs")
    parser.add_argument("--alone", action="store_true", help="without the other methods: much quicker")
    parser.add_argument("--scale", type=int, nargs="*", metavar="N", help=f"names (default: {NUMBERS})")
    args = parser.parse_args()
    if args.scale is not None:
        return _judged(*curve(args.scale or NUMBERS, args.gold, args.links, args.seed[0]))
    if not any(args.folder.rglob("*.pdf")):
        print(f"{args.folder} holds no PDF", file=sys.stderr)
        return 2
    methods = [OURS] if args.alone else list(METHODS)
    if "splink" in methods and importlib.util.find_spec("splink") is None:
        print("splink is left out; to have it: pip install -c constraints.txt -e '.[bench]'", file=sys.stderr)
        methods.remove("splink")
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "out"
        extract_all([args.folder], output, jobs=1)
        return _judged(*comparison(Scorer(output, args.gold, args.links, args.map, args.show), args.seed, methods))


def _judged(table: str, missed: Sequence[str]) -> int:
    print(table)
    print("\n" + "\n".join(f"MISSED: {bar}" for bar in missed) if missed else "\nAll bars hold.")
    return 1 if missed else 0


def comparison(score: Scorer, seeds: Sequence[int], methods: Sequence[str]) -> tuple[str, list[str]]:
    """The table, and which bars were missed; OURS is one of the methods."""
    records = rows_to_records(open_output(score.output))
    clean = {method: run(method, records, score, "without noise") for method in methods}
    noisy: dict[str, list[Run]] = {method: [] for method in methods}
    for seed in seeds:
        misread = damaged(records, seed)
        for method, runs in noisy.items():
            runs.append(run(method, misread, score, f"noise of seed {seed}"))
    rows = [_row(method, [of_method]) for method, of_method in clean.items()]
    rows += [_row(f"{method}, noise, mean", runs) for method, runs in noisy.items()]
    rows.append(_row(f"{OURS}, noise, worst", noisy[OURS], worst=True))
    heads = " | ".join(f"{kind}: precision | recall | F1 | negatives joined" for kind in BARS)
    falls = _falls(clean[OURS], noisy[OURS])
    table = [
        f"{len(records)} rows; {SHARE:.0%} of the names damaged, seeds {', '.join(map(str, seeds))}.\n",
        f"| method | {heads} | seconds |",
        "| --- |" + " ---: |" * (4 * len(BARS) + 1),
        *rows,
        "\nOur figures fall by noise at most by:",
        *(f"- {figure}: {fall:.3f}" for figure, fall in falls.items()),
    ]
    return "\n".join(table), _missed(clean[OURS], noisy[OURS], falls)


def run(method: str, records: Sequence[Record], score: Scorer, title: str) -> Run:
    start = perf_counter()
    series = METHODS[method](records)
    seconds = perf_counter() - start
    return Run(score(series, title if method == OURS else ""), seconds)


def _row(name: str, runs: Sequence[Run], worst: bool = False) -> str:
    figures, negatives = (min, max) if worst else (mean, mean)
    cells = []
    for kind in BARS:
        of_kind = [one.scores[kind] for one in runs]
        cells += [f"{figures([s.figures[name] for s in of_kind]):.3f}" for name in of_kind[0].figures]
        cells.append(f"{negatives([s.fooled for s in of_kind]):.3g}")
    return f"| {name} | {' | '.join(cells)} | {mean(one.seconds for one in runs):.2f} |"


# --- the bars ---------------------------------------------------------------------------------------------------------


def _falls(clean: Run, noisy: Iterable[Run]) -> dict[str, float]:
    """By how much each figure falls in the worst of the noisy runs."""
    runs = list(noisy)
    return {
        f"{kind} {figure}": max(value - one.scores[kind].figures[figure] for one in runs)
        for kind, score in clean.scores.items()
        for figure, value in score.figures.items()
    }


def _missed(clean: Run, noisy: Sequence[Run], falls: Mapping[str, float]) -> list[str]:
    found = [
        f"F1 of {kind} is {clean.scores[kind].f1:.3f}, asked is {bar}"
        for kind, bar in BARS.items()
        if clean.scores[kind].f1 < bar
    ]
    found += [f"{figure} falls by {fall:.3f}, allowed is {FALL}" for figure, fall in falls.items() if fall > FALL]
    joined = max(sum(score.fooled for score in one.scores.values()) for one in (clean, *noisy))
    return [*found, f"{joined} hard negatives are joined in one run, allowed is none"] if joined else found


if __name__ == "__main__":
    sys.exit(main())
