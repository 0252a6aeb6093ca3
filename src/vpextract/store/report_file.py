"""`OUTPUT/report.csv`: every file with what became of it, why, and what to do. It is written anew by each run, whole.

Of a document that lost something, or that was not understood in all of it, the worst doubts are told; `issues` has all of them.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from vpextract.formulas import guarded
from vpextract.issues import CODES, LOSSES
from vpextract.store.layout import REPORT
from vpextract.store.list_file import write_bytes
from vpextract.store.opened import Rows
from vpextract.store.skipped import SKIPPED

COLUMNS = ("file", "status", "reader", "reason", "what_to_do", "board", "doc_type", "year", "tertial", "document_id")
_DOCUMENTS = (
    "source",
    "copies",
    "status",
    "reader",
    "error",
    "board",
    "doc_type",
    "year",
    "tertial",
    "document_id",
    "edition_reason",
    "preferred",
)
_TOLD = 3
"""So many kinds of doubt of one document are told."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\S)")
_THEN = "Close it in other programs and run again; the datasets are written."


def write_report(folder: str | Path, sheet: bytes) -> None:
    """Renew the report where it changed. Raises OutputError."""
    write_bytes(folder, REPORT, sheet, _THEN)


def report_of(rows: Rows) -> bytes:
    """The sheet: a line for each file, by name; nothing in it can become a formula."""
    documents = rows.table("documents", columns=_DOCUMENTS).to_pylist()
    doubts = _doubts(rows)
    lines = [line for one in documents for line in _lines(one, doubts.get(one["document_id"], []))]
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guarded(cell) for cell in line] for line in sorted(lines))
    return sheet.getvalue().encode("utf-8-sig")


def _doubts(rows: Rows) -> dict[str, list[Mapping[str, Any]]]:
    """What may have cost rows or texts, by document."""
    issues = rows.table("issues", columns=("document_id", "code", "severity", "message"))
    lost = pc.or_(pc.equal(issues.column("severity"), "error"), pc.is_in(issues.column("code"), pa.array(LOSSES)))
    found: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for issue in issues.filter(pc.and_(lost, pc.not_equal(issues.column("severity"), "info"))).to_pylist():
        found[issue["document_id"]].append(issue)
    return found


def _lines(document: Mapping[str, Any], doubts: Sequence[Mapping[str, Any]]) -> Iterable[tuple[str, ...]]:
    status = document["status"]
    if status in ("failed", SKIPPED):
        reason, advice = _parted(document["error"] or "")
    else:
        reason, advice = _told(doubts)
        status = "unsure" if status == "ok" and doubts else status
    if not document["preferred"] and not reason:
        reason = f"Another edition is preferred: {document['edition_reason']}" if document["edition_reason"] else ""
    rest = [document[name] for name in ("board", "doc_type", "year", "tertial", "document_id")]
    told = ["" if cell is None else str(cell) for cell in rest]
    reader = "" if document["reader"] == "none" else document["reader"]
    yield (document["source"], status, reader, reason, advice, *told)
    for copy in document["copies"]:
        yield (copy, "copy", "", f"The same bytes as {document['source']}", "", *told)


def _parted(error: str) -> tuple[str, str]:
    """What is wrong, and what to do: the sentences say the one and then the other."""
    first, *others = _SENTENCE_END.split(error.strip())
    return first, " ".join(others)


def _told(doubts: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    by_code: defaultdict[str, list[str]] = defaultdict(list)
    for issue in sorted(doubts, key=lambda issue: issue["severity"] != "error"):
        by_code[issue["code"]].append(issue["message"])
    some = list(by_code.items())[:_TOLD]
    reason = "; ".join(texts[0] + (f" (and {len(texts) - 1} more)" if len(texts) > 1 else "") for _, texts in some)
    advice = dict.fromkeys(CODES[code].advice for code, _ in some if code in CODES)
    return reason, " ".join(advice)
