"""How a command ends that is told to stop, or whose output nobody takes: signals and streams, as people and systems expect.

SIGINT, SIGTERM and SIGHUP all end it in order, as Ctrl-C does, with 128 and the signal's number for the exit status.
"""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import IO, NoReturn

from vpextract.languages.telling import counted, told
from vpextract.show.lasting import lasting, refusal_of

INTERRUPTED = 128 + signal.SIGINT
_SIGNALS = ("SIGTERM", "SIGHUP")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
_A_MOMENT = 0.05  # seconds
_told_by: list[int] = []
"""The signals that came."""
_waiting: list[str] = []
"""What those who are told to stop have to say about what they leave."""


class _Told(KeyboardInterrupt):
    """Another signal than that of Ctrl-C; everything that is in order for that one is for this one, too."""


def heed_signals() -> None:
    """Let the signals that ask a program to end do so in order; those that are ignored (nohup) stay ignored."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        with contextlib.suppress(ValueError):  # not in the main thread
            if number is not None and signal.getsignal(number) == signal.SIG_DFL:
                signal.signal(number, _end)
    sys.unraisablehook = _say_again


def _end(number: int, frame: FrameType | None) -> None:
    _told_by.append(number)
    raise _Told


def _say_again(lost: sys.UnraisableHookArgs) -> None:
    """Stop all the same where the signal came while Python was in a destructor or a callback, out of which nothing rises.

    The signal is sent once more, a moment later: here, too, it would be lost.
    """
    if issubclass(lost.exc_type, KeyboardInterrupt):
        again = threading.Timer(_A_MOMENT, _send, [_told_by[-1] if _told_by else signal.SIGINT])
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(lost)


def _send(number: int) -> None:
    """To the main thread, whatever it waits for."""
    if sys.platform == "win32":
        signal.raise_signal(number)
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, number)


def status_of_stop() -> int:
    """The exit status of a command that was told to stop."""
    return 128 + _told_by[0] if _told_by else INTERRUPTED


@contextlib.contextmanager
def leaving_in(output: str) -> Iterator[None]:
    """Within it, a stop says how many documents that were read wait in the output."""
    try:
        yield
    except KeyboardInterrupt:
        with contextlib.suppress(Exception):  # nothing is said then; the next run tells
            _waiting.extend(_left_in(output))
        raise


def _left_in(output: str) -> list[str]:
    from vpextract.show.plain import printable
    from vpextract.store.spool import Spool

    n = len(Spool(output))
    wait = "{documents} read so far wait in {folder}: the same command goes on from there."
    if n == 1:
        wait = "{documents} read so far waits in {folder}: the same command goes on from there."
    return [told(wait, documents=counted(n, "document"), folder=printable(output))] if n else []


def last_words() -> str:
    """The sentences for a command that was told to stop."""
    return " ".join([told("Stopped. No result is half-written."), *_waiting])


def ready_streams() -> None:
    """Streams that can be written to whatever becomes of them; nobody has to listen to what is said along the way."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by who called; the next file that is opened would be taken for it
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf8"))  # noqa: SIM115
        with contextlib.suppress(AttributeError):  # a stream that somebody put in its place
            stream.reconfigure(errors="replace")
    sys.stderr = lasting(sys.stderr)


def refused_by_stdout() -> OSError | None:
    """Why not all results could be printed, where that is a fault: that the reader has seen enough is none."""
    try:
        sys.stdout.flush()
        problem = refusal_of(sys.stdout)
    except OSError as problem_now:
        problem = problem_now
    if problem is not None:
        _let_go_of(sys.stdout)
    return problem if problem is not None and is_full(problem) else None


def is_full(problem: OSError) -> bool:
    return problem.errno in _FULL


def leave(status: int) -> NoReturn:
    """End the process; what its streams still hold and cannot pass on is no fault of its own."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()
        if refusal_of(stream) is not None:
            _let_go_of(stream)
    sys.exit(status)


def _let_go_of(stream: IO[str]) -> None:
    """Python writes what a stream still holds when it ends, and would complain then."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
