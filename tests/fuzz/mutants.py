"""Sound documents → damaged and hostile ones: each by one way, one source and one seed, so that it comes again as it was.

    python tests/fuzz/mutants.py FOLDER [FIRST [LAST]]     # writes them, to look at one by one

PDFs are pages of the samples, texts are parts of them, and the Word file is made here.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

import pymupdf

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "documents"
PAGES = (("sample-03", 4, 4), ("sample-12", 3, 3), ("sample-13", 3, 3), ("sample-17", 4, 4))
TEXTS = ("sample-09.txt", "sample-10.md", "sample-18.txt")
PART, PARTS = 2_000, 8
"""So many letters of a text are mutated, from one of its first parts; with all of them a mutant would take a second."""
RULES = 10_000
SPAN = 10_000_000
SEED = 2031
Way = Callable[[bytes, Random], bytes]


# --- sources ----------------------------------------------------------------------------------------------------------


@cache
def pdf(name: str, first: int, last: int, packed: bool) -> bytes:
    with pymupdf.open(SAMPLES / f"{name}.pdf") as document:
        document.select(range(first - 1, last))
        return bytes(document.tobytes(garbage=3, deflate=packed, expand=0 if packed else 255, no_new_id=True))


@cache
def text(name: str, part: int) -> bytes:
    whole = (SAMPLES / name).read_text("utf8")
    return whole[part * PART : (part + 1) * PART].encode()


@cache
def word() -> bytes:
    import docx

    made = docx.Document()
    made.add_heading("Verksamhetsplan 2031", 0)
    made.add_paragraph("Hamnnämnden")
    made.add_heading("Nämndmål 1.1: Bojarna ska lysa", 2)
    made.add_paragraph("Nämnden sköter bojarna hela året.", style="List Bullet")
    table = made.add_table(rows=1, cols=3)
    for row in (("Indikator", "Årsmål 2031", "Utfall 2030"), ("Andel bojar som lyser", "98 %", "97 %")):
        for cell, words in zip((table.rows[0] if row[0] == "Indikator" else table.add_row()).cells, row, strict=True):
            cell.text = words
    buffer = io.BytesIO()
    made.save(buffer)
    with zipfile.ZipFile(buffer) as package:
        return _packed({name: package.read(name) for name in package.namelist()})


def _packed(parts: dict[str, bytes]) -> bytes:
    """A package without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, part in parts.items():
            made.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


# --- any bytes --------------------------------------------------------------------------------------------------------


def bits_turned(data: bytes, chance: Random) -> bytes:
    turned = bytearray(data)
    for _ in range(chance.choice((1, 5, 50, 500))):
        turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
    return bytes(turned)


def bytes_gone(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.choice((1, 20, 400, 5000)) :]


def bytes_twice(data: bytes, chance: Random) -> bytes:
    at, many = chance.randrange(len(data)), chance.choice((1, 20, 400, 5000))
    return data[: at + many] + data[at:]


def bytes_between(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.choice((1, 4, 64, 1024))) + data[at:]


def nul_between(data: bytes, chance: Random) -> bytes:
    out = data
    for _ in range(chance.choice((1, 10, 100))):
        at = chance.randrange(len(out))
        out = out[:at] + bytes(chance.choice((1, 1, 16))) + out[at:]
    return out


def cut_off(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data))]


# --- PDFs: the bytes of unpacked files ----------------------------------------------------------------------------------

