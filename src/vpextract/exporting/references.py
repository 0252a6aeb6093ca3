"""Which column of a dataset names rows of which other."""

from __future__ import annotations

from collections.abc import Collection

from vpextract.exporting.chosen import Chosen
from vpextract.store.checking import KEYS, REFERENCES


def references(one: Chosen, there: Collection[str]) -> dict[str, tuple[str, str]]:
    """Column → the dataset that it is from and the key of that, if both are among those that are `there`."""
    known = {column.name for column in one.columns}
    return {
        column: (target, KEYS[target])
        for dataset, column, target in REFERENCES
        if dataset == one.name and target in there and column in known
    }
