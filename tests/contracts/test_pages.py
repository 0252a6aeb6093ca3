"""The pages of the site: they can be made, and say what the program says."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from sphinx.cmd.build import build_main

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
ERRORS = re.findall(r"^\| (?!what is said|---)([^|]*) \|", (DOCS / "errors.md").read_text("utf8"), re.MULTILINE)
PAGES = [ROOT / "README.md", *sorted(page for page in DOCS.glob("*.md") if page.name != "commands.md")]


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_site_is_made_without_a_warning(tmp_path: Path) -> None:
    assert build_main(["-q", "-W", "-b", "html", "-d", str(tmp_path / "trees"), str(DOCS), str(tmp_path / "site")]) == 0
    front = (tmp_path / "site" / "index.html").read_text("utf8")
    assert all(f'href="{page.stem}.html"' in front for page in DOCS.glob("*.md") if page.stem != "index")


def test_every_command_and_option_stands_in_the_page_of_commands() -> None:
    assert (DOCS / "commands.md").read_text("utf8") == script("make_commands").commands(), (
        "run python docs/make_commands.py"
    )


@cache
def sentences() -> str:
    """All texts in the sources, each as the program puts it together, "…" for what it fills in."""
    return "\n".join(
        text for file in (ROOT / "src").rglob("*.py") for text in _texts(ast.parse(file.read_text("utf8")))
    )


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)


@pytest.mark.parametrize("said", [said for cell in ERRORS for said in cell.split(" / ")])
def test_the_page_of_errors_quotes_what_the_program_says(said: str) -> None:
    parts = [part.strip(" ()") for part in said.split("…") if len(part.strip(" ()")) > 4]
    assert parts
    assert all(part in sentences() for part in parts), said


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_on_the_pages_are_there_with_their_options(page: Path) -> None:
    known = {
        tuple(heading.split()[1:]): set(re.findall(r"--?[a-z][a-z-]*", below))
        for heading, below in re.findall(
            r"^## (.*)\n((?:(?!## ).*\n)*)", (DOCS / "commands.md").read_text("utf8"), re.M
        )
    }
    for line in re.findall(r"^ {4}(?:\S*/|[^|`]*&& )?vpextract (.*)", page.read_text("utf8"), re.MULTILINE):
        typed = re.split(r"\s[#|>&]|&&", re.sub(r"""(["']).*?\1""", "X", line))[0].split()
        command = next((words for n in (2, 1) if (words := tuple(typed[:n])) in known), ())
        options = {word.split("=")[0] for word in typed if re.match(r"--[a-z]|-[a-z]$", word)}
        assert command or options, line
        assert options <= known[command], line
