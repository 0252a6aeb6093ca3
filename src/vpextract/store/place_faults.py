"""What is said where an output cannot be written."""

from __future__ import annotations

import errno
from pathlib import Path

from vpextract.errors import OutputError


def in_the_way(folder: str | Path, path: str | Path) -> OutputError:
    return OutputError(
        f"{path} is not from vpextract, and would get mixed up with the datasets in {folder}. "
        "Choose another output folder, or move that file away."
    )


def cannot_write(folder: str | Path, problem: OSError) -> str:
    reason = problem.strerror or str(problem)
    if isinstance(folder, str):
        return f"{folder} cannot be written to ({reason}). Check it, or choose another output with -o."
    if isinstance(problem, FileExistsError | NotADirectoryError):
        return f"{folder} cannot be the output folder: a file of that name is in the way. Choose another with -o."
    if problem.errno == errno.ENOSPC:
        return f"The disk of {folder} is full. Make room, or choose another output folder with -o."
    return f"{folder} cannot be written to ({reason}). Check its permissions, or choose another output folder with -o."
