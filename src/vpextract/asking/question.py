"""A question to one dataset: which rows, which columns, in which order; and its answer, read from as little as need be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import and_, or_

import pyarrow as pa
import pyarrow.compute as pc

from vpextract.asking.chosen import Kind, asked_kinds, asked_years, kinds_told, matching_boards, matching_documents
from vpextract.asking.conditions import condition, known_column
from vpextract.asking.ordering import in_order
from vpextract.errors import RequestError
from vpextract.store.reading import Output
from vpextract.store.schema import DATASETS
from vpextract.store.skipped import SKIPPED

_YEAR = {"series": ("first_year", "last_year"), "areas": ("first_year", "last_year")}
"""Datasets whose rows are about all years between two."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for, as people typed it. Empty: everything. `limit` None: all rows."""

    dataset: str
    boards: Sequence[str] = ()
    years: Sequence[str] = ()
    kinds: Sequence[str] = ()
    document: str | None = None
    where: Sequence[str] = ()
    columns: Sequence[str] = ()
    sort: Sequence[str] = ()
    limit: int | None = None
    all_editions: bool = False


class Answer:
    """The rows; nothing is read before it is asked for, and then one file after the other where no order is wanted."""

    def __init__(self, output: Output, question: Question) -> None:
        """Raises RequestError for names of datasets, columns, boards, … that are not there."""
        if question.dataset not in DATASETS:
            raise RequestError(f"There is no dataset {question.dataset!r}. There are: {', '.join(DATASETS)}.")
        output.n_rows(question.dataset)  # from here on all that is read is of one state, or told to be none
        self._output = output
        self.question = question
        self.schema = _schema(output, question.dataset)
        self.columns = [known_column(name, self.schema.names) for name in _split(question.columns)]
        self._sort = _split(question.sort)
        for name in self._sort:
            known_column(name.removeprefix("-"), self.schema.names)
        asked = list(_asked(output, question, self.schema))
        self._where = reduce(and_, asked) if asked else None
        self._editions = _only_preferred(question, self.schema)

    @property
    def names(self) -> list[str]:
        """The columns asked for, or all."""
        return self.columns or list(self.schema.names)

    @cached_property
    def count(self) -> int:
        """How many rows there are, whatever the limit."""
        return self._count(self._all)

    @cached_property
    def left_out(self) -> int:
        """How many rows more there were with other editions."""
        return self._count(self._where) - self.count if self._editions is not None else 0

    def tables(self) -> Iterator[pa.Table]:
        """The rows in the order asked for, at most `limit` of them, in one or several tables."""
        left = self.question.limit
        for table in self._ordered() if self._sort else self._read():
            if left is not None:
                table = table.slice(0, left)
                left -= table.num_rows
            yield table.select(self.names)
            if left == 0:
                return

    def table(self) -> pa.Table:
        """The same as one table."""
        found = list(self.tables())
        return pa.concat_tables(found) if found else self.schema.empty_table().select(self.names)

    @property
    def _all(self) -> pc.Expression | None:
        both = [one for one in (self._where, self._editions) if one is not None]
        return reduce(and_, both) if both else None

    def _read(self, more: Sequence[str] = ()) -> Iterator[pa.Table]:
        dataset = self.question.dataset
        wanted = list(dict.fromkeys((*self.names, *more)))
        for part in (part.name for part in self._output.parts if part.dataset == dataset):
            yield self._output.table(dataset, parts=(part,), columns=wanted, where=self._all)

    def _ordered(self) -> Iterator[pa.Table]:
        tables = list(self._read([name.removeprefix("-") for name in self._sort]))
        if tables:
            yield in_order(pa.concat_tables(tables), self._sort)

    def _count(self, where: pc.Expression | None) -> int:
        if where is None:
            return self._output.n_rows(self.question.dataset)
        smallest = next((f.name for f in self.schema if pa.types.is_boolean(f.type)), self.schema.names[0])
        found = self._output.table(self.question.dataset, columns=[smallest], where=where)
        return int(found.num_rows)


