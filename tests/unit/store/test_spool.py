"""Finished documents wait on disk: whole or not at all, and nothing else is taken for one."""

from __future__ import annotations

from pathlib import Path

from store_samples import full

from vpextract.store.layout import FINISHED
from vpextract.store.packing import pack
from vpextract.store.records import extraction_to_rows
from vpextract.store.spool import Spool


def test_what_waits_is_found_by_its_key(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    assert (len(spool), spool.notes(["one"])) == (0, {})
    for name in ("one", "two"):
        spool.put(name, pack(extraction_to_rows(full(name)), f"note {name}"))
    assert len(spool) == 2
    assert Spool(tmp_path).notes(["two", "three"]) == {"two": "note two"}
    assert spool.many(["two", "one"]) == [spool.get("two"), spool.get("one")]


def test_what_is_damaged_is_read_again(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.put("empty", b"")
    spool.put("cut", pack(extraction_to_rows(full()), "note")[:300])
    spool.put("whole", pack(extraction_to_rows(full()), "note"))
    assert spool.notes(["empty", "cut", "whole"]) == {"whole": "note"}


def test_what_was_cleared_is_gone(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.put("one", b"x")
    spool.clear()
    assert (len(spool), (tmp_path / FINISHED).exists()) == (0, False)
    spool.clear()
