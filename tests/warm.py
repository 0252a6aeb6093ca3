"""A process in which all is imported, and calls in copies of it: each costs some milliseconds, and not all imports again.

For tests that kill: what dies is a whole process, in a session of its own, and nothing of the test's.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from vpextract.running import fork_server

_PATIENCE = 120
"""Seconds that a call may take if nothing else is said."""


@dataclass(frozen=True)
class Call:
    """A call that was begun; what it says on stdout and stderr is in `log`, and in one beside it."""

    pid: int
    log: Path
    pipe: Connection[Any, Any]

    @property
    def stdout(self) -> str:
        return self.log.read_text("utf8")

    @property
    def stderr(self) -> str:
        return _beside(self.log).read_text("utf8")

    def is_over(self) -> bool:
        return bool(self._asked("is over"))

    def status(self, patience: float = _PATIENCE) -> int:
        """How it ended, in so many seconds: as an exit status, or less than zero where a signal ended it."""
        return int(self._asked("status", patience))

    def kill(self) -> None:
        """With all that is of its session."""
        os.killpg(self.pid, signal.SIGKILL)

    def _asked(self, question: str, patience: float = _PATIENCE) -> Any:
        self.pipe.send((question, self.pid))
        return _answer(self.pipe, patience)


class Warm:
    def __init__(self, pipe: Connection[Any, Any]) -> None:
        self._pipe = pipe

    def call(self, log: Path, target: Callable[..., object], *args: Any) -> Call:
        """Begin a call of what can be imported; an exception that it raises is a traceback on stderr and the status 1."""
        self._pipe.send((str(log), target, args))
        return Call(_answer(self._pipe), log, self._pipe)


@contextmanager
def warm_process(modules: Sequence[str]) -> Iterator[Warm]:
    """Forked from the server of which workers are forked, too."""
    context = fork_server.context()
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, modules))
    process.start()
    there.close()
    try:
        yield Warm(here)
    finally:
        here.close()
        process.join(10)


def _answer(pipe: Connection[Any, Any], patience: float = _PATIENCE) -> Any:
    if not pipe.poll(patience):
        raise TimeoutError(f"a call takes more than {patience} seconds")
    return pipe.recv()


def _serve(pipe: Connection[Any, Any], modules: Sequence[str]) -> None:
    for module in modules:
        import_module(module)
    ended: dict[int, int] = {}
    while True:
        try:
            order = pipe.recv()
        except EOFError:
            return
        match order:
            case ("status", pid):
                pipe.send(ended[pid] if pid in ended else os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
            case ("is over", pid):
                over, status = os.waitpid(pid, os.WNOHANG)
                if over:
                    ended[pid] = os.waitstatus_to_exitcode(status)
                pipe.send(pid in ended)
            case (log, target, args):
                if (pid := os.fork()) == 0:
                    pipe.close()
                    _obey(log, target, args)
                pipe.send(pid)


def _obey(log: str, target: Callable[..., object], args: Sequence[Any]) -> None:
    status = 1
    try:
        os.setsid()
        for stream, place in ((1, Path(log)), (2, _beside(Path(log)))):
            os.dup2(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
        target(*args)
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _beside(log: Path) -> Path:
    return log.with_name(f"{log.name}-errors")
