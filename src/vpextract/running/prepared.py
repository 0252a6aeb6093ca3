"""Imported for what it brings along: a process that has it reads its first document as fast as any other."""

from importlib import import_module

import pyarrow as pa

from vpextract import knowledge

for name in ("running.work", "pipeline", "reading.mupdf", "layout.pages", "layout.textlayer", "layout.transcript"):
    import_module(f"vpextract.{name}")
knowledge.load()
pa.array([0])  # the first one imports pandas
