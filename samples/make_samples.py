#!/usr/bin/env python3
"""Writes the sample documents and the truth about them.

    python samples/make_samples.py [FOLDER]

FOLDER (default: where this file lies) gets documents/*.pdf, *.txt and *.md, gold/<document>/*.jsonl and inputs.json.
City, boards, people and figures are made up. The same bytes come out each time.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from generator.compose import documents  # noqa: E402
from generator.gold import Gold  # noqa: E402
from generator.pdf import pdf  # noqa: E402
from generator.textlayer import TEXT_LAYERS, text_layer  # noqa: E402
from generator.transcript import TRANSCRIPTS, transcript  # noqa: E402
from generator.typst_pdf import LOOKS as TYPST_LOOKS  # noqa: E402
from generator.typst_pdf import typst_pdf  # noqa: E402


def write(folder: Path) -> dict[str, str]:
    """Everything, and which file is which document."""
    inputs: dict[str, str] = {}
    out = folder / "documents"
    out.mkdir(parents=True, exist_ok=True)
    for document in documents():
        Gold(document).write(folder / "gold" / document.gold_id)
        lay_out = typst_pdf if document.look in TYPST_LOOKS else pdf
        (out / f"{document.file}.pdf").write_bytes(lay_out(document))
        inputs[f"{document.file}.pdf"] = document.gold_id
        texts = {form.name: transcript(document, form) for form in TRANSCRIPTS if form.source == document.file}
        texts |= {form.name: text_layer(document, form) for form in TEXT_LAYERS if form.source == document.file}
        for name, text in texts.items():
            (out / name).write_bytes(text.encode())
            inputs[name] = document.gold_id
    (folder / "inputs.json").write_text(json.dumps(inputs, ensure_ascii=False, indent=1) + "\n", "utf8")
    return inputs


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=HERE)
    for name, gold in write(parser.parse_args().folder).items():
        print(f"{name}\t{gold}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
