"""A paragraph's element → its letters as they are read with all changes accepted: no hidden texts, no codes of fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from vpextract.characters import plain
from vpextract.marks import can_be_raised, raised
from vpextract.model.pages import Picture
from vpextract.model.word import Span
from vpextract.reading.word.numbering import roman
from vpextract.reading.word.styles import Letters, Styles, letters_said
from vpextract.reading.word.tags import MC, M, W, value_of

LINE_END = "\n"
_TEXTS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": LINE_END,
    f"{W}cr": LINE_END,
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
_AROUND = {
    W + name
    for name in (
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "ins",
        "moveTo",
        "customXml",
        "fldSimple",
        "bdo",
        "dir",
        "ruby",
        "rubyBase",
    )
}
"""Elements around letters that say nothing about whether they are read."""
GONE = {f"{W}del", f"{W}moveFrom"}
"""What is not there once all changes are accepted."""
CAME = {f"{W}ins", f"{W}moveTo"}
_SHOWN = {f"{W}drawing", f"{W}pict", f"{W}object"}
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_CONTENTS = ("TOC", "TOA")


@dataclass(slots=True)
class Changes:
    """How many pieces of text were put in and taken out without that being accepted, and the first paragraph of these."""

    came: int = 0
    gone: int = 0
    first: int | None = None

    def saw(self, tag: str, number: int) -> None:
        """Count a piece."""
        self.came += tag in CAME
        self.gone += tag in GONE
        if self.first is None:
            self.first = number


@dataclass(slots=True)
class Fields:
    """The fields that are open: of each whether its result is reached, and the code that makes it."""

    open: list[list[Any]] = field(default_factory=list)

    def saw(self, kind: str | None) -> None:
        """A field begins, its result begins, or it ends."""
        if kind == "begin":
            self.open.append([False, ""])
        elif kind == "separate" and self.open:
            self.open[-1][0] = True
        elif kind == "end" and self.open:
            self.open.pop()

    def says(self, code: str) -> None:
        """Go on with the code of the innermost field."""
        if self.open and not self.open[-1][0]:
            self.open[-1][1] += code

    @property
    def in_code(self) -> bool:
        """Whether what stands here is part of a field's code, and not of its result."""
        return any(not reached for reached, _ in self.open)

    @property
    def in_contents(self) -> bool:
        """Whether what stands here is made by the field of a table of contents."""
        return any(reached and code.split()[:1] in ([name] for name in _CONTENTS) for reached, code in self.open)


@dataclass(slots=True)
class Notes:
    """The notes at the foot or end that were referred to: the kind and mark of each, and the number printed for it."""

    found: dict[tuple[str, str], str] = field(default_factory=dict)

    def number_of(self, kind: str, mark: str) -> str:
        """What is printed for a note."""
        if (kind, mark) not in self.found:
            count = 1 + sum(of == kind for of, _ in self.found)
            self.found[kind, mark] = roman(count) if kind == "endnotes" else str(count)
        return self.found[kind, mark]


class LetterReader:
    """Reads the letters of paragraphs; what it meets on the way (changes, open fields, notes) it keeps from one to the next."""

    def __init__(self, styles: Styles, pictures: Callable[[Any], list[Picture]]) -> None:
        self.changes, self.fields, self.notes = Changes(), Fields(), Notes()
        self._styles, self._pictures = styles, pictures
        self._number = 0
        self._spans: list[Span] = []
        self.drawn: list[Any] = []

    def spans(self, paragraph: Any, number: int, look: Letters) -> list[Span]:
        """The letters of a paragraph that look like `look` where nothing else is said, line ends as "\\n" of their own.

        What is drawn at it stands in `drawn` afterwards: it may hold texts.
        """
        self._number, self._spans, self.drawn = number, [], []
        self._inside(paragraph, look)
        return self._spans

    def _inside(self, element: Any, look: Letters) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, look)
            elif tag in GONE:
                self.changes.saw(tag, self._number)
            elif tag in _AROUND:
                if tag in CAME and len(child):
                    self.changes.saw(tag, self._number)
                self._inside(child, look)
            elif tag == f"{M}oMath" or tag == f"{M}oMathPara":
                self._add("".join(text.text or "" for text in child.iter(f"{M}t")), look)
            elif tag == f"{MC}AlternateContent":
                for chosen in chosen_of(child):
                    self._inside(chosen, look)

    def _run(self, run: Any, look: Letters) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None:
            look = look.under(self._styles.letters(value_of(properties, "rStyle"))).under(letters_said(properties))
        for child in run:
            self._piece(child, look)

    def _piece(self, child: Any, look: Letters) -> None:
        tag = child.tag
        if tag == f"{W}fldChar":
            self.fields.saw(child.get(f"{W}fldCharType"))
        elif tag == f"{W}instrText":
            self.fields.says(child.text or "")
        elif tag == f"{MC}AlternateContent":
            for chosen in chosen_of(child):
                for piece in chosen:
                    self._piece(piece, look)
        elif look.hidden or self.fields.in_code:
            return
        elif tag == f"{W}t":
            self._add(child.text or "", look)
        elif tag in _TEXTS:
            self._add(_TEXTS[tag], look)
        elif tag == f"{W}sym":
            self._symbol(child, look)
        elif tag in _NOTES:
            if child.get(f"{W}customMarkFollows") not in ("1", "true", "on"):
                self._add(
                    raised(self.notes.number_of(_NOTES[tag], child.get(f"{W}id", ""))), look._replace(raised=False)
                )
        elif tag in _SHOWN:
            self.drawn.append(child)
            self._spans += [_span("", look, picture) for picture in self._pictures(child)]

    def _symbol(self, symbol: Any, look: Letters) -> None:
        try:
            letter = chr(int(symbol.get(f"{W}char", ""), 16))
        except (ValueError, OverflowError):
            return
        self._spans.append(_span(letter, look._replace(font=symbol.get(f"{W}font", ""))))

    def _add(self, text: str, look: Letters) -> None:
        if look.raised and can_be_raised(text.strip()):
            text = raised(text)
        if text == LINE_END:
            self._spans.append(_span(LINE_END, look))
            return
        text = plain(text.replace(LINE_END, " "))
        if not text:
            return
        new = _span(text, look)
        last = self._spans[-1] if self._spans else None
        if last is not None and last.text and last.text != LINE_END and last._replace(text="") == new._replace(text=""):
            self._spans[-1] = last._replace(text=last.text + text)
        else:
            self._spans.append(new)


def chosen_of(alternate: Any) -> list[Any]:
    """Of the forms in which a file holds one thing for newer and older programs, the newest that holds something to read."""
    forms = [child for child in alternate if child.tag in (f"{MC}Choice", f"{MC}Fallback")]
    return next(([form] for form in forms if len(form)), [])


def _span(text: str, look: Letters, picture: Picture | None = None) -> Span:
    return Span(text, look.size or 0.0, bool(look.bold), look.font or "", look.color or 0, picture)
