#!/usr/bin/env python3
"""Damages one rule at a time and shows which damage no test notices: `python tests/mutations/mutation_check.py [WORD …]`.

A rule is a function of the rooms below, or an entry of `patterns/`. A damaged function gives an empty answer, always yes
or always no, or hands its argument on untouched, as if the step were left out; a damaged entry matches nothing. Words
narrow the run to rules whose names hold one of them. Each damage runs the tests until one fails: those of its own room
first, then all the others that look at results (not with `--quick`). Exit status 1 if one survives that `spared.toml`
does not explain.

Mutation tools for Python change operators and constants, thousands of them, and run for days on such a suite; the question
here is whether each rule as a whole is held by a test.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import tomli_w

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path("src/vpextract")
ROOMS = ("reading", "layout", "recognise", "structure", "knowledge")
OTHER_TESTS = ("tests/patterns", "tests/unit", "tests/properties", "tests/samples")
SPARED = Path(__file__).with_name("spared.toml")
TIMEOUT = 300
"""Seconds for a run of tests; a damage that makes the program hang is noticed."""
NOTHING = "(?!)"
"""Matches nothing as a pattern, and is printed nowhere as a label."""


@dataclass(frozen=True)
class Mutation:
    """One damage: the file, relative to the project, with its new contents; `room` holds the tests that come first."""

    name: str
    file: Path
    contents: str
    room: str


def mutations() -> list[Mutation]:
    """Every damage, in the order of files."""
    found: list[Mutation] = []
    for room in ROOMS:
        for path in sorted((ROOT / PACKAGE / room).glob("*.py")):
            found += _of_code(path, room)
    for path in sorted((ROOT / "patterns").glob("*.toml")):
        found += _of_patterns(path)
    return found


# --- code -------------------------------------------------------------------------------------------------------------


def _of_code(path: Path, room: str) -> Iterator[Mutation]:
    source = path.read_text("utf8")
    file = path.relative_to(ROOT)
    for name, function in _functions(ast.parse(source)):
        for answer in _empty_answers(function):
            tree = ast.parse(source)
            damaged = dict(_functions(tree))[name]
            keeps_docstring = ast.get_docstring(damaged) is not None
            damaged.body = [*damaged.body[: int(keeps_docstring)], *ast.parse(answer).body]
            yield Mutation(f"{room}/{path.stem}.{name}: {answer}", file, ast.unparse(tree), room)


def _functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{node.name}.")
        elif isinstance(node, ast.FunctionDef) and not node.name.startswith("__"):
            yield f"{prefix}{node.name}", node


def _empty_answers(function: ast.FunctionDef) -> list[str]:
    """What the damaged function does instead; nothing for results that have no empty form."""
    returns = ast.unparse(function.returns) if function.returns else ""
    arguments = [*function.args.posonlyargs, *function.args.args]
    same = [a.arg for a in arguments if a.annotation is not None and ast.unparse(a.annotation) == returns]
    if returns == "bool":
        return ["return True", "return False"]
    if same:
        return [f"return {same[0]}"]
    if returns == "None":
        return ["pass"]
    if returns.endswith("| None"):
        return ["return None"]
    if returns.startswith("Iterator"):
        return ["yield from ()"]
    empty = {
        "str": "''",
        "int": "0",
        "float": "0.0",
        "list": "[]",
        "dict": "{}",
        "set": "set()",
        "frozenset": "frozenset()",
    }
    kind = returns.partition("[")[0]
    return [f"return {empty[kind]}"] if kind in empty else []


# --- patterns ---------------------------------------------------------------------------------------------------------


def _of_patterns(path: Path) -> Iterator[Mutation]:
    data = tomllib.loads(path.read_text("utf8"))
    for steps in _entries(data):
        if steps[-1] in ("examples", "counter_examples"):
            continue
        damaged = copy.deepcopy(data)
        holder: Any = damaged
        for step in steps[:-1]:
            holder = holder[step]
        if isinstance(holder, list):
            del holder[int(steps[-1])]
        else:
            holder[steps[-1]] = [NOTHING]
        name = ".".join(map(str, steps))
        yield Mutation(f"patterns/{path.stem}: {name}", path.relative_to(ROOT), tomli_w.dumps(damaged), "knowledge")


def _entries(data: Any) -> Iterator[tuple[str | int, ...]]:
    """The way to each list of words or patterns, and to each table in a list of tables."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield from ((key, *rest) for rest in _entries(value))
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield from ((key, at) for at in range(len(value)))
        elif isinstance(value, list):
            yield (key,)


