"""The tree of a PDF's pages, walked without believing what it says: its count may be wrong, its branches loop or miss."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

Ref = Any
"""What names a part of the tree, as the library has it."""


class Node(NamedTuple):
    """What a reference leads to: a branch with its kids, or a page (`kids` is None)."""

    key: Hashable
    kids: Sequence[Ref] | None


@dataclass(frozen=True, slots=True)
class Leaves:
    """The pages in order, None where the tree names one that is none; `told` is the number that the file itself gives.

    `strewn`: the tree is gone, and the pages are those that were found in the file.
    """

    pages: tuple[Ref | None, ...]
    told: int | None
    strewn: bool = False

    @property
    def lost(self) -> frozenset[int]:
        """The numbers, from 1, of the pages that cannot be found."""
        return frozenset(number for number, page in enumerate(self.pages, 1) if page is None)


def leaves_of(roots: Sequence[Ref], told: int | None, look: Callable[[Ref], Node | None]) -> Leaves:
    """The pages below the roots. `look` says what a reference leads to, None where that is neither page nor branch.

    A branch is gone into once, so that loops end. A page that cannot be found keeps its number; but where the file's own
    number is just that of the pages which can, or of those without the ones named twice, the others are no pages of it.
    """
    found: list[tuple[Hashable, Ref | None]] = []
    entered: set[Hashable] = set()
    waiting = list(reversed(roots))
    while waiting:
        ref = waiting.pop()
        node = look(ref)
        if node is None:
            found.append((None, None))
        elif node.kids is None:
            found.append((node.key, ref))
        elif node.key not in entered:
            entered.add(node.key)
            waiting += reversed(node.kids)
    sound = [(key, ref) for key, ref in found if ref is not None]
    once = list({key: (key, ref) for key, ref in sound}.values())
    fitting = next((pages for pages in (found, sound, once) if len(pages) == told), found)
    return Leaves(tuple(ref for _, ref in fitting), told)
