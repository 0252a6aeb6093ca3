"""`links.csv` on disk: whole or as it was, wherever and however a person keeps it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vpextract.errors import OutputError
from vpextract.linking.records import Doubtful, Record
from vpextract.store.review_file import NAME, read_review, write_review

HEAD = "decision,kind,a_text,b_text,a_board,b_board,a_id,b_id\n"
SAME = HEAD + "same,goal,,,,,a,b\n"


def doubtful() -> Doubtful:
    a, b = (Record("goal", n, n, "hamn", 2031, "vp", 1, f"Måla bojar {n}", None, level="namndmal") for n in "cd")
    return Doubtful(a, b, 0.5, "")


def words(folder: Path) -> list[str]:
    return [entry.word for entry in read_review(folder).entries]


def test_there_is_nothing_to_read_in_a_new_folder(tmp_path: Path) -> None:
    assert read_review(tmp_path).entries == ()
    assert read_review(tmp_path / "none").entries == ()


def test_what_was_written_since_it_was_read_is_kept(tmp_path: Path) -> None:
    read_review(tmp_path)
    (tmp_path / NAME).write_text(SAME)
    write_review(tmp_path, [doubtful()])
    assert words(tmp_path) == ["", "same"]


def test_the_review_given_back_has_the_lines_of_the_file(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(SAME)
    written = write_review(tmp_path, [doubtful()])
    assert (
        [entry.line for entry in written.entries] == [entry.line for entry in read_review(tmp_path).entries] == [2, 3]
    )


def test_nothing_else_is_left_in_the_folder_also_not_from_a_killed_run(tmp_path: Path) -> None:
    (tmp_path / f".{NAME}-12ab").write_text("half")
    write_review(tmp_path, [doubtful()])
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_neither_read_nor_written_through(tmp_path: Path, there: bool) -> None:
    (tmp_path / "out").mkdir()
    foreign = tmp_path / "decisions.csv"
    if there:
        foreign.write_text(SAME)
    (tmp_path / "out" / NAME).symlink_to(foreign)
    for use in (read_review, lambda folder: write_review(folder, [doubtful()])):
        with pytest.raises(OutputError, match=r"links\.csv is a link.*Put there what it leads to"):
            use(tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [NAME]
    assert foreign.exists() == there
    assert not there or foreign.read_text() == SAME


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / NAME)
    with pytest.raises(OutputError, match="not a file but a pipe"):
        read_review(tmp_path)


def test_an_output_named_by_a_link_has_its_list(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "out")
    (tmp_path / "out" / NAME).write_text(SAME)
    write_review(tmp_path / "mine", [doubtful()])
    assert words(tmp_path / "out") == ["", "same"]


@pytest.mark.parametrize("mode", [0o444, 0o664, 0o600])
def test_who_may_read_and_write_it_stays(tmp_path: Path, mode: int) -> None:
    (tmp_path / NAME).write_text(SAME)
    (tmp_path / NAME).chmod(mode)
    write_review(tmp_path, [doubtful()])
    assert (tmp_path / NAME).stat().st_mode & 0o777 == mode
    assert words(tmp_path) == ["", "same"]


def test_a_list_that_cannot_be_read_is_told_and_left(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(OutputError, match="cannot be read"):
        read_review(tmp_path)
    with pytest.raises(OutputError, match="cannot be read"):
        write_review(tmp_path, [])


@pytest.mark.parametrize("content", ["Kära dagbok\n", HEAD + 'same,"goal,,,,,a,b\n'])
def test_what_is_no_list_is_told_and_left(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content)
    with pytest.raises(OutputError, match=r"is not a list of links .* nothing was changed"):
        write_review(tmp_path, [doubtful()])
    assert (tmp_path / NAME).read_text() == content


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written_keeps_the_list(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(SAME)
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(OutputError, match="your decisions are as they were"):
            write_review(tmp_path, [doubtful()])
    finally:
        tmp_path.chmod(0o755)
    assert words(tmp_path) == ["same"]


def test_a_disk_that_is_full_keeps_the_list(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    (tmp_path / NAME).write_text(SAME)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(OutputError, match="your decisions are as they were"):
            write_review(tmp_path, [doubtful()])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    assert words(tmp_path) == ["same"]
