#!/usr/bin/env python3
"""Damages one rule at a time and shows which damage no test notices: `python tests/mutations/mutation_check.py [WORD …]`.

A rule is a function of reading, layout, linking, recognise, structure or knowledge, or an entry of `patterns/`. A damaged
function gives an empty answer, always yes or always no, or hands its argument on untouched, as if the step were left
out; a damaged entry matches nothing. Words narrow the run to rules whose names hold one of them. First all tests run on
the sound program, to learn which of them go through which function; then each damage runs those until one fails. Exit
status 1 if one survives that `spared.toml` does not explain.

Mutation tools for Python change operators and constants, thousands of them, and run for days on such a suite; the question
here is whether each rule as a whole is held by a test.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from coverage import CoverageData
from damages import ROOT, Mutation, mutations

TESTS = ("tests/unit", "tests/patterns", "tests/properties", "tests/samples")
"""Those that look at results, the quick ones first."""
SHARING = "tests/samples"
"""Tests that share one extraction: who asks first is no sign of who looks at what."""
MAKING = f"{SHARING}/test_samples.py::test_the_generator_makes_the_same_bytes_again"
"""It takes long and does not touch the program."""
SPARED = Path(__file__).with_name("spared.toml")
TIMEOUT = 600
"""Seconds for a run of tests; a damage that makes the program hang is noticed."""
_USAGE_ERROR = 4  # pytest's exit status
_PYTEST = (
    sys.executable,
    "-m",
    "pytest",
    "-x",
    "-q",
    "--no-header",
    "--tb=no",
    "-p",
    "no:cacheprovider",
    "--deselect",
    MAKING,
)


def check(chosen: Sequence[Mutation], tests: Sequence[str], jobs: int) -> list[Mutation]:
    """Try them all, a line each as it is known; those that no test noticed."""
    with tempfile.TemporaryDirectory() as scratch:
        trees: SimpleQueue[Path] = SimpleQueue()
        for number in range(jobs):
            trees.put(_copy(Path(scratch, str(number))))
        callers = _callers(tests, trees.get(), Path(scratch, "coverage"))
        trees.put(Path(scratch, "0"))

        def run(mutation: Mutation) -> str | None:
            tree = trees.get()
            try:
                return noticed_by(mutation, _telling(mutation, callers, tests), tree)
            finally:
                trees.put(tree)

        survivors = []
        with ThreadPoolExecutor(jobs) as pool:
            for mutation, test in zip(chosen, pool.map(run, chosen), strict=True):
                print(f"{'noticed ' if test else 'SURVIVED'} {mutation.name}  {test or ''}", flush=True)
                if test is None:
                    survivors.append(mutation)
    return survivors


def noticed_by(mutation: Mutation, tests: Sequence[str], tree: Path) -> str | None:
    """The first test that fails on the damaged copy in `tree`, which is mended afterwards; None where all pass."""
    if not tests:
        return None
    target = tree / mutation.file
    sound = target.read_bytes()
    target.write_text(mutation.contents, "utf8")
    try:
        return _first_failure(tests, tree)
    finally:
        target.write_bytes(sound)


def _copy(tree: Path) -> Path:
    shutil.copytree(ROOT / "src", tree / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "patterns", tree / "patterns")
    return tree


# --- which tests go through which function ----------------------------------------------------------------------------


def _callers(tests: Sequence[str], tree: Path, data: Path) -> dict[tuple[str, int], set[str]]:
    """(file, line) → the tests that run it, by coverage's record of the sound program; "" where no test had begun yet."""
    failing = _first_failure(["--cov=vpextract", "--cov-context=test", "--cov-report=", *tests], tree, data)
    if failing is not None:
        sys.exit(f"Nothing is damaged yet, and {failing}. Mend that first.")
    record = CoverageData(basename=str(data))
    record.read()
    found: dict[tuple[str, int], set[str]] = {}
    for path in record.measured_files():
        file = str(Path(path).resolve().relative_to(tree.resolve()))
        for line, contexts in record.contexts_by_lineno(path).items():
            found[file, line] = {_test_of(context) for context in contexts}
    return found


def _test_of(context: str) -> str:
    """`tests/unit/test_x.py::test_y` for one case of it; tests that share their set-up stand together."""
    return SHARING if context.startswith(SHARING) else context.partition("|")[0].partition("[")[0]


def _telling(mutation: Mutation, callers: dict[tuple[str, int], set[str]], tests: Sequence[str]) -> list[str]:
    """The tests to ask, those of the rule's own room first, the long ones last."""
    asked = {test for line in mutation.lines for test in callers.get((str(mutation.file), line), ())}
    if not mutation.lines or "" in asked:  # patterns, and what runs while the tests are loaded, can matter to any
        return list(tests)
    room = f"tests/unit/{mutation.file.parent.name}/"
    return sorted(asked, key=lambda test: (test == SHARING, not test.startswith(room), test))


def _first_failure(tests: Sequence[str], tree: Path, data: Path | None = None) -> str | None:
    # Without bytecode: two damages of one file may have the same size and time of writing.
    environment = os.environ | {"PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    if data is not None:
        environment["COVERAGE_FILE"] = str(data)
    try:
        run = subprocess.run(
            [*_PYTEST, *tests], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=TIMEOUT, check=False
        )
    except subprocess.TimeoutExpired:
        return "hangs"
    if run.returncode == 0:
        return None
    failed = [line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if not failed and run.returncode == _USAGE_ERROR:
        sys.exit(f"pytest does not know some of the tests it was asked for:\n{run.stderr}")
    return failed[0].split(" - ")[0] if failed else "the tests cannot start"


# --- the command ------------------------------------------------------------------------------------------------------


def spared() -> dict[str, str]:
    """Damages that need no test, and why."""
    return {entry["mutation"]: entry["reason"] for entry in tomllib.loads(SPARED.read_text("utf8"))["spared"]}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only rules whose names hold one of these")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--tests", nargs="+", default=TESTS, metavar="PATH", help="only these tests, in this order")
    arguments = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job of a shell begins with it ignored
    explained = spared()
    chosen = [m for m in mutations() if not arguments.words or any(word in m.name for word in arguments.words)]
    survivors = check([m for m in chosen if m.name not in explained], arguments.tests, arguments.jobs)
    known = sum(m.name in explained for m in chosen)
    noticed = len(chosen) - known - len(survivors)
    print(f"\n{len(chosen)} damages: {noticed} noticed, {known} spared, {len(survivors)} survived")
    for mutation in survivors:
        print(f"  {mutation.name}")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
