"""What glyphs and small pictures mean: the questions behind `patterns/signs.toml`."""

from __future__ import annotations

from colorsys import rgb_to_hsv

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.delays import Delay, Delays
from vpextract.knowledge.progress import Progress
from vpextract.knowledge.schema_signs import PictureSign, SignsFile

_FIELD_ERRORS = 4
"""Pictures whose marks differ in at most this many of the 64 fields are one: drawn at another size, the edge moves."""
_COLOR_ERRORS = 2
"""And whose main colours differ by at most this many of 15 steps in red, green and blue."""
_VARIATION = "\ufe0f"
_PRIVATE = 0xF000


class Signs:
    """The patterns of one run about signs, ready to be asked."""

    def __init__(self, file: SignsFile) -> None:
        self._file = file
        self._glyphs = {glyph: sign for sign, glyphs in file.glyphs.items() for glyph in glyphs}
        self._words = {word: sign for sign, words in file.words.items() for word in words}
        self._progress = Progress(file.progress)
        self._delays = Delays(file.delays)
        self._shapes = {glyph: shape for shape, glyphs in file.glyph_shapes.items() for glyph in glyphs}
        self._bullet_shapes = frozenset(file.bullets.shapes)
        self._bullets = frozenset(file.bullets.marks)
        self._first = frozenset(text[0] for text in (*self._glyphs, *self._shapes))
        self._symbols = {
            (font, letter): glyph
            for font, letters in file.symbols.items()
            for own, glyph in letters.items()
            for letter in (own, chr(_PRIVATE + ord(own)))
        }
        self._fonts = sorted(file.symbols, key=len, reverse=True)

    def of_glyph(self, glyph: str) -> str | None:
        """What a status glyph means; None for any other letter."""
        return self._glyphs.get(glyph.replace(_VARIATION, ""))

    @asked_once
    def of_word(self, text: str) -> str | None:
        """The sign that a word in a column for the status stands for."""
        lean = " ".join(text.split()).rstrip(".").casefold()
        return self._words.get(lean) or self._progress.of(lean)

    @asked_once
    def delay_in(self, comment: str, until: int | None = None) -> Delay | None:
        """What a comment on an activity says about delays, with the sentence that says it; `until` is the year of its end."""
        return self._delays.of(comment, until)

    def leading(self, text: str) -> str:
        """The status glyph that a text begins with, as printed; "" where it does not."""
        if not text or text[0] not in self._first:
            return ""
        for length in (2, 1):
            glyph = text[:length]
            if glyph in self._glyphs or glyph in self._shapes:
                return glyph + (_VARIATION if text[length : length + 1] == _VARIATION else "")
        return ""

    def shape_of_glyph(self, glyph: str) -> str:
        """The shape that a glyph shows, where its colour tells what it means; "" for others."""
        return self._shapes.get(glyph.replace(_VARIATION, ""), "")

    def plain(self, glyph: str, font: str) -> str:
        """The glyph that a letter of a font of signs shows ("l" in Wingdings is "●"); the letter itself in other fonts."""
        name = font.casefold().replace(" ", "").replace("-", "")
        own = next((known for known in self._fonts if known in name), "")
        return self._symbols.get((own, glyph), glyph)

    def of_picture(self, shape: str, color: str, digest: str, ground: str = "") -> tuple[str, ...]:
        """What a small picture means, by the first entry that fits; `unknown:` and its digest where none does."""
        name = self.color(color)
        for entry in self._file.picture:
            if _fits(entry, shape, name, digest, ground):
                return (entry.sign,) if isinstance(entry.sign, str) else tuple(entry.sign)
        return (f"unknown:{digest}" if digest else "unknown",)

    def is_bullet(self, shape: str) -> bool:
        """Whether a picture much smaller than the letters may be the mark of a list item."""
        return shape in self._bullet_shapes

    def is_bullet_mark(self, glyph: str) -> bool:
        """Whether a glyph also stands before list items."""
        return glyph in self._bullets

    def color(self, seen: str) -> str:
        """The name of a colour ("#2e7d32" → "green"); "" for one between two names. A name stays as it is."""
        if not seen.startswith("#"):
            return seen
        red, green, blue = (int(seen[at : at + 2], 16) for at in (1, 3, 5))
        colors = self._file.colors
        if max(red, green, blue) - min(red, green, blue) < colors.chroma:
            return "black" if max(red, green, blue) < colors.black else "grey"
        hue = 360 * rgb_to_hsv(red, green, blue)[0]
        return next((name for name, ranges in colors.hues.items() if any(a <= hue <= b for a, b in ranges)), "")


def _fits(entry: PictureSign, shape: str, color: str, digest: str, ground: str) -> bool:
    wanted = ((entry.shape, shape), (entry.color, color), (entry.ground, ground))
    return all(not want or want == seen for want, seen in wanted) and (
        not entry.digest or _nearly_same(entry.digest, digest)
    )


def _nearly_same(a: str, b: str) -> bool:
    """Whether two marks have one shape and ground, and nearly the same fields and colour."""
    (look, _, own), (other, _, seen) = a.rpartition("-"), b.rpartition("-")
    if look != other or not seen:
        return False
    fields = (int(own[:16], 16) ^ int(seen[:16], 16)).bit_count()
    steps = max(abs(int(x, 16) - int(y, 16)) for x, y in zip(own[16:], seen[16:], strict=True))
    return fields <= _FIELD_ERRORS and steps <= _COLOR_ERRORS
