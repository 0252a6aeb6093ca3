"""What the program was unsure of, for people: the worst document first, and in the end what to do about each kind."""

from __future__ import annotations

import shlex
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.text import Text

from vpextract.asking.chosen import matching_documents
from vpextract.errors import RequestError
from vpextract.issues import CODES
from vpextract.languages.telling import counted, message, told
from vpextract.model.issue import SEVERITIES, rank_of
from vpextract.show.advice import advice
from vpextract.show.around import line_name
from vpextract.show.console import print_table
from vpextract.show.datasets import chosen_editions
from vpextract.show.location import document_in_words
from vpextract.show.plain import aligned, printable
from vpextract.store.answered import Answered
from vpextract.store.checking import Violation
from vpextract.store.identifiers import ID_COLUMNS
from vpextract.store.preferred import of_preferred
from vpextract.store.reading import Output
from vpextract.store.skipped import without_skipped

_LINE = {"line": "line {line}", "paragraph": "paragraph {line}"}
_STYLES = {"error": "red", "warning": "yellow", "info": ""}

_Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which doubts to show: of one document, of this severity or worse, of one code; of preferred editions or of all.

    Those that somebody answered are shown where `answered` asks for them.
    """

    document: str | None = None
    severity: str = "info"
    code: str | None = None
    all_editions: bool = False
    answered: bool = False

    @property
    def all_kinds(self) -> bool:
        """Whether no kind of doubt is left out."""
        return self.code is None and self.severity == SEVERITIES[-1]


@dataclass(frozen=True, slots=True)
class DocumentDoubts:
    """One document with its doubts, the worst first, then by page; `lines` are those of a text's rows."""

    document: _Row
    issues: tuple[_Row, ...]
    lines: Mapping[str, int]
    answered: int = 0
    """How many of the chosen doubts are left out, as somebody answered them."""

    @property
    def failed(self) -> bool:
        return bool(self.document["status"] == "failed")

    @property
    def counts(self) -> Counter[str]:
        return Counter(issue["severity"] for issue in self.issues)


def doubts(output: Output, wanted: Wanted) -> list[DocumentDoubts]:
    """The chosen documents with their chosen doubts, the worst document first: failed, most errors, most warnings.

    Failed documents are left out where one code is asked for. Raises RequestError for a document or code that is not
    there.
    """
    chosen = matching_documents(output, wanted.document)
    issues = output.table("issues", documents=chosen).to_pylist()
    known = {*CODES, *(issue["code"] for issue in issues)}
    if wanted.code is not None and wanted.code not in known:
        raise RequestError(f"There is no code {wanted.code!r}. There are: {', '.join(sorted(known))}.")
    shown = SEVERITIES[: rank_of(wanted.severity) + 1]
    documents = without_skipped(output.table("documents", documents=chosen))
    answers = Answered.read(output.path, documents.select(["document_id", "sha256", "source"]).to_pylist())
    by_document: dict[str, list[_Row]] = defaultdict(list)
    answered: Counter[str] = Counter()
    for issue in issues:
        if issue["severity"] in shown and wanted.code in (None, issue["code"]):
            if not wanted.answered and answers.holds(issue):
                answered[issue["document_id"]] += 1
            else:
                by_document[issue["document_id"]].append(issue)
    lines = _lines(output, by_document)
    every = [
        _found(document, by_document, lines, answered)
        for document in chosen_editions(documents, wanted.document, all_editions=wanted.all_editions).to_pylist()
        if wanted.code is None or document["status"] != "failed"
    ]
    return sorted(every, key=lambda d: (not d.failed, *(-d.counts[s] for s in SEVERITIES), d.document["source"]))


def _found(
    document: _Row, issues: Mapping[str, Sequence[_Row]], lines: Mapping[str, int], answered: Mapping[str, int]
) -> DocumentDoubts:
    name = document["document_id"]
    return DocumentDoubts(document, tuple(sorted(issues.get(name, ()), key=_order)), lines, answered.get(name, 0))


def _lines(output: Output, by_document: Mapping[str, Sequence[_Row]]) -> dict[str, int]:
    """The lines of the rows with doubts in documents that have no pages."""
    texts = [name for name, issues in by_document.items() if any(i["row_id"] and i["page"] is None for i in issues)]
    lines: dict[str, int] = {}
    for dataset, column in ID_COLUMNS.items() if texts else ():
        if dataset != "documents":
            rows = output.table(dataset, documents=texts, columns=[column, "line"]).to_pylist()
            lines |= {row[column]: row["line"] for row in rows if row.get("line") is not None and column in row}
    return lines


