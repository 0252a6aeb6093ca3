"""The life of a process that reads pictures of pages: pictures come through stdin, what is found in them leaves through stdout.

A process of its own, because a crash inside Tesseract must cost no more than a page, and because it runs beside others.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
import threading
from queue import SimpleQueue
from typing import BinaryIO

SECONDS_A_PAGE = 60.0
"""Of work: usual pages take three, and one that takes so long is no text."""
_HEADER = struct.Struct("!Q")


def send(pipe: BinaryIO, message: object) -> None:
    """Write one message; OSError where nobody reads it any more."""
    told = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_HEADER.pack(len(told)) + told)
    pipe.flush()


def receive(pipe: BinaryIO) -> object:
    """The next message; EOFError where there is none."""
    head = pipe.read(_HEADER.size)
    if len(head) < _HEADER.size:
        raise EOFError
    (length,) = _HEADER.unpack(head)
    told = pipe.read(length)
    if len(told) < length:
        raise EOFError
    return pickle.loads(told)


def main(tessdata: str) -> None:
    """Answer each picture with a RawPage, or with the sentence that says why not."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    if hasattr(signal, "SIGPROF"):
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
    waiting: SimpleQueue[object] = SimpleQueue()
    threading.Thread(target=_listen, args=(waiting,), daemon=True).start()

    from vpextract.reading.ocr.raw import Picture
    from vpextract.reading.ocr.reading_page import PageReader

    reader = PageReader(tessdata)
    while True:
        picture = waiting.get()
        assert isinstance(picture, Picture)
        _end_after(SECONDS_A_PAGE)
        try:
            answer: object = reader.read(picture)
        except Exception as fault:
            answer = f"{type(fault).__name__}: {fault}"
        send(answers, answer)


def _end_after(seconds: float) -> None:
    """End this process when it has worked so long from now; where the system has no such clock, the one who waits ends it."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _listen(waiting: SimpleQueue[object]) -> None:
    """Take in pictures; when the one who sends them is gone, this process is, too, whatever it is at."""
    while True:
        try:
            waiting.put(receive(sys.stdin.buffer))
        except EOFError:
            os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
