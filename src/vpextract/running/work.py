"""One document's work, as it runs in a worker process: a small task in, a finished outcome out, no exception ever."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from vpextract.addresses import is_remote, name_of, read_bytes
from vpextract.errors import DocumentError, VpextractError, bug_sentence
from vpextract.model import Extraction
from vpextract.running.finding import ENDINGS
from vpextract.running.outcome import Outcome, extraction_to_outcome, failed
from vpextract.settings import Options

Extract = Callable[[bytes, str, str, Options], Extraction]
"""What reads one document: its bytes, the file's name, its source, the options. Tests put faults here."""


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read. Small, as it travels: `data` is there only where the worker cannot read `address` itself."""

    address: str
    source: str
    size: int
    sha256: str
    options: Options
    extract: Extract
    data: bytes | None = field(default=None, repr=False)


def read_document(data: bytes, name: str, source: str, options: Options) -> Extraction:
    """The usual `Extract`: the pipeline, imported only where documents are read."""
    from vpextract.pipeline import extract_bytes

    return extract_bytes(data, name, source, options=options)


def carrying(task: Task) -> Task:
    """The task with the bytes of a local file, for workers who may not see it. Raises OSError where it cannot be read."""
    return task if is_remote(task.address) else replace(task, data=read_bytes(task.address))


def task_to_outcome(task: Task) -> Outcome:
    """Read one document. Whatever goes wrong in it, the answer is an outcome: a bug, too, costs only this document."""
    try:
        return _read(task)
    except DocumentError as fault:
        return failed_outcome(task, str(fault), lasting=True)
    except VpextractError as fault:
        return failed_outcome(task, str(fault), lasting=False)
    except MemoryError:
        sentence = "Reading it needs more memory than there is. Use fewer --jobs, or split the file."
    except OSError as fault:
        reason = fault.strerror or str(fault)
        sentence = f"The file cannot be read ({reason}). Check that it is there, and its permissions."
    except Exception as bug:
        sentence = bug_sentence(bug, "the file")
    return failed_outcome(task, sentence, lasting=False)


def failed_outcome(task: Task, sentence: str, *, lasting: bool) -> Outcome:
    """The failed row of a document; `lasting` where its contents are to blame, so that trying again is of no use."""
    return replace(extraction_to_outcome(failed(task.source, task.sha256, sentence)), lasting=lasting)


def _read(task: Task) -> Outcome:
    file = PurePath(name_of(task.address))
    if file.suffix.lower() in ENDINGS:
        data = read_bytes(task.address) if task.data is None else task.data
        return extraction_to_outcome(task.extract(data, file.name, task.source, task.options))
    kinds = f"{', '.join(ENDINGS[:-1])} and {ENDINGS[-1]}"
    ending = f"Its name ends in {file.suffix!r}" if file.suffix else "Its name has no ending"
    sentence = f"{ending}; files that can be read end in {kinds}. Save it as a PDF, or rename it if it is one."
    return failed_outcome(task, sentence, lasting=False)  # the same contents may have another name next time
