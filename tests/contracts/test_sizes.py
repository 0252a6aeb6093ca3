"""A file or function that has grown too long is a sign that a room is missing; so is a circle of imports.

What was too long when this was written is in the lists below, with its length. They only shrink: a longer one is a fault,
and so is a number that is higher than it need be.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
LONGEST_FILE = 300
LONGEST_FUNCTION = 50

FILES: dict[str, int] = {}
FUNCTIONS: dict[str, int] = {}


def test_no_file_is_too_long() -> None:
    lengths = {name: len(text.splitlines()) for name, text in _sources().items()}
    assert _faults(lengths, LONGEST_FILE, FILES) == []


def test_no_function_is_too_long() -> None:
    lengths = {f"{name} {path}": lines for name, text in _sources().items() for path, lines in _functions(text)}
    assert _faults(lengths, LONGEST_FUNCTION, FUNCTIONS) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    modules = _modules()
    assert _circles({module: _imported(module, text, modules) for module, text in modules.items()}) == []


# --- the checks check -------------------------------------------------------------------------------------------------


def test_longer_than_allowed_is_a_fault_and_so_is_a_number_too_high() -> None:
    allowed = {"a": 12, "b": 12, "c": 12, "gone": 12}
    lengths = {"a": 13, "b": 12, "c": 11, "d": 11, "e": 10}
    faults = _faults(lengths, 10, allowed)
    assert [fault.split(":")[0] for fault in faults] == ["a", "c", "d", "gone"]
    assert _faults({"a": 10}, 10, {"a": 12}) == [
        "a: it has 10 and needs no exception any more; take it out of the list"
    ]


def test_functions_in_classes_and_functions_are_measured_too() -> None:
    text = "class A:\n    def b(self):\n        def c():\n            pass\n\n        return c\n"
    assert list(_functions(text)) == [("A.b", 5), ("A.b.c", 2)]


def test_a_circle_is_found_however_long_it_is() -> None:
    assert _circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a", "e"}, "e": set()}) == [["a", "b", "c"]]
    assert _circles({"a": {"b"}, "b": {"c"}, "c": set()}) == []


# --- lengths ----------------------------------------------------------------------------------------------------------


def _sources() -> dict[str, str]:
    return {
        path.relative_to(SOURCE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py"))
    }


def _faults(lengths: Mapping[str, int], most: int, exceptions: Mapping[str, int]) -> list[str]:
    out = []
    for name, lines in lengths.items():
        allowed = exceptions.get(name, most)
        if lines > allowed:
            out.append(f"{name}: {lines} lines, {allowed} are allowed; part it by what it does")
        elif name in exceptions and lines <= most:
            out.append(f"{name}: it has {lines} and needs no exception any more; take it out of the list")
        elif lines < allowed and name in exceptions:
            out.append(f"{name}: it has only {lines} lines now; write {lines} into the list")
    return out + [
        f"{name}: there is no such thing any more; take it out of the list"
        for name in exceptions.keys() - lengths.keys()
    ]


def _functions(text: str) -> Iterator[tuple[str, int]]:
    """The functions of a module, each with its path and its lines from `def` to the end."""

    def inside(node: ast.AST, path: str) -> Iterator[tuple[str, int]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                own = f"{path}{child.name}"
                if not isinstance(child, ast.ClassDef):
                    yield own, (child.end_lineno or child.lineno) - child.lineno + 1
                yield from inside(child, f"{own}.")
            else:
                yield from inside(child, path)

    yield from inside(ast.parse(text), "")


# --- circles ----------------------------------------------------------------------------------------------------------


def _modules() -> dict[str, str]:
    return {
        name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): text for name, text in _sources().items()
    }


def _imported(module: str, text: str, known: Mapping[str, str]) -> set[str]:
    """The modules that one imports, at its head or later."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None and not node.level:
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inside if inside <= known.keys() else {node.module, *inside}
    return found & known.keys() - {module}


def _circles(imports: Mapping[str, set[str]]) -> list[list[str]]:
    """The groups of modules each of which imports, directly or not, all others of its group."""
    reach = {module: _reached(module, imports) for module in imports}
    groups = {tuple(sorted(other for other in reach[module] if module in reach[other])) for module in imports}
    return sorted(list(group) for group in groups if group)


def _reached(start: str, imports: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        found = imports.get(waiting.pop(), set()) - reached
        reached |= found
        waiting += found
    return reached
