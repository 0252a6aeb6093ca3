"""`vpextract search`: what the documents say about something."""

from __future__ import annotations

from typing import Annotated

import typer

from vpextract.cli.language import Lang
from vpextract.cli.show import AllEditions, Boards, Document, Excel, Form, Format, Kinds, Output, Years

_LIMIT = 20
"""Texts if nothing else is asked for."""


def search(
    output: Output,
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="Such as sjukfrånvaro, skol* or '\"barn och unga\" -skola'.")
    ],
    board: Boards = None,
    year: Years = None,
    kind: Kinds = None,
    document: Document = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="Texts to show, 0 for all.")] = _LIMIT,
    format_: Form = None,
    excel: Excel = False,
    all_editions: AllEditions = False,
    lang: Lang = None,
) -> None:
    """Find goals, sections, indicators, activities, comments and decisions that hold words, in any of their forms.

    All words must be in the text. "in quotes": one after the other; word*: what begins so; -word: without it. The index is
    made by the first search, in your cache, and brought up to date with the output by each. Exit status: 0; 1 nothing found;
    2 no such output.
    """
    from vpextract.asking.search import Search
    from vpextract.asking.search import search as find
    from vpextract.cli.show import chosen_form
    from vpextract.show.console import results
    from vpextract.show.datasets import write_rows
    from vpextract.show.found import found_table, print_found
    from vpextract.show.opening import open_whole

    form, console = chosen_form(format_, excel), results()
    narrowed = (board or (), year or (), kind or (), document)
    found = find(open_whole(output), Search(words, *narrowed, limit or None, all_editions), _told)
    form = form or (Format.TABLE if console.is_terminal else Format.TSV)
    if form is Format.TABLE:
        print_found(found, words, console, output)
    else:
        table = found_table(found)
        write_rows(table.schema, [table], form.value, console.file, excel=excel)
    if not found.total:
        raise typer.Exit(1)


def _told(done: int, parts: int) -> None:
    from vpextract.languages.telling import told
    from vpextract.show.console import remarks

    if done == 0 or done % 10 == 0:
        remarks().print(told("Bringing the index up to date: {done} of {parts} years done …", done=done, parts=parts))
