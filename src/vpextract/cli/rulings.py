"""`vpextract rulings`: what people decided, from one output to another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vpextract.cli.language import Lang

rulings = typer.Typer(help="Hand over what people decided to another output.", no_args_is_help=True)
Output = Annotated[str, typer.Argument(metavar="OUTPUT", help="Folder that extract wrote.")]


@rulings.command("export")
def export_rulings(
    output: Output,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="New file for the decisions, one a line.")],
    lang: Lang = None,
) -> None:
    """Write all decisions that hold (values, doubts, links, editions) into a file for a colleague.

    Exit status: 0 written; 2 there is no such output, or the file is there already.
    """
    from vpextract.languages.telling import counted, told
    from vpextract.show.console import results
    from vpextract.show.plain import printable
    from vpextract.store.handing_over import rulings_for_others, write_rulings
    from vpextract.store.reading import open_output

    open_output(output)
    found = rulings_for_others(output)
    write_rulings(found, file)
    results(after_work=True).print(
        told("{decisions} written to {file}.", decisions=counted(len(found), "decision"), file=printable(file))
    )


@rulings.command("import")
def import_rulings(
    output: Output,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What rulings export wrote.")],
    theirs: Annotated[
        bool, typer.Option("--theirs", help="Take the file's decision also where this output has another one.")
    ] = False,
    lang: Lang = None,
) -> None:
    """Take over a colleague's decisions; they are followed by the next vpextract link or extract.

    Values are known again by the document's bytes and what they are, rows by their identifiers.

    Exit status: 0 all well; 1 some differ from those here, or lines that hold no decision; 2 nothing could be done.
    """
    from vpextract.languages.telling import counted, told
    from vpextract.show.console import remarks, results
    from vpextract.show.plain import printable
    from vpextract.store.handing_over import read_handed_over, take_over
    from vpextract.store.reading import open_output

    open_output(output)
    given = read_handed_over(file)
    taken = take_over(output, given, instead=theirs)
    said = told("{decisions} taken over, {n} known already.", decisions=counted(taken.new, "decision"), n=taken.known)
    if taken.differ and theirs:
        said += " " + told("{n} say otherwise than here: the file's were taken.", n=taken.differ)
    elif taken.differ:
        said += " " + told("{n} say otherwise than here: yours stay. --theirs takes the file's.", n=taken.differ)
    results(after_work=True).print(said, soft_wrap=True)
    link = f"vpextract link {printable(output)}"
    results(after_work=True).print(told("To follow them: {command}", command=link), soft_wrap=True)
    for line in taken.unreadable[:5]:
        left_out = "{file}, line {line}: it holds no decision; it was left out."
        remarks().print(told(left_out, file=printable(file), line=line), soft_wrap=True)
    if taken.unreadable or (taken.differ and not theirs):
        raise typer.Exit(1)
