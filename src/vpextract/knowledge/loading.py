"""Patterns files → one `Knowledge`: read, laid over each other, checked, compiled."""

from __future__ import annotations

import hashlib
import tomllib
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import regex

from vpextract.errors import PatternError, PatternTimeError
from vpextract.knowledge.head_words import strange_ends
from vpextract.knowledge.knowledge import Knowledge
from vpextract.knowledge.overlaying import REMOVE, overlaid, without
from vpextract.knowledge.own_examples import unmet_example
from vpextract.knowledge.schema import SCHEMAS, ColumnsFile, PatternFiles
from vpextract.knowledge.schema_base import Strict
from vpextract.knowledge.schema_documents import DocumentsFile
from vpextract.knowledge.schema_link import LinkFile
from vpextract.knowledge.timed import time_limited
from vpextract.settings import OwnPatterns

FILES = tuple(SCHEMAS)
_DEEP_KEY = regex.compile(r"""(?m)^[^"'#\n]*?(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){50}""")
"""A key of so many parts, outside of texts: reading it takes a time that grows with their square. Known ones have three."""
_WORDS = frozenset(
    (
        *(
            "labels",
            "examples",
            "counter_examples",
            "known",
            "percent",
            "figures",
            "letters",
            "onsets",
            "behind_words",
            "as_one",
            "behind",
            "names",
            "marks",
            "misspelt",
        ),
        *("glyphs", "not_names", "beginnings", "endings", "before", "given_names", "shapes", "glyph_shapes", "symbols"),
        *("hues", "replaces", "measures", "all_measures", "documents", "nouns", "qualifiers", "tails", "goal_parts"),
    )
)
"""Keys of plain words: lists and tables of them hold no regular expressions, but for those below."""
_PATTERNS_AMONG_WORDS = frozenset(("times.labels", "months.names"))
_TEXTS = frozenset(
    (
        "role",
        "name",
        "sign",
        "shape",
        "color",
        "short",
        "digest",
        "ground",
        "board",
        "district",
        "definite",
        "named_for",
    )
)
"""Keys of single texts that are no regular expressions; tables and lists may have the same names."""
_SHOWN = 200
"""So many letters of a pattern are shown with what is wrong with it."""
LINKING = ("link", "followup")
"""Files that no document is read by: they are about what belongs together across them, and what became of plans."""


def load(patterns: Path | OwnPatterns | None = None, *, examples: bool = True) -> Knowledge:
    """The shipped patterns, with a user's own laid over them: those of a folder, or its contents as they once were.

    Raises PatternError, naming file, key and reason, for a file that is not valid TOML or does not fit its schema, and, with
    `examples`, where one of its examples is not met.
    """
    own = own_patterns(patterns)
    return _loaded(own if own is not None and own.files else None, examples)


def own_patterns(patterns: Path | OwnPatterns | None) -> OwnPatterns | None:
    """The contents of a folder as they are now; None where there is nothing of the user's own.

    Raises PatternError for a folder that is not there, cannot be read, or holds a file that nobody would look at.
    """
    if not isinstance(patterns, Path):
        return patterns
    _refuse_strangers(patterns)
    try:
        files = [(name, patterns / f"{name}.toml") for name in FILES]
        return OwnPatterns(str(patterns), tuple((name, file.read_bytes()) for name, file in files if file.is_file()))
    except OSError as problem:
        where = Path(problem.filename) if problem.filename else patterns
        raise PatternError(where, "", f"cannot be read ({problem.strerror or problem})") from None


def shipped_fingerprint() -> str:
    """Tells the shipped patterns of two installations apart, without loading them."""
    return hashlib.sha256("".join(map(shipped, FILES)).encode()).hexdigest()[:16]


@lru_cache(maxsize=8)
def _loaded(own: OwnPatterns | None, examples: bool = True) -> Knowledge:
    parts: dict[str, Any] = {}
    extras = dict(own.files) if own is not None else {}
    every, reading = hashlib.sha256(), hashlib.sha256()
    for name in FILES:
        raw, extra = shipped(name).encode(), extras.get(name)
        where = f"{name}.toml"
        data = parsed(raw, where)
        if own is not None and extra is not None:
            where = str(Path(own.folder, where))
            own_data = parsed(extra, where)
            data = overlaid(without(data, own_data.pop(REMOVE, {}), where), own_data)
        for digest in (every, reading) if name not in LINKING else (every,):
            digest.update(raw + (extra or b""))
        parts[name] = _converted(data, SCHEMAS[name], where)
    files, fingerprints = PatternFiles(**parts), (every.hexdigest()[:16], reading.hexdigest()[:16])
    if own is None:
        return Knowledge(files, *fingerprints)
    try:
        with time_limited():
            made = Knowledge(files, *fingerprints)
            if examples:
                _check_own_examples(own, made)
    except regex.error as error:
        raise PatternError(
            own.folder, str(error.pattern)[:60], f"not a valid regular expression: {error.msg}"
        ) from None
    return made


