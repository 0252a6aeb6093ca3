"""Rows as linking reads them. Boards, years and names are invented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from vpextract import knowledge
from vpextract.linking.linking import link
from vpextract.linking.records import Decision, Linked, Reading, Record

KNOWLEDGE = knowledge.load()
OWN, CITY = "namnd", "kf"


def row(
    member_id: str,
    text: str,
    *,
    kind: str = "indicator",
    board: str | None = "brygga",
    year: int = 2031,
    report: str = "vp",
    document: str = "",
    owner: str | None = OWN,
    values: Mapping[str, Reading] | None = None,
    level: str | None = None,
    number: str | None = None,
    parent: str = "",
    context: str = "",
    dates: tuple[date | None, date | None] = (None, None),
    municipality: str = "",
) -> Record:
    """One row; its document is that of its board, year and kind of report unless another is named."""
    document = document or f"{board}-{year}-{report}"
    return Record(
        kind=kind,
        member_id=member_id,
        document_id=document,
        board_id=board,
        year=year,
        report=report,
        ordinal=1,
        text=text,
        owner=owner,
        level=level,
        number=number,
        parent=parent,
        context=context,
        values=dict(values or {}),
        start=dates[0],
        end=dates[1],
        municipality=municipality,
    )


def goal(member_id: str, text: str, *, level: str = "namndmal", **more: object) -> Record:
    return row(member_id, text, kind="goal", owner=None, level=level, **more)  # type: ignore[arg-type]


def activity(member_id: str, text: str, **more: object) -> Record:
    return row(member_id, text, kind="activity", **more)  # type: ignore[arg-type]


def figure(value: float | None, year: int = 2031, unit: str | None = None, raw: str = "") -> Reading:
    return Reading(raw or str(value), value, unit, year)


def linked(*rows: Record, decisions: Sequence[Decision] = (), former: Mapping[str, str] | None = None) -> Linked:
    return link(rows, KNOWLEDGE, decisions, former)


def together(found: Linked) -> list[str]:
    """The series of several rows, each as the member_ids in it."""
    return sorted(" ".join(sorted(r.member_id for r in one.linked)) for one in found.series if len(one.linked) > 1)


def asked(found: Linked) -> list[str]:
    return sorted(" ".join(sorted((pair.a.member_id, pair.b.member_id))) for pair in found.doubtful)


def same_decision(a: Record, b: Record, same: bool = True) -> Decision:
    return Decision(a.kind, a.member_id, b.member_id, same, 2, a.text, b.text, a.board_id or "", b.board_id or "")


def series_of(found: Linked) -> dict[str, str]:
    """member_id → series_id of the rows that belong to one."""
    return {record.member_id: one.series_id for one in found.series for record in one.linked}


def texts(rows: Iterable[Record]) -> list[str]:
    return [record.text for record in rows]
