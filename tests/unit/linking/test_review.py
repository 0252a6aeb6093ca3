"""The list for people: what they wrote, in whatever way their program saved it, stays and is understood."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest

from vpextract.linking.records import Contradiction, Doubtful, Linked, Record
from vpextract.linking.renewing import renewed, told
from vpextract.linking.review import COLUMNS, DECISION, Review
from vpextract.linking.review_csv import NoReviewError, bytes_to_review, review_to_bytes


def record(name: str, text: str = "Andel bojar som är målade", year: int = 2031, board: str | None = "hamn") -> Record:
    return Record("indicator", name, f"{board}-{year}-vp-0", board, year, "vp", 1, text, "namnd", parent="Hel hamn")


def doubtful(a: str = "a", b: str = "b", score: float = 0.5) -> Doubtful:
    return Doubtful(record(a), record(b, "Andel bojar som målats", 2032), score, "only in a: är")


ROW = {
    "kind": "indicator",
    "a_text": "Andel bojar som är målade",
    "b_text": "Andel målade bojar",
    "a_board": "hamn",
    "b_board": "hamn",
    "a_id": "a",
    "b_id": "b",
}


def saved(
    *rows: dict[str, str], columns: Sequence[str] = (DECISION, *ROW), delimiter: str = ",", end: str = "\n"
) -> str:
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, delimiter=delimiter, lineterminator=end)
    writer.writerow(columns)
    writer.writerows([({DECISION: "same"} | ROW | row).get(name, "") for name in columns] for row in rows)
    return sink.getvalue()


def read(text: str, encoding: str = "utf-8") -> Review:
    return bytes_to_review(text.encode(encoding))


def again(review: Review, *open_pairs: Doubtful) -> Review:
    """As the next link leaves it, read back from the file."""
    return bytes_to_review(review_to_bytes(renewed(review, open_pairs)))


def texts(review: Review, column: str) -> list[str]:
    return [entry.cells.get(column, "") for entry in review.entries]


# --- reading ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "latin-1"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_decision_is_read_however_the_file_was_saved(encoding: str, delimiter: str, end: str) -> None:
    (found,) = read(saved({}, delimiter=delimiter, end=end), encoding).decisions()
    assert (found.same, found.a_id, found.b_id, found.b_text, found.line) == (True, "a", "b", "Andel målade bojar", 2)


def test_bytes_of_no_known_encoding_are_kept() -> None:
    data = saved({"a_text": "Andel \x81 \x8a bojar"}).encode("latin-1")
    assert "Andel \x81 \x8a bojar" in again(bytes_to_review(data)).entries[0].cells["a_text"]


@pytest.mark.parametrize(
    ("word", "same"),
    [("same", True), ("SAME", True), (" samma ", True), ("Different", False), ("olika", False), ("\u00a0OLIKA", False)],
)
def test_words_in_english_and_swedish_in_any_case(word: str, same: bool) -> None:
    assert [decision.same for decision in read(saved({DECISION: word})).decisions()] == [same]


def test_columns_may_stand_in_any_order_and_case() -> None:
    columns = ("Egen", *reversed(ROW), "DECISION")
    (found,) = read(saved({"DECISION": "same"}, columns=columns)).decisions()
    assert (found.a_id, found.b_board) == ("a", "hamn")


def test_the_head_may_have_been_sorted_in_among_the_rows() -> None:
    head, one, two = saved({}, {"a_id": "c"}).splitlines()
    assert [d.a_id for d in read("\n".join((one, head, two))).decisions()] == ["a", "c"]


def test_lines_are_counted_with_breaks_inside_cells_and_empty_rows() -> None:
    text = saved({"note": "ett\r\ntvå\ntre"}, {}, columns=(DECISION, *ROW, "note"))
    assert [decision.line for decision in read(text.replace("\nsame", "\n\nsame")).decisions()] == [3, 7]


def test_an_empty_file_has_no_decisions() -> None:
    assert [bytes_to_review(data).entries for data in (b"", b"\n \n", b"\xef\xbb\xbf")] == [()] * 3


def test_a_file_without_the_columns_that_name_rows_is_refused() -> None:
    with pytest.raises(NoReviewError, match="no column decision, b_id"):
        read(saved({}, columns=[name for name in ROW if name != "b_id"]))


@pytest.mark.parametrize("limit", [131_072, 2**31 - 1], ids=["usual", "lifted by another library"])
def test_a_lost_quotation_mark_is_refused_with_its_line_not_read_as_one_large_cell(
    limit: int, request: pytest.FixtureRequest
) -> None:
    before = csv.field_size_limit(limit)
    request.addfinalizer(lambda: csv.field_size_limit(before))
    text = saved({}, {"a_id": "c"}, {"a_id": "d"}).replace("same", '"same', 2).replace('"same', "same", 1)
    with pytest.raises(NoReviewError, match="from line 3 on"):
        read(text)
    with pytest.raises(NoReviewError, match="from line 2 on"):
        read(saved({"note": "x" * 200_000}, columns=(DECISION, *ROW, "note")))


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({DECISION: "kanske"}, "'kanske' is neither same nor different"),
        ({"a_id": "b"}, "names one row twice"),
        ({"a_id": " ", "a_text": ""}, "does not say which two rows"),
        ({"kind": "mål"}, "its kind is none of"),
    ],
)
def test_what_cannot_be_followed_is_told_by_line(row: dict[str, str], says: str) -> None:
    review = read(saved({}, row))
    (sentence,) = review.unreadable()
    assert sentence.startswith("line 3: ")
    assert says in sentence
    assert len(review.decisions()) == 1
    assert [entry.word for entry in again(review).entries] == [entry.word for entry in review.entries]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "-2+3+cmd|' /C calc'!A0", "\tx", "Mål; =1+1", "'=1+1"])
def test_no_text_becomes_a_formula_and_all_come_back(text: str) -> None:
    pair = Doubtful(record("a", text), record("b", f"{text} 2"), 0.5, text)
    data = review_to_bytes(renewed(Review(), [pair]))
    (_, row) = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert not [cell for cell in row if cell.startswith(("=", "@", "-", "+", "\t"))]
    assert texts(bytes_to_review(data), "a_text") == [text]
    assert texts(again(bytes_to_review(data), pair), "why") == [text]


@pytest.mark.parametrize("cell", ["=1+1", "'=1+1"], ids=["of a former version, or edited", "as it is written"])
def test_a_decision_names_the_same_text_with_and_without_the_guard(cell: str) -> None:
    (found,) = read(saved({"a_text": cell, "a_id": "gone"})).decisions()
    assert found.a_text == "=1+1"
    assert "'=1+1" in review_to_bytes(renewed(read(saved({"a_text": cell})), [])).decode()


@pytest.mark.parametrize("number", ["-1,7", "−1,7", "+3", "-", "+/- 1 %"])
def test_numbers_are_written_as_they_are(number: str) -> None:
    data = review_to_bytes(renewed(read(saved({"note": number}, columns=(DECISION, *ROW, "note"))), []))
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1][-1] == number


# --- renewing ---------------------------------------------------------------------------------------------------------


def test_open_pairs_come_first_and_the_surest_of_them_at_the_top() -> None:
    review = again(read(saved({})), doubtful("c", "d", 0.3), doubtful("e", "f", 0.6))
    assert texts(review, "score") == ["0.60", "0.30", ""]
    assert texts(review, DECISION) == ["", "", "same"]


def test_a_pair_is_shown_with_both_texts_boards_years_reports_goals_and_pages() -> None:
    shown = again(Review(), doubtful()).entries[0].cells
    assert (shown["a_text"], shown["b_text"]) == ("Andel bojar som är målade", "Andel bojar som målats")
    assert (shown["b_board"], shown["b_year"], shown["b_report"], shown["b_goal"]) == ("hamn", "2032", "vp", "Hel hamn")
    assert (shown["a_page"], shown["why"], shown["a_id"], shown["b_id"]) == ("", "only in a: är", "a", "b")


def test_decided_rows_stay_word_for_word_in_their_order_whatever_is_asked() -> None:
    rows = [
        {"a_id": "z", DECISION: " Olika "},
        {"a_id": "y", "b_text": 'med "citat"; och\r\nrad'},
        {DECISION: "vet ej"},
    ]
    review = read(saved(*rows, columns=(DECISION, *ROW, "Vem"), delimiter=";"))
    for _ in range(3):
        review = again(review, doubtful("c", "d"))
    kept = review.entries[1:]
    assert [entry.cells[DECISION] for entry in kept] == [" Olika ", "same", "vet ej"]
    assert kept[1].cells["b_text"] == 'med "citat"; och\r\nrad'
    assert review.delimiter == ";"


def test_a_decided_pair_is_not_asked_again_whichever_row_comes_first() -> None:
    review = read(saved({"a_id": "b ", "b_id": "a"}))
    assert len(again(review, doubtful("a", "b")).entries) == 1


def test_open_rows_that_a_person_deleted_come_again_and_withdrawn_decisions_are_gone() -> None:
    assert len(again(Review(), doubtful()).entries) == 1
    assert again(read(saved({DECISION: " "}))).entries == ()


def test_notes_stay_beside_open_rows_and_beside_those_no_longer_asked_about() -> None:
    review = read(saved({DECISION: "", "Vem": "Åsa frågar"}, columns=(DECISION, *ROW, "Vem")))
    assert texts(again(review, doubtful("b", "a")), "Vem") == ["Åsa frågar"]
    assert texts(again(again(review)), "Vem") == ["Åsa frågar"]


def test_a_row_that_was_copied_keeps_both_its_notes() -> None:
    rows = ({DECISION: "", "Vem": "Åsa"}, {DECISION: "", "Vem": "Örjan"})
    review = again(read(saved(*rows, columns=(DECISION, *ROW, "Vem"))), doubtful())
    assert sorted(texts(again(review, doubtful()), "Vem")) == ["Åsa", "Örjan"]


def test_notes_in_columns_without_a_name_or_with_one_name_are_all_kept() -> None:
    head, row = saved({}).splitlines()
    review = read(f"{head},,Not,Not,\n{row},ett,två,tre,,fem\n")
    for _ in range(3):
        review = again(review)
    assert list(review.entries[0].cells.values())[-4:] == ["ett", "två", "tre", "fem"]
    assert review.columns[: len(COLUMNS)] == COLUMNS


def test_empty_columns_that_a_program_added_do_not_stay() -> None:
    assert again(read(saved({}, delimiter=";").replace("\n", ";;;\n"))).columns == COLUMNS


def test_the_program_that_people_use_is_told_that_it_is_utf_8() -> None:
    assert review_to_bytes(Review()).startswith(b"\xef\xbb\xbfdecision,score,")


# --- lines of contradictions ------------------------------------------------------------------------------------------


def contradicting(*lines: int) -> Linked:
    return Linked((), (), (Contradiction(lines),))


def test_contradictions_are_told_by_the_lines_of_the_file_as_it_lies_there_afterwards() -> None:
    former = read(saved({}, {DECISION: "", "a_id": "x"}, {DECISION: "olika"}, {"a_id": "c", "b_text": "rad\nrad"}))
    after = renewed(former, [doubtful("c", "d"), doubtful("e", "f")])
    (sentence,) = told(contradicting(2, 5, 4), former, after)
    assert sentence.startswith("line 5 says different, but lines 4 and 6 say same")
    lines = review_to_bytes(after).decode("utf-8-sig").split("\n")
    assert [lines[n - 1].split(",")[0] for n in (4, 5, 6)] == ["same", "olika", "same"]


def test_a_decision_saved_while_linking_ran_is_kept_and_told() -> None:
    former = read(saved({}, {DECISION: "olika"}))
    meanwhile = read(saved({"a_id": "new"}, {DECISION: "olika"}, {}))
    after = renewed(meanwhile, [])
    sentences = told(contradicting(2, 3), former, after)
    assert sentences[0].startswith("line 3 says different, but line 4 says same")
    assert "changed while linking ran" in sentences[1]
    withdrawn = renewed(read(saved({})), [])
    assert [s[:9] for s in told(contradicting(2, 3), former, withdrawn)] == ["decisions"]
    assert told(Linked((), ()), former, renewed(former, [])) == []


def test_a_decision_about_a_row_that_says_something_else_now_is_told_by_its_line() -> None:
    former = read(saved({DECISION: ""}, {}))
    (sentence,) = told(Linked((), (), (), (3,)), former, renewed(former, []))
    assert sentence == "line 2: a row that it names says something else now; it was not followed"
