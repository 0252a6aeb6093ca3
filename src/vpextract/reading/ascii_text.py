"""Text without å, ä and ö, and what became of them: signs of seven bits, spelt out, question marks, or none were there."""

from __future__ import annotations

import re

from vpextract.errors import DocumentError
from vpextract.reading.seven_bits import Seven, seven_bits

_SPELT = {
    "UTF-7": re.compile(r"\+A(?:OU|OQ|PY|MU|MQ|NY)-"),
    "quoted-printable": re.compile(r"=(?:C3=(?:A5|A4|B6|85|84|96)|E5|E4|F6|C5|C4|D6)", re.IGNORECASE),
    "HTML": re.compile(r"&(?:aring|auml|ouml|#229|#228|#246);", re.IGNORECASE),
}
_SPELT_AT_LEAST = 3
_SWEDISH = frozenset("åäöÅÄÖ")
_LOST = re.compile(r"[A-Za-z]\?(?=[a-z])")
_LOST_SHARE = 0.01
"""More question marks inside words than this share of the letters: å, ä and ö are 5 % in Swedish."""
_LOST_AT_LEAST = 5
_LETTER = re.compile("[A-Za-z]")


def ascii_to_text(text: str) -> Seven:
    """The text as it is, or as its signs in seven bits are to be read. Raises DocumentError where letters cannot be had."""
    for name, pattern in _SPELT.items():
        if len(pattern.findall(text)) >= _SPELT_AT_LEAST:
            raise DocumentError(
                f"The letters å, ä and ö are spelt out in the text ({name}). Open it in the program that wrote it and "
                "save it as UTF-8."
            )
    return seven_bits(text)


def refuse_without_letters(text: str) -> None:
    """Raises DocumentError for a text whose å, ä and ö became question marks."""
    if not _SWEDISH.isdisjoint(text):
        return
    lost = len(_LOST.findall(text))
    if lost >= _LOST_AT_LEAST and lost > _LOST_SHARE * len(_LETTER.findall(text)):
        raise DocumentError(
            f"Letters of the text are lost: {lost} question marks stand inside words. Export it once more from its "
            "source, as UTF-8."
        )
