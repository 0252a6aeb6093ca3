"""`vpextract sql`: any question, in SQL."""

from __future__ import annotations

from typing import Annotated

import typer

from vpextract.cli.language import Lang
from vpextract.cli.show import ROWS_OF_A_TABLE, AllEditions, Excel, Form, Format, Limit, Output


def sql(
    output: Output,
    query: Annotated[str, typer.Argument(metavar="QUERY", help='"select board_id, count(*) from goals group by all"')],
    limit: Limit = None,
    format_: Form = None,
    excel: Excel = False,
    all_editions: AllEditions = False,
    lang: Lang = None,
) -> None:
    """Ask in SQL (DuckDB): each dataset is a view of its name. Needs: pip install 'vpextract[sql]'.

    Nothing but the datasets can be read, and nothing can be written. Exit status: 0 all well; 2 the query cannot be answered.
    """
    from vpextract.asking.sql import answered
    from vpextract.cli.show import chosen_form
    from vpextract.show.console import results
    from vpextract.show.datasets import print_rows, write_rows
    from vpextract.show.opening import open_whole

    form, console = chosen_form(format_, excel), results()
    form = form or (Format.TABLE if console.is_terminal else Format.TSV)
    with answered(open_whole(output), query, all_editions=all_editions) as rows:
        if form is Format.TABLE:
            print_rows(rows.tables(), ROWS_OF_A_TABLE if limit is None else limit or None, console)
        else:
            write_rows(rows.schema, rows.tables(limit or None), form.value, console.file, excel=excel)
