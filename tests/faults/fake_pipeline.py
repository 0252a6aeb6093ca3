"""A stand-in for the pipeline that does what the document says: a fault injected through the seam of `extract_all`.

Run as a script, it is the `vpextract` command with that pipeline. A document's first line is its order:
    goals N [YEAR] | other | partial | damaged | bug | surrogate | die | die once FILE | die all FILE | crash |
    freeze FILE | sleep SECONDS | told FILE SECONDS | spin FILE | take GIB | lack | pages N SECONDS
"die all" takes the parent process along, "freeze" stops it; each time they were begun, they write a letter to FILE, and so
does "spin", which never ends in C code that lets nothing else run. "take" takes memory, "lack" is refused it, "pages" takes
its time for them.
"""

from __future__ import annotations

import os
import re
import signal
import time
from hashlib import sha256
from pathlib import Path

from vpextract.errors import DocumentError, too_many_pages
from vpextract.model import Extraction, Goal, Identity, Issue, Place
from vpextract.settings import Options


def extract(data: bytes, name: str, source: str, options: Options) -> Extraction:
    """Read the order and obey."""
    content = data.decode("utf8")
    order, *arguments = content.splitlines()[0].split()
    obey(order, arguments)
    ask(order, arguments, options)
    digest = sha256(content.encode()).hexdigest()
    year = int(arguments[1]) if order == "goals" and len(arguments) > 1 else 2022
    document = f"norrmalm-{year}-vp-{digest[:8]}"
    many = int(arguments[0]) if order == "goals" else 1
    text = "\ud800" if order == "surrogate" else "Mål"
    return Extraction(
        document_id=document,
        source=source,
        sha256=digest,
        reader=options.reader or "text",
        status="partial" if order == "partial" else "ok",
        identity=Identity()
        if order == "other"
        else Identity(kind="verksamhetsplan", year=year, board="Norrmalms nämnd"),
        goals=() if order == "other" else tuple(_goal(f"{document}-g{n}", n, f"{text} {n}") for n in range(many)),
        issues=(Issue("scan_page", "Page 2 is a picture.", "error", 2),) if order == "partial" else (),
    )


def obey(order: str, arguments: list[str]) -> None:
    """The orders that end in something else than an extraction."""
    if order == "damaged":
        raise DocumentError("The PDF is damaged. Fetch it again from its source.")
    if order == "bug":
        raise ZeroDivisionError("division by zero")
    if order == "die" and arguments[:1] == ["all"]:
        with Path(arguments[1]).open("a") as begun:
            begun.write("x")
        os.kill(os.getppid(), signal.SIGKILL)
    if order == "die" and not (arguments[:1] == ["once"] and Path(arguments[1]).exists()):
        if arguments:
            Path(arguments[1]).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "freeze":
        with Path(arguments[0]).open("a") as begun:
            begun.write("x")
        os.kill(os.getppid(), signal.SIGSTOP)
        time.sleep(300)
    if order == "crash":
        signal.raise_signal(signal.SIGSEGV)
    if order == "told":
        Path(arguments[0]).write_text(str(os.getpid()))
    if order in ("sleep", "told"):
        time.sleep(float(arguments[-1]))


def ask(order: str, arguments: list[str], options: Options) -> None:
    """The orders that are about limits."""
    if order == "spin":
        with Path(arguments[0]).open("a") as begun:
            begun.write("x")
        re.match("(a+)+$", "a" * 60 + "b")
    if order == "take":
        taken = [b"x" * 2**20 for _ in range(int(float(arguments[0]) * 1024))]
        time.sleep(len(taken) / 2**20)
    if order == "lack":
        raise MemoryError
    if order == "pages":
        number, most = int(arguments[0]), options.limits.pages
        if most is not None and number > most:
            raise too_many_pages(number, most)
        if options.more_time is not None:
            options.more_time(number)
        time.sleep(float(arguments[1]))


def _goal(goal_id: str, ordinal: int, text: str) -> Goal:
    nothing = (None, None, None, None, None, None, None)
    return Goal(goal_id, ordinal, "namndmal", None, text, *nothing, f"Nämndmål: {text}", Place(line=ordinal + 1))


if __name__ == "__main__":
    from vpextract.cli import main
    from vpextract.running import job

    vars(job)["read_document"] = extract
    main()
