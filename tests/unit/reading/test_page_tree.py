"""The page tree: whatever it says, the pages in it are found, each once and with its number."""

from __future__ import annotations

import pytest

from vpextract.reading.page_tree import Node, leaves_of

TREE: dict[str, list[object]] = {"root": ["a", "b"], "a": [1, 2], "b": [3, "c"], "c": [4]}


def leaves(tree: dict[str, list[object]], told: int | None, roots: tuple[str, ...] = ("root",)) -> list[object]:
    """Pages are numbers, branches are names of the tree; what is neither is no page."""

    def look(ref: object) -> Node | None:
        if isinstance(ref, int):
            return Node(ref, None)
        return Node(ref, tree[ref]) if isinstance(ref, str) and ref in tree else None

    return list(leaves_of(roots, told, look).pages)


@pytest.mark.parametrize("told", [4, 3, 40, 0, -1, None])
def test_the_pages_do_not_depend_on_what_is_told(told: int | None) -> None:
    assert leaves(TREE, told) == [1, 2, 3, 4]


@pytest.mark.parametrize("missing", ["nowhere", None, ("x",)])
def test_a_page_that_cannot_be_found_keeps_its_number(missing: object) -> None:
    found = leaves_of(["root"], 4, lambda ref: Node(ref, [1, missing, 3, 4]) if ref == "root" else number(ref))
    assert (found.pages, found.lost) == ((1, None, 3, 4), frozenset({2}))


def test_what_is_no_page_has_no_number_where_the_count_says_so() -> None:
    assert leaves({"root": [1, None, 3, 4]}, 3) == [1, 3, 4]
    assert leaves({"root": [1, 2, 3, 2]}, 3) == [1, 2, 3]
    assert leaves({"root": [1, None, 3, 1]}, 2) == [1, 3]


def test_a_page_may_be_there_twice() -> None:
    assert leaves({"root": [1, 2, 1]}, 3) == [1, 2, 1]
    assert leaves({"root": [1, 2, 1]}, None) == [1, 2, 1]


@pytest.mark.parametrize(
    "tree",
    [
        pytest.param({"root": [1, "root", 2]}, id="its own kid"),
        pytest.param({"root": [1, "a"], "a": ["root", 2]}, id="in a circle"),
        pytest.param({"root": [1, "a", "a"], "a": [2]}, id="a branch twice"),
    ],
)
def test_a_branch_is_gone_into_once(tree: dict[str, list[object]]) -> None:
    assert leaves(tree, 2) == [1, 2]


def test_branches_that_double_at_each_step_take_no_time() -> None:
    tree: dict[str, list[object]] = {f"{n}": [f"{n + 1}", f"{n + 1}"] for n in range(1000)}
    assert leaves(tree | {"1000": [7]}, None, ("0",)) == [7]


def test_a_tree_without_a_root_has_no_pages() -> None:
    assert leaves({}, 5) == [None]
    assert leaves({"root": []}, 5) == []


def number(ref: object) -> Node | None:
    return Node(ref, None) if isinstance(ref, int) else None
