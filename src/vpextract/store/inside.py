"""What lies inside an output on a disk, which anybody may have made: reached through no link, and nothing but plain files.

The way to the output is the user's, and may lead through links. In it a link could lead to anybody's files, and a pipe or
a device in the place of a file would let a reader wait for ever.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from vpextract import plainfiles
from vpextract.errors import OutputError
from vpextract.plainfiles import kind_of, read_exactly, too_large

_JUNCTION = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
"""What Windows has beside links."""


def steps_of(name: str) -> tuple[str, ...]:
    """The folders and the file of a name with "/". Raises OutputError for one that could lead out of the output."""
    steps = tuple(name.split("/"))
    if any(step in ("", ".", "..") or "\0" in step or os.path.basename(step) != step for step in steps):  # noqa: PTH119
        raise OutputError(f"{name[:100]!r} is no name for a file of an output. Nothing was done with it.")
    return steps


def plain_file(root: Path, *steps: str) -> os.stat_result | None:
    """The file at the end of the steps; None where there is none.

    Raises OutputError where a link, or something else than a folder or a plain file, is in its place or on the way there,
    OSError where it cannot be looked at.
    """
    found = _looked_up(root, steps)
    if found is not None and not stat.S_ISREG(found.st_mode):
        raise _not_plain(root.joinpath(*steps), found)
    return found


def real_folder(root: Path, *steps: str) -> bool:
    """Whether there is a folder at the end of the steps. Raises as `plain_file` does."""
    found = _looked_up(root, steps)
    if found is not None and not stat.S_ISDIR(found.st_mode):
        raise _no_folder(root.joinpath(*steps))
    return found is not None


def read_plain(root: Path, *steps: str, most: int) -> bytes:
    """The contents of a file of at most `most` bytes. Raises as `plain_file` does, FileNotFoundError where it is not."""
    path = root.joinpath(*steps)
    if plain_file(root, *steps) is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    with plainfiles.plain_file(path, through_links=False) as (opened, size):
        if size > most:
            raise too_large(most)
        return read_exactly(opened, size)


def everything_in(root: Path, *steps: str) -> Iterator[tuple[str, bool]]:
    """The name, with "/", of all that is in a folder or below it, and whether it is a folder itself.

    Raises OutputError where a link is among it.
    """
    if not real_folder(root, *steps):
        return
    waiting = [steps]
    while waiting:
        above = waiting.pop()
        with os.scandir(root.joinpath(*above)) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_symlink() or (_JUNCTION and _is_link(entry.stat(follow_symlinks=False))):
                    raise _link(Path(entry.path))
                below = entry.is_dir(follow_symlinks=False)
                if below:
                    waiting.append((*above, entry.name))
                yield "/".join((*above, entry.name)), below


def _looked_up(root: Path, steps: tuple[str, ...]) -> os.stat_result | None:
    path, found = root, None
    for n, step in enumerate(steps, 1):
        path /= step
        try:
            found = path.lstat()
        except (FileNotFoundError, NotADirectoryError):  # the latter where the root is no folder
            return None
        if _is_link(found):
            raise _link(path)
        if n < len(steps) and not stat.S_ISDIR(found.st_mode):
            raise _no_folder(path)
    return found


def _is_link(found: os.stat_result) -> bool:
    return stat.S_ISLNK(found.st_mode) or (_JUNCTION is not None and getattr(found, "st_reparse_tag", 0) == _JUNCTION)


def _link(path: Path) -> OutputError:
    return OutputError(
        f"{path} is a link. Inside an output vpextract follows none, since it could lead to anybody's files. Put there "
        "what it leads to, remove it, or choose another output."
    )


def _not_plain(path: Path, found: os.stat_result) -> OutputError:
    return OutputError(
        f"{path} cannot be read: it is not a file but {kind_of(found)}, so it is not from vpextract. Move it away, or "
        "choose another output."
    )


def _no_folder(path: Path) -> OutputError:
    return OutputError(
        f"{path} is not a folder, and so not from vpextract: it stands in the way of one. Move it away, or choose another "
        "output."
    )
