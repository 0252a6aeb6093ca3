"""One query on an output folder: the city's indicators that two documents report, their targets and outcomes by year."""

from __future__ import annotations

import sys

import vpextract


def main(folder: str) -> None:
    """Print the indicators of the city council that most documents of the folder have, by board and year."""
    output = vpextract.open_output(folder)
    documents = output.documents[["document_id", "board", "year", "doc_type"]]
    rows = output.indicators.query("owner == 'kf'").merge(documents, on="document_id")
    most_told = rows["name"].value_counts().index[:2]
    rows = rows[rows["name"].isin(most_told)].sort_values(["name", "board", "year", "doc_type"])
    rows["name"] = rows["name"].str.slice(0, 40)
    rows["page"] = rows["page"].astype("string").fillna("(text)")
    print(rows[["name", "board", "year", "doc_type", "target", "outcome", "page"]].to_string(index=False, na_rep=""))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "output")
