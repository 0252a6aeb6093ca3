"""A real Dask scheduler and real workers on loopback: what dies costs its document only, and nothing stays behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from fake_pipeline import extract
from hostile_pdfs import swelling_pdf

from vpextract.errors import ClusterError
from vpextract.knowledge import own_patterns
from vpextract.running.cluster import connected
from vpextract.running.outcome import Outcome
from vpextract.running.schedule import tasks_to_outcomes
from vpextract.running.work import Task, read_document, task_to_outcome
from vpextract.settings import Limits, Options
from vpextract.store.reading import open_output

pytestmark = pytest.mark.long

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples" / "documents"
READING = f"""
import sys
sys.path.insert(0, {str(HERE)!r})
from test_cluster import read, tasks_in
from pathlib import Path

if __name__ == "__main__":
    read(tasks_in(Path(sys.argv[1])), sys.argv[2])
"""


@dataclass
class Cluster:
    """A scheduler of its own, and workers that are started as they are asked for."""

    folder: Path
    processes: ExitStack
    environment: dict[str, str]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.scheduler = self._started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")

    @property
    def address(self) -> str:
        file = self.folder / "scheduler.json"
        wait_for(lambda: file.exists() and file.read_text().endswith("}"))
        return str(json.loads(file.read_text())["address"])

    def add_worker(self, *options: str, path: Path = HERE) -> None:
        address, common = self.address, ("--nthreads", "1", "--no-dashboard")
        place = ("--local-directory", str(self.folder / "scratch"))
        self.workers.append(self._started("worker", address, *common, *place, *options, path=path))

    def _started(self, *arguments: str, path: Path = HERE) -> subprocess.Popen[bytes]:
        file = ("--scheduler-file", str(self.folder / "scheduler.json")) if arguments[0] == "scheduler" else ()
        log = self.processes.enter_context((self.folder / f"log-{len(self.workers)}").open("ab"))
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments, *file],
            env=os.environ
            | self.environment
            | {"PYTHONPATH": os.pathsep.join((str(path), *os.environ.get("PYTHONPATH", "").split(os.pathsep)))},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        self.processes.callback(end, process)
        return process


def end(process: subprocess.Popen[bytes]) -> None:
    """With all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


