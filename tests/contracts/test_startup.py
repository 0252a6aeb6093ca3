"""Help and import come at once: what weighs much is imported where documents are read, not before."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "pandas",
    "pyarrow",
    "pymupdf",
    "fitz",
    "pdfplumber",
    "pdfminer",
    "rapidfuzz",
    "numpy",
    "msgspec",
    "fsspec",
    "distributed",
    "dask",
    "docx",
    "lxml",
    "duckdb",
    "xlsxwriter",
    "snowballstemmer",
    "sqlite3",
    "jinja2",
    "ziaplot",
    "tomllib",  # the catalogue of another language
}
COMMANDS = ("extract", "link", "status", "show", "search", "sql", "export", "report", "locate", "check", "split")


@pytest.mark.parametrize(
    "arguments",
    [
        ("-c", "import vpextract"),
        ("-c", "import sys; sys.argv = ['vpextract', '--help']; from vpextract.cli import main; main()"),
        *(
            ("-c", f"import sys; sys.argv = ['vpextract', {name!r}, '--help']; from vpextract.cli import main; main()")
            for name in COMMANDS
        ),
    ],
    ids=["import", "console script", *COMMANDS],
)
def test_nothing_heavy_is_imported(arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    imported = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in lines}
    assert "vpextract" in imported, done.stderr
    assert done.returncode == 0, done.stderr
    assert not imported & HEAVY
