"""A PDF whose font says by its ToUnicode table which characters the codes are: whatever a test wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def coded_pdf(lines: Sequence[bytes], means: Mapping[str, str]) -> bytes:
    """One page with these lines of codes; those in `means` mean other characters (UTF-16, halves of pairs too)."""
    shown = b" ".join(b"<%s> Tj T*" % line.hex().encode() for line in lines)
    content = b"BT /F1 11 Tf 72 760 Td 16 TL %s ET" % shown
    codes = {code: bytes([code]).decode("cp1252") for code in range(0x20, 0x7F)} | {ord(k): v for k, v in means.items()}
    entries = "\n".join(f"<{c:02x}> <{text.encode('utf-16-be', 'surrogatepass').hex()}>" for c, text in codes.items())
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Coded def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{entries}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(table), table),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    entries_at = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries_at) + trailer
