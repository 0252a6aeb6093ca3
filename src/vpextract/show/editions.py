"""Documents that come in several editions: how many are left out, which is preferred and why, and how to say otherwise."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from vpextract.languages.telling import counted, message, told
from vpextract.running.outcome import EditionGroup
from vpextract.show.plain import printable
from vpextract.show.typed import command
from vpextract.store.edition_file import editions_path

_GROUPS_UP_TO = 10
_OTHERS_UP_TO = 3


def print_editions(groups: Sequence[EditionGroup], output: str | Path, console: Console) -> None:
    """Two lines about all of them, and one for each about which something is new; nothing where there are none."""
    if not groups:
        return
    others = sum(len(group.others) for group in groups)
    are = (
        "{others} is another edition of {documents}, and left out of series and follow-up."
        if others == 1
        else "{others} are other editions of {documents}, and left out of series and follow-up."
    )
    console.print(told(are, others=counted(others, "document"), documents=counted(len(groups), "document")))
    new = [group for group in groups if group.new]
    for group in new[:_GROUPS_UP_TO]:
        why = printable(message(group.reason))
        chosen = told(
            "{name}: {preferred} ({why}), not {others}",
            name=printable(group.name),
            preferred=printable(group.preferred),
            why=why,
            others=_others(group),
        )
        console.print(f"  {chosen}")
    if len(new) > _GROUPS_UP_TO:
        more = told("… and {n} more; edition_reason in documents says why.", n=len(new) - _GROUPS_UP_TO)
        console.print(f"  {more}")
    path, folder = shlex.quote(printable(editions_path(output))), shlex.quote(printable(output))
    link = f"{command()} link {folder}"
    console.print(
        told("Another one? Write preferred beside it into {path}, then run {command}.", path=path, command=link)
    )


def _others(group: EditionGroup) -> str:
    more = len(group.others) - _OTHERS_UP_TO
    names = ", ".join(printable(source) for source in group.others[:_OTHERS_UP_TO])
    return told("{names} and {n} more", names=names, n=more) if more > 0 else names