def _check_own_examples(own: OwnPatterns, knowledge: Knowledge) -> None:
    for name, raw in own.files:
        where = str(Path(own.folder, f"{name}.toml"))
        try:
            told = parsed(raw, where)
            told.pop(REMOVE, None)
            unmet = unmet_example(name, told, knowledge)
        except PatternTimeError as slow:
            raise PatternError(where, "", str(slow)) from None
        if unmet is not None:
            raise PatternError(where, unmet.key, unmet.reason)


def shipped(name: str) -> str:
    """The text of a shipped file."""
    inside = resources.files("vpextract") / "patterns" / f"{name}.toml"
    if inside.is_file():
        return inside.read_text("utf8")
    return (Path(__file__).parents[3] / "patterns" / f"{name}.toml").read_text("utf8")


def _refuse_strangers(folder: Path) -> None:
    if not folder.is_dir():
        raise PatternError(folder, "", "there is no such folder of patterns")
    strange = sorted(p.name for p in folder.glob("*.toml") if p.stem not in FILES)
    if strange:
        raise PatternError(
            folder / strange[0],
            "",
            f"no patterns file has this name; known are {', '.join(f + '.toml' for f in FILES)}",
        )


def parsed(raw: bytes, where: str) -> dict[str, Any]:
    """A file as it is written. Raises PatternError."""
    try:
        text = raw.decode("utf8")
        if deep := _DEEP_KEY.search(text):
            line = text.count("\n", 0, deep.start()) + 1
            raise PatternError(where, "", f"not valid TOML: too many dots in a key (at line {line})")
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PatternError(where, "", f"not valid TOML: {error}") from None
    except RecursionError:
        line = _line_of_brackets(raw.decode("utf8"))
        raise PatternError(where, "", f"not valid TOML: too many brackets in each other (at line {line})") from None


def _line_of_brackets(text: str) -> int:
    """The line with most brackets that open."""
    lines = text.split("\n")
    return max(range(len(lines)), key=lambda at: lines[at].count("[") + lines[at].count("{")) + 1


def _converted(data: Any, schema: type[Strict], where: str) -> Strict:
    try:
        made = msgspec.convert(data, schema)
    except msgspec.ValidationError as error:
        from vpextract.knowledge.mistakes import explained

        key, reason = explained(error, schema)
        raise PatternError(where, key or "top level", reason) from None
    if isinstance(made, ColumnsFile) and (strange := strange_ends(made.parts)):
        raise PatternError(
            where, "parts.compounds", f"{strange[0]!r} is no word of the parts above: nothing ends in it"
        )
    for kind, entry in data.get("kinds", {}).items() if schema is DocumentsFile else ():
        for title in entry.get("titles", ()):
            if "{year}" not in title:
                raise PatternError(
                    where, f"kinds.{kind}.titles", f"{title!r} does not say where the year stands: {{year}}"
                )
    for key, pattern in () if schema is LinkFile else _patterns_in(data):  # link.toml has words only
        try:
            regex.compile(pattern)
        except regex.error as error:
            reason = f"{_short(pattern)} is not a valid regular expression: {error.msg} at position {error.pos}"
            raise PatternError(where, key, reason) from None
        except (RecursionError, OverflowError):
            reason = f"{_short(pattern)} is no regular expression that can be used: too many brackets in each other"
            raise PatternError(where, key, reason) from None
    return made


def _short(pattern: str) -> str:
    return repr(pattern if len(pattern) <= _SHOWN else f"{pattern[:_SHOWN]}…")


def _patterns_in(data: Any, key: str = "") -> list[tuple[str, str]]:
    """Every regular expression in a file, with its key; lists of plain words are not."""
    if isinstance(data, dict):
        return [
            hit for k, v in data.items() for hit in _patterns_in(v, f"{key}.{k}".strip(".")) if _is_pattern(k, v, key)
        ]
    if isinstance(data, list):
        return [hit for i, v in enumerate(data) for hit in _patterns_in(v, f"{key}[{i}]")]
    return (
        [(key, data.replace("{year}", "2000").replace("{tertial}", "1").replace("{quarter}", "1"))]
        if isinstance(data, str)
        else []
    )


def _is_pattern(key: str, value: Any, above: str) -> bool:
    """Whether what stands under a key may be a regular expression, or hold some."""
    if f"{above}.{key}" in _PATTERNS_AMONG_WORDS or (isinstance(value, dict) and "match" in value):
        return True
    return key not in _WORDS and not (key in _TEXTS and isinstance(value, str))
