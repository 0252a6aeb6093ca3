"""The index of an output's words: SQLite's FTS5, in the user's cache, brought up to date with the output before each search.

It lies outside of the output, which may be somebody else's, at an address, or not to be written to, and which stays the one
truth: each part (a year) is indexed anew when its files are others than those that were indexed. The index holds the texts
too, packed, since Parquet would read a whole column for one of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import sys
import tempfile
import zlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from vpextract.asking.texts import DATASETS, Said, texts_of
from vpextract.asking.words import fingerprint, stemmed
from vpextract.errors import MissingPackageError, OutputError
from vpextract.store.reading import Output

_LAYOUT = "2"
"""Another one where what is indexed changes."""
_ROWS = 24
"""Bits of a row's number that count the texts of one document; those above are the document's."""
_WAIT = 600.0
"""Seconds that a search waits for another that brings the same index up to date."""
_MAKE = """
CREATE TABLE made_by (what TEXT);
CREATE TABLE parts (name TEXT PRIMARY KEY, mark TEXT);
CREATE TABLE documents (n INTEGER PRIMARY KEY, part TEXT, document_id TEXT);
CREATE TABLE texts (n INTEGER PRIMARY KEY, what TEXT, row_id TEXT, page INTEGER, line INTEGER, text BLOB);
CREATE VIRTUAL TABLE words USING fts5 (text, content='', tokenize='unicode61 remove_diacritics 0');
"""

Tell = Callable[[int, int], None]


class Hit(NamedTuple):
    """A text that was found; `rank` is the smaller, the better it fits."""

    said: Said
    rank: float


class Hits(NamedTuple):
    """The best of all `total`."""

    total: int
    best: list[Hit]


def search_index(output: Output, expression: str, documents: Collection[str], limit: int | None, tell: Tell) -> Hits:
    """What an expression of FTS5 finds in these documents (document_ids), the best first.

    `tell` hears how many parts of how many are indexed, where any must be. Raises OutputError where no index can be written.
    """
    with _opened(output) as database:
        _bring_up_to_date(database, output, tell)
        chosen = _choose(database, documents)
        counted = f"SELECT count(*) FROM words WHERE words MATCH ?{chosen}"
        ranked = f"SELECT rowid, rank FROM words WHERE words MATCH ?{chosen} ORDER BY rank, rowid LIMIT ?"
        (count,) = database.execute(counted, (expression,)).fetchone()
        found = database.execute(ranked, (expression, -1 if limit is None else limit)).fetchall()
        return Hits(count, [_hit(database, n, rank) for n, rank in found])


def index_path(output: Output) -> Path:
    """Where the index of an output lies: a file in the user's cache, named by the output's place."""
    place = output.path if isinstance(output.path, str) else str(output.path.resolve())
    return _cache() / "vpextract" / "search" / f"{hashlib.sha256(place.encode()).hexdigest()[:24]}.sqlite"


def _cache() -> Path:
    told = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if told and Path(told).is_absolute():
        return Path(told)
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")


@contextmanager
def _opened(output: Output) -> Iterator[sqlite3.Connection]:
    """A cache that cannot be written to costs the time of making the index each time, not the answer."""
    with contextlib.ExitStack() as stack:
        try:
            path = index_path(output)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not os.access(path.parent, os.W_OK):
                raise PermissionError(path)
        except (OSError, RuntimeError):
            path = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vpextract-search-"))) / "index.sqlite"
        try:
            yield stack.enter_context(contextlib.closing(_connected(path)))
        except sqlite3.OperationalError as problem:
            raise OutputError(
                f"The index for searching, {path}, cannot be written ({problem}). Make room there, or set XDG_CACHE_HOME "
                "to another folder."
            ) from problem


def _connected(path: Path) -> sqlite3.Connection:
    """Another version's index, or a damaged one, is made anew."""
    for _ in range(2):
        database = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        try:
            database.execute("BEGIN IMMEDIATE")
            known = database.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,)
            made_by = database.execute("SELECT what FROM made_by").fetchone() if known else None
            if known and made_by == (_made_by(),):
                database.execute("COMMIT")
                return database
            if not known:
                _make(database)
                return database
            database.execute("ROLLBACK")
        except sqlite3.OperationalError as problem:
            if "no such table" not in str(problem):
                database.close()
                raise
        except sqlite3.DatabaseError:
            pass
        database.close()
        path.unlink(missing_ok=True)
    raise OutputError(f"The index for searching, {path}, is damaged. Remove it, and search again.")


