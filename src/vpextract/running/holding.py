"""A worker process held to limits: it says which ones and from when, and the one who waits for its answer enforces them.

From outside, as nothing inside a process can stop a library's loop, and one that is refused memory may go on with a part
of the page: a limit ends the process, so that no document is read by halves.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, NamedTuple

from vpextract.errors import LimitError, out_of_memory, out_of_time

_LOOK = 0.1
"""Seconds between two looks at a process. What takes memory fastest takes 0.2 GiB meanwhile."""
_STOPPED = 1.0
"""Where so many seconds pass between two looks, this process was stopped (Ctrl-Z, a machine that slept), and they do not
count.
"""
_ALONE = 2.0
"""So many times its time of the processor, and a process ends itself: the one who waited for it must be gone."""


class _Memory(NamedTuple):
    most: int


class _Clock(NamedTuple):
    seconds: float


class _MoreTime(NamedTuple):
    seconds: float


class _AtPage(NamedTuple):
    source: str
    done: int
    total: int


Told = Callable[[str, int, int], None]
"""Who is told that so many pages of a document (its source) are read, of how many. Any thread may call it."""

_listening: list[Told] = []
"""Who is told, in the process that waits for answers."""


@contextmanager
def pages_told_to(told: Told) -> Iterator[None]:
    """Within, the pages that documents are at are told, whoever reads them on this machine."""
    _listening.append(told)
    try:
        yield
    finally:
        _listening.remove(told)


# --- in the worker ----------------------------------------------------------------------------------------------------

_waiting: list[Connection[Any, Any]] = []
"""The way to the one who waits, if this process is a worker."""
_spent: list[bool] = []


def answers_through(pipe: Connection[Any, Any]) -> None:
    """Say, once, that this process is a worker."""
    _waiting.append(pipe)


def hold_memory(most: int | None) -> None:
    """From now on until the answer this process may hold so many bytes, if somebody waits for it who can see to that."""
    if most is not None:
        _say(_Memory(most))


def start_clock(seconds: float | None) -> None:
    """The answer must come in so many seconds from now."""
    if seconds is not None:
        _say(_Clock(seconds))
        _end_after(seconds)


def more_time(seconds: float) -> None:
    """The answer may come so much later."""
    _say(_MoreTime(seconds))
    if left := _own_time_left():
        _end_after(left / _ALONE + seconds)


def at_page(source: str, done: int, total: int) -> None:
    """So many of the document's pages are read, of how many."""
    _say(_AtPage(source, done, total))
    if not _waiting:  # this process is the one that waits
        _tell(_AtPage(source, done, total))


def stop_clock() -> None:
    """There is an answer."""
    if _own_time_left():
        signal.setitimer(signal.ITIMER_PROF, 0)


def leave_after_answer() -> None:
    """Nobody knows what state this process is in: the next document gets another one."""
    _spent.append(True)


def is_to_leave() -> bool:
    return bool(_spent)


def _end_after(seconds: float) -> None:
    """What spins when its parent was killed would spin for ever; where the system has no such clock, it does."""
    if _waiting and hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, _ALONE * seconds)


def _own_time_left() -> float:
    return signal.getitimer(signal.ITIMER_PROF)[0] if _waiting and hasattr(signal, "getitimer") else 0.0


def _say(message: _Memory | _Clock | _MoreTime | _AtPage) -> None:
    for pipe in _waiting:
        pipe.send(message)


# --- where its answer is awaited --------------------------------------------------------------------------------------


def answer_within_limits(process: BaseProcess, pipe: Connection[Any, Any]) -> Any:
    """What comes through the pipe, when it comes.

    LimitError where a limit was met, with the process killed; EOFError or ConnectionError where it is gone by itself.
    """
    watch = _Watch()
    while True:
        if pipe.poll(watch.patience):
            message = pipe.recv()
            if isinstance(message, _AtPage):
                _tell(message)
            elif isinstance(message, _Memory | _Clock | _MoreTime):
                watch.note(message)
            else:
                return message
        elif (limit := watch.met_by(process.pid)) is not None:
            process.kill()
            raise limit


def _tell(message: _AtPage) -> None:
    for told in tuple(_listening):
        told(*message)


class _Watch:
    """The limits of one document, and what it took so far."""

    def __init__(self) -> None:
        self._memory: int | None = None
        self._seconds: float | None = None
        self._more = self._taken = 0.0
        self._looked = time.monotonic()

    @property
    def patience(self) -> float | None:
        """How long nobody needs to look at it; None where it is held to nothing."""
        return None if self._memory is None and self._seconds is None else _LOOK

    def note(self, message: _Memory | _Clock | _MoreTime) -> None:
        match message:
            case _Memory(most):
                self._memory = most
            case _Clock(seconds):
                self._seconds, self._more, self._taken, self._looked = seconds, 0.0, 0.0, time.monotonic()
            case _MoreTime(seconds):
                self._more += seconds

    def met_by(self, pid: int | None) -> LimitError | None:
        """The limit that it has met, if any."""
        now = time.monotonic()
        passed, self._looked = now - self._looked, now
        self._taken += passed if passed < _STOPPED else _LOOK
        if self._memory is not None and memory_of(pid) > self._memory:
            return out_of_memory(self._memory)
        if self._seconds is not None and self._taken > self._seconds + self._more:
            return out_of_time(self._seconds, self._more)
        return None


def memory_of(pid: int | None) -> int:
    """The bytes that a process holds, swapped out or not; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_bytes().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith((b"VmRSS:", b"VmSwap:"))) * 1024
