"""Letterheads with persons beside the board, as a PDF with halves far apart, a text layer, and transcripts. All fictional."""

from __future__ import annotations

import io
from typing import NamedTuple

import pytest
from reportlab.pdfgen.canvas import Canvas

from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes

TITLE = "Verksamhetsplan 2031"
PROSE = "Hamnen är en trygg hamn för alla som seglar. Bojarna målas varje vår, och bryggorna får nya plank."
PERSONS = ("anna", "exempel", "per ", "ström", "handläggare", "08-", "@", "sida", "lindnäs", "2030", "ordförande")


class Letterhead(NamedTuple):
    """`rows` of texts side by side; `board` where gaps part them, `flat` where only single spaces do ("=": the same)."""

    rows: tuple[tuple[str, ...], ...]
    board: str | None
    board_id: str
    flat: str | None = "="
    title: str = TITLE


def beside(left: str, right: str, board_id: str, flat: str | None = "=", first: bool = False) -> Letterhead:
    """Two texts, of which the right one (or the `first`) is the board's name."""
    return Letterhead(((left, right),), left if first else right, board_id, flat)


BROMMA = ("Bromma stadsdelsnämnd", "bromma")
VIK = ("Sjöviks stadsdelsnämnd", "sjovik")
BERGSTA = ("Bergsta stadsdelsnämnd", "bergsta")
NONE = (None, "unknown")

