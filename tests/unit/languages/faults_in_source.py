"""All sentences of the program, as its source has them, but for those that commands tell by `told`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from messages_in_source import SOURCE

_SENTENCE = re.compile(r"[a-z]{2,} [a-z]{2,}|^[A-Z][a-z]+ [a-z]+|[a-z]{2,} [a-z] ")
"""At least two words of English beside each other."""
_ELSEWHERE = {
    "languages": "the catalogue itself",
    "exporting/overview.py": "Swedish alone",
    "exporting/package.py": "a file for programs, in English",
    "issues.py": "codes.toml",
    "reading_codes.py": "codes.toml",
    "store/columns.py": "descriptions.toml",
    "layout/tables/header_signs.py": "no person reads it",
    "layout/pages/borderless/tagged.py": "no person reads it",
    "linking/evidence.py": "values.toml, why",
    "linking/area_doubts.py": "values.toml, why",
    "reading/swedish.py": "pairs of letters",
    "reading/mupdf_losses.py": "words of MuPDF",
}
"""Where sentences stand that are told in another way, or to nobody."""
_RAISING = ("show", "cli", "reporting")
"""Rooms whose other texts are told by `told`, or in Swedish alone."""
_UNTOLD = (
    "the executor has been shut down",
    "the answer cannot leave the process",
    "<preferred editions of",
    "no such table",
    "tesserocr {}, data of",
    "CP850",
    "decided by the council",
    "what its columns measure",
    "a column without a head",
    "another machine",
    "top level",
    "<?xml",
    "<vpextract output",
    "without ink",
    "Table of Contents",
    "toc heading",
    "{} over a line",
    "line below",
    "taught ",
    "heading word",
    "No module named",
    "left anti",
    "no label",
    " in a ",  # the looks of pictures: whole in the catalogue
    " on a ",
    "Such as: reached == false",  # stands within other sentences
)
"""Words for programs, for values of datasets and for those who work on vpextract."""


def sentences() -> Iterator[tuple[str, str]]:
    """(module and line, sentence with {} for its gaps)."""
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        room = name.split("/")[0]
        if not {name, room} & _ELSEWHERE.keys() and "schema" not in name:
            for line, text in _of_module(ast.parse(path.read_text("utf8")), only_raised=room in _RAISING):
                yield f"{name}:{line}", text


def _of_module(tree: ast.Module, *, only_raised: bool) -> Iterator[tuple[int, str]]:
    inside, silent, raised = (
        {id(one) for node in ast.walk(tree) if isinstance(node, kind) for one in ast.walk(node) if one is not node}
        for kind in (ast.JoinedStr, ast.Expr, ast.Raise)
    )
    silent = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if id(node) in inside or id(node) in silent or (only_raised and id(node) not in raised):
            continue
        text = _text(node)
        first = text.split("\n")[0]
        if _SENTENCE.search(first) and "\\" not in first and "(?" not in first and not first.startswith(_UNTOLD):
            yield getattr(node, "lineno", 0), first


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
