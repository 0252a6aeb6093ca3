"""`vpextract link`, as a person uses it: link, look at the list, decide in a spreadsheet, link again."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from vpextract import open_output
from vpextract.cli import main
from vpextract.store.review_file import NAME

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "documents" / "sample-09.txt"
NEXT_YEAR = {
    "Självvärdering av lärmiljöernas kvalitet": "Självvärdering av lärmiljöernas kvalitet utomhus",
    "Andel invånare som känner sig trygga i sin stadsdel": "Andel äldre invånare som känner sig trygga i sin stadsdel",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report and the one of a year later, in which two indicators are worded otherwise, with their output."""
    folder = tmp_path_factory.mktemp("link")
    text = SAMPLE.read_text("utf8")
    later = re.sub(r"20(\d\d)", lambda year: str(int(year[0]) + 1), text)
    for old, new in NEXT_YEAR.items():
        assert old in later
        later = later.replace(old, new)
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(text, "utf8")
    (folder / "in" / "b.txt").write_text(later, "utf8")
    with pytest.raises(SystemExit) as end:
        main(["extract", str(folder / "in"), "-o", str(folder / "out"), "-j", "1"])
    assert end.value.code == 0
    return folder


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "made")
    return tmp_path / "made" / "out"


def linked(*arguments: str | Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    capsys.readouterr()
    with pytest.raises(SystemExit) as end:
        main(["link", *map(str, arguments)])
    told = capsys.readouterr()
    assert isinstance(end.value.code, int)
    return end.value.code, " ".join(told.out.split()), " ".join(told.err.split())


def rows_of(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in text.splitlines()[0] else ","))


def save_as_a_spreadsheet_does(path: Path, *words: str) -> None:
    """Semicolons, Windows letters and line ends, columns moved, notes beside the table, sorted the other way round."""
    rows = rows_of(path)
    for row, word in zip(rows, words, strict=True):
        row |= {"decision": word, "Anmärkning": 'Åsa:\n"se sidan"'}
    columns = ["b_id", "a_id", "Anmärkning", *(name for name in rows[0] if name not in ("a_id", "b_id", "Anmärkning"))]
    sink = io.StringIO(newline="")
    writer = csv.DictWriter(sink, columns, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(reversed(rows))
    path.write_bytes(sink.getvalue().encode("cp1252"))


def series_of(out: Path) -> dict[str, str]:
    """Indicator name → series, of the names that were worded otherwise."""
    output = open_output(out)
    found = output.series_members.query("status == 'linked'").merge(
        output.indicators, left_on="member_id", right_on="indicator_id"
    )
    return dict(zip(found["name"], found["series_id"], strict=True))


def test_it_says_how_many_series_there_are_and_what_to_do_next(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said, remarks = linked(out, capsys=capsys)
    assert (code, remarks) == (0, "")
    assert re.search(r"^\d+ series, \d+ of them with several rows\. 2 pairs may be the same: ", said)
    assert f"write same or different into {out / NAME}, then run vpextract link {out}." in said


def test_what_a_person_decides_in_a_spreadsheet_is_followed_and_kept(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [(row["a_text"], row["b_text"]) for row in rows_of(out / NAME)]
    assert sorted(texts) == sorted(NEXT_YEAR.items())
    save_as_a_spreadsheet_does(out / NAME, "SAMMA", "Olika")
    for _ in range(2):
        code, said, remarks = linked(out, capsys=capsys)
        assert (code, remarks, "may be the same" in said) == (0, "", False)
        series = series_of(out)
        assert [series[a] == series[b] for a, b in texts] == [True, False]
        assert [(row["decision"], row["Anmärkning"]) for row in rows_of(out / NAME)] == [
            ("Olika", 'Åsa:\n"se sidan"'),
            ("SAMMA", 'Åsa:\n"se sidan"'),
        ]


def test_decisions_that_cannot_be_followed_are_told_by_line_and_end_with_1(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_as_a_spreadsheet_does(out / NAME, "kanske", "olika")
    code, said, remarks = linked(out, capsys=capsys)
    assert (code, "series" in said) == (1, True)
    assert remarks == f"{out / NAME}, line 4: 'kanske' is neither same nor different; it was not followed."


def test_extract_tells_them_too(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save_as_a_spreadsheet_does(out / NAME, "kanske", "olika")
    capsys.readouterr()
    with pytest.raises(SystemExit) as end:
        main(["extract", str(out.parent / "in"), "-o", str(out), "-j", "1"])
    said = " ".join(capsys.readouterr().out.split())
    assert (end.value.code, "'kanske' is neither same nor different" in said) == (1, True)


def test_extract_without_linking_writes_no_series_and_no_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["extract", str(SAMPLE), "-o", str(tmp_path / "out"), "-j", "1", "--no-link"])
    assert (end.value.code, "series" in capsys.readouterr().out) == (0, False)
    assert open_output(tmp_path / "out").n_rows("series") == 0
    assert not (tmp_path / "out" / NAME).exists()
    code, said, _ = linked(tmp_path / "out", capsys=capsys)
    assert (code, "several rows" in said, (tmp_path / "out" / NAME).exists()) == (0, True, True)


def test_what_cannot_be_done_is_one_sentence_and_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said, remarks = linked(tmp_path / "none", capsys=capsys)
    assert (code, said) == (2, "")
    assert "There is no folder" in remarks


def test_a_list_that_is_none_is_told_and_left(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / NAME).write_text("Kära dagbok\n", "utf8")
    code, _, remarks = linked(out, capsys=capsys)
    assert (code, "is not a list of links" in remarks) == (2, True)
    assert (out / NAME).read_text("utf8") == "Kära dagbok\n"


def test_patterns_of_ones_own_are_laid_over(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "patterns").mkdir()
    (tmp_path / "patterns" / "link.toml").write_text('[words]\nlight = ["utomhus"]\n')
    linked(out, "--patterns", tmp_path / "patterns", capsys=capsys)
    series = series_of(out)
    assert [series[a] == series[b] for a, b in NEXT_YEAR.items()] == [True, False]


def test_followed_up_datasets_can_be_shown_and_the_output_is_sound(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (
        ["show", str(out), "followup", "--limit", "1"],
        ["show", str(out), "followup_activities"],
        ["check", str(out)],
    ):
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main(arguments)
        assert (end.value.code, capsys.readouterr().out != "") == (0, True)


def test_it_runs_as_a_command(out: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "vpextract", "link", str(out)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_words_to_suggest_are_printed_as_a_patterns_file(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (made / "in" / "a.txt").read_text("utf8")
    later = re.sub(r"20(\d\d)", lambda year: str(int(year[0]) + 1), text)
    reworded = "Självskattning av lärmiljöernas kvalitet"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(text, "utf8")
    (tmp_path / "in" / "b.txt").write_text(later.replace("Självvärdering av lärmiljöernas kvalitet", reworded), "utf8")
    with pytest.raises(SystemExit):
        main(["extract", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "-j", "1"])
    asked = tmp_path / "out" / "links.csv"
    (answered, n) = re.subn(r"(?m)^,(?=0\.\d+,indicator,Självskattning )", "same,", asked.read_text("utf8"))
    assert n == 1  # one word took another's place: a person tells
    asked.write_text(answered, "utf8")
    capsys.readouterr()
    with pytest.raises(SystemExit) as end:
        main(["link", str(tmp_path / "out"), "--suggest"])
    said = capsys.readouterr().out
    assert end.value.code == 0
    found = tomllib.loads(said[said.index("# link.toml") :])
    assert found["words"]["synonyms"] == [["självskattning", "självvärdering"]]
