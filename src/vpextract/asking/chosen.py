"""Names that people give → what the output calls it: documents, boards, years and kinds; what is not there is told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from vpextract.errors import RequestError
from vpextract.store.reading import Output
from vpextract.terms import PRINTED, SHORT, TERTIAL_REPORT, report_code

_YEARS = re.compile(r"(\d{1,5})(?:\s*(?:-|–|\.\.)\s*(\d{1,5}))?")
_TOLD = 10
"""Documents or boards that are named where one was asked for that is not there."""
_MOST_YEARS = 200


class Kind(NamedTuple):
    """A kind of document; `tertial` None: of any."""

    doc_type: str
    tertial: int | None = None


def matching_documents(output: Output, wanted: str | None) -> list[str] | None:
    """The document_ids that `wanted` names: an id, a source or a file name, the beginning of ids, or words of id, file,
    board and title, each whole or a part. The first of these that fits anything. None means all.

    Raises RequestError where it names none.
    """
    if wanted is None:
        return None
    known = output.table("documents", columns=["document_id", "source", "board", "title"]).to_pylist()
    parts = folded(wanted).split()
    for matches in (
        [d["document_id"] for d in known if wanted in (d["document_id"], d["source"])],
        [d["document_id"] for d in known if PurePosixPath(d["source"]).name == wanted],
        [d["document_id"] for d in known if d["document_id"].startswith(wanted)],
        [d["document_id"] for d in known if all(part in _told_of(d) for part in parts)],
    ):
        if matches and wanted.strip():
            return matches
    some = ", ".join(d["document_id"] for d in known[:_TOLD]) + (", …" if len(known) > _TOLD else "")
    raise RequestError(f"There is no document {wanted!r} in {output.path}. There are: {some or 'none at all'}.")


def _told_of(document: dict[str, Any]) -> str:
    return folded(" ".join(str(document[name] or "") for name in ("document_id", "source", "board", "title")))


def matching_boards(output: Output, wanted: Iterable[str]) -> list[str]:
    """The board_ids that names stand for: an id or a name as documents give it, else what begins so, else what holds it.

    Several may stand in one, with commas between them, as long as no board is called so. Raises RequestError.
    """
    table = output.table("documents", columns=["board_id", "board"])
    known: dict[str, set[str]] = {}
    for row in table.group_by(["board_id", "board"]).aggregate([]).to_pylist():
        if row["board_id"] is not None:
            known.setdefault(row["board_id"], set()).update((folded(row["board_id"]), folded(row["board"] or "")))
    found: list[str] = []
    for name in wanted:
        whole = _boards(known, name)
        found += whole or [
            board for part in name.split(",") for board in _boards(known, part) or _no_board(known, part)
        ]
    return list(dict.fromkeys(found))


def _boards(known: dict[str, set[str]], name: str) -> list[str]:
    asked = folded(name).strip()
    if not asked:
        return []
    for fits in (str.__eq__, str.startswith, str.__contains__):
        matches = [board for board, names in known.items() if any(fits(one, asked) for one in names)]
        if matches:
            return sorted(matches)
    return []


def _no_board(known: dict[str, set[str]], name: str) -> list[str]:
    near = get_close_matches(folded(name).strip(), known, 3, 0.5)
    some = ", ".join(sorted(known)[:_TOLD]) + (", …" if len(known) > _TOLD else "")
    told = f"Did you mean {' or '.join(near)}?" if near else f"There are: {some or 'none'}."
    raise RequestError(f"There is no board {name.strip()!r}. {told}")


def asked_years(wanted: Iterable[str]) -> list[int]:
    """Years as people write them: 2021, 2021,2022, 2021-2023. Raises RequestError."""
    found: set[int] = set()
    for part in (part.strip() for given in wanted for part in given.split(",")):
        match = _YEARS.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if not first <= last < first + _MOST_YEARS:
            raise RequestError(f"{part!r} is no year. Write such as 2021, 2021,2022 or 2021-2023.")
        found.update(range(first, last + 1))
    return sorted(found)


def asked_kinds(wanted: Iterable[str]) -> list[Kind | str]:
    """Kinds of documents: vp, t1, t2, t3, vb, or their names, in whole; else the word itself, as kinds of rows are called."""
    kinds = [Kind(kind) for kind in SHORT] + [Kind(TERTIAL_REPORT, tertial) for tertial in (1, 2, 3)]
    codes = {report_code(*kind): kind for kind in kinds}
    names = {folded(name): Kind(kind) for kind, printed in PRINTED.items() for name in (kind, printed)}
    words = (word.strip() for given in wanted for word in given.split(","))
    return [codes.get(folded(word)) or names.get(folded(word)) or word for word in words]


def folded(text: str) -> str:
    """The text with case, accents and composition left out of account, but for å, ä and ö, which are letters."""
    plain = unicodedata.normalize("NFC", text).casefold()
    kept = (c if c in "åäö" else unicodedata.normalize("NFD", c)[0] for c in plain)
    return "".join(kept)


def kinds_told(kinds: Sequence[Kind | str]) -> list[str]:
    """The words that are no kinds of documents."""
    return [kind for kind in kinds if isinstance(kind, str)]
