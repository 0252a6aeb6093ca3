"""Patterns files → one `Knowledge`: read, laid over each other, checked, compiled."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import regex

from vpextract.errors import PatternError, PatternTimeError
from vpextract.knowledge.head_words import strange_ends
from vpextract.knowledge.knowledge import Knowledge
from vpextract.knowledge.overlaying import REMOVE, outranked, overlaid, without
from vpextract.knowledge.own_examples import unmet_example
from vpextract.knowledge.pack_files import PACKS, PackFile, name_of_pack, pack_files
from vpextract.knowledge.packs import Packs
from vpextract.knowledge.patterns_file import parsed, shipped
from vpextract.knowledge.schema import SCHEMAS, ColumnsFile, PatternFiles, ValuesFile
from vpextract.knowledge.schema_base import Strict
from vpextract.knowledge.schema_documents import DocumentsFile
from vpextract.knowledge.schema_link import LinkFile
from vpextract.knowledge.timed import time_limited
from vpextract.settings import OwnPatterns

FILES = tuple(SCHEMAS)
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
OF_PACKS = tuple(name for name in FILES if name not in LINKING)
"""Files that packs may add to."""


def load(patterns: Path | OwnPatterns | None = None, *, examples: bool = True, pack: str | None = None) -> Knowledge:
    """The shipped patterns, with a user's own laid over them: those of a folder, or its contents as they once were.

    What a `pack` adds lies between the two. Raises PatternError, naming file, key and reason, for a file that is not valid
    TOML or does not fit its schema, and, with `examples`, where one of its examples is not met.
    """
    own = own_patterns(patterns)
    return _loaded(own if own is not None and own.files else None, examples, pack)


def check(patterns: OwnPatterns | None) -> None:
    """Load a user's own, and each of his packs, which are loaded later only where a document asks. Raises PatternError."""
    load(patterns)
    for file, _ in patterns.files if patterns is not None else ():
        if (name := name_of_pack(file)) is not None:
            load(patterns, pack=name)


def own_patterns(patterns: Path | OwnPatterns | None) -> OwnPatterns | None:
    """The contents of a folder as they are now; None where there is nothing of the user's own.

    Raises PatternError for a folder that is not there, cannot be read, or holds a file that nobody would look at.
    """
    if not isinstance(patterns, Path):
        return patterns
    _refuse_strangers(patterns)
    try:
        files = [(name, patterns / f"{name}.toml") for name in FILES]
        files += [(f"{PACKS}/{file.stem}", file) for file in sorted(patterns.glob(f"{PACKS}/*.toml"))]
        if strange := [file for name, file in files if not is_patterns_file(name)]:
            raise PatternError(strange[0], "", "name a pack with letters, digits and hyphens: it is shown in documents")
        return OwnPatterns(str(patterns), tuple((name, file.read_bytes()) for name, file in files if file.is_file()))
    except OSError as problem:
        where = Path(problem.filename) if problem.filename else patterns
        raise PatternError(where, "", f"cannot be read ({problem.strerror or problem})") from None


def is_patterns_file(name: str) -> bool:
    """Whether a file of a user's own, its name without ending, is one that this version knows."""
    return name in FILES or name_of_pack(name) is not None


def shipped_fingerprint() -> str:
    """Tells the shipped patterns of two installations apart, without loading them."""
    packs = (pack.raw.decode("utf8") for pack in pack_files(None, OF_PACKS).values())
    return hashlib.sha256("".join((*map(shipped, FILES), *packs)).encode()).hexdigest()[:16]


class _Layer(NamedTuple):
    """What is laid over the shipped entries of one file; in `where` its keys stand behind `before`."""

    adds: Mapping[str, Any]
    removes: Mapping[str, Any]
    where: str
    before: tuple[str, ...] = ()

    def fault(self, key: str, reason: str) -> PatternError:
        return PatternError(self.where, ".".join((*self.before, key)), reason)


