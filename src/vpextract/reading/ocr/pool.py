"""Processes that read pictures side by side. One that crashes or takes too long costs the page that it was at."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import cast

from vpextract.reading.ocr.child import SECONDS_A_PAGE, receive, send
from vpextract.reading.ocr.raw import Picture, RawPage

_PATIENCE = 5 * SECONDS_A_PAGE
"""Seconds until an answer, for systems on which a process does not end itself, and machines that are busy otherwise."""
TOO_LONG = f"it took longer than {SECONDS_A_PAGE:.0f} seconds"
CRASHED = "Tesseract crashed on it"


class Readers:
    """So many processes at most, each started when it is first needed and again after it died."""

    def __init__(self, tessdata: str, processes: int) -> None:
        self._tessdata, self._processes = tessdata, processes
        self._threads = ThreadPoolExecutor(processes)
        self._idle: SimpleQueue[_Child | None] = SimpleQueue()
        for _ in range(processes):
            self._idle.put(None)

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(cancel_futures=True)
        while not self._idle.empty():
            child = self._idle.get()
            if child is not None:
                child.end()

    def read(self, pictures: Iterable[Picture]) -> Iterator[RawPage | str]:
        """For each picture, in order, what is in it, or why it could not be read. Few pictures wait at a time."""
        waiting: deque[Future[RawPage | str]] = deque()
        for picture in pictures:
            waiting.append(self._threads.submit(self._read, picture))
            if len(waiting) > self._processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _read(self, picture: Picture) -> RawPage | str:
        child = self._idle.get()
        try:
            child = child or _Child(self._tessdata)
            answer = child.read(picture)
        except (OSError, EOFError):
            assert child is not None
            answer = TOO_LONG if child.end() else CRASHED
            child = None
        finally:
            self._idle.put(child)
        return answer


class _Child:
    def __init__(self, tessdata: str) -> None:
        self.late = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "vpextract.reading.ocr.child", tessdata],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_THREAD_LIMIT": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
        )

    def read(self, picture: Picture) -> RawPage | str:
        assert self._process.stdin is not None and self._process.stdout is not None
        clock = threading.Timer(_PATIENCE, self._too_late)
        clock.start()
        try:
            send(self._process.stdin, picture)  # type: ignore[arg-type]
            return cast(RawPage | str, receive(self._process.stdout))  # type: ignore[arg-type]
        finally:
            clock.cancel()

    def _too_late(self) -> None:
        self.late = True
        self._process.kill()

    def end(self) -> bool:
        """End it, if it still runs; whether it had taken too long."""
        self._process.kill()
        late = self.late or -self._process.wait() == getattr(signal, "SIGPROF", 0)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        return late
