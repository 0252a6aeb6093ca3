"""Packs of patterns for older years and other forms: each has a made sample that comes out whole, and only with its pack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from vpextract.knowledge import Knowledge, load
from vpextract.knowledge.loading import OF_PACKS
from vpextract.knowledge.own_examples import count_examples, unmet_examples
from vpextract.knowledge.pack_files import pack_files
from vpextract.layout.laying_out import lay_out
from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes
from vpextract.reading.files import read_file
from vpextract.recognise.recognising import recognise
from vpextract.settings import Options

OLDER = Path(__file__).resolve().parents[2] / "samples" / "older"
TRUTH: dict[str, dict[str, Any]] = {path.stem: json.loads(path.read_text("utf8")) for path in OLDER.glob("*.json")}
PACKS = pack_files(None, OF_PACKS)


def document(name: str) -> Path:
    return next(path for path in OLDER.glob(f"{name}.*") if path.suffix != ".json")


def read(name: str, old: str = "", new: str = "") -> Extraction:
    """A sample, all `old` words in it replaced."""
    path = document(name)
    text = path.read_text("utf8")
    assert old in text
    return extract_bytes(text.replace(old, new).encode() if old else text.encode(), path.name)


def told(found: Extraction) -> dict[str, Any]:
    """What the truth tells of a document; what is not there is left out."""
    texts = {goal.goal_id: goal.text for goal in found.goals}
    who = found.identity
    return {
        "pack": found.pack,
        "document": [who.kind, who.year, who.tertial, who.board_id],
        "goals": [
            _filled(
                level=goal.level,
                number=goal.number,
                text=goal.text,
                parent=texts.get(goal.parent_goal_id or ""),
                assessment=goal.assessment,
                description=goal.description,
                expected_result=goal.expected_result,
                analysis=goal.analysis,
            )
            for goal in found.goals
        ],
        "indicators": [
            _filled(
                name=row.name,
                goal=texts.get(row.goal_id or ""),
                owner=row.owner,
                values=[[v.measure, v.raw, v.value, v.unit, v.year] for v in row.values],
            )
            for row in found.indicators
        ],
        "activities": [
            _filled(
                text=row.text,
                goal=texts.get(row.goal_id or ""),
                start_date=row.start_date and row.start_date.isoformat(),
                end_date=row.end_date and row.end_date.isoformat(),
            )
            for row in found.activities
        ],
    }


def _filled(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


@pytest.mark.parametrize("name", TRUTH)
def test_a_sample_comes_out_whole(name: str) -> None:
    truth = {key: value for key, value in TRUTH[name].items() if key not in ("headings", "told")}
    found = read(name)
    assert told(found) == truth
    headings = {section.heading for section in found.sections if section.goal_id is not None}
    assert headings.issuperset(TRUTH[name]["headings"])
    assert sorted({one.code for one in found.issues if one.severity != "info"}) == TRUTH[name].get("told", [])


@pytest.mark.parametrize("name", TRUTH)
def test_without_its_pack_it_does_not(name: str) -> None:
    assert _meant(name, load()) != _meant(name, load(pack=TRUTH[name]["pack"]))


def _meant(name: str, known: Knowledge) -> list[tuple[str, object, object]]:
    """What each part of a sample is: its kind, its level, the text of a goal that it belongs to."""
    path = document(name)
    found = recognise(lay_out(read_file(path.read_bytes(), path.name, Options()), known), known)
    return [(type(x).__name__, getattr(x, "level", None), getattr(x, "part", None)) for x in found.contents]


@pytest.mark.parametrize("name", [name for name in TRUTH if PACKS[TRUTH[name]["pack"]].head.valid_to is not None])
def test_in_another_year_its_words_ask_for_no_pack(name: str) -> None:
    last = PACKS[TRUTH[name]["pack"]].head.valid_to or 0
    assert read(name, str(TRUTH[name]["document"][1]), str(last + 12)).pack is None


@pytest.mark.parametrize("name", PACKS)
def test_each_pack_is_sound(name: str) -> None:
    pack = PACKS[name]
    known = load(pack=name)
    assert sum(map(count_examples, pack.adds.values())) >= 2, "a pack without examples"
    assert [list(unmet_examples(file, data, known)) for file, data in pack.adds.items()] == [[] for _ in pack.adds]
    assert name in {truth["pack"] for truth in TRUTH.values()}
    assert known.packs.applied == name
    assert known.reading_fingerprint == load().reading_fingerprint
