"""Linking outputs and documents of all kinds: of earlier versions, without years, damaged, in use."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from linked_city import DOUBTFUL, City, files

from vpextract.errors import OutputError
from vpextract.running.linking import link_output
from vpextract.running.outcome import LinkReport
from vpextract.store.layout import MANIFEST
from vpextract.store.locking import locked
from vpextract.store.reading import open_output
from vpextract.store.review_file import NAME


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path, *DOUBTFUL)


# --- documents of all kinds -------------------------------------------------------------------------------------------


def test_documents_without_year_are_counted_and_those_without_board_are_not_followed_up(tmp_path: Path) -> None:
    city = City(
        tmp_path, "vp hamn -\nAntal kajer = 3 %", "vp - 2031\nAntal kajer = 4 %", "vp hamn 2031\nAntal kajer = 5 %"
    )
    report = link_output(city.out)
    assert (report.unlinked, report.series) == (1, 2)
    assert list(open_output(city.out).followup["plan_target"]) == [5]


def test_no_documents_that_can_be_linked_give_an_empty_list(tmp_path: Path) -> None:
    city = City(tmp_path, "vp hamn -\nAntal kajer")
    assert link_output(city.out) == LinkReport(0, 0, 0, 1)
    assert city.words() == []


def test_issues_of_the_follow_up_are_written_anew_each_time(tmp_path: Path) -> None:
    one, two = "vp hamn 2031\nAntal kajer = 3 %", "vp hamn 2031\nAntal kajer = 4 %"
    city = City(tmp_path, one, two)
    for _ in range(2):
        link_output(city.out)
        codes = ["several_editions", "several_editions", "followup_figures_differ"]
        assert list(open_output(city.out).issues["code"]) == codes
        assert list(open_output(city.out).followup["plan_target"]) == [3], "that of the preferred edition"
    city.remove(one)
    city.extract()
    assert open_output(city.out).n_rows("issues") == 0
    assert list(open_output(city.out).followup["plan_target"]) == [4]


# --- outputs of all kinds ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lacking", [("followup", "link_candidates"), ("series", "series_members", "followup")])
def test_an_output_of_an_earlier_version_is_linked(city: City, lacking: tuple[str, ...]) -> None:
    manifest = json.loads((city.out / MANIFEST).read_text())
    manifest["parts"] = [part for part in manifest["parts"] if part["dataset"] not in lacking]
    (city.out / MANIFEST).write_text(json.dumps(manifest))
    for name in lacking:
        shutil.rmtree(city.out / name)
    link_output(city.out)
    assert open_output(city.out).n_rows("followup") == 4
    assert city.series()


def test_rows_to_review_of_an_earlier_version_are_no_members(city: City) -> None:
    before = city.series()
    path = city.out / "series_members" / "links.parquet"
    rows = pq.read_table(path)
    guest = rows.slice(0, 1).set_column(
        rows.schema.get_field_index("status"), rows.schema.field("status"), pa.array(["to_review"])
    )
    guest = guest.set_column(0, rows.schema.field("series_id"), rows.column("series_id").slice(1, 1))
    pq.write_table(pa.concat_tables([rows, guest]), path)
    city.extract(link=False)
    assert open_output(city.out).series_members["member_id"].is_unique
    link_output(city.out)
    assert open_output(city.out).series_members["member_id"].is_unique
    assert city.series() == before


def test_series_of_an_earlier_version_without_some_columns_are_made_anew(city: City) -> None:
    path = city.out / "series_members" / "links.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["status"]), path)
    link_output(city.out)
    assert pq.read_schema(path).names[-1] == "status"
    pq.write_table(pa.table({"other": [1]}), path)
    city.extract(link=False)
    link_output(city.out)
    assert city.series()


def test_an_output_of_an_earlier_version_that_lacks_what_is_compared_must_be_extracted_again(city: City) -> None:
    path = city.out / "indicators" / "2031.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["owner"]), path)
    with pytest.raises(OutputError, match=r"has no column owner.*extract again"):
        link_output(city.out)
    city.extract()
    assert city.series()


def test_a_folder_that_is_no_output_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / NAME).write_text("decision\nsame\n")
    for folder in (tmp_path / "letters", tmp_path / "none"):
        with pytest.raises(OutputError, match="vpextract"):
            link_output(folder)
    assert files(tmp_path) == {f"letters/{NAME}": b"decision\nsame\n"}
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("job", ["link", "extract"])
def test_a_list_that_cannot_be_read_stops_the_run_before_anything_is_changed(city: City, job: str) -> None:
    city.csv.write_text("Kära dagbok,\nidag seglade vi\n", "utf8")
    city.add("vp hamn 2033\nAntal kajer")
    before = files(city.out)
    with pytest.raises(OutputError, match="no column decision"):
        link_output(city.out) if job == "link" else city.extract()
    assert files(city.out) == before


def test_two_programs_do_not_write_to_one_output(city: City) -> None:
    before = files(city.out)
    with locked(city.out), pytest.raises(OutputError, match="Another vpextract is writing"):
        link_output(city.out)
    assert files(city.out) == before


def test_a_damaged_output_is_linked_by_no_guess_but_extract_makes_it_whole(city: City) -> None:
    (city.out / "indicators" / "2031.parquet").write_bytes(b"PAR1")
    with pytest.raises(OutputError, match="is damaged"):
        link_output(city.out)
    city.extract()
    assert city.series()
