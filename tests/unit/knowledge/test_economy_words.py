"""Rows and columns of the economy: what is an area, an account, carried over. All labels are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.knowledge.economy_words import EconomyRowLabel

ECONOMY = knowledge.load().economy


@pytest.mark.parametrize(
    ("label", "area", "side", "measure"),
    [
        ("Kajer och bryggor", "Kajer och bryggor", None, None),
        ("varav norra hamnen", "norra hamnen", None, None),
        ("- varav Lotsar", "Lotsar", None, None),
        ("Därav nya bojar", "nya bojar", None, None),
        ("Kajer, intäkter", "Kajer", "income", None),
        ("Kajer, kostnader", "Kajer", "cost", None),
        ("Lotsar och fyrar, ram", "Lotsar och fyrar", None, "budget"),
        ("Barn, kultur och fritid", "Barn, kultur och fritid", None, None),
        ("Kostnader", "Kostnader", None, None),
        ("varav", "varav", None, None),
    ],
)
def test_a_label_is_taken_apart(label: str, area: str, side: str | None, measure: str | None) -> None:
    assert ECONOMY.label(label) == EconomyRowLabel(area, side, measure)


@pytest.mark.parametrize(
    ("texts", "basis"),
    [
        (("Prognos 2031 före resultatöverföringar", "Kajer"), "before_transfers"),
        (("Prognos 2031", "Avvikelse efter resultatdispositioner"), "after_transfers"),
        (("Prognos 2031", "Kajer"), None),
    ],
)
def test_figures_before_and_after_transfers(texts: tuple[str, ...], basis: str | None) -> None:
    assert ECONOMY.basis(*texts) == basis
