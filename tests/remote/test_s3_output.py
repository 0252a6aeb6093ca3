"""Outputs at s3://…: written, read back, linked and brought up to date like local ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pyarrow.dataset
import pytest
from s3_server import Bucket, fresh_bucket, plan, plans_and_output

import vpextract
from vpextract.cli import main
from vpextract.errors import OutputError, RequestError
from vpextract.running.job import extract_all
from vpextract.running.outcome import Report
from vpextract.settings import Options
from vpextract.store import remote_folder
from vpextract.store.layout import COMMITTED, MANIFEST, STAGED, WRITING
from vpextract.store.reading import open_output
from vpextract.store.remote_place import RemotePlace
from vpextract.store.schema import DATASETS
from vpextract.store.sources import read_source
from vpextract.store.writing import claimed

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def near(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plans_and_output(tmp_path_factory.mktemp("near"))


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch, near: Path) -> Bucket:
    """The same plans, and the same output, at an address."""
    return fresh_bucket(monkeypatch, **{"in": near / "in", "out": near / "out"})


def run(bucket: Bucket, out: str = "out") -> Report:
    return extract_all([bucket.at("in")], bucket.at(out), jobs=1)


@contextmanager
def left_committed() -> Iterator[None]:
    """Whoever writes meanwhile dies right after the step that makes the new state count."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(RemotePlace, "finish", lambda place: None)
        yield


def test_it_holds_what_a_local_one_does_and_nothing_else(bucket: Bucket, near: Path) -> None:
    run(bucket, "new")
    one, other = open_output(near / "out"), open_output(bucket.at("new"))
    assert [(p.file, p.rows) for p in other.parts] == [(p.file, p.rows) for p in one.parts]
    for name in DATASETS:
        columns = [column for column in DATASETS[name].schema.names if column != "etags"]
        assert other.table(name, columns=columns) == one.table(name, columns=columns)
    assert [key.removeprefix("new/") for key in bucket.keys("new")] == [
        path.relative_to(near / "out").as_posix() for path in sorted((near / "out").rglob("*.*"))
    ]


def test_a_local_folder_is_extracted_to_it(bucket: Bucket, near: Path) -> None:
    extract_all([near / "in" / "a.md"], bucket.at("new"), jobs=1)
    output = vpextract.open_output(bucket.at("new"))
    assert list(output.goals["text"]) == ["En stad med rent vatten"]
    assert str(near) not in bucket.text(f"new/{MANIFEST}"), "an output for many says nothing of one machine"
    (document,) = output.table("documents").to_pylist()
    with pytest.raises(RequestError, match="--documents"):
        read_source(output, document)
    assert read_source(output, document, str(near / "in")).address == near / "in" / "a.md"


def test_other_programs_read_it(bucket: Bucket) -> None:
    assert len(pd.read_parquet(bucket.at("out/goals"))) == 2
    found = pyarrow.dataset.dataset(f"{bucket.name}/out/indicators", filesystem=bucket.fs)
    assert found.to_table().num_rows == 2


def test_large_files_are_read_in_pieces(bucket: Bucket, near: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_folder, "_WHOLE_UP_TO", 0)
    one, other = open_output(near / "out"), open_output(bucket.at("out"))
    assert other.table("goals") == one.table("goals")
    wanted = [one.table("documents").column("document_id")[0].as_py()]
    few = other.table("indicators", documents=wanted, columns=["name"])
    assert few == one.table("indicators", documents=wanted, columns=["name"])
    assert few.num_rows == 1
    bucket.put_at("out/goals/2022.parquet", "no parquet at all")
    with pytest.raises(OutputError, match="written anew"):
        other.table("goals")
    with pytest.raises(OutputError, match=r"goals/2022\.parquet is damaged"):
        open_output(bucket.at("out")).table("goals")


def test_a_second_run_reads_only_what_is_new(bucket: Bucket) -> None:
    bucket.put(in__c_md=plan(year=2024))
    bucket.remove("in/a.md")
    report = run(bucket)
    assert [summary.source for summary in report.summaries] == ["c.md"]
    assert (report.kept, report.gone) == (1, 1)
    assert sorted(pd.read_parquet(bucket.at("out/documents"))["year"]) == [2023, 2024]
    assert not [key for key in bucket.keys("out") if "2022" in key or "/." in key]


def test_the_commands(bucket: Bucket, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*arguments: str) -> str:
        with pytest.raises(SystemExit) as end:
            main(arguments)
        assert end.value.code == 0
        return capsys.readouterr().out

    assert f"Written to {bucket.at('out')}." in told("extract", bucket.at("in"), "-o", bucket.at("out"), "--jobs", "1")
    assert "2 (2 ok)" in told("status", bucket.at("out"))
    assert "En stad med rent vatten" in told("show", bucket.at("out"), "goals")
    assert "2 documents" in told("check", bucket.at("out"))
    located = told("locate", bucket.at("out"), "a.md:i0001")
    assert f"file       {bucket.at('in/a.md')}\n" in located
    assert "Andel brunnar med rent vatten | 87 %" in located, "the lines around it, read from there"


def test_a_document_that_changed_is_not_drawn(bucket: Bucket) -> None:
    bucket.put(in__b_md=plan(year=2024))
    run(bucket)
    output = open_output(bucket.at("out"))
    document = output.table("documents").to_pylist()[0]
    assert read_source(output, document).address == bucket.at("in/a.md")
    bucket.put(in__a_md=plan(goals=("Ett annat mål",)))
    with pytest.raises(RequestError, match="not the file that was extracted"):
        read_source(output, document)
    bucket.remove("in/a.md")
    with pytest.raises(RequestError, match="any more"):
        read_source(output, document)


