"""One bad document costs one row, in this process and in workers; exit statuses; and never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import dying
import pytest
from fake_pipeline import extract
from warm import Warm

from vpextract.running.job import extract_all
from vpextract.running.outcome import Report
from vpextract.running.progress import Silent
from vpextract.store.reading import open_output


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


Command = Callable[..., Done]


@pytest.fixture
def command(warm: Warm, tmp_path: Path) -> Command:
    """The command line with the fake pipeline, in a process of its own; never a traceback."""

    def called(*arguments: object) -> Done:
        call = warm.call(tmp_path / "said", dying.command, *map(str, arguments))
        done = Done(call.status(), call.stdout, call.stderr)
        assert "Traceback" not in done.stdout + done.stderr
        return done

    return called


def documents(folder: Path, **orders: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, order in orders.items():
        (folder / f"{name}.txt").write_text(f"{order}\n{name}")
    return folder


def run(folder: Path, out: Path, jobs: int) -> Report:
    return extract_all([folder], out, jobs=jobs, extract=extract)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_others_are_not_affected(tmp_path: Path, jobs: int) -> None:
    folder = documents(
        tmp_path / "in", a="goals 3", b="bug", c="damaged", d="surrogate", e="other", f="partial", g="goals 1"
    )
    report = run(folder, tmp_path / "out", jobs)
    assert [s.status for s in report.summaries] == ["ok", "failed", "failed", "ok", "ok", "partial", "ok"]
    assert not report.complete
    output = open_output(tmp_path / "out")
    assert sorted(output.documents["source"]) == [f"{name}.txt" for name in "abcdefg"]
    errors = dict(zip(output.documents["source"], output.documents["error"], strict=True))
    assert errors["b.txt"].startswith(
        "This is a bug in vpextract (ZeroDivisionError: division by zero in fake_pipeline.py"
    )
    assert errors["c.txt"] == "The PDF is damaged. Fetch it again from its source."
    assert "� 0" in list(output.goals["text"]), "half a character is no text, and costs no document"
    assert len(output.goals) == 6
    assert output.documents["document_id"].is_unique


def test_a_worker_that_dies_costs_only_its_document(tmp_path: Path) -> None:
    good = {f"g{n:02}": f"goals {n + 1}" for n in range(20)}
    folder = documents(tmp_path / "in", dead="die", crashed="crash", **good)
    report = run(folder, tmp_path / "out", jobs=2)
    failed = {s.source: s.error or "" for s in report.summaries if s.status == "failed"}
    assert set(failed) == {"dead.txt", "crashed.txt"}
    assert "memory ran out" in failed["dead.txt"]
    assert "crashed" in failed["crashed.txt"]
    assert sum(s.goals for s in report.summaries) == sum(range(21))


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    folder = documents(tmp_path / "in", a=f"die once {tmp_path / 'died'}", b="goals 1")
    assert run(folder, tmp_path / "out", jobs=2).complete
    assert (tmp_path / "died").exists()


def test_jobs_make_no_difference_to_the_bytes(tmp_path: Path) -> None:
    folder = documents(tmp_path / "in", a="goals 3", b="bug", c="goals 200", d="other")
    for jobs in (1, 2):
        run(folder, tmp_path / f"out{jobs}", jobs)
    files = [p.relative_to(tmp_path / "out1") for p in (tmp_path / "out1").rglob("*") if p.is_file()]
    assert all((tmp_path / "out1" / f).read_bytes() == (tmp_path / "out2" / f).read_bytes() for f in files)


def test_the_same_bytes_are_one_document(tmp_path: Path) -> None:
    folder = documents(tmp_path / "in", a="goals 2", b="goals 1")
    (folder / "copy of a.txt").write_bytes((folder / "a.txt").read_bytes())
    (folder / "z.txt").write_bytes((folder / "a.txt").read_bytes())
    report = run(folder, tmp_path / "out", jobs=1)
    assert report.complete
    output = open_output(tmp_path / "out")
    assert list(output.documents["source"]) == ["a.txt", "b.txt"]
    assert list(output.issues["code"]) == ["duplicate_file"]
    assert output.issues["message"][0].endswith(": copy of a.txt, z.txt")


def test_a_file_of_another_kind_is_a_failed_row(tmp_path: Path) -> None:
    folder = documents(tmp_path / "in", a="goals 2")
    (folder / "b.pages").write_text("goals 1")
    report = extract_all([folder, folder / "b.pages"], tmp_path / "out", jobs=1, extract=extract)
    assert [s.status for s in report.summaries] == ["ok", "failed"]
    assert "'.pages'" in (report.summaries[1].error or "")


def test_a_file_that_vanishes_is_a_failed_row(tmp_path: Path) -> None:
    folder = documents(tmp_path / "in", a="goals 2", b="goals 1")

    class Vanishing(Silent):
        def started(self, total: int) -> None:
            (folder / "b.txt").unlink()

    report = extract_all([folder], tmp_path / "out", jobs=1, extract=extract, progress=Vanishing())
    assert [s.status for s in report.summaries] == ["ok", "failed"]
    assert "cannot be read" in (report.summaries[1].error or "")


def test_status_0_when_all_is_well(command: Command, tmp_path: Path) -> None:
    folder = documents(tmp_path / "in", a="goals 2", b="other")
    done = command("extract", folder, "-o", tmp_path / "out", "--jobs", 2)
    assert done.returncode == 0, done.stderr
    assert "Norrmalms nämnd · verksamhetsplan 2022" in done.stdout
    assert "no steering document" in done.stdout
    assert "[2/2]" in done.stderr


@pytest.mark.parametrize("order", ["damaged", "partial", "bug", "die"])
def test_status_1_when_something_is_lost(command: Command, tmp_path: Path, order: str) -> None:
    folder = documents(tmp_path / "in", a="goals 2", b=order)
    done = command("extract", folder, "-o", tmp_path / "out", "--jobs", 2)
    assert done.returncode == 1, done.stderr
    assert "\nb.txt: " in done.stdout
    assert len(open_output(tmp_path / "out").documents) == 2


def test_quiet_tells_only_what_failed(command: Command, tmp_path: Path) -> None:
    folder = documents(tmp_path / "in", a="goals 2", b="damaged")
    done = command("extract", folder, "-o", tmp_path / "out", "--jobs", 1, "--quiet")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "b.txt: The PDF is damaged. Fetch it again from its source.\n"


def test_status_2_when_nothing_can_be_done(command: Command, tmp_path: Path) -> None:
    folder = documents(tmp_path / "in", a="goals 2")
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong" / "columns.toml").write_text("this is = = no TOML")
    out = ("-o", tmp_path / "out")
    for arguments, told in (
        (("extract", tmp_path / "none", *out), "There is no file or folder"),
        (("extract", tmp_path / "empty", *out), "file was found in"),
        (("extract", folder, "-o", tmp_path / "file"), "a file of that name is in the way"),
        (("extract", folder, *out, "--jobs", 0), "--jobs"),
        (("extract", folder, *out, "--reader", "word"), "--reader"),
        (("extract", folder, *out, "--patterns", tmp_path / "nowhere"), "nowhere"),
        (("extract", folder, *out, "--patterns", tmp_path / "wrong"), "columns.toml"),
        (("extract", folder), "--output"),
        (("extract", *out), "INPUT"),
        (("show", tmp_path / "empty"), "no output of vpextract"),
        (("nonsense",), "nonsense"),
    ):
        done = command(*arguments)
        assert done.returncode == 2, (arguments, done.stderr)
        assert told in done.stderr, (arguments, done.stderr)
        assert done.stdout == ""
    assert not (tmp_path / "out").exists()
