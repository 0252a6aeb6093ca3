"""Whether a front says that it is a proposal, or what was decided."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.recognise.document.edition import edition_of
from vpextract.recognise.document.fronts import FrontText

KNOWLEDGE = knowledge.load()
EXAMPLES = KNOWLEDGE.documents.editions.examples


@pytest.mark.parametrize(("wanted", "text"), [(name, text) for name, texts in EXAMPLES.items() for text in texts])
def test_examples(wanted: str, text: str) -> None:
    assert (KNOWLEDGE.titles.editions.said_by(text) or "none") == wanted


@pytest.mark.parametrize(
    ("texts", "edition"),
    [
        (["Hamnnämnden", "Tjänsteutlåtande", "Verksamhetsplan 2031"], "proposal"),
        (["Förslag till verksamhetsplan 2031", "Antagen av hamnnämnden 2031-01-20"], "decided"),
        (["Verksamhetsplan 2031", "Förslag till beslut", "Förslag till investeringsplan"], None),
        (["Verksamhetsplan 2031", "Sammanfattning", "Tjänsteutlåtande"], None),
        (["Verksamhetsplan 2031", "x" * 130 + " utkast till "], None),
    ],
)
def test_lines_of_the_front(texts: list[str], edition: str | None) -> None:
    assert edition_of([FrontText(text, 0) for text in texts], KNOWLEDGE) == edition
