#!/usr/bin/env python3
"""How many tables are read right in shapes that printed documents have, beside other table readers.

    python benchmarks/tables.py [--tables N] [--seed S] [--only SHAPE] [--show]

Makes N pages of each shape in `table_shapes.py` (Typst), each with one table between two lines of text, and gives them to
vpextract, camelot (lattice, stream), pdfplumber and PyMuPDF, as each comes. A row is right if all its cells are, in order,
empty columns left out; a table if all rows below its head are and nothing else was taken for one. The heads count for
vpextract alone, as the others do not tell them. `pip install -e '.[bench]'` brings camelot; without it, it is left out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

import pdfplumber
import pymupdf
import typst

from exam.faces import PACKAGES, folder
from table_shapes import SHAPES, Drawn, drawn
from vpextract import knowledge
from vpextract.layout.laying_out import lay_out
from vpextract.model import Table
from vpextract.reading.files import read_file
from vpextract.settings import Options

OURS, SECOND = "vpextract", "vpextract, pdfplumber's letters"
Rows = list[list[str]]
Reader = Callable[[Path], list[Rows]]
"""A page's tables, each with its rows, the head among them."""


@dataclass
class Score:
    tables: int = 0
    whole: int = 0
    rows: int = 0
    right: int = 0
    extra: int = 0
    seconds: float = 0.0
    heads: int = 0
    seen: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for name in ("tables", "whole", "rows", "right", "extra", "seconds", "heads"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", type=int, default=6, metavar="N", help="tables of each shape (default: 6)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", metavar="SHAPE", help="the shapes whose names hold this")
    parser.add_argument("--show", action="store_true", help="print the tables that vpextract does not read right")
    parser.add_argument("--alone", action="store_true", help="leave the others out")
    args = parser.parse_args()
    readers = {OURS: by_vpextract("auto"), SECOND: by_vpextract("pdfplumber")} | ({} if args.alone else others())
    found: dict[str, dict[str, Score]] = {}
    with tempfile.TemporaryDirectory() as place:
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder(font) for font in PACKAGES])
        for name, shape in SHAPES.items():
            if args.only and args.only not in name:
                continue
            found[name] = {reader: Score() for reader in readers}
            for at in range(args.tables):
                made = drawn(shape, args.seed * 1000 + at)
                path = Path(place) / f"{shape.__name__}-{at}.pdf"
                source = path.with_suffix(".typ")
                source.write_text(made.source)
                pdf = typst.compile(source, root=Path(place), font_paths=fonts, timestamp=0, pdf_tags=False)
                path.write_bytes(pdf)
                for reader, read in readers.items():
                    score = scored(made, path, read)
                    found[name][reader].add(score)
                    if args.show and reader in (OURS, SECOND) and not (score.whole and score.heads):
                        print(f"{name} {at} {reader}", *score.seen, sep="\n    ")
    print(report(found, list(readers)))
    return 0


# --- the readers ------------------------------------------------------------------------------------------------------


def by_vpextract(reader: str) -> Reader:
    def read(path: Path) -> list[Rows]:
        layout = lay_out(read_file(path.read_bytes(), path.name, Options(reader=reader)), knowledge.load())
        tables = [block for block in layout.blocks if isinstance(block, Table)]
        return [[list(table.columns), *(list(row.cells) for row in table.rows)] for table in tables]

    return read


def others() -> dict[str, Reader]:
    readers: dict[str, Reader] = {"pdfplumber": by_pdfplumber, "PyMuPDF": by_pymupdf}
    if find_spec("camelot") is None:
        print("camelot is not installed; it is left out", file=sys.stderr)
        return readers
    return {"camelot lattice": by_camelot("lattice"), "camelot stream": by_camelot("stream")} | readers


def by_camelot(flavor: str) -> Reader:
    camelot = import_module("camelot")

    def read(path: Path) -> list[Rows]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a page has no table
            return [
                table.df.values.tolist() for table in camelot.read_pdf(str(path), flavor=flavor, suppress_stdout=True)
            ]

    return read


def by_pdfplumber(path: Path) -> list[Rows]:
    with pdfplumber.open(path) as file:
        return [[[cell or "" for cell in row] for row in table] for table in file.pages[0].extract_tables()]


def by_pymupdf(path: Path) -> list[Rows]:
    with pymupdf.open(path) as file:
        return [[[cell or "" for cell in row] for row in table.extract()] for table in file[0].find_tables().tables]


# --- what counts ------------------------------------------------------------------------------------------------------


def scored(made: Drawn, path: Path, read: Reader) -> Score:
    start = perf_counter()
    tables = read(path)
    seconds = perf_counter() - start
    rows = [row for table in tables for row in map(_filled, _without_empty_columns(table)) if any(row)]
    wanted = [_filled(row) for row in made.rows]
    labels = {word for label in made.labels for word in label.split()}
    body = [row for row in rows if not {word for cell in row for word in cell.split()} <= labels]
    right = sum((Counter(map(tuple, body)) & Counter(map(tuple, wanted))).values())
    heads = bool(tables) and _filled(_without_empty_columns(tables[0])[0]) == _filled(made.labels)
    seen = [str(row) for row in tables[0]] if tables else ["no table"]
    return Score(1, body == wanted, len(wanted), right, max(0, len(body) - right), seconds, heads, seen)


def _without_empty_columns(table: Rows) -> Rows:
    used = [j for j in range(max(map(len, table), default=0)) if any(j < len(row) and row[j].strip() for row in table)]
    return [[row[j] if j < len(row) else "" for j in used] for row in table]


def _filled(row: Sequence[str]) -> list[str]:
    """The cells in one spelling; what is empty behind the last one tells nothing."""
    cells = [" ".join(cell.replace("\u2212", "-").split()) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


# --- the report -------------------------------------------------------------------------------------------------------


def report(found: dict[str, dict[str, Score]], readers: Sequence[str]) -> str:
    """A table in Markdown: of each shape the tables that are right, and rows right (rows too many)."""
    lines = [f"| shape | tables | heads | {' | '.join(readers)} |", f"| --- | ---: | ---: |{' ---: |' * len(readers)}"]
    total = {reader: Score() for reader in readers}
    for name, scores in found.items():
        for reader, score in scores.items():
            total[reader].add(score)
        lines.append(_line(name, scores))
    lines.append(_line("**all**", total))
    lines.append(f"| seconds | | | {' | '.join(f'{score.seconds:.1f}' for score in total.values())} |")
    return "\n".join(lines)


def _line(name: str, scores: dict[str, Score]) -> str:
    first = next(iter(scores.values()))
    cells = [
        f"{score.whole} · {100 * score.right / max(1, score.rows):.0f} %"
        + (f" (+{score.extra})" if score.extra else "")
        for score in scores.values()
    ]
    return f"| {name} | {first.tables} | {first.heads} | {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
