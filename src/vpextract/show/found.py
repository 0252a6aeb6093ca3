"""What a search found: for people with the words around, for programs a row each."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pyarrow as pa
from rich.console import Console
from rich.text import Text

from vpextract.asking.search import Findings, Found
from vpextract.languages.telling import counted, told, value
from vpextract.show.location import document_in_words
from vpextract.show.plain import printable
from vpextract.show.typed import command
from vpextract.terms import report_code

_INDENT = "  "
_SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("board_id", "board")),
        ("year", pa.int16()),
        *((name, pa.string()) for name in ("kind", "what", "text", "row_id")),
        ("page", pa.int32()),
        ("line", pa.int32()),
        *((name, pa.string()) for name in ("document_id", "source")),
    ]
)


def print_found(findings: Findings, words: str, console: Console, output: str) -> None:
    """Each text in some lines, what was searched for in bold on a terminal."""
    for found in findings.best:
        said = found.said
        at = told("line {line}", line=said.line) if said.line is not None else ""
        at = told("page {page}", page=said.page) if said.page is not None else at
        head = "  ".join(part for part in (said.row_id, at, value("said", said.what)) if part)
        console.print(Text(printable(head), style="cyan"))
        console.print(Text(_INDENT + printable(document_in_words(found.document))))
        for line in _wrapped(found, console.width - len(_INDENT)):
            line.rstrip()
            console.print(Text(_INDENT).append_text(line))
        console.print()
    if not findings.total:
        nothing = "Nothing holds {words}. word* finds what begins so; fewer words find more."
        console.print(told(nothing, words=repr(printable(words))))
        return
    shown = len(findings.best)
    texts = counted(findings.total, "text")
    some = "{texts}, {n} of them shown; --limit 0 shows all."
    console.print(told(some, texts=texts, n=shown) if shown < findings.total else f"{texts}.")
    row = findings.best[0].said.row_id
    locate = f"{command()} locate {shlex.quote(printable(output))} {row} --png page.png"
    console.print(told("See the page of one: {command}", command=locate))


def found_table(findings: Findings) -> pa.Table:
    """A row for each text, with the piece around what was found."""
    rows = []
    for found in findings.best:
        said, document = found.said, found.document
        kind = report_code(document["doc_type"], document["tertial"])
        about = {name: document[name] for name in ("board_id", "board", "year", "source")}
        rows.append({**about, **said._asdict(), "kind": kind, "text": found.around.text})
    return pa.Table.from_pylist(rows, schema=_SCHEMA)


def _wrapped(found: Found, width: int) -> Iterator[Text]:
    """Letters stay at their places: what cannot be printed becomes a space each."""
    text = Text(re.sub(r"\s", " ", "".join(c if c.isprintable() else " " for c in found.around.text)))
    for start, end in found.around.marked:
        text.stylize("bold", start, end)
    yield from text.wrap(Console(width=max(width, 20)), max(width, 20))
