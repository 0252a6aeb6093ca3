"""Worker processes held to limits: they are ended from outside, whatever they are at, and nobody else is."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from vpextract.errors import LimitError
from vpextract.running import holding
from vpextract.running.executors import LocalProcesses

MIB = 2**20
only_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell what a process holds")


@pytest.fixture
def two() -> Iterator[LocalProcesses]:
    executor = LocalProcesses(2)
    yield executor
    executor.shutdown(cancel_futures=True)


def timed(seconds: float, more: float, sleep: float) -> int:
    holding.start_clock(seconds)
    if more:
        holding.more_time(more)
    time.sleep(sleep)
    return os.getpid()


def work(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def spin(seconds: float) -> None:
    """Never ends, in C code that leaves Python alone to nobody."""
    holding.start_clock(seconds)
    re.match("(a+)+$", "a" * 60 + "b")


def take(most: int | None, mebibytes: int) -> int:
    holding.hold_memory(most)
    taken = [b"x" * MIB for _ in range(mebibytes)]
    time.sleep(0.5)
    return len(taken)


def take_at_once(most: int, mebibytes: int) -> int:
    holding.hold_memory(most)
    return len(b"x" * (mebibytes * MIB))


def test_a_loop_in_a_library_is_ended(two: LocalProcesses) -> None:
    others = [two.submit(abs, -n) for n in range(6)]
    spinning = two.submit(spin, 0.5)
    after = [two.submit(abs, -n) for n in range(6)]
    with pytest.raises(LimitError, match=r"Time limit: .* longer than 0\.5 seconds\. Give it more with --timeout"):
        spinning.result(30)
    assert [f.result(30) for f in others + after] == [*range(6), *range(6)]


def test_its_process_is_gone_by_then(two: LocalProcesses, tmp_path: Path) -> None:
    told = tmp_path / "told"
    with pytest.raises(LimitError):
        two.submit(_tell_and_spin, told).result(30)
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


def _tell_and_spin(told: Path) -> None:
    told.write_text(str(os.getpid()))
    spin(0.3)


def test_pages_give_it_more_time(two: LocalProcesses) -> None:
    assert two.submit(timed, 0.3, 60, 1).result(30) > 0
    with pytest.raises(LimitError, match=r"longer than 0\.3 seconds and 0\.2 for its pages"):
        two.submit(timed, 0.3, 0.2, 60).result(30)


def test_a_limit_ends_with_its_document() -> None:
    executor = LocalProcesses(1)
    first = executor.submit(timed, 0.5, 0, 0).result(30)
    time.sleep(1)  # without work
    executor.submit(time.sleep, 1).result(30)  # without a limit
    executor.submit(work, 2).result(60)  # nor one of its own
    assert executor.submit(timed, 5, 0, 0.6).result(30) == first, "the clock begins anew"
    executor.shutdown()


def test_the_start_of_a_process_takes_nobodys_time() -> None:
    executor = LocalProcesses(1, guest=True)
    assert executor.submit(_has_what_it_needs).result(60)
    executor.shutdown()


def _has_what_it_needs() -> bool:
    return {"vpextract.pipeline", "vpextract.reading.mupdf", "pandas"} <= set(sys.modules)


@only_linux
@pytest.mark.parametrize("taking", [take, take_at_once])
def test_what_takes_too_much_memory_is_ended(two: LocalProcesses, taking: Callable[[int, int], int]) -> None:
    others = [two.submit(abs, -n) for n in range(6)]
    with pytest.raises(LimitError, match=r"Memory limit: .* more than 0\.488 GiB. Give it more with --memory"):
        two.submit(taking, 500 * MIB, 2000).result(60)
    assert [f.result(30) for f in others] == [*range(6)]
    assert two.submit(take, 500 * MIB, 100).result(30) == 100
    assert two.submit(take, None, 700).result(30) == 700


@only_linux
def test_memory_is_what_a_process_holds() -> None:
    assert holding.memory_of(os.getpid()) > 20 * MIB
    assert holding.memory_of(2**22 + 1) == 0, "there is no such process"


def lack_memory() -> int:
    holding.leave_after_answer()
    return os.getpid()


def test_a_process_that_lacked_memory_is_not_used_again() -> None:
    executor = LocalProcesses(1)
    first = executor.submit(lack_memory).result(30)
    second = executor.submit(os.getpid).result(30)
    assert first != second == executor.submit(os.getpid).result(30)
    executor.shutdown()


def test_without_a_worker_nobody_is_held() -> None:
    holding.hold_memory(1)
    holding.start_clock(0.0)
    holding.more_time(1.0)
