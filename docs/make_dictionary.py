"""Write docs/data-dictionary.md from the one list of datasets: `python docs/make_dictionary.py`. A test keeps them in step."""

from __future__ import annotations

from pathlib import Path

from vpextract.issues import CODES
from vpextract.store.schema import DATASETS

PAGE = Path(__file__).parent / "data-dictionary.md"


def dictionary() -> str:
    """The page: a table for each dataset, and one of the issue codes."""
    parts = ["# Data dictionary\n\nMade from the program itself; `?` marks columns that may be empty.\n"]
    for dataset in DATASETS.values():
        parts.append(
            f"## {dataset.name}\n\n{dataset.label_sv}. {dataset.description}\n\n"
            "| column | type | på svenska | meaning |\n| --- | --- | --- | --- |"
        )
        for field in dataset.schema:
            about = {key.decode(): value.decode() for key, value in (field.metadata or {}).items()}
            kind = f"{field.type}{'?' if field.nullable else ''}"
            meaning = about.get("description", "").replace("|", "\\|")
            parts[-1] += f"\n| `{field.name}` | {kind} | {about.get('label_sv', '')} | {meaning} |"
        parts[-1] += "\n"
    rows = "\n".join(f"| `{name}` | {code.severity} | {code.meaning} | {code.advice} |" for name, code in CODES.items())
    parts.append(
        f"## Codes of issues\n\n| code | severity | what it means | what to do |\n| --- | --- | --- | --- |\n{rows}\n"
    )
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(dictionary(), "utf8")