def print_doubts(
    found: Sequence[DocumentDoubts],
    wanted: Wanted,
    violations: Sequence[Violation],
    output: Output,
    limit: int | None,
    console: Console,
) -> None:
    """Everything that was found; of each document at most `limit` doubts of a kind (None: all)."""
    if violations:
        console.print(Text(told("The output itself is not sound:"), style="bold red"))
        for violation in violations:
            console.print(f"  {violation.dataset}: {printable(message(violation.message))}")
        console.print()
    for document in found:
        if document.failed or document.issues:
            _print_document(document, limit, console)
    _print_codes([issue for document in found for issue in document.issues], console)
    console.print(_totals(found, wanted, violations))
    if wanted.document is None and not wanted.all_editions:
        every = without_skipped(output.table("documents"))
        if left_out := every.num_rows - of_preferred(every).num_rows:
            left = counted(left_out, "document")
            console.print(told("Left out: {what} of other editions; --all-editions shows them.", what=left))
    if answered := sum(document.answered for document in found):
        left = counted(answered, "doubt")
        console.print(told("Left out: {what} that somebody answered; --answered shows them.", what=left))
    rows = [issue for document in found for issue in document.issues if issue["row_id"]]
    if rows:
        shown = next((issue for issue in rows if issue["page"] is not None), rows[0])
        see, png = "See the place of a row: {command}", ""
        if shown["page"] is not None:
            see, png = "See the page of a row: {command}", " --png page.png"
        folder = shlex.quote(printable(output.path))
        command = f"vpextract locate {folder} {shlex.quote(shown['row_id'])}{png}"
        console.print(told(see, command=command))


def _print_document(found: DocumentDoubts, limit: int | None, console: Console) -> None:
    document = found.document
    title = Text(printable(document["source"]), style="bold")
    about = told("failed") if found.failed else f"{document_in_words(document)} · {_counted(found.counts)}"
    console.print(title.append(f" · {about}", style="not bold"))
    if found.failed:
        why = message(document["error"]) if document["error"] else told("no reason was given")
        console.print(Text(f"  {printable(why)}", style="red"))
    shown, left = _limited(found.issues, limit)
    by = line_name(document["reader"])
    rows = [
        (
            told(i["severity"]),
            _place(i, found.lines, by),
            i["code"],
            i["row_id"] or "–",
            message(i["message"]),
        )
        for i in shown
    ]
    _, *lines = aligned([""] * 5, rows, frozenset(), None)  # a message is never cut: it says what to look for
    for issue, line in zip(shown, lines, strict=True):
        console.print(Text(f"  {line.rstrip()}", style=_STYLES.get(issue["severity"], "")))
    for code, count in left.items():
        console.print("  " + told("… and {n} more {code}; --limit 0 shows all", n=count, code=code))
    console.print()


def _place(issue: _Row, lines: Mapping[str, int], by: str) -> str:
    line = issue.get("line") or lines.get(issue["row_id"])
    page = [told("page {page}", page=issue["page"])] if issue["page"] is not None else []
    return ", ".join([*page, told(_LINE[by], line=line)] if line is not None else page) or "–"


def _limited(issues: Sequence[_Row], limit: int | None) -> tuple[list[_Row], Counter[str]]:
    """The first of each code, and how many are left of which."""
    seen: Counter[str] = Counter()
    left: Counter[str] = Counter()
    shown = []
    for issue in issues:
        seen[issue["code"]] += 1
        if limit is None or seen[issue["code"]] <= limit:
            shown.append(issue)
        else:
            left[issue["code"]] += 1
    return shown, left


def _print_codes(issues: Sequence[_Row], console: Console) -> None:
    """How often each code stands there, with its advice."""
    if not issues:
        return
    counts = Counter(issue["code"] for issue in issues)
    worst = {code: min(rank_of(i["severity"]) for i in issues if i["code"] == code) for code in counts}
    rows = [
        (told(SEVERITIES[worst[code]]), counts[code], code, advice(code))
        for code in sorted(counts, key=lambda code: (worst[code], -counts[code], code))
    ]
    head = [told(name) for name in ("severity", "count", "code", "what to do")]
    print_table(console, head, rows, right=(head[1],), wrapped=True)
    console.print()


def _totals(found: Sequence[DocumentDoubts], wanted: Wanted, violations: Sequence[Violation]) -> str:
    counts = Counter(issue["severity"] for document in found for issue in document.issues)
    failed = sum(document.failed for document in found)
    clean = sum(not document.failed and not document.issues for document in found)
    nothing = "no doubts" if wanted.all_kinds else "no doubts of the kind that was asked for"
    said = [_counted(counts) or told(nothing)] if counts or not failed else []
    said += [told("{n} failed", n=failed)] if failed else []
    said += [told("{n} without any", n=clean)] if clean and counts else []
    faults = counted(len(violations), "fault")
    said += [told("{faults} of the output itself", faults=faults)] if violations else []
    return f"{counted(len(found), 'document')}: {', '.join(said)}."


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(counted(counts[s], s) for s in SEVERITIES if counts.get(s))


def _order(issue: _Row) -> tuple[int, int]:
    return rank_of(issue["severity"]), issue["page"] or 0
