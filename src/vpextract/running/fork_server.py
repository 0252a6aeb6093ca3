"""The process that workers are forked from. All that they need is imported and loaded in it once, and shared by them.

A plain fork would copy locks that other threads hold; a fork server is as fast and clean.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Windows has only one of them
    from multiprocessing.context import ForkServerContext, SpawnContext

_THERE_IS_ONE = "forkserver" in multiprocessing.get_all_start_methods()
PREPARED = "vpextract.running.prepared"
"""What a worker imports before its first document."""


def context() -> ForkServerContext | SpawnContext:
    """How workers are started; where the system has no fork server, each imports everything by itself."""
    if _THERE_IS_ONE:
        forking = multiprocessing.get_context("forkserver")
        forking.set_forkserver_preload([PREPARED])
        return forking
    return multiprocessing.get_context("spawn")


def start() -> None:
    """Let it import and load while this process finds out what there is to do; later calls change nothing."""
    if _THERE_IS_ONE:
        from multiprocessing.forkserver import ensure_running

        context()  # says what it is to import
        with interrupts_left_to_main():
            ensure_running()


@contextmanager
def interrupts_left_to_main() -> Iterator[None]:
    """Processes inherit this from the thread that starts them: Ctrl-C cannot hit them while they still import."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # starting it later would undo the next line
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
