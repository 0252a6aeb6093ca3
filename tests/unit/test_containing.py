"""A part that fails costs itself: what it gave before stays, and the issue says what is lost and asks to report it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from vpextract.containing import Part, attempt, gather, of_the_sound
from vpextract.errors import DocumentError, PatternError
from vpextract.model import Issue

TABLE = Part("table_unreadable", "A table on page 7 could not be read", 7, "x:t001")


def halves(numbers: Sequence[int]) -> list[int]:
    return [12 // number for number in numbers]


def test_what_is_made_is_given_on() -> None:
    issues: list[Issue] = []
    assert attempt(TABLE, issues, [], halves, [3, 4]) == [4, 3]
    assert issues == []


def test_what_fails_is_replaced_and_said() -> None:
    issues: list[Issue] = []
    assert attempt(TABLE, issues, [], halves, [3, 0]) == []
    (issue,) = issues
    assert (issue.code, issue.severity, issue.page, issue.row_id) == ("table_unreadable", "error", 7, "x:t001")
    assert issue.message.startswith(
        "A table on page 7 could not be read. This is a bug in vpextract (ZeroDivisionError: "
    )
    assert issue.message.endswith("Please report it together with the file and the number of the page, 7.")
    assert "\n" not in issue.message


def test_a_part_is_named_only_where_it_fails() -> None:
    issues: list[Issue] = []
    named: list[Part] = []

    def part() -> Part:
        named.append(TABLE)
        return TABLE

    assert attempt(part, issues, [], halves, [3, 4]) == [4, 3]
    assert (issues, named) == ([], [])
    assert attempt(part, issues, [], halves, [3, 0]) == []
    assert ([issue.row_id for issue in issues], named) == (["x:t001"], [TABLE])


def test_a_part_without_a_page_asks_for_the_file() -> None:
    issues: list[Issue] = []
    attempt(TABLE._replace(page=None, severity="warning"), issues, [], halves, [0])
    assert issues[0].message.endswith("Please report it together with the file.")
    assert issues[0].severity == "warning"


@pytest.mark.parametrize(
    "stop",
    [
        MemoryError(),
        KeyboardInterrupt(),
        SystemExit(),
        DocumentError("damaged"),
        PatternError(Path("a.toml"), "k", "r"),
    ],
)
def test_what_is_not_the_fault_of_the_part_goes_through(stop: BaseException) -> None:
    def failing(_: object = None) -> list[int]:
        raise stop

    issues: list[Issue] = []
    with pytest.raises(type(stop)):
        attempt(TABLE, issues, [], failing)
    with pytest.raises(type(stop)):
        of_the_sound(failing, [1, 2], lambda _: TABLE, issues)
    assert issues == []


@pytest.mark.parametrize("bug", [RecursionError(), AssertionError(), StopIteration(), UnicodeError()])
def test_bugs_of_all_kinds_are_contained(bug: Exception) -> None:
    def failing() -> str:
        raise bug

    issues: list[Issue] = []
    assert attempt(TABLE, issues, "nothing", failing) == "nothing"
    assert type(bug).__name__ in issues[0].message


def test_a_check_that_fails_half_way_keeps_what_it_found() -> None:
    def found() -> Iterator[Issue]:
        yield Issue("left_over", "one")
        yield Issue("left_over", "two")
        raise ValueError

    issues = [Issue("left_over", "before")]
    gather(TABLE, issues, found())
    assert [issue.message for issue in issues[:3]] == ["before", "one", "two"]
    assert [issue.code for issue in issues[3:]] == ["table_unreadable"]


def test_the_whole_is_made_of_the_sound_parts() -> None:
    issues: list[Issue] = []
    pages = [1, 0, 3, 0, 4]
    assert of_the_sound(halves, pages, lambda number: TABLE._replace(page=number), issues) == [12, 4, 3]
    assert [issue.page for issue in issues] == [0, 0]
    assert of_the_sound(halves, [2], lambda _: TABLE, issues) == [6]
    assert len(issues) == 2


def test_parts_that_fail_together_only_fail_as_a_whole() -> None:
    """Then no part is to blame, and nothing is left out in silence."""

    def both(numbers: Sequence[int]) -> int:
        return 12 // (3 - sum(numbers))

    issues: list[Issue] = []
    with pytest.raises(ZeroDivisionError):
        of_the_sound(both, [1, 2], lambda _: TABLE, issues)
    assert issues == []