LETTERHEADS = [
    # A listed board beside a person.
    Letterhead((("Anna Exempel", "Bromma stadsdelsnämnd"),), *BROMMA),
    Letterhead((("Bromma stadsdelsnämnd", "Anna Exempel"),), *BROMMA),
    Letterhead((("Anna Exempel,", "Bromma stadsdelsnämnd"),), *BROMMA),
    Letterhead((("Anna von Exempel-Ström", "Bromma stadsdelsnämnd"),), *BROMMA),
    Letterhead((("A. Exempel", "Bromma stadsdelsnämnd"),), *BROMMA),
    Letterhead((("Handläggare: A. Exempel Tel 08-555 22 000", "Bromma stadsdelsnämnd"),), *BROMMA),
    Letterhead((("Handläggare", "Till"), ("Anna Exempel", "Bromma stadsdelsnämnd"), ("08-555 22 000",)), *BROMMA),
    Letterhead((("Anna Exempel", "Bromma stadsdelsnämnd"), ("Telefon 08-555 22 000", "2030-11-12")), *BROMMA),
    Letterhead((("anna.exempel@staden.se", "Bromma stadsdelsnämnd"),), *BROMMA),
    Letterhead((("Sida 1 (45)", "Bromma stadsdelsnämnd"),), *BROMMA),
    Letterhead((("2030-12-01", "Bromma stadsdelsnämnd"),), *BROMMA),
    Letterhead((("Anna Exempel", "Till Bromma stadsdelsnämnd"),), *BROMMA),
    Letterhead((("Ordförande Anna Exempel", "Till Bromma stadsdelsnämnd", "Sida 1 (45)"),), *BROMMA),
    beside("ANNA EXEMPEL", "BROMMA STADSDELSNÄMND", "bromma"),
    beside("Anna Exempel", "Hägersten-Älvsjö stadsdelsnämnd", "hagersten-alvsjo"),
    beside("Anna Exempel", "Hägersten–Älvsjö stadsdelsnämnd", "hagersten-alvsjo"),
    beside("Per Exempel", "Enskede-Årsta-Vantörs stadsdelsnämnd", "enskede-arsta-vantor"),
    Letterhead(
        (("Handläggare", "Till"), ("Anna Exempel", "Enskede-Årsta-Vantörs"), ("08-555 22 000", "stadsdelsnämnd")),
        "Enskede-Årsta-Vantörs stadsdelsnämnd",
        "enskede-arsta-vantor",
        flat=None,
    ),
    beside("Anna Exempel", "Norra innerstadens stadsdelsnämnd", "norra-innerstaden"),
    beside("Anna Exempel", "Stadsdelsnämnden Norra Innerstaden", "norra-innerstaden"),
    beside("Stadsdelsnämnden Norra Innerstaden", "Anna Exempel", "norra-innerstaden", first=True),
    beside("Anna Exempel", "Stadsdelsnämnd Maria-Gamla stan", "maria-gamla-stan"),
    beside("Anna Exempel", "Maria-Gamla stans stadsdelsnämnd", "maria-gamla-stan"),
    beside("Ordförande Per Exempel", "Kulturnämnden", "kultur"),
    beside("Kulturnämnden", "Ordförande Per Exempel", "kultur", first=True),
    beside("Per Exempel", "Miljö- och hälsoskyddsnämnden", "miljo-och-halsoskydd"),
    Letterhead(
        (("Anna Exempel", "Skarpnäcks stadsdelsnämnd"), ("Sida 1 (45)", "Dnr 1.2-3/2030")),
        "Skarpnäcks stadsdelsnämnd",
        "skarpnack",
    ),
    # A board that is not listed, in the genitive.
    Letterhead((("Anna Exempel", "Sjöviks stadsdelsnämnd"),), *VIK),
    Letterhead((("Sjöviks stadsdelsnämnd", "Anna Exempel"),), *VIK),
    Letterhead((("Handläggare Anna Exempel", "Sjöviks stadsdelsnämnd"),), *VIK),
    Letterhead((("Anna Exempel,", "Sjöviks stadsdelsnämnd"),), *VIK),
    Letterhead((("Handläggare: A. Exempel Tel 08-555 22 000", "Sjöviks stadsdelsnämnd"),), *VIK),
    Letterhead((("Anna Exempel", "Sjöviks stadsdelsnämnd"), ("anna.exempel@staden.se", "2030-11-12")), *VIK),
    Letterhead((("Exempelförvaltningen", "Sjöviks stadsdelsnämnd"), ("Anna Exempel", "Sida 1 (45)")), *VIK),
    beside("ANNA EXEMPEL", "SJÖVIKS STADSDELSNÄMND", "sjovik"),
    beside("Anna Exempel-Ström", "Björkö-Ängdals stadsdelsnämnd", "bjorko-angdal"),
    beside("Anna Exempel", "Norra Sjöviks stadsdelsnämnd", "norra-sjovik"),
    beside("Anna Exempel", "Norra Bromma stadsdelsnämnd", "norra-bromma", flat=None),
    beside("Anna Exempel", "Södra stadsdelsnämnden", "sodra"),
    beside("Anna Exempel", "Stadsdelsnämnden Västra Hamnstaden", "vastra-hamnstaden"),
    beside("Per Exempel", "Hamnnämnden", "hamn"),
    beside("Per Exempel", "Fyr- och bojnämnden", "fyr-och-boj"),
    beside("PER EXEMPEL", "FYR- OCH BOJNÄMNDEN", "fyr-och-boj"),
    beside("Per Exempel", "Fyr-, boj- och miljönämnden", "fyr-boj-och-miljo"),
    beside("Per Exempel", "Hamn- och socialnämnden", "hamn-och-social"),
    beside("Per Exempel", "Nämnden för hamnar och bryggor", "hamnar-och-bryggor", flat=None),
    # A board that is not listed, without the genitive: only the gap tells where it begins.
    Letterhead((("Anna Exempel", "Bergsta stadsdelsnämnd"),), *BERGSTA, flat=None),
    Letterhead((("Anna Exempel", "Till Bergsta stadsdelsnämnd"),), *BERGSTA),
    Letterhead((("Bergsta stadsdelsnämnd", "Anna Exempel"),), *BERGSTA),
    Letterhead((("Handläggare", "Till"), ("Anna Exempel", "Bergsta stadsdelsnämnd"), ("08-555 22 000",)), *BERGSTA, flat=None),
    Letterhead((("Sida 1 (45)", "Bergsta stadsdelsnämnd"),), *BERGSTA),
    Letterhead((("Telefon 08-555 22 000", "Bergsta stadsdelsnämnd"),), *BERGSTA),
    Letterhead((("anna.exempel@staden.se", "Bergsta stadsdelsnämnd"),), *BERGSTA),
    beside("ANNA EXEMPEL", "BERGSTA STADSDELSNÄMND", "bergsta", flat=None),
    beside("Anna Exempel", "Björkö-Änga stadsdelsnämnd", "bjorko-anga", flat=None),
    beside("Åke Lindnäs", "Lindnäs stadsdelsnämnd", "lindna"),
    # No board at all.
    Letterhead((("Ordförande", "Till"), ("Anna Exempel", "stadsdelsnämnden")), *NONE),
    Letterhead((("Anna Exempel stadsdelsnämnden", "2030-11-12"),), *NONE),
    Letterhead((("Handläggare: Exempel stadsdelsnämnd", "2030-11-12"),), *NONE),
    Letterhead((("Anna von Exempel stadsdelsnämnd", "Sida 1 (45)"),), *NONE),
    Letterhead((("A. Exempel stadsdelsnämnd", "Sida 1 (45)"),), *NONE),
    Letterhead((("Anna Exempel-Ström stadsdelsnämnd", "Sida 1 (45)"),), *NONE),
    Letterhead((("Åke Lindnäs stadsdelsnämnd", "Sida 1 (45)"),), *NONE),
    Letterhead((("ANNA EXEMPEL STADSDELSNÄMND", "SIDA 1 (45)"),), *NONE),
    Letterhead((("Anna Exempel", "Nämndens kansli"), ("08-555 22 000", "2030-11-12")), *NONE),
    Letterhead((("Anna Exempel", "Stadsdelsförvaltningen"),), *NONE),
    # The title beside a person.
    Letterhead((("Anna Exempel", "Verksamhetsplan 2031"), ("08-555 22 000", "Sjöviks stadsdelsnämnd")), *VIK),
    Letterhead((("Verksamhetsplan 2031 för Sjöviks stadsdelsnämnd", "Anna Exempel"),), *VIK, title=f"{TITLE} för {VIK[0]}"),
    Letterhead(
        (("Handläggare Anna Exempel", "Verksamhetsplan 2031 för Bromma stadsdelsnämnd", "Sida 1 (45)"),),
        *BROMMA,
        title=f"{TITLE} för {BROMMA[0]}",
    ),
]  # fmt: skip


