"""`vpextract locate`: from a row back to the page that it came from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vpextract.cli.language import Lang

Output = Annotated[str, typer.Argument(metavar="OUTPUT", help="Folder that extract wrote.")]
RowId = Annotated[
    str, typer.Argument(metavar="ROW_ID", help="A row's identifier, or its end (i0004) where only one has it.")
]
Png = Annotated[Path | None, typer.Option(metavar="FILE", help="Draw the page, with the place marked, as this PNG.")]
TableRow = Annotated[int | None, typer.Option(min=0, help="This row of the table, from 0 as in table_cells.")]
Documents = Annotated[
    str | None,
    typer.Option(metavar="FOLDER", help="Where the documents are now.", show_default="where extract read them"),
]
AllowRemote = Annotated[
    bool,
    typer.Option(
        "--allow-remote",
        help="Follow the output to documents at another kind of place than its own, such as s3:// or https://.",
    ),
]


def locate(
    output: Output,
    row_id: RowId,
    png: Png = None,
    row: TableRow = None,
    documents: Documents = None,
    allow_remote: AllowRemote = False,
    lang: Lang = None,
) -> None:
    """Tell where a row is printed: document, page and place, and what it says, to compare it with the page.

    Rows are goals, sections, indicators, activities, tables and decisions; a document's identifier works too.

    Exit status: 0 found; 1 the page cannot be drawn; 2 no such row, or its document is gone or has changed.
    """
    from vpextract.errors import RequestError
    from vpextract.languages.telling import message, told
    from vpextract.show.around import around, print_around
    from vpextract.show.console import remarks, results
    from vpextract.show.location import print_location
    from vpextract.show.opening import open_whole
    from vpextract.show.picture import check_drawable, draw_located
    from vpextract.show.plain import printable

    opened = open_whole(output)
    found = opened.locate(row_id, row=row, allow_remote=allow_remote)
    if png is not None:
        check_drawable(found, png)
    file, problem = None, None
    try:
        file = found.file(documents)
    except RequestError as fault:
        problem = fault
    beside = around(found, file.contents) if file is not None else ()
    console = results(after_work=png is not None)
    print_location(found, file.address if file is not None else None, console, beside)
    if problem is not None and (png is not None or documents is not None):
        raise problem
    if problem is not None:  # the place is known all the same
        remarks().print(f"vpextract: {printable(message(str(problem)))}")
    if found.line is not None:
        print_around(beside, found.line, console)
    if file is not None and png is not None:
        draw_located(found, file, png)
        console.print(told("Drawn to {file}", file=printable(png)))