# --- running ----------------------------------------------------------------------------------------------------------


def noticed_by(mutation: Mutation, tree: Path, quick: bool) -> str | None:
    """The first test that fails on the damaged copy in `tree`, which is mended afterwards; None where all pass."""
    target = tree / mutation.file
    sound = target.read_bytes()
    target.write_text(mutation.contents, "utf8")
    try:
        own = f"tests/unit/{mutation.room}"
        first = _first_failure([own], tree)
        return first if first or quick else _first_failure([*OTHER_TESTS, f"--ignore={own}"], tree)
    finally:
        target.write_bytes(sound)


def _first_failure(tests: list[str], tree: Path) -> str | None:
    # Without bytecode: two damages of one file may have the same size and time of writing.
    environment = os.environ | {"PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "--tb=no", "-p", "no:cacheprovider", *tests]
    try:
        run = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=TIMEOUT, check=False
        )
    except subprocess.TimeoutExpired:
        return "hangs"
    if run.returncode == 0:
        return None
    failed = [line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return failed[0].split(" - ")[0] if failed else "the tests cannot start"


def check(chosen: list[Mutation], jobs: int, quick: bool) -> list[Mutation]:
    """Run them all, a line each as it is known; those that no test noticed."""
    with tempfile.TemporaryDirectory() as scratch:
        trees: SimpleQueue[Path] = SimpleQueue()
        for number in range(jobs):
            tree = Path(scratch, str(number))
            shutil.copytree(ROOT / "src", tree / "src", ignore=shutil.ignore_patterns("__pycache__"))
            shutil.copytree(ROOT / "patterns", tree / "patterns")
            trees.put(tree)

        def run(mutation: Mutation) -> str | None:
            tree = trees.get()
            try:
                return noticed_by(mutation, tree, quick)
            finally:
                trees.put(tree)

        sound = sorted({f"tests/unit/{m.room}" for m in chosen}) if quick else list(OTHER_TESTS)
        failing = _first_failure(sound, Path(scratch, "0"))
        if failing is not None:
            sys.exit(f"Nothing is damaged yet, and {failing}. Mend that first.")
        survivors = []
        with ThreadPoolExecutor(jobs) as pool:
            for mutation, test in zip(chosen, pool.map(run, chosen), strict=True):
                print(f"{'noticed ' if test else 'SURVIVED'} {mutation.name}  {test or ''}", flush=True)
                if test is None:
                    survivors.append(mutation)
    return survivors


def spared() -> dict[str, str]:
    """Damages that need no test, and why."""
    return {entry["mutation"]: entry["reason"] for entry in tomllib.loads(SPARED.read_text("utf8"))["spared"]}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only rules whose names hold one of these")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--quick", action="store_true", help="only the tests of the rule's own room")
    arguments = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job of a shell begins with it ignored
    explained = spared()
    chosen = [m for m in mutations() if not arguments.words or any(word in m.name for word in arguments.words)]
    survivors = check([m for m in chosen if m.name not in explained], arguments.jobs, arguments.quick)
    known = sum(m.name in explained for m in chosen)
    print(
        f"\n{len(chosen)} damages: {len(chosen) - known - len(survivors)} noticed, {known} spared, {len(survivors)} survived"
    )
    for mutation in survivors:
        print(f"  {mutation.name}")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
