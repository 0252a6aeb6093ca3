"""What an output holds, from what it was made and by which version: told from its manifest and its documents."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any

from rich.console import Console

from vpextract.plainfiles import size_in_words
from vpextract.reading.files import ENDINGS
from vpextract.running.planning import limit_met
from vpextract.show.console import print_table
from vpextract.show.plain import by_endings, counted, printable
from vpextract.show.typed import command
from vpextract.store.reading import Output
from vpextract.store.schema import DATASETS
from vpextract.store.skipped import only_skipped, without_skipped
from vpextract.terms import SHORT

_COLUMNS = ("source", "status", "year", "board_id", "doc_type", "pages")
_MADE_WITH = ("version", "recipe", "patterns")
_SIGNS = {kind: short.upper() for kind, short in SHORT.items()}
_YEAR = ("year", "documents", *_SIGNS.values(), "boards", "pages", "not ok")
_DATASET = ("dataset", "rows", "files", "size")


def print_status(output: Output, console: Console) -> None:
    """Some lines about the whole, then a line a year and a line a dataset."""
    known = set(output.columns("documents"))
    wanted = [name for name in (*_COLUMNS, *_MADE_WITH) if name in known]
    every = output.table("documents", columns=wanted)
    documents = without_skipped(every).to_pylist()
    skipped = only_skipped(every).to_pylist()
    folder = shlex.quote(printable(output.path))
    for name, told in _facts(output, documents, skipped, known):
        console.print(f"{name:<11}{told}")
    console.print()
    print_table(console, _YEAR, list(_years(documents)), right=_YEAR[1:])
    console.print()
    print_table(console, _DATASET, list(_datasets(output)), right=_DATASET[1:])
    console.print()
    console.print(
        f"Bring it up to date: {command()} extract INPUT -o {folder}. What was unsure: {command()} check {folder}"
    )


def _facts(
    output: Output, documents: Sequence[dict[str, Any]], skipped: Sequence[dict[str, Any]], columns: Collection[str]
) -> Iterable[tuple[str, str]]:
    states = Counter(d["status"] for d in documents)
    yield "output", printable(output.path)
    told = ", ".join(f"{states[state]} {state}" for state in ("ok", "partial", "failed") if states[state])
    yield "documents", f"{len(documents)} ({told})" if documents else "none"
    if skipped:
        yield "not read", _not_read(skipped)
    for name, place in zip(("read from", *[""] * len(output.inputs)), output.inputs, strict=False):
        yield name, printable(place)
    versions = Counter(d.get("version") or "an earlier version" for d in documents)
    yield "read by", ", ".join(f"vpextract {printable(v)} ({n})" for v, n in sorted(versions.items())) or "–"
    yield "written by", f"vpextract {output.version}"
    yield "patterns", _patterns(output, columns)
    again = sum(d.get("recipe") is None for d in documents)
    if again:
        yield "to retry", f"{counted(again, 'document')}, by the next extract: that they failed may not lie in them"
    met = Counter(limit[0] for d in documents if (limit := limit_met(d.get("recipe"))) is not None)
    if met:
        limits = ", ".join(f"{n} {name}" for name, n in sorted(met.items()))
        yield "limited", f"{counted(met.total(), 'document')} ({limits}), read again when the limit is raised"
    yield "links", _links(output)
    waiting = output.n_waiting()
    if waiting:
        yield (
            "unfinished",
            f"{counted(waiting, 'document')} read by a run that was stopped; the next extract goes on from there",
        )


def _not_read(skipped: Sequence[dict[str, Any]]) -> str:
    """Files of other kinds, and those of a kind that is read: a dead link, a Word file where python-docx is not there."""
    endings = frozenset(ENDINGS)
    closed = [one["source"] for one in skipped if PurePosixPath(one["source"]).suffix.lower() in endings]
    others = [one["source"] for one in skipped if one["source"] not in closed]
    told = (("of other kinds", others), ("that could not be read", closed))
    return ", ".join(f"{counted(len(files), 'file')} {what} ({by_endings(files)})" for what, files in told if files)


def _patterns(output: Output, columns: Collection[str]) -> str:
    if output.patterns is not None:
        folder = output.patterns.folder(output.path)
        of = f" of {folder}" if folder is not None else ""
        return printable(
            f"{output.patterns.names}{of}, laid over the shipped ones (fingerprint {output.patterns.fingerprint})"
        )
    return "the shipped ones" if "patterns" in columns else "not known, as an earlier version wrote it"


def _links(output: Output) -> str:
    if output.linked_by is None:
        return f"none; make them with {command()} link"
    return f"{output.n_rows('series')} series with {output.n_rows('series_members')} rows"


def _years(documents: Sequence[dict[str, Any]]) -> Iterable[tuple[object, ...]]:
    for year in sorted({d["year"] for d in documents}, key=lambda year: (year is None, year)):
        of_year = [d for d in documents if d["year"] == year]
        kinds = Counter(_SIGNS.get(d["doc_type"], "") for d in of_year)
        boards = {d["board_id"] for d in of_year} - {None}
        pages = sum(d["pages"] or 0 for d in of_year)
        not_ok = sum(d["status"] != "ok" for d in of_year)
        yield (
            *("unknown" if year is None else year, len(of_year), *(kinds[kind] for kind in _SIGNS.values())),
            *(len(boards), pages, not_ok),
        )


def _datasets(output: Output) -> Iterable[tuple[object, ...]]:
    for name in DATASETS:
        parts = [part for part in output.parts if part.dataset == name]
        yield name, output.n_rows(name), len(parts), size_in_words(sum(part.bytes for part in parts))
    yield (
        "all",
        sum(part.rows for part in output.parts),
        len(output.parts),
        size_in_words(sum(p.bytes for p in output.parts)),
    )