_OBJECT = re.compile(rb"\n(\d+) 0 obj(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_NUMBER = re.compile(rb"(?<![\w.#-])-?\d+(?:\.\d+)?(?![\w.])")
_NAME = re.compile(rb"/[A-Za-z]\w+")
_ABSURD = (
    b"0",
    b"-1",
    b"1e99",
    b"99999999999999999999",
    b"2147483648",
    b"-2147483649",
    b"0.0000000001",
    b"null",
    b"[]",
    b"/X",
)


def _replaced(data: bytes, found: list[re.Match[bytes]], chance: Random, new: Callable[[bytes], bytes]) -> bytes:
    """The data with one of the places found, or a few, made anew."""
    chosen = sorted(chance.sample(found, min(len(found), chance.choice((1, 1, 3, 10)))), key=lambda m: -m.start())
    for match in chosen:
        data = data[: match.start()] + new(match[0]) + data[match.end() :]
    return data


def objects_mixed(data: bytes, chance: Random) -> bytes:
    """Objects in each other's place, gone, or of another kind."""
    found = list(_OBJECT.finditer(data))
    bodies = [match[2] for match in found] + [b" null ", b" [] ", b" << >> ", b" 7 ", b" (text) "]
    return _replaced(data, found, chance, lambda old: old[: old.index(b"obj") + 3] + chance.choice(bodies) + b"endobj")


def references_mixed(data: bytes, chance: Random) -> bytes:
    """References that lead elsewhere, to themselves among others, or nowhere."""
    found = list(re.finditer(rb"\d+ 0 R", data))
    most = data.count(b" 0 obj") + 3
    return _replaced(data, found, chance, lambda old: b"%d 0 R" % chance.randrange(most))


def numbers_absurd(data: bytes, chance: Random) -> bytes:
    return _replaced(data, list(_NUMBER.finditer(data)), chance, lambda old: chance.choice(_ABSURD))


def names_mixed(data: bytes, chance: Random) -> bytes:
    found = list(_NAME.finditer(data))
    names = sorted({match[0] for match in found})
    return _replaced(data, found, chance, lambda old: chance.choice(names))


def list_of_objects_wrong(data: bytes, chance: Random) -> bytes:
    """Places in the cross-reference table, where it begins, or what the trailer says."""
    at = data.rfind(b"xref\n", 0, data.rfind(b"startxref"))
    head, tail = data[:at], data[at:]
    return head + _replaced(
        tail, list(re.finditer(rb"\d{3,}", tail)), chance, lambda old: b"%d" % chance.randrange(len(data))
    )


def stream_mutated(data: bytes, chance: Random) -> bytes:
    """What a page paints, a font holds or a table of letters says, with other bytes in it."""
    found = [match for match in _STREAM.finditer(data) if len(match[1]) > 4]
    way = chance.choice((bits_turned, bytes_gone, bytes_twice, bytes_between, nul_between, numbers_absurd))
    return _replaced(data, found, chance, lambda old: b"stream\n" + way(old[7:-9] or b" ", chance) + b"endstream")


def length_or_filter_wrong(data: bytes, chance: Random) -> bytes:
    found = list(re.finditer(rb"/Length \d+", data))
    new = (
        b"/Length 0",
        b"/Length 99999999",
        b"/Length -5",
        b"/Filter/FlateDecode/Length 40",
        b"/Filter/DCTDecode/Length 9",
    )
    return _replaced(data, found, chance, lambda old: chance.choice(new))


def page_tree_wrong(data: bytes, chance: Random) -> bytes:
    """Rings, pages that are none, thousands of them, wrong counts."""
    kids = (b"1 0 R", b"2 0 R", b"3 0 R " * 5000, b"99 0 R", b"null", b"[[[[]]]]", b"4 0 R 4 0 R 4 0 R")
    way = chance.randrange(3)
    if way == 0:
        return re.sub(
            rb"/Kids ?\[.*?\]", lambda old: b"/Kids[" + chance.choice(kids) + b"]", data, count=1, flags=re.DOTALL
        )
    if way == 1:
        return re.sub(rb"/Count -?\d+", b"/Count " + chance.choice((*_ABSURD, b"100000")), data)
    return re.sub(rb"/Parent \d+ 0 R", b"/Parent %d 0 R" % chance.randrange(20), data)


def font_wrong(data: bytes, chance: Random) -> bytes:
    keys = (
        b"/FirstChar",
        b"/LastChar",
        b"/Widths",
        b"/ToUnicode",
        b"/FontDescriptor",
        b"/Encoding",
        b"/Subtype",
        b"/BaseFont",
    )
    key = chance.choice([key for key in keys if key in data])
    new = (key + b"X", key + b" 0", key + b" null", key + b"[0 99999999 -3]", key + b"/Identity-V", key + b"(\x00\xff)")
    return data.replace(key, chance.choice(new), chance.choice((1, -1)))


def size_absurd(data: bytes, chance: Random) -> bytes:
    """Pages of no size, of kilometres, turned by odd angles, far from the middle."""
    key, values = chance.choice(list(_SIZES.items()))
    bare = re.sub(rb"/%s ?(?:\[.*?\]|-?\d+)" % key, b"", data, flags=re.DOTALL)
    added = b"/%s %s" % (key, chance.choice(values))
    return re.sub(rb"/Type ?/Page(?=[^s])", lambda old: old[0] + added, bare)


_BOXES = (
    *(b"[0 0 0 0]", b"[0 0 1e9 1e9]", b"[-1e6 -1e6 1e6 1e6]", b"[595 842 0 0]", b"[0 0 1 1]", b"[0 0 14400 14400]"),
    *(b"[nan nan 5 5]", b"[0 0 595]", b"[1e7 1e7 10000595 10000842]"),
)
_SIZES: dict[bytes, tuple[bytes, ...]] = {
    b"MediaBox": _BOXES,
    b"CropBox": _BOXES,
    b"Rotate": (b"45", b"-90", b"99999", b"1"),
    b"UserUnit": (b"0", b"-1", b"75000"),
}


def _painted_more(operators: bytes) -> Way:
    def painted(data: bytes, chance: Random) -> bytes:
        with pymupdf.open(stream=data) as document:
            contents = document[0].get_contents()[-1]
            document.update_stream(contents, document.xref_stream(contents) + operators)
            return bytes(document.tobytes(deflate=True, no_new_id=True))

    return painted


def many_rules(data: bytes, chance: Random) -> bytes:
    level, apart = chance.random() < 0.5, chance.choice((0.05, 0.5, 7))
    places = (50 + n * apart % 500 for n in range(RULES))
    ends = ((50, at, 500, at) if level else (at, 50, at, 700) for at in places)
    return _painted_more(b"\nQ q 0.2 w\n" + b"".join(b"%g %g m %g %g l S\n" % end for end in ends))(data, chance)


def many_letters(data: bytes, chance: Random) -> bytes:
    places = ((chance.choice((1, 9, 40)), chance.randrange(500), chance.randrange(800)) for _ in range(300))
    words = b"".join(b"BT /F %d Tf 1 0 0 1 %d %d Tm (kaj) Tj ET\n" % place for place in places)
    return _painted_more(b"\nQ q\n" + words)(data, chance)


def long_span(data: bytes, chance: Random) -> bytes:
    made = pymupdf.open()
    page = made.new_page()
    page.insert_text((72, 72), "Verksamhetsplan 2031 Hamnnämnden")
    contents = page.get_contents()[-1]
    letters = chance.choice((b"kaj", b"kaj ", b"1 234 ", b". "))
    span = b"\nBT /helv 9 Tf 1 0 0 1 72 300 Tm (" + letters * (SPAN // len(letters)) + b") Tj ET"
    made.update_stream(contents, made.xref_stream(contents) + span)
    return bytes(made.tobytes(deflate=True, no_new_id=True))


# --- texts ------------------------------------------------------------------------------------------------------------


_NO_UTF8 = (b"\xff", b"\xc3", b"\xe2\x80", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\x80")


def utf8_broken(data: bytes, chance: Random) -> bytes:
    out = data
    for _ in range(chance.choice((1, 10, 100))):
        at = chance.randrange(len(out))
        out = out[:at] + chance.choice(_NO_UTF8) + out[at:]
    return out


def encoded_otherwise(data: bytes, chance: Random) -> bytes:
    letters = data.decode("utf8", "ignore")
    how = chance.choice(
        ("utf-16", "utf-16-be", "utf-32", "latin-1", "cp1252", "mac-roman", "cp850", "utf-7", "utf-8-sig")
    )
    made = letters.encode(how, "replace")
    return made if chance.random() < 0.5 else bits_turned(made, chance)


def lines_mixed(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    for _ in range(chance.choice((2, 20, 200))):
        a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
        way = chance.randrange(4)
        if way == 0:
            lines[a], lines[b] = lines[b], lines[a]
        elif way == 1:
            lines[a] += lines[b]
        elif way == 2:
            lines.insert(a, lines[b])
        else:
            lines[a] = chance.choice((b"\t", b" ", b"|", b"#", b"")).join(lines[a].split())
    return b"\n".join(lines)


def odd_letters(data: bytes, chance: Random) -> bytes:
    odd = "\u202e\u200b\u0301\ufeff\u2028\x0b\x0c\x1b\x85²①٣½𝟘ﬁ\u00ad\U000e0041\ufffd‰−"
    letters = list(data.decode("utf8", "ignore"))
    for _ in range(chance.choice((5, 50, 500))):
        letters.insert(chance.randrange(len(letters) + 1), chance.choice(odd))
    return "".join(letters).encode()


def again_and_again(data: bytes, chance: Random) -> bytes:
    """One line, word or mark of it, thousands of times on one line."""
    piece = chance.choice(
        [chance.choice(data.split(b"\n")), *data.split()[:400], b"(", b"[", b"|", b"\t", b". ", b"**", b"1 ", b"- "]
    )
    at = chance.randrange(len(data))
    return data[:at] + (piece or b" ") * chance.choice((100, 2000)) + data[at:]


def long_text(data: bytes, chance: Random) -> bytes:
    piece = chance.choice((b"kaj", b"kaj ", b"12,5 ", b"(", b". "))
    return data[:200] + piece * (SPAN // len(piece))


# --- Word files -------------------------------------------------------------------------------------------------------


def part_mutated(data: bytes, chance: Random) -> bytes:
    """A part of the package with other bytes; the package is whole."""
    way = chance.choice((bits_turned, bytes_gone, bytes_twice, cut_off, tags_mixed))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    chosen = chance.choice(["word/document.xml", "word/document.xml", *names])
    return _packed(parts | {chosen: way(parts[chosen], chance)})


def tags_mixed(data: bytes, chance: Random) -> bytes:
    found = list(re.finditer(rb"</?w:\w+", data))
    tags = sorted({match[0] for match in found}) or [b"<w:p"]
    return _replaced(
        data, found, chance, lambda old: chance.choice([tag for tag in tags if tag[:2] == old[:2]] or [old])
    )


# --- all of them ------------------------------------------------------------------------------------------------------

ANY: tuple[Way, ...] = (bits_turned, bytes_gone, bytes_twice, bytes_between, nul_between, cut_off)
OF_PDFS: tuple[Way, ...] = (
    *(
        objects_mixed,
        references_mixed,
        numbers_absurd,
        names_mixed,
        list_of_objects_wrong,
        stream_mutated,
        stream_mutated,
    ),
    *(length_or_filter_wrong, page_tree_wrong, font_wrong, size_absurd, many_letters),
)
OF_TEXTS: tuple[Way, ...] = (utf8_broken, encoded_otherwise, lines_mixed, odd_letters, again_and_again)
FEW: tuple[tuple[Way, str, int], ...] = ((many_rules, "pdf", 8), (long_span, "pdf", 2), (long_text, "txt", 2))
"""What takes a second or more each, and so is made a few times only."""


def mutants(first: int, last: int) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of the mutants of these numbers. Each is made from its number alone."""
    few = [(way, kind) for way, kind, times in FEW for _ in range(times)]
    for number in range(first, last):
        chance = Random(f"{SEED} {number}")
        if number < len(few):
            way, kind = few[number]
            source = pdf(*PAGES[0], packed=False) if kind == "pdf" else text(TEXTS[0], 0)
        elif number % 20 == 0:
            way, kind, source = chance.choice((*ANY, part_mutated, part_mutated, part_mutated)), "docx", word()
        elif number % 5 in (1, 2, 3):
            name = chance.choice(TEXTS)
            way, kind, source = (
                chance.choice((*ANY, *OF_TEXTS, *OF_TEXTS)),
                name[-3:].lstrip("."),
                text(name, chance.randrange(PARTS)),
            )
        else:
            way, kind = chance.choice((*ANY, *OF_PDFS, *OF_PDFS)), "pdf"
            source = pdf(*chance.choice(PAGES), packed=way in ANY and chance.random() < 0.5)
        yield f"{number:04}-{way.__name__}.{kind}", way(source, chance)


if __name__ == "__main__":
    folder, numbers = Path(sys.argv[1]), [int(x) for x in sys.argv[2:]]
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in mutants(*(numbers or (0, 2000))):
        (folder / name).write_bytes(data)
