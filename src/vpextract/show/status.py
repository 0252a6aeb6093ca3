"""What an output holds, from what it was made and by which version: told from its manifest and its documents."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any

from rich.console import Console

from vpextract.languages.telling import counted, told
from vpextract.plainfiles import size_in_words
from vpextract.reading.files import ENDINGS
from vpextract.running.planning import limit_met
from vpextract.show.console import print_table
from vpextract.show.plain import by_endings, printable
from vpextract.show.run import in_state
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
    facts = [(told(name), fact) for name, fact in _facts(output, documents, skipped, known)]
    width = max(len(name) for name, _ in facts) + 1
    for name, fact in facts:
        console.print(f"{name:<{width}}{fact}")
    console.print()
    for head, rows in ((_YEAR, list(_years(documents))), (_DATASET, list(_datasets(output)))):
        names = [told(name) for name in head]
        print_table(console, names, rows, right=names[1:])
        console.print()
    extract, check = f"{command()} extract {told('INPUT')} -o {folder}", f"{command()} check {folder}"
    console.print(told("Bring it up to date: {extract}. What was unsure: {check}", extract=extract, check=check))


def _facts(
    output: Output, documents: Sequence[dict[str, Any]], skipped: Sequence[dict[str, Any]], columns: Collection[str]
) -> Iterable[tuple[str, str]]:
    states = Counter(d["status"] for d in documents)
    yield "output", printable(output.path)
    how = ", ".join(in_state(states[state], state) for state in ("ok", "partial", "failed") if states[state])
    yield "documents", f"{len(documents)} ({how})" if documents else told("none")
    if skipped:
        yield "not read", _not_read(skipped)
    for name, place in zip(("read from", *[""] * len(output.inputs)), output.inputs, strict=False):
        yield name, printable(place)
    versions = Counter(d.get("version") or told("an earlier version") for d in documents)
    yield "read by", ", ".join(f"vpextract {printable(v)} ({n})" for v, n in sorted(versions.items())) or "–"
    yield "written by", f"vpextract {output.version}"
    yield "patterns", _patterns(output, columns)
    again = sum(d.get("recipe") is None for d in documents)
    if again:
        retry = "{documents}, by the next extract: that they failed may not lie in them"
        yield "to retry", told(retry, documents=counted(again, "document"))
    met = Counter(limit[0] for d in documents if (limit := limit_met(d.get("recipe"))) is not None)
    if met:
        limits = ", ".join(f"{n} {told(name)}" for name, n in sorted(met.items()))
        raised = "{documents} ({limits}), read again when the limit is raised"
        yield "limited", told(raised, documents=counted(met.total(), "document"), limits=limits)
    yield "links", _links(output)
    waiting = output.n_waiting()
    if waiting:
        stopped = "{documents} read by a run that was stopped; the next extract goes on from there"
        yield "unfinished", told(stopped, documents=counted(waiting, "document"))


def _not_read(skipped: Sequence[dict[str, Any]]) -> str:
    """Files of other kinds, and those of a kind that is read: a dead link, a Word file where python-docx is not there."""
    endings = frozenset(ENDINGS)
    closed = [one["source"] for one in skipped if PurePosixPath(one["source"]).suffix.lower() in endings]
    others = [one["source"] for one in skipped if one["source"] not in closed]
    both = (("{files} of other kinds ({endings})", others), ("{files} that could not be read ({endings})", closed))
    return ", ".join(
        told(what, files=counted(len(files), "file"), endings=by_endings(files)) for what, files in both if files
    )


def _patterns(output: Output, columns: Collection[str]) -> str:
    if output.patterns is not None:
        folder = output.patterns.folder(output.path)
        names, mark = output.patterns.names, output.patterns.fingerprint
        if folder is not None:
            names = told("{names} of {folder}", names=names, folder=folder)
        return printable(told("{names}, laid over the shipped ones (fingerprint {mark})", names=names, mark=mark))
    return told("the shipped ones" if "patterns" in columns else "not known, as an earlier version wrote it")


def _links(output: Output) -> str:
    if output.linked_by is None:
        return told("none; make them with {command}", command=f"{command()} link")
    series, rows = output.n_rows("series"), output.n_rows("series_members")
    return told("{series} series with {rows} rows", series=series, rows=rows)


def _years(documents: Sequence[dict[str, Any]]) -> Iterable[tuple[object, ...]]:
    for year in sorted({d["year"] for d in documents}, key=lambda year: (year is None, year)):
        of_year = [d for d in documents if d["year"] == year]
        kinds = Counter(_SIGNS.get(d["doc_type"], "") for d in of_year)
        boards = {d["board_id"] for d in of_year} - {None}
        pages = sum(d["pages"] or 0 for d in of_year)
        not_ok = sum(d["status"] != "ok" for d in of_year)
        yield (
            *(told("unknown") if year is None else year, len(of_year), *(kinds[kind] for kind in _SIGNS.values())),
            *(len(boards), pages, not_ok),
        )


def _datasets(output: Output) -> Iterable[tuple[object, ...]]:
    for name in DATASETS:
        parts = [part for part in output.parts if part.dataset == name]
        yield name, output.n_rows(name), len(parts), size_in_words(sum(part.bytes for part in parts))
    yield (
        told("all"),
        sum(part.rows for part in output.parts),
        len(output.parts),
        size_in_words(sum(p.bytes for p in output.parts)),
    )
