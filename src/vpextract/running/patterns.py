"""Which patterns a run works with: those that were given, else those that the output remembers; and what is told of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from vpextract import knowledge
from vpextract.errors import OutputError, PatternError
from vpextract.knowledge import LINKING, Knowledge
from vpextract.settings import OwnPatterns
from vpextract.store.layout import seen_from
from vpextract.store.remembered import Remembered
from vpextract.store.writing import Claim


class Settled(NamedTuple):
    """What a run works with: a user's `own` patterns, all that is `known`, and sentences about where they are from."""

    own: OwnPatterns | None
    known: Knowledge
    told: tuple[str, ...]


def settle_patterns(given: OwnPatterns | None, claim: Claim) -> Settled:
    """The patterns to read and link with, which the next state of the output remembers.

    Raises PatternError for a mistake in them, OutputError where the output remembers some that this version does not know.
    """
    former = claim.patterns
    if given is None:
        return _remembered(claim, former)
    if not given.files:
        forgets = ["Back to the shipped patterns; the output forgets its own."]
        return _settled(claim, given, forgets if former is not None else [])
    names = _listed(name for name, _ in given.files)
    told = f"Patterns: {names} of {given.folder}; later runs on this output go on with them."
    return _settled(claim, given, [] if former is not None and former.own.files == given.files else [told])


def settle_link_patterns(given: OwnPatterns | None, claim: Claim) -> Settled:
    """The same where nothing is read: what is about reading stays as it was when the documents were read."""
    former = claim.patterns
    if given is None:
        return _remembered(claim, former)
    before, now = dict(former.own.files) if former is not None else {}, dict(given.files)
    reading = {name: before[name] for name in before if name not in LINKING}
    told = []
    stays = [name for name in (now or before) if name not in LINKING and before.get(name) != now.get(name)]
    if stays:
        do = f"vpextract extract with --patterns {given.folder or 'none'}"
        told.append(
            f"{_listed(stays)}: about reading, so this is left as it was when the documents were read. Use {do}."
        )
    files = reading | {name: now[name] for name in LINKING if name in now}
    folder = given.folder if reading.items() <= now.items() else ""  # else they are of two folders
    merged = OwnPatterns(folder, tuple(files.items()))
    return _settled(claim, merged, told)


def _remembered(claim: Claim, former: Remembered | None) -> Settled:
    if former is None:
        return Settled(None, knowledge.load(None), ())
    if strange := sorted(name for name, _ in former.own.files if not knowledge.is_patterns_file(name)):
        raise OutputError(
            f"{claim.folder} was made with patterns that this version of vpextract does not know ({_listed(strange)}). "
            "Install a newer version, or go back to the shipped patterns with --patterns none."
        )
    try:
        known = knowledge.load(former.own)
    except PatternError as fault:
        reason = (
            f"{fault.reason}. It is in the patterns that {claim.folder} remembers, which this version cannot take. Write "
            f"them out with vpextract status {claim.folder} --save-patterns DIR, mend them, and run again with --patterns "
            "DIR; --patterns none goes back to the shipped ones."
        )
        raise PatternError(Path(fault.file).name, fault.key, reason) from None
    claim.patterns = former._replace(fingerprint=known.fingerprint)
    folder = former.folder(claim.folder)
    of = f" of {folder}" if folder is not None else ""
    told = [
        f"Patterns: {former.names}{of}, as the output remembers them. --patterns none goes back to the shipped ones."
    ]
    if folder is not None and _differs(folder, former.own.files):
        told.append(f"{folder} holds others by now; --patterns {folder} takes them over.")
    return Settled(former.own, known, tuple(told))


def _settled(claim: Claim, own: OwnPatterns, told: Iterable[str]) -> Settled:
    known = knowledge.load(own)
    folder = next(iter(seen_from(claim.folder, [own.folder])), "") if own.folder else ""
    kept = OwnPatterns(folder, own.files)
    claim.patterns = Remembered(kept, known.fingerprint) if own.files else None
    return Settled(own, known, tuple(told))


def _differs(folder: Path, files: Collection[tuple[str, bytes]]) -> bool:
    """Whether it is there and holds other patterns than these."""
    try:
        now = knowledge.own_patterns(folder)
    except PatternError:
        return False
    return now is not None and bool(now.files) and dict(now.files) != dict(files)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{name}.toml" for name in names)
