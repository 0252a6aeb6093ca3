"""Which language people are spoken to in: what they ask for, else that of their system."""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH, SWEDISH = "en", "sv"
LANGUAGES = (ENGLISH, SWEDISH)
_SAID_IN = ("VPEXTRACT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""Variables that tell a language, this program's before the system's; the first that is set counts."""


def language(asked: str | None, environment: Mapping[str, str]) -> str:
    """`asked` where it is given; Swedish where the system is Swedish; else English."""
    if asked is not None:
        return asked
    said = next((environment[name] for name in _SAID_IN if environment.get(name)), "")
    return SWEDISH if said.lower().startswith(("sv_", "sv.", "sv-")) or said.lower() == "sv" else ENGLISH
