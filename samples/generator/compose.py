"""Composes the documents from what their plans say."""

from __future__ import annotations

from generator.closing import economy_part, rest
from generator.content import Document
from generator.front import front
from generator.goal_pages import body
from generator.names import renamed
from generator.plans import PLANS, Plan
from generator.source import CITY, Source


def documents() -> list[Document]:
    return [composed(plan) for plan in PLANS]


def composed(p: Plan) -> Document:
    source = Source(p)
    name, address = source.board["name"], source.board["address"]
    blocks = [*front(source), *body(source), *economy_part(source), *rest(source)]
    kind = (p.doc_type, p.year, p.tertial, p.date)
    document = Document(p.file, p.look, name, p.board_id or p.board, *kind, address, CITY["city"], blocks)
    called: Document = renamed(document, p.names)
    return called
