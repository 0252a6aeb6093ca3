"""What a person asks for → a desk and a server that waits at its address."""

from __future__ import annotations

import getpass
import os
from typing import NamedTuple
from urllib.parse import quote

from vpextract.asking.chosen import matching_documents
from vpextract.errors import RequestError
from vpextract.languages.asked import language as asked_language
from vpextract.reviewing.desk import Desk
from vpextract.reviewing.serving import Served


class Wish(NamedTuple):
    """What was asked for: `page` is "document:page", `by` who decides ("": nobody is named), `language` None the system's."""

    output: str
    page: str | None = None
    documents: str | None = None
    allow_remote: bool = False
    by: str | None = None
    port: int = 0
    language: str | None = None


def begun(wish: Wish) -> tuple[Desk, Served, str]:
    """The desk, its server, and the address of the page to begin with.

    Raises OutputError where there is no such output, RequestError for a page that is not there, a port that is taken, or
    where the extra is not installed.
    """
    language = wish.language or asked_language(None, os.environ)
    by = _user() if wish.by is None else wish.by
    desk = Desk(wish.output, by, wish.documents, allow_remote=wish.allow_remote, language=language)
    first = _first(desk, wish.page) if wish.page is not None else ""

    def app() -> object:
        from vpextract.reviewing.app import made_app

        return made_app(desk, language)

    served = Served(app, wish.port)  # type: ignore[arg-type]
    return desk, served, served.address + first


def _first(desk: Desk, page: str) -> str:
    """The way to a page that was named as `plan.pdf:4`."""
    name, _, number = page.rpartition(":")
    if not name or not number.isdecimal():
        raise RequestError(f"{page!r} names no page. Name a document and a page: --page plan.pdf:4.")
    found = matching_documents(desk.output, name) or []
    if len(found) != 1:
        several = ", ".join(found[:8])
        raise RequestError(f"{name!r} could be {len(found)} documents: {several}. Give more of its name.")
    most = desk.document(found[0])["pages"] or 1
    if not 1 <= int(number) <= most:
        raise RequestError(f"{name} has the pages 1 to {most}, and no page {number}.")
    return f"page/{quote(found[0])}/{int(number)}"


def _user() -> str:
    """Who is logged in; "" where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
