"""An output as the commands open it that only look at it."""

from __future__ import annotations

from pathlib import Path

from vpextract.languages.telling import message
from vpextract.show.console import remarks
from vpextract.store.finishing import bring_home
from vpextract.store.reading import Output, open_output


def open_whole(path: str | Path) -> Output:
    """The output, with all its files in their places: what a stopped run left halfway is finished, or told on stderr.

    Raises OutputError as `open_output` does.
    """
    output = open_output(path)
    if output.is_halfway:
        if (told := bring_home(path)) is not None:
            remarks().print(message(told))
        output = open_output(path)
    return output
