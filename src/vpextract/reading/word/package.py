"""The bytes of a Word file → its parts, after a look at what they would unpack to: bombs and locked files are refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from vpextract.errors import NO_WORD, DocumentError, EncryptedError, MissingPackageError
from vpextract.reading.faults import raise_if_memory_lacks, reason_of

_MOST_TEXT = 2**28
"""Bytes of text parts at most, unpacked: a plan of 500 pages with all its tables takes a tenth of it."""
_MOST = 2**30
"""Bytes at most, pictures included."""
_MOST_PARTS = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""With which files begin that hold streams: a .doc, or a .docx that is locked with a password."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_XML = (".xml", ".rels")
_ENTITIES = tuple(
    mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (b"officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"drawingml/wordprocessingDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    (b"drawingml/picture", b"http://schemas.openxmlformats.org/drawingml/2006/picture"),
)
"""The names of the strict form of the format, and those of the usual one, which the library knows."""
_AGAIN = "Open it in Word and save it as a .docx once more."


class Part:
    """One part of a Word file: its root element, and the parts that it names by their marks ("rId7") or kinds ("styles")."""

    def __init__(self, part: Any) -> None:
        from docx.oxml.parser import parse_xml

        self._part = part
        self.root: Any = part.element if hasattr(part, "element") else parse_xml(part.blob)

    def named(self, mark: str | None) -> Part | None:
        """The part with this mark; None where it is missing or outside of the file."""
        target = self._target(mark)
        return None if target is None else Part(target)

    def bytes_of(self, mark: str | None) -> bytes | None:
        """The bytes of what has this mark, a picture for example."""
        target = self._target(mark)
        return None if target is None else bytes(target.blob)

    def of_kind(self, kind: str) -> Part | None:
        """The part of a kind, the last word of its relation: "styles", "numbering", "footnotes"."""
        for relation in self._part.rels.values():
            if not relation.is_external and relation.reltype.rsplit("/", 1)[-1] == kind:
                return Part(relation.target_part)
        return None

    def _target(self, mark: str | None) -> Any:
        relation = self._part.rels.get(mark) if mark else None
        return None if relation is None or relation.is_external else relation.target_part


def main_part(data: bytes) -> Part:
    """The part with the text of a Word file. DocumentError, with what to do, for what is no sound Word file;
    MissingPackageError where the library is not installed."""
    try:
        from docx.opc.package import OpcPackage
    except ImportError:
        raise MissingPackageError(NO_WORD) from None
    _check_kind(data)
    try:
        return Part(OpcPackage.open(io.BytesIO(_checked(data))).main_document_part)
    except (DocumentError, MemoryError):
        raise
    except Exception as error:
        raise damaged(error) from error


def damaged(error: object) -> DocumentError:
    """For a file that cannot be opened. Raises MemoryError where that is what it lacks: the file is not to blame."""
    raise_if_memory_lacks(error)
    return DocumentError(
        f"The Word file cannot be opened ({reason_of(error)}): it is damaged or cut off. "
        f"Fetch it again from its source. If Word opens it: {_AGAIN[0].lower()}{_AGAIN[1:]}"
    )


def _check_kind(data: bytes) -> None:
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise EncryptedError(
                "The Word file is encrypted with a password. Save a copy without the password and run again."
            )
        raise DocumentError(f"The contents are those of an older Word (.doc), whatever the name says. {_AGAIN}")
    if not data.startswith(b"PK"):
        raise DocumentError(f"The name is that of a Word file, but the contents are none. {_AGAIN}")


def _checked(data: bytes) -> bytes:
    """The bytes of a file that unpacks to no more than it may, in the usual form of the format."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        infos = file.infolist()
        _check_sizes(infos)
        if any(info.flag_bits & 1 for info in infos):
            raise EncryptedError(
                "The Word file is locked with a password. Save a copy without the password and run again."
            )
        strict = False
        for text in _texts(file, infos):
            if any(mark in text for mark in _ENTITIES):
                raise DocumentError(
                    "The Word file declares entities of its own, which Word never does and which can fill a computer's "
                    f"memory; it is not read. If you trust it: {_AGAIN[0].lower()}{_AGAIN[1:]}"
                )
            strict = strict or _STRICT in text
        return _usual_form(file, infos) if strict else data


def _check_sizes(infos: Sequence[zipfile.ZipInfo]) -> None:
    text = sum(info.file_size for info in infos if info.filename.endswith(_XML))
    if text > _MOST_TEXT or sum(info.file_size for info in infos) > _MOST or len(infos) > _MOST_PARTS:
        size = sum(info.file_size for info in infos) / 2**20
        raise DocumentError(
            f"The Word file unpacks to {size:,.0f} MiB in {len(infos)} parts, more than any document does; it is not read, "
            "as such files are made to fill a computer's memory. If it is a document: save it as a PDF and run again."
        )


def _texts(file: zipfile.ZipFile, infos: Sequence[zipfile.ZipInfo]) -> Iterator[bytes]:
    return (file.read(info) for info in infos if info.filename.endswith(_XML))


def _usual_form(file: zipfile.ZipFile, infos: Sequence[zipfile.ZipInfo]) -> bytes:
    """A file in the strict form of the format as one in the usual form: only the names of its elements differ."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        for info in infos:
            contents = file.read(info)
            if info.filename.endswith(_XML):
                for strict, usual in _TRANSITIONAL:
                    contents = contents.replace(_STRICT + strict, usual)
            out.writestr(info.filename, contents)
    return made.getvalue()