@lru_cache(maxsize=16)
def _loaded(own: OwnPatterns | None, examples: bool = True, pack: str | None = None) -> Knowledge:
    parts: dict[str, Any] = {}
    extras = dict(own.files) if own is not None else {}
    every, reading = hashlib.sha256(), hashlib.sha256()
    packs = pack_files(own, OF_PACKS)
    for name in FILES:
        raw, layer = shipped(name).encode(), _Layer({}, {}, f"{name}.toml")
        data = parsed(raw, layer.where)
        sound: frozenset[str] | None = None  # tests hold that all shipped patterns are
        for layer in _layers(name, packs[pack] if pack is not None else None, own):
            sound = frozenset(found for _, found in _patterns_in(data)) if sound is None else sound
            data = without(data, layer.removes, layer.where, ".".join((REMOVE, *layer.before)))
            data = overlaid(outranked(data, layer.adds, name), layer.adds)
        for digest in (every, reading) if name not in LINKING else (every,):
            digest.update(raw + extras.get(name, b""))
        try:
            parts[name] = _converted(data, SCHEMAS[name], layer.where)
            if sound is not None and SCHEMAS[name] is not LinkFile:  # link.toml has words only
                check_patterns(data, sound, layer.where)
        except PatternError as fault:
            raise layer.fault(fault.key, fault.reason) from None
    for one in packs.values():
        every.update(one.raw)
        reading.update(one.raw)
    files, fingerprints = PatternFiles(**parts), (every.hexdigest()[:16], reading.hexdigest()[:16])
    heads = Packs({name: one.head for name, one in packs.items()}, pack)
    if own is None:
        return Knowledge(files, *fingerprints, heads)
    try:
        with time_limited():
            made = Knowledge(files, *fingerprints, heads)
            if examples:
                _check_own_examples(own, packs[pack] if pack is not None else None, made)
    except regex.error as error:
        raise PatternError(
            own.folder, str(error.pattern)[:60], f"not a valid regular expression: {error.msg}"
        ) from None
    return made


def _layers(name: str, pack: PackFile | None, own: OwnPatterns | None) -> Iterator[_Layer]:
    """What lies over a shipped file, from below."""
    if pack is not None and (name in pack.adds or name in pack.removes):
        yield _Layer(pack.adds.get(name, {}), pack.removes.get(name, {}), pack.where, (name,))
    if own is not None and (raw := dict(own.files).get(name)) is not None:
        where = str(Path(own.folder, f"{name}.toml"))
        adds = parsed(raw, where)
        removes = adds.pop(REMOVE, {})
        yield _Layer(adds, removes, where)


def _check_own_examples(own: OwnPatterns, pack: PackFile | None, knowledge: Knowledge) -> None:
    """Those of the pack where there is one, else of the user's files."""
    names = FILES if pack is None else OF_PACKS
    layers = ((name, layer) for name in names for layer in _layers(name, pack, own if pack is None else None))
    for name, layer in layers:
        try:
            unmet = unmet_example(name, layer.adds, knowledge)
        except PatternTimeError as slow:
            raise PatternError(layer.where, "", str(slow)) from None
        if unmet is not None:
            raise layer.fault(unmet.key, unmet.reason)


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
    if isinstance(made, ValuesFile) and (wrong := sorted(set(made.months.means) - set(made.months.names))):
        raise PatternError(where, f"months.means.{wrong[0]}", f"no month; known are {', '.join(made.months.names)}")
    for kind, entry in data.get("kinds", {}).items() if schema is DocumentsFile else ():
        for title in entry.get("titles", ()):
            if "{year}" not in title:
                raise PatternError(
                    where, f"kinds.{kind}.titles", f"{title!r} does not say where the year stands: {{year}}"
                )
    return made


def check_patterns(data: Any, sound: Container[str], where: str) -> None:
    """PatternError for what is no regular expression, but for those that are known to be `sound`."""
    for key, pattern in _patterns_in(data):
        if pattern in sound:
            continue
        try:
            regex.compile(pattern)
        except regex.error as error:
            reason = f"{_short(pattern)} is not a valid regular expression: {error.msg} at position {error.pos}"
            raise PatternError(where, key, reason) from None
        except (RecursionError, OverflowError):
            reason = f"{_short(pattern)} is no regular expression that can be used: too many brackets in each other"
            raise PatternError(where, key, reason) from None


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
