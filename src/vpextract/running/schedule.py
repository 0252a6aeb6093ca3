"""Tasks → outcomes on any `concurrent.futures` executor: largest first, few in flight, a second try after a death."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait

from vpextract.errors import ClusterError, LimitError, WorkerDiedError, bug_sentence
from vpextract.running.executors import TaskExecutor
from vpextract.running.outcome import Outcome
from vpextract.running.work import Task, failed_outcome, limited_outcome, task_to_outcome


def tasks_to_outcomes(tasks: Sequence[Task], executor: TaskExecutor) -> Iterator[Outcome]:
    """One outcome a task, as they come. Raises ClusterError where nobody is left to read them.

    The largest files go first, so that none of them is left to run alone at the end; only as many as the executor wants
    are handed out at a time, so that waiting stays cheap however many there are.

    A task whose worker died is tried once more, since the system may have killed it for what others used up; not so one
    that met a limit.
    """
    waiting = deque(sorted(tasks, key=lambda task: (-task.size, task.source)))
    running: dict[Future[Outcome], Task] = {}
    died_once: set[str] = set()
    while waiting or running:
        while waiting and len(running) < executor.in_flight:
            task = waiting.popleft()
            running[executor.submit(task_to_outcome, task)] = task
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            task = running.pop(future)
            try:
                outcome = future.result()
            except WorkerDiedError as death:
                if task.source not in died_once:
                    died_once.add(task.source)
                    waiting.append(task)
                    continue
                outcome = failed_outcome(task, str(death), lasting=False)
            except LimitError as limit:
                outcome = limited_outcome(task, limit)
            except ClusterError:
                raise
            except Exception as bug:
                outcome = failed_outcome(task, bug_sentence(bug, "the file"), lasting=False)
            yield outcome
