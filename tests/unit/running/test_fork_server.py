"""The process that workers are forked from: it may start early, and workers have all they need from their beginning."""

from __future__ import annotations

import signal
import sys

import pytest

from vpextract.running import fork_server
from vpextract.running.executors import LocalProcesses

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork server")
READING = {"pandas", "pyarrow", "pymupdf", "vpextract.pipeline", "vpextract.layout.from_pages"}


def imported() -> set[str]:
    return READING & set(sys.modules)


def interrupts() -> bool:
    """Whether this thread lets interrupts through."""
    return signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, set())


def test_workers_have_all_they_need_when_they_begin() -> None:
    fork_server.start()
    fork_server.start()  # changes nothing
    assert interrupts()
    workers = LocalProcesses(1)
    try:
        assert workers.submit(imported).result(60) == READING
        assert workers.submit(interrupts).result(60) is False
    finally:
        workers.shutdown(cancel_futures=True)


def test_interrupts_are_let_through_again() -> None:
    with fork_server.interrupts_left_to_main():
        assert not interrupts()
        with fork_server.interrupts_left_to_main():
            assert not interrupts()
        assert not interrupts()
    assert interrupts()
