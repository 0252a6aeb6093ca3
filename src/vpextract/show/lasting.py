"""A stream that nobody may listen to any more: what is printed then is lost, and the work that it tells of goes on."""

from __future__ import annotations

from typing import IO, Any, cast


class _Lasting:
    """Passes on all that is asked of the stream; from its first refusal on it takes what is written and forgets it."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self.refused: OSError | None = None

    def write(self, text: str) -> int:
        if self.refused is None:
            try:
                return self._stream.write(text)
            except OSError as problem:
                self.refused = problem
        return len(text)

    def flush(self) -> None:
        if self.refused is None:
            try:
                self._stream.flush()
            except OSError as problem:
                self.refused = problem

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def lasting(stream: IO[str]) -> IO[str]:
    """The stream, as one that refuses nothing."""
    return stream if is_lasting(stream) else cast("IO[str]", _Lasting(stream))


def is_lasting(stream: IO[str]) -> bool:
    return isinstance(stream, _Lasting)


def refusal_of(stream: IO[str]) -> OSError | None:
    """Why a lasting stream takes nothing any more; None as long as it does."""
    return stream.refused if isinstance(stream, _Lasting) else None
