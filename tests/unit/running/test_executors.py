"""Worker processes behind the `concurrent.futures` interface: one death costs one task."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from vpextract.errors import WorkerDiedError
from vpextract.running.executors import InProcess, LocalProcesses

HOARD: list[bytes] = []


@pytest.fixture
def two() -> Iterator[LocalProcesses]:
    executor = LocalProcesses(2)
    yield executor
    executor.shutdown(cancel_futures=True)


def test_results_and_exceptions_come_back(two: LocalProcesses) -> None:
    numbers = [two.submit(divmod, n, 2) for n in range(20)]
    wrong = two.submit(divmod, 1, 0)
    assert [f.result(30) for f in numbers] == [divmod(n, 2) for n in range(20)]
    with pytest.raises(ZeroDivisionError):
        wrong.result(30)
    assert two.submit(os.getpid).result(30) != os.getpid()


def test_map_works(two: LocalProcesses) -> None:
    assert list(two.map(abs, [-1, -2, 3])) == [1, 2, 3]


@pytest.mark.parametrize(
    ("death", "told"), [(signal.SIGKILL, "was killed .SIGKILL"), (signal.SIGSEGV, "crashed the process .SIGSEGV")]
)
def test_a_death_costs_one_task(two: LocalProcesses, death: signal.Signals, told: str) -> None:
    before = [two.submit(abs, -n) for n in range(10)]
    dying = two.submit(signal.raise_signal, death)
    after = [two.submit(abs, -n) for n in range(10)]
    with pytest.raises(WorkerDiedError, match=told):
        dying.result(30)
    assert [f.result(30) for f in before + after] == [*range(10), *range(10)]


def test_a_quiet_end_is_a_death_too(two: LocalProcesses) -> None:
    with pytest.raises(WorkerDiedError, match="ended without an answer"):
        two.submit(os._exit, 0).result(30)
    assert two.submit(abs, -1).result(30) == 1


def test_what_cannot_travel_is_an_exception(two: LocalProcesses) -> None:
    with pytest.raises(Exception, match="pickle"):
        two.submit(len, (lambda: 1,)).result(30)
    with pytest.raises(Exception, match="pickle"):
        two.submit(threading.Lock).result(30)
    assert two.submit(abs, -1).result(30) == 1


def test_shutdown_ends_what_runs_and_cancels_what_waits() -> None:
    executor = LocalProcesses(1)
    process = executor.submit(os.getpid).result(30)
    running = executor.submit(time.sleep, 600)
    waiting: Future[None] = executor.submit(time.sleep, 600)
    while not running.running():
        time.sleep(0.01)
    begun = time.monotonic()
    executor.shutdown(cancel_futures=True)
    assert time.monotonic() - begun < 10
    assert waiting.cancelled()
    assert isinstance(running.exception(), WorkerDiedError)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    with pytest.raises(RuntimeError, match="shut down"):
        executor.submit(abs, 1)


def test_shutdown_lets_work_finish() -> None:
    executor = LocalProcesses(2)
    futures = [executor.submit(abs, -n) for n in range(6)]
    executor.shutdown()
    assert [f.result(0) for f in futures] == [0, 1, 2, 3, 4, 5]


def test_in_process_runs_at_once_and_lets_interrupts_through() -> None:
    executor = InProcess()
    assert executor.submit(os.getpid).result(0) == os.getpid()
    assert isinstance(executor.submit(divmod, 1, 0).exception(0), ZeroDivisionError)
    with pytest.raises(KeyboardInterrupt):
        executor.submit(signal.raise_signal, signal.SIGINT)


def hoard(mebibytes: int) -> int:
    HOARD.append(b"x" * (mebibytes * 2**20))
    return os.getpid()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell what a process holds")
def test_a_heavy_process_is_replaced_after_its_answer() -> None:
    executor = LocalProcesses(1)
    light = executor.submit(hoard, 1).result(30)
    assert executor.submit(hoard, 300).result(30) == light
    assert executor.submit(hoard, 1).result(30) != light
    executor.shutdown()


def test_a_process_without_work_ends_and_comes_back() -> None:
    executor = LocalProcesses(1, idle=0.3)
    first = executor.submit(os.getpid).result(30)
    end = time.monotonic() + 30
    while Path(f"/proc/{first}").exists():
        assert time.monotonic() < end
        time.sleep(0.05)
    assert executor.submit(os.getpid).result(30) != first
    executor.shutdown()


def test_a_guest_starts_its_workers_by_itself() -> None:
    executor = LocalProcesses(1, guest=True)
    assert executor.submit(os.getppid).result(60) == os.getpid()
    executor.shutdown()


def test_each_executor_says_how_many_tasks_it_wants(two: LocalProcesses) -> None:
    assert InProcess().in_flight == 1
    assert two.in_flight > 2
