"""`vpextract patterns`: what is in force, and whether patterns of your own say what you mean."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from vpextract.cli.language import Lang

patterns = typer.Typer(help="Look at patterns: what is in force, and whether your own are sound.", no_args_is_help=True)


@patterns.command()
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of *.toml files of your own.")],
    lang: Lang = None,
) -> None:
    """Check patterns of your own: spelling of keys, regular expressions, and every example and counter-example.

    Exit status: 0 they are sound; 1 some examples are not met; 2 they cannot be used, with file, key and reason.
    """
    from vpextract import knowledge
    from vpextract.knowledge.explaining import explained_patterns
    from vpextract.languages.telling import message, told
    from vpextract.show.console import results
    from vpextract.show.plain import printable

    own = knowledge.own_patterns(folder)
    found = explained_patterns(own)
    with suppress(BrokenPipeError):  # a reader that has seen enough makes no example met
        for line in (*found.lines, *found.unmet):
            results().print(printable(message(line)))
    if found.unmet:
        raise typer.Exit(1)
    if found.examples:
        results().print(told("All examples are met."))
    else:
        results().print(told("There are no examples: add some, so that a slip is seen."))


@patterns.command()
def learn(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files and folders, as for extract.")],
    folder: Annotated[
        Path | None, typer.Option("--patterns", metavar="DIR", help="Patterns of your own, whose words are known then.")
    ] = None,
    lang: Lang = None,
) -> None:
    """List what documents say that nothing knows, the commonest first, with its place, as TOML to be filled in.

    Exit status: 0 listed; 2 there is nothing to read, or the patterns cannot be used.
    """
    from vpextract.languages.telling import message, told
    from vpextract.running.learning import as_toml, learn
    from vpextract.settings import Options
    from vpextract.show.console import results
    from vpextract.show.plain import printable

    found = as_toml(learn(inputs, Options(patterns=folder)))
    nothing = told("# Nothing: all labels, heads, assessments, headings and tables are known.")
    for line in found.splitlines() or [nothing]:
        said = message(line) if line.startswith("#") else line
        results().print(printable(said), markup=False, highlight=False, soft_wrap=True)


@patterns.command()
def show(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Patterns of your own to lay over the shipped ones.")
    ] = None,
    key: Annotated[
        str | None, typer.Option(metavar="KEY", help="Only keys that begin so, such as labels.goals.")
    ] = None,
    pack: Annotated[
        str | None, typer.Option(metavar="NAME", help="As for documents that ask for this pack: see --key packs.")
    ] = None,
    lang: Lang = None,
) -> None:
    """Show what is in force: each entry with the file that it is from.

    Exit status: 0 shown; 2 the patterns cannot be used.
    """
    from vpextract import knowledge
    from vpextract.knowledge.explaining import in_force
    from vpextract.languages.telling import message
    from vpextract.show.console import results
    from vpextract.show.plain import printable

    for entry in in_force(knowledge.own_patterns(folder), pack):
        if key is None or entry.key.startswith(key):
            results().print(f"{entry.key} = {printable(entry.value)}  ({printable(message(entry.file))})")
