"""What was found in pictures of pages, kept in a folder by what the picture is: OCR costs seconds a page."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from vpextract.reading.ocr.raw import Picture, RawPage

_MADE_BY = 10
"""To be raised with each change of what is made of a picture."""


class PageCache:
    """A folder of pages that were read; without one nothing is kept. `engine` is the mark of what reads.

    A file that is damaged, or of another make, is read anew; where none can be written, nothing is kept.
    """

    def __init__(self, folder: str | Path | None, engine: str) -> None:
        self._folder, self._engine = Path(folder) if folder else None, engine

    def key(self, picture: Picture) -> str:
        """The name of a picture's page: other pixels, another engine or another make have another one."""
        how = f"{_MADE_BY} {self._engine} {picture.width} {picture.height} {picture.dpi} "
        return sha256(how.encode() + picture.samples).hexdigest()

    def get(self, key: str) -> RawPage | None:
        """The page of that name, if it is there."""
        if self._folder is None:
            return None
        try:
            return msgspec.json.decode(self._file(key).read_bytes(), type=RawPage)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return None

    def put(self, key: str, page: RawPage) -> None:
        """Keep a page, as a whole or not at all."""
        if self._folder is None:
            return
        file = self._file(key)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            handle, made = tempfile.mkstemp(dir=file.parent)
            try:
                with os.fdopen(handle, "wb") as out:
                    out.write(msgspec.json.encode(page))
                Path(made).replace(file)
            except OSError:
                Path(made).unlink(missing_ok=True)
                raise

    def _file(self, key: str) -> Path:
        assert self._folder is not None
        return self._folder / key[:2] / f"{key}.json"
