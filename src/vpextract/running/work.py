"""One document's work, as it runs in a worker process: a small task in, a finished outcome out, no exception ever."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path

from vpextract import issues
from vpextract.errors import VpextractError, bug_sentence
from vpextract.model import Extraction, Issue
from vpextract.running.finding import ENDINGS, InputFile
from vpextract.running.outcome import Outcome, extraction_to_outcome, failed
from vpextract.settings import Options

Extract = Callable[[Path, str, Options], Extraction]
"""What reads one document: its path, its source, the options. Tests put faults here."""


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read; `copies` are the sources of further files with the same bytes. Small: it travels."""

    path: Path
    source: str
    size: int
    sha256: str
    copies: tuple[str, ...]
    options: Options
    extract: Extract


def files_to_tasks(files: Sequence[InputFile], options: Options, extract: Extract) -> list[Task]:
    """One task per different contents, in the order of the files; files that cannot be read here get their own."""
    by_contents: dict[str, list[InputFile]] = {}
    digests: dict[str, str] = {}
    for file in files:
        digest = _digest(file.path)
        digests[file.source] = digest
        by_contents.setdefault(digest or f"unreadable {file.source}", []).append(file)
    return [
        Task(
            path=first.path,
            source=first.source,
            size=first.size,
            sha256=digests[first.source],
            copies=tuple(copy.source for copy in copies),
            options=options,
            extract=extract,
        )
        for first, *copies in by_contents.values()
    ]


def read_document(path: Path, source: str, options: Options) -> Extraction:
    """The usual `Extract`: the pipeline, imported only where documents are read."""
    from vpextract.pipeline import extract_document

    return extract_document(path, source, options=options)


def task_to_outcome(task: Task) -> Outcome:
    """Read one document. Whatever goes wrong in it, the answer is an outcome: a bug, too, costs only this document."""
    try:
        return extraction_to_outcome(_with_copies(_read(task), task.copies))
    except VpextractError as fault:
        return failed_outcome(task, str(fault))
    except MemoryError:
        return failed_outcome(task, "Reading it needs more memory than there is. Use fewer --jobs, or split the file.")
    except OSError as fault:
        reason = fault.strerror or str(fault)
        return failed_outcome(task, f"The file cannot be read ({reason}). Check that it is there, and its permissions.")
    except Exception as bug:
        return failed_outcome(task, bug_sentence(bug, "the file"))


def failed_outcome(task: Task, sentence: str) -> Outcome:
    return extraction_to_outcome(_with_copies(failed(task.source, task.sha256, sentence), task.copies))


def _read(task: Task) -> Extraction:
    if task.path.suffix.lower() not in ENDINGS:
        kinds = f"{', '.join(ENDINGS[:-1])} and {ENDINGS[-1]}"
        sentence = f"Its name ends in {task.path.suffix!r}; files that can be read end in {kinds}."
        if not task.path.suffix:
            sentence = f"Its name has no ending; files that can be read end in {kinds}."
        return failed(task.source, task.sha256, f"{sentence} Save it as a PDF, or rename it if it is one.")
    return task.extract(task.path, task.source, task.options)


def _with_copies(extraction: Extraction, copies: tuple[str, ...]) -> Extraction:
    if not copies:
        return extraction
    code = "duplicate_file"
    message = f"Files with the same bytes, read only once: {', '.join(copies)}"
    return replace(extraction, issues=(*extraction.issues, Issue(code, message, issues.CODES[code].severity)))


def _digest(path: Path) -> str:
    """SHA-256 of the file, "" where it cannot be read; the one who reads the document will say why."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
