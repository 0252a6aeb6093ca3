"""Figures are read twice: with the page, and alone, larger, by the model of another language. What differs is no figure.

The Swedish model does not know "%" at all and reads it as two letters or digits; the English one does, and knows no å, ä, ö.
"""

from __future__ import annotations

import itertools
import re

import numpy as np
from PIL import Image

from vpextract.reading.ocr.pictures import Grey, Ink, ink_of
from vpextract.reading.ocr.pieces import Part
from vpextract.reading.ocr.recognised import Engine, TextLine, Word

_ONE_LINE = 7
_LARGER = (1.5, 1.0)
"""The picture is read in these sizes, the second where the first does not agree with the page."""
_MOST_LETTERS = 24
"""Longer pieces with a figure in them are running text: only the figure and what follows it are read again."""
_RIM = 0.25
"""Of a line's height: what is cut out around it."""
_SPACE = 0.3
"""Of a figure's height: a gap that is wider was printed as a space, which has 0.4; without one there is 0.15."""
_LIST_MARK = re.compile(r"(\d{1,2})[.:,;)]")
"""What stands alone before an item: a figure of no table, whose stop is taken for other signs."""
_SPACE_OF_DIGITS = 0.42
"""The same between two digits, of which "1" has room of its own on either side."""
_WITHIN = ",.:"
_DIGIT = re.compile(r"\d")
_LIKE_DIGITS = str.maketrans("OoQlI|!SsZzB", "000111155228")
"""Letters that digits are taken for. They are repaired in figures alone."""
_FIGURE = re.compile(r"[-−–+]?\d[\d  .,:/-]*")
_SIGN_AS = 3
"""With so many signs at most "%" is read wrongly."""
_UNIT_GARBAGE = re.compile(r"(?:\d{0,2}|[A-ZÅÄÖ]?[A-Za-zÅÄÖåäöÅ]{1,2}|[A-Z]\d)")
"""What the Swedish model makes of "%"."""


class FigureReader:
    """Reads the figures of a page again."""

    def __init__(self, tessdata: str) -> None:
        self._engine = Engine(tessdata, "eng", _ONE_LINE)

    def checked(self, part: Part, grey: Grey, dpi: float) -> Part:
        """The part with its figures as two readings agree on them; `figure` is false where they do not."""
        text = " ".join(word.text for word in part.words)
        if mark := _LIST_MARK.fullmatch(text):
            return part if text[-1] in ".)" else part._replace(text=f"{mark[1]}.")
        if not _may_hold_figure(text):
            return part
        if len(text) <= _MOST_LETTERS:
            return self._short(part, text, grey, dpi)
        return self._running(part, grey, dpi)

    def _short(self, part: Part, text: str, grey: Grey, dpi: float) -> Part:
        again = self._read(part.words, grey, dpi, _LARGER[0])
        told = _agreed(text, again)
        if told is None:
            third = self._read(part.words, grey, dpi, _LARGER[1])
            told = _agreed(text, third)
            if told is None and _same_figure(again, third) and (not _is_figure(text) or _is_percent(again, text)):
                told = again
        if told is None:
            return part._replace(figure=False)
        return part._replace(text=told) if told != text else part

    def _running(self, part: Part, grey: Grey, dpi: float) -> Part:
        """Percent signs of running text: a word of one or two letters after a figure is read again with it."""
        words = list(part.words)
        for at in range(len(words) - 1):
            figure, unit = words[at], words[at + 1]
            if _FIGURE.fullmatch(figure.text) and _UNIT_GARBAGE.fullmatch(unit.text) and unit.sure < 90:
                told = self._read((figure, unit), grey, dpi, _LARGER[0])
                if told.replace(" ", "") == f"{figure.text}%":
                    words[at + 1] = unit._replace(text="%", sure=figure.sure)
        return part._replace(words=tuple(words))

    def _read(self, words: tuple[Word, ...], grey: Grey, dpi: float, larger: float) -> str:
        """What stands there, read alone."""
        x0, y0 = min(w.box[0] for w in words), min(w.box[1] for w in words)
        x1, y1 = max(w.box[2] for w in words), max(w.box[3] for w in words)
        rim = max(2, round(_RIM * (y1 - y0)))
        cut = grey[max(0, y0 - rim) : y1 + rim, max(0, x0 - 2 * rim) : x1 + 2 * rim]
        if larger != 1.0:
            size = (round(cut.shape[1] * larger), round(cut.shape[0] * larger))
            cut = np.asarray(Image.fromarray(cut).resize(size, Image.Resampling.BICUBIC))
        framed = np.pad(cut, 10, mode="constant", constant_values=int(np.percentile(cut, 90)))
        lines = self._engine.lines(framed, dpi * larger)
        ink = ink_of(framed, dpi * larger)
        return " ".join(_with_spaces(line, ink) for line in lines)


