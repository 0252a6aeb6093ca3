"""The truth about a document, in the format of ``shared/gold``, from the same objects that are printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.content import (
    ASSESSMENTS,
    MEASURES,
    Activity,
    ActivityTable,
    Block,
    Bullets,
    Decisions,
    Document,
    FigureTable,
    Goal,
    Heading,
    Indicator,
    IndicatorTable,
    Para,
    SideBySide,
    Toc,
    plain,
)

Row = dict[str, Any]
FIELDS = {"description", "expected_result", "analysis"}


class Gold:
    """Walks through the blocks and remembers which goal, and which of its texts, it stands in."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.rows: dict[str, list[Row]] = {
            name: [] for name in ("goals", "indicators", "activities", "tables", "decisions", "headings")
        }
        self.goal: Row | None = None
        self.text: str | None = None
        for block in document.blocks:
            self.add(block)

    def add(self, block: Block) -> None:
        match block:
            case Goal():
                self.add_goal(block)
            case Heading():
                self.add_heading(block)
            case Para():
                self.add_text(block.text)
            case Bullets():
                for item in block.items:
                    self.add_text(item)
            case Toc():
                self.rows["headings"].append({"kind": "toc", "heading": block.title})
                if block.table:
                    self.rows["tables"].append(table(block.table))
            case Decisions():
                rows = [{"number": i, "text": plain(x)} for i, x in enumerate(block.items, 1)]
                self.rows["decisions"] += rows
            case IndicatorTable():
                self.text = None
                self.rows["indicators"] += [self.indicator(row, block) for row in block.rows]
            case ActivityTable():
                self.text = None
                self.rows["activities"] += [self.activity(row, block) for row in block.rows]
            case FigureTable():
                self.rows["tables"].append(table(block))
            case SideBySide():
                self.rows["tables"] += [table(block.left), table(block.right)]
            case _:
                pass

    def add_goal(self, goal: Goal) -> None:
        self.text = None
        if goal.again:
            return
        self.goal = {
            "level": goal.level,
            "number": goal.number,
            "text": goal.text,
            "parent": goal.parent,
            "assessment": goal.assessment,
            "assessment_raw": ASSESSMENTS.get(goal.assessment or ""),
            "description": None,
            "expected_result": None,
            "analysis": None,
        }
        self.rows["goals"].append(self.goal)
        self.rows["headings"].append({"kind": "goal", "heading": goal.text})

    def add_heading(self, heading: Heading) -> None:
        self.rows["headings"].append({"kind": heading.kind, "heading": plain(heading.text)})
        if heading.kind in FIELDS:
            self.text = heading.kind
        elif heading.free:
            self.add_text(heading.text)
        else:
            self.goal = self.text = None

    def add_text(self, text: str) -> None:
        if self.goal is not None and self.text:
            before = self.goal[self.text]
            self.goal[self.text] = plain(text) if before is None else f"{before}\n{plain(text)}"

    def under(self) -> Row:
        """What indicators and activities say about the goal that they stand under."""
        assert self.goal is not None, "a table outside any goal"
        return {"goal": self.goal["text"], "owner": "namnd" if self.goal["level"] == "namndmal" else "kf"}

    def indicator(self, row: Indicator, of: IndicatorTable) -> Row:
        under = self.under()
        printed = [m for m, _ in of.columns if m in row.values and row.values[m].raw]
        values = {m: row.values[m] for m in MEASURES if m in printed}
        has_period = any(m == "period" for m, _ in of.columns)
        return {
            "goal": under["goal"],
            "name": row.name,
            "gendered": row.gendered and of.icons > 0,
            "owner": under["owner"],
            **{m: values[m].raw if m in values else None for m in MEASURES},
            "period": row.period if has_period else None,
            "comment": row.comment,
            "fragment": False,
            "uncertain": False,
            "values": {m: [v.value, v.unit, v.qualifier] for m, v in values.items()},
        }

    def activity(self, row: Activity, of: ActivityTable) -> Row:
        return {
            "goal": self.under()["goal"],
            "text": row.text,
            "start_date": row.start,
            "end_date": row.end,
            "deviation": row.deviation if of.with_deviation else None,
            "comment": row.comment,
            "status": row.status if of.icons else None,
        }

    def write(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        d = self.document
        meta = {
            "document_id": d.gold_id,
            "source": d.file + ".pdf",
            "board": d.board,
            "doc_type": d.doc_type,
            "tertial": d.tertial,
            "year": d.year,
            "document_date": d.date,
            "board_id": d.board_id,
        }
        (folder / "document.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", "utf8")
        for name, rows in self.rows.items():
            lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
            (folder / f"{name}.jsonl").write_text("".join(lines), "utf8")


def table(block: FigureTable) -> Row:
    return {
        "kind": block.kind,
        "title": None,
        "unit": block.unit,
        "columns": [" ".join(c.split()) for c in block.columns],
        "rows": [list(row) for row in block.rows],
    }
