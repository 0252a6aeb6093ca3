#!/usr/bin/env python3
"""A folder of made-up steering documents, as many as a measurement wants: boards × years × kinds, no two the same.

    python benchmarks/made_folder.py FOLDER [--documents N] [--seed S] [--long-every N] [--text] [--thousand-pages]

Most documents have 2 to 6 pages, one in `--long-every` some 15; `--thousand-pages` adds one of about 1,000 pages. `--text`
writes transcripts (.md) instead of PDFs, for measurements of everything but reading. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import samples_path  # noqa: F401
from generator.transcript import Form, transcript
from made_city import LAST_YEAR, YEARS, Board, board
from made_content import KINDS, made_document
from made_layout import light_pdf

LONG_EVERY = 25
GOALS_OF_A_THOUSAND_PAGES = 340
"""Own goals in each of the seven areas."""


class Spot(NamedTuple):
    """Whose document of which year and kind."""

    board: int
    year: int
    kind: str


def make_folder(
    folder: Path, documents: int, seed: int = 1, *, text: bool = False, long_every: int = LONG_EVERY
) -> list[Path]:
    """Write so many different documents below `folder` and return their paths; there is a folder for each year."""
    return [
        write_document(folder, spot, seed, text=text, long=bool(long_every) and n % long_every == long_every - 1)
        for n, spot in enumerate(spots(documents))
    ]


def spots(documents: int) -> Iterator[Spot]:
    """So many different spots, board after board; the more documents, the more boards and years."""
    years = min(YEARS, max(1, round((documents / 24) ** 0.5)))
    for n in range(documents):
        of_board, kind = divmod(n, len(KINDS))
        number, year = divmod(of_board, years)
        yield Spot(number, LAST_YEAR - years + 1 + year, KINDS[kind])


def write_document(
    folder: Path,
    spot: Spot,
    seed: int = 1,
    *,
    edition: int = 1,
    text: bool = False,
    long: bool = False,
    per_area: int = 1,
) -> Path:
    """Write one document; another `edition` goes to the same path with other contents. A board that no other document
    has: any high number."""
    whose: Board = board(spot.board, seed)
    document = made_document(whose, spot.year, spot.kind, edition=edition, long=long, per_area=per_area)
    path = folder / str(spot.year) / f"{spot.board:04}-{spot.kind}.{'md' if text else 'pdf'}"
    path.parent.mkdir(parents=True, exist_ok=True)
    if text:
        path.write_text(transcript(document, Form(document.file, path.name, markdown=True)), "utf8")
    else:
        path.write_bytes(light_pdf(document))
    return path


def write_thousand_pages(folder: Path, seed: int = 1) -> Path:
    """One PDF of about 1,000 pages, of a board of its own."""
    spot = Spot(333, LAST_YEAR, "vp")
    return write_document(folder, spot, seed, long=True, per_area=GOALS_OF_A_THOUSAND_PAGES)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=200, metavar="N", help="how many (default: 200)")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--text", action="store_true", help="transcripts instead of PDFs")
    parser.add_argument(
        "--long-every", type=int, default=LONG_EVERY, metavar="N", help=f"0: none (default: {LONG_EVERY})"
    )
    parser.add_argument("--thousand-pages", action="store_true", help="add one PDF of about 1,000 pages")
    args = parser.parse_args()
    paths = make_folder(args.folder, args.documents, args.seed, text=args.text, long_every=args.long_every)
    if args.thousand_pages:
        paths.append(write_thousand_pages(args.folder, args.seed))
    print(f"{len(paths):,} documents, {sum(path.stat().st_size for path in paths) / 1e6:,.1f} MB, in {args.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
