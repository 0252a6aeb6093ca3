"""The words of a language, read from the files of its folder when they are first asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from vpextract.languages.sentences import Sentences

_HERE = Path(__file__).parent
SENTENCES = ("sentences", "faults", "usage")
"""Files of sentences that are known again by their words: of issues, of errors and remarks, of the parser of commands."""

_WEIGHED = re.compile(r"^(\d+ |)(.*?)( [+-][0-9.]+|)$")
"""Something that speaks for a link: how often, what it is, its weight."""
_BEHIND_PLACES = ((": ", ""), (", ", "."))
"""What parts a sentence from the place that it is about, and what then ends it: "plan.pdf: …", "links.csv, line 4: …."."""


@dataclass(frozen=True)
class Catalogue:
    """All texts of a language; each file is read when one of its texts is first asked for."""

    language: str

    @cached_property
    def codes(self) -> Mapping[str, Mapping[str, str]]:
        """Code of an issue → meaning and advice."""
        return _file(self.language, "codes")

    @cached_property
    def values(self) -> Mapping[str, Mapping[str, str]]:
        """Column → value of the datasets → what people read."""
        return _file(self.language, "values")

    @cached_property
    def sentences(self) -> Sentences:
        """Messages of issues, errors and remarks, which are translated when they are shown."""
        return Sentences(
            {english: other for name in SENTENCES for english, other in _file(self.language, name).items()}
        )

    @cached_property
    def descriptions(self) -> Sentences:
        """What datasets and columns are."""
        return Sentences(_file(self.language, "descriptions"))

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """What commands say, by the English text with its gaps."""
        return _file(self.language, "texts")

    @cached_property
    def help(self) -> Mapping[str, str]:
        """What `--help` says, by the English text: paragraphs of commands, options, and names of places to fill."""
        return _file(self.language, "help")

    @cached_property
    def review(self) -> Mapping[str, str]:
        """What the page of `vpextract review` says, by keys; English has these, too."""
        return _file(self.language, "review")

    @cached_property
    def report(self) -> Mapping[str, str]:
        """What the report and the workbook say, by keys; in Swedish alone."""
        return _file(self.language, "report")

    def reported(self, key: str, **given: object) -> str:
        """A text of the report or the workbook, its gaps filled."""
        return self.report[key].format(**given)

    def value(self, column: str, value: str | None) -> str:
        """What a value of a column is called; the value itself where the catalogue has none, "" for None."""
        return "" if value is None else self.values.get(column, {}).get(value, value)

    def meaning(self, code: str) -> str:
        """What an issue's code means; the code itself where it is not known, as in outputs of later versions."""
        return self.codes.get(code, {}).get("meaning", code)

    def message(self, text: str) -> str:
        """The message of an issue or an error, also behind the place that it is about; as it is where nobody translated it."""
        if told := self.sentences.translated(text):
            return told
        for sign, stop in _BEHIND_PLACES:
            place, _, behind = text.partition(sign)
            if told := self.sentences.translated(behind.removesuffix(stop)):
                return f"{place}{sign}{told}{stop}"
        return text

    def why(self, text: str) -> str:
        """What speaks for a link or against it, in parts with their weights; what is not known stays."""
        return "; ".join(self._why(part) for part in text.split("; "))

    def _why(self, part: str) -> str:
        only, found, names = part.partition(": ")
        if found:
            return f"{self.value('why', only)}: {names}"
        return _WEIGHED.sub(lambda of: f"{of[1]}{self.value('why', of[2])}{of[3]}", part)

    def description(self, text: str) -> str:
        """What a dataset or a column is; as it is where nobody translated it."""
        return self.descriptions.translated(text) or text

    def advice(self, code: str) -> str:
        """What a reader can do about it."""
        return self.codes.get(code, {}).get("advice", "")


@cache
def catalogue(language: str = "sv") -> Catalogue:
    """The catalogue of a language, such as "sv"."""
    return Catalogue(language)


def _file(language: str, name: str) -> Mapping[str, Any]:
    import tomllib  # only who asks for another language than English pays for it

    return tomllib.loads((_HERE / language / f"{name}.toml").read_text(encoding="utf-8"))
