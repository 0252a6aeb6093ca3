"""What a run prints: documents that may have lost something are shown as such. All names are invented."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from vpextract.issues import CODES, LOSSES
from vpextract.running.outcome import Report, Summary
from vpextract.show.losses import losses
from vpextract.show.run import print_run

BOARD = "Kvarnlidens och Sjöviks stadsdelsnämnd"


def printed(*summaries: Summary, width: int = 200, terminal: bool = False) -> list[str]:
    console = Console(file=StringIO(), width=width, soft_wrap=True, force_terminal=terminal, no_color=True)
    print_run(
        Report(summaries, {"goals": 3, "warnings": 0}, unsure=sum(bool(losses(s.doubts)) for s in summaries)),
        "out",
        console,
    )
    assert isinstance(console.file, StringIO)
    return console.file.getvalue().splitlines()


def summary(name: str, **doubts: int) -> Summary:
    return Summary(
        name, name, "ok", None, "verksamhetsplan", 2031, None, BOARD, warnings=sum(doubts.values()), doubts=doubts
    )


@pytest.mark.parametrize(
    ("doubts", "told"),
    [
        ({}, ""),
        ({"men_women_outside_total": 4, "cell_guessed": 1}, ""),
        ({"header_not_understood": 3, "goal_label_unknown": 1}, "not understood: 3 heads of tables, 1 goal level"),
        ({"goal_label_unknown": 2}, "not understood: 2 goal levels"),
        ({"assessment_not_understood": 1}, "not understood: 1 assessment"),
        (
            {"rows_missing": 2, "no_goals": 1, "row_without_goal": 17},
            "no goals found; 2 places where rows may be missing; 17 rows under no goal",
        ),
        ({"scan_page": 2, "columns_by_spaces": 1}, "2 pages not read (pictures)"),
    ],
)  # fmt: skip
def test_what_may_be_lost(doubts: dict[str, int], told: str) -> None:
    assert losses(doubts) == told


@pytest.mark.parametrize("code", LOSSES)
def test_every_loss_is_in_words(code: str) -> None:
    assert code in CODES
    assert losses({code: 2})


def test_a_document_with_lost_columns_is_unsure() -> None:
    lines = printed(summary("a.pdf"), summary("b.pdf", header_not_understood=1), summary("c.pdf", units_differ=2))
    assert [line.split()[-1] for line in lines[1:4]] == ["ok", "unsure", "ok"]
    assert lines[5] == "b.pdf: not understood: 1 head of a table"
    assert "3 documents (2 ok, 1 unsure): 3 goals, 0 warnings." in lines


def test_many_documents_are_left_out_but_not_those_that_are_unsure() -> None:
    lines = printed(*[summary(f"{n}.pdf") for n in range(250)], summary("b.pdf", rows_missing=1))
    assert lines[1].split()[0] == "b.pdf"
    assert any(line.startswith("250 more documents") for line in lines)


def test_a_narrow_terminal_leaves_room_for_names() -> None:
    lines = printed(summary("Verksamhetsplan för hamnen 2031, slutlig.pdf"), width=80, terminal=True)
    assert max(map(len, lines[:2])) <= 90  # the head has marks for bold
    assert lines[1].startswith("Verksamhetsplan…  Kvarnlidens och…  ")
