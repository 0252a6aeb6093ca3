"""A small output with somebody's files beside it, for the tests of outputs that somebody else made."""

from __future__ import annotations

import shutil
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from vpextract.running.job import extract_all
from vpextract.store.layout import MANIFEST, REVIEW

PLAN = "# Brunnsnämnden\nVerksamhetsplan {year}\n\nKF:s inriktningsmål: 1. En stad med rent vatten\n"
PATIENCE = 20  # seconds; each takes a small part of one


def with_their_files(folder: Path) -> Path:
    """Two plans in `in/`, their output in `out/`, and somebody's files in `theirs/`."""
    (folder / "in").mkdir()
    for year in (2022, 2023):
        (folder / "in" / f"{year}.md").write_text(PLAN.format(year=year))
    extract_all([folder / "in"], folder / "out", jobs=1)
    (folder / "out" / REVIEW).write_text("decision,kind,a_text,b_text,a_board,b_board,a_id,b_id\n")
    theirs = folder / "theirs"
    (theirs / "goals").mkdir(parents=True)
    (theirs / "notes.txt").write_text("theirs")
    pq.write_table(pa.table({"secret": ["theirs"]}), theirs / "2022.parquet")
    pq.write_table(pa.table({"secret": ["theirs"]}), theirs / "goals" / "2022.parquet")
    shutil.copy(folder / "out" / REVIEW, theirs / REVIEW)
    shutil.copy(folder / "out" / MANIFEST, theirs / MANIFEST)
    return folder


@contextmanager
def in_time() -> Iterator[None]:
    def ring(*_: object) -> None:
        raise TimeoutError("it waits for something that never comes")

    former = signal.signal(signal.SIGALRM, ring)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, former)


def everything(folder: Path) -> dict[str, object]:
    """All that is in a folder: contents of files, goals of links, kinds of others."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        contents: object = stat.S_IFMT(mode)
        if stat.S_ISLNK(mode):
            contents = path.readlink()
        elif stat.S_ISREG(mode):
            size = path.stat().st_size
            contents = path.read_bytes() if size < 2**20 else size
        found[path.relative_to(folder).as_posix()] = contents
    return found
