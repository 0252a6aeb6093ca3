"""One document, from file to records: the order of the stages, readable aloud. A bad file is an outcome, never a fault."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from vpextract import knowledge as knowledge_module
from vpextract.addresses import shown
from vpextract.containing import Part, attempt
from vpextract.errors import DocumentError, VpextractError
from vpextract.knowledge import Knowledge
from vpextract.layout.laying_out import lay_out
from vpextract.memory import without_cycle_search
from vpextract.model import Extraction, Facts, Identity, Issue, Read
from vpextract.reading.files import read_file
from vpextract.recognise.findings import Findings
from vpextract.recognise.recognising import recognise
from vpextract.settings import Options
from vpextract.store.fitting import fitted
from vpextract.structure.books.balance import balance_of
from vpextract.structure.doubts import doubts_of
from vpextract.structure.economy.contradictions import contradictions
from vpextract.structure.economy.rows import economy_of
from vpextract.structure.records import Records, records_of
from vpextract.structure.unsure import leave_unsure_numbers_out


def extract_document(path: Path, source: str | None = None, *, options: Options | None = None) -> Extraction:
    """Everything that is found in the document of a file; `extract_bytes` says how. OSError where it cannot be opened."""
    return extract_bytes(path.read_bytes(), path.name, source, options=options)


def extract_bytes(data: bytes, name: str, source: str | None = None, *, options: Options | None = None) -> Extraction:
    """Everything that is found in one document, wherever its bytes come from.

    `name` is the file's name, whose ending tells how to read it; `source` is how the `documents` dataset names it
    (default: `name`). A document that cannot be read gives an Extraction with status `failed` and a sentence that says
    what to do. Raises PatternError for a mistake in `options.patterns`, LimitError where it has more pages than allowed.
    """
    options = options or Options()
    knowledge = knowledge_module.load(options.patterns)
    with without_cycle_search():  # a document's pages and records have none
        return _extracted(data, name, source or shown(name), options, knowledge)


def _extracted(data: bytes, name: str, source: str, options: Options, knowledge: Knowledge) -> Extraction:
    digest = hashlib.sha256(data).hexdigest()
    try:
        return _found(data, digest, name, source, options, knowledge)
    except DocumentError as fault:
        return _failed(source, digest, len(data), fault)


def _found(data: bytes, digest: str, name: str, source: str, options: Options, knowledge: Knowledge) -> Extraction:
    read = read_file(data, name, options)
    findings, knowledge = _understood(read, options, knowledge)
    facts = read.facts
    del read  # its pages take more memory than all that follows
    records = records_of(findings, document_id_of(findings.identity, digest, knowledge), knowledge)
    leave_unsure_numbers_out(records, facts.unsure)
    found = _with_doubts(_extraction(source, digest, len(data), facts, findings.identity, records), knowledge)
    return fitted(found)


def _understood(read: Read, options: Options, knowledge: Knowledge) -> tuple[Findings, Knowledge]:
    """What the document says, and the patterns that it was understood by: with the first pack whose words it has, and
    whose years are its own as these patterns tell it. Few documents have such words."""
    for name in knowledge.packs.signed(read.printed()):
        with_pack = knowledge_module.load(options.patterns, pack=name)
        findings = recognise(lay_out(read, with_pack), with_pack)
        if with_pack.packs.holds(name, findings.identity.year):
            return findings, with_pack
    return recognise(lay_out(read, knowledge), knowledge), knowledge


def _extraction(source: str, digest: str, size: int, facts: Facts, identity: Identity, records: Records) -> Extraction:
    return Extraction(
        document_id=records.document_id,
        source=source,
        sha256=digest,
        reader=facts.reader,
        status="ok",
        identity=identity,
        n_pages=facts.n_pages,
        pages=facts.pages,
        sections=tuple(records.sections),
        goals=tuple(records.goals),
        indicators=tuple(records.indicators),
        activities=tuple(records.activities),
        tables=tuple(records.tables),
        decisions=tuple(records.decisions),
        issues=(*facts.issues, *records.issues),
        set_aside=tuple(records.set_aside),
        size=size,
    )


def _with_doubts(found: Extraction, knowledge: Knowledge) -> Extraction:
    """With its economy and what is unsure about its records; it is `partial` where something was lost."""
    more: list[Issue] = []
    balance = balance_of(found.tables, knowledge, found.identity.year)
    economy = economy_of(found.tables, balance, found.identity, knowledge, more)
    lost_check = Part("check_failed", "Tables of the economy are not held against each other", None, None, "warning")
    economy, differing = attempt(lost_check, more, (economy, []), contradictions, economy, knowledge)
    issues = (*found.issues, *more, *differing, *doubts_of(found, knowledge, balance))
    read_by = knowledge.reading_fingerprint
    lost = any(issue.severity == "error" for issue in issues)
    status = "partial" if lost else "ok"
    return replace(
        found, economy=tuple(economy), issues=issues, status=status, patterns=read_by, pack=knowledge.packs.applied
    )


def failed_document(data: bytes, source: str, fault: VpextractError) -> Extraction:
    """What is told of a document that could not be read."""
    return _failed(source, hashlib.sha256(data).hexdigest(), len(data), fault)


def _failed(source: str, digest: str, size: int, fault: VpextractError) -> Extraction:
    document_id = f"unknown-unknown-unknown-{digest[:8]}"
    return Extraction(document_id, source, digest, "none", "failed", str(fault), size=size)


def document_id_of(identity: Identity, digest: str, knowledge: Knowledge) -> str:
    """`{board_id}-{year}-{type}-{hash}`, with `unknown` for what the contents do not tell."""
    kind = "unknown"
    if identity.kind is not None:
        told = knowledge.documents.kinds[identity.kind]
        kind = f"{told.short}{identity.tertial or ''}" if told.by_tertial else told.short
    return f"{identity.board_id or 'unknown'}-{identity.year or 'unknown'}-{kind}-{digest[:8]}"
