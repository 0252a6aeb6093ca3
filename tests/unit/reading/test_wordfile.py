"""Word files: what a reader of the printed page sees is read, and nothing else; what cannot be read says what to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from word_files import paragraph, row, table, tc, word_file

from vpextract.errors import DocumentError, EncryptedError
from vpextract.model import Read
from vpextract.model.word import WordBlock, WordParagraph, WordTable
from vpextract.reading.word.wordfile import read_word


def run(inside: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr>{inside}</w:r>"


def t(text: str) -> str:
    return run(f'<w:t xml:space="preserve">{text}</w:t>')


def p(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def texts(blocks: Sequence[WordBlock]) -> list[str]:
    """The paragraphs, those in tables cell by cell."""
    out = []
    for block in blocks:
        if isinstance(block, WordParagraph):
            out.append(f"{block.mark} {block.text}".strip())
        else:
            out += [text for word_row in block.rows for cell in word_row.cells for text in texts(cell.blocks)]
    return out


def read(body: str, **parts: str) -> Read:
    return read_word(word_file(body, **parts))


FIELD = '<w:fldChar w:fldCharType="{}"/>'
BOX = "<w:txbxContent>{}</w:txbxContent>"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (t("Ren") + t("are kajer"), "Renare kajer"),
        (t("Kajer") + run("<w:tab/>") + t("bojar"), "Kajer bojar"),
        (t("Kajer") + run("<w:br/>") + t("bojar"), "Kajer bojar"),
        (t("e") + run("<w:noBreakHyphen/>") + t("post"), "e-post"),
        (t("hamn") + run("<w:softHyphen/>") + t("planen"), "hamnplanen"),
        (t("hamn\u00adplanen"), "hamnplanen"),
        ("<w:ins>" + t("Nya bojar") + "</w:ins>", "Nya bojar"),
        (t("Bojar") + "<w:del>" + run("<w:delText> och pråmar</w:delText>") + "</w:del>", "Bojar"),
        (
            t("Hit") + "<w:moveFrom>" + t("gammalt") + "</w:moveFrom><w:moveTo>" + t(" flyttat") + "</w:moveTo>",
            "Hit flyttat",
        ),
        (t("Synligt") + run("<w:t>dolt</w:t>", "<w:vanish/>"), "Synligt"),
        (t("Synligt") + run("<w:t>också</w:t>", '<w:vanish w:val="0"/>'), "Synligtockså"),
        (
            t("Sida ")
            + run(FIELD.format("begin"))
            + run("<w:instrText> PAGE </w:instrText>")
            + run(FIELD.format("separate"))
            + t("7")
            + run(FIELD.format("end")),
            "Sida 7",
        ),
        ('<w:fldSimple w:instr="DATE">' + t("2031-02-03") + "</w:fldSimple>", "2031-02-03"),
        ("<w:hyperlink>" + t("hamnen.example") + "</w:hyperlink>", "hamnen.example"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + t("Hamnnämnden") + "</w:sdtContent></w:sdt>", "Hamnnämnden"),
        (t("Kajer") + run('<w:commentReference w:id="1"/>'), "Kajer"),
        (t("48,2") + run("<w:t>1</w:t>", '<w:vertAlign w:val="superscript"/>'), "48,2¹"),
        (t("den 3") + run("<w:t>:e</w:t>", '<w:vertAlign w:val="superscript"/>'), "den 3:e"),
        ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
    ],
)
def test_what_is_read_of_a_paragraph(inside: str, said: str) -> None:
    assert texts(read(p(inside)).body) == [said]


def test_a_paragraph_whose_end_was_taken_out_goes_on_with_the_next() -> None:
    body = p(t("Bojar och "), "<w:rPr><w:del/></w:rPr>") + p(t("pråmar"))
    found = read(body)
    assert texts(found.body) == ["Bojar och pråmar"]
    (issue,) = found.facts.issues
    assert (issue.code, issue.severity, issue.line) == ("tracked_changes", "warning", 1)


def test_rows_that_came_are_there_and_rows_that_went_are_not() -> None:
    body = table(row("Kajer", "1"), row("Bojar", "2", properties="<w:ins/>"), row("Pråmar", "3", properties="<w:del/>"))
    assert texts(read(body).body) == ["Kajer", "1", "Bojar", "2"]


@pytest.mark.parametrize(
    "inside",
    [
        "<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>",
        "<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>",
    ],
)
def test_a_text_box_is_read_once_behind_its_paragraph(inside: str) -> None:
    body = p(t("Hamnen") + run(inside.format(box=BOX.format(p(t("Fyrtio båtar"))))))
    assert texts(read(body).body) == ["Hamnen", "Fyrtio båtar"]


def test_notes_stand_at_the_end_with_the_mark_that_is_printed_for_them() -> None:
    body = p(t("Kajer") + run('<w:footnoteReference w:id="7"/>')) + p(
        t("Bojar") + run('<w:footnoteReference w:id="5"/>')
    )
    notes = "".join(
        f'<w:footnote w:id="{at}">{p(run("<w:footnoteRef/>") + t(said))}</w:footnote>'
        for at, said in ((5, "fem"), (7, "sju"), (9, "nio"))
    )
    assert texts(read(body, footnotes=notes).body) == ["Kajer¹", "Bojar²", "¹ sju", "² fem"]


def test_headers_and_footers_are_running_lines_each_part_once() -> None:
    body = (
        p(t("Kajer"))
        + "<w:sectPr>"
        + '<w:headerReference r:id="header1"/>' * 2
        + '<w:footerReference r:id="footer1"/></w:sectPr>'
    )
    found = read(body, header1=p(t("Hamnnämnden") + run("<w:tab/>") + t("Sid 1")), footer1=table(row("Box 1", "Tel")))
    assert found.running == ("Hamnnämnden", "Sid 1", "Box 1", "Tel")
    assert texts(found.body) == ["Kajer"]


STYLES = "".join(
    (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
        '<w:style w:type="paragraph" w:styleId="R1"><w:name w:val="heading 1"/></w:style>',
        '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Kapitel"/><w:basedOn w:val="R1"/></w:style>',
        '<w:style w:type="paragraph" w:styleId="Djup"><w:name w:val="Djup"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>',
        '<w:style w:type="paragraph" w:styleId="Inneh"><w:name w:val="toc 1"/></w:style>',
        '<w:style w:type="paragraph" w:styleId="Runt1"><w:name w:val="a"/><w:basedOn w:val="Runt2"/></w:style>',
        '<w:style w:type="paragraph" w:styleId="Runt2"><w:name w:val="b"/><w:basedOn w:val="Runt1"/></w:style>',
        '<w:style w:type="paragraph" w:styleId="Fet"><w:name w:val="Fet"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>',
    )
)


@pytest.mark.parametrize(
    ("style", "properties", "level", "toc"),
    [
        ("", "", 0, False),
        ("R1", "", 1, False),
        ("Egen", "", 1, False),
        ("Djup", "", 3, False),
        ("Djup", '<w:outlineLvl w:val="9"/>', 0, False),
        ("", '<w:outlineLvl w:val="1"/>', 2, False),
        ("Inneh", "", 0, True),
        ("Runt1", "", 0, False),
        ("Okänd", "", 0, False),
    ],
)
def test_levels_of_headings_by_style_and_outline(style: str, properties: str, level: int, toc: bool) -> None:
    (found,) = read(paragraph("Kajer", style, properties), styles=STYLES).body
    assert isinstance(found, WordParagraph)
    assert (found.level, found.toc) == (level, toc)


def test_letters_look_as_style_and_run_say_the_nearest_counts() -> None:
    body = paragraph("Kajer", "Fet") + paragraph("Kajer", "Fet", look='<w:b w:val="0"/>') + paragraph("Kajer")
    spans = [block.lines[0][0] for block in read(body, styles=STYLES).body if isinstance(block, WordParagraph)]
    assert [(span.bold, span.size) for span in spans] == [(True, 14.0), (False, 14.0), (False, 10.0)]


def level(at: int, kind: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


NUMBERING = "".join(
    (
        '<w:abstractNum w:abstractNumId="0">',
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerLetter", "%3)"),
        "</w:abstractNum>",
        '<w:abstractNum w:abstractNumId="1">',
        level(0, "bullet", "&#xF0B7;"),
        level(1, "upperRoman", "%2"),
        "</w:abstractNum>",
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>',
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>',
    )
)


def listed(number: int, depth: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def test_numbers_are_counted_as_word_prints_them() -> None:
    places = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 0), (1, 1), (3, 0), (3, 0), (2, 0), (2, 1), (0, 0), (9, 0)]
    body = "".join(paragraph("x", properties=listed(*place)) for place in places)
    marks = [block.mark for block in read(body, numbering=NUMBERING).body if isinstance(block, WordParagraph)]
    assert marks == ["1.", "1.1", "1.2", "a)", "b)", "2.", "2.1", "4.", "5.", "•", "I", "", ""]


def test_cells_have_the_columns_that_they_stand_over() -> None:
    span, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(tc("Mål", down), tc("Utfall", span), properties="<w:tblHeader/>"),
        row(tc("", on), "2030", "2031"),
        row("Kajer", "1", properties='<w:gridBefore w:val="1"/>'),
        grid=3,
    )
    (found,) = read(body).body
    assert isinstance(found, WordTable)
    assert found.widths == (100.0, 100.0, 100.0)
    assert [[(cell.first, cell.last, cell.goes_on) for cell in one.cells] for one in found.rows] == [
        [(0, 0, False), (1, 2, False)],
        [(0, 0, True), (1, 1, False), (2, 2, False)],
        [(1, 1, False), (2, 2, False)],
    ]
    assert [one.header for one in found.rows] == [True, False, False]


def test_files_with_macros_and_templates_are_read_as_well() -> None:
    data = word_file(p(t("Kajer")), main="application/vnd.ms-word.document.macroEnabled.main+xml")
    assert texts(read_word(data).body) == ["Kajer"]


def test_the_strict_form_of_the_format_is_read() -> None:
    made = io.BytesIO()
    usual = b"http://schemas.openxmlformats.org/"
    with zipfile.ZipFile(io.BytesIO(word_file(p(t("Kajer"))))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(
                usual + b"officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
            )
            new.writestr(
                name, text.replace(usual + b"wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/")
            )
    assert texts(read_word(made.getvalue()).body) == ["Kajer"]


def test_a_part_in_another_format_is_told() -> None:
    found = read(p(t("Kajer")) + '<w:altChunk r:id="x"/>')
    assert [issue.code for issue in found.facts.issues] == ["text_embedded"]


def deep_file(deep: int) -> bytes:
    inner = p(t("djupt"))
    for _ in range(deep):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return word_file(p(t("Kajer")) + inner)


def bomb(size: int) -> bytes:
    made = io.BytesIO(word_file(p(t("Kajer"))))
    with (
        zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as out,
        out.open("word/more.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(size):
            part.write(bytes(2**20))
    return made.getvalue()


def entities() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(p(t("&a9;"))))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                many = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
                text = b'<!DOCTYPE x [<!ENTITY a0 "x">' + many + b"]>" + text
            new.writestr(name, text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7", "the contents are none"),
        (b"PK\x03\x04 and no more", "cannot be opened"),
        (word_file(p(t("Kajer")))[:-40], "cannot be opened"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "older Word"),
        (word_file(p("")), "holds no text"),
        (word_file(p(run("<w:t>dolt</w:t>", "<w:vanish/>"))), "holds no text"),
        (bomb(300), "unpacks to 300 MiB"),
        (entities(), "declares entities"),
        (word_file("<w:p><w:r><w:t>Kajer</w:t></w:r>"), "cannot be opened"),
    ],
    ids=["a pdf", "no archive", "cut", "old", "empty", "hidden", "bomb", "entities", "broken xml"],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said) as told:
        read_word(data)
    assert "\n" not in str(told.value)


def test_a_locked_file_is_told_from_an_old_one() -> None:
    with pytest.raises(EncryptedError, match="password"):
        read_word(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100) + "EncryptedPackage".encode("utf-16-le"))


def test_tables_within_each_other_do_not_overturn_the_reader() -> None:
    assert texts(read_word(deep_file(30)).body) == ["Kajer", "djupt"]
    assert texts(read_word(deep_file(70)).body) == ["Kajer"]
