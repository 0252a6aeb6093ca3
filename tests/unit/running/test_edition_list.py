"""`editions.csv`: what people see of editions, and what they write into it. It is a face of their rulings."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from vpextract.cli import main
from vpextract.errors import OutputError
from vpextract.running.job import extract_all
from vpextract.running.linking import link_output
from vpextract.store.edition_file import editions_path
from vpextract.store.edition_list import EDITION
from vpextract.store.layout import EDITIONS
from vpextract.store.reading import open_output
from vpextract.store.rulings import read_rulings

Again = Callable[["Folder"], tuple[str, ...]]
ROW = "| Indikator | Årsmål | Period |\n| --- | --- | --- |\n| Antal hela bojar | {} % | År |\n"
PLAN = "# Verksamhetsplan 2031\n\nHamnnämnden\n\n## Nämndmål: 1.1 Hela bojar\n\n" + ROW
FILES = {
    "a.md": PLAN.replace("# Verk", "Tjänsteutlåtande\n\n# Förslag till verk").replace("{}", "40"),
    "b.md": PLAN.replace("# Verk", "Antagen av hamnnämnden 2031-01-20\n\n# Verk").replace("{}", "50"),
    "c.md": PLAN.replace("{}", "60"),
    "other.md": PLAN.replace("2031", "2032").replace("{}", "70"),
}


class Folder:
    """A folder of editions, and the output made of it."""

    def __init__(self, path: Path) -> None:
        self.path, self.out = path / "in", path / "out"
        self.path.mkdir()
        for name, text in FILES.items():
            (self.path / name).write_text(text)

    @property
    def file(self) -> Path:
        return self.out / EDITIONS

    def extract(self) -> tuple[str, ...]:
        return extract_all([self.path], self.out, jobs=1).notes

    def rows(self) -> list[dict[str, str]]:
        text = self.file.read_text("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text), delimiter=";" if text.count(";") > text.count(",") else ","))

    def write(self, words: dict[str, str], **beside: str) -> None:
        """Change the first column of the rows of these files, as a person does; `beside` is a column of their own."""
        rows = self.rows()
        for row in rows:
            row["decision"] = words.get(row["source"], row["decision"])
            if beside:
                row["note"] = beside.get(row["source"].removesuffix(".md"), "")
        text = io.StringIO()
        writer = csv.DictWriter(text, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
        self.file.write_text(text.getvalue(), "cp1252")

    def words(self) -> dict[str, str]:
        return {row["source"]: row["decision"] for row in self.rows() if row["decision"]}

    def preferred(self) -> list[str]:
        documents = open_output(self.out).preferred.documents
        return sorted(documents["source"])


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path)
    made.extract()
    return made


def link(folder: Folder) -> tuple[str, ...]:
    return link_output(folder.out).notes


def extract(folder: Folder) -> tuple[str, ...]:
    return folder.extract()


def test_it_lists_each_document_with_several_editions_the_preferred_one_first(folder: Folder) -> None:
    rows = folder.rows()
    assert [(row["source"], row["now"], row["decision"]) for row in rows] == [
        ("b.md", "preferred", ""),
        ("a.md", "left out", ""),
        ("c.md", "left out", ""),
    ]
    assert [row["edition_reason"] for row in rows][:1] == ["decided"]
    assert rows[0]["document_date"] == "2031-01-20"
    before = folder.file.read_bytes()
    folder.extract()
    assert folder.file.read_bytes() == before


def test_none_is_made_where_nothing_has_editions(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "other.md").write_text(FILES["other.md"])
    extract_all([tmp_path / "in"], tmp_path / "out", jobs=1)
    assert not (tmp_path / "out" / EDITIONS).exists()


@pytest.mark.parametrize("again", [link, extract])
@pytest.mark.parametrize("word", ["preferred", " Gällande "])
def test_a_word_beside_an_edition_prefers_it(folder: Folder, again: Again, word: str) -> None:
    folder.write({"a.md": word})
    assert again(folder) == ()
    output = open_output(folder.out)
    assert folder.preferred() == ["a.md", "other.md"]
    assert sorted(output.followup["plan_target"]) == [40, 70]
    assert output.documents.set_index("source")["edition_reason"]["a.md"] == "chosen"
    assert set(output.indicators.query("preferred")["target"]) == {"40 %", "70 %"}
    assert list(folder.words()) == ["a.md"]
    assert folder.rows()[0]["source"] == "a.md"
    assert (again(folder), folder.preferred()) == ((), ["a.md", "other.md"])


def test_deleting_the_list_loses_nothing_and_clearing_takes_back(folder: Folder) -> None:
    folder.write({"c.md": "preferred"})
    link(folder)
    folder.file.unlink()
    link(folder)
    assert (folder.preferred(), folder.words()) == (["c.md", "other.md"], {"c.md": "preferred"})
    folder.write({"c.md": ""})
    link(folder)
    assert (folder.preferred(), folder.words()) == (["b.md", "other.md"], {})
    assert [one.verdict is None for one in read_rulings(folder.out).all] == [False, True]
    assert read_rulings(folder.out).in_force(EDITION) == {}


def test_a_second_word_is_the_newer_wish(folder: Folder) -> None:
    folder.write({"a.md": "preferred"})
    link(folder)
    folder.write({"c.md": "preferred"})
    assert link(folder) == ()
    assert (folder.preferred(), folder.words()) == (["c.md", "other.md"], {"c.md": "preferred"})


def test_two_new_words_or_a_strange_one_are_told_and_change_nothing(folder: Folder) -> None:
    folder.write({"a.md": "preferred", "c.md": "preferred"})
    (note,) = link(folder)
    assert note.startswith(f"{editions_path(folder.out)}, lines 3 and 4 prefer different editions of hamn-2031-vp")
    assert folder.preferred() == ["b.md", "other.md"]
    folder.write({"a.md": "kanske", "c.md": ""})
    (note,) = folder.extract()
    assert "line 3: 'kanske' is not preferred; it was not followed" in note
    assert folder.rows()[1]["decision"] == "kanske", "it is the user's to mend"
    assert folder.preferred() == ["b.md", "other.md"]


def test_what_people_wrote_beside_stays_and_what_they_chose_outlives_its_file(folder: Folder) -> None:
    folder.write({"a.md": "preferred"}, c="till arkivet")
    link(folder)
    assert {row["source"]: row["note"] for row in folder.rows()} == {"a.md": "", "b.md": "", "c.md": "till arkivet"}
    (folder.path / "a.md").unlink()
    folder.extract()
    assert folder.preferred() == ["b.md", "other.md"]
    assert folder.words() == {"a.md": "preferred"}
    (folder.path / "a.md").write_text(FILES["a.md"])
    folder.extract()
    assert folder.preferred() == ["a.md", "other.md"]


def test_a_file_that_is_no_such_list_is_left_alone(folder: Folder) -> None:
    folder.file.write_text("name,figure\nbuoy,3\n")
    with pytest.raises(OutputError, match="is not a list of editions"):
        folder.extract()
    assert folder.file.read_text() == "name,figure\nbuoy,3\n"


def test_a_group_that_gets_another_name_keeps_what_was_chosen(folder: Folder) -> None:
    folder.write({"a.md": "preferred"})
    link(folder)
    for name in ("a.md", "b.md", "c.md"):
        (folder.path / name).write_text(FILES[name])
    (folder.path / "far.md").write_text(FILES["c.md"].replace("Hamnnämnden", "Hamnnämnden\n\nSjöviks kommun"))
    folder.extract()
    assert "a.md" in folder.preferred()


def test_the_run_tells_which_is_preferred_and_why(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    (folder.path / "d.md").write_text(FILES["c.md"] + "\nBojarna ses över.\n")
    assert said(capsys, "extract", str(folder.path), "-o", str(folder.out), "-j", "1")[0] == 0
    (folder.path / "d.md").write_text(FILES["c.md"] + "\nBojarna målas.\n")
    _, told = said(capsys, "extract", str(folder.path), "-o", str(folder.out), "-j", "1")
    assert "3 documents are other editions of 1 document, and left out of series and follow-up." in told
    assert "hamn-2031-vp: b.md (decided), not a.md, c.md, d.md" in told
    assert f"Write preferred beside it into {folder.file}" in told
    _, told = said(capsys, "extract", str(folder.path), "-o", str(folder.out), "-j", "1")
    assert "b.md (decided)" not in told, "nothing about it is new"


def test_check_tells_of_preferred_editions_unless_all_are_asked_for(
    folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.path / "a.md").write_text(FILES["a.md"].replace("40 %", "40 eller 41 %"))
    folder.extract()
    of_all = said(capsys, "check", str(folder.out), "--all-editions")[1]
    of_some = said(capsys, "check", str(folder.out))[1]
    assert ("a.md · " in of_all, "a.md · " in of_some) == (True, False)
    assert ("Left out: 2 documents of other" in of_all, "Left out: 2 documents of other" in of_some) == (False, True)
    assert "a.md · " in said(capsys, "check", str(folder.out), "--document", "a.md")[1]


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    return int(end.value.code or 0), capsys.readouterr().out
