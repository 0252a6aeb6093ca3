"""Imported for what it brings along: a process that has it reads its first document as fast as any other."""

from importlib import import_module

import pyarrow as pa

from vpextract import knowledge

for name in (
    "running.work",
    "pipeline",
    "reading.pdf",
    "reading.mupdf",
    "reading.textfile",
    "layout.from_pages",
    "layout.from_text",
):
    import_module(f"vpextract.{name}")
knowledge.load()
pa.array([0])  # the first one imports pandas
