"""Pictures that nobody knows yet → one issue each that says how to teach them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpextract.issues import CODES
from vpextract.knowledge import Knowledge
from vpextract.model import Activity, Goal, Indicator, Issue, Picture
from vpextract.recognise.signs import PROGRESS, STATUSES, UNKNOWN


def unknown_signs(
    goals: Sequence[Goal],
    indicators: Sequence[Indicator],
    activities: Sequence[Activity],
    pictures: Sequence[Picture],
    knowledge: Knowledge,
) -> Iterator[Issue]:
    """One issue for each unknown picture that stands where a status should, with the lines that teach it."""
    rows: list[tuple[str, str | None, int | None]] = [(g.goal_id, g.status, g.place.page) for g in goals]
    rows += [(i.indicator_id, i.status, i.place.page) for i in indicators]
    rows += [(a.activity_id, a.status, a.place.page) for a in activities]
    for picture in pictures:
        hits = [(page or 0, row_id) for row_id, status, page in rows if status == f"{UNKNOWN}:{picture.digest}"]
        if not hits:
            continue
        page, row_id = min(hits, key=lambda hit: hit[0])
        yield Issue("unknown_sign", _message(picture, len(hits), page, knowledge), _SEVERITY, page or None, row_id)


_SEVERITY = CODES["unknown_sign"].severity
_LOOKS = {"disc": " on a disc", "tile": " on a tile", "ring": " in a ring", "frame": " in a frame", "": ""}


def _message(picture: Picture, count: int, page: int, knowledge: Knowledge) -> str:
    rows = "1 row has" if count == 1 else f"{count} rows have"
    color = f"{knowledge.known_signs.color(picture.color)} {picture.color}".strip()
    look = (
        f"shape {picture.shape!r}{_LOOKS[picture.ground]}, {f'colour {color}' if color else 'which cannot be decoded'}"
    )
    signs = "/".join((*STATUSES, *PROGRESS, "none"))
    return (
        f"{rows} a picture whose meaning is not known ({look}), first on page {page}. To teach it, put this into signs.toml "
        f'in your own patterns folder, with the right sign, and use --patterns:\n[[picture]]\ndigest = "{picture.digest}"\n'
        f'sign = "{STATUSES[0]}" # {signs}'
    )