def _schema(output: Output, dataset: str) -> pa.Schema:
    """The columns as they are in the files, which an earlier version may have written."""
    schema = DATASETS[dataset].schema
    if not any(part.dataset == dataset for part in output.parts):
        return schema
    written = set(output.columns(dataset))
    return pa.schema([field for field in schema if field.name in written])


def _split(names: Sequence[str]) -> list[str]:
    return [part.strip() for name in names for part in name.split(",") if part.strip()]


def _only_preferred(question: Question, schema: pa.Schema) -> pc.Expression | None:
    """Without other editions, unless these or a document were asked for."""
    if question.all_editions or question.document is not None or "preferred" not in schema.names:
        return None
    return pc.field("preferred")


def _asked(output: Output, question: Question, schema: pa.Schema) -> Iterator[pc.Expression]:
    if question.dataset == "documents" and question.document is None and "status" in schema.names:
        yield pc.field("status") != SKIPPED
    if question.document is not None:
        if "document_id" not in schema.names:
            raise RequestError(
                f"The rows of {question.dataset} are not from one document each; show it without --document."
            )
        yield pc.field("document_id").isin(pa.array(matching_documents(output, question.document), pa.string()))
    if question.boards:
        boards = matching_boards(output, question.boards)
        yield _of_documents(output, question, schema, "board", "board_id", pc.field("board_id").isin(boards))
    if question.years:
        yield _of_years(output, question, schema)
    if question.kinds:
        yield _of_kinds(output, question, schema)
    for text in question.where:
        yield condition(text, schema)


def _of_years(output: Output, question: Question, schema: pa.Schema) -> pc.Expression:
    """The year that a row is about: of a figure its own, else that of its document."""
    years = asked_years(question.years)
    if question.dataset in _YEAR:
        first, last = map(pc.field, _YEAR[question.dataset])
        return reduce(or_, ((first <= year) & (last >= year) for year in years))
    for name in ("year", "document_year"):
        if name in schema.names:
            return reduce(or_, (pc.field(name) == year for year in years))
    asked = reduce(or_, (pc.field("year") == year for year in years))
    return _of_documents(output, question, schema, "year", "year", asked)


def _of_kinds(output: Output, question: Question, schema: pa.Schema) -> pc.Expression:
    kinds = asked_kinds(question.kinds)
    others = kinds_told(kinds)
    found = []
    if others and "kind" not in schema.names:
        raise RequestError(
            f"There is no kind of documents {others[0]!r}. Write vp, t1, t2, t3 or vb, or t for all three."
        )
    if others:
        _refuse_unknown(output, question.dataset, others)
        found.append(pc.field("kind").isin(others))
    of_documents = [kind for kind in kinds if isinstance(kind, Kind)]
    if of_documents:
        asked = reduce(or_, map(_of_kind, of_documents))
        found.append(_of_documents(output, question, schema, "kind of document", "doc_type", asked))
    return reduce(or_, found)


def _refuse_unknown(output: Output, dataset: str, words: Sequence[str]) -> None:
    kinds = sorted(pc.unique(output.table(dataset, columns=["kind"]).column("kind")).drop_null().to_pylist())
    for word in words:
        if word not in kinds:
            there = f" and those of {dataset}: {', '.join(kinds)}" if kinds else ""
            raise RequestError(f"There is no kind {word!r}. There are vp, t1, t2, t3, vb of documents{there}.")


def _of_kind(kind: Kind) -> pc.Expression:
    of_kind = pc.field("doc_type") == kind.doc_type
    return of_kind if kind.tertial is None else of_kind & (pc.field("tertial") == kind.tertial)


def _of_documents(
    output: Output, question: Question, schema: pa.Schema, what: str, column: str, asked: pc.Expression
) -> pc.Expression:
    """What is asked of a row's document: of the row itself where it says that, else by its document_id."""
    if column in schema.names:
        return asked
    if "document_id" not in schema.names:
        raise RequestError(f"The rows of {question.dataset} have no {what}; ask without it.")
    found = output.table("documents", columns=["document_id"], where=asked).column(0).combine_chunks()
    return pc.field("document_id").isin(found)
