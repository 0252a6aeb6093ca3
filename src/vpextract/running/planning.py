"""What a run has to do: which documents are to be read, which are there already, which are gone."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePath
from typing import Any, NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.model import Extraction
from vpextract.reading.ocr.engine import NO_OCR, ocr_here
from vpextract.running.contents import Content, Named, mark_of
from vpextract.running.outcome import Summary
from vpextract.running.redoing import NOTHING, Redo
from vpextract.settings import Limits, Options
from vpextract.store.reading import Output
from vpextract.store.ruled import NOTHING_RULED, Ruled
from vpextract.store.schema import DOCUMENT_DATASETS
from vpextract.store.skipped import SKIPPED
from vpextract.store.years import Filed, filed_documents
from vpextract.version import __version__

_SHA256 = re.compile(r"[0-9a-f]{64}")

_LIMITS = tuple(limit.name for limit in fields(Limits))
_OCR = "ocr"


@dataclass(frozen=True, slots=True)
class Recipe:
    """File name → a mark of all that decides what is read from the bytes of such a file.

    Where a document met a limit, that is a part of the mark; limits that others keep to decide nothing. So is what read its
    pictures, or that nothing was there to read them with: `ocr` is what is here.
    """

    of_file: Callable[[str], str]
    limits: Limits
    ocr: str = NO_OCR

    def mark(self, name: str, limit: str | None = None, ocr: str | None = None) -> str:
        """The mark of a file, or of one that met this limit, or whose pictures were read by this."""
        plain = self.of_file(name)
        if limit is not None:
            return f"{plain}-{limit}-{getattr(self.limits, limit)}"
        return plain if ocr is None else f"{plain}-{_OCR}-{ocr}"

    def marks(self, name: str) -> list[str]:
        """All that reading it now might give it."""
        return [*(self.mark(name, limit) for limit in (None, *_LIMITS)), self.mark(name, ocr=self.ocr)]

    def is_as_now(self, name: str, mark: str | None) -> bool:
        """Whether it would come out the same if it were read now: not where the limit that it met is higher, nor where its
        pictures are read by something else now. What was read stays where nothing is left to read it with."""
        plain = self.of_file(name)
        if mark == plain:
            return True
        made, _, how = (mark or "").partition("-")
        if made == plain and how.startswith(f"{_OCR}-"):
            return self.ocr in (how.removeprefix(f"{_OCR}-"), NO_OCR)
        if made != plain or (met := limit_met(mark)) is None:
            return False
        now = getattr(self.limits, met[0])
        return now is not None and now <= met[1]


def limit_met(mark: str | None) -> tuple[str, float] | None:
    """The limit that a document met, and how high it was, by its mark; None where it met none.

    The mark may be anybody's: what names no limit, or one that is no number, is none.
    """
    _, _, met = (mark or "").partition("-")
    limit, _, most = met.partition("-")
    try:
        return (limit, float(most)) if limit in _LIMITS else None
    except ValueError:
        return None


class Before(NamedTuple):
    """The documents that an output holds, with their rows, and its parts that are damaged, whose documents are left out."""

    documents: list[tuple[Filed, dict[str, Any]]]
    damaged: set[str]


@dataclass(slots=True)
class Plan:
    """`to_read` are contents that nobody read yet; `kept` documents stay as they are, but for the names of their files.

    `unsound` are those of them that could not be read without loss. `changed` are the documents that will be gone or are
    read anew, and `touched` the parts that must be written for all that. `skipped` are files that are not read, which are among
    the `kept` ones; `to_skip` are those that are to be told of anew.
    """

    to_read: list[Content] = field(default_factory=list)
    kept: list[Filed] = field(default_factory=list)
    unsound: list[Summary] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    n_gone: int = 0
    skipped: list[Summary] = field(default_factory=list)
    to_skip: list[Extraction] = field(default_factory=list)


def documents_before(former: Output | None) -> Before:
    """No documents where there is no former output."""
    if former is None:
        return Before([], set())
    damaged = former.damaged_parts()
    return Before(filed_documents(former, damaged), damaged)


def planned(
    contents: Sequence[Content],
    before: Before,
    recipe: Recipe,
    *,
    force: bool,
    redo: Redo = NOTHING,
    skipped: Sequence[Extraction] = (),
    ruled: Ruled = NOTHING_RULED,
) -> Plan:
    """Compare what there is to read, what is not read, and what people decided, with what is in the output."""
    plan = Plan()
    _plan_skipped(plan, skipped, before, recipe)
    read = [(filed, row) for filed, row in before.documents if row["status"] != SKIPPED]
    there = {mark_of(row["sha256"], row["source"]): (filed, row) for filed, row in read}
    for content in contents:
        filed, row = there.pop(content.mark, (None, {}))
        if filed is None:
            plan.to_read.append(content)
        elif force or redo.asks_for(row) or not recipe.is_as_now(content.file.name, filed.recipe):
            plan.to_read.append(content)
            plan.changed.add(filed.document_id)
            plan.touched.add(filed.part)
        else:
            now = filed._replace(source=content.file.source, copies=content.copies, etags=content.etags)
            plan.kept.append(now)
            if now != filed:
                plan.touched.add(filed.part)
            if row["status"] != "ok":
                plan.unsound.append(_summary(row, now.source))
    plan.touched.update(filed.part for filed, row in read if not ruled.is_as_written(row))
    sources = {file.source for content in contents for file in content.files}
    for filed, _ in there.values():
        plan.n_gone += filed.source not in sources  # else its file has new contents
        plan.changed.add(filed.document_id)
        plan.touched.add(filed.part)
    return plan


def _plan_skipped(plan: Plan, skipped: Sequence[Extraction], before: Before, recipe: Recipe) -> None:
    """Those that are told of already, by the same program, stay; of those that are gone, or are read now, nothing stays."""
    there = {filed.source: (filed, row) for filed, row in before.documents if row["status"] == SKIPPED}
    for one in skipped:
        filed, row = there.get(one.source, (None, {}))
        told_so = filed is not None and (row["error"], row["sha256"] or "") == (one.error, one.sha256)
        if filed is not None and told_so and recipe.is_as_now(one.source, filed.recipe):
            del there[one.source]
            plan.kept.append(filed)
            plan.skipped.append(_summary(row, filed.source))
        else:
            plan.to_skip.append(one)
    plan.touched.update(filed.part for filed, _ in there.values())


def known_etags(before: Before) -> dict[Named, str]:
    """What is remembered of files from afar: source and etag → SHA-256, where it is one that can name a file."""
    return {
        (source, etag): row["sha256"]
        for filed, row in before.documents
        if _SHA256.fullmatch(row["sha256"] or "")
        for source, etag in zip((filed.source, *filed.copies), filed.etags, strict=False)
    }


def recipe_of(options: Options, known: Knowledge) -> Recipe:
    """Another version of the program, of the patterns or of a PDF library makes another recipe, where it matters."""
    columns = [str(dataset.schema) for dataset in DOCUMENT_DATASETS.values()]
    common = [__version__, known.reading_fingerprint, *columns]

    @cache
    def of_kind(ending: str) -> str:
        of_pdf = [options.reader, _version("pymupdf"), _version("pdfplumber")] if ending == ".pdf" else []
        return hashlib.sha256(json.dumps([*common, ending, of_pdf]).encode()).hexdigest()[:16]

    return Recipe(lambda name: of_kind(PurePath(name).suffix.lower()), options.limits, ocr_here())


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _summary(row: dict[str, Any], source: str) -> Summary:
    names = ("document_id", "status", "error", "doc_type", "year", "tertial", "board", "pages")
    return Summary(source=source, **{name: row[name] for name in names})
