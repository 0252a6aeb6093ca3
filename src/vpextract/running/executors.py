"""Where tasks run: in this process, or in worker processes of this machine. Both are `concurrent.futures` executors.

The standard library's process pool breaks as a whole when one worker dies, and nobody can tell which task did it. Here
each worker has its own pipe and its own thread that waits for it, so that a death costs exactly the task it was at.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import Executor, Future
from importlib import import_module
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, TypeVar

from vpextract.errors import WorkerDiedError
from vpextract.running import fork_server
from vpextract.running.holding import answer_within_limits, answers_through, is_to_leave, memory_of, stop_clock

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

P = ParamSpec("P")
T = TypeVar("T")

_HEAVY = 256 * 2**20
"""Bytes above which a worker is replaced: usual ones stay at 160 MiB, but a long document leaves memory in pieces that
neither Python nor the system's allocator gives back.
"""
_EXIT_CODES = threading.Lock()
"""Whoever starts a process looks at all that ended, too: two threads that read one exit code leave one of them without."""


class TaskExecutor(Executor, ABC):
    """An executor that knows how many tasks to hand to it at a time: no worker waits, and few tasks do."""

    @property
    @abstractmethod
    def in_flight(self) -> int: ...


class InProcess(TaskExecutor):
    """Runs each task at once, here; an interrupt by the user comes through."""

    in_flight = 1

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as problem:
            future.set_exception(problem)
        return future


class LocalProcesses(TaskExecutor):
    """`workers` processes, each started when it is first needed and again after it died.

    A task whose process died gets WorkerDiedError, one that met a limit LimitError; the others go on.
    `shutdown(cancel_futures=True)` kills what runs. A process that has grown heavy is replaced, one without work for
    `idle` seconds ends. As a `guest` in somebody else's process, the pool leaves that process's settings of
    multiprocessing alone; its workers take longer to start.
    """

    def __init__(self, workers: int, *, idle: float | None = None, guest: bool = False) -> None:
        self._context = multiprocessing.get_context("spawn") if guest else fork_server.context()
        self._idle = idle
        self._starting = threading.Lock()
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._stopped = self._killed = False
        self._workers: dict[int, _Worker] = {}
        self._threads = [threading.Thread(target=self._serve, args=(n,), daemon=True) for n in range(workers)]
        for thread in self._threads:
            thread.start()

    @property
    def in_flight(self) -> int:
        # With one process, what is done with its answers waits its turn, too.
        return 2 * len(self._threads) if len(self._threads) > 1 else 1

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self._stopped:
            raise RuntimeError("the executor has been shut down")
        future: Future[T] = Future()
        self._jobs.put(_Job(future, fn, args, kwargs))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._stopped = True
        if cancel_futures:
            self._cancel_waiting()
            with self._starting:
                self._killed = True
                for worker in self._workers.values():
                    worker.process.kill()
        for _ in self._threads:
            self._jobs.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def _cancel_waiting(self) -> None:
        with contextlib.suppress(Empty):
            while True:
                job = self._jobs.get_nowait()
                if job is not None:
                    job.future.cancel()

    @fork_server.interrupts_left_to_main()
    def _serve(self, number: int) -> None:
        """The life of one thread: hand jobs to its worker process, one after the other."""
        while (job := self._next_job(number)) is not None:
            if not job.future.set_running_or_notify_cancel():
                continue
            try:
                worker = self._workers.get(number) or self._start(number)
                succeeded, answer, leaving = worker.do(job)
            except (EOFError, ConnectionError):
                job.future.set_exception(WorkerDiedError(_death_sentence(self._bury(number))))
            except Exception as problem:  # such as a limit that was met, or an answer that cannot be unpickled
                self._bury(number)
                job.future.set_exception(problem)
            else:
                if succeeded:
                    job.future.set_result(answer)
                else:
                    job.future.set_exception(answer)
                if leaving:
                    self._bury(number)
        self._bury(number)

    def _next_job(self, number: int) -> _Job | None:
        while True:
            try:
                return self._jobs.get(timeout=self._idle)
            except Empty:
                self._bury(number)

    def _start(self, number: int) -> _Worker:
        with self._starting:
            if self._killed:
                raise EOFError
            self._workers[number] = worker = _Worker.started(self._context)
            return worker

    def _bury(self, number: int) -> int | None:
        """End a worker, if it still lives, and return its exit code."""
        with self._starting:
            worker = self._workers.pop(number, None)
        return worker.end() if worker else None


class _Job(NamedTuple):
    future: Future[Any]
    fn: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


class _Worker(NamedTuple):
    """A process and this end of the pipe to it."""

    process: BaseProcess
    pipe: Connection[Any, Any]

    @staticmethod
    def started(context: ForkServerContext | SpawnContext) -> _Worker:
        here, there = context.Pipe()
        process = context.Process(target=_work, args=(there,), daemon=True)
        with _EXIT_CODES:
            process.start()
        there.close()  # so that this end notices when the worker's end is gone
        return _Worker(process, here)

    def do(self, job: _Job) -> tuple[bool, Any, bool]:
        """(True, result) or (False, exception), and whether the process leaves now.

        EOFError or ConnectionError where it is gone without an answer, LimitError where it had to be killed.
        """
        self.pipe.send((job.fn, job.args, job.kwargs))
        answer: tuple[bool, Any, bool] = answer_within_limits(self.process, self.pipe)
        return answer

    def end(self) -> int | None:
        self.pipe.close()  # tells an idle worker to leave
        wait([self.process.sentinel], timeout=2)
        with _EXIT_CODES:
            if self.process.exitcode is None:
                self.process.kill()
                self.process.join()
            return self.process.exitcode


def _work(pipe: Connection[Any, Any]) -> None:
    """The life of a worker process: do what comes through the pipe until the other end is gone, however it went."""
    for name in ("SIGINT", "SIGHUP"):  # Ctrl-C and a terminal that closes are for the parent, who ends the workers
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    with contextlib.suppress(Exception):  # the document will tell what is wrong
        import_module(fork_server.PREPARED)  # it is there already, or no document's time is spent on it
    answers_through(pipe)
    with contextlib.suppress(EOFError, ConnectionError):
        leaving = False
        while not leaving:
            fn, args, kwargs = pipe.recv()
            try:
                answer = (True, fn(*args, **kwargs))
            except Exception as problem:
                answer = (False, problem)
            stop_clock()
            leaving = is_to_leave() or memory_of(os.getpid()) > _HEAVY
            try:
                pipe.send((*answer, leaving))
            except (ConnectionError, EOFError):
                raise
            except Exception as problem:  # an answer that cannot be pickled; nothing of it has been sent
                pipe.send((False, TypeError(f"the answer cannot leave the process: {problem}"), leaving))
            del fn, args, kwargs, answer  # nothing of a document is kept while waiting for the next


def _death_sentence(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        name = signal.Signals(-exit_code).name if -exit_code in set(signal.Signals) else f"signal {-exit_code}"
        if name in ("SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL"):
            return (
                f"Reading it crashed the process ({name}), twice. The file is probably damaged: print it to a new PDF, "
                "or try --reader pdfplumber."
            )
        return (
            f"The process that read it was killed ({name}), twice; most often memory ran out. "
            "Run it again with --jobs 1, or split the file."
        )
    return "The process that read it ended without an answer, twice. Try it alone; if it ends again, split the file."
