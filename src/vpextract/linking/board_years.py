"""Series → their years at each board: what stands beside each other in a row of the follow-up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vpextract.linking.records import Record, Series, report_order
from vpextract.terms import kind_of

Row = dict[str, object]
"""Column → value, as `store.link_schema` lists them."""
Asked = Callable[[str, str], bool]
"""Whether the row of a series (its identifier) at a board is asked for."""


class BoardYear(NamedTuple):
    """The rows of one series at one board in one year, by report; several where a report has several editions."""

    board_id: str
    year: int
    records: Mapping[str, Sequence[Record]]

    @property
    def last(self) -> Record:
        """The latest; that of a kind which no follow-up knows comes behind all others."""
        return self.records[max(self.records, key=lambda report: (report_order(report), report))][-1]

    def whose(self) -> Row:
        """What every row of the follow-up says of where it is from, as rows of documents do; it is from the last one."""
        kind, tertial = kind_of(self.last.report)
        year = {"year": self.year, "document_year": self.year}
        return {"board_id": self.board_id, **year, "doc_type": kind, "tertial": tertial, "preferred": True}


def every_board(series_id: str, board_id: str) -> bool:
    return True


def board_years(series: Series, asked: Asked = every_board) -> Iterator[BoardYear]:
    """In order. Documents whose board is not known cannot be told from each other's and are left out."""
    places: defaultdict[tuple[str, int], defaultdict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    boards = {record.board_id for record in series.linked}
    wanted = {board for board in boards if board is not None and asked(series.series_id, board)}
    for record in series.linked if wanted else ():
        if record.board_id is not None and record.board_id in wanted:
            places[record.board_id, record.year][record.report].append(record)
    for (board, year), records in sorted(places.items()):
        yield BoardYear(board, year, records)
