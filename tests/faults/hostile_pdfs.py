"""Small PDFs of which much comes: what they claim, or what programs make of them."""

from __future__ import annotations

import random
import zlib
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

LINES = 2500


def tight_pdf(path: Path, kind: str) -> None:
    """2,500 lines on one page, 5 points apart, in columns: `ragged` (two, by turns) or `spread` (four, none straight)."""
    chance, height = random.Random(1), 60 + 5 * LINES
    canvas = Canvas(str(path), pagesize=(595, height))
    text = canvas.beginText()
    text.setFont("Helvetica", 5)
    for n in range(LINES):
        for x in (40, 300)[: 1 + n % 2] if kind == "ragged" else (40, 180, 320, 460):
            text.setTextOrigin(x + (0 if kind == "ragged" else chance.choice((-20, 0, 20))), height - 30 - 5 * n)
            text.textOut("ord")
    canvas.drawText(text)
    canvas.save()


def swelling_pdf(path: Path, operators: bytes, times: int) -> None:
    """A page whose contents are these operators, very often: packed a few hundred kB, else a few hundred MB."""
    packing = zlib.compressobj(9)
    packed = b"".join(packing.compress(operators * 1000) for _ in range(times // 1000)) + packing.flush()
    font = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources " + font + b">>",
        b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream",
    ]
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    path.write_bytes(data + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer)
