"""`vpextract locate`: from a row to its page, with proof that it is the same file, and a picture of the place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pymupdf
import pytest

from vpextract import open_output
from vpextract.cli import main
from vpextract.running.job import extract_all
from vpextract.store.layout import MANIFEST

DOCUMENTS = Path(__file__).resolve().parents[3] / "samples" / "documents"
PDF, TEXT, MARKDOWN = "sample-03.pdf", "sample-09.txt", "sample-10.md"
RED = (217, 13, 64)
POINTS = 72 / 150  # of a pixel


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the documents in `in/` and what was extracted in `out/`."""
    folder = tmp_path_factory.mktemp("locate")
    (folder / "in").mkdir()
    for name in (PDF, TEXT, MARKDOWN):
        shutil.copy(DOCUMENTS / name, folder / "in" / name)
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 72), "hemligt")
        document.save(folder / "in" / "locked.pdf", encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="x", owner_pw="y")
    extract_all([folder / "in"], folder / "out", jobs=1)
    return folder


@pytest.fixture
def moved(made: Path, tmp_path: Path) -> Path:
    """Both together in another place."""
    shutil.copytree(made, tmp_path / "elsewhere")
    return tmp_path / "elsewhere"


def located(*arguments: str | Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(["locate", *map(str, arguments)])
    told = capsys.readouterr()
    assert isinstance(end.value.code, int)
    return end.value.code, told.out, told.err


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def document_id(made: Path, source: str) -> str:
    documents = open_output(made / "out").documents
    return str(documents.loc[documents["source"] == source, "document_id"].item())


def test_a_row_is_told_with_its_document_its_page_and_what_it_says(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = open_output(made / "out")
    row = output.indicators[output.indicators["document_id"] == document_id(made, PDF)].iloc[0]
    status, told, problem = located(made / "out", row["indicator_id"], capsys=capsys)
    assert (status, problem) == (0, "")
    lines = dict(line.split("  ", 1) for line in told.splitlines())
    assert lines["row"].strip() == f"{row['indicator_id']} (indicators)"
    assert "verksamhetsplan 2022" in lines["document"]
    assert lines["file"].strip() == str(made / "in" / PDF)
    assert lines["page"].strip().startswith(f"{row['page']} of ")
    assert f"{row['bbox'][1]:.0f}–{row['bbox'][3]:.0f} from the top" in lines["place"]
    assert lines["name"].strip() == row["name"]
    assert lines["target"].strip() == row["target"]


@pytest.mark.parametrize(
    ("dataset", "column"),
    [
        *(("goals", "goal_id"), ("sections", "section_id"), ("indicators", "indicator_id")),
        *(("activities", "activity_id"), ("tables", "table_id"), ("decisions", "decision_id")),
        ("documents", "document_id"),
    ],
)
def test_every_kind_of_row_is_found(made: Path, dataset: str, column: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = getattr(open_output(made / "out"), dataset)[column]
    assert len(rows)
    for name in (rows.iloc[0], rows.iloc[-1]):
        status, told, _ = located(made / "out", name, capsys=capsys)
        assert status == 0
        assert f"{name} ({dataset})" in told


def frame_on(png: Path) -> tuple[float, float, float, float] | None:
    """The box around everything in the frame's colour, in points."""
    shown = pymupdf.Pixmap(str(png))
    pixels = np.frombuffer(shown.samples, np.uint8).reshape(shown.height, shown.stride)[:, : shown.width * 3]
    near = np.abs(pixels.reshape(shown.height, shown.width, 3).astype(int) - RED) < 12
    ys, xs = np.nonzero(near.all(axis=2))
    if not xs.size:
        return None
    return min(xs) * POINTS, min(ys) * POINTS, max(xs) * POINTS, max(ys) * POINTS


def test_the_page_is_drawn_with_the_place_marked(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, png = open_output(made / "out"), tmp_path / "new" / "folder" / "page.png"
    row = output.goals[output.goals["document_id"] == document_id(made, PDF)].iloc[3]
    status, told, _ = located(made / "out", row["goal_id"], "--png", png, capsys=capsys)
    assert status == 0
    assert f"Drawn to {png}" in told
    frame = frame_on(png)
    assert frame is not None
    box = row["bbox"]
    assert frame[0] == pytest.approx(box[0] - 2, abs=1.5)
    assert frame[1] <= box[1] <= box[3] <= frame[3]
    assert frame[3] - frame[1] < box[3] - box[1] + 30, "the frame, and at most its label above or below"
    assert names(png.parent) == ["page.png"]


def test_a_row_of_a_table_is_marked_by_itself(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = open_output(made / "out")
    cells = output.table_cells[output.table_cells["document_id"] == document_id(made, PDF)]
    cell = cells[cells["row"] == 2].iloc[-1]
    status, told, _ = located(
        *(made / "out", cell["table_id"], "--row", "2", "--png", tmp_path / "a.png"), capsys=capsys
    )
    assert status == 0
    assert "row 2 (counted from 0)" in told
    assert f"{cell['col_label']}  " in told
    assert cell["raw"] in told
    frame = frame_on(tmp_path / "a.png")
    assert frame is not None
    assert frame[1] == pytest.approx(cell["bbox"][1] - 2, abs=12)
    assert frame[3] - frame[1] < 60


def test_a_table_over_two_pages_says_so_and_each_row_has_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Forty rows, ruled, of which a page holds thirty."""
    with pymupdf.open() as document:
        for first in (1, 31):
            page = document.new_page()
            for n, (left, right) in enumerate(
                [("Mnkr", "Utfall"), *((f"Rad {m}", str(m)) for m in range(first, first + 30))]
            ):
                y = 60 + 24 * n
                for x, text in ((70, left), (370, right)):
                    page.draw_rect(pymupdf.Rect(x, y, x + 300 if x == 70 else 520, y + 24))
                    page.insert_text((x + 4, y + 16), text, fontname="hebo" if n == 0 else "helv", fontsize=10)
        document.save(tmp_path / "long.pdf")
    extract_all([tmp_path / "long.pdf"], tmp_path / "out", jobs=1)
    output = open_output(tmp_path / "out")
    assert list(output.tables["n_rows"]) == [60]
    _, told, _ = located(tmp_path / "out", "t001", capsys=capsys)
    assert "1 of 2; it goes on, on page 2" in told
    _, told, _ = located(tmp_path / "out", "t001", "--row", "40", "--png", tmp_path / "a.png", capsys=capsys)
    assert "2 of 2\n" in told
    assert "Rad 41" in told
    frame = frame_on(tmp_path / "a.png")
    assert frame is not None
    assert frame[1] == pytest.approx(60 + 24 * 11 + 5, abs=12)


def test_rows_that_a_table_does_not_have(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = open_output(made / "out")
    table, goal = output.tables.iloc[0], output.goals.iloc[0]
    status, _, problem = located(made / "out", table["table_id"], "--row", "999", capsys=capsys)
    assert status == 2
    assert f"its rows are 0 to {table['n_rows'] - 1}" in problem
    status, _, problem = located(made / "out", goal["goal_id"], "--row", "1", capsys=capsys)
    assert status == 2
    assert "--row goes with a table's id" in problem


@pytest.mark.parametrize("name", [TEXT, MARKDOWN])
@pytest.mark.parametrize(("dataset", "column"), [("indicators", "name"), ("activities", "text"), ("goals", "printed")])
def test_the_marked_line_of_a_text_holds_the_row(
    made: Path, name: str, dataset: str, column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = getattr(open_output(made / "out"), dataset)
    rows = rows[rows["document_id"] == document_id(made, name)]
    assert len(rows)
    for row in (rows.iloc[0], rows.iloc[-1]):
        status, told, _ = located(made / "out", row[rows.columns[0]], capsys=capsys)
        (marked,) = [line for line in told.splitlines() if line.startswith("> ")]
        assert status == 0
        assert marked.split()[1] == str(row["line"])
        assert row[column].split()[0] in marked


def test_a_text_has_no_page_to_draw(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, problem = located(*(made / "out", f"{TEXT}:i0001", "--png", tmp_path / "a.png"), capsys=capsys)
    assert (status, told) == (2, "")
    assert "is a text file, without pages to draw" in problem


def test_a_failed_document_has_no_page_to_draw(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, _ = located(made / "out", "locked.pdf", capsys=capsys)
    assert status == 0
    assert "encrypted with a password" in told
    status, _, problem = located(made / "out", "locked.pdf", "--png", tmp_path / "a.png", capsys=capsys)
    assert status == 2
    assert "could not be read" in problem
    assert "encrypted with a password" in problem


def test_a_document_is_its_first_page(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, _ = located(made / "out", PDF, "--png", tmp_path / "a.png", capsys=capsys)
    assert status == 0
    assert "(documents)" in told
    assert frame_on(tmp_path / "a.png") is None
    assert pymupdf.Pixmap(str(tmp_path / "a.png")).width in (1240, 1241)


def test_short_identifiers(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = f"{document_id(made, PDF)}:i0002"
    for short in (f"{PDF}:i0002", f"{document_id(made, PDF)[:-3]}:i0002"):
        status, told, _ = located(made / "out", short, capsys=capsys)
        assert status == 0
        assert f"{whole} (indicators)" in told
    status, told, problem = located(made / "out", "i0002", capsys=capsys)
    assert (status, told) == (2, "")
    assert "could be 3 rows" in problem
    assert whole in problem


def test_an_end_that_one_document_alone_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(DOCUMENTS.parent)
    extract_all([DOCUMENTS / TEXT], tmp_path / "out", jobs=1)
    status, told, _ = located(tmp_path / "out", "t003", capsys=capsys)
    assert status == 0
    assert ":t003 (tables)" in told
    lines = dict(line.split("  ", 1) for line in told.splitlines()[:5])
    assert lines["file"].strip() == f"documents/{TEXT}", "a single file as input is remembered too, and seen from here"


@pytest.mark.parametrize("change", ["typo", "end"])
def test_an_unknown_row_gets_the_nearest(made: Path, change: str, capsys: pytest.CaptureFixture[str]) -> None:
    whole = f"{document_id(made, PDF)}:i0002"
    wrong = whole.replace("2022", "202") if change == "typo" else "i002"
    status, told, problem = located(made / "out", wrong, capsys=capsys)
    assert (status, told) == (2, "")
    assert "Did you mean" in problem
    assert whole in problem or change == "end"
    assert ":i0002" in problem


@pytest.mark.parametrize("nonsense", ["", ":", "%%%", "qqqqqqqqqqqqqqqqqqqqqqqq", "\x1b[31m"])
def test_nonsense_is_told_too(made: Path, nonsense: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, problem = located(made / "out", nonsense, capsys=capsys)
    assert (status, told) == (2, "")
    assert "There is no row" in problem
    assert "\x1b" not in problem


def test_documents_and_output_can_move_together(moved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, told, problem = located(moved / "out", f"{PDF}:i0001", capsys=capsys)
    assert str(moved / "in" / PDF) in told
    assert problem == ""
    assert json.loads((moved / "out" / MANIFEST).read_text())["inputs"] == ["../in"]


def test_a_document_that_is_gone(moved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (moved / "in").rename(tmp_path / "archive")
    png = tmp_path / "a.png"
    status, told, problem = located(moved / "out", f"{PDF}:i0001", capsys=capsys)
    assert status == 0, "the place is known all the same"
    assert "page" in told
    assert f"{PDF} is not in {moved / 'in'} any more" in problem
    status, _, problem = located(moved / "out", f"{PDF}:i0001", "--png", png, capsys=capsys)
    assert status == 2
    assert "--documents FOLDER" in problem
    assert not png.exists()
    for place in (tmp_path / "archive", tmp_path / "archive" / PDF):
        status, told, _ = located(*(moved / "out", f"{PDF}:i0001", "--png", png, "--documents", place), capsys=capsys)
        assert status == 0
        assert str(tmp_path / "archive" / PDF) in told
        assert png.exists()
        png.unlink()
    for wrong in (tmp_path / "none", tmp_path):
        status, _, problem = located(moved / "out", f"{PDF}:i0001", "--documents", wrong, capsys=capsys)
        assert status == 2
        assert str(wrong) in problem


def test_a_document_that_has_changed(moved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in (PDF, TEXT):
        with (moved / "in" / name).open("ab") as file:
            file.write(b"\n")
    status, _, problem = located(moved / "out", f"{PDF}:i0001", "--png", tmp_path / "a.png", capsys=capsys)
    assert status == 2
    assert f"{moved / 'in' / PDF} is not the file that was extracted" in problem
    assert "extract again" in problem.replace("vpextract extract", "extract")
    assert not (tmp_path / "a.png").exists()
    _, told, problem = located(moved / "out", f"{TEXT}:i0001", capsys=capsys)
    assert not [line for line in told.splitlines() if line.startswith(">")], "no line is quoted from another text"
    assert "is not the file that was extracted" in problem


def test_an_output_that_does_not_remember(moved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = json.loads((moved / "out" / MANIFEST).read_text())
    del content["inputs"]
    (moved / "out" / MANIFEST).write_text(json.dumps(content))
    status, _, problem = located(moved / "out", f"{PDF}:i0001", "--png", moved / "a.png", capsys=capsys)
    assert status == 2
    assert "does not say where its documents lie" in problem
    status, _, problem = located(
        *(moved / "out", f"{PDF}:i0001", "--png", moved / "a.png", "--documents", moved / "in"), capsys=capsys
    )
    assert (status, problem) == (0, "")


def test_where_a_picture_cannot_go(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "file").write_text("")
    for png, wanted in (
        (tmp_path / "page.jpg", "must end in .png"),
        (tmp_path / "folder.png", "is a folder"),
        (tmp_path / "file" / "page.png", "cannot be written"),
    ):
        status, _, problem = located(made / "out", f"{PDF}:i0001", "--png", png, capsys=capsys)
        assert status == 2
        assert wanted in problem
    assert names(tmp_path) == ["file", "folder.png"]


def test_a_former_picture_is_replaced_whole(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    png = tmp_path / "a.png"
    png.write_text("former")
    assert located(made / "out", f"{PDF}:i0001", "--png", png, capsys=capsys)[0] == 0
    first = png.read_bytes()
    assert first.startswith(b"\x89PNG")
    assert located(made / "out", f"{PDF}:i0001", "--png", png, capsys=capsys)[0] == 0
    assert png.read_bytes() == first
    assert names(tmp_path) == ["a.png"]


def test_in_python(made: Path) -> None:
    found = open_output(made / "out").locate(f"{PDF}:i0001")
    assert found.dataset == "indicators"
    assert found.document["source"] == PDF
    assert found.page is not None
    assert found.bbox is not None
    assert found.page_size == pytest.approx((595, 842), abs=1)
    assert found.says["name"]
