"""The values of a row that a person may call right or wrong, each with what was decided about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from vpextract.errors import RequestError
from vpextract.model.rulings import Ruling
from vpextract.numerals import number_of
from vpextract.reviewing.desk import Desk, Row
from vpextract.store.corrected import needed, owned
from vpextract.store.corrections import VALUE, ruled_value, ruling_of

_OWNERS = {"indicators": "indicator_values", "tables": "table_cells"}
_KEYS = {"indicators": "indicator_id", "tables": "table_id"}
_PLACED = {"indicators": ("indicator_id", "name"), "tables": ("table_id", "title")}


@dataclass(frozen=True, slots=True)
class Shown:
    """A value of a row: `at` is its number among those of its document, `row` what the datasets say of it."""

    dataset: str
    at: int
    row: Row
    ruling: Ruling | None

    @property
    def read(self) -> float | None:
        """What the program read, whatever people said."""
        value: float | None = self.row["value_read"] if self.row["corrected"] else self.row["value"]
        return value

    @property
    def value(self) -> float | None:
        """What it is by all that is known, also where the datasets do not say it yet."""
        if self.ruling is not None and self.ruling.verdict == "wrong":
            said: float | None = self.ruling.told.get("value")
            return said
        return self.read


def values_of(desk: Desk, dataset: str, row_id: str, document_id: str) -> list[Shown]:
    """The values of an indicator or the cells of a table, in their order; none of other rows."""
    if dataset not in _OWNERS:
        return []
    of, key = _OWNERS[dataset], _KEYS[dataset]
    rows = _rows(desk, of, document_id)
    known = list(desk.rulings().in_force(VALUE).values())
    sha256 = desk.document(document_id)["sha256"] or ""
    own = [(at, row) for at, row in enumerate(rows) if row[key] == row_id]
    about_it = [one for one in known if one.about.get("sha256") == sha256]
    return [Shown(of, at, row, ruling_of(of, sha256, rows, at, about_it)) for at, row in own]


class Grid(NamedTuple):
    """Cells as they are printed: the columns' labels, and each row with None for what is empty."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Shown | None]]


def grid_of(cells: Sequence[Shown]) -> Grid:
    """The cells of a table in their rows and columns."""
    heads = {one.row["col"]: str(one.row["col_label"]) for one in cells}
    rows: defaultdict[int, dict[int, Shown]] = defaultdict(dict)
    for one in cells:
        rows[one.row["row"]][one.row["col"]] = one
    columns = sorted(heads)
    return Grid([heads[col] for col in columns], [[row.get(col) for col in columns] for _, row in sorted(rows.items())])


def ruling_on_value(
    desk: Desk, dataset: str, document_id: str, at: int, verdict: str | None, typed: str = ""
) -> Ruling:
    """The decision about a value of a document; `typed` is the right one as a person wrote it, "" for none.

    No `verdict` takes back what was decided. Raises RequestError for what is no number, or where there is no such value.
    """
    rows = _rows(desk, dataset, document_id) if dataset in _OWNERS.values() else []
    if not 0 <= at < len(rows):
        raise RequestError("That value is not there any more. Load the page again.")
    sha256 = desk.document(document_id)["sha256"] or ""
    known = list(desk.rulings().in_force(VALUE).values())
    told: dict[str, Any] = {"raw": rows[at]["raw"], "document": desk.document(document_id)["source"]}
    if verdict == "wrong":
        told["value"] = typed_number(typed)
    if verdict is None:
        former = ruling_of(dataset, sha256, rows, at, known)
        if former is None:
            raise RequestError("Nothing is decided about that value. Load the page again.")
        return Ruling(VALUE, former.about, None)
    return ruled_value(dataset, sha256, rows, at, verdict, told, known)


def typed_number(typed: str) -> float | None:
    """The number that a person wrote, as Swedes or programs write it; None for nothing.

    Raises RequestError for what is no number or may be two: "1.250".
    """
    text = " ".join(typed.split())
    if not text:
        return None
    number = number_of(text)
    if number is None:
        raise RequestError(
            f"{text[:40]!r} is no number, or may be two. Write it like 87,5 or -1 250, without unit; leave it empty for none."
        )
    return number


def _rows(desk: Desk, dataset: str, document_id: str) -> list[dict[str, Any]]:
    """All values of a document as a decision knows them."""
    owner = "indicators" if dataset == "indicator_values" else "tables"
    key, text = _PLACED[owner]
    owners = {row[key]: row for row in desk.rows(owner, document_id, [key, text, "page", "bbox", "line"])}
    more = ["corrected", "value_read", "col_label"] if dataset == "table_cells" else ["corrected", "value_read", "unit"]
    rows: Sequence[Row] = desk.rows(dataset, document_id, [*needed(dataset), *more])
    return [owned(dataset, row, owners) for row in rows]
