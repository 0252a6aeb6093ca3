"""The page on a port of this machine, until it is stopped."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from vpextract.errors import RequestError
from vpextract.reviewing.guard import App, Guard

if TYPE_CHECKING:
    import uvicorn

_HERE = "127.0.0.1"
_PATIENCE = 2
"""Seconds that requests may take to end when the server is stopped."""
_INSTALL = "The page needs the extra review. Install it with: pip install 'vpextract[review]'"


class Served:
    """A server that waits for its first request at `address`; `run` answers until it is stopped.

    Only this machine reaches it. Raises RequestError where the extra is not installed or the port is taken.
    """

    def __init__(self, app: Callable[[], App], port: int = 0) -> None:
        try:
            import uvicorn

            made = app()
        except ImportError as missing:
            raise RequestError(_INSTALL) from missing
        self._socket = _bound(port)
        own = self._socket.getsockname()[1]
        token = secrets.token_urlsafe(24)
        guarded = Guard(made, token, frozenset({f"{_HERE}:{own}", f"localhost:{own}"}))
        self.address = f"http://{_HERE}:{own}/{token}/"
        config = uvicorn.Config(
            guarded,
            log_level="error",
            access_log=False,
            lifespan="off",
            ws="none",
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=_PATIENCE,
        )
        self._server: uvicorn.Server = uvicorn.Server(config)

    def run(self) -> None:
        """Answer requests. Raises KeyboardInterrupt where Ctrl-C, or another signal, stopped it."""
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._socket.close()

    def stop(self) -> None:
        """Let `run`, in another thread, come to its end."""
        self._server.should_exit = True


def _bound(port: int) -> socket.socket:
    """A socket of this machine alone; 0: any free port."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.bind((_HERE, port))
        made.listen()  # whoever opens the address from now on waits for the server
    except OSError as problem:
        made.close()
        raise RequestError(
            f"Port {port} of this machine cannot be used ({problem.strerror}). Leave --port out, or name another."
        ) from problem
    return made
