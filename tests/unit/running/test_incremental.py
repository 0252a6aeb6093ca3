"""A second run reads only what is new or changed, removes what is gone, and leaves the rest untouched."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from vpextract.errors import DocumentError, too_many_pages
from vpextract.model import Extraction, Goal, Identity, PageInfo, Place
from vpextract.reading.ocr import engine
from vpextract.running import planning
from vpextract.running.job import extract_all
from vpextract.running.outcome import Report
from vpextract.settings import Limits, Options
from vpextract.store.layout import LINKS
from vpextract.store.reading import open_output

READ: list[str] = []
"""The sources that the stand-in for the pipeline was asked to read, since a test cleared it."""


def extract(data: bytes, name: str, source: str, options: Options) -> Extraction:
    """A document that says its year in its first line, and a goal in each further one; "broken" cannot be read.

    "long" has 200 pages; "scan" needs OCR; "stop" is where the user stops the run.
    """
    READ.append(source)
    year, *goals = data.decode().splitlines()
    if year == "broken":
        raise DocumentError("It is broken. Fetch it again.")
    if year == "unlucky":
        raise MemoryError
    if year == "stop":
        raise KeyboardInterrupt
    most = options.limits.pages
    if year == "long":
        if most is not None and most < 200:
            raise too_many_pages(200, most)
        year = "2033"
    pages: tuple[PageInfo, ...] = ()
    if year == "scan":
        if engine.engine() is None:
            raise DocumentError(f"It is a scan. {engine.INSTALL}")
        year, pages = "2033", (PageInfo(1, "scan", 595, 842, 0, 10, "ocr"),)
    document = f"hamn-{year}-vp-{sha256(data).hexdigest()[:8]}"
    nothing = (None,) * 7
    return Extraction(
        document,
        source,
        sha256(data).hexdigest(),
        options.reader or "text",
        "ok",
        identity=Identity(kind="verksamhetsplan", year=None if year == "?" else int(year), board_id="hamn"),
        goals=tuple(
            Goal(f"{document}:g{n}", n, "namndmal", None, text, *nothing, text, Place(line=n + 2))
            for n, text in enumerate(goals)
        ),
        pages=pages,
    )


class Folder:
    """A folder of documents and the output made of it."""

    def __init__(self, path: Path) -> None:
        self.path, self.out = path / "in", path / "out"
        self.path.mkdir()

    def write(self, **contents: str) -> None:
        for name, content in contents.items():
            (self.path / f"{name}.txt").write_text(content)

    def run(self, *, force: bool = False, link: bool = True, options: Options | None = None) -> Report:
        READ.clear()
        return extract_all(
            [self.path], self.out, jobs=1, extract=extract, force=force, link=link, options=options or Options()
        )

    def files(self) -> dict[str, tuple[int, bytes]]:
        """Every file of the output: which it is, and what is in it."""
        found = (path for path in self.out.rglob("*") if path.is_file())
        return {str(p.relative_to(self.out)): (p.stat().st_ino, p.read_bytes()) for p in found}

    def goals(self) -> list[str]:
        return sorted(open_output(self.out).goals["text"])


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path)
    made.write(a="2031\nTrygga kajer", b="2031\nRena kajer", c="2032\nTrygga kajer", d="?\nOkända kajer")
    made.run()
    assert sorted(READ) == ["a.txt", "b.txt", "c.txt", "d.txt"]
    return made


def changed(before: dict[str, tuple[int, bytes]], after: dict[str, tuple[int, bytes]]) -> set[str]:
    return {name for name in before | after if before.get(name) != after.get(name)}


def same_as_from_scratch(folder: Folder, tmp_path: Path) -> None:
    """What documents say, byte for byte, as if there had been no former runs."""
    fresh = tmp_path / "fresh"
    extract_all([folder.path], fresh, jobs=1, extract=extract)
    one, other = open_output(folder.out), open_output(fresh)
    told = [[(part.file, part.rows) for part in output.parts] for output in (one, other)]
    assert told[0] == told[1]
    for part in one.parts:
        if part.name == LINKS:  # the names of series are those that they had
            continue
        assert (folder.out / part.file).read_bytes() == (fresh / part.file).read_bytes(), part.file


def test_one_file_a_year(folder: Folder) -> None:
    assert sorted(path.name for path in (folder.out / "goals").iterdir()) == [
        "2031.parquet",
        "2032.parquet",
        "unknown.parquet",
    ]
    assert sorted(path.name for path in (folder.out / "series").iterdir()) == ["links.parquet"]


def test_nothing_new_reads_nothing_and_writes_nothing(folder: Folder) -> None:
    before = folder.files()
    report = folder.run()
    assert READ == []
    assert (report.summaries, report.kept, report.gone, report.complete) == ((), 4, 0, True)
    assert report.rows["goals"] == 4
    assert changed(before, folder.files()) == set()


def test_a_new_date_alone_changes_nothing(folder: Folder) -> None:
    before = folder.files()
    os.utime(folder.path / "a.txt", (1, 1))
    assert folder.run().kept == 4
    assert (READ, changed(before, folder.files())) == ([], set())


def test_new_contents_under_an_old_date_are_read(folder: Folder, tmp_path: Path) -> None:
    file = folder.path / "a.txt"
    was = file.stat()
    file.write_text("2031\nTrygga kajen")  # as long as before
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    report = folder.run()
    assert (READ, report.kept, report.gone) == (["a.txt"], 3, 0)
    assert folder.goals() == ["Okända kajer", "Rena kajer", "Trygga kajen", "Trygga kajer"]
    same_as_from_scratch(folder, tmp_path)


def test_one_new_document_touches_its_year_only(folder: Folder, tmp_path: Path) -> None:
    before = folder.files()
    folder.write(aa="2032\nDjupa kajer")
    report = folder.run()
    assert (READ, report.kept, [s.source for s in report.summaries]) == (["aa.txt"], 4, ["aa.txt"])
    touched = {name for name in changed(before, folder.files()) if "links" not in name}
    parts = {"documents/2032.parquet", "goals/2032.parquet", "issues/2032.parquet"}
    assert touched == {"vpextract.json", "editions.csv", "report.csv", *parts}, (
        "it is an edition of the other one of its year"
    )
    same_as_from_scratch(folder, tmp_path)


def test_a_document_that_is_gone_is_removed_with_its_rows(folder: Folder, tmp_path: Path) -> None:
    (folder.path / "b.txt").unlink()
    report = folder.run()
    assert (READ, report.kept, report.gone) == ([], 3, 1)
    assert folder.goals() == ["Okända kajer", "Trygga kajer", "Trygga kajer"]
    same_as_from_scratch(folder, tmp_path)


def test_a_year_without_documents_leaves_no_file(folder: Folder) -> None:
    (folder.path / "c.txt").unlink()
    folder.run()
    assert not list(folder.out.rglob("2032.parquet"))
    assert folder.goals() == ["Okända kajer", "Rena kajer", "Trygga kajer"]


def test_a_new_name_is_noted_without_reading(folder: Folder, tmp_path: Path) -> None:
    (folder.path / "sub").mkdir()
    (folder.path / "a.txt").rename(folder.path / "sub" / "z.txt")
    report = folder.run()
    assert (READ, report.kept, report.gone) == ([], 4, 0)
    assert "sub/z.txt" in list(open_output(folder.out).documents["source"])
    same_as_from_scratch(folder, tmp_path)


def test_copies_come_and_go_without_reading(folder: Folder, tmp_path: Path) -> None:
    folder.write(zz="2031\nTrygga kajer")
    folder.run()
    assert READ == []
    output = open_output(folder.out)
    assert [list(copies) for copies in output.documents["copies"]] == [["zz.txt"], [], [], []]
    copies = output.issues.query("code == 'duplicate_file'")
    assert list(copies["message"]) == ["Files with the same bytes, read only once: zz.txt"]
    same_as_from_scratch(folder, tmp_path)
    (folder.path / "a.txt").unlink()
    folder.run()
    assert READ == []
    output = open_output(folder.out)
    assert set(output.documents["source"]) == {"b.txt", "c.txt", "d.txt", "zz.txt"}
    assert set(output.issues["code"]) == {"several_editions"}


def test_force_reads_all(folder: Folder, tmp_path: Path) -> None:
    report = folder.run(force=True)
    assert sorted(READ) == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert (report.kept, report.gone) == (0, 0)
    same_as_from_scratch(folder, tmp_path)


@pytest.mark.parametrize("what", ["version", "patterns", "reader"])
def test_another_version_or_other_patterns_redo_what_they_affect(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, what: str
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    options = Options()
    if what == "version":
        monkeypatch.setattr(planning, "__version__", "9.9.9")
    if what == "patterns":
        (own / "values.toml").write_text('[words]\nnone = ["vet ej"]\n')
        options = replace(options, patterns=own)
    if what == "reader":  # it is about PDFs, and there are none
        options = replace(options, reader="pdfplumber")
    folder.run(options=options)
    assert sorted(READ) == ([] if what == "reader" else ["a.txt", "b.txt", "c.txt", "d.txt"])
    folder.run(options=options)
    assert READ == []


def test_patterns_of_linking_do_not_make_documents_be_read_again(folder: Folder, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "link.toml").write_text("[scale]\nparent_ratio = 99.0\n")
    folder.run(options=Options(patterns=own))
    assert READ == []


@pytest.mark.parametrize(("content", "again"), [("broken", []), ("unlucky", ["e.txt"])])
def test_what_failed_is_tried_again_where_the_contents_are_not_to_blame(
    folder: Folder, content: str, again: Sequence[str]
) -> None:
    folder.write(e=content)
    assert not folder.run().complete
    report = folder.run()
    assert again == READ
    assert not report.complete, "it is still not read"
    failed = [s for s in (*report.summaries, *report.unsound) if s.status == "failed"]
    assert [(s.source, bool(s.error)) for s in failed] == [("e.txt", True)]


def within(pages: int | None) -> Options:
    return Options(limits=Limits(pages=pages))


@pytest.mark.parametrize(
    ("limits", "again"),
    [
        pytest.param(Limits(pages=100), False, id="the same"),
        pytest.param(Limits(pages=99), False, id="a lower one"),
        pytest.param(Limits(pages=100, time=9.0, memory=2**30), False, id="others are set"),
        pytest.param(Limits(pages=101), True, id="a higher one"),
        pytest.param(Limits(), True, id="none"),
    ],
)
def test_what_met_a_limit_is_read_again_when_that_is_raised(folder: Folder, limits: Limits, again: bool) -> None:
    folder.write(e="long")
    report = folder.run(options=within(100))
    assert READ == ["e.txt"], "others are not affected by a limit"
    assert [(s.status, (s.error or "")[:12]) for s in report.summaries] == [("failed", "Page limit: ")]
    report = folder.run(options=Options(limits=limits))
    assert (["e.txt"] if again else []) == READ
    assert report.complete == (limits.pages is None)


@pytest.mark.parametrize(
    ("first", "then", "again"),
    [
        pytest.param(None, "5.5", True, id="OCR was installed"),
        pytest.param(None, None, False, id="it is still missing"),
        pytest.param("5.3", "5.5", True, id="another version"),
        pytest.param("5.5", "5.5", False, id="the same version"),
        pytest.param("5.5", None, False, id="it is gone: what was read stays"),
    ],
)
def test_scans_are_read_again_where_ocr_is_another(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, first: str | None, then: str | None, again: bool
) -> None:
    folder.write(e="scan\nSkannade kajer")
    for installed, read in ((first, True), (then, again), (then, False)):
        found = engine.Engine("data", installed) if installed else None
        monkeypatch.setattr(engine, "engine", lambda found=found: found)
        report = folder.run()
        assert (["e.txt"] if read else []) == READ, "others are not affected by OCR"
    assert report.complete == ("Skannade kajer" in folder.goals()) == bool(first or then)


def test_force_reads_what_met_a_limit(folder: Folder) -> None:
    folder.write(e="long")
    folder.run(options=within(100))
    folder.run(options=within(100), force=True)
    assert "e.txt" in READ


def test_what_was_read_under_a_higher_limit_stays_read(folder: Folder) -> None:
    folder.write(e="long\nHöga kajer")
    assert folder.run(options=within(200)).complete
    assert folder.run(options=within(100)).complete
    assert READ == []


@pytest.mark.parametrize("raised", [False, True])
def test_a_run_that_was_stopped_remembers_what_met_a_limit(folder: Folder, raised: bool) -> None:
    folder.write(e="long and, as large files go first, the first\n".replace(" and", "\nand"), f="stop")
    with pytest.raises(KeyboardInterrupt):
        folder.run(options=within(100))
    assert READ == ["e.txt", "f.txt"]
    folder.write(f="2034\nSista kajen")
    report = folder.run(options=within(200 if raised else 100))
    assert sorted(READ) == (["e.txt", "f.txt"] if raised else ["f.txt"])
    assert report.complete == raised
    assert {s.source for s in report.summaries} == {"e.txt", "f.txt"}


@pytest.mark.parametrize("dataset", ["documents", "goals"])
@pytest.mark.parametrize("missing", [True, False])
def test_an_output_with_damaged_files_is_made_whole(
    folder: Folder, tmp_path: Path, dataset: str, missing: bool
) -> None:
    file = folder.out / dataset / "2031.parquet"
    file.unlink() if missing else file.write_bytes(b"PAR1")
    folder.run()
    assert sorted(READ) == ["a.txt", "b.txt"]
    same_as_from_scratch(folder, tmp_path)


def test_an_output_that_links_nothing_is_linked_later(folder: Folder, tmp_path: Path) -> None:
    folder.run(force=True, link=False)
    assert open_output(folder.out).linked_by is None
    folder.run()
    assert READ == []
    assert open_output(folder.out).n_rows("series_members") == 2, "b is another edition of a"
