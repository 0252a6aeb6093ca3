"""A report: gathered from an output, rendered by Jinja2 with everything escaped, and put in place whole."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from vpextract.errors import MissingPackageError
from vpextract.exporting.cells import clean
from vpextract.exporting.files import replacing
from vpextract.languages import catalogue
from vpextract.reporting import swedish, words
from vpextract.reporting.activities import activities
from vpextract.reporting.coverage import coverage
from vpextract.reporting.doubts import doubts
from vpextract.reporting.economy import economy
from vpextract.reporting.goals import goal_trees
from vpextract.reporting.indicators import indicators
from vpextract.reporting.judged import judged, missed
from vpextract.reporting.scope import Board, Row, Scope, short
from vpextract.store.reading import Output

_SECTIONS = ("kort", "underlag", "arsmal", "mal", "indikatorer", "aktiviteter", "ekonomi", "tvekan")
"""By the names that lead to them."""


@dataclass(frozen=True)
class Made:
    """What was written: how many bytes, of how many documents."""

    bytes: int
    documents: int


def write_report(output: Output, file: Path, boards: Sequence[str] = (), years: Sequence[str] = ()) -> Made:
    """Write one HTML file that opens without a network. Needs the extra `report`.

    Raises RequestError for boards and years that are not there, OutputError where the file cannot be written.
    """
    scope = Scope(output, boards, years)
    with replacing(file) as draft:
        page = render(scope).encode("utf-8", "replace")
        draft.write_bytes(page)
    return Made(len(page), len(scope.documents))


def render(scope: Scope) -> str:
    """The page. The same rows give the same page, whenever and wherever."""
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
        from markupsafe import Markup
    except ImportError:
        raise MissingPackageError("Jinja2 is not installed. Install it: pip install 'vpextract[report]'") from None
    environment = Environment(
        loader=PackageLoader("vpextract.reporting", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    style, script = _own("style.css"), _own("page.js")
    own = {"style": Markup(style), "script": Markup(script)}
    hashes = {"style_hash": _hash(style), "script_hash": _hash(script)}
    environment.filters["drawn"] = Markup
    return environment.get_template("page.html").render(**own, **hashes, **_told(scope))


def _told(scope: Scope) -> dict[str, Any]:
    """All that the templates speak of."""
    every = indicators(scope)
    acts = activities(scope)
    dates = [row["document_date"] for row in scope.documents if row["document_date"]]
    return {
        **_words(scope),
        "title": _title(scope),
        "sections": [(name, words.text(f"section_{name}")) for name in _SECTIONS],
        "boards": scope.boards,
        "documents": scope.documents,
        "years": _years(scope),
        "newest": max(dates, default=None),
        "version": scope.output.version,
        "coverage": coverage(scope),
        "judged": judged(every),
        "missed": missed(every),
        "trees": goal_trees(scope),
        "indicators": every,
        "activities": acts,
        "late": sum(one.late for part in acts for one in part.activities),
        "economy": economy(scope),
        "doubts": doubts(scope),
    }


def _words(scope: Scope) -> Mapping[str, Any]:
    """What the templates call."""
    keys = {board: f"b{n}" for n, board in enumerate(scope.boards)}
    sv = catalogue("sv")

    def key(board: Board) -> str:
        return keys.get(board, "")

    def of(row: Row) -> str:
        return short(row["doc_type"], row["tertial"])

    return {
        "key": key,
        "board_of": scope.board,
        "source_of": scope.source_of,
        "short": of,
        "anchor": lambda series_id: f"s-{series_id}",
        "word": sv.value,
        "meaning": sv.meaning,
        "advice": sv.advice,
        "message": lambda row: sv.message(row["message"]),
        "number": swedish.number,
        "day": swedish.day,
        "several": swedish.several,
        "used": words.used,
        "cell": words.cell,
        "unbroken": words.unbroken,
        "notes": words.notes,
        "bases": words.bases,
    }


def _title(scope: Scope) -> str:
    places = sorted({board.municipality for board in scope.boards if board.municipality})
    told = " ".join(filter(None, (words.text("title"), swedish.span(_years(scope)))))
    return f"{told} · {', '.join(places)}" if places else told


def _years(scope: Scope) -> list[int]:
    return sorted({row["year"] for row in scope.documents if row["year"]})


def _own(name: str) -> str:
    return files("vpextract.reporting").joinpath("page", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
