"""A PDF of five pages, and what can be wrong with one of them: each damage is made by hand in its objects or its bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pymupdf

PAGES = 5
BAD = 3
"""The page that is damaged."""

Damage = Callable[[], bytes]


def document(pages: int = PAGES) -> Any:
    """A plan with a goal on every page, and on each a word that stands on no other ("Ord3")."""
    made = pymupdf.open()
    for number in range(1, pages + 1):
        page = made.new_page()
        if number == 1:
            page.insert_text((72, 72), "Verksamhetsplan 2031 Hamnnämnden", fontsize=20)
        page.insert_text((72, 150), f"Nämndmål: 1.{number} Bojarna nummer {number} ska lysa", fontsize=15)
        page.insert_text((72, 200), f"Nämnden sköter bojarna på sida {number} hela året.")
        page.insert_text((72, 220), f"Ord{number} som bara står här.")
    return made


def written(made: Any, *, packed: bool = False) -> bytes:
    return bytes(made.tobytes(deflate=True) if packed else made.tobytes(expand=255))


def with_key(key: str, value: str) -> bytes:
    """The bad page with another value of one of its entries."""
    made = document()
    made.xref_set_key(made[BAD - 1].xref, key, value)
    return written(made)


def with_contents(change: Callable[[bytes], bytes]) -> bytes:
    """The bad page with other operators."""
    made = document()
    first = made[BAD - 1].get_contents()[0]
    made.update_stream(first, change(made.xref_stream(first)))
    return written(made)


def with_bytes(change: Callable[[bytes], bytes]) -> bytes:
    """The whole file with other bytes; its cross-reference table may be wrong then."""
    return change(written(document()))


def with_count(count: str) -> bytes:
    return with_bytes(lambda data: data.replace(b"/Count 5", b"/Count " + count.encode()))


def with_count_elsewhere() -> bytes:
    """The right count, as a reference; and no table of the objects, so that the file must be repaired."""
    made = document()
    count = made.get_new_xref()
    made.update_object(count, "5")
    root = made.xref_get_key(made.pdf_catalog(), "Pages")[1].split()[0]
    made.xref_set_key(int(root), "Count", f"{count} 0 R")
    return written(made).replace(b"startxref\n", b"startxref\n9")


def with_kids(change: Callable[[list[bytes]], list[bytes]]) -> bytes:
    """The file with other kids in the page tree."""

    def changed(data: bytes) -> bytes:
        found = re.search(rb"/Kids ?\[(.*?)\]", data, re.DOTALL)
        assert found is not None
        kids = re.findall(rb"\d+ 0 R", found[1])
        made = b" ".join(change(kids))
        return data[: found.start(1)] + made.ljust(len(found[1])) + data[found.end(1) :]

    return with_bytes(changed)


def in_place_of_the_bad_kid(kid: bytes) -> bytes:
    return with_kids(lambda kids: [*kids[: BAD - 1], kid, *kids[BAD:]])


def with_parent_loop() -> bytes:
    """A page tree whose root has a page for its parent: what pages inherit is then looked for in a circle."""
    made = document()
    root = made.xref_get_key(made.pdf_catalog(), "Pages")[1].split()[0]
    made.xref_set_key(int(root), "Parent", f"{made[BAD - 1].xref} 0 R")
    return written(made)


def with_broken_packing() -> bytes:
    """The bad page's first stream with wrong bytes in the middle of what is packed."""
    data = written(document(), packed=True)
    with pymupdf.open(stream=data) as made:
        packed = made.xref_stream_raw(made[BAD - 1].get_contents()[0])
    at = data.find(packed) + 20
    return data[:at] + b"\xff" * 20 + data[at + 20 :]


def with_reference_loop() -> bytes:
    """Contents that are a reference to a reference to the first."""
    made = document()
    one, two = made.get_new_xref(), made.get_new_xref()
    for xref, other in ((one, two), (two, one)):
        made.update_object(xref, f"[{other} 7 {other}]")
    made.xref_set_key(made[BAD - 1].xref, "Contents", f"{one} 0 R")
    return re.sub(rb"\[ ?(\d+) 7 \1 ?\]", rb"\1 0 R ", written(made))


def with_form_loop() -> bytes:
    """A form that shows itself."""
    made = document()
    page, form = made[BAD - 1].xref, made.get_new_xref()
    forms = f"/XObject<</Fx {form} 0 R>>"
    made.update_object(form, f"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<{forms}>>>>")
    made.update_stream(form, b"q /Fx Do Q")
    fonts = made.xref_get_key(page, "Resources/Font")[1]
    made.xref_set_key(page, "Resources", f"<</Font {fonts}{forms}>>")
    first = made[BAD - 1].get_contents()[0]
    made.update_stream(first, made.xref_stream(first) + b" q /Fx Do Q")
    return written(made)


def with_image(**entries: str) -> bytes:
    """A small image on the bad page with other entries than its bytes have."""
    made = document()
    pixmap = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 10, 10))
    pixmap.clear_with(99)
    image = made[BAD - 1].insert_image((10, 10, 30, 30), pixmap=pixmap)
    for name, value in entries.items():
        made.xref_set_key(image, name, value)
    return written(made)


def with_font(entries: str) -> bytes:
    """Another font on the bad page."""
    made = document()
    font = made.get_new_xref()
    made.update_object(font, f"<</Type/Font{entries}>>")
    made.xref_set_key(made[BAD - 1].xref, "Resources/Font/helv", f"{font} 0 R")
    return written(made)


