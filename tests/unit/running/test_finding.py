"""Which files are read, under which source, in which order."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from vpextract.errors import NoInputError
from vpextract.reading.files import ENDINGS
from vpextract.running.finding import find_inputs


def files(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


def sources(*inputs: Path) -> list[str]:
    return [file.source for file in find_inputs(inputs).files]


def test_folders_are_searched_recursively_and_sorted(tmp_path: Path) -> None:
    files(tmp_path, "b.pdf", "a.TXT", "sub/deep/c.Md", "x.pages", "y", ".hidden.pdf", ".git/d.pdf", "sub/.e/f.txt")
    assert sources(tmp_path) == ["a.TXT", "b.pdf", "sub/deep/c.Md"]


def test_a_file_has_its_name_as_source(tmp_path: Path) -> None:
    files(tmp_path, "sub/a.pdf")
    assert sources(tmp_path / "sub" / "a.pdf") == ["a.pdf"]


def test_a_file_named_directly_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    files(tmp_path, "a.pages", ".hidden.txt")
    assert sources(tmp_path / "a.pages", tmp_path / ".hidden.txt") == [".hidden.txt", "a.pages"]


def test_the_same_file_twice_is_one(tmp_path: Path) -> None:
    files(tmp_path, "sub/a.pdf")
    assert sources(tmp_path, tmp_path / "sub", tmp_path / "sub" / "a.pdf") == ["sub/a.pdf"]


def test_sources_stay_apart_by_the_names_of_the_folders(tmp_path: Path) -> None:
    files(tmp_path, "2021/a.pdf", "2022/a.pdf", "2022/b.pdf")
    assert sources(tmp_path / "2021", tmp_path / "2022") == ["2021/a.pdf", "2022/a.pdf", "b.pdf"]
    assert sources(tmp_path / "2021" / "a.pdf", tmp_path / "2022" / "a.pdf") == ["2021/a.pdf", "2022/a.pdf"]


def test_sources_stay_apart_even_if_the_folders_have_one_name(tmp_path: Path) -> None:
    files(tmp_path, "x/in/a.pdf", "y/in/a.pdf")
    found = find_inputs([tmp_path / "x" / "in", tmp_path / "y" / "in"]).files
    assert [file.source for file in found] == [Path(file.address).absolute().as_posix() for file in found]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text there")
def test_file_names_that_are_no_text_can_be_stored_and_told_apart(tmp_path: Path) -> None:
    for name in (b"n\xe4mnd.pdf", b"n\xe5mnd.pdf", b"tv\n\x07rader.pdf", b"50% klar.pdf"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("x")
    assert sources(tmp_path) == ["50% klar.pdf", "n%E4mnd.pdf", "n%E5mnd.pdf", "tv%0A%07rader.pdf"]


def test_a_link_that_leads_in_circles_does_not(tmp_path: Path) -> None:
    files(tmp_path, "a.pdf")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    assert sources(tmp_path) == ["a.pdf"]


@pytest.mark.parametrize("links", [("a.pdf", "z.pdf"), ("z.pdf", "a.pdf")])
def test_a_file_goes_by_its_own_name_and_not_by_that_of_a_link(tmp_path: Path, links: tuple[str, ...]) -> None:
    files(tmp_path, "m.pdf")
    for name in links:
        (tmp_path / name).symlink_to(tmp_path / "m.pdf")
    assert sources(tmp_path) == ["m.pdf"]
    assert sources(tmp_path / links[0], tmp_path) == ["m.pdf"]
    assert sources(tmp_path / "m.pdf", tmp_path / links[0]) == ["m.pdf"]


def test_of_links_alone_the_first_by_name_counts(tmp_path: Path) -> None:
    files(tmp_path, "far/m.pdf")
    (tmp_path / "near").mkdir()
    for name in ("z.pdf", "b.pdf", "k.pdf"):
        (tmp_path / "near" / name).symlink_to(tmp_path / "far" / "m.pdf")
    assert sources(tmp_path / "near") == ["b.pdf"]


def test_nothing_to_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoInputError, match=rf"No .* or {re.escape(ENDINGS[-1])} file was found"):
        find_inputs([tmp_path])
    files(tmp_path, "a.pdf")
    with pytest.raises(NoInputError, match="There is no file or folder"):
        find_inputs([tmp_path, tmp_path / "b.pdf"])


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read everything")
def test_a_folder_that_cannot_be_read_is_noted(tmp_path: Path) -> None:
    files(tmp_path, "a.pdf", "locked/b.pdf")
    (tmp_path / "locked").chmod(0)
    try:
        found = find_inputs([tmp_path])
    finally:
        (tmp_path / "locked").chmod(0o700)
    assert [file.source for file in found.files] == ["a.pdf"]
    assert "locked" in found.notes[0]
