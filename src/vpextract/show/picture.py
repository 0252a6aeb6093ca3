"""The page of a row as a picture in a file, whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from vpextract.errors import DocumentError, OutputError, RequestError
from vpextract.languages.telling import told
from vpextract.store.places import Located
from vpextract.store.sources import SourceFile


def check_drawable(found: Located, png: Path) -> None:
    """Raise RequestError, before any work is done, where the row has no page or `png` is no name for a picture."""
    source = found.document["source"]
    if png.suffix.lower() != ".png":
        raise RequestError(
            f"The picture is a PNG, so its name must end in .png: {png.with_suffix('.png')}, for example."
        )
    if png.is_dir():
        raise RequestError(f"{png} is a folder. Name a file for the picture.")
    if found.page is None and found.document["status"] == "failed":
        raise RequestError(f"{source} could not be read, so no page of it is known. {found.document['error'] or ''}")
    if found.page is None or found.document["pages"] is None:
        raise RequestError(f"{source} is a text file, without pages to draw. Without --png its lines are shown.")


def draw_located(found: Located, file: SourceFile, png: Path) -> None:
    """Draw the row's page of its document's file with its place marked; folders above `png` are made as needed.

    Raises DocumentError where the page cannot be drawn, OutputError where the picture cannot be written.
    """
    from vpextract.reading.drawing import Mark, draw_page

    row = f" {told('row {n}', n=found.table_row)}" if found.table_row is not None else ""
    labels = (f"{found.row_id}{row}", f"{found.row_id.rpartition(':')[2]}{row}")
    marks = [Mark(found.bbox, labels)] if found.bbox is not None else []
    try:
        picture = draw_page(file.contents, found.page or 1, marks)
    except DocumentError as fault:
        raise DocumentError(f"{file.address}: {fault}") from fault
    _write_whole(png, picture)


def _write_whole(path: Path, data: bytes) -> None:
    """Whatever happens, the file of that name is the former one or the whole new one."""
    unfinished = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with unfinished.open("xb") as sink:
                sink.write(data)
                sink.flush()
                os.fsync(sink.fileno())
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutputError(f"The picture {path} cannot be written ({reason}). Choose another place for it.") from problem
