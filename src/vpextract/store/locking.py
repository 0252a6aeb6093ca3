"""One writer at a time in an output folder. The lock is on the folder itself and ends with the process."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vpextract.errors import OutputError


class BusyError(OutputError):
    """Another process holds the folder."""


if sys.platform == "win32":

    @contextmanager
    def locked(folder: Path) -> Iterator[None]:
        """Windows cannot lock a folder; there the user has to see to it that only one run writes to it."""
        yield

else:
    import fcntl

    @contextmanager
    def locked(folder: Path) -> Iterator[None]:
        """Raise BusyError where another process holds the folder; file systems without locks let everybody in."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BusyError(
                    f"Another vpextract is writing to {folder}. Wait until it is done, or choose another with -o."
                ) from None
            except OSError:  # such as some network file systems
                pass
            yield
        finally:
            os.close(handle)
