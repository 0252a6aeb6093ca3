"""How likely a text is Swedish, told by what stands around å, ä and ö: the same bytes give other letters in each encoding.

The contexts were counted in five plans and reports (680,000 letters): those listed hold 83 % of the å, 89 % of the ä and
89 % of the ö. Signs that other encodings put in their place hardly ever stand so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

_CONTEXTS = {
    "å": "ml p_ _r rd rn vr hl _t gr gn s_ vl mn tn fr v_ rk rg vn pv",
    "ä": "nm _r st _l tl jn hl vn lg sk nr rt mn dr _v jm vg tr lr vr gr rn vl _n jl sr ln bt gl gn rm td mr fl kn fr ml rl mk",
    "ö": "fr td _k _v sk fl mj mt gr hg j_ tr dm hr _p tv sr kp rr kt",
}
"""For each letter the letters before and after it, "_" for the edge of a word; the most frequent first."""
_COMMON = {letter: frozenset(contexts.split()) for letter, contexts in _CONTEXTS.items()}
_SWEDISH = frozenset("åäöÅÄÖ")
_IN_WORDS = "–—’'´`·-‐‑\u00ad"
"""Signs that may stand between two letters."""
_TYPICAL = frozenset("§°½¼¾±·´¨²³µ×©®øØæÆáàèüÜ–—…•”“’€≥≤│─┌┐└┘├┤┬┴┼║═╔╗╚╝╠╣╦╩╬\xa0")
"""What such texts hold besides, to tell apart what the letters leave open."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the signs beyond ASCII say: `swedish` are å, ä, ö, of which `hits` stand as they often do; `wrong` signs stand
    as in no language.

    `foreign` counts other letters, `typical` the signs that steering documents hold besides.
    """

    hits: int = 0
    swedish: int = 0
    wrong: int = 0
    foreign: int = 0
    typical: int = 0

    @property
    def balance(self) -> tuple[int, int]:
        return self.hits - self.wrong, self.typical


def contexts(text: str, signs: str) -> Counter[str]:
    """How often each sign of the class `signs` (as in a pattern) stands between which two neighbours."""
    return Counter(found[1] for found in re.finditer(rf"(?s)(?=(.[{signs}].))", f"\n{text}\n"))


def evidence(counted: Mapping[str, int], becomes: Mapping[int, str]) -> Evidence:
    """What counted contexts say if the signs are what a translation makes of them."""
    hits = swedish = wrong = foreign = typical = 0
    for context, count in counted.items():
        before, sign, after = tuple(context.translate(becomes))
        foreign += count * (sign.isalpha() and sign not in _SWEDISH)
        typical += count * (sign in _TYPICAL)
        if _is_wrong(before, sign, after):
            wrong += count
        elif sign in _SWEDISH:
            swedish += count
            hits += count * is_common(before, sign, after)
    return Evidence(hits, swedish, wrong, foreign, typical)


def is_common(before: str, sign: str, after: str) -> bool:
    """Whether this is å, ä or ö between neighbours that it often has."""
    return f"{_neighbour(before)}{_neighbour(after)}" in _COMMON.get(sign.lower(), ())


def _is_wrong(before: str, sign: str, after: str) -> bool:
    """Whether no language puts this sign there: a sign inside a word, a capital letter after a small one, no character."""
    if sign.isalpha():
        return sign.isupper() and before.islower()
    if not sign.isprintable() and not sign.isspace() and sign != "\u00ad":
        return True
    return sign == "\ufffd" or (before.isalpha() and after.isalpha() and sign not in _IN_WORDS)


def _neighbour(sign: str) -> str:
    return sign.lower() if sign.isalpha() else "_"
