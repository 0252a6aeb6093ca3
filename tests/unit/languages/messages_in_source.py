"""The messages that the program can utter, as its source has them: each with a made-up text in its gaps."""

from __future__ import annotations

import ast
import re
from collections.abc import Container, Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[3] / "src" / "vpextract"
_MAKERS = {"issue", "Issue", "Part", "Finding"}
_ELSEWHERE = {"show", "cli", "reporting", "languages"}
_ALSO = (
    "store/edition_rows.py",
    "store/editions.py",
    "store/corrected.py",
    "store/years.py",
    "recognise/document/titles.py",
)
"""Modules that write messages into rows themselves, or whose texts become messages."""
_FAULTS = ("All text of the Word file", "The Word file has no text", "The Word file holds no text")
"""What stops a document is no issue."""
_SENTENCE = re.compile(r"^[A-Z{“].*[a-z]{2,} .*[a-z]{2,} [a-z]")
"""At least three words of English."""


def messages() -> Iterator[tuple[str, str]]:
    """(module and line, message) of all sentences in modules that make issues, but those of errors."""
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        tree = ast.parse(path.read_text("utf8"))
        if name.split("/")[0] in _ELSEWHERE or name in ("issues.py", "reading_codes.py"):
            continue
        if name in _ALSO or any(_is_maker(node) for node in ast.walk(tree)):
            for line, text in _texts(tree):
                yield f"{name}:{line}", text


def _is_maker(node: ast.AST) -> bool:
    """What imports the means to make an issue."""
    return (
        isinstance(node, ast.ImportFrom)
        and node.module
        in ("vpextract.issues", "vpextract.model", "vpextract.containing", "vpextract.structure.books.book")
        and any(alias.name in _MAKERS for alias in node.names)
    )


def _texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    raised = {
        n.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        for n in ast.walk(node)
        if isinstance(n, ast.Name)
    }
    silent = {id(inner) for node in ast.walk(tree) if _is_silent(node, raised) for inner in ast.walk(node)}
    inside = {
        id(v) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for v in ast.walk(node) if v is not node
    }
    for node in ast.walk(tree):
        if id(node) in silent or id(node) in inside:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
            text = "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        sentence = text.split("\n")[0]
        if _SENTENCE.search(sentence) and "\\" not in sentence and not sentence.startswith(_FAULTS):
            yield node.lineno, sentence


def _is_silent(node: ast.AST, raised: Container[str]) -> bool:
    """Docstrings, and what is raised: that stops the document, and is no issue."""
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in raised:
        return True
    return isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
