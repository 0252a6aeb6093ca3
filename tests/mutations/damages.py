"""Every way to damage one rule: a function that does not do its work, an entry of `patterns/` that matches nothing."""

from __future__ import annotations

import ast
import copy
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import tomli_w

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path("src/vpextract")
ROOMS = ("reading", "layout", "linking", "recognise", "structure", "knowledge")
NOTHING = "(?!)"
"""Matches nothing as a pattern, and is printed nowhere as a label."""


@dataclass(frozen=True)
class Mutation:
    """One damage: the file, relative to the project, and how its new contents are made.

    `lines` are those of the damaged function, by which the tests that run it are known; none where that says nothing.
    """

    name: str
    file: Path
    made: Callable[[], str]
    lines: range = range(0)

    @property
    def contents(self) -> str:
        return self.made()


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
    lines = source.splitlines(keepends=True)
    for name, function in _functions(ast.parse(source)):
        first = function.body[int(ast.get_docstring(function) is not None) :]
        if not first:
            continue
        body = range(first[0].lineno, (function.end_lineno or 0) + 1)
        indent = " " * first[0].col_offset
        for answer in _empty_answers(function):
            damaged = [*lines[: body.start - 1], f"{indent}{answer}\n", *lines[body.stop - 1 :]]
            # What is remembered runs in the first test that asks for it, whoever asks again.
            lines_run = range(0) if _is_cached(function) else body
            yield Mutation(
                f"{room}/{path.stem}.{name}: {answer}", path.relative_to(ROOT), partial("".join, damaged), lines_run
            )


def _is_cached(function: ast.FunctionDef) -> bool:
    return any("cache" in ast.unparse(decorator) for decorator in function.decorator_list)


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
        already = ast.unparse(function.body[-1])  # all that a function does which answers always the same
        return [answer for answer in ("return True", "return False") if answer != already or len(function.body) > 2]
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
        name = ".".join(map(str, steps))
        yield Mutation(f"patterns/{path.stem}: {name}", path.relative_to(ROOT), partial(_without, data, steps))


def _without(data: dict[str, Any], steps: tuple[str | int, ...]) -> str:
    """The file with an entry of a list gone, or a list that matches nothing."""
    damaged = copy.deepcopy(data)
    holder: Any = damaged
    for step in steps[:-1]:
        holder = holder[step]
    if isinstance(holder, list):
        del holder[int(steps[-1])]
    else:
        holder[steps[-1]] = [NOTHING]
    return tomli_w.dumps(damaged)


def _entries(data: Any) -> Iterator[tuple[str | int, ...]]:
    """The way to each list of words or patterns, and to each table in a list of tables."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield from ((key, *rest) for rest in _entries(value))
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield from ((key, at) for at in range(len(value)))
        elif isinstance(value, list):
            yield (key,)
