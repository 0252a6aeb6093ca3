"""`vpextract sql`: the datasets as views, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_outputs import written

from vpextract.cli import main
from vpextract.model import Extraction, Goal, Identity, Place

NOTHING = (None,) * 7


@pytest.fixture
def out(tmp_path: Path) -> Path:
    goals = tuple(Goal(f"a:g{n}", n, "namndmal", None, f"Mål {n}", *NOTHING, "", Place(page=n)) for n in range(60))
    identity = Identity("verksamhetsplan", 2022, None, "Norrvik", "norrvik")
    return written(tmp_path / "ut 'put", Extraction("a", "a.pdf", "a", "pymupdf", "ok", identity=identity, goals=goals))


def asked(out: Path, *arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as end:
        main(["sql", str(out), *arguments])
    told = capsys.readouterr()
    return end.value.code, told.out, told.err


def test_an_answer_in_every_format(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = "select board_id, count(*) n, 1.5::decimal(9,2) d, date '2022-06-30' dag from goals group by all"
    for form, wanted in (
        ("tsv", "board_id\tn\td\tdag\nnorrvik\t60\t1.50\t2022-06-30\n"),
        ("csv", "board_id,n,d,dag\nnorrvik,60,1.50,2022-06-30\n"),
        ("json", '[\n{"board_id": "norrvik", "n": 60, "d": "1.50", "dag": "2022-06-30"}\n]\n'),
        ("table", "board_id  n   d     dag\nnorrvik   60  1.50  2022-06-30\n"),
    ):
        status, told, _ = asked(out, query, "--format", form, capsys=capsys)
        assert status == 0
        assert [line.split() for line in told.splitlines()] == [line.split() for line in wanted.splitlines()]


def test_a_table_shows_fifty_rows(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = "select text from goals order by ordinal"
    assert "… 10 more rows" in asked(out, query, "--format", "table", capsys=capsys)[1]
    assert len(asked(out, query, "-n", "0", "--format", "table", capsys=capsys)[1].splitlines()) == 61
    assert len(asked(out, query, "-n", "7", capsys=capsys)[1].splitlines()) == 8
    assert asked(out, "from series", "--format", "csv", capsys=capsys)[1].count("\n") == 1


@pytest.mark.parametrize(
    "query",
    [
        "select * from read_text('{out}/vpextract.json')",
        "select * from '{out}/../other.csv'",
        "copy goals to '{out}/x.csv'",
        "attach '{out}/x.duckdb' as x",
        "install httpfs",
        "set enable_external_access = true",
        "create or replace view goals as select 1; drop table nothing",
        "selec 1",
        "",
    ],
)
def test_nothing_but_the_datasets(out: Path, query: str, capsys: pytest.CaptureFixture[str]) -> None:
    (out.parent / "other.csv").write_text("a\n1\n")
    before = sorted(out.rglob("*"))
    place = str(out).replace("'", "''")
    status, told, problem = asked(out, query.format(out=place), capsys=capsys)
    assert (status, told) == (2, "")
    assert problem.startswith("vpextract: The query")
    assert sorted(out.rglob("*")) == before


def test_other_editions_are_left_out(sample_output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def counted(*more: str) -> int:
        told = asked(sample_output, "select count(*) n from goals", *more, capsys=capsys)[1]
        return int(told.splitlines()[1])

    assert counted() < counted("--all-editions")
