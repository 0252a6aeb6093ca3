"""An output folder in the terminal: an overview of its documents and datasets, or the rows of one dataset."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import IO

import pyarrow as pa
import pyarrow.compute as pc
from rich.console import Console
from rich.text import Text

from vpextract.asking.chosen import matching_documents
from vpextract.asking.question import Answer, Question
from vpextract.errors import RequestError
from vpextract.exporting.lines import csv_lines, json_lines, tsv_lines, write_parquet
from vpextract.languages.telling import counted, description, message, told
from vpextract.show.console import print_table
from vpextract.show.first_columns import FIRST
from vpextract.show.plain import printable, tab_separated
from vpextract.show.wrapped import Wrapped, blocks
from vpextract.store.preferred import of_preferred
from vpextract.store.reading import Output
from vpextract.store.schema import DATASETS
from vpextract.store.skipped import without_skipped

_HIDDEN = 8
"""Columns that are not shown, and named."""
_MORE = "… {n} more rows; --limit 0 shows all."
_SENTENCES = ("message", "error", "edition_reason")
"""Columns that hold sentences of the program."""
_COUNTED = ("goals", "indicators", "activities", "tables", "decisions", "issues")


def print_overview(output: Output, document: str | None, console: Console, *, all_editions: bool = False) -> None:
    """The documents with their counts, then, for all documents, the datasets with their rows."""
    chosen = matching_documents(output, document)
    every = without_skipped(output.table("documents", documents=chosen))
    documents = chosen_editions(every, document, all_editions=all_editions).to_pylist()
    counts = {name: _count(output, name) for name in _COUNTED}
    head = ("document_id", "file", *_COUNTED, "status")
    state = told if console.is_terminal else str
    rows = [
        (d["document_id"], d["source"], *(counts[name][d["document_id"]] for name in _COUNTED), state(d["status"]))
        for d in documents
    ]
    _print_rows(console, [state(name) if name in ("file", "status") else name for name in head], rows, right=_COUNTED)
    for d in documents:
        if d["error"] and console.is_terminal:
            console.print(printable(f"{d['source']}: {message(d['error'])}"))
    _print_left_out(every.num_rows - len(documents), "document", console)
    if document is None and console.is_terminal:
        console.print()
        sizes = [(name, output.n_rows(name), description(dataset.description)) for name, dataset in DATASETS.items()]
        names = (told("dataset"), told("rows"), told("what"))
        print_table(console, names, sizes, right=(told("rows"),), wrapped=True)


def print_answer(answer: Answer, console: Console) -> None:
    """Rows as a table fitted to the terminal: the columns asked for, else those that say most."""
    question, shown = answer.question, answer.table()
    if not answer.count:
        console.print(told(_for_what(question), dataset=question.dataset))
        _print_left_out(answer.left_out, "row", console)
        return
    names = answer.columns or _columns_to_show(shown, question)
    fitting = print_fitting(_told_rows(shown.select(names)), console, every=bool(answer.columns))
    _print_left_out(answer.left_out, "row", console)
    if shown.num_rows < answer.count:
        console.print(told(_MORE, n=answer.count - shown.num_rows))
    if not answer.columns and (hidden := [name for name in answer.schema.names if name not in fitting]):
        few = len(hidden) <= _HIDDEN + 1
        first = ", ".join(hidden if few else hidden[:_HIDDEN])
        named = first if few else told("{names} and {n} more", names=first, n=len(hidden) - _HIDDEN)
        console.print(told("Not shown: {columns}. --columns chooses; a pipe or --format csv gets all.", columns=named))


def _told_rows(table: pa.Table) -> pa.Table:
    """With its sentences, and yes and no, in the language that is spoken; codes stay, as `--where` asks for them."""
    for at, name in enumerate(table.column_names):
        if pa.types.is_boolean(table.schema.field(at).type):
            words = {None: None, True: told("yes"), False: told("no")}
            said = pa.array([words[one] for one in table.column(name).to_pylist()], pa.string())
            table = table.set_column(at, name, said)
        if name in _SENTENCES:
            texts = [text and message(text) for text in table.column(name).to_pylist()]
            table = table.set_column(at, name, pa.array(texts, pa.string()))
    return table


def print_rows(pieces: Iterable[pa.Table], limit: int | None, console: Console) -> None:
    """All columns of the first rows; how many more there are."""
    kept, rows = [], 0
    for table in pieces:
        kept.append(table.slice(0, max(limit - rows, 0)) if limit is not None else table)
        rows += table.num_rows
    shown = pa.concat_tables(kept)
    print_fitting(shown, console, every=True)
    if shown.num_rows < rows:
        console.print(told(_MORE, n=rows - shown.num_rows))


def print_fitting(table: pa.Table, console: Console, *, every: bool) -> list[str]:
    """As many columns, from the left, as fit side by side; where `every` one must be there and does not, blocks of lines.

    Gives back which were shown.
    """
    names, rows = table.column_names, _rows(table)
    right = [n for n, f in enumerate(table.schema) if pa.types.is_integer(f.type) or pa.types.is_floating(f.type)]
    whole = [name for name in names if name.endswith("_id")]
    fit = Wrapped(names, rows, whole).how_many_fit(console.width)
    if every and fit < len(names):
        _print_lines(blocks(names, rows, console.width), console)
        return list(names)
    (head, *lines) = Wrapped(names[:fit], [row[:fit] for row in rows], whole).lines(console.width, right)
    for line in head:
        console.print(Text(line.rstrip(), style="bold"))
    _print_lines(lines, console)
    return list(names[:fit])


def write_answer(answer: Answer, form: str, stream: IO[str], *, excel: bool = False) -> None:
    """Rows for another program: csv, tsv or json as UTF-8, or parquet. Raises RequestError for Parquet on a terminal."""
    schema = pa.schema([answer.schema.field(name) for name in answer.names], metadata=answer.schema.metadata)
    write_rows(schema, answer.tables(), form, stream, excel=excel)


def write_rows(
    schema: pa.Schema, tables: Iterable[pa.Table], form: str, stream: IO[str], *, excel: bool = False
) -> None:
    """The same of any tables."""
    raw = getattr(stream, "buffer", None)
    try:
        if form == "parquet":
            write_parquet(_binary(stream), schema, tables)
            return
        for text in _FORMS[form](schema, tables, excel):
            stream.write(text) if raw is None else raw.write(text.encode(errors="replace"))
    except BrokenPipeError:
        raise BrokenPipeError from None  # without a number, with which the parser of commands would end it as a fault


def _binary(stream: IO[str]) -> IO[bytes]:
    raw: IO[bytes] | None = getattr(stream, "buffer", None)
    if raw is None or stream.isatty():
        raise RequestError("Parquet is no text: write it to a file, with > file.parquet, or choose another --format.")
    return raw


_FORMS: Mapping[str, Callable[[pa.Schema, Iterable[pa.Table], bool], Iterable[str]]] = {
    "csv": lambda schema, tables, excel: csv_lines(schema, tables, excel=excel),
    "tsv": lambda schema, tables, excel: tsv_lines(schema, tables),
    "json": lambda schema, tables, excel: json_lines(tables),
}


def chosen_editions(table: pa.Table, document: str | None, *, all_editions: bool) -> pa.Table:
    """Without other editions, unless these or a document were asked for."""
    return table if all_editions or document is not None else of_preferred(table)


def _print_left_out(count: int, what: str, console: Console) -> None:
    if count and console.is_terminal:
        console.print(told("Left out: {what} of other editions; --all-editions shows them.", what=counted(count, what)))


def _count(output: Output, dataset: str) -> Counter[str]:
    return Counter(output.table(dataset, columns=["document_id"]).column(0).to_pylist())


def _print_rows(console: Console, head: Sequence[str], rows: Sequence[Sequence[object]], right: Sequence[str]) -> None:
    if console.is_terminal:
        print_table(console, head, rows, right=right)
    else:
        console.file.write(tab_separated(head, rows))


def _rows(table: pa.Table) -> list[tuple[object, ...]]:
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def _columns_to_show(table: pa.Table, question: Question) -> list[str]:
    """The columns of `FIRST` that are not empty, those that the question names near the front; the document, if there can
    be several. Not what is the same in all rows because it was asked for."""
    first, *others = (name for name in FIRST.get(question.dataset, table.column_names) if name in table.column_names)
    named = re.findall(r"\w+", " ".join((*question.where, *question.sort)))
    names = list(dict.fromkeys((first, *(name for name in named if name in table.column_names), *others)))
    if question.document is None and "document_id" in table.column_names and "document_id" not in names:
        names.insert(0, "document_id")
    said = set[str]().union(*(columns for columns, asked in _asked_columns(question) if asked)).difference(named)
    said = {name for name in said.intersection(names) if len(pc.unique(table.column(name))) == 1 and table.num_rows > 1}
    filled = [name for name in names if table.column(name).null_count < table.num_rows and name not in said]
    return filled or names


def _asked_columns(question: Question) -> list[tuple[set[str], Sequence[str]]]:
    return [({"board_id", "board"}, question.boards), ({"year", "document_year"}, question.years)]


def _for_what(question: Question) -> str:
    asked = (question.boards, question.years, question.kinds, question.where)
    if any(asked):
        return "{dataset} has no rows of which all is true that was asked for."
    return "{dataset} has no rows." if question.document is None else "{dataset} has no rows for this document."


def _print_lines(lines: Iterable[Sequence[str]], console: Console) -> None:
    for line in (line for row in lines for line in row):
        console.print(Text(line.rstrip()))
