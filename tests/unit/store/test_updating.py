"""Putting some parts in the place of former ones: the others, and what the output remembers, stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from store_samples import full, joined, stored

from vpextract.store.layout import LINKS, MANIFEST
from vpextract.store.reading import open_output
from vpextract.store.schema import DATASETS, DOCUMENT_DATASETS
from vpextract.store.writing import claimed


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_only_the_parts_given_are_replaced_and_the_way_to_the_documents_stays(tmp_path: Path) -> None:
    out, rows = tmp_path / "out", joined([full("a")])
    stored(out, rows, [tmp_path])
    before, inputs = files(out), open_output(out).inputs
    with claimed(out) as claim:
        claim.put("goals", "2022", rows["goals"].slice(0, 0))
        claim.put("indicators", "2023", rows["indicators"])
        claim.commit(None, None)
    output = open_output(out)
    assert (output.n_rows("goals"), output.n_rows("indicators"), output.inputs) == (0, 4, inputs)
    after = files(out)
    assert {name for name in before if before[name] != after[name]} == {MANIFEST, "goals/2022.parquet"}
    assert after.keys() - before.keys() == {"indicators/2023.parquet"}


def test_parts_that_are_not_kept_are_removed(tmp_path: Path) -> None:
    stored(tmp_path, joined([full("a")]))
    with claimed(tmp_path) as claim:
        claim.put("goals", "2023", joined([full("b")])["goals"])
        claim.keep_only({"2023", LINKS})
        claim.commit(None, None)
    assert {part.name for part in open_output(tmp_path).parts} == {"2023", LINKS}
    assert not list(tmp_path.rglob("2022.parquet"))
    assert open_output(tmp_path).table("goals").column("goal_id").to_pylist() == ["norrmalm-2022-vp-b-g1"]


def test_the_next_state_can_be_read_before_it_counts(tmp_path: Path) -> None:
    stored(tmp_path, joined([full("a")]))
    with claimed(tmp_path) as claim:
        claim.put("goals", "2022", joined([full("b")])["goals"])
        claim.put("goals", "2023", joined([full("c")])["goals"])
        following = claim.opened()
        assert following.table("goals").num_rows == 2
        assert following.table("goals", parts=("2023",)).column("goal_id").to_pylist() == ["norrmalm-2022-vp-c-g1"]
        assert following.n_rows("indicators") == 2, "of the former state"
        assert open_output(tmp_path).goals["goal_id"].tolist() == ["norrmalm-2022-vp-a-g1"]
    assert open_output(tmp_path).goals["goal_id"].tolist() == ["norrmalm-2022-vp-a-g1"], "it was never committed"


@pytest.mark.parametrize("share", [0, 0.5, 1])
def test_parts_are_read_and_written_alike_whether_they_waited_in_memory_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    rows = joined([full("a"), full("b")])
    stored(tmp_path / "held", rows)
    monkeypatch.setattr("vpextract.store.writing._HELD", share * sum(table.nbytes for table in rows.values()))
    with claimed(tmp_path / "out") as claim:
        for name, table in rows.items():
            claim.put(name, "2022" if name in DOCUMENT_DATASETS else LINKS, table.slice(0, 0))
            claim.put(name, "2022" if name in DOCUMENT_DATASETS else LINKS, table)
        written = {path.parent.name for path in (tmp_path / "out").rglob("*.parquet")}
        following = claim.opened()
        for name, table in rows.items():
            assert following.table(name).equals(table), name
        goals = following.table("goals", documents=["norrmalm-2022-vp-b"], columns=("text", "goal_id"))
        assert goals.to_pylist() == [{"text": "En modern stad", "goal_id": "norrmalm-2022-vp-b-g1"}]
        claim.commit(None, None)
    some = {name for name, table in rows.items() if table.nbytes}
    assert {0: written == some, 0.5: set() < written < some, 1: not written}[share]
    assert files(tmp_path / "out") == files(tmp_path / "held")


def test_a_dataset_that_an_earlier_version_did_not_write_is_added(tmp_path: Path) -> None:
    rows = joined([full("a")])
    stored(tmp_path, {name: table for name, table in rows.items() if name != "followup"})
    stored(tmp_path, {"followup": rows["followup"]})
    assert (tmp_path / "followup" / f"{LINKS}.parquet").is_file()
    assert {part.dataset for part in open_output(tmp_path).parts} == set(DATASETS)


@pytest.mark.parametrize("damage", ["removed", "cut", "other"])
def test_a_glance_finds_parts_that_are_damaged(tmp_path: Path, damage: str) -> None:
    stored(tmp_path, joined([full("a")]))
    assert open_output(tmp_path).damaged_parts() == set()
    file, other = tmp_path / "goals" / "2022.parquet", tmp_path / "indicators" / "2022.parquet"
    if damage == "removed":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:-100] if damage == "cut" else other.read_bytes())
    assert open_output(tmp_path).damaged_parts() == {"2022"}
