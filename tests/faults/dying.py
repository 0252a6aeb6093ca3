"""Runs that end with SIGKILL in the midst of writing, as where a machine loses power; made in copies of a warm process."""

from __future__ import annotations

import os
import pathlib
import signal
from typing import Any

import pyarrow.parquet as pq
from fake_pipeline import extract

from vpextract.running.job import extract_all
from vpextract.running.linking import link_output

_HOLDERS: dict[str, Any] = {"write_table": pq, "fsync": os, "replace": pathlib.Path, "rename": pathlib.Path}


def die_at(step: str, left: int) -> None:
    """From now on `step` (`write_table`, `fsync`, `replace` or `rename`) works `left` times; the next time it kills."""
    sound = getattr(_HOLDERS[step], step)

    def instead(*args: Any, **kwargs: Any) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return sound(*args, **kwargs)

    setattr(_HOLDERS[step], step, instead)


def extract_and_die(new: pathlib.Path, out: pathlib.Path, step: str, left: int) -> None:
    die_at(step, left)
    extract_all([new], out, jobs=1, extract=extract)


def link_and_die(out: pathlib.Path, step: str, left: int) -> None:
    die_at(step, left)
    link_output(out)


def command(*arguments: str) -> None:
    """The command line with the pipeline that does what documents say."""
    from vpextract.cli import main
    from vpextract.running import job

    vars(job)["read_document"] = extract
    main(list(arguments))
