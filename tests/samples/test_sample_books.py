"""The books of the samples balance, as they are made: any doubt about them would be a false alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

import vpextract

DOCUMENTS = sorted((Path(__file__).parents[2] / "samples" / "documents").iterdir())
OF_BOOKS = {"sum_mismatch", "part_above_whole", "net_mismatch", "deviation_mismatch"}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_false_alarm(path: Path) -> None:
    found = vpextract.extract(path)
    assert found.tables
    assert [issue.message for issue in found.issues if issue.code in OF_BOOKS] == []
