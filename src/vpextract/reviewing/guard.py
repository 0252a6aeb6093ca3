"""Who may ask the page anything: the browser of the person who started it, and nobody else.

Other programs of the machine do not know the token, which is new each time. Other pages in the same browser cannot send what
changes something (Origin), nor be taken for this one by a name that leads here (Host). Nothing from elsewhere is loaded, no
script stands in the page itself, and nothing is kept in the browser.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from secrets import compare_digest
from typing import Any

from vpextract.languages.telling import message

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": _POLICY,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}
"""Sent with every answer. Without a referrer of its own origin a browser would not say where a form comes from."""
_ELSEWHERE = ("cross-site", "same-site")


class Guard:
    """Lets through what the page itself asks; `names` are how it may be called, such as "127.0.0.1:8000"."""

    def __init__(self, app: App, token: str, names: frozenset[str]) -> None:
        self._app = app
        self._token = token
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it; what is no request of HTTP is not answered."""
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await _refuse(send, *refusal)
            return
        scope["root_path"] = f"/{self._token}"

        async def with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_raw_headers()]
            await send(message)

        await self._app(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Status and sentence for what is not answered; a foreign name is told nothing of the token."""
        headers: dict[str, list[str]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
        host, origin = headers.get("host", []), headers.get("origin", [])
        if len(host) != 1 or host[0] not in self._names:
            return 421, "This page is not to be had under that name."
        first = scope["path"].split("/")[1] if scope["path"].startswith("/") else ""
        if not compare_digest(first.encode(), self._token.encode()):
            return 404, "There is nothing here. Open the whole address that vpextract review printed."
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405, "That is not done here."
        asked_elsewhere = any(site in _ELSEWHERE for site in headers.get("sec-fetch-site", []))
        if scope["method"] == "POST" and (origin != [f"http://{host[0]}"] or asked_elsewhere):
            return 403, "Only the page itself may decide something."
        return None


def _raw_headers() -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in HEADERS.items()]


async def _refuse(send: Send, status: int, sentence: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_raw_headers()]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": message(sentence).encode()})
