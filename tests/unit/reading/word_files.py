"""Word files that tests make part by part, so that each element of them is said in the test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMES = " ".join(
    (
        _W,
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
    )
)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(body: str, main: str = "document.main", **parts: str) -> bytes:
    """A file with this body; `parts` are the insides of its styles, numbering, footnotes, header1, footer1, …

    The relations have the parts' names as their marks. `main` ends the content type of the text.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        overrides = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{_kind(name)}+xml"/>' for name in parts
        )
        kind = main if "/" in main else f"{_TYPES}.{main}+xml"
        out.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/>{overrides}</Types>',
        )
        out.writestr("_rels/.rels", _relations({"main": ("officeDocument", "word/document.xml")}))
        targets = {name: (_kind(name), f"{name}.xml") for name in parts}
        out.writestr("word/_rels/document.xml.rels", _relations(targets))
        out.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        for name, inside in parts.items():
            root = {"header": "hdr", "footer": "ftr"}.get(_kind(name), _kind(name))
            out.writestr(f"word/{name}.xml", f"<w:{root} {NAMES}>{inside}</w:{root}>")
    return made.getvalue()


def paragraph(text: str, style: str = "", properties: str = "", look: str = "") -> str:
    """An element w:p with one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: str, grid: int = 0) -> str:
    """An element w:tbl; `grid` columns of 100 points."""
    columns = '<w:gridCol w:w="2000"/>' * grid
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """An element w:tr; a cell that is no element is a text."""
    made = (cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def tc(text: str, properties: str = "", look: str = "") -> str:
    """An element w:tc with one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text, look=look)}</w:tc>"


def _kind(name: str) -> str:
    return _KINDS.get(name, name.rstrip("0123456789"))


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="{mark}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for mark, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'
