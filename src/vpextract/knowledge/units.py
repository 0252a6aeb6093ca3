"""Units: those of values, those that may follow figures, and those of money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.schema import Units
from vpextract.marks import lowered
from vpextract.matching import alternatives, compiled, squeezed


class UnitWords:
    """The units of one run, ready to be asked."""

    def __init__(self, units: Units, money: Mapping[str, Sequence[str]]) -> None:
        self._known = frozenset(squeezed(lowered(unit)) or unit for unit in units.known)
        self._figures = frozenset(units.figures)
        self._percent = units.percent
        self._times = frozenset(units.times)
        self._percentage = compiled(rf"\d ?(?:{'|'.join(map(regex.escape, units.percent)) or '(?!)'})")
        self._standard = {_key(unit): unit for unit in units.known}
        self._standard |= {_key(printed): unit for unit, told in units.standard.items() for printed in (*told, unit)}
        self._money = [(unit, alternatives(x)) for unit, x in money.items()]

    def is_known(self, text: str) -> bool:
        """Whether the text is a unit that is listed."""
        return (squeezed(lowered(text)) or text) in self._known

    def is_of_figures(self, text: str) -> bool:
        """Whether the text may follow a number in a table of figures, which stays a number."""
        return text in self._figures

    @asked_once
    def standard(self, unit: str | None) -> str | None:
        """The one spelling of a unit that is printed in several ("mkr", "person er", "kg CO 2"); others stay.

        Of a unit per something each part has its own: "kWh per kvm" is "kWh/m2".
        """
        if unit is None:
            return None
        known = self._standard.get(_key(unit))
        if known is not None or "/" not in _key(unit):
            return known or unit
        parts = [self._standard.get(_key(part), part.strip()) for part in _PER.split(unit)]
        between = _PER.search(unit)
        printed = str(between[0]).join(parts) if between is not None else unit
        return self._standard.get("/".join(map(_key, parts)), printed)

    def is_percent(self, unit: str | None) -> bool:
        """Whether a unit says that values are percentages."""
        return unit is not None and unit.casefold() in self._percent

    def is_of_time(self, unit: str) -> bool:
        """Whether a unit counts years, as heads of columns do."""
        return unit in self._times

    def has_percent(self, text: str) -> bool:
        """Whether a text holds a percentage."""
        return self._percentage.search(text) is not None

    @asked_once
    def of_money(self, text: str) -> str | None:
        """The unit of money that a text names."""
        return next((unit for unit, pattern in self._money if pattern.search(text)), None)


_PER = regex.compile(r"\s*/\s*|\s+per\s+", regex.IGNORECASE)


def _key(unit: str) -> str:
    """A unit without case, points and white space, with one sign for "per"; its other signs stay."""
    return "".join(_PER.sub("/", unit).casefold().replace(".", "").translate(_SUBSCRIPTS).split())


_SUBSCRIPTS = str.maketrans("₂²₃³", "2233")
