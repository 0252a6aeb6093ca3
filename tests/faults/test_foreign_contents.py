"""Files of an output that somebody else made: what is in them leads nowhere, fills no memory and is told in a sentence."""

from __future__ import annotations

import json
import shutil
import struct
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from foreign_samples import PLAN, everything, in_time, with_their_files

import vpextract
from vpextract import knowledge
from vpextract.cli import main
from vpextract.errors import OutputError
from vpextract.model import Extraction
from vpextract.running.job import extract_all
from vpextract.running.outcome import extraction_to_outcome
from vpextract.running.planning import Before, known_etags, recipe_of
from vpextract.running.work import read_document
from vpextract.settings import Options
from vpextract.store.layout import FINISHED, MANIFEST, REVIEW
from vpextract.store.packing import pack, unpack
from vpextract.store.reading import open_output
from vpextract.store.records import extraction_to_rows
from vpextract.store.spool import Spool
from vpextract.store.years import Filed


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_their_files(tmp_path_factory.mktemp("made"))


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "place"))


def waiting(place: Path, year: object, packed: Callable[[bytes], bytes] = bytes) -> Path:
    """A document that seems to have been read by a stopped run, under the name that the next run looks for."""
    source = place / "in" / "2024.md"
    source.write_text(PLAN.format(year=2024))
    recipe = recipe_of(Options(), knowledge.load(None)).mark(source.name)
    outcome = extraction_to_outcome(vpextract.extract(source))
    (note,), _ = unpack([outcome.packed])
    rows = extraction_to_rows(vpextract.extract(source))
    there = place / "out" / FINISHED / f"{sha256(source.read_bytes()).hexdigest()}-{recipe}.arrow"
    there.parent.mkdir()
    there.write_bytes(packed(pack(rows, json.dumps(json.loads(note) | {"year": year}))))
    return there


def read_again(place: Path) -> bool:
    """Whether a run read the document of 2024 itself, and came out well."""
    seen = []

    def extract(data: bytes, name: str, source: str, options: Options) -> Extraction:
        seen.append(source)
        return read_document(data, name, source, options)

    extract_all([place / "in"], place / "out", jobs=1, extract=extract)
    assert sorted(open_output(place / "out").documents["year"]) == [2022, 2023, 2024]
    return seen == ["2024.md"]


def test_a_waiting_document_is_taken_where_it_is_ours(place: Path) -> None:
    waiting(place, 2024)
    assert not read_again(place)


@pytest.mark.parametrize("year", ["../../theirs/2022", "2024", -1, 10**9, [2024], True])
def test_a_waiting_document_that_leads_elsewhere_is_read_again(place: Path, made: Path, year: object) -> None:
    waiting(place, year)
    assert read_again(place)
    assert everything(place / "theirs") == everything(made / "theirs")


def out_of_its_buffer(packed: bytes) -> bytes:
    """The note seems to have two thousand million letters."""
    begin = packed.index(b'{"source"')
    end = packed.index(b"}", begin) + 1 - begin
    offsets = struct.pack("<ii", 0, end)
    body, _, rest = packed[:begin].rpartition(offsets)  # what comes before is about it, not in it
    return body + struct.pack("<ii", 0, 2**31 - 1) + rest + packed[begin:]


@pytest.mark.parametrize("damage", [out_of_its_buffer, lambda packed: packed[:-9], lambda packed: b""])
def test_a_waiting_document_with_damaged_bytes_is_read_again(place: Path, damage: Callable[[bytes], bytes]) -> None:
    waiting(place, 2024, damage)
    assert read_again(place)


def test_a_hash_that_is_none_names_no_file(place: Path) -> None:
    """What an output says of a file at an address would be the name under which its document waits."""
    row = {"sha256": "../../../theirs/x", "source": "a.md"}
    filed = Filed("a", "a.md", (), ("etag",), "recipe", "2022")
    before = Before([(filed, row), (filed._replace(etags=("other",)), row | {"sha256": "0a" * 32})], set())
    assert known_etags(before) == {("a.md", "other"): "0a" * 32}
    with pytest.raises(OutputError, match="no name for a file of an output"):
        Spool(place / "out").put("../../theirs/x", b"")
    with pytest.raises(OutputError, match="no name for a file of an output"):
        Spool(place / "out").get("../vpextract")


