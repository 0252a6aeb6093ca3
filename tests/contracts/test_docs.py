"""The generated pages say what the program does today."""

from __future__ import annotations

import importlib.util
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_data_dictionary_is_in_step() -> None:
    spec = importlib.util.spec_from_file_location("make_dictionary", DOCS / "make_dictionary.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = (DOCS / "data-dictionary.md").read_text("utf8")
    assert page == module.dictionary(), "run python docs/make_dictionary.py"
