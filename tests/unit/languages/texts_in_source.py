"""What the commands say, as their source and their help have it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

import typer
from messages_in_source import SOURCE

from vpextract.cli.app import app
from vpextract.cli.language import paragraphs

_ROOMS = ("show", "cli")
_WORDS = re.compile(r"[A-Za-z]{2,}.* [a-z]{2,}")
"""At least two words."""
_SWEDISH = re.compile(r"[åäöÅÄÖ]")
_SILENT = (
    "typer.Option",
    "typer.Argument",
    "typer.Typer",
    "re.compile",
    "warnings.filterwarnings",
    "BadParameter",
    "_wrong",
)
"""Calls whose texts are no lines of a command: the parser's, and what is raised."""
_STYLES = re.compile(r"(?:not )?bold(?: (?:red|default))?")
_TYPED = re.compile(r"vpextract|datasette|extract|link|status|show|locate|check|goals|png|page|-+")
"""Words of commands that can be typed as they stand."""


def helps() -> Iterator[tuple[str, str]]:
    """(command, text) of all that `--help` says."""
    yield from _helps(typer.main.get_command(app), "vpextract")


def _helps(command: Any, name: str) -> Iterator[tuple[str, str]]:
    for text in paragraphs(command.help or ""):
        yield name, text
    for one in command.params:
        said = (one.help, one.metavar, one.show_default if isinstance(one.show_default, str) else None)
        yield from ((f"{name} {one.name}", text) for text in said if text)
    for below, one in getattr(command, "commands", {}).items():
        yield from _helps(one, f"{name} {below}")


def texts() -> Iterator[tuple[str, str]]:
    """(module, text with its gaps): what `told` and `counted` are given, and all else that looks like a text."""
    for place, node in _nodes():
        if isinstance(node, ast.Call) and node.args:
            yield from ((place, text) for text in _given(ast.unparse(node.func), node.args))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _WORDS.search(node.value):
            text = node.value.strip()
            if not _STYLES.fullmatch(text) and not text.startswith("--") and not _SWEDISH.search(text):
                yield place, node.value


def filled_texts() -> Iterator[tuple[str, str]]:
    """(module, f-string) of those that have words of their own, which no language can change."""
    for place, node in _nodes():
        if isinstance(node, ast.JoinedStr):
            said = " ".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            if re.search(r"[a-z]{2,}", _TYPED.sub("", said)) and not _SWEDISH.search(said):
                yield place, ast.unparse(node)


def _nodes() -> Iterator[tuple[str, ast.AST]]:
    for room in _ROOMS:
        for path in sorted((SOURCE / room).glob("*.py")):
            tree = ast.parse(path.read_text("utf8"))
            silent = {id(one) for node in ast.walk(tree) if _is_silent(node) for one in ast.walk(node)}
            inside = {id(one) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for one in _parts(node)}
            for node in ast.walk(tree):
                if id(node) not in silent and id(node) not in inside:
                    yield f"{room}/{path.name}", node


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """What an f-string is made of, but for what is called in it."""
    for one in ast.iter_child_nodes(node):
        if not isinstance(one, ast.Call):
            yield one
            yield from _parts(one)


def _is_silent(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and ast.unparse(node.func) in _SILENT)


def _given(function: str, arguments: list[ast.expr]) -> list[str]:
    first, last = arguments[0], arguments[-1]
    if function == "told":
        return [
            str(one.value) for one in ast.walk(first) if isinstance(one, ast.Constant) and isinstance(one.value, str)
        ]
    if function == "counted" and isinstance(last, ast.Constant) and isinstance(last.value, str):
        return [f"{{n}} {last.value}", f"{{n}} {last.value}s"] if last.value != "series" else ["{n} series"]
    return []