@pytest.mark.parametrize("limit", ["-time-soon", "-time-", "-time-0x1", "-pages", "-weather-3", "--"])
def test_a_limit_that_is_none_is_read_again(place: Path, limit: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What an output says of the limit that a document met."""
    file = place / "out" / "documents" / "2022.parquet"
    table = pq.read_table(file, partitioning=None)
    at = table.schema.get_field_index("recipe")
    marks = pa.array([f"{mark}{limit}" for mark in table.column("recipe").to_pylist()], pa.string())
    pq.write_table(table.set_column(at, table.schema.field(at), marks), file)
    with pytest.raises(SystemExit) as done:
        main(["status", str(place / "out")])
    assert done.value.code == 0
    assert "limited" not in capsys.readouterr().out
    assert [d.year for d in extract_all([place / "in"], place / "out", jobs=1).summaries] == [2022]
    assert set(open_output(place / "out").documents["recipe"].str.contains("-")) == {False}


def same(text: str, times: int) -> pa.Array:
    """One text so many times, which costs a Parquet file a few bytes."""
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(times, np.int32)), pa.array([text]))


def listed(values: pa.Array) -> pa.Array:
    return pa.ListArray.from_arrays(pa.array([0, len(values)], pa.int32()), values)


DIGITS = "".join(map(str, range(50_000)))
SWELLING = {
    "rows": ("goals", {"document_id": lambda: same("a", 5_000_000)}, r"holds 5,000,000 rows in \d\d\.\d kB"),
    "nulls": ("goals", {"document_id": lambda: pa.nulls(10**7, pa.string())}, r"holds 10,000,000 rows in .* k?B"),
    "a long text": ("goals", {"document_id": lambda: same(DIGITS, 6_000)}, r"holds texts of 1\.4 GB in \d+\.\d kB"),
    "a list": (
        "tables",
        {"document_id": lambda: same("a", 1), "columns": lambda: listed(same("a", 10**7))},
        r"10,000,000 values in",
    ),
    "long texts in a list": (
        "tables",
        {"document_id": lambda: same("a", 1), "columns": lambda: listed(same(DIGITS, 6_000))},
        r"holds texts of 1\.4 GB in",
    ),
}


def replaced(out: Path, dataset: str, made: pa.Table) -> Path:
    """A file of the dataset that holds this, and its manifest says that it must be so."""
    file, manifest = out / dataset / "2022.parquet", json.loads((out / MANIFEST).read_text())
    pq.write_table(made, file, compression="zstd", store_schema=False)  # as texts, not as numbers for them
    for part in manifest["parts"]:
        if part["file"] == f"{dataset}/2022.parquet":
            part |= {"rows": len(made), "bytes": file.stat().st_size}
    (out / MANIFEST).write_text(json.dumps(manifest))
    return file


@pytest.mark.parametrize(("dataset", "columns", "told"), SWELLING.values(), ids=SWELLING)
def test_what_would_fill_the_memory_is_told_with_its_size_and_can_be_removed(
    place: Path, dataset: str, columns: dict[str, Callable[[], pa.Array]], told: str
) -> None:
    """A file of a few bytes that would fill the memory of whoever reads it."""
    out = place / "out"
    file = replaced(out, dataset, pa.table({name: values() for name, values in columns.items()}))
    with pytest.raises(OutputError, match=told) as refused:
        open_output(out).table(dataset)
    assert "--force" not in str(refused.value)
    file.unlink()
    assert [d.year for d in extract_all([place / "in"], out, jobs=1).summaries] == [2022]
    assert len(open_output(out).table(dataset, parts=("2022",))) < 10


def test_a_file_of_far_too_many_rows_is_made_anew(place: Path) -> None:
    replaced(place / "out", "goals", pa.table({"document_id": pa.nulls(10**6, pa.string())}))
    assert [d.year for d in extract_all([place / "in"], place / "out", jobs=1).summaries] == [2022]


def test_texts_that_recur_are_read(place: Path) -> None:
    """Real files hold such, and so many that one of them in each row would fill the memory."""
    texts = pa.array([f"{n} {DIGITS[n : n + 1000]}" for n in range(300)])
    made = pa.table({"document_id": same("a", 5_000), "text": texts.take(pa.array(np.arange(5_000) % 300))})
    replaced(place / "out", "goals", made)
    assert len(open_output(place / "out").table("goals", parts=("2022",), columns=("text",))) == 5_000


def numbers(table: pa.Table) -> pa.Table:
    return pa.table({name: pa.array([1] * len(table)) for name in table.column_names})


def nothing(table: pa.Table) -> pa.Table:
    return pa.table({name: pa.nulls(len(table)) for name in table.column_names})


def one_column(table: pa.Table) -> pa.Table:
    return pa.table({"a": [1] * len(table)})


def lists_of_numbers(table: pa.Table) -> pa.Table:
    field = next(f for f in table.schema if pa.types.is_list(f.type))
    at = table.schema.get_field_index(field.name)
    return table.set_column(at, field.name, pa.array([[True]] * len(table)))


def a_column_twice(table: pa.Table) -> pa.Table:
    return table.append_column(table.schema.field(0), table.column(0))


OTHERS = [numbers, nothing, one_column, a_column_twice]


@pytest.mark.parametrize(
    ("dataset", "change"),
    [*((d, c) for d in ("documents", "goals", "issues") for c in OTHERS), ("documents", lists_of_numbers)],
)
def test_columns_of_another_kind_are_told_and_mended(
    made: Path, place: Path, dataset: str, change: Callable[[pa.Table], pa.Table]
) -> None:
    file = place / "out" / dataset / "2022.parquet"
    pq.write_table(change(pq.read_table(file, partitioning=None)), file)
    output = open_output(place / "out")
    with pytest.raises(OutputError, match=rf"{dataset}/2022\.parquet (is damaged|has no column).*extract again"):
        output.table(dataset)
    for command in (["show"], ["show", dataset], ["check"], ["link"], ["status"]):
        with pytest.raises(SystemExit), pytest.MonkeyPatch.context() as patched:
            patched.setattr("vpextract.cli.app.bug_sentence", lambda bug, _: pytest.fail(repr(bug)))
            main([command[0], str(place / "out"), *command[1:]])
    extract_all([place / "in"], place / "out", jobs=1, force=True)
    assert open_output(place / "out").table(dataset) == open_output(made / "out").table(dataset)


def other_words(table: pa.Table, others: bool) -> pa.Table:
    """The table with words of somebody else in its identifiers of documents, or in all its `others`."""
    for at, field in enumerate(table.schema):
        if field.type == pa.string() and (field.name != "document_id") == others:
            words = pa.array([f"\x1b[31m\u202e{{[/b] {n}" for n in range(len(table))], pa.string())
            table = table.set_column(at, field, words)
    return table


@pytest.mark.parametrize("others", [True, False])
@pytest.mark.parametrize("dataset", ["documents", "goals", "sections", "series", "series_members"])
def test_words_of_somebody_else_steer_nothing(
    place: Path, dataset: str, others: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever stands in the columns that the program itself reads."""
    changed = 0
    for file in (place / "out" / dataset).glob("*.parquet"):
        table = pq.read_table(file, partitioning=None)
        pq.write_table(other_words(table, others), file)
        changed += len(table)
    assert changed
    for command in (["show"], ["show", dataset], ["check"], ["status"], ["link"]):
        with pytest.raises(SystemExit), pytest.MonkeyPatch.context() as patched:
            patched.setattr("vpextract.cli.app.bug_sentence", lambda bug, _: pytest.fail(repr(bug)))
            main([command[0], str(place / "out"), *command[1:]])
        said = "".join(capsys.readouterr())
        assert said
        assert not {"\x1b", "\u202e"} & set(said)


def test_years_that_do_not_fit_each_other(place: Path) -> None:
    file = place / "out" / "goals" / "2022.parquet"
    table = pq.read_table(file, partitioning=None)
    at = table.schema.get_field_index("ordinal")
    pq.write_table(table.set_column(at, "ordinal", table.column("ordinal").cast(pa.int64())), file)
    with pytest.raises(OutputError, match="do not have the same columns"):
        open_output(place / "out").table("goals")


def test_a_list_of_links_as_wide_as_the_sea(place: Path) -> None:
    (place / "out" / REVIEW).write_text(f"decision,kind,a_text,b_text,a_board,b_board,a_id,b_id{',a' * 10**6}\n")
    with in_time(), pytest.raises(OutputError, match="more than 1000"):
        vpextract.link(place / "out")
