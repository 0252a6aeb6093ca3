"""Runs of `vpextract extract` as people start them, watched from outside: when each document was done, how much memory."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

_DONE = re.compile(r"^\[\d+/\d+\] (?P<source>.+?\.(?:pdf|md|txt)):")
_EVERY = 0.2
"""Seconds between two looks at the memory."""
_NO_WORKER = ("resource_tracker",)


class Figure(NamedTuple):
    """A line of the table; `held` is None where there is no bar."""

    part: str
    what: str
    figure: str
    bar: str = ""
    held: bool | None = None


class Look(NamedTuple):
    """The memory at one moment, in MiB: what the parent holds, and each worker by its process number."""

    at: float
    parent: float
    workers: dict[int, float]


@dataclass(slots=True)
class Run:
    """One run that ended well."""

    seconds: float = 0.0
    done: list[tuple[float, str]] = field(default_factory=list)
    """When which document was done, in seconds from the start."""
    looks: list[Look] = field(default_factory=list)
    peaks: dict[int, float] = field(default_factory=dict)
    """The most that a worker ever held, by its process number."""
    parent_peak: float = 0.0

    @property
    def reading(self) -> tuple[float, float]:
        """From when to when documents were read: from the first that was done to the last."""
        return (self.done[0][0], self.done[-1][0]) if self.done else (self.seconds, self.seconds)

    @property
    def shares(self) -> str:
        first, last = self.reading
        if not self.done:
            return "nothing read"
        return f"{first:.1f} s to the first document, {last - first:.1f} s for the others, {self.seconds - last:.1f} s after"


def extract(program: Sequence[str], folder: Path, output: Path, *options: str, watch: bool = False) -> Run:
    """Run it, and raise RuntimeError with what it said where it did not end well. `watch` looks at its memory."""
    command = [*program, "extract", str(folder), "--output", str(output), *options]
    run, said = Run(), []
    with tempfile.TemporaryFile("w+") as told:
        start = perf_counter()
        with subprocess.Popen(command, stdout=told, stderr=subprocess.PIPE, text=True, encoding="utf8") as process:
            over = threading.Event()
            watcher = threading.Thread(target=_watch, args=(process.pid, start, run, over))
            if watch:
                watcher.start()
            assert process.stderr is not None
            for line in process.stderr:
                found = _DONE.match(line)
                if found:
                    run.done.append((perf_counter() - start, found["source"]))
                else:
                    said.append(line)
            status = process.wait()
            run.seconds = perf_counter() - start
            over.set()
            if watch:
                watcher.join()
        if status != 0:
            told.seek(0)
            raise RuntimeError(f"{' '.join(command)} ended with {status}: {''.join(said)[-2000:]}{told.read()[-2000:]}")
    return run


# --- memory -----------------------------------------------------------------------------------------------------------


def can_watch() -> bool:
    return sys.platform == "linux"


def _watch(parent: int, start: float, run: Run, over: threading.Event) -> None:
    while not over.wait(_EVERY):
        held = _memory(parent)
        if held is None:
            continue
        workers: dict[int, float] = {}
        for pid in _workers(parent):
            memory = _memory(pid)
            if memory is not None:
                workers[pid], peak = memory
                run.peaks[pid] = max(peak, run.peaks.get(pid, 0.0))
        run.looks.append(Look(perf_counter() - start, held[0], workers))
        run.parent_peak = max(run.parent_peak, held[1])


def _memory(pid: int) -> tuple[float, float] | None:
    """What a process holds now and the most it ever held, in MiB; None where it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return None
    found = {line.split(":")[0]: line for line in lines if line.startswith(("VmRSS", "VmHWM"))}
    if len(found) < 2:  # it has ended, but nobody has asked for its status
        return None
    return int(found["VmRSS"].split()[1]) / 1024, int(found["VmHWM"].split()[1]) / 1024


def _workers(parent: int) -> Iterator[int]:
    """All processes below the parent that have none below themselves: not the one that workers are forked from."""
    below: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text().rsplit(")", 1)[1].split()
        except (OSError, IndexError):
            continue
        below.setdefault(int(after_name[1]), []).append(int(stat.parent.name))
    waiting = list(below.get(parent, []))
    while waiting:
        pid = waiting.pop()
        children = below.get(pid, [])
        waiting += children
        if not children and not _is_no_worker(pid):
            yield pid


def _is_no_worker(pid: int) -> bool:
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf8", "replace")
    except OSError:
        return True
    return any(word in command for word in _NO_WORKER)
