"""Headings that end the part of a document about goals, told from its table of contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

import regex

from vpextract.matching import squeezed
from vpextract.model import Block, Paragraph

_PAGE = regex.compile(r"[\s.·…_]*\d{0,4}\s*$")


def chapters_of(blocks: Sequence[Block], goals: Container[int]) -> frozenset[int]:
    """The indices of headings that the contents list as they list the goals, and that are printed once: chapters.

    Subheadings of goals are in no list of contents, or recur.
    """
    paragraphs = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Paragraph)]
    listed = {_key(_PAGE.sub("", block.text)) for _, block in paragraphs if block.toc}
    headings = [(at, _key(block.text)) for at, block in paragraphs if block.rank and not block.toc]
    if not any(at in goals and key in listed for at, key in headings):
        return frozenset()
    times = Counter(key for _, key in headings)
    return frozenset(at for at, key in headings if at not in goals and key in listed and times[key] == 1)


def _key(text: str) -> str:
    return squeezed(text)
