"""The pages and what their forms do; each request is answered before the next one is begun."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from vpextract.errors import RequestError, VpextractError
from vpextract.reviewing import deciding
from vpextract.reviewing.asked import Asked, asked_for, doubts_shown, pairs_shown, ruled_rows, verdicts
from vpextract.reviewing.desk import Desk
from vpextract.reviewing.seen import Sight, page_of, sight_of
from vpextract.reviewing.values import grid_of, values_of
from vpextract.reviewing.views import STATIC, Views
from vpextract.store.answered import DOUBT
from vpextract.store.places import Located

_MOST = 2**16
"""Bytes of a form."""
_SHOWN = 200
"""Doubts in one list."""

_Answer = Callable[[Request], Any]


class Pages:
    """The answers to requests about one desk."""

    def __init__(self, desk: Desk, views: Views) -> None:
        self._desk = desk
        self._views = views

    def routes(self) -> list[Route]:
        """All addresses there are."""
        shown: dict[str, _Answer] = {
            "/": self.overview,
            "/doubt/{key}": self.doubt,
            "/pair/{key}": self.pair,
            "/row/{row_id:path}": self.row,
            "/page/{document_id}/{number:int}": self.page,
            "/picture/{document_id}/{number:int}": self.picture,
            "/decisions": self.decisions,
            "/static/{name}": self.static,
        }
        done: dict[str, _Answer] = {
            "/doubt/{key}": self.decide_doubt,
            "/pair/{key}": self.decide_pair,
            "/value": self.decide_value,
            "/undo": self.undo,
            "/bring-in": self.bring_in,
        }
        return [Route(path, self._told(answer), methods=["GET"]) for path, answer in shown.items()] + [
            Route(path, self._told(answer), methods=["POST"]) for path, answer in done.items()
        ]

    def _told(self, answer: _Answer) -> _Answer:
        """What cannot be done is said on a page of its own."""

        async def answered(request: Request) -> Response:
            try:
                found: Response = await answer(request)
                return found
            except VpextractError as fault:
                status = 404 if isinstance(fault, RequestError) and request.method == "GET" else 409
                return HTMLResponse(
                    self._shown(request, "fault.html", sentence=self._desk.told.message(str(fault))), status
                )

        return answered

    def _shown(self, request: Request, template: str, **told: Any) -> str:
        root, said = request.scope["root_path"], request.query_params.get("said")
        return self._views.shown(template, root, pending=self._desk.pending, said=said, issues=self._desk.told, **told)

    # --- what is looked at

    async def overview(self, request: Request) -> Response:
        """What is doubtful, chosen and counted, and the pairs."""
        asked = asked_for(request.query_params)
        ruled = verdicts(self._desk, DOUBT)
        every = doubts_shown(self._desk, replace(asked, state="all"), ruled)
        shown = doubts_shown(self._desk, asked, ruled)
        pairs = pairs_shown(self._desk)
        page = self._shown(
            request,
            "overview.html",
            asked=asked,
            doubts=shown[:_SHOWN],
            left=len(shown) - _SHOWN,
            first=next((one.key for one in every if one.key not in ruled), None),
            counts=(sum(one.key not in ruled for one in every), len(every)),
            ruled=ruled,
            pairs=pairs,
            codes=sorted({one.issue["code"] for one in self._desk.doubts.values()}),
            documents=self._desk.documents,
            doubtful={one.issue["document_id"] for one in self._desk.doubts.values()},
        )
        return HTMLResponse(page)

    async def doubt(self, request: Request) -> Response:
        """One doubt with its row and page."""
        key, asked = request.path_params["key"], asked_for(request.query_params)
        if key not in self._desk.doubts:
            raise RequestError("That doubt is not there any more.")
        one = self._desk.doubts[key]
        ruled = verdicts(self._desk, DOUBT)
        among = [other.key for other in doubts_shown(self._desk, replace(asked, state="all"), ruled)]
        at = among.index(key) if key in among else 0
        found = self._located(one.issue)
        told = {
            "doubt": one,
            "verdict": ruled.get(key),
            "asked": asked,
            "place": at + 1,
            "n": len(among),
            "before": among[at - 1] if at else None,
            "after": among[at + 1] if at + 1 < len(among) else None,
        }
        return HTMLResponse(self._row(request, found, told))

    async def row(self, request: Request) -> Response:
        """Any row with its page."""
        found = self._desk.output.locate(request.path_params["row_id"])
        return HTMLResponse(self._row(request, found, {"doubt": None, "asked": asked_for(request.query_params)}))

    def _located(self, issue: Mapping[str, Any]) -> Located:
        """The row that an issue is about; else the page or the line that it names."""
        if issue["row_id"]:
            try:
                return self._desk.output.locate(issue["row_id"])
            except RequestError:  # of linking: a series, say
                pass
        found = self._desk.output.locate(issue["document_id"])
        size = None
        if issue["page"] is not None:
            size = page_of(self._desk, issue["document_id"], issue["page"]).size
        return replace(found, page=issue["page"] or found.page, line=issue["line"], page_size=size)

    def _row(self, request: Request, found: Located, told: dict[str, Any]) -> str:
        values = values_of(self._desk, found.dataset, found.row_id, found.document["document_id"])
        cell = request.query_params.get("cell", "")
        chosen = next((one for one in values if cell.isdecimal() and one.at == int(cell)), None)
        if chosen is not None and chosen.dataset == "table_cells":
            found = self._desk.output.locate(found.row_id, row=chosen.row["row"])
        sight = sight_of(self._desk, found)
        grid = grid_of(values) if found.dataset == "tables" else None
        return self._shown(
            request, "row.html", found=found, sight=sight, values=values, grid=grid, chosen=chosen, **told
        )

    async def pair(self, request: Request) -> Response:
        """Two rows that may be one, each with its page."""
        key, pairs = request.path_params["key"], pairs_shown(self._desk)
        at = next((n for n, one in enumerate(pairs) if one.key == key), None)
        if at is None:
            raise RequestError("That pair is not asked about any more.")
        sides: list[tuple[str, Located | None, Sight | None]] = []
        for side in "ab":
            try:
                found = self._desk.output.locate(pairs[at].entry.cells.get(f"{side}_id", "") or "-")
            except RequestError:
                sides.append((side, None, None))
                continue
            sides.append((side, found, sight_of(self._desk, found)))
        before, after = pairs[at - 1] if at else None, pairs[at + 1] if at + 1 < len(pairs) else None
        page = self._shown(
            request, "pair.html", pair=pairs[at], sides=sides, place=at + 1, n=len(pairs), before=before, after=after
        )
        return HTMLResponse(page)

    async def page(self, request: Request) -> Response:
        """A whole page with all that was found on it."""
        sight = page_of(self._desk, request.path_params["document_id"], request.path_params["number"])
        return HTMLResponse(self._shown(request, "page.html", sight=sight))

    async def picture(self, request: Request) -> Response:
        """A page as a picture."""
        data = self._desk.picture(request.path_params["document_id"], request.path_params["number"])
        return Response(data, media_type="image/png")

    async def decisions(self, request: Request) -> Response:
        """All that was decided, the latest first."""
        return HTMLResponse(self._shown(request, "decisions.html", rows=ruled_rows(self._desk)))

    async def static(self, request: Request) -> Response:
        """The page's own style and program."""
        name = request.path_params["name"]
        if name not in STATIC:
            return Response(status_code=404)
        return FileResponse(self._views.static(name), media_type=STATIC[name])

    # --- what is decided

    async def decide_doubt(self, request: Request) -> Response:
        """Right or wrong as it stands; then the next open one."""
        form, key = await _form(request), request.path_params["key"]
        word = form.get("word", "")
        deciding.decide_doubt(self._desk, key, word, form.get("note", ""))
        return self._next_doubt(request, key, form, word)

    async def decide_value(self, request: Request) -> Response:
        """A value is right, or wrong with the right one."""
        form = await _form(request)
        at, word, doubt = form.get("at", ""), form.get("word", ""), form.get("doubt", "")
        number = int(at) if at.isdecimal() else -1
        deciding.decide_value(
            self._desk, form.get("dataset", ""), form.get("of", ""), number, word, form.get("value", ""), doubt
        )
        path = f"/doubt/{doubt}" if doubt else f"/row/{form.get('row', '')}"
        cell = {"cell": at} if form.get("dataset") == "table_cells" else {}
        return self._to(request, path, asked_for(form), said="undone" if word == "undo" else "saved", **cell)

    async def decide_pair(self, request: Request) -> Response:
        """Same or different; then the next open pair."""
        form, key = await _form(request), request.path_params["key"]
        word = form.get("word", "")
        deciding.decide_pair(self._desk, key, word)
        pairs = pairs_shown(self._desk)
        at = next((n for n, one in enumerate(pairs) if one.key == key), 0)
        following = next((one.key for one in pairs[at:] + pairs[:at] if not one.entry.word), None)
        if word == "undo":
            return self._to(request, f"/pair/{key}", said="undone")
        return self._to(request, f"/pair/{following}" if following else "/", said="saved")

    async def undo(self, request: Request) -> Response:
        """Take a decision back."""
        deciding.undo(self._desk, (await _form(request)).get("key", ""))
        return self._to(request, "/decisions", said="undone")

    async def bring_in(self, request: Request) -> Response:
        """Make the datasets follow what was decided."""
        notes = deciding.bring_in(self._desk)
        if notes:
            return HTMLResponse(
                self._shown(request, "fault.html", sentence=" ".join(map(self._desk.told.message, notes))), 409
            )
        return self._to(request, "/", said="brought_in")

    def _next_doubt(self, request: Request, key: str, form: Mapping[str, str], word: str) -> Response:
        asked = asked_for(form)
        if word == "undo":
            return self._to(request, f"/doubt/{key}", asked, said="undone")
        ruled = verdicts(self._desk, DOUBT)
        among = [one.key for one in doubts_shown(self._desk, replace(asked, state="all"), ruled)]
        at = among.index(key) if key in among else 0
        following = next((one for one in among[at:] + among[:at] if one not in ruled), None)
        return self._to(request, f"/doubt/{following}" if following else "/", asked, said="saved")

    def _to(self, request: Request, path: str, asked: Asked | None = None, **more: str) -> Response:
        query = (asked.query() if asked is not None else {}) | more
        return RedirectResponse(self._views.url(request.scope["root_path"], path, **query), 303)


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form. Raises RequestError where it is larger than any of the page's."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST:
            raise RequestError("That is more than a form of this page holds.")
    fields = parse_qs(body.decode("utf8", "replace"), keep_blank_values=True)
    return {name: found[-1] for name, found in fields.items()}


def made_app(desk: Desk, language: str) -> Starlette:
    """The page about a desk, in one of `words.LANGUAGES`."""
    return Starlette(routes=Pages(desk, Views(language)).routes())
