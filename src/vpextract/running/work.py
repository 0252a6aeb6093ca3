"""One document's work, as it runs in a worker process: a small task in, a finished outcome out, no exception ever."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePath

from vpextract.addresses import is_remote, name_of, read_bytes
from vpextract.errors import DocumentError, LimitError, VpextractError, bug_sentence, out_of_memory
from vpextract.memory import without_cycle_search
from vpextract.model import Extraction
from vpextract.reading.files import ENDINGS
from vpextract.running import holding
from vpextract.running.outcome import Outcome, extraction_to_outcome, failed
from vpextract.settings import Options

Extract = Callable[[bytes, str, str, Options], Extraction]
"""What reads one document: its bytes, the file's name, its source, the options. Tests put faults here."""


CHANGED = "The file changed while the run went on. Run again: it is read then as it is."


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
    """The task with the bytes of a local file, for workers who may not see it. Raises OSError where it cannot be read.

    One that is too large to be read goes without: nobody will ask for it.
    """
    without = is_remote(task.address) or _is_too_large(task)
    return task if without else replace(task, data=read_bytes(task.address))


def task_to_outcome(task: Task) -> Outcome:
    """Read one document. Whatever goes wrong in it, the answer is an outcome: a bug, too, costs only this document."""
    try:
        return _read(task)
    except DocumentError as fault:
        return failed_outcome(task, str(fault), lasting=True)
    except LimitError as fault:
        return limited_outcome(task, fault)
    except VpextractError as fault:
        return failed_outcome(task, str(fault), lasting=False)
    except MemoryError:
        holding.leave_after_answer()
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


def limited_outcome(task: Task, fault: LimitError) -> Outcome:
    """The failed row of a document that met a limit."""
    return replace(failed_outcome(task, str(fault), lasting=True), limit=fault.limit)


@without_cycle_search()  # what came of the document is gone before it begins again
def _read(task: Task) -> Outcome:
    file = PurePath(name_of(task.address))
    if file.suffix.lower() in ENDINGS:
        limits = task.options.limits
        if limits.memory is not None and _is_too_large(task):
            raise out_of_memory(limits.memory)
        holding.hold_memory(limits.memory)
        data = read_bytes(task.address) if task.data is None else task.data
        holding.start_clock(limits.time)  # not before: a slow network says nothing about the document
        at_page = partial(holding.at_page, task.source)
        options = replace(task.options, more_time=holding.more_time, at_page=at_page)
        found = task.extract(data, file.name, task.source, options)
        if task.sha256 and found.sha256 != task.sha256:  # its former hash would tell of what it is not
            return failed_outcome(replace(task, sha256=""), CHANGED, lasting=False)
        return extraction_to_outcome(found)
    kinds = f"{', '.join(ENDINGS[:-1])} and {ENDINGS[-1]}"
    ending = f"Its name ends in {file.suffix!r}" if file.suffix else "Its name has no ending"
    sentence = f"{ending}; files that can be read end in {kinds}. Save it as a PDF, or rename it if it is one."
    return failed_outcome(task, sentence, lasting=False)  # the same contents may have another name next time


def _is_too_large(task: Task) -> bool:
    """Whether its bytes alone are more than it may take."""
    most = task.options.limits.memory
    return most is not None and task.size > most
