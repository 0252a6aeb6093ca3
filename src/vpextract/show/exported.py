"""Exports, and a line or two about each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from rich.console import Console

from vpextract.exporting.chosen import Chosen
from vpextract.exporting.databases import write_duckdb, write_sqlite
from vpextract.exporting.package import PACKAGE, write_package
from vpextract.exporting.pages import page_links
from vpextract.exporting.workbook import write_workbook
from vpextract.show.plain import counted, printable
from vpextract.store.reading import Output
from vpextract.store.skipped import without_skipped


def to_workbook(
    output: Output, datasets: Sequence[Chosen], file: Path, documents: Path | None, console: Console
) -> None:
    """An Excel workbook; what did not fit is told here and in it."""
    about = {
        "Hämtat från": printable(output.path),
        "Dokument": _documents_told(output),
        "Gjort med": f"vpextract {output.version}",
    }
    sheets = write_workbook(datasets, file, page_links(output, documents), about)
    console.print(f"{counted(len(sheets), 'dataset')} written to {printable(file)}")
    for name, sheet in sheets.items():
        if sheet.shortened:
            console.print(
                f"{name}: {counted(sheet.shortened, 'text')} longer than a cell can hold; they end in … there."
            )
        if len(sheet.names) > 1:
            console.print(f"{name}: more rows than a sheet can hold; they go on in {', '.join(sheet.names[1:])}.")
        if sheet.unlinked:
            console.print(
                f"{name}: {counted(sheet.unlinked, 'page')} without a link, as a sheet can hold no more of them."
            )


def to_csv(output: Output, datasets: Sequence[Chosen], folder: Path, console: Console, *, excel: bool) -> None:
    """CSV files with their description."""
    write_package(datasets, folder, _documents(output).to_pylist(), excel=excel)
    console.print(f"{counted(len(datasets), 'dataset')} written to {printable(folder)}; {PACKAGE} says what they are.")


def to_database(datasets: Sequence[Chosen], file: Path, kind: str, console: Console) -> None:
    """A database of DuckDB or SQLite."""
    (write_duckdb if kind == "duckdb" else write_sqlite)(datasets, file)
    more = f" See it in a browser: datasette {printable(file)}" if kind == "sqlite" else ""
    console.print(f"{counted(len(datasets), 'dataset')} written to {printable(file)}.{more}")


def _documents_told(output: Output) -> str:
    preferred = pc.sum(_documents(output).column("preferred")).as_py() or 0
    every = len(_documents(output))
    return str(every) if preferred == every else f"{every}, varav {preferred} gällande utgåvor"


def _documents(output: Output) -> pa.Table:
    every = output.table("documents", columns=["source", "title", "sha256", "status", "preferred"])
    return without_skipped(every)
