"""Examines vpextract: draws N documents from a seed, runs the program on them, and compares what it found with the truth.

python -m exam SEED N [--keep DIR] [--doc I] [--forms text,transcript,pdf,look,docx] [--jobs 1] [--json FILE]
                   [--present] [--examples 2]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from .compose import FORMS, LOOKS, WORD, draw
from .report import Result, print_result
from .running import Found, run, write


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m exam", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("seed", type=int)
    parser.add_argument("n", type=int)
    parser.add_argument("--keep", type=Path, help="keep documents, truths and the program's output here")
    parser.add_argument("--doc", type=int, help="only this document, with all its faults")
    parser.add_argument(
        "--forms", default=",".join(FORMS), help="which forms are drawn, by commas; `look` and `docx` too"
    )
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write figures and faults here")
    parser.add_argument("--examples", type=int, default=2, help="examples of each kind of fault")
    parser.add_argument("--present", action="store_true", help="do not judge columns that the program does not write")
    return parser.parse_args()


def main() -> int:
    args = _arguments()
    forms = tuple(f for f in args.forms.split(",") if f in (*FORMS, LOOKS, WORD))
    indices = range(args.n) if args.doc is None else [args.doc]
    result = Result(args.present)
    with tempfile.TemporaryDirectory(prefix="vpextract-exam-") as temporary:
        place = args.keep or Path(temporary)
        documents = place / "documents"
        documents.mkdir(parents=True, exist_ok=True)
        drawn = [draw(args.seed, i, forms) for i in indices]
        for one in drawn:
            path = write(one, documents)
            if args.keep:
                path.with_suffix(".truth.json").write_text(
                    json.dumps(one.truth.json(), ensure_ascii=False, indent=1), "utf8"
                )
        status, words = run(documents, place / "output", args.jobs)
        if status >= 2:
            print(f"vpextract ended with {status}: {words}", file=sys.stderr)
            return 2
        found = Found(place / "output")
        for one in drawn:
            result.add(one, found)
    print_result(result, args.examples, args.doc is not None)
    worst = sorted(result.tallies.items(), key=lambda item: item[1].figure)[:8]
    print("worst: " + ", ".join(f"{i} ({result.forms[i]}) {t.figure:.3f}" for i, t in worst))
    print(f"see it: python -m exam {args.seed} {args.n} --forms {args.forms} --keep DIR --doc {worst[0][0]}")
    if args.json:
        args.json.write_text(json.dumps(result.json(), ensure_ascii=False, indent=1), "utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
