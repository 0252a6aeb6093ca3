"""Swedish text in seven bits (SEN 850200, ISO 646-SE): { | } [ \\ ] stand for ä ö å Ä Ö Å.

Programs, Markdown's tables and links hold the same signs; but not where Swedish has its letters.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vpextract.reading.swedish import contexts, evidence

NAME = "7-bit Swedish (SEN 850200)"
_LETTERS = dict(zip(map(ord, "{|}[\\]"), "äöåÄÖÅ", strict=True))
_SMALL = "{|}"
_AT_LEAST = 3
"""So many signs inside words that stand as the letters do in Swedish are no chance, …"""
_SHARE = 0.4
"""… if they are this share of all that touch a letter (plans: 0.69–0.75; of 15,700 programs and pages, three: 0.3), …"""
_OF_LETTERS = 0.015
"""… and these this share of the letters: å, ä and ö are 5 % in Swedish."""

_TOUCHING = re.compile(r"[{|}](?=[A-Za-z{|}])|(?<=[A-Za-z{|}])[{|}]")
_LETTER = re.compile("[A-Za-z{|}]")
_PIPED_ROW = re.compile(r"^[ \t]*\|[ \t].*[ \t]\|[ \t]*$|^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$", re.MULTILINE)
_CELL_END = re.compile(r"(?<!\S)\||\|(?!\S)")
_KEPT = re.compile(r"\[[^\[\]\n]*\]\(|\[[\d\s.,-]*\]")
"""Links, and brackets around numbers: no letters."""
_ASIDE = "\ue000\ue001\ue002"
_E_ACUTE = re.compile(r"(?<=[A-Za-z])`(?![`A-Z])")


class Seven(NamedTuple):
    """`doubt`: whether it is in seven bits after all, or what was made of it, is not certain; "" where it is."""

    text: str
    is_seven: bool = False
    doubt: str = ""


def seven_bits(text: str) -> Seven:
    """A text of nothing but ASCII, with its Swedish letters if it is in seven bits."""
    if not any(sign in text for sign in _SMALL):
        return Seven(text)
    touching = len(_TOUCHING.findall(text))
    if touching < _OF_LETTERS * len(_LETTER.findall(text)):
        return Seven(text)
    in_words = {k: n for k, n in contexts(text, re.escape(_SMALL)).items() if _is_letter(k[0]) and _is_letter(k[2])}
    hits = evidence(in_words, _LETTERS).hits
    if hits < max(1, _SHARE * touching):
        return Seven(text)
    if hits < _AT_LEAST:
        return Seven(text, doubt="some {, | and } may be the ä, ö and å of 7-bit Swedish; they were left as they are")
    rows = len(_PIPED_ROW.findall(text))
    doubt = f"{rows} lines look like rows of a Markdown table; in them | was read as a letter only inside words"
    return Seven(_decoded(text), True, doubt if rows else "")


def _is_letter(sign: str) -> bool:
    return sign.isalpha() or sign in _SMALL


def _decoded(text: str) -> str:
    """Every sign as a letter, but for what shows by its looks that it is none; that is put aside meanwhile."""
    aside = _PIPED_ROW.sub(lambda row: _CELL_END.sub(_ASIDE[0], row[0]), text)
    aside = _KEPT.sub(lambda kept: kept[0].replace("[", _ASIDE[1]).replace("]", _ASIDE[2]), aside)
    return _E_ACUTE.sub("é", aside.translate(_LETTERS)).translate(dict(zip(map(ord, _ASIDE), "|[]", strict=True)))
