"""A search finds texts in all forms of a word, in the documents asked for, and never what the output does not say any more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cli_outputs import written

from vpextract.asking import index
from vpextract.asking.search import Search, around, search
from vpextract.cli import main
from vpextract.errors import RequestError
from vpextract.model import Decision, Extraction, Goal, Identity, Place, Section
from vpextract.store.reading import open_output

NOTHING = (None,) * 7
TOLD: list[tuple[int, int]] = []


def document(name: str, board: str, goal: str, **more: object) -> Extraction:
    identity = Identity("verksamhetsplan", 2022, None, board.title(), board)
    goals = (Goal(f"{name}:g1", 1, "namndmal", None, goal, *NOTHING, goal, Place(page=3)),)
    found = Extraction(name, f"{name}.pdf", name, "pymupdf", "ok", identity=identity, goals=goals)
    return replace(found, **more)  # type: ignore[arg-type]


FIRST = document("a-2022-vp-1", "norrvik", "Sjukfrånvaron minskar i alla skolor")
SECOND = document("b-2022-vp-2", "ostvik", "Barn och unga mår bra")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    TOLD.clear()
    yield tmp_path / "cache"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return written(tmp_path / "out", FIRST, SECOND)


def found(out: Path, words: str, **asked: object) -> list[str]:
    findings = search(open_output(out), Search(words, **asked), lambda *told: TOLD.append(told))  # type: ignore[arg-type]
    assert findings.total >= len(findings.best)
    return [one.said.text for one in findings.best]


def test_every_form_of_a_word_is_found(out: Path) -> None:
    for words in ("sjukfrånvaro", "SJUKFRÅNVARON", "skolan sjukfrånvaro", "sjuk*", "skola -barn"):
        assert found(out, words) == ["Sjukfrånvaron minskar i alla skolor"]
    assert found(out, '"barn och unga"') == ["Barn och unga mår bra"]
    assert found(out, '"unga barn"') == []
    assert found(out, "sjukfrånvaro barn") == []


def test_only_in_the_documents_asked_for(out: Path) -> None:
    assert found(out, "alla", boards=["ostvik"]) == []
    assert len(found(out, "alla", boards=["norrvik"], years=["2022"], kinds=["vp"])) == 1
    assert found(out, "alla", years=["2021"]) == []
    assert len(found(out, "alla", document="a-2022")) == 1
    with pytest.raises(RequestError, match="There is no board"):
        found(out, "alla", boards=["x"])


def test_the_index_follows_the_output(out: Path) -> None:
    assert found(out, "sjukfrånvaro")
    assert TOLD == [(0, 1)]
    assert found(out, "barn")
    assert TOLD == [(0, 1)]  # nothing has changed
    written(out, SECOND, document("c-2022-vp-3", "norrvik", "Nya stränder"))
    assert found(out, "sjukfrånvaro") == []
    assert found(out, "stränderna") == ["Nya stränder"]
    assert found(out, "barn") == ["Barn och unga mår bra"]
    assert TOLD == [(0, 1)] * 2


def test_a_damaged_or_older_index_is_made_anew(out: Path, cache: Path) -> None:
    path = index.index_path(open_output(out))
    assert cache in path.parents
    for spoil in (
        lambda: path.write_bytes(b"no database at all" * 1000),
        lambda: path.write_bytes(b""),
        lambda: _changed(path, "UPDATE made_by SET what = 'another version'"),
        lambda: _changed(path, "DROP TABLE made_by"),
    ):
        assert len(found(out, "barn")) == 1
        spoil()
    assert len(found(out, "barn")) == 1


def _changed(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as database:
        database.execute(statement)


def test_a_cache_that_cannot_be_written_costs_no_answer(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert len(found(out, "barn")) == 1
    assert len(found(out, "barn")) == 1


def test_all_kinds_of_texts_are_found_once(tmp_path: Path) -> None:
    place = Place(page=5)
    one = document(
        "a-2022-vp-1",
        "norrvik",
        "Kajer är målet",
        sections=(
            Section("a:s1", None, 1, 1, "goal", "Kajer är målet", "a-2022-vp-1:g1", place, "Under målet kajer."),
            Section("a:s2", None, 2, 1, "toc", "Innehåll", None, place, "Kajer ..... 5"),
            Section("a:s3", None, 3, 1, "analysis", "Analys av kajer", None, place, "Kajerna är fina."),
            Section("a:s4", None, 4, 1, "decisions", "Förslag till beslut", None, place, "Nämnden beslutar om kajer"),
        ),
        decisions=(Decision(1, "Nämnden godkänner kajen", None, place),),
    )
    out = written(tmp_path / "out", one)
    asked = search(open_output(out), Search("kaj*"), lambda *told: None)
    assert sorted((one.said.what, one.said.row_id) for one in asked.best) == [
        ("analysis", "a:s3"),
        ("decision", "a-2022-vp-1:d01"),
        ("goal", "a-2022-vp-1:g1"),
        ("text", "a:s1"),
    ]
    assert {one.said.page for one in asked.best} == {3, 5}


def test_the_words_around() -> None:
    text = "Ord " * 200 + "sjukfrånvaro ökar och sjukfrånvaro minskar " + "ord " * 200
    at = text.index("sjukfrånvaro")
    piece = around(text, [(at, at + 12)], 80)
    assert len(piece.text) <= 84
    assert piece.text.startswith("… Ord ")
    assert piece.text.endswith(" …")
    ((start, end),) = piece.marked
    assert piece.text[start:end] == "sjukfrånvaro"
    assert around("kort", [(0, 4)], 80) == ("kort", [(0, 4)])
    assert around("x" * 500, [(0, 500)], 80).marked == []
    assert around(text, [], 80).text.endswith(" …")


def test_the_command(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*arguments: str) -> tuple[object, str]:
        with pytest.raises(SystemExit) as end:
            main(["search", str(out), *arguments])
        return end.value.code, capsys.readouterr().out

    status, told = said("sjukfrånvaro", "--format", "table")
    assert status == 0
    lines = ["a-2022-vp-1:g1 page 3 goal", "  Norrvik · verksamhetsplan 2022", "  Sjukfrånvaron minskar i alla skolor"]
    assert told.splitlines()[:3] == lines
    assert "1 text.\n" in told
    status, told = said("sjukfrånvaro", "--excel")
    assert told.startswith("\ufeffboard_id;board;year;kind;what;text;row_id;page;line;document_id;source\r\n")
    assert "\r\nnorrvik;Norrvik;2022;vp;goal;Sjukfrånvaron" in told
    assert said("xyzzy", "--format", "table")[0] == 1
    assert said("-barn")[0] == 2


def test_what_a_document_says_does_not_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = written(
        tmp_path / "out", document("a-2022-vp-1", "norrvik", "=cmd|' /C calc'!A0 \x1b[2J<script> skola\u202e")
    )
    with pytest.raises(SystemExit):
        main(["search", str(out), "skolor", "--format", "table"])
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "\u202e" not in told
    with pytest.raises(SystemExit):
        main(["search", str(out), "skolor", "--format", "csv"])
    assert ",'=cmd" in capsys.readouterr().out
