"""What a run that was stopped within its last step left half in its place, brought there by whoever looks at it next.

From that step's beginning the new state counts, and all that opens an output as a whole sees it. Programs that read a
dataset's folder themselves see files of both states until the last one is moved.
"""

from __future__ import annotations

from pathlib import Path

from vpextract.addresses import is_remote, local_path
from vpextract.errors import OutputError
from vpextract.store.folders import LocalFolder
from vpextract.store.foreign import refuse_foreign
from vpextract.store.layout import committed
from vpextract.store.local_place import LocalPlace
from vpextract.store.locking import BusyError, locked


def bring_home(output: str | Path) -> str | None:
    """Finish that of `output`; a sentence where it has to be left as it is. Nothing happens where a run is at it."""
    if is_remote(output):  # whoever reads there may not be allowed to write, and knows of no lock
        return _left(output, "at an address only extract and link write")
    path = local_path(output)
    try:
        with locked(path):
            folder = LocalFolder(path)
            if committed(folder) is not None:
                refuse_foreign(folder)
                LocalPlace(path).finish()
    except BusyError:
        return None
    except OSError as problem:
        return _left(output, problem.strerror or str(problem))
    except OutputError as problem:
        return _left(output, str(problem))
    return None


def _left(output: str | Path, reason: str) -> str:
    return (
        f"A run on {output} was stopped while it put its result in place. What is shown here is the new state, but programs "
        "that read the folders of datasets themselves see files of both, until vpextract extract is run on it again "
        f"({reason})."
    )
