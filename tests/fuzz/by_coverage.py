"""Fuzzing led by coverage, by hand: `python tests/fuzz/by_coverage.py text|markdown|value [FOLDER] [OPTIONS OF LIBFUZZER]`.

    pip install -e '.[fuzz]'
    python tests/fuzz/by_coverage.py value -max_total_time=600
    python tests/fuzz/by_coverage.py text /tmp/texts -max_total_time=3600 -max_len=3000

FOLDER keeps the inputs that reached something new (without it they are forgotten), and is where a later run goes on. A fault
ends the run with its traceback, and the input is kept as `crash-…` in the folder that it was started in.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(
    include=["vpextract.layout", "vpextract.recognise", "vpextract.numerals", "vpextract.marks"]
):
    from targets import TARGETS

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "documents"
PART = 2_000
CELLS = (
    "1,2 %",
    "Max 10 personer",
    "-1 234,5 mnkr",
    "90 % (2025)",
    "10–12",
    "öka",
    "3,1¹",
    "(7,4)",
    "1 av 3",
    "Nej",
    "–",
)


def seeds(target: str, folder: Path) -> None:
    if target == "value":
        found = [cell.encode() for cell in CELLS]
    else:
        whole = (path.read_bytes() for path in SAMPLES.glob("*.txt" if target == "text" else "*.md"))
        found = [data[at : at + PART] for data in whole for at in range(0, 5 * PART, PART)]
    for n, data in enumerate(found):
        (folder / f"seed-{n}").write_bytes(data)


def main() -> None:
    name, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory() as begun:
        seeds(name, Path(begun))
        kept = [option for option in options if not option.startswith("-")]
        others = [option for option in options if option.startswith("-")]
        atheris.Setup([sys.argv[0], *kept, begun, *others], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
