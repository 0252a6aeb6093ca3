"""`vpextract extract`: documents → datasets."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from vpextract.cli.endings import leaving_in
from vpextract.cli.language import Lang
from vpextract.cli.limits import MEMORY, PAGES, TIME, check_memory_is_told, limits_of

if TYPE_CHECKING:
    from vpextract.running.outcome import Report


class Reader(StrEnum):
    """The PDF readers that can be asked for."""

    PYMUPDF = "pymupdf"
    PDFPLUMBER = "pdfplumber"


Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT", help="Files and folders: .pdf, .docx, .txt, .md; folders recursively.")
]
Output = Annotated[
    str, typer.Option("--output", "-o", help="Folder for the datasets; a former result is brought up to date.")
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="Processes side by side.", show_default="all cores")
]
Cluster = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Read on the workers of this Dask scheduler, such as tcp://host:8786."),
]
Patterns = Annotated[
    str | None,
    typer.Option(
        metavar="DIR",
        help="Folder of *.toml files to lay over the shipped patterns. none: the shipped ones alone.",
        show_default="as the output was made with",
    ),
]
WantedReader = Annotated[
    Reader | None, typer.Option(help="Read PDFs with this one.", show_default="pymupdf, else pdfplumber")
]
Timeout = Annotated[
    str, typer.Option(metavar="SECONDS", help="How long a document may take; each page adds 1 second. none: no limit.")
]
Memory = Annotated[
    str, typer.Option(metavar="GIB", help="How much memory a document may take (on Linux). none: no limit.")
]
MaxPages = Annotated[str, typer.Option(metavar="N", help="How many pages a document may have. none: no limit.")]
OcrCache = Annotated[
    str | None, typer.Option(metavar="DIR", help="Keep in DIR what OCR read on pages; it costs seconds a page.")
]
Link = Annotated[bool, typer.Option("--link/--no-link", help="Link the documents with each other at the end.")]
Force = Annotated[bool, typer.Option("--force", help="Read all documents anew, also those that did not change.")]
RetryFailed = Annotated[
    bool, typer.Option("--retry-failed", help="Read again what failed or lost something, also where nothing changed.")
]
OnlyReader = Annotated[
    str | None,
    typer.Option(
        metavar="READER",
        help="Read again what this reader read (ocr, text, docx, …), also where nothing changed.",
    ),
]
IntoExisting = Annotated[
    bool, typer.Option("--into-existing", help="Write to OUTPUT also where other files lie in that folder.")
]
All = Annotated[bool, typer.Option("--all", help="Show all documents, also those that did not change.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show only what failed.")]


def extract(
    inputs: Inputs,
    output: Output,
    jobs: Jobs = None,
    cluster: Cluster = None,
    patterns: Patterns = None,
    reader: WantedReader = None,
    timeout: Timeout = TIME,
    memory: Memory = MEMORY,
    max_pages: MaxPages = PAGES,
    ocr_cache: OcrCache = None,
    link: Link = True,
    force: Force = False,
    retry_failed: RetryFailed = False,
    only_reader: OnlyReader = None,
    into_existing: IntoExisting = False,
    show_all: All = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Read documents, and write what they say to OUTPUT as Parquet datasets.

    Only what is new or changed is read, and what is gone from INPUT is removed; a run that was stopped is gone on with.
    A document that meets a limit has failed; it is read again when that limit is raised.

    Exit status: 0 all files ok; 1 some failed or lost something, the rest is written; 2 nothing could be done;
    130, 143, 129 stopped with Ctrl-C, SIGTERM, SIGHUP: the same command goes on.
    """
    from functools import partial

    from vpextract.running import fork_server

    if jobs is not None and cluster is not None:
        raise typer.BadParameter("--jobs is for this machine, --cluster for others. Leave one of them out.")
    limits = limits_of(timeout, memory, max_pages)
    if cluster is None:
        check_memory_is_told(memory)
    if cluster is None and (jobs != 1 or limits.from_outside):
        fork_server.start()  # beside all that comes before the first document, the next imports to begin with
    from vpextract.running.job import extract_all
    from vpextract.running.redoing import Redo
    from vpextract.settings import Options, patterns_said

    options = Options(reader.value if reader else None, patterns_said(patterns), limits, ocr_cache=ocr_cache)
    run = partial(extract_all, inputs, output, options=options, jobs=jobs, cluster=cluster)
    run = partial(run, link=link, force=force, into_existing=into_existing, redo=Redo(retry_failed, only_reader))
    with leaving_in(output):
        report = _quietly(run) if quiet else _aloud(run, output, show_all=show_all)
    if not report.complete:
        raise typer.Exit(1)


def _quietly(run: Callable[..., Report]) -> Report:
    from vpextract.running.progress import Silent
    from vpextract.show.console import remarks
    from vpextract.show.run import print_faults

    report = run(progress=Silent())
    print_faults(report, remarks())
    return report


def _aloud(run: Callable[..., Report], output: str, *, show_all: bool) -> Report:
    from vpextract.show.console import remarks, results
    from vpextract.show.progress import Bar, Lines
    from vpextract.show.run import print_run

    said = remarks()
    with Bar(said) if said.is_terminal else Lines(said) as progress:
        report = run(progress=progress)
    every = None
    if show_all:
        from vpextract.running.summaries import every_summary
        from vpextract.store.reading import open_output

        every = every_summary(open_output(output))
    print_run(report, output, results(after_work=True), every)
    return report
