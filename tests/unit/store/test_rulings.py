"""`rulings.jsonl`: what people decided is only ever added to."""

from __future__ import annotations

from pathlib import Path

import pytest

from vpextract.errors import OutputError
from vpextract.model.rulings import Ruling
from vpextract.store.rulings import NAME, Rulings, add_rulings, read_rulings

SAME = Ruling("link", {"rows": ["a", "b"]}, "same", {"beside": {"vem": "Åsa"}})
EDITION = Ruling("edition", {"of": "hamn-2031-vp"}, "abc", by="Åsa", at="2031-05-02")


def test_a_folder_without_decisions_has_none_and_no_file(tmp_path: Path) -> None:
    assert read_rulings(tmp_path) == read_rulings(tmp_path / "none") == Rulings()
    assert add_rulings(tmp_path, ()) == Rulings()
    assert not list(tmp_path.iterdir())


def test_what_was_written_is_read_in_its_order(tmp_path: Path) -> None:
    add_rulings(tmp_path, [SAME])
    assert add_rulings(tmp_path, [EDITION, SAME]).all == (SAME, EDITION, SAME)
    assert read_rulings(tmp_path).all == (SAME, EDITION, SAME)
    assert "Åsa" in (tmp_path / NAME).read_text("utf8")


@pytest.mark.parametrize(
    ("later", "holds"),
    [
        ((), "same"),
        ((Ruling("link", {"rows": ["a", "b"]}, "different"),), "different"),
        ((Ruling("link", {"rows": ["a", "b"]}, None),), None),
        ((Ruling("link", {"rows": ["a", "b"]}, None), SAME), "same"),
        ((Ruling("link", {"rows": ["a", "c"]}, "different"),), "same"),
        ((Ruling("edition", {"rows": ["a", "b"]}, "c"),), "same"),
    ],
)
def test_the_last_word_about_a_thing_holds(tmp_path: Path, later: tuple[Ruling, ...], holds: str | None) -> None:
    found = add_rulings(tmp_path, [SAME, *later]).in_force("link").get(SAME.key)
    assert (found and found.verdict) == holds


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        "null",
        '{"kind": "link"}',
        '{"kind": 1, "about": {}, "verdict": "x"}',
        '{"kind": "link", "about": 1, "verdict": "x"}',
        '{"kind": "link", "about": {}, "verdict": 1}',
        '{"kind": "link", "about": {}, "verdict": "x", "told": "y"}',
        "[" * 100_000,
    ],
)
def test_a_line_that_says_nothing_is_named_and_stays(tmp_path: Path, line: str) -> None:
    add_rulings(tmp_path, [SAME])
    before = (tmp_path / NAME).read_bytes() + line.encode()
    (tmp_path / NAME).write_bytes(before)  # without an end, as a program that was killed leaves it
    after = add_rulings(tmp_path, [EDITION])
    assert after.all == (SAME, EDITION)
    assert after.unreadable == ((2,) if line else ())
    assert (tmp_path / NAME).read_bytes().startswith(before)


def test_fields_of_later_versions_are_no_fault(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"kind": "link", "about": {"rows": ["a", "b"]}, "verdict": "same", "new": [1]}\r\n')
    assert read_rulings(tmp_path).all == (Ruling("link", {"rows": ["a", "b"]}, "same"),)


def test_what_cannot_be_read_is_told_and_left(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    for use in (read_rulings, lambda folder: add_rulings(folder, [SAME])):
        with pytest.raises(OutputError, match=r"rulings\.jsonl cannot be read"):
            use(tmp_path)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / NAME).symlink_to(tmp_path / "foreign")
    with pytest.raises(OutputError, match="is a link"):
        add_rulings(tmp_path / "out", [SAME])
    assert not (tmp_path / "foreign").exists()


def test_nothing_else_is_left_also_not_from_a_killed_run(tmp_path: Path) -> None:
    (tmp_path / f".{NAME}-12ab").write_text("half")
    add_rulings(tmp_path, [SAME])
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
