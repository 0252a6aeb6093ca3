"""The pages say what the program does today."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
import regex

from vpextract.knowledge import Knowledge, load

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_data_dictionary_is_in_step() -> None:
    spec = importlib.util.spec_from_file_location("make_dictionary", DOCS / "make_dictionary.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = (DOCS / "data-dictionary.md").read_text("utf8")
    assert page == module.dictionary(), "run python docs/make_dictionary.py"


@pytest.fixture
def taught(tmp_path: Path) -> Knowledge:
    """The shipped patterns with those laid over them that the README shows."""
    page = (DOCS.parent / "README.md").read_text("utf8")
    shown = regex.findall(r"```toml\n# my-patterns/(\w+\.toml)\n(.*?)```", page, regex.DOTALL)
    assert len(shown) > 1
    for name, lines in shown:
        (tmp_path / name).write_text(lines, "utf8")
    return load(tmp_path)


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Ribba 2031", "target"),
        ("Nämndens ribba", "target"),
        ("KF:s ribba för år 2031", "target_kf"),
        ("Dit vill vi 2031", "target"),
    ],
)
def test_the_readme_teaches_heads(taught: Knowledge, head: str, role: str) -> None:
    found = taught.column(head)
    assert found is not None
    assert found.role == role
    assert load().column(head) is None


@pytest.mark.parametrize("text", ["Löfte 2: Renare kajer", "Nämndens löfte 1.2 Renare kajer"])
def test_the_readme_teaches_labels_of_goals(taught: Knowledge, text: str) -> None:
    found = taught.goal_label(text)
    assert found is not None
    assert (found.level, found.text) == ("namndmal", "Renare kajer")
    assert load().goal_label(text) is None


@pytest.mark.parametrize("text", ["Målet uppfylls halvvägs", "Måluppfyllelse: Halvvägs"])
def test_the_readme_teaches_assessments(taught: Knowledge, text: str) -> None:
    assert taught.assessment(text) == "delvis"
    assert load().assessment(text) is None


PAGE = (DOCS / "architecture.md").read_text("utf8")
NAMED = sorted(set(regex.findall(r"(?:src|tests|patterns|docs)/[\w./-]*\w/?|pyproject\.toml", PAGE)))
TASKS = regex.findall(r"^### (.*)\n\n((?:.+\n)+)", PAGE, regex.MULTILINE)


@pytest.mark.parametrize("name", NAMED)
def test_what_the_page_about_the_architecture_names_is_there(name: str) -> None:
    assert (DOCS.parent / name).exists()


def test_each_task_of_the_page_about_the_architecture_has_three_places_at_most() -> None:
    assert len(TASKS) == 8
    assert all(1 <= len(regex.findall(r"^\d\. `", steps, regex.MULTILINE)) <= 3 for _, steps in TASKS)


@pytest.mark.parametrize(
    "room", [path for path in sorted((DOCS.parent / "src" / "vpextract").iterdir()) if path.is_dir()]
)
def test_the_page_about_the_architecture_names_each_room(room: Path) -> None:
    assert room.name == "__pycache__" or f"src/vpextract/{room.name}/" in PAGE
