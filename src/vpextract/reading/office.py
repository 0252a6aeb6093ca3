"""Documents of an older Word or of another program → a Word file, by LibreOffice, where that is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from vpextract.errors import NO_OFFICE, DocumentError, MissingPackageError

_SECONDS = 120
"""A conversion takes at most so long: a report of 100 pages takes 10 seconds."""
_PROGRAMS = ("soffice", "libreoffice")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>0</value></prop></item>
</oor:items>
"""
"""No macros are run, and nothing that a document links to is fetched."""

_BEGINNINGS = (b"\xd0\xcf\x11\xe0", b"PK", b"{\\rtf", b"<")
"""Of the files that such names have: streams, archives, RTF, HTML and XML. Anything else would be taken for a text."""


def office() -> str | None:
    """The program that converts; None where there is none."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name)) is not None), None)


def to_word_file(data: bytes, ending: str) -> bytes:
    """The document as a .docx; `ending` tells LibreOffice what it is. DocumentError where it cannot be converted,
    MissingPackageError where LibreOffice is not installed.

    Each conversion has a folder and settings of its own, so that several run side by side and none leaves a trace.
    """
    program = office()
    if program is None:
        raise MissingPackageError(NO_OFFICE)
    if not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_BEGINNINGS):
        raise _not_convertible()
    with TemporaryDirectory(prefix="vpextract-") as made:
        folder = Path(made)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, "utf8")
        given = folder / f"document{ending}"
        given.write_bytes(data)
        _run(_command(program, folder, given))
        found = folder / "out" / "document.docx"
        if not found.is_file():
            raise _not_convertible()
        return found.read_bytes()


def _not_convertible() -> DocumentError:
    return DocumentError(
        "LibreOffice cannot convert the file: it is damaged, locked with a password, or not what its name says. "
        "Save it as a .docx or a PDF, and run again."
    )


def _command(program: str, folder: Path, given: Path) -> list[str]:
    convert = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder / "out"),
        str(given),
    ]
    clock = shutil.which("timeout")  # ends it also where this process is killed meanwhile
    return [clock, "--kill-after=5", str(_SECONDS), *convert] if clock else convert


def _run(command: list[str]) -> None:
    """Run the conversion to its end, and everything that it started: its own clock comes first."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True) as started:
        try:
            started.wait(_SECONDS + 10)
        finally:
            if started.poll() is None and hasattr(os, "killpg"):
                with suppress(OSError):
                    os.killpg(started.pid, signal.SIGKILL)
            elif started.poll() is None:
                started.kill()