def body(head: Letterhead) -> list[tuple[int, str]]:
    """Sizes and lines under the letterhead; where that holds the title, it does not stand here once more."""
    lines = [(16, TITLE), (13, "Sammanfattning"), (11, PROSE)]
    return lines if head.title == TITLE else lines[1:]


def pdf(head: Letterhead) -> bytes:
    """Rows with their texts far apart, and under them a title, a heading and running text."""
    file = io.BytesIO()
    page = Canvas(file, pagesize=(842, 595))
    y = 540.0
    for row in head.rows:
        page.setFont("Helvetica", 11)
        for x, text in zip((60, 360, 700), row, strict=False):
            page.drawString(x, y, text)
        y -= 15
    for size, text in body(head):
        y -= 30
        page.setFont("Helvetica" if size == 11 else "Helvetica-Bold", size)
        page.drawString(60, y, text)
    page.save()
    return file.getvalue()


def layer(head: Letterhead) -> bytes:
    """What a tool prints that keeps the columns with spaces."""
    lines = ["".join(text.ljust(52) for text in row).rstrip() for row in head.rows]
    return "".join(f"{line} \n" for line in (*lines, "", *(text for _, text in body(head)))).encode()


def tabbed(head: Letterhead) -> bytes:
    return "\n".join(["\t".join(row) for row in head.rows] + ["", *(text for _, text in body(head))]).encode()


def spaced(head: Letterhead) -> bytes:
    return "\n\n".join([" ".join(row) for row in head.rows] + [text for _, text in body(head)]).encode()


def check(found: Extraction, head: Letterhead, board: str | None) -> None:
    board_id = head.board_id if board else "unknown"
    assert (found.identity.board, found.identity.title) == (board, head.title)
    assert found.document_id.startswith(f"{board_id}-2031-vp-")
    assert (found.identity.board_id or "unknown") == board_id
    assert ("board_unknown" in [issue.code for issue in found.issues]) == (board is None)
    printed = f"{found.document_id} {found.identity.title}".casefold()
    assert [word for word in PERSONS if word in printed] == []


@pytest.mark.parametrize("head", LETTERHEADS, ids=lambda head: " / ".join("  ".join(row) for row in head.rows))
@pytest.mark.parametrize(("make", "name"), [(pdf, "a.pdf"), (layer, "a.txt"), (tabbed, "a.txt")])
def test_halves_that_gaps_part_are_two_texts(make: object, name: str, head: Letterhead) -> None:
    assert callable(make)
    check(extract_bytes(make(head), name), head, head.board)


@pytest.mark.parametrize("head", LETTERHEADS, ids=lambda head: " / ".join(" ".join(row) for row in head.rows))
def test_halves_on_one_line_with_single_spaces(head: Letterhead) -> None:
    check(extract_bytes(spaced(head), "a.txt"), head, head.board if head.flat == "=" else head.flat)


def test_there_are_many_letterheads() -> None:
    assert len(LETTERHEADS) >= 60
    assert sum(head.board is None for head in LETTERHEADS) >= 10
