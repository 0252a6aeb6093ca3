"""A document that meets a limit is a failed row with its name and what to do, and costs nobody else anything."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_pipeline import extract
from hostile_pdfs import swelling_pdf, tight_pdf

from vpextract.running.job import extract_all
from vpextract.settings import Limits, Options
from vpextract.store.reading import open_output

pytestmark = pytest.mark.long

FAKE = Path(__file__).with_name("fake_pipeline.py")
SAMPLES = FAKE.parents[2] / "samples" / "documents"
REAL = ("-m", "vpextract")
only_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell what a process holds")


def documents(folder: Path, **orders: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, order in orders.items():
        (folder / f"{name}.txt").write_text(f"{order}\n{name}")
    return folder


def command(*arguments: object, program: tuple[object, ...] = (FAKE,), timeout: float = 120) -> int:
    """The command line, by default with the fake pipeline; never a traceback."""
    done = subprocess.run(
        [sys.executable, *map(str, (*program, *arguments))],
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done.returncode


def wait_for(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not reached():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def processes_in(session: int) -> list[int]:
    """Those of a session that have not ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, _, of_session = stat.read_text().rpartition(")")[2].split()[:4]
            found += [int(stat.parent.name)] if int(of_session) == session and state != "Z" else []
    return found


def errors_in(out: Path) -> dict[str, str]:
    """The sentence of each document that failed."""
    rows = open_output(out).documents[["source", "status", "error"]].itertuples(index=False)
    return {source: error for source, status, error in rows if status != "ok"}


def test_pages_of_tight_lines_end_within_two_minutes(tmp_path: Path) -> None:
    """By the limits that hold where nothing is said; they may also be read, if they can be in that time."""
    folder = documents(tmp_path / "in")
    tight = [f"{kind}.pdf" for kind in ("ragged", "spread")]
    for name in tight:
        tight_pdf(folder / name, name.removesuffix(".pdf"))
    (folder / "sample.pdf").write_bytes((SAMPLES / "sample-08.pdf").read_bytes())
    command("extract", folder, "-o", tmp_path / "out", "--jobs", 2, program=REAL, timeout=120)
    assert len(open_output(tmp_path / "out").documents) == 3
    errors = errors_in(tmp_path / "out")
    assert set(errors) <= set(tight)
    assert all(sentence.startswith("Time limit: ") for sentence in errors.values())


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("option", "order", "sentence"),
    [
        pytest.param(
            ("--timeout", 1),
            "spin {begun}",
            "Time limit: reading it took longer than 1 seconds. Give it more with --timeout, or split the file.",
            id="time",
        ),
        pytest.param(
            ("--memory", 1),
            "take 3",
            "Memory limit: reading it took more than 1 GiB. Give it more with --memory, or split the file.",
            id="memory",
            marks=only_linux,
        ),
        pytest.param(
            ("--max-pages", 9),
            "pages 10 0",
            "Page limit: it has 10 pages, more than 9. Allow more with --max-pages, or split the file.",
            id="pages",
        ),
    ],
)
def test_each_limit_costs_one_row(
    tmp_path: Path, jobs: int, option: tuple[str, object], order: str, sentence: str
) -> None:
    good, begun = {f"g{n}": "goals 1" for n in range(6)}, tmp_path / "begun"
    folder = documents(tmp_path / "in", greedy=order.format(begun=begun), **good)
    assert command("extract", folder, "-o", tmp_path / "out", "--jobs", jobs, *option) == 1
    assert errors_in(tmp_path / "out") == {"greedy.txt": sentence}
    assert len(open_output(tmp_path / "out").goals) == 7 - 1
    assert option[0] != "--timeout" or begun.read_text() == "x", "it was not tried again"


def test_usual_documents_are_far_from_the_limits(tmp_path: Path) -> None:
    folder = documents(tmp_path / "in")
    for name in ("sample-03.pdf", "sample-09.txt", "sample-10.md"):
        (folder / name).write_bytes((SAMPLES / name).read_bytes())
    assert command("extract", folder, "-o", tmp_path / "out", "--memory", "0.25", program=REAL) == 0


def test_pages_give_a_document_more_time(tmp_path: Path) -> None:
    folder = documents(tmp_path / "in", long="pages 60 2", short="pages 1 30")
    assert command("extract", folder, "-o", tmp_path / "out", "--timeout", 0.5) == 1
    errors = errors_in(tmp_path / "out")
    assert list(errors) == ["short.txt"]
    assert "longer than 0.5 seconds and 1 for its pages" in errors["short.txt"]