@contextmanager
def cluster_in(folder: Path, workers: int, *options: str, **environment: str) -> Iterator[Cluster]:
    with ExitStack() as processes:
        cluster = Cluster(folder, processes, environment)
        for _ in range(workers):
            cluster.add_worker(*options)
        yield cluster


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two workers as Dask starts them: a nanny sees to it that they come back."""
    with cluster_in(tmp_path_factory.mktemp("cluster"), 2) as cluster:
        yield cluster


def documents(folder: Path, **orders: str) -> list[Task]:
    folder.mkdir(exist_ok=True)
    for name, order in orders.items():
        (folder / f"{name}.txt").write_text(f"{order}\n{name}")
    return tasks_in(folder)


def tasks_in(folder: Path) -> list[Task]:
    return [Task(str(f), f.name, f.stat().st_size, "", Options(), extract) for f in sorted(folder.glob("*.txt"))]


def held(tasks: list[Task], limits: Limits) -> list[Task]:
    return [replace(task, options=Options(limits=limits)) for task in tasks]


def read(tasks: list[Task], address: str, patience: float = 30, silence: float = 60) -> dict[str, Outcome]:
    with connected(address, patience, silence) as executor:
        return {outcome.summary.source: outcome for outcome in tasks_to_outcomes(tasks, executor)}


def wait_for(reached: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not reached():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def alive(process: int) -> bool:
    state = Path(f"/proc/{process}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_bad_documents_cost_one_row_each(two: Cluster, tmp_path: Path) -> None:
    good = {f"g{n}": f"goals {n + 1}" for n in range(8)}
    bad = {"dead": "die", "crashed": "crash", "wrong": "bug"}
    outcomes = read(documents(tmp_path / "in", once=f"die once {tmp_path / 'died'}", **good, **bad), two.address)
    failed = {source: outcome.summary.error or "" for source, outcome in outcomes.items() if outcome.summary.error}
    assert set(failed) == {"dead.txt", "crashed.txt", "wrong.txt"}
    assert "memory ran out" in failed["dead.txt"]
    assert "crashed" in failed["crashed.txt"]
    assert "ZeroDivisionError" in failed["wrong.txt"]
    assert (tmp_path / "died").exists()
    assert sum(outcome.summary.goals for outcome in outcomes.values()) == 1 + sum(range(9))


def test_a_document_that_kills_its_worker_is_tried_twice(two: Cluster, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    good = {f"g{n}": "goals 1" for n in range(6)}
    outcomes = read(documents(tmp_path / "in", deadly=f"die all {begun}", **good), two.address)
    assert [source for source, outcome in outcomes.items() if outcome.summary.error] == ["deadly.txt"]
    assert "died, twice" in (outcomes["deadly.txt"].summary.error or "")
    assert not outcomes["deadly.txt"].lasting
    assert begun.read_text() == "xx"


def test_those_that_only_waited_for_a_worker_are_not_blamed(tmp_path: Path) -> None:
    """This scheduler gives up all that a dead worker had, at once."""
    begun, good = tmp_path / "begun", {f"g{n}": "goals 1" for n in range(12)}
    with cluster_in(tmp_path, 3, "--no-nanny", DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as cluster:
        outcomes = read(documents(tmp_path / "in", deadly=f"die all {begun}", **good), cluster.address)
    assert [source for source, outcome in outcomes.items() if outcome.summary.error] == ["deadly.txt"]
    assert len(outcomes) == 13
    assert begun.read_text() == "xx"


def test_what_comes_back_is_what_would_be_read_here(two: Cluster, tmp_path: Path) -> None:
    """The workers see neither the files nor the patterns, which are gone by then."""
    (tmp_path / "labels.toml").write_text('[goals.namndmal]\nlabels = ["Hamnmål"]\n', "utf8")
    options = Options(patterns=own_patterns(tmp_path))
    (tmp_path / "labels.toml").unlink()
    files = [SAMPLES / "sample-08.pdf", SAMPLES / "sample-09.txt"]
    tasks = [Task(str(f), f.name, f.stat().st_size, "", options, read_document) for f in files]
    there = read(tasks, two.address)
    here = {task.source: task_to_outcome(task) for task in tasks}
    assert there == here
    assert all(outcome.summary.status == "ok" and outcome.summary.goals for outcome in here.values())


def test_the_command_writes_the_same_as_on_this_machine(two: Cluster, tmp_path: Path) -> None:
    for name in ("sample-08.pdf", "sample-09.txt", "sample-10.md"):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_bytes((SAMPLES / name).read_bytes())
    (tmp_path / "in" / "cut.pdf").write_bytes((SAMPLES / "sample-08.pdf").read_bytes()[:5000])
    for out, where in (("here", ("--jobs", "1")), ("there", ("--cluster", two.address))):
        done = subprocess.run(
            [sys.executable, "-m", "vpextract", "extract", tmp_path / "in", "-o", tmp_path / out, *where, "-q"],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.splitlines() == [
            "cut.pdf: The PDF is cut off: its end is missing. Fetch it again from its source."
        ]
    files = sorted(path.relative_to(tmp_path / "here") for path in (tmp_path / "here").rglob("*") if path.is_file())
    assert len(files) > 16
    assert all((tmp_path / "here" / f).read_bytes() == (tmp_path / "there" / f).read_bytes() for f in files)


@pytest.mark.parametrize(
    ("limits", "order", "limit", "option"),
    [
        (Limits(time=1.0), "spin {begun}", "time", "--timeout"),
        (Limits(memory=2**30), "take 3", "memory", "--memory"),
        (Limits(pages=9), "pages 10 0", "pages", "--max-pages"),
    ],
    ids=["time", "memory", "pages"],
)
def test_a_document_that_meets_a_limit_costs_one_row(
    two: Cluster, tmp_path: Path, limits: Limits, order: str, limit: str, option: str
) -> None:
    good, begun = {f"g{n}": "goals 1" for n in range(6)}, tmp_path / "begun"
    tasks = documents(tmp_path / "in", greedy=order.format(begun=begun), **good)
    outcomes = read(held(tasks, limits), two.address)
    assert [source for source, outcome in outcomes.items() if outcome.summary.error] == ["greedy.txt"]
    assert len(outcomes) == 7
    greedy = outcomes["greedy.txt"]
    assert (greedy.limit, greedy.lasting) == (limit, True)
    assert option in (greedy.summary.error or "")
    assert limit != "time" or begun.read_text() == "x", "it was not tried again"


def test_pages_give_it_more_time_there(two: Cluster, tmp_path: Path) -> None:
    tasks = held(documents(tmp_path / "in", paged="pages 60 2"), Limits(time=0.5))
    outcomes = read(tasks, two.address)
    assert outcomes["paged.txt"].summary.status == "ok"


def test_the_command_holds_the_cluster_to_limits(two: Cluster, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    swelling_pdf(folder / "swelling.pdf", b"BT /F 9 Tf 50 700 Td (hej hej hej) Tj ET\n", 6_000_000)
    for name in ("sample-08.pdf", "sample-09.txt"):
        (folder / name).write_bytes((SAMPLES / name).read_bytes())
    options = ("--cluster", two.address, "--memory", "0.5", "--timeout", "none", "--max-pages", "5")
    done = subprocess.run(
        [sys.executable, "-m", "vpextract", "extract", folder, "-o", tmp_path / "out", *options],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    rows = open_output(tmp_path / "out").documents[["source", "status", "error"]].itertuples(index=False)
    errors = {source: error for source, status, error in rows if status == "failed"}
    assert set(errors) == {"sample-08.pdf", "swelling.pdf"}
    assert errors["sample-08.pdf"].startswith("Page limit: it has 12 pages, more than 5. ")
    assert errors["swelling.pdf"].startswith("Memory limit: ")


def test_an_interrupt_ends_what_runs_on_the_cluster(two: Cluster, tmp_path: Path) -> None:
    told = tmp_path / "told"
    documents(tmp_path / "in", slow=f"told {told} 60", other="sleep 60", third="sleep 60")
    script = tmp_path / "reading.py"
    script.write_text(READING)
    reading = subprocess.Popen(
        [sys.executable, script, tmp_path / "in", two.address], stderr=subprocess.PIPE, text=True
    )
    wait_for(lambda: told.exists() and told.read_text())
    reading.send_signal(signal.SIGINT)
    _, stderr = reading.communicate(timeout=30)
    assert stderr.rstrip().endswith("KeyboardInterrupt")
    assert "distributed" not in stderr.replace("/distributed/", "")
    wait_for(lambda: not alive(int(told.read_text())))
    assert list(read(documents(tmp_path / "next", a="goals 1"), two.address)) == ["a.txt"]


def test_a_worker_killed_half_way_costs_nothing(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    orders = {f"s{n}": "sleep 0.3" for n in range(10)}
    with cluster_in(tmp_path, 2, "--no-nanny") as cluster:
        tasks = documents(tmp_path / "in", first=f"told {begun} 0.5", **orders)

        def kill_one() -> None:
            wait_for(begun.exists)
            end(cluster.workers[0])

        killing = threading.Thread(target=kill_one)
        killing.start()
        outcomes = read(tasks, cluster.address)
        killing.join()
    assert len(outcomes) == 11
    assert {outcome.summary.status for outcome in outcomes.values()} == {"ok"}


def test_a_document_that_freezes_its_worker_costs_itself_and_not_the_run(tmp_path: Path) -> None:
    """It is begun on two workers, which then answer nobody; what waited there is read by the third one."""
    begun, good = tmp_path / "begun", {f"g{n}": "goals 1" for n in range(12)}
    with cluster_in(tmp_path, 3, "--no-nanny") as cluster:
        tasks = documents(tmp_path / "in", a=f"freeze {begun}", **good)
        outcomes = read(tasks, cluster.address, silence=5)
    assert {source for source, outcome in outcomes.items() if outcome.summary.error} == {"a.txt"}
    assert len(outcomes) == 13
    assert "died, twice, or froze" in (outcomes["a.txt"].summary.error or "")
    assert begun.read_text() == "xx"


def test_a_worker_that_is_frozen_from_the_start_is_left_aside(tmp_path: Path) -> None:
    with cluster_in(tmp_path, 2, "--no-nanny") as cluster:
        with connected(cluster.address, 30) as executor:
            wait_for(lambda: executor.in_flight == 4)
        os.killpg(cluster.workers[0].pid, signal.SIGSTOP)
        outcomes = read(documents(tmp_path / "in", a="goals 1", b="goals 2"), cluster.address, silence=5)
    assert {source: outcome.summary.goals for source, outcome in outcomes.items()} == {"a.txt": 1, "b.txt": 2}


def test_workers_that_come_later_are_used_and_their_loss_is_told(tmp_path: Path) -> None:
    with cluster_in(tmp_path, 1, "--no-nanny") as cluster, connected(cluster.address, patience=10) as executor:
        assert executor.in_flight == 2
        cluster.add_worker("--no-nanny")
        wait_for(lambda: executor.in_flight == 4)
        waiting = executor.submit(time.sleep, 60)
        for worker in cluster.workers:
            end(worker)
        with pytest.raises(ClusterError, match="has had no worker that answers for 10 seconds"):
            waiting.result(30)


def test_a_lost_scheduler_is_told(tmp_path: Path) -> None:
    with cluster_in(tmp_path, 1, "--no-nanny") as cluster, connected(cluster.address, patience=10) as executor:
        waiting = executor.submit(time.sleep, 60)
        end(cluster.scheduler)
        with pytest.raises(ClusterError, match=r"The Dask scheduler at .* is gone"):
            waiting.result(30)


def test_a_worker_without_the_program_is_told(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nsys.modules['vpextract'] = None  # as if it were not installed\n"
    )
    with cluster_in(tmp_path, 0) as cluster:
        cluster.add_worker("--no-nanny", path=tmp_path)
        with (
            pytest.raises(ClusterError, match=r"The worker tcp://\S+ has no vpextract"),
            connected(cluster.address, 30),
        ):
            pass


def test_nobody_there_is_told_soon() -> None:
    begun = time.monotonic()
    told = r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"
    with pytest.raises(ClusterError, match=told), connected("tcp://127.0.0.1:9"):
        pass
    assert time.monotonic() - begun < 20


def test_another_server_at_the_address_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                connection.recv(1024)

        answering = threading.Thread(target=answer, daemon=True)
        answering.start()
        port = server.getsockname()[1]
        with (
            pytest.raises(ClusterError, match=r"is no Dask scheduler|No Dask scheduler"),
            connected(f"127.0.0.1:{port}"),
        ):
            pass


@pytest.mark.parametrize("address", ["nonsense", "", "10.0.0.5", "tcp://10.0.0.5", "ftp://10.0.0.5:1"])
def test_what_is_no_address_is_told_at_once(address: str) -> None:
    begun = time.monotonic()
    with pytest.raises(ClusterError, match="is no address of a Dask scheduler"), connected(address):
        pass
    assert time.monotonic() - begun < 5


def test_no_worker_is_told(tmp_path: Path) -> None:
    with (
        cluster_in(tmp_path, 0) as cluster,
        pytest.raises(ClusterError, match="has had no worker that answers for 1 seconds"),
        connected(cluster.address, patience=1),
    ):
        pass
