"""Writes the drawn documents as files, runs vpextract on them, and reads what it wrote."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd

from .compose import LOOKS, WORD
from .model import Drawn
from .render_look import write_look
from .render_pdf import Page
from .render_text import TextLayer, transcript

Record = dict[str, Any]
DATASETS = [
    "documents",
    "goals",
    "indicators",
    "indicator_values",
    "activities",
    "tables",
    "table_cells",
    "decisions",
    "issues",
]
ASKED = {
    "indicator_values": ["year", "value_low", "value_high"],
    "activities": ["start_raw", "end_raw"],
    "table_cells": ["measure", "side", "year"],
}
PROGRAM = Path(sys.executable).with_name("vpextract")


def write(drawn: Drawn, folder: Path) -> Path:
    """The document as a file in `folder`."""
    path = folder / drawn.name
    if drawn.form == "pdf":
        Page(drawn).write(path)
    elif drawn.form == LOOKS:
        write_look(drawn, path)
    elif drawn.form == WORD:
        from .render_word import WordFile

        file = WordFile(drawn)
        drawn.look = file.at.facets()
        file.write(path)
    else:
        path.write_text(transcript(drawn) if drawn.form == "transcript" else TextLayer(drawn).text(), "utf8")
    return path


def run(folder: Path, output: Path, jobs: int) -> tuple[int, str]:
    """vpextract over a folder: its exit status, and what it said."""
    command = [
        str(PROGRAM),
        "extract",
        str(folder),
        "-o",
        str(output),
        "--quiet",
        "--no-link",
        "--force",
        "--jobs",
        str(jobs),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, (done.stdout + done.stderr).strip()


class Found:
    """The datasets, as lists of dicts for one document."""

    def __init__(self, output: Path) -> None:
        self.frames = {
            name: pd.read_parquet(output / name) if (output / name).exists() else pd.DataFrame() for name in DATASETS
        }

    def document(self, name: str) -> Record | None:
        frame = self.frames["documents"]
        if frame.empty:
            return None
        rows = [r for r in _records(frame) if Path(str(r["source"])).name == name]
        return rows[0] if rows else None

    def absent(self) -> frozenset[str]:
        """The columns of the contract that are asked for here, but that the program does not write at all."""
        return frozenset(
            f"{dataset}.{column}"
            for dataset, columns in ASKED.items()
            for column in columns
            if not self.frames[dataset].empty and column not in self.frames[dataset]
        )

    def rows(self, dataset: str, document_id: str) -> list[Record]:
        frame = self.frames[dataset]
        if frame.empty:
            return []
        frame = frame[frame["document_id"] == document_id]
        if "ordinal" in frame:
            frame = frame.sort_values("ordinal")
        return _records(frame)


def _records(frame: pd.DataFrame) -> list[Record]:
    clean = frame.astype(object).where(frame.notna(), None)
    return [{str(k): v for k, v in row.items()} for row in clean.to_dict("records")]
