"""The command as it can be typed where it was run: by its name where the shell finds it, else by its path."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

NAME = "vpextract"


def command() -> str:
    """Such as `vpextract`, `.venv/bin/vpextract` or `python -m vpextract`."""
    run = Path(sys.argv[0])
    if run.name == "__main__.py" and run.parent.name == NAME:
        return f"{_found(Path(sys.executable))} -m {NAME}"
    return _found(run) if run.stem == NAME else NAME


def _found(run: Path) -> str:
    """The name alone where the shell finds this very file by it; a path seen from here where it lies below."""
    on_path = shutil.which(run.stem)
    if on_path is not None and Path(on_path).absolute() == run.absolute():
        return run.stem
    try:
        return shlex.quote(str(run.absolute().relative_to(Path.cwd())))
    except ValueError:
        return shlex.quote(str(run))
