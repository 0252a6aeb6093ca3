"""Files that are not read, told by their names and by what they are: why, and what to do about each."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from vpextract.plainfiles import kind_of
from vpextract.reading.files import ENDINGS, lacking

_AS_PDF = "Save it as a PDF, and run again."
_WHAT = {
    f"A text document of another program is not read. {_AS_PDF}": ".pages .wpd .wps .sxw",
    f"A spreadsheet is not read. If a plan or a report is in it: {_AS_PDF[0].lower()}{_AS_PDF[1:]}": (
        ".xls .xlsx .xlsm .xlsb .ods .csv .tsv .numbers"
    ),
    f"A presentation is not read. {_AS_PDF}": ".ppt .pptx .pps .ppsx .odp .key",
    "A picture is not read. Make a PDF of it with OCR, for example with OCRmyPDF, and run again.": (
        ".png .jpg .jpeg .tif .tiff .gif .bmp .webp .heic .svg"
    ),
    f"A web page is not read. {_AS_PDF}": ".htm .html .mht .mhtml .xhtml",
    "A mail is not read. Save what is attached to it, and run again.": ".eml .msg",
    "An archive is not read. Unpack it, and run again.": ".zip .7z .rar .tar .gz .tgz .bz2 .xz",
}
_BY_ENDING = {ending: sentence for sentence, endings in _WHAT.items() for ending in endings.split()}
_LOCKS = ("~$", ".~lock.")
"""With these begin the names that office programs put beside a file that is open."""
_OF_SYSTEMS = ("thumbs.db", "desktop.ini")


def is_hidden(name: str) -> bool:
    """What people do not see in a folder, or did not put there."""
    return name.startswith((".", *_LOCKS)) or name.lower() in _OF_SYSTEMS


def why_name_is_unread(name: str) -> str:
    """What to do about a file with such a name; "" where it is read."""
    ending = PurePosixPath(name).suffix.lower()
    if ending in ENDINGS:
        return lacking(ending)
    kinds = f"{', '.join(ENDINGS[:-1])} and {ENDINGS[-1]}"
    what = f"Files that end in {ending} are" if ending else "A file without an ending is"
    return _BY_ENDING.get(ending) or f"{what} not read, but {kinds}. Save it as a PDF, or rename it if it is one."


def why_path_is_unread(path: Path) -> str:
    """What to do about a file of this machine; "" where it is read."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return "It is a link that leads nowhere. Mend it, or remove it." if path.is_symlink() else ""
    except OSError as problem:
        return f"It cannot be looked at ({problem.strerror or problem}). Check it and its permissions."
    if (kind := kind_of(found)) != "a file":
        return f"It is {kind} and not a file. Put there what is to be read, or remove it."
    if not os.access(path, os.R_OK):
        return "You may not read it. Change its permissions, and run again."
    return why_name_is_unread(path.name)


LINK_TO_FOLDER = "It is a link to a folder, which is not followed. Name that folder as a further INPUT."
