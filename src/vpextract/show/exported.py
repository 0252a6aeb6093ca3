"""Exports, and a line or two about each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
from rich.console import Console

from vpextract.exporting.chosen import Chosen
from vpextract.exporting.databases import write_duckdb, write_sqlite
from vpextract.exporting.overview import about
from vpextract.exporting.package import PACKAGE, write_package
from vpextract.exporting.pages import page_links
from vpextract.exporting.workbook import write_workbook
from vpextract.languages.telling import counted, told
from vpextract.show.plain import printable
from vpextract.store.reading import Output
from vpextract.store.skipped import without_skipped

_WRITTEN = "{datasets} written to {file}."


def to_workbook(
    output: Output, datasets: Sequence[Chosen], file: Path, documents: Path | None, console: Console
) -> None:
    """An Excel workbook; what did not fit is told here and in it."""
    preferred = _documents(output).column("preferred").to_pylist()
    said = about(printable(output.path), output.version, len(preferred), sum(map(bool, preferred)))
    sheets = write_workbook(datasets, file, page_links(output, documents), said)
    console.print(told(_WRITTEN, datasets=counted(len(sheets), "dataset"), file=printable(file)))
    for name, sheet in sheets.items():
        if sheet.shortened:
            texts = counted(sheet.shortened, "text")
            console.print(
                told("{sheet}: {texts} longer than a cell can hold; they end in … there.", sheet=name, texts=texts)
            )
        if len(sheet.names) > 1:
            others = ", ".join(sheet.names[1:])
            console.print(
                told("{sheet}: more rows than a sheet can hold; they go on in {others}.", sheet=name, others=others)
            )
        if sheet.unlinked:
            pages = counted(sheet.unlinked, "page")
            console.print(
                told("{sheet}: {pages} without a link, as a sheet can hold no more of them.", sheet=name, pages=pages)
            )


def to_csv(output: Output, datasets: Sequence[Chosen], folder: Path, console: Console, *, excel: bool) -> None:
    """CSV files with their description."""
    write_package(datasets, folder, _documents(output).to_pylist(), excel=excel)
    written = "{datasets} written to {folder}; {package} says what they are."
    console.print(told(written, datasets=counted(len(datasets), "dataset"), folder=printable(folder), package=PACKAGE))


def to_database(datasets: Sequence[Chosen], file: Path, kind: str, console: Console) -> None:
    """A database of DuckDB or SQLite."""
    (write_duckdb if kind == "duckdb" else write_sqlite)(datasets, file)
    console.print(told(_WRITTEN, datasets=counted(len(datasets), "dataset"), file=printable(file)))
    if kind == "sqlite":
        console.print(told("See it in a browser: {command}", command=f"datasette {printable(file)}"))


def _documents(output: Output) -> pa.Table:
    every = output.table("documents", columns=["source", "title", "sha256", "status", "preferred"])
    return without_skipped(every)
