"""Files that other programs open: written beside their place, and put there whole or not at all."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vpextract.errors import OutputError


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """Where to write; what is there afterwards takes the place of `file`. Raises OutputError where that does not work."""
    if file.is_dir():
        raise OutputError(f"{file} is a folder. Give the name of a file in it.")
    draft = file.with_name(f".{file.name}-{secrets.token_hex(4)}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        yield draft
        draft.replace(file)
    except OSError as problem:
        why = problem.strerror or problem
        raise OutputError(
            f"{file} cannot be written ({why}). Choose another place, or close it elsewhere."
        ) from problem
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
