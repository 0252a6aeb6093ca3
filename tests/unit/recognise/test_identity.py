"""Which document it is, told by small invented fronts; boards that no list has are fictional."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from vpextract import extract, knowledge
from vpextract.model import Block, Identity, Paragraph, Place, Row, Table
from vpextract.recognise.document.identity import identify

KNOWLEDGE = knowledge.load()
HERE = Place(page=1)


def text(words: str, rank: int = 0, toc: bool = False) -> Paragraph:
    return Paragraph(words, HERE, rank, toc=toc)


def table(columns: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    return Table(columns, tuple(Row(cells, HERE) for cells in rows), HERE)


def identity(*blocks: Block) -> Identity:
    return identify(blocks, KNOWLEDGE)


@pytest.mark.parametrize(
    ("title", "kind", "year", "tertial"),
    [
        ("Verksamhetsplan 2031", "verksamhetsplan", 2031, None),
        ("Verksamhetsplan och budget 2031", "verksamhetsplan", 2031, None),
        ("Verksamhetsplan för Sjöviks stadsdelsnämnd 2031", "verksamhetsplan", 2031, None),
        ("VERKSAMHETSPLAN 2031", "verksamhetsplan", 2031, None),
        ("Tertialrapport 1 2031", "tertialrapport", 2031, 1),
        ("Tertialrapport 2, 2031", "tertialrapport", 2031, 2),
        ("Tertialrapport 2/2031", "tertialrapport", 2031, 2),
        ("Tertialrapport 1 för Sjöviks stadsdelsnämnd 2031", "tertialrapport", 2031, 1),
        ("Verksamhetsberättelse 2031", "verksamhetsberattelse", 2031, None),
        ("Verksamhetsberättelse för år 2031", "verksamhetsberattelse", 2031, None),
        ("Verksamhetsberättelse med bokslut 2031", "verksamhetsberattelse", 2031, None),
    ],
)
def test_the_title_tells_kind_year_and_tertial(title: str, kind: str, year: int, tertial: int | None) -> None:
    found = identity(text("Hamnförvaltningen"), text(title, 1), text("Text."))
    assert (found.kind, found.year, found.tertial, found.title) == (kind, year, tertial, title)


def test_a_heading_counts_more_than_a_mention_before_it() -> None:
    found = identity(text("Bygger på verksamhetsplan 2030."), text("Tertialrapport 1 2031", 1))
    assert (found.kind, found.year, found.tertial) == ("tertialrapport", 2031, 1)


def test_a_title_without_rank_is_found() -> None:
    found = identity(text("Hamnkontoret"), text("Verksamhetsplan 2031"), text("Text."))
    assert (found.kind, found.year, found.title) == ("verksamhetsplan", 2031, "Verksamhetsplan 2031")


def test_mentions_behind_the_contents_tell_nothing() -> None:
    blocks = [text("Hamnbladet", 1), text("Innehåll", 2), text("Verksamhetsplan 2031", 1)]
    assert identity(*blocks) == Identity()


def test_entries_of_contents_tell_nothing() -> None:
    assert identity(text("Verksamhetsplan 2031 ..... 4", toc=True)).kind is None


INDICATORS = ("Indikator", "Periodens utfall", "Årsmål", "Period")


@pytest.mark.parametrize(
    ("period", "kind", "year", "tertial"),
    [
        ("Tertial 1 2031", "tertialrapport", 2031, 1),
        ("T2 2031", "tertialrapport", 2031, 2),
        ("VB 2031", "verksamhetsberattelse", 2031, None),
    ],
)
def test_without_a_title_the_periods_tell(period: str, kind: str, year: int, tertial: int | None) -> None:
    found = identity(
        text("Hamnen"), table(INDICATORS, ("Andel bojar", "1 %", "2 %", period), ("Bojar", "1", "2", period))
    )
    assert (found.kind, found.year, found.tertial, found.title) == (kind, year, tertial, None)


def test_without_a_title_a_plan_is_told_by_its_activities() -> None:
    found = identity(
        table(("Indikator", "Årsmål", "Periodicitet"), ("Andel bojar", "1 %", "Tertial")),
        table(
            ("Aktivitet", "Startdatum", "Slutdatum"), ("Måla", "2031-01-01", "2031-12-31"), ("Tjära", "2031-02-01", "")
        ),
    )
    assert (found.kind, found.year) == ("verksamhetsplan", 2031)


def test_another_document_is_nothing() -> None:
    blocks: list[Block] = [
        text("Protokoll 2031", 1),
        text("Sjöviks stadsdelsnämnd sammanträdde."),
        table(("Namn", "Roll"), ("Siv", "ordf")),
    ]
    assert identity(*blocks) == Identity()


@pytest.mark.parametrize(
    ("front", "board", "key"),
    [
        (["Sjöviks stadsdelsnämnd", "Verksamhetsplan 2031"], "Sjöviks stadsdelsnämnd", "sjovik"),
        (["Verksamhetsplan 2031 för Sjöviks stadsdelsnämnd"], "Sjöviks stadsdelsnämnd", "sjovik"),
        (["Verksamhetsplan 2031", "Björkö-Ängdals stadsdelsnämnd"], "Björkö-Ängdals stadsdelsnämnd", "bjorko-angdal"),
        (["Till", "Hamnnämnden", "Verksamhetsplan 2031"], "Hamnnämnden", "hamn"),
        (["Verksamhetsplan 2031 för hamnnämnden"], "Hamnnämnden", "hamn"),
        (["Verksamhetsplan 2031", "Fyr- och bojnämnden"], "Fyr- och bojnämnden", "fyr-och-boj"),
        (["Verksamhetsplan 2031", "Nämnden beslutar", "Förvaltningen"], None, None),
    ],
)
def test_the_board_is_named_in_the_front(front: list[str], board: str | None, key: str | None) -> None:
    found = identity(*(text(words, int(words.startswith("Verksamhetsplan"))) for words in front))
    assert (found.board, found.board_id) == (board, key)


def test_the_title_counts_more_than_other_boards_in_the_text() -> None:
    others = [text("Samarbete med Lerängens stadsdelsnämnd ger resultat.") for _ in range(10)]
    found = identity(text("Verksamhetsplan 2031 för Sjöviks stadsdelsnämnd", 1), *others)
    assert found.board_id == "sjovik"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Norrmalms stadsdelsnämnd", "norrmalm"),
        ("Enskede-Årsta-Vantörs stadsdelsnämnd", "enskede-arsta-vantor"),
        ("Hägersten-Älvsjö stadsdelsnämnd", "hagersten-alvsjo"),
        ("Farsta stadsdelsnämnd", "farsta"),
        ("Sjöviks stadsdelsnämnd", "sjovik"),
        ("Sjöviks stadsdelsnämnds", "sjovik"),
        ("Sjöviks stadsdelsnämnden", "sjovik"),
        ("Hamnnämnden", "hamn"),
        ("Miljö- och hälsoskyddsnämnden", "miljo-och-halsoskydd"),
        ("Maria-Gamla stans stadsdelsnämnd", "maria-gamla-stan"),
    ],
)
def test_board_ids(name: str, key: str) -> None:
    assert KNOWLEDGE.board_names.id_of(name) == key


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param([text("Hamnkontoret 2030-11-12"), text("Verksamhetsplan 2031", 1)], date(2030, 11, 12), id="iso"),
        pytest.param([text("12 november 2030"), text("Verksamhetsplan 2031", 1)], date(2030, 11, 12), id="words"),
        pytest.param(
            [text("Verksamhetsplan 2031", 1), text("Förslag till beslut", 2), text("Gäller 2031-01-01.")],
            None,
            id="in the decisions",
        ),
        pytest.param(
            [text("Verksamhetsplan 2031", 1), text("Bojar. " * 30 + "2030-01-01")], None, id="in running text"
        ),
    ],
)
def test_the_date_printed_on_it(blocks: list[Paragraph], expected: date | None) -> None:
    assert identity(*blocks).dated == expected


def test_a_file_name_is_no_evidence(tmp_path: Path) -> None:
    path = tmp_path / "norrmalm-2021-vb.txt"
    path.write_text("Sjöviks stadsdelsnämnd\n\nTertialrapport 2 2031\n\nBojarna är målade.\n", "utf8")
    found = extract(path)
    assert found.document_id.startswith("sjovik-2031-t2-")


@pytest.mark.parametrize(
    "line", ["28 augusti 2031", "28 AUGUSTI 2031", "Månadsrapport augusti 2031", "Mitt i 2031", "KVP 2031"]
)
def test_a_letter_is_no_report_because_of_its_date(line: str) -> None:
    assert identity(text(line), text("Svar på förslag", 1), text("Till Sjöviks stadsdelsnämnd")) == Identity(
        dated=date(2031, 8, 28) if line.startswith("28") else None
    )


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Handläggare Anna Exempel Verksamhetsplan 2031", "Verksamhetsplan 2031"),
        ("Verksamhetsplan 2031 Handläggare: Anna Exempel", "Verksamhetsplan 2031"),
        (
            "Verksamhetsplan 2031 för Sjöviks stadsdelsnämnd Anna Exempel",
            "Verksamhetsplan 2031 för Sjöviks stadsdelsnämnd",
        ),
        ("Anna Exempel Bromma stadsdelsnämnd Verksamhetsplan 2031", "Bromma stadsdelsnämnd Verksamhetsplan 2031"),
        ("anna.exempel@staden.se Verksamhetsplan 2031 för Anna Exempel", "Verksamhetsplan 2031"),
        ("Tertialrapport 1 Handläggare Anna Exempel 2031", "Tertialrapport 1 2031"),
        ("Hamnkontoret Verksamhetsplan 2031 med budget", "Hamnkontoret Verksamhetsplan 2031 med budget"),
        ("Norra Hamnens Stad Verksamhetsplan 2031", "Norra Hamnens Stad Verksamhetsplan 2031"),
        ("FÖRSLAG TILL VERKSAMHETSPLAN 2031", "FÖRSLAG TILL VERKSAMHETSPLAN 2031"),
    ],
)
def test_a_title_is_without_persons_and_addresses(line: str, title: str) -> None:
    assert identity(text(line)).title == title


def test_texts_side_by_side_are_tried_by_themselves() -> None:
    sides = (("Anna Exempel", "Verksamhetsplan 2031"), ("08-555 22 000", "Bergsta"), ("Sida 1", "stadsdelsnämnd"))
    found = identity(Paragraph(" ".join(t for row in sides for t in row), HERE, sides=sides))
    assert (found.title, found.board) == ("Verksamhetsplan 2031", "Bergsta stadsdelsnämnd")


def test_a_letterhead_read_as_a_table_names_the_board() -> None:
    head = table(("Anna Exempel", "Bergsta stadsdelsnämnd"), ("08-555 22 000", "2030-11-12"))
    assert identity(head, text("Verksamhetsplan 2031", 1)).board == "Bergsta stadsdelsnämnd"


@pytest.mark.parametrize("place", ["behind the title", "long", "known head"])
def test_other_tables_name_no_board(place: str) -> None:
    rows = 12 if place == "long" else 2
    columns = ("Indikator", "Årsmål") if place == "known head" else ("Mottagare", "Antal")
    blocks: list[Block] = [table(columns, *[("Bergsta stadsdelsnämnd", "3")] * rows), text("Verksamhetsplan 2031", 1)]
    assert identity(*(reversed(blocks) if place == "behind the title" else blocks)).board is None


def test_no_blocks_are_no_document() -> None:
    assert identity() == Identity()
