"""Small recognisers: what they match, and what they do not."""

from __future__ import annotations

import pytest

from vpextract.matching import alternatives


@pytest.mark.parametrize(
    ("patterns", "text", "found"),
    [
        (["kaj", "boj"], "En BOJ", True),
        (["kaj", "boj"], "En fyr", False),
        ([], "En boj", False),
        ([], "", False),
    ],
)
def test_any_of_several_patterns_matches_and_of_none_nothing_does(patterns: list[str], text: str, found: bool) -> None:
    assert (alternatives(patterns).search(text) is not None) is found
