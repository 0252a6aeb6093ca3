"""The words of a language, read from the files of its folder when they are first asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from vpextract.languages.sentences import Sentences


@dataclass(frozen=True)
class Catalogue:
    """`codes`: code of an issue → meaning and advice; `values`: column → value of the datasets → what people read.

    `sentences`: messages of issues; `descriptions`: of datasets and columns; `texts`: what commands say.
    """

    codes: Mapping[str, Mapping[str, str]]
    values: Mapping[str, Mapping[str, str]]
    sentences: Sentences
    descriptions: Sentences
    texts: Sentences

    def value(self, column: str, value: str | None) -> str:
        """What a value of a column is called; the value itself where the catalogue has none, "" for None."""
        return "" if value is None else self.values.get(column, {}).get(value, value)

    def meaning(self, code: str) -> str:
        """What an issue's code means; the code itself where it is not known, as in outputs of later versions."""
        return self.codes.get(code, {}).get("meaning", code)

    def message(self, text: str) -> str:
        """The message of an issue; as it is where nobody translated it."""
        return self.sentences.translated(text) or text

    def text(self, text: str) -> str:
        """What a command says; as it is where nobody translated it."""
        return self.texts.translated(text) or text

    def description(self, text: str) -> str:
        """What a dataset or a column is; as it is where nobody translated it."""
        return self.descriptions.translated(text) or text

    def advice(self, code: str) -> str:
        """What a reader can do about it."""
        return self.codes.get(code, {}).get("advice", "")


@cache
def catalogue(language: str = "sv") -> Catalogue:
    """The catalogue of a language, such as "sv"."""
    sentences = Sentences(_file(language, "sentences"))
    descriptions = Sentences(_file(language, "descriptions"))
    texts = Sentences(_file(language, "texts"))
    return Catalogue(_file(language, "codes"), _file(language, "values"), sentences, descriptions, texts)


def _file(language: str, name: str) -> Mapping[str, Any]:
    return tomllib.loads(files("vpextract.languages").joinpath(language, f"{name}.toml").read_text(encoding="utf-8"))
