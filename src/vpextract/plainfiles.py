"""Plain files of this machine, opened so that nothing else in the place of one can make a reader wait: no pipe, no device."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_OPEN = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))
_UNITS = ("B", "kB", "MB", "GB")
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISLNK, "a link"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)


def kind_of(found: os.stat_result) -> str:
    """Such as "a file" or "a pipe"."""
    if stat.S_ISREG(found.st_mode):
        return "a file"
    return next((kind for is_one, kind in _KINDS if is_one(found.st_mode)), "something else")


@contextmanager
def plain_file(path: Path, *, through_links: bool) -> Iterator[tuple[BinaryIO, int]]:
    """The file opened, and how many bytes it has. Raises OSError, without waiting or reading, for all but a plain file."""
    try:
        _refuse_others(path.stat(follow_symlinks=through_links), path)  # opening a device may do something already
        handle = os.open(path, _OPEN | (0 if through_links else _NO_LINK))
    except ValueError:  # a name that no file can have
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from None
    with open(handle, "rb", buffering=0) as opened:  # noqa: PTH123
        found = os.fstat(handle)
        _refuse_others(found, path)  # something else may have been put there since
        yield opened, found.st_size


def read_exactly(opened: BinaryIO, size: int) -> bytes:
    """So many bytes, or what there is. Raises OSError where the file would make us wait."""
    pieces = []
    while size > 0:
        piece = opened.read(size)
        if piece is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        if not piece:
            break
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def too_large(most: int) -> OSError:
    return OSError(errno.EFBIG, f"it is larger than {most} bytes, which no file of this kind is")


def _refuse_others(found: os.stat_result, path: Path) -> None:
    kind = kind_of(found)
    if kind == "a folder":
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if kind != "a file":
        raise OSError(errno.EINVAL, f"it is {kind} and not a file", str(path))


def size_in_words(count: float) -> str:
    """Such as "1.2 MB"."""
    for unit in _UNITS[:-1]:
        if count < 1000:
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} {_UNITS[-1]}"
