"""Whether there is something to read pictures with: tesserocr, and Tesseract's data for Swedish and English."""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

_LANGUAGES = ("swe", "eng")
_PLACES = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
)
INSTALL = (
    "To read them by OCR, run: pip install 'vpextract[ocr]', and install Tesseract's data for Swedish and English "
    "(Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-swe). Then run again."
)
"""What to do where there is none."""
NO_OCR = "none"
NO_WORDS = "OCR found no words in them. Scan it anew: darker, or in a higher resolution."


class Engine(NamedTuple):
    """`tessdata` is the folder of its data; `mark` tells it from other versions, which may read otherwise."""

    tessdata: str
    mark: str


@cache
def engine() -> Engine | None:
    """What reads pictures here; None where something of it is missing."""
    if any(find_spec(name) is None for name in ("tesserocr", "PIL", "numpy")):
        return None
    folder = next((folder for folder in _folders() if all(_data(folder, name).is_file() for name in _LANGUAGES)), None)
    if folder is None:
        return None
    sizes = [_data(folder, name).stat().st_size for name in _LANGUAGES]
    try:
        return Engine(str(folder), f"tesserocr {version('tesserocr')}, data of {sizes[0]} and {sizes[1]} bytes")
    except PackageNotFoundError:
        return None


def ocr_here() -> str:
    """A short mark of what reads pictures here, NO_OCR where nothing does."""
    found = engine()
    return NO_OCR if found is None else sha256(found.mark.encode()).hexdigest()[:8]


def _folders() -> list[Path]:
    told = os.environ.get("TESSDATA_PREFIX")
    named = [Path(told), Path(told) / "tessdata"] if told else []
    windows = os.environ.get("PROGRAMFILES")
    named += [Path(windows) / "Tesseract-OCR" / "tessdata"] if windows else []
    for place in _PLACES:
        root, _, rest = place.partition("*")
        named += sorted(Path(root).glob(f"*{rest}"), reverse=True) if "*" in place else [Path(place)]
    return named


def _data(folder: Path, language: str) -> Path:
    return folder / f"{language}.traineddata"


if __name__ == "__main__":
    if engine() is None:
        print(f"Pages that are pictures (scans) will not be read. {INSTALL}")
