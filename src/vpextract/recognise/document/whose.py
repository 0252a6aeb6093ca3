"""Whose document it is: the board, and the municipality.

For the board, surest first: the title; a line of the front that is nothing but a name; what the first page and the whole
text name most; a listed district over the report. The government of a municipality is the sender only where nobody else
is, since most reports go there in the end. A report of a whole municipality has no board from the boards that it names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from vpextract.knowledge import Knowledge
from vpextract.model import Paragraph
from vpextract.recognise.document.fronts import SHORT, FrontText
from vpextract.recognise.document.titles import Title

_FRONT_WEIGHT = 60
"""A short line of the first page ("Till …") counts like so many mentions in the text."""
_NEAR_TITLE = 3
_MOST_SITES = 40
_FEW_MENTIONS = 2
"""A municipality that running text names once may be any."""
_TELLING_SHARE = 0.5

Whose = tuple[str | None, str | None]
"""The board's name, and why it is unsure."""


def board_of(
    texts: Sequence[Paragraph], front: Sequence[FrontText], title: Title | None, knowledge: Knowledge
) -> Whose:
    """The board's name as the document gives it."""
    if title is not None:
        named = knowledge.board_lines.in_title(title.parts)
        if named is not None:
            return named, None
        flat = any(one.flat and one.text == title.line for one in front)
        found = _counted(Counter([title.text if flat else title.line]), knowledge)
        if found:
            return _most(found), None
        if not flat:
            districts = (knowledge.board_lines.district(text) for text, _ in title.parts)
            if (named := next(filter(None, districts), None)) is not None:
                return named, None
    alone = _alone(front, title, knowledge)
    boards = {
        key: names for key, names in alone.items() if not knowledge.board_lines.is_government(_most({key: names}))
    }
    whole = title is not None and _of_whole_municipality(title, knowledge)
    needed = not whole and len(boards) != 1  # one board alone is it, whatever else is named
    mentioned = _counted(_weighted(texts, front), knowledge) if needed else {}
    if boards:
        return _surest(boards, mentioned)
    if (district := _district(front, knowledge)) is not None:
        key = knowledge.board_names.id_of(district)
        return (_most({key: mentioned[key]}) if key in mentioned else district), None
    if mentioned and not alone:
        return _clearly(mentioned)
    return (_most(alone), None) if alone else (None, None)


def sender_of(front: Sequence[FrontText], knowledge: Knowledge) -> str | None:
    """The board of a document that is none of the three kinds, where it is sure: minutes whose front has one board alone."""
    if not any(knowledge.titles.is_minutes(one.text) for one in front if not one.flat):
        return None
    alone = _alone(front, None, knowledge)
    return _most(alone) if len(alone) == 1 else None


def _alone(front: Sequence[FrontText], title: Title | None, knowledge: Knowledge) -> dict[str, Counter[str]]:
    """Names that lines of the front consist of, by board; those near the title count more."""
    found: dict[str, Counter[str]] = {}
    for n, one in enumerate(front):
        if one.flat:
            lines = knowledge.board_lines
            names = [name for name in lines.addressees(one.text) if lines.is_government(name)]
        else:
            name = knowledge.board_lines.alone(one.text) if len(one.text) < SHORT else None
            names = [name] if name is not None else []
        near = title is not None and abs(n - title.at) <= _NEAR_TITLE
        for name in names:
            found.setdefault(knowledge.board_names.id_of(name), Counter())[name] += 2 if near else 1
    return found


def _surest(alone: dict[str, Counter[str]], mentioned: dict[str, Counter[str]]) -> Whose:
    """Of the boards that stand alone the one that is named most elsewhere, too."""
    totals = {
        key: names.total() * _FRONT_WEIGHT + mentioned.get(key, Counter()).total() for key, names in alone.items()
    }
    first, *rest = sorted(totals, key=lambda key: -totals[key])
    doubt = None
    if rest and totals[rest[0]] == totals[first]:
        names = " and ".join(repr(_most({key: alone[key]})) for key in (first, rest[0]))
        doubt = f"{names} are as likely to be the board; the first was taken"
    return _most({first: alone[first]}), doubt


