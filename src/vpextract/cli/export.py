"""`vpextract export`: the datasets for Excel, databases and other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vpextract.cli.language import Lang
from vpextract.cli.show import AllEditions, Output


def export(
    output: Output,
    xlsx: Annotated[
        Path | None, typer.Option(metavar="FILE", help="An Excel workbook in Swedish, a sheet each.")
    ] = None,
    csv: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A CSV file each, and a datapackage.json that describes them.")
    ] = None,
    duckdb: Annotated[Path | None, typer.Option(metavar="FILE", help="A DuckDB database, a table each.")] = None,
    sqlite: Annotated[
        Path | None, typer.Option(metavar="FILE", help="An SQLite database, a table each; for Datasette, too.")
    ] = None,
    dataset: Annotated[
        list[str] | None, typer.Option(metavar="A,B", help="Only these datasets.", show_default="all")
    ] = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV for an Excel set up for Swedish: BOM, semicolons, decimal commas.")
    ] = False,
    documents: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Where the documents are now, for links.", show_default="where they were read"
        ),
    ] = None,
    all_editions: AllEditions = False,
    lang: Lang = None,
) -> None:
    """Write the datasets to files that other programs open. What a document says never becomes a formula there.

    What is at a place is replaced, and only when the new file is whole. Exit status: 0 all well; 2 nothing could be done.
    """
    from vpextract.errors import RequestError
    from vpextract.exporting.chosen import chosen_datasets
    from vpextract.show.console import results
    from vpextract.show.exported import to_csv, to_database, to_workbook
    from vpextract.show.opening import open_whole

    if not any((xlsx, csv, duckdb, sqlite)):
        raise RequestError("Export to what? Add --xlsx FILE, --csv DIR, --duckdb FILE or --sqlite FILE, or several.")
    opened = open_whole(output)
    datasets = chosen_datasets(opened, dataset or (), all_editions=all_editions)
    console = results(after_work=True)
    if xlsx is not None:
        to_workbook(opened, datasets, xlsx, documents, console)
    if csv is not None:
        to_csv(opened, datasets, csv, console, excel=excel)
    for file, kind in ((duckdb, "duckdb"), (sqlite, "sqlite")):
        if file is not None:
            to_database(datasets, file, kind, console)
