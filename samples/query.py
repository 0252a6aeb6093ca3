"""One query on an output folder: two of the city's indicators through boards and years, from target to final outcome."""

from __future__ import annotations

import sys

import vpextract


def main(folder: str) -> None:
    """Print the follow-up of the city council's indicators that most boards and years have."""
    output = vpextract.open_output(folder)
    rows = output.followup.query("owner == 'kf'")
    most_told = rows["series_id"].value_counts().sort_index().sort_values(ascending=False, kind="stable").index[:2]
    rows = rows[rows["series_id"].isin(most_told)].sort_values(["series_id", "board_id", "year"])
    rows["name"] = rows["name"].str.slice(0, 40)
    shown = [
        "name",
        "board_id",
        "year",
        "plan_target",
        "t1_outcome",
        "t2_outcome",
        "vb_outcome",
        "outcome_minus_target",
    ]
    print(rows[shown].to_string(index=False, na_rep=""))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "output")
