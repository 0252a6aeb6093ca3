"""What a text is, is found once: few questions are asked about each text, and none of them twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from asking_counter import Asked, forget, watch

from vpextract.pipeline import extract_document

DOCUMENTS = Path(__file__).resolve().parents[2] / "samples" / "documents"
MOST_QUESTIONS = 1.5
"""For each different text of a document. Measured: 0.8 to 1.3; it was 2.5 to 4.5 when most answers were not kept."""
MOST_ASKED_AGAIN = 0.02
"""Share of the questions that may be asked a second time in one document: few texts are long, and not worth keeping."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    yield watch(monkeypatch)
    forget()


@pytest.mark.parametrize("document", sorted(path.name for path in DOCUMENTS.iterdir()))
def test_few_questions_are_asked_about_each_text_and_none_twice(document: str, asked: Asked) -> None:
    extract_document(DOCUMENTS / document)
    n, kinds = asked.matched.total(), Counter(name for name, _ in asked.matched.elements())
    assert n <= MOST_QUESTIONS * len(asked.texts), (
        f"{n / len(asked.texts):.2f} questions a text: {kinds.most_common(12)}"
    )
    assert n - len(asked.matched) <= MOST_ASKED_AGAIN * n, [key for key, times in asked.matched.items() if times > 1]