def _may_hold_figure(text: str) -> bool:
    """Whether there is a digit, or a short text of letters that digits may be taken for."""
    return bool(_DIGIT.search(text)) or (len(text) <= 3 and text.translate(_LIKE_DIGITS).strip(",.-").isdecimal())


def _with_spaces(line: TextLine, ink: Ink) -> str:
    """The line with spaces where they are printed: Tesseract joins "70" and "%", "1" and "204" at times, and parts "4,9"."""
    symbols = [(symbol, n) for n, word in enumerate(line.words) for symbol in word.symbols]
    out = "".join(symbol.text for symbol, _ in symbols[:1])
    for (before, n), (after, m) in itertools.pairwise(symbols):
        told = before.text + after.text
        if before.text.isdigit() and (after.text.isdigit() or after.text == "%"):
            least = _SPACE if after.text == "%" else _SPACE_OF_DIGITS
            high = before.box[3] - before.box[1]  # boxes reach over the next sign at times: the ink tells
            inked = np.any(ink[before.box[1] : before.box[3], before.box[0] : after.box[2]], axis=0)
            space = _gap(inked.tolist()) > least * high
        else:
            space = n != m and not any(sign in _WITHIN for sign in told)
        out += f" {after.text}" if space else after.text
    return out


def _gap(inked: list[bool]) -> int:
    """How many columns are empty behind the first sign."""
    runs = [(told, len(list(run))) for told, run in itertools.groupby(inked)]
    first = next((n for n, (told, _) in enumerate(runs) if told), len(runs))
    return runs[first + 1][1] if first + 2 < len(runs) else 0


def _agreed(text: str, again: str) -> str | None:
    """What two readings say together; None where they say different figures."""
    if _digits(text) == _digits(again):
        return again if "%" in again or not _has_letters(text) else text
    if _same_figure(text.translate(_LIKE_DIGITS), again) and not _has_letters(again):
        return again
    words, heard = text.split(), again.replace("%", " % ").split()
    if "%" in heard and len(words) == len(heard):  # the first model has no percent sign
        rest = [(a, b) for a, b in zip(words, heard, strict=True) if b != "%"]
        garbage = [a for a, b in zip(words, heard, strict=True) if b == "%"]
        if all(_digits(a) == _digits(b) for a, b in rest) and all(_UNIT_GARBAGE.fullmatch(a) for a in garbage):
            return again
    return None


def _digits(text: str) -> list[str]:
    """Its figures, whatever the dashes and spaces."""
    return re.findall(r"\d+|(?<=\d)[.,:/](?=\d)|[-+](?=\s?\d)", re.sub(r"[−–—]", "-", "".join(text.split())))


def _same_figure(one: str, other: str) -> bool:
    return bool(_digits(one)) and _digits(one) == _digits(other)


def _is_figure(text: str) -> bool:
    """Whether a text is a figure in form, and may be right."""
    return _FIGURE.fullmatch(text.strip()) is not None


def _is_percent(again: str, text: str) -> bool:
    """Whether the first reading is that of a percentage whose sign was taken for letters or digits, joined with it."""
    figure = again.removesuffix("%").strip()
    joined = text.replace(" ", "")
    return figure != again and joined.startswith(figure) and len(joined) - len(figure) <= _SIGN_AS


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)