def _make(database: sqlite3.Connection) -> None:
    if not database.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]:
        raise MissingPackageError(
            "Searching needs SQLite's FTS5, which this Python was built without. Use another Python."
        )
    for statement in filter(None, map(str.strip, _MAKE.split(";"))):
        database.execute(statement)
    database.execute("INSERT INTO made_by VALUES (?)", (_made_by(),))
    database.execute("COMMIT")


def _made_by() -> str:
    return f"{_LAYOUT} {fingerprint()}"


def _bring_up_to_date(database: sqlite3.Connection, output: Output, tell: Tell) -> None:
    """One part after the other, each whole or not at all."""
    output.n_rows("documents")  # from here on all that is read is of one state, or told to be none
    now = {part.name: output.mark(part.name, DATASETS) for part in output.parts if part.dataset == "documents"}
    if dict(database.execute("SELECT name, mark FROM parts")) == now:
        return
    database.execute("BEGIN IMMEDIATE")  # somebody else may have done it meanwhile
    try:
        indexed = dict(database.execute("SELECT name, mark FROM parts"))
        for name in indexed.keys() - now.keys():
            _forget(database, name)
        stale = [name for name, mark in now.items() if indexed.get(name) != mark]
        for done, name in enumerate(stale):
            tell(done, len(stale))
            _forget(database, name)
            _add(database, output, name)
            database.execute("INSERT INTO parts VALUES (?, ?)", (name, now[name]))
            database.execute("COMMIT")
            database.execute("BEGIN IMMEDIATE")
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def _forget(database: sqlite3.Connection, part: str) -> None:
    """FTS5 takes words out by being told them once more."""
    for (document,) in database.execute("SELECT n FROM documents WHERE part = ?", (part,)).fetchall():
        own = (document << _ROWS, (document + 1) << _ROWS)
        texts = database.execute("SELECT n, text FROM texts WHERE n >= ? AND n < ?", own).fetchall()
        database.executemany(
            "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)",
            ((n, stemmed(_unpacked(text))) for n, text in texts),
        )
        database.execute("DELETE FROM texts WHERE n >= ? AND n < ?", own)
    database.execute("DELETE FROM documents WHERE part = ?", (part,))
    database.execute("DELETE FROM parts WHERE name = ?", (part,))


def _add(database: sqlite3.Connection, output: Output, part: str) -> None:
    (last,) = database.execute("SELECT coalesce(max(n), 0) FROM documents").fetchone()
    ids = output.table("documents", parts=(part,), columns=["document_id"]).column(0).to_pylist()
    numbers = {document_id: last + 1 + n for n, document_id in enumerate(ids)}
    database.executemany(
        "INSERT INTO documents VALUES (?, ?, ?)", ((n, part, document_id) for document_id, n in numbers.items())
    )
    rows = dict.fromkeys(numbers.values(), 0)
    for said in texts_of(output, part):
        document = numbers.get(said.document_id)
        if document is None:
            continue  # `check` tells of rows without a document
        n = document << _ROWS | rows[document]
        rows[document] += 1
        database.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (n, stemmed(said.text)))
        packed = zlib.compress(said.text.encode(errors="replace"), 1)
        database.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)", (n, *said[1:5], packed))


def _choose(database: sqlite3.Connection, documents: Collection[str]) -> str:
    """A condition that lets only these documents through; nothing where they are all."""
    (every,) = database.execute("SELECT count(*) FROM documents").fetchone()
    if len(documents) == every:
        return ""
    database.execute("CREATE TEMP TABLE wanted (document_id TEXT PRIMARY KEY)")
    database.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((document_id,) for document_id in documents))
    database.execute("CREATE TEMP TABLE chosen (n INTEGER PRIMARY KEY)")
    database.execute("INSERT INTO chosen SELECT n FROM documents JOIN wanted USING (document_id)")
    return f" AND (rowid >> {_ROWS}) IN (SELECT n FROM chosen)"


def _hit(database: sqlite3.Connection, n: int, rank: float) -> Hit:
    what, row_id, page, line, text = database.execute(
        "SELECT what, row_id, page, line, text FROM texts WHERE n = ?", (n,)
    ).fetchone()
    (document_id,) = database.execute("SELECT document_id FROM documents WHERE n = ?", (n >> _ROWS,)).fetchone()
    return Hit(Said(document_id, what, row_id, page, line, _unpacked(text)), rank)


def _unpacked(text: bytes) -> str:
    return zlib.decompress(text).decode()
