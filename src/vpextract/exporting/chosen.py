"""Which rows leave an output: of the preferred editions, if nothing else is asked for, read one file after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from vpextract.asking.question import Answer, Question
from vpextract.store.columns import Column, Dataset
from vpextract.store.reading import Output
from vpextract.store.schema import DATASETS


@dataclass(frozen=True)
class Chosen:
    """One dataset on its way out; `dataset` has the columns that its files have."""

    dataset: Dataset
    answer: Answer
    documents: pa.Array | None
    """The only document_ids that rows may be of, where the rows themselves do not say whether they are preferred."""

    @property
    def name(self) -> str:
        return self.dataset.name

    @property
    def schema(self) -> pa.Schema:
        return self.answer.schema

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.dataset.columns

    def tables(self) -> Iterator[pa.Table]:
        """The rows, in one or several tables of the same columns."""
        for table in self.answer.tables():
            if self.documents is not None:
                table = table.filter(pc.is_in(table.column("document_id"), value_set=self.documents))
            yield table.cast(self.schema)


def chosen_datasets(output: Output, names: Sequence[str] = (), *, all_editions: bool = False) -> list[Chosen]:
    """The datasets of these names, or all. Raises RequestError where there is none of a name."""
    wanted = [part.strip() for name in names for part in name.split(",") if part.strip()]
    question = Question("documents", columns=("document_id",), all_editions=all_editions)
    documents = Answer(output, question).table().column(0).combine_chunks()
    return [_chosen(output, name, documents, all_editions=all_editions) for name in dict.fromkeys(wanted or DATASETS)]


def _chosen(output: Output, name: str, documents: pa.Array, *, all_editions: bool) -> Chosen:
    answer = Answer(output, Question(name, all_editions=all_editions))
    known = set(answer.names)
    dataset = replace(DATASETS[name], columns=tuple(c for c in DATASETS[name].columns if c.name in known))
    only = "document_id" in known and "preferred" not in known and not all_editions
    return Chosen(dataset, answer, documents if only else None)
