"""A folder of two small documents with doubts, hostile names and a doubtful pair, its output, and the page about it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from vpextract.reviewing.beginning import Wish, begun
from vpextract.running.job import extract_all

HOSTILE = "Antal bojar <img src=x onerror=\"document.title='hacked'\">"
TEXT = f"""# Verksamhetsplan 2031

Hamnnämnden

## Nämndmål: 1.1 Hela bojar <script>document.title='hacked'</script>

| Indikator | Årsmål | Period |
| --- | --- | --- |
| {HOSTILE} | 40 % | År |
| Andel målade bojar i hamnen | 85–90 % | År |

| Aktivitet | Startdatum | Slutdatum |
| --- | --- | --- |
| Laga kajen | 2031-07-15 | 2031-06-30 |
| Måla kajen | 2031-09-15 | 2031-08-30 |
"""
INDICATORS = [
    ["Indikator", "Årsmål", "Period"],
    ["Antal hela bryggor", "31 %", "År"],
    ["Andel målade bojar i norra hamnen", "86 %", "År"],
]
BUDGET = [
    ["Verksamhet", "Budget 2032, kostnader", "Budget 2032, intäkter"],
    ["Kajer", "12,5", "2,5"],
    ["Bojar", "3,5", "1,0"],
    ["Bryggor", "4,0", "1,5"],
    ["Summa", "29,0", "5,0"],
]


def written(folder: Path) -> None:
    """Fill a folder: `in`, and the output `out` beside it."""
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "text.md").write_text(TEXT, "utf8")
    _plan(folder / "in" / "plan.pdf")
    extract_all([folder / "in"], folder / "out", jobs=1)


@contextmanager
def served(out: Path, language: str = "sv") -> Iterator[str]:
    """The address of the page about an output, for as long as it is open."""
    _, server, address = begun(Wish(str(out), by="Åsa", language=language))
    running = threading.Thread(target=server.run)
    running.start()
    try:
        yield address
    finally:
        server.stop()
        running.join()


def _plan(path: Path) -> None:
    styles = getSampleStyleSheet()
    ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("BACKGROUND", (0, 0), (-1, 0), "#dddddd")])
    parts = [
        Paragraph("Verksamhetsplan 2032", styles["Title"]),
        Paragraph("Hamnnämnden", styles["Normal"]),
        Paragraph("Nämndmål: 1.1 Hela bojar", styles["Heading2"]),
        Table(INDICATORS, colWidths=[230, 90, 90], style=ruled),
        Spacer(1, 20),
        Paragraph("Ekonomi", styles["Heading2"]),
        Paragraph("Budget 2032 (mnkr)", styles["Normal"]),
        Table(BUDGET, colWidths=[140, 150, 150], style=ruled),
    ]
    SimpleDocTemplate(str(path), pagesize=A4).build(parts)