def test_none_is_no_limit(tmp_path: Path) -> None:
    folder = documents(tmp_path / "in", slow="sleep 1", long="pages 9999 0", large="take 0.6")
    assert command("extract", folder, "-o", tmp_path / "1", "--timeout", 0.5, "--memory", 0.4, "--max-pages", 9) == 1
    assert len(errors_in(tmp_path / "1")) == (3 if sys.platform == "linux" else 2)
    for none in ("none", "0"):
        limits = ("--timeout", none, "--memory", none, "--max-pages", none)
        assert command("extract", folder, "-o", tmp_path / none, *limits) == 0


@only_linux
@pytest.mark.parametrize(
    "operators", [b"BT /F 9 Tf 50 700 Td (hej hej hej) Tj ET\n", b"10 10 m 40 70 l 90 9 90 80 90 90 c S\n"]
)
def test_a_small_pdf_that_swells_harms_no_other(tmp_path: Path, operators: bytes) -> None:
    folder = documents(tmp_path / "in")
    swelling_pdf(folder / "swelling.pdf", operators, 6_000_000)
    assert (folder / "swelling.pdf").stat().st_size < 2**20
    for name in ("sample-08.pdf", "sample-09.txt", "sample-10.md"):
        (folder / name).write_bytes((SAMPLES / name).read_bytes())
    limits = ("--memory", "0.5", "--timeout", "none")
    assert command("extract", folder, "-o", tmp_path / "out", "--jobs", 2, *limits, program=REAL) == 1
    errors = errors_in(tmp_path / "out")
    assert list(errors) == ["swelling.pdf"]
    assert errors["swelling.pdf"].startswith("Memory limit: reading it took more than 0.5 GiB.")


def test_a_file_larger_than_the_memory_it_may_take_is_not_even_opened(tmp_path: Path) -> None:
    with (documents(tmp_path / "in", good="goals 1") / "huge.txt").open("wb") as huge:
        huge.truncate(300 * 2**20)
    options = Options(limits=Limits(memory=2**28))
    report = extract_all([tmp_path / "in"], tmp_path / "out", options=options, jobs=2, extract=extract)
    failed = {s.source: s.error for s in report.summaries if s.status == "failed"}
    assert list(failed) == ["huge.txt"]
    assert (failed["huge.txt"] or "").startswith("Memory limit: reading it took more than 0.25 GiB.")


@only_linux
def test_where_the_system_gives_no_more_memory_it_costs_one_row(tmp_path: Path) -> None:
    """As in a container or after ulimit: the limit is not ours, and may be higher next time."""
    folder = documents(tmp_path / "in", lacking="lack", **{f"g{n}": "goals 1" for n in range(4)})
    assert command("extract", folder, "-o", tmp_path / "out", "--jobs", 1) == 1
    assert list(errors_in(tmp_path / "out")) == ["lacking.txt"]
    assert "needs more memory than there is" in errors_in(tmp_path / "out")["lacking.txt"]


@only_linux
def test_what_nobody_waits_for_any_more_ends_by_itself(tmp_path: Path) -> None:
    begun, out = tmp_path / "begun", tmp_path / "out"
    folder = documents(tmp_path / "in", spinning=f"spin {begun}")
    arguments = [sys.executable, str(FAKE), "extract", str(folder), "-o", str(out), "--timeout", "0.5", "-q"]
    process = subprocess.Popen(arguments, start_new_session=True)
    wait_for(begun.exists)
    process.kill()
    process.wait()
    wait_for(lambda: not processes_in(process.pid))


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is stopped there")
def test_time_in_which_all_was_stopped_does_not_count(tmp_path: Path) -> None:
    """As after Ctrl-Z, or on a machine that slept."""
    told = tmp_path / "told"
    folder = documents(tmp_path / "in", slow=f"told {told} 1")
    process = subprocess.Popen(
        [sys.executable, str(FAKE), "extract", str(folder), "-o", str(tmp_path / "out"), "--timeout", "3", "-q"],
        start_new_session=True,
    )
    wait_for(told.exists)
    os.killpg(process.pid, signal.SIGSTOP)
    time.sleep(5)
    os.killpg(process.pid, signal.SIGCONT)
    assert process.wait(60) == 0


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--timeout", "soon", "no number of seconds"),
        ("--timeout", "-1", "no number of seconds"),
        ("--timeout", "nan", "no number of seconds"),
        ("--memory", "1GB", "no number of GiB"),
        ("--memory", "0.1", "less than the program itself needs"),
        ("--max-pages", "2.5", "no whole number of pages"),
    ],
)
def test_what_is_no_limit_is_told(tmp_path: Path, option: str, value: str, told: str) -> None:
    folder = documents(tmp_path / "in", a="goals 1")
    done = subprocess.run(
        [sys.executable, str(FAKE), "extract", str(folder), "-o", str(tmp_path / "out"), option, value],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert option in done.stderr
    assert told in " ".join(done.stderr.replace("│", " ").split())
    assert not (tmp_path / "out").exists()
