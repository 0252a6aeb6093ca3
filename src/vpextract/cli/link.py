"""`vpextract link`: what belongs together across documents, years and boards."""

from __future__ import annotations

from typing import Annotated

import typer

from vpextract.cli.language import Lang


def link(
    output: Annotated[str, typer.Argument(metavar="OUTPUT", help="Folder that extract wrote.")],
    patterns: Annotated[
        str | None,
        typer.Option(
            metavar="DIR",
            help="Folder with link.toml or followup.toml to lay over the shipped patterns. none: the shipped ones alone.",
            show_default="as the output was made with",
        ),
    ] = None,
    suggest: Annotated[
        bool,
        typer.Option(
            "--suggest", help="Also list words that were put for each other in names that are one for certain."
        ),
    ] = False,
    lang: Lang = None,
) -> None:
    """Find the same goal, indicator and activity across documents, years and boards, and write the series.

    Pairs that only a person can decide are listed in OUTPUT/links.csv: write same or different into its first column,
    and link again. --suggest prints synonyms as they stand in a link.toml of your own (see --patterns): look at each before
    you take it over. Exit status: 0 all well; 1 decisions that could not be followed; 2 nothing could be done.
    """
    from vpextract.running.linking import link_output
    from vpextract.settings import patterns_said
    from vpextract.show.console import remarks, results
    from vpextract.show.links import print_links, print_notes, print_suggested

    report = link_output(output, patterns_said(patterns), suggest=suggest)
    print_links(report, output, results(after_work=True))
    if suggest:
        print_suggested(report, results(after_work=True))
    print_notes(report, remarks())
    if report.notes:
        raise typer.Exit(1)
