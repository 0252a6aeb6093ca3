"""Words of table heads and value cells, which settle where a narrow cell cut a word."""

from __future__ import annotations

import regex

from vpextract.knowledge.schema import ColumnsFile, ValuesFile, WordsFile


def table_words(columns: ColumnsFile, values: ValuesFile, words: WordsFile) -> frozenset[str]:
    """The words of labels and units, and those that are listed, in lower case."""
    labels = [label for entry in (*columns.indicators, *columns.activities) for label in entry.labels]
    texts = (*labels, *values.units.known, *words.words.known)
    return frozenset(word.casefold() for text in texts for word in regex.findall(r"\p{L}{2,}", text))
