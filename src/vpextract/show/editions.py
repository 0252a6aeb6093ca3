"""Documents that come in several editions: how many are left out, which is preferred and why, and how to say otherwise."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from vpextract.running.outcome import EditionGroup
from vpextract.show.plain import counted, printable
from vpextract.show.typed import command
from vpextract.store.edition_file import editions_path

_GROUPS_UP_TO = 10
_OTHERS_UP_TO = 3


def print_editions(groups: Sequence[EditionGroup], output: str | Path, console: Console) -> None:
    """Two lines about all of them, and one for each about which something is new; nothing where there are none."""
    if not groups:
        return
    others = sum(len(group.others) for group in groups)
    are = "is another edition" if others == 1 else "are other editions"
    console.print(
        f"{counted(others, 'document')} {are} of {counted(len(groups), 'document')}, and left out of series and follow-up."
    )
    new = [group for group in groups if group.new]
    for group in new[:_GROUPS_UP_TO]:
        console.print(
            f"  {printable(group.name)}: {printable(group.preferred)} ({printable(group.reason)}), not {_others(group)}"
        )
    if len(new) > _GROUPS_UP_TO:
        console.print(f"  … and {len(new) - _GROUPS_UP_TO} more; edition_reason in documents says why.")
    path, folder = shlex.quote(printable(editions_path(output))), shlex.quote(printable(output))
    console.print(f"Another one? Write preferred beside it into {path}, then run {command()} link {folder}.")


def _others(group: EditionGroup) -> str:
    more = len(group.others) - _OTHERS_UP_TO
    told = ", ".join(printable(source) for source in group.others[:_OTHERS_UP_TO])
    return f"{told} and {more} more" if more > 0 else told