def with_empty_letters() -> bytes:
    """A font whose table says that letters are no text: words without letters, and some with."""
    made = document()
    table, font = made.get_new_xref(), made.get_new_xref()
    made.update_object(table, "<<>>")
    made.update_stream(
        table,
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        b"1 begincodespacerange <00> <ff> endcodespacerange "
        b"3 beginbfchar <61> <> <62> <> <63> <200b> endbfchar endcmap end end",
    )
    made.update_object(font, f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode {table} 0 R>>")
    fonts = made.xref_get_key(made[BAD - 1].xref, "Resources/Font")[1]
    made.xref_set_key(made[BAD - 1].xref, "Resources", f"<</Font {fonts[:-2]}/Empty {font} 0 R>>>>")
    first = made[BAD - 1].get_contents()[0]
    shown = b" BT /Empty 12 Tf 72 600 Td (ab ab) Tj 0 -20 Td (ab X) Tj 0 -20 Td (c) Tj 200 0 Td (b) Tj ET"
    made.update_stream(first, made.xref_stream(first) + shown)
    return written(made)


def with_letters_of_no_width() -> bytes:
    """An own font on the bad page without any width; and no table of the objects, so that the file must be repaired."""
    made = document()
    descriptor = made.get_new_xref()
    made.update_object(descriptor, "<</Type/FontDescriptor/FontName/Own/Flags 32/MissingWidth 0/FontBBox[0 0 0 0]>>")
    font = made.get_new_xref()
    made.update_object(
        font,
        "<</Type/Font/Subtype/TrueType/BaseFont/Own/FirstChar 0/LastChar 255/Encoding/WinAnsiEncoding"
        f"/Widths[{' 0' * 256}]/FontDescriptor {descriptor} 0 R>>",
    )
    fonts = made.xref_get_key(made[BAD - 1].xref, "Resources/Font")[1]
    made.xref_set_key(made[BAD - 1].xref, "Resources", f"<</Font {fonts[:-2]}/Own {font} 0 R>>>>")
    first = made[BAD - 1].get_contents()[0]
    shown = b" BT /Own 12 Tf 72 600 Td (Bojarna ska ligga i viken hela sommaren och hela vintern) Tj ET"
    made.update_stream(first, made.xref_stream(first) + shown)
    return written(made).replace(b"startxref\n", b"startxref\n9")


SOUND: dict[str, Damage] = {
    "nothing wrong": lambda: written(document()),
    "font dictionary is a number": lambda: with_key("Resources/Font", "7"),
    "font is a number": lambda: with_key("Resources/Font/helv", "7"),
    "resources are a number": lambda: with_key("Resources", "7"),
    "size of nothing": lambda: with_key("MediaBox", "[0 0 0 0]"),
    "size beyond all paper": lambda: with_key("MediaBox", "[0 0 1e30 1e30]"),
    "size is no number": lambda: with_key("MediaBox", "[0 0 nan nan]"),
    "size in words": lambda: with_key("MediaBox", "[/a /b /c /d]"),
    "size cut short": lambda: with_key("MediaBox", "[0 0 5]"),
    "no size": lambda: with_key("MediaBox", "null"),
    "size is one number": lambda: with_key("MediaBox", "12"),
    "rotation in words": lambda: with_key("Rotate", "/Left"),
    "rotation by 37": lambda: with_key("Rotate", "37"),
    "rotation by much": lambda: with_key("Rotate", "36000"),
    "crop box in words": lambda: with_key("CropBox", "[/a 0 0 0]"),
    "count too large": lambda: with_count("50"),
    "count too large by two": lambda: with_count("7"),
    "count too small": lambda: with_count("2"),
    "count negative": lambda: with_count("-3"),
    "count of nothing": lambda: with_count("0"),
    "count elsewhere": with_count_elsewhere,
    "count is a word": lambda: with_count("/x"),
    "page type missing": lambda: with_key("Type", "null"),
    "page type wrong": lambda: with_key("Type", "/Catalog"),
    "tree has itself for a kid": lambda: with_kids(lambda kids: [*kids, b"2 0 R"]),
    "page named twice": lambda: with_kids(lambda kids: [*kids, kids[1]]),
    "parents in a circle": with_parent_loop,
    "form shows itself": with_form_loop,
    "image says it is large": lambda: with_image(Width="100000", Height="100000"),
    "image has no width": lambda: with_image(Width="-5", BitsPerComponent="/x"),
    "image without colours": lambda: with_image(ColorSpace="[/Indexed 5]"),
    "font without letters": lambda: with_font("/Subtype/TrueType/BaseFont/Arial/Widths 5/FontDescriptor 7"),
    "font of other fonts": lambda: with_font("/Subtype/Type0/BaseFont/Arial/Encoding/Identity-H/DescendantFonts 5"),
    "letters that are no text": with_empty_letters,
}
"""Damage that costs no word: all five pages are read."""

LOSING: dict[str, Damage] = {
    "operators broken": lambda: with_contents(lambda _: b"q BT /F1 12 Tf (abc Tj ] >> << [ (( 12 0 0 \xff Tm xx ET"),
    "contents missing": lambda: with_key("Contents", "999 0 R"),
    "contents are a number": lambda: with_key("Contents", "17"),
    "contents are a dictionary": lambda: with_key("Contents", "<</A 1>>"),
    "contents refer in a circle": with_reference_loop,
    "contents packed wrong": with_broken_packing,
    "kid is nothing": lambda: in_place_of_the_bad_kid(b"null"),
    "kid is a number": lambda: in_place_of_the_bad_kid(b"17"),
    "kid is missing": lambda: in_place_of_the_bad_kid(b"888 0 R"),
    "kid is a list": lambda: in_place_of_the_bad_kid(b"(x)"),
}
"""Damage that costs the bad page, or words on it, and nothing else."""
