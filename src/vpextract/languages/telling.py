"""What people are told: each text once in English where it is said, in another language where that is spoken.

The commands say at their start which language is spoken; a program that imports vpextract is told all in English.
`told` is for texts that are said where it is called, with named gaps; `message` is for what was said in English before: the
sentences of errors, and those that an output holds.
"""

from __future__ import annotations

from vpextract.languages.asked import ENGLISH
from vpextract.languages.catalogue import catalogue

_spoken = ENGLISH
_UNCHANGED = ("series", "info")
"""Words for one and for many alike."""


def speak(language: str) -> None:
    """Tell people all in this language, "en" or "sv", from now on."""
    global _spoken
    _spoken = language


def spoken() -> str:
    """The language that people are spoken to in."""
    return _spoken


def told(english: str, /, **given: object) -> str:
    """A text with its gaps ({name}) filled. A test holds that each has its Swedish, with the same gaps."""
    text = english if _spoken == ENGLISH else catalogue(_spoken).texts.get(english, english)
    return text.format(**given) if given else text


def counted(count: int, what: str) -> str:
    """Such as "1 document", "2 documents", "3 series"; `what` is the word for one."""
    if count == 1 and what in _UNCHANGED:
        return told(f"1 {what}")
    one_or_many = what if count == 1 or what in _UNCHANGED else f"{what}s"
    return told(f"{{n}} {one_or_many}", n=count)


def message(english: str) -> str:
    """A sentence that was filled before; as it is where nobody translated it."""
    return english if _spoken == ENGLISH else catalogue(_spoken).message(english)


def description(english: str) -> str:
    """What a dataset or a column is."""
    return english if _spoken == ENGLISH else catalogue(_spoken).description(english)


def value(column: str, word: str) -> str:
    """A value of a dataset as people read it; in English they read what is in the dataset."""
    return word if _spoken == ENGLISH else catalogue(_spoken).value(column, word)


def helped(english: str) -> str:
    """A paragraph of a command's help, or what is said of an option."""
    return english if _spoken == ENGLISH else catalogue(_spoken).help.get(english, english)
