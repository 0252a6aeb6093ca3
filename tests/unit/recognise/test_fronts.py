"""Which document it is, told by whole fronts in three looks: lines, lines without gaps, pages on one line."""

from __future__ import annotations

import pytest
from front_cases import FRONTS, Front

from vpextract.model import Identity
from vpextract.pipeline import extract_bytes


def look_of(text: str, look: str) -> str:
    pages = text.split("\f")
    if look == "dense":
        return "\n".join(line for page in pages for line in page.split("\n") if line.strip())
    if look == "flat":
        return "\n\n".join(f"{n} " + " ".join(page.split()) for n, page in enumerate(pages, 1))
    return text.replace("\f", "\n\n")


def identity(front: Front, look: str) -> Identity:
    return extract_bytes(f"{look_of(front.text, look)}\n".encode(), "x.txt").identity


@pytest.mark.parametrize("look", ["lines", "dense"])
@pytest.mark.parametrize("front", FRONTS, ids=lambda front: front.name)
def test_a_front_tells_what_a_reader_would_say(front: Front, look: str) -> None:
    found = identity(front, look)
    told = (found.kind, found.year, found.tertial, found.board_id, found.municipality)
    assert told == (front.kind, front.year, front.tertial, front.board, front.municipality)
    assert str(found.dated or "") in front.dates


@pytest.mark.parametrize("front", FRONTS, ids=lambda front: front.name)
def test_a_front_on_one_line_tells_nothing_wrong(front: Front) -> None:
    found = identity(front, "flat")
    assert (found.kind, found.year, found.tertial) == (front.kind, front.year, front.tertial)
    assert found.board_id in (front.board, None)
    assert found.municipality in (front.municipality, None)
    assert str(found.dated or "") in (*front.dates, "")


@pytest.mark.parametrize(
    ("line", "sentence", "municipality"),
    [
        ("Fyrholma kommun", "Nämnden ansvarar för hamnarna i Fyrholma kommun.", "Fyrholma"),
        ("FYRHOLMA KOMMUN", "Allt fler bor i Fyrholma.", "Fyrholma"),
        ("Norra Fyrö kommun", "Båtar går till Norra Fyrös bryggor.", "Norra Fyrö"),
        ("Attraktiv kommun", "Hamnarna gör oss till en attraktiv kommun.", None),
        ("Fyrholma kommun", "Fyrholma är en ort vid havet.", None),
    ],
)
def test_a_line_alone_names_a_municipality_that_the_text_names(
    line: str, sentence: str, municipality: str | None
) -> None:
    text = f"{line}\n\nHamnnämnden\n\nVerksamhetsplan 2031\n\nInledning\n\n{sentence}\n"
    assert extract_bytes(text.encode(), "x.txt").identity.municipality == municipality
