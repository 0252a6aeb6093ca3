"""An output without the editions that are not preferred: nothing in it counts twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from vpextract.store.schema import DATASETS

if TYPE_CHECKING:
    import pandas as pd


class Preferred:
    """The datasets of an output as pandas frames, each with the rows of preferred editions alone."""

    def __init__(self, output: object) -> None:
        """`output` has the datasets of all editions as its attributes."""
        self._output = output

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name.startswith("_") or name not in DATASETS:
            raise AttributeError(f"no dataset {name!r}; there are: {', '.join(DATASETS)}")
        frame: pd.DataFrame = getattr(self._output, name)
        return frame[frame["preferred"]].reset_index(drop=True) if "preferred" in frame else frame

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *DATASETS]

    def __repr__(self) -> str:
        return f"<preferred editions of {self._output!r}>"


def of_preferred(table: pa.Table) -> pa.Table:
    """The rows of preferred editions, where rows say it."""
    return table.filter(table.column("preferred")) if "preferred" in table.column_names else table