def _clearly(mentioned: dict[str, Counter[str]]) -> Whose:
    totals = sorted((names.total() for names in mentioned.values()), reverse=True)
    if len(totals) > 1 and totals[0] <= _TELLING_SHARE * sum(totals):
        return None, None
    return _most(mentioned), None


def _weighted(texts: Sequence[Paragraph], front: Sequence[FrontText]) -> Counter[str]:
    """All texts, those of the front many times."""
    counts = Counter(text for p in texts for text in _sides(p))
    for text, rank, flat in front:
        counts[text] += _FRONT_WEIGHT if rank or flat or len(text) < SHORT else 1
    return counts


def _sides(paragraph: Paragraph) -> tuple[str, ...]:
    return tuple(chain.from_iterable(paragraph.sides)) or (paragraph.text,)


def _counted(texts: Counter[str], knowledge: Knowledge) -> dict[str, Counter[str]]:
    """The boards that texts name, as they spell them."""
    spelt: dict[str, Counter[str]] = {}
    for text, times in texts.items():
        for name in knowledge.board_names.in_text(text):
            spelt.setdefault(knowledge.board_names.id_of(name), Counter())[name] += times
    return spelt


def _most(spelt: dict[str, Counter[str]]) -> str:
    """The board that is named most, as it is mostly spelt."""
    return max(spelt.values(), key=lambda names: names.total()).most_common(1)[0][0]


def _district(front: Sequence[FrontText], knowledge: Knowledge) -> str | None:
    lines = knowledge.board_lines
    names = (lines.office_in(one.text) if one.flat else lines.district(one.text) for one in front)
    return next((name for name in names if name is not None), None)


def _of_whole_municipality(title: Title, knowledge: Knowledge) -> bool:
    return bool(knowledge.municipalities.in_text(title.text)) or knowledge.titles.of_all(title.text)


# --- the municipality -------------------------------------------------------------------------------------------------


def municipality_of(texts: Sequence[Paragraph], front: Sequence[FrontText], knowledge: Knowledge) -> str | None:
    """The municipality that the front names, else the one that the text mostly does, else one that a line of the front may
    name and the text does, else that of a web site on the front."""
    names = knowledge.municipalities
    lines = [one.text for one in front if one.flat or len(one.text) < SHORT]
    on_front = Counter(name for text in lines for name in set(names.in_text(text)))
    if on_front:
        return _only(on_front, 0.0)
    # Running text names the region that a municipality works with more often than the municipality itself.
    named = (name for p in texts for name in set(names.in_text(p.text)) if not names.is_region(name))
    in_text = Counter(named)
    if in_text.total() >= _FEW_MENTIONS and (found := _only(in_text, _TELLING_SHARE)) is not None:
        return found
    alone = (name for one in front if (name := names.of_line(one.text)) is not None)
    if (found := next((name for name in alone if _is_named_within(texts, name)), None)) is not None:
        return found
    sites = (names.of_site(one.text) for one in front[:_MOST_SITES])
    return next((name for name in sites if name is not None), None)


def _is_named_within(texts: Sequence[Paragraph], name: str) -> bool:
    """Whether a sentence has a name behind a small letter, as no adjective has a capital there."""
    mention = re.compile(rf"(?<=[a-zåäöé] ){re.escape(name)}s?\b")
    return any(mention.search(p.text) is not None for p in texts)


def _only(named: Counter[str], share: float) -> str | None:
    """The one that is named most, where it has more than this share of all mentions."""
    (first, times), *rest = named.most_common(2)
    if rest and rest[0][1] == times:
        return None
    return first if times > share * named.total() else None
