"""What Tesseract reads in a picture: lines of words with their letters' boxes and how sure it is of each."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median
from typing import Any, NamedTuple

from vpextract.reading.ocr.pictures import Grey

PIXELS = tuple[int, int, int, int]


class Symbol(NamedTuple):
    """A letter and its box in pixels."""

    text: str
    box: PIXELS


class Word(NamedTuple):
    """`sure` is 0 to 100."""

    text: str
    box: PIXELS
    sure: float
    symbols: tuple[Symbol, ...]


class TextLine(NamedTuple):
    """The words of a line from left to right; `base` is the height of its baseline at its middle, `slope` how it falls."""

    words: tuple[Word, ...]
    base: float
    slope: float


def height_of_words(lines: Iterable[TextLine], letters: int, sure: float = -1.0) -> float:
    """How high words of so many letters usually are, those that are surer than this; 0 for none."""
    words = [word for line in lines for word in line.words if len(word.text) >= letters and word.sure > sure]
    return float(median([word.box[3] - word.box[1] for word in words])) if words else 0.0


class Engine:
    """Tesseract with one language. `mode` is its page segmentation mode."""

    def __init__(self, tessdata: str, language: str, mode: int) -> None:
        import tesserocr

        self._levels = tesserocr.RIL
        self._api = tesserocr.PyTessBaseAPI(path=tessdata, lang=language, psm=mode, oem=tesserocr.OEM.LSTM_ONLY)
        self._iterate = tesserocr.iterate_level

    def lines(self, grey: Grey, dpi: float) -> list[TextLine]:
        """All lines of a picture."""
        high, wide = grey.shape
        self._api.SetImageBytes(grey.tobytes(), wide, high, 1, wide)
        self._api.SetSourceResolution(round(dpi))
        if not self._api.Recognize():
            return []
        found = self._api.GetIterator()
        lines = list(self._lines(found)) if found is not None else []
        self._api.Clear()
        return lines

    def _lines(self, found: Any) -> list[TextLine]:
        line, word, letter = self._levels.TEXTLINE, self._levels.WORD, self._levels.SYMBOL
        lines: list[list[Word]] = []
        bases: list[Any] = []
        symbols: list[Symbol] = []
        for at in self._iterate(found, letter):
            if at.Empty(word):
                continue
            if at.IsAtBeginningOf(line) or not lines:
                lines.append([])
                bases.append(at.Baseline(line))
            if at.IsAtBeginningOf(word):
                symbols = []
                text, box = at.GetUTF8Text(word), at.BoundingBox(word)
                lines[-1].append(Word(text.strip(), box, at.Confidence(word), ()))
            text, box = at.GetUTF8Text(letter), at.BoundingBox(letter)
            if box is not None and lines[-1]:
                symbols.append(Symbol(text, box))
                lines[-1][-1] = lines[-1][-1]._replace(symbols=tuple(symbols))
        return [_line(words, base) for words, base in zip(lines, bases, strict=True) if words]


def _line(words: list[Word], base: Any) -> TextLine:
    bottom = max(word.box[3] for word in words)
    if base is None:
        return TextLine(tuple(words), float(bottom), 0.0)
    (x0, y0), (x1, y1) = base
    return TextLine(tuple(words), (y0 + y1) / 2, (y1 - y0) / max(1, x1 - x0))
