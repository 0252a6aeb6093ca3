"""`vpextract show`: look at what came out, or ask for some of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from vpextract.cli.language import Lang

ROWS_OF_A_TABLE = 50
"""Rows of a table if nothing else is asked for; other formats get all."""


def _datasets(incomplete: str) -> list[str]:
    """What a shell offers behind the output."""
    from vpextract.store.schema import DATASETS

    return [name for name in DATASETS if name.startswith(incomplete)]


Boards = Annotated[
    list[str] | None,
    typer.Option("--board", metavar="NAME", help="Only this board: its id or name, or a part. Several: again, or a,b."),
]
Years = Annotated[
    list[str] | None,
    typer.Option(
        "--year", metavar="YEAR", help="Only this year, of a figure its own. Several: 2021,2022 or 2021-2023."
    ),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", metavar="KIND", help="Only documents of this kind (vp, t, t1, t2, t3, vb), or rows (budget)."
    ),
]
Document = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Only this document: its id or file, or a part of these, of board or title."),
]
AllEditions = Annotated[
    bool, typer.Option("--all-editions", help="Also documents of which another edition is preferred.")
]


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    PARQUET = "parquet"


Output = Annotated[str, typer.Argument(metavar="OUTPUT", help="Folder that extract wrote.")]
Dataset = Annotated[
    str | None,
    typer.Argument(
        metavar="[DATASET]", help="Such as goals or indicators; without it: an overview.", autocompletion=_datasets
    ),
]
Where = Annotated[
    list[str] | None,
    typer.Option("--where", metavar="CONDITION", help='Such as "reached == false" or "\'sjuk\' in name".'),
]
Columns = Annotated[list[str] | None, typer.Option(metavar="A,B", help="These columns, in this order.")]
Sort = Annotated[list[str] | None, typer.Option(metavar="A,-B", help="Order by these columns; -: the largest first.")]
Limit = Annotated[
    int | None,
    typer.Option("--limit", "-n", min=0, help="Rows to show, 0 for all.", show_default=f"{ROWS_OF_A_TABLE} of a table"),
]
Form = Annotated[
    Format | None, typer.Option("--format", help="How to write them.", show_default="table; in a pipe: tsv")
]
Excel = Annotated[
    bool, typer.Option("--excel", help="CSV for an Excel set up for Swedish: BOM, semicolons, decimal commas.")
]


def show(
    output: Output,
    dataset: Dataset = None,
    board: Boards = None,
    year: Years = None,
    kind: Kinds = None,
    document: Document = None,
    where: Where = None,
    columns: Columns = None,
    sort: Sort = None,
    limit: Limit = None,
    format_: Form = None,
    excel: Excel = False,
    all_editions: AllEditions = False,
    lang: Lang = None,
) -> None:
    """Show a result in the terminal, fitted to its width; in a pipe: everything, separated by tabs.

    --where knows ==, !=, <, <=, >, >=, in, and, or, not, + - * /, texts in quotes, true, false and null. What is not known
    (null) is neither equal nor unequal to anything; == null and != null ask for it.
    """
    from vpextract.asking.question import Answer, Question
    from vpextract.show.console import results
    from vpextract.show.datasets import print_answer, print_overview, write_answer
    from vpextract.show.opening import open_whole

    form, console = chosen_form(format_, excel), results()
    asked = (board or (), year or (), kind or (), document, where or (), columns or (), sort or ())
    if dataset is None:
        _refuse_without_dataset(form, *asked[:3], *asked[4:])
        print_overview(open_whole(output), document, console, all_editions=all_editions)
        return
    form = form or (Format.TABLE if console.is_terminal else Format.TSV)
    limit = ROWS_OF_A_TABLE if limit is None and form is Format.TABLE else limit
    answer = Answer(open_whole(output), Question(dataset, *asked, limit or None, all_editions))
    if form is Format.TABLE:
        print_answer(answer, console)
    else:
        write_answer(answer, form.value, console.file, excel=excel)


def chosen_form(asked: Format | None, excel: bool) -> Format | None:
    """--excel alone is CSV. Raises RequestError where it is another format."""
    from vpextract.errors import RequestError

    if excel and asked not in (None, Format.CSV):
        raise RequestError("--excel is a kind of CSV: leave --format out, or write --format csv.")
    return Format.CSV if excel else asked


def _refuse_without_dataset(*asked: object) -> None:
    from vpextract.errors import RequestError

    if any(asked):
        raise RequestError("Of which dataset? Write its name behind the output, such as goals or followup.")
