"""`vpextract extract`: documents → datasets."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Reader(StrEnum):
    """The PDF readers that can be asked for."""

    PYMUPDF = "pymupdf"
    PDFPLUMBER = "pdfplumber"


def extract(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="INPUT", help="Files and folders: .pdf, .txt, .md; folders recursively.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder for the datasets; a former result is replaced.")
    ],
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Processes side by side.", show_default="all cores")
    ] = None,
    patterns: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of *.toml files to lay over the shipped patterns.")
    ] = None,
    reader: Annotated[
        Reader | None, typer.Option(help="Read PDFs with this one.", show_default="pymupdf, else pdfplumber")
    ] = None,
    link: Annotated[
        bool, typer.Option("--link/--no-link", help="Link the documents with each other at the end.")
    ] = True,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show only what failed.")] = False,
) -> None:
    """Read documents, and write what they say to OUTPUT as Parquet datasets.

    Exit status: 0 all files ok; 1 some failed or lost something, the rest is written; 2 nothing could be done.
    """
    from vpextract.running.job import extract_all
    from vpextract.running.progress import Silent
    from vpextract.settings import Options
    from vpextract.show.console import remarks, results
    from vpextract.show.progress import Bar, Lines
    from vpextract.show.run import print_faults, print_run

    options = Options(reader=reader.value if reader else None, patterns=patterns)
    said = remarks()
    if quiet:
        report = extract_all(inputs, output, options=options, jobs=jobs, progress=Silent(), link=link)
        print_faults(report, said)
    else:
        with Bar(said) if said.is_terminal else Lines(said) as progress:
            report = extract_all(inputs, output, options=options, jobs=jobs, progress=progress, link=link)
        print_run(report, output, results())
    if not report.complete:
        raise typer.Exit(1)
