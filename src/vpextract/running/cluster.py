"""Where tasks run on other machines: a Dask cluster behind the `concurrent.futures` interface.

What a worker cannot see travels by value: the bytes of local files, the user's own patterns. Addresses that fsspec reads
(s3://…) are read by the worker itself. What happens there is in `on_worker`.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, TypeVar

from vpextract.errors import ClusterError, WorkerDiedError
from vpextract.running.cluster_faults import no_program, translated
from vpextract.running.dask_client import client_at
from vpextract.running.executors import TaskExecutor
from vpextract.running.silence import Silence
from vpextract.running.work import Task, carrying

if TYPE_CHECKING:
    from distributed import Client

    from vpextract.running.on_worker import Order

P = ParamSpec("P")
T = TypeVar("T")

_PATIENCE = 120.0
"""Seconds to wait for a worker where there is none: clusters that grow on demand take a minute or so."""
_SILENCE = 60.0
"""Seconds without a sign after which a worker is taken for frozen. They give one each second, in large clusters in ten."""
_LOOK = 1.0
"""Seconds between looks at how many workers there are."""
_HANDED_OVER = 5
"""How often the scheduler may give a call up because the workers died that had it. Most of those calls only waited there;
how often one is begun is counted on the workers.
"""
_END = 10.0
"""Seconds at most for telling the workers that the run is over."""


@contextmanager
def connected(address: str, patience: float = _PATIENCE, silence: float = _SILENCE) -> Iterator[TaskExecutor]:
    """An executor on the workers of the scheduler at `address`; on leaving, however that happens, none of them works on.

    Raises ClusterError where nobody answers, where there is no worker, or where one of them has another program;
    MissingPackageError where the package is not installed.
    """
    with client_at(address) as client:
        executor = ClusterExecutor(client, address, patience, silence)
        try:
            executor.wait_for_workers()
            executor.check_workers()
            yield executor
        finally:
            executor.shutdown(cancel_futures=True)


class ClusterExecutor(TaskExecutor):
    """Calls are made in child processes of the Dask workers that there are at the time; later ones are used, too.

    A call whose child process died gets WorkerDiedError, and is kept away from that worker when it is tried again. One
    whose worker died is begun once more elsewhere by the scheduler, then gets WorkerDiedError; so is one whose worker froze,
    by us. Where no worker is left for long, or the scheduler is gone, all calls get ClusterError.
    """

    def __init__(self, client: Client, address: str, patience: float, silence: float) -> None:
        from vpextract.running.on_worker import program_here

        self._client, self._address, self._patience = client, address, patience
        self._inner = client.get_executor(pure=False)
        self._run = uuid.uuid4().hex[:12]
        self._program = program_here()
        self._threads: dict[str, int] = {}
        self._waiting: dict[Future[Any], _Given | None] = {}
        self._look_for_signs, self._silence = silence / 10, Silence(silence)
        self._silent: frozenset[str] = frozenset()
        self._deaths: dict[str, str | None] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._watch = threading.Thread(target=self._look_after_workers, daemon=True)

    @property
    def in_flight(self) -> int:
        return max(1, 2 * sum(self._threads.values()))

    def wait_for_workers(self) -> None:
        """Raises ClusterError where none comes in time; from then on their number is known."""
        since = time.monotonic()
        while not (threads := self._asked(self._client.nthreads)):
            if time.monotonic() - since > self._patience:
                raise ClusterError(self._nobody())
            time.sleep(min(_LOOK, self._patience / 10))
        self._threads = threads
        self._watch.start()

    def check_workers(self) -> None:
        """Raises ClusterError where a worker is another program than this one."""
        from vpextract.running.on_worker import difference, program_here

        for where, answer in self._asked(partial(self._answers, program_here)).items():
            if isinstance(answer, OSError):
                continue  # it is gone already
            if isinstance(answer, Exception):
                raise no_program(answer, where)
            if (sentence := difference(where, answer, self._program)) is not None:
                raise ClusterError(sentence)

    def _answers(self, question: Callable[[], Any]) -> dict[str, Any]:
        """What all workers answer but those that fall silent meanwhile."""
        while asked := list(self._threads):
            answers: Future[dict[str, Any]] = Future()
            ask = partial(self._client.run, question, workers=asked, on_error="return")
            threading.Thread(target=_settle_with, args=(answers, ask), daemon=True).start()
            while self._silent.isdisjoint(asked):
                with suppress(TimeoutError):
                    return answers.result(_LOOK)
        raise ClusterError(self._nobody())

    def _asked(self, question: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        try:
            return question()
        except OSError:
            raise self._lost() from None

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        from vpextract.running.on_worker import Order

        if self._stopped.is_set():
            raise RuntimeError("the executor has been shut down")
        future: Future[T] = Future()
        try:
            carried = tuple(carrying(a) if isinstance(a, Task) else a for a in args)
        except OSError:
            future.set_result(fn(*args, **kwargs))  # it will say why the file cannot be read
            return future
        name = next((a.source for a in args if isinstance(a, Task)), uuid.uuid4().hex)
        order = Order(self._run, name, self._program, fn, carried, kwargs)
        future.set_running_or_notify_cancel()
        with self._lock:
            self._waiting[future] = None
        self._hand_over(future, order, _HANDED_OVER)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for what runs, or end it; then nothing of this run is left on the cluster."""
        if self._stopped.is_set():
            return
        if not cancel_futures and wait:
            self._inner.shutdown(wait=True)
        self._stopped.set()
        ending = threading.Thread(target=self._end, daemon=True)
        ending.start()
        ending.join(_END)
        self._fail_all(ClusterError("The run was stopped."))

    def _hand_over(self, future: Future[Any], order: Order, left: int) -> None:
        from vpextract.running.on_worker import do

        key, away = f"{order.run}-{order.name}-{uuid.uuid4().hex[:8]}", {self._deaths.get(order.name), *self._silent}
        inner = self._inner.submit(do, order, key=key, **self._away_from(away))
        with self._lock:
            if future in self._waiting:
                self._waiting[future] = _Given(key, inner, order, left)
        inner.add_done_callback(partial(self._settle, future, order, left - 1))

    def _away_from(self, where: set[str | None]) -> dict[str, Any]:
        others = [address for address in self._threads if address not in where]
        return {"workers": others, "allow_other_workers": True} if where != {None} and others else {}

    def _settle(self, future: Future[Any], order: Order, left: int, inner: Future[Any]) -> None:
        """Pass on how a call ended; the scheduler's words become ours."""
        from distributed import KilledWorker

        with self._lock:
            given = self._waiting.get(future)
        if given is None or given.inner is not inner:  # it was moved away from a worker that froze
            return None
        problem: Exception | None = None
        if inner.cancelled():
            problem = self._lost()
        elif (fault := inner.exception()) is not None:
            if isinstance(fault, KilledWorker) and left and not self._stopped.is_set():
                return self._hand_over(future, order, left)
            problem = translated(fault)
            if isinstance(problem, WorkerDiedError):
                self._deaths[order.name] = problem.where
        with self._lock:
            if future not in self._waiting:
                return None
            del self._waiting[future]
        if problem is not None:
            future.set_exception(problem)
        else:
            future.set_result(inner.result())
        return None

    def _look_after_workers(self) -> None:
        """See who is there; nobody for long, or no scheduler any more, is the end of all calls."""
        seen = signs = time.monotonic()
        while not self._stopped.wait(_LOOK):
            if self._client.status == "closed":
                return self._fail_all(self._lost())
            with suppress(Exception):  # the scheduler does not answer just now; the client sees to that
                self._threads = {
                    where: many for where, many in self._client.nthreads().items() if where not in self._silent
                }
                if time.monotonic() - signs >= self._look_for_signs:
                    signs = time.monotonic()
                    self._leave_the_silent(signs)
            if self._threads:
                seen = time.monotonic()
            elif time.monotonic() - seen > self._patience:
                return self._fail_all(ClusterError(self._nobody()))
        return None

    def _leave_the_silent(self, now: float) -> None:
        """Hand what lies at workers that froze to others, if there are some."""
        self._silent = self._silence.of(self._client.scheduler_info()["workers"], now)
        self._threads = {where: many for where, many in self._threads.items() if where not in self._silent}
        if not self._silent or not self._threads:
            return
        there, client = list(self._silent), self._client
        keys = {
            key
            for found in (client.processing(there), client.has_what(there))
            for keys in found.values()
            for key in keys
        }
        with self._lock:
            stuck = [(future, given) for future, given in self._waiting.items() if given and given.key in keys]
        for future, given in stuck:
            self._hand_over(future, given.order, given.left)  # workers count how often it was begun
            given.inner.cancel()

    def _fail_all(self, problem: Exception) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        for future in waiting:
            future.set_exception(problem)

    def _end(self) -> None:
        from distributed import Event

        from vpextract.running.on_worker import end_run, start_events

        if self._client.status != "running":
            return
        with suppress(Exception):  # whatever is wrong with the cluster by now, the run is over
            self._inner.shutdown(wait=False)
            self._client.run(end_run, self._run, workers=list(self._threads), on_error="ignore")
            for name in self._deaths:
                for event in start_events(self._run, name):
                    Event(event, self._client).clear()

    def _lost(self) -> ClusterError:
        return ClusterError(
            f"The Dask scheduler at {self._address} is gone, or it cancelled the work. What was read so far is kept: "
            "start it again, and run this command again."
        )

    def _nobody(self) -> str:
        return (
            f"The Dask scheduler at {self._address} has had no worker that answers for {self._patience:.0f} seconds. Start "
            f"some with dask worker {self._address}, and run this command again; what was read so far is kept."
        )


class _Given(NamedTuple):
    """A call as the scheduler has it."""

    key: str
    inner: Future[Any]
    order: Order
    left: int


def _settle_with(future: Future[Any], call: Callable[[], Any]) -> None:
    try:
        future.set_result(call())
    except BaseException as problem:
        future.set_exception(problem)