def test_decisions_are_followed(bucket: Bucket) -> None:
    for key, year, place in (("a", 2022, "hamnen"), ("b", 2023, "norra hamnen")):
        bucket.put_at(f"in/{key}.md", plan(year=year, indicator=f"Andel målade bojar i {place}"))
    run(bucket)
    head, row = bucket.text("out/links.csv").splitlines()
    assert "målade bojar i norra hamnen" in row
    bucket.put_at("out/links.csv", f"{head}\nsame{row[row.index(',') :]}\n")
    vpextract.link(bucket.at("out"))
    members = open_output(bucket.at("out")).series_members.query("kind == 'indicator'")
    assert (len(members), members["series_id"].nunique()) == (2, 1)
    assert bucket.text("out/links.csv").splitlines()[1].startswith("same")


def test_a_reader_of_the_former_state_is_told_when_it_is_gone(bucket: Bucket) -> None:
    output = open_output(bucket.at("out"))
    assert len(output.documents) == 2
    bucket.put(in__a_md=plan(goals=("Ett", "Två")))
    run(bucket)
    assert len(output.documents) == 2, "what was read stays"
    with pytest.raises(OutputError, match="written anew"):
        _ = output.goals
    assert len(open_output(bucket.at("out")).goals) == 3


def test_a_committed_state_counts_before_it_is_in_its_place(bucket: Bucket) -> None:
    bucket.put(in__a_md=plan(goals=("Ett", "Två")))
    with left_committed():
        run(bucket)
    assert f"out/{COMMITTED}/{MANIFEST}" in bucket.keys("out")
    assert len(pd.read_parquet(bucket.at("out/goals"))) == 2, "other programs see the former one still"
    output = open_output(bucket.at("out"))
    assert len(output.goals) == 3
    with claimed(bucket.at("out")):  # the next run finishes it, before it does anything else
        pass
    assert len(output.indicators) == 2, "the files moved, but they are the same"
    assert len(pd.read_parquet(bucket.at("out/goals"))) == 3
    assert not [key for key in bucket.keys("out") if "/." in key]


def test_the_later_of_two_runs_wins(bucket: Bucket) -> None:
    with claimed(bucket.at("out")) as one:
        one.put("goals", "2022", one.opened().table("goals"))
        bucket.put(in__a_md=plan(goals=("Ett", "Två")))
        run(bucket)
        with pytest.raises(OutputError, match="Another vpextract has begun to write to"):
            one.commit(None, None)
    assert len(open_output(bucket.at("out")).goals) == 3
    with claimed(bucket.at("out")):  # clears what the other had sent
        pass
    assert not [key for key in bucket.keys("out") if STAGED in key or WRITING in key]


def test_foreign_files_are_refused_and_not_touched(bucket: Bucket) -> None:
    bucket.put(out__goals__mine_parquet="mine")
    with pytest.raises(OutputError, match=r"out/goals/mine\.parquet is not from vpextract"):
        run(bucket)
    assert bucket.text("out/goals/mine.parquet") == "mine"
    bucket.put(other__vpextract_json='{"made_by": "somebody"}', other__notes_txt="mine")
    with pytest.raises(OutputError, match=r"vpextract\.json is not from vpextract"):
        run(bucket, "other")
    assert bucket.keys("other") == ["other/notes.txt", f"other/{MANIFEST}"]


def test_what_cannot_be_opened_or_written_is_told(bucket: Bucket) -> None:
    with pytest.raises(OutputError, match="There is no folder"):
        open_output(bucket.at("nowhere"))
    with pytest.raises(OutputError, match="is no output of vpextract"):
        open_output(bucket.at("in"))
    with pytest.raises(OutputError, match=r"cannot be written to \(the bucket does not exist\)"):
        extract_all([bucket.at("in")], "s3://there-is-no-such-bucket/out", jobs=1)


def test_a_damaged_file_is_told_and_mended(bucket: Bucket) -> None:
    bucket.put_at("out/goals/2022.parquet", "no parquet at all")
    with pytest.raises(OutputError, match=r"goals/2022\.parquet is damaged"):
        _ = open_output(bucket.at("out")).goals
    bucket.remove("out/goals/2023.parquet")
    with pytest.raises(OutputError, match=r"goals/2023\.parquet is missing"):
        open_output(bucket.at("out")).table("goals", parts=["2023"])
    assert len(run(bucket).summaries) == 2
    assert len(open_output(bucket.at("out")).goals) == 2


def test_the_patterns_that_it_was_made_with_lie_there_as_well(bucket: Bucket, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "values.toml").write_text('[words]\nnone = ["vet ej"]\n')
    inputs, out = [bucket.at("in")], bucket.at("out")
    extract_all(inputs, out, jobs=1, options=Options(patterns=tmp_path / "own"))
    (tmp_path / "own" / "values.toml").unlink()
    report = extract_all(inputs, out, jobs=1)
    assert (report.summaries, report.kept) == ((), 2), "they are read as before"
    patterns = open_output(out).patterns
    assert patterns is not None
    assert (patterns.names, patterns.folder(out)) == ("values.toml", None)
    assert "values.toml, as the output remembers them" in report.remarks[0]
