"""How texts are compared and rows are paired, and what a fault is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from .running import Record


def norm(text: object) -> str:
    """A text for comparison: NFC, one kind of space, dash and quote, none around slashes and hyphens."""
    if text is None or (isinstance(text, float) and text != text):
        return ""
    plain = unicodedata.normalize("NFC", str(text)).replace("\u00ad", "")
    plain = re.sub(r"[–—−‐‑]", "-", plain)
    plain = re.sub(r"\s+", " ", plain).strip()
    return re.sub(r"\s*([/-])\s*", r"\1", plain)


def same(a: object, b: object) -> bool:
    return norm(a) == norm(b)


def close(a: object, b: object, limit: float = 0.97) -> bool:
    first, second = norm(a), norm(b)
    if first == second:
        return True
    if not first or not second:
        return False
    return Levenshtein.normalized_similarity(first, second, score_cutoff=limit) >= limit


def pairs(truth: Sequence[str], found: Sequence[str], limit: float) -> list[tuple[int, int]]:
    """Matches texts one to one in reading order: the alignment of the greatest summed similarity."""
    n, m = len(truth), len(found)
    left, right = [norm(x) for x in truth], [norm(x) for x in found]
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    alike: dict[tuple[int, int], float] = {}
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            s = 1.0 if left[i] == right[j] else fuzz.ratio(left[i], right[j], score_cutoff=limit * 100) / 100
            alike[i, j] = s
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + s if s else 0)
    matched: list[tuple[int, int]] = []
    i = j = 0
    while i < n and j < m:
        s = alike[i, j]
        if s and best[i][j] == best[i + 1][j + 1] + s:
            matched.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return matched


@dataclass
class Fault:
    kind: str
    message: str


@dataclass
class Tally:
    """What is known about one document: shares, faults, and what was wrong with whether it was doubted."""

    shares: dict[str, float] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    wrong: list[Record | None] = field(default_factory=list)
    """The rows found that are wrong; None for one that was not found at all."""
    right: list[str] = field(default_factory=list)
    """The ids of the rows that are right."""
    numbers: dict[str, int] = field(default_factory=lambda: {"right": 0, "wrong": 0, "missing": 0})
    misread: list[Record] = field(default_factory=list)
    """The rows found with a wrong number, once for each."""

    skip: frozenset[str] = frozenset()
    """Columns ("dataset.column") that are not judged."""

    def asked(self, dataset: str, column: str) -> bool:
        return f"{dataset}.{column}" not in self.skip

    def fault(self, kind: str, message: str) -> None:
        self.faults.append(Fault(kind, message))

    def misreads(self, row: Record, before: int) -> None:
        """Note the row of the numbers that were found wrong since there were `before` of them."""
        self.misread += [row] * (self.numbers["wrong"] - before)

    def share(self, name: str, right: float, of: float) -> None:
        if of:
            self.shares[name] = right / of

    def f1(self, name: str, matched: int, truth: int, found: int) -> None:
        if truth or found:
            self.shares[name] = 2 * matched / (truth + found)

    @property
    def figure(self) -> float:
        return sum(self.shares.values()) / len(self.shares) if self.shares else 1.0


def doubted(row: Record, issues: Sequence[Record]) -> bool:
    """Whether an issue of weight is about this row, on its page or the one before, or up to 40 lines above."""
    doubts = [i for i in issues if i["severity"] in ("warning", "error")]
    own = {row.get(k) for k in ("indicator_id", "activity_id", "table_id", "goal_id" if "level" in row else "")} - {
        None
    }
    if any(i.get("row_id") in own for i in doubts):
        return True
    page, line = row.get("page"), row.get("line")
    if page is not None:
        return any(i.get("page") in (page, page - 1) for i in doubts)
    return any(i.get("line") is not None and line is not None and -3 <= line - i["line"] <= 40 for i in doubts)


def said(tally: Tally, issues: Sequence[Record]) -> int:
    """How much of what is wrong was doubted; a warning about no row counts for ten things that were not found."""
    general = sum(i["severity"] in ("warning", "error") and i.get("row_id") is None for i in issues)
    missed = sum(row is None for row in tally.wrong)
    return min(missed, 10 * general) + sum(doubted(row, issues) for row in tally.wrong if row is not None)


def silent(tally: Tally, issues: Sequence[Record]) -> int:
    """How many numbers are wrong in rows that no issue doubts."""
    return sum(not doubted(row, issues) for row in tally.misread)


def false_alarms(tally: Tally, issues: Sequence[Record]) -> list[Record]:
    """The warnings about rows that are right."""
    right = set(tally.right)
    return [i for i in issues if i["severity"] in ("warning", "error") and i.get("row_id") in right]
