"""Files that change while a run goes on, and files that are hard to tell apart, or none: each is told, none is lost."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from vpextract.errors import NoInputError
from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes
from vpextract.running.finding import find_inputs
from vpextract.running.job import extract_all
from vpextract.running.work import CHANGED
from vpextract.settings import Options
from vpextract.store.reading import open_output


def plan(path: Path, goal: str) -> None:
    path.write_text(f"Verksamhetsplan 2031\n\nHamnnämnden\n\n## Nämndmål: 1.1 {goal}\n\nText.\n", "utf8")


@pytest.mark.parametrize("becomes", ["a copy", "another"])
def test_a_file_that_changes_between_hashing_and_reading_is_told_and_read_by_the_next_run(
    becomes: str, tmp_path: Path
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    plan(folder / "a.md", "Bojarna ska lysa")
    plan(folder / "b.md", "Bryggorna ska hålla")
    then = tmp_path / "then.md"
    plan(then, "Bojarna ska lysa" if becomes == "a copy" else "Kajerna ska stå")

    def late(data: bytes, name: str, source: str, options: Options) -> Extraction:
        """The pipeline, for which the second file is another one than was hashed."""
        return extract_bytes(then.read_bytes() if source == "b.md" else data, name, source, options=options)

    report = extract_all([folder], out, jobs=1, extract=late)
    assert [(x.source, x.status) for x in report.summaries] == [("a.md", "ok"), ("b.md", "failed")]
    documents = open_output(out).documents
    assert documents["document_id"].is_unique
    assert list(documents["error"].dropna()) == [CHANGED]

    then.replace(folder / "b.md")
    assert extract_all([folder], out, jobs=1).complete
    output = open_output(out)
    assert len(output.documents) == (1 if becomes == "a copy" else 2)
    assert sorted(output.goals["text"]) == ["Bojarna ska lysa", "Kajerna ska stå"][: len(output.documents)]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_shown_alike_are_read_each(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = (b"plan\xff.md", b"plan\xfe.md", b"plan%FF.md", b"plan%FF.md (2)")
    for at, name in enumerate(names):
        plan(Path(os.fsdecode(os.fsencode(folder) + b"/" + name)), f"Boj {at} ska lysa")
    found = find_inputs([folder]).files
    assert len({file.source for file in found}) == len(found) == 3
    report = extract_all([folder], tmp_path / "out", jobs=1)
    assert report.complete
    assert sorted(open_output(tmp_path / "out").goals["text"]) == [f"Boj {at} ska lysa" for at in range(3)]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other devices")
def test_dead_links_pipes_and_devices_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    plan(folder / "plan.md", "Bojarna ska lysa")
    (folder / "dead.pdf").symlink_to(tmp_path / "nowhere.pdf")
    (folder / "device.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.md")
    told = {one.source: one.why for one in find_inputs([folder]).skipped}
    assert sorted(told) == ["dead.pdf", "device.txt", "pipe.md"]
    assert "leads nowhere" in told["dead.pdf"]
    assert "device" in told["device.txt"]
    assert "a pipe" in told["pipe.md"]
    report = extract_all([folder], tmp_path / "out", jobs=1)
    assert len(open_output(tmp_path / "out").documents) == 4
    assert [x.status for x in report.summaries if x.source == "plan.md"] == ["ok"]
    with pytest.raises(NoInputError, match="neither a file nor a folder"):
        find_inputs([Path("/dev/zero")])
