"""Labels of a head over several columns."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.layout.tables.spanning_headers import spread

KNOWLEDGE = knowledge.load()


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        # over the first, the middle, or the last of each group
        ("Konto|Budget||", "|Kostnader|Intäkter|Netto", "Konto|Budget|Budget|Budget"),
        ("Konto||Budget|", "|Kostnader|Intäkter|Netto", "Konto|Budget|Budget|Budget"),
        ("Mått|Utfall||Mål|", "|2030|2031|2030|2031", "Mått|Utfall|Utfall|Mål|Mål"),
        ("Mått||Utfall||Mål", "|2030|2031|2030|2031", "Mått|Utfall|Utfall|Mål|Mål"),
        ("Mått|Utfall|||Mål", "|Män|Kvinnor|Totalt|2031", "Mått|Utfall|Utfall|Utfall|Mål"),
        # over the middle, but of years that do not go on from the one before
        ("Mått||Mål||", "|2028|2031|2032|", "Mått||Mål|Mål|"),
        ("Mått||Mål||", "|2030|2031|2032|", "Mått|Mål|Mål|Mål|"),
        # groups of other sizes, each from its label on
        ("Mått|Utfall|||Mål|", "|2029|2030|2031|2031|2032", "Mått|Utfall|Utfall|Utfall|Mål|Mål"),
        # a level between: what is said twice is one group
        ("Mått|Utfall|||", "|Män|Män|Kvinnor|Kvinnor", "Mått|Utfall|Utfall|Utfall|Utfall"),
        # not certain: over the last of three, over words of their own, over the same label twice
        ("Konto|||Budget", "|Kostnader|Intäkter|Netto", "Konto|||Budget"),
        ("Konto|Budget||", "|Norra|Södra|Västra", "Konto|Budget||"),
        ("Konto|Budget||", "|Netto|Kostnader|Netto", "Konto|Budget||"),
        # each column has its own
        ("Konto|Budget|Utfall", "|2030|2031", "Konto|Budget|Utfall"),
        ("Konto||", "|2030|2031", "Konto||"),
    ],
)
def test_spread(upper: str, lower: str, expected: str) -> None:
    assert "|".join(spread(upper.split("|"), lower.split("|"), KNOWLEDGE.parts_heads)) == expected
