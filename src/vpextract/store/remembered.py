"""The patterns that an output was made with: a copy in its manifest, so that they come and go with the state they made.

The copy is written in the same atomic step as the datasets, travels with the folder, and is there at any address.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NamedTuple

from vpextract.addresses import is_remote
from vpextract.errors import OutputError
from vpextract.knowledge import is_patterns_file
from vpextract.settings import OwnPatterns


class Remembered(NamedTuple):
    """A user's own patterns as they were, and the `fingerprint` of these and the shipped ones together.

    `own.folder` is where they were taken from, seen from the output; "" where that is not known.
    """

    own: OwnPatterns
    fingerprint: str

    @property
    def names(self) -> str:
        """Such as "columns.toml, labels.toml"."""
        return ", ".join(f"{name}.toml" for name, _ in self.own.files)

    def folder(self, output: str | Path) -> Path | None:
        """Where they were taken from, seen from here where it lies below; None where that is not known."""
        if not self.own.folder or is_remote(output):
            return None
        path, here = Path(os.path.normpath(Path(output).resolve() / self.own.folder)), Path.cwd()
        return path.relative_to(here) if path.is_relative_to(here) else path

    def save(self, folder: Path) -> None:
        """Write the copy out, as a folder that can be given again. Raises OutputError where something is in the way."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if taken := sorted(path.name for path in folder.glob("*.toml")):
                raise OutputError(f"{folder} holds {taken[0]} already. Choose another folder; nothing was written.")
            for name, content in self.own.files:
                if is_patterns_file(name):  # it may be anybody's
                    (folder / f"{name}.toml").parent.mkdir(exist_ok=True)
                    (folder / f"{name}.toml").write_bytes(content)
        except OSError as problem:
            raise OutputError(f"{folder} cannot be written ({problem.strerror or problem}).") from problem


def remembered_to_json(patterns: Remembered | None) -> dict[str, Any] | None:
    if patterns is None:
        return None
    files = {name: content.decode("utf8") for name, content in patterns.own.files}
    return {"fingerprint": patterns.fingerprint, "folder": patterns.own.folder, "files": files}


def json_to_remembered(content: Any) -> Remembered | None:
    """Raises ValueError, KeyError, TypeError or AttributeError for what `remembered_to_json` cannot have given."""
    if content is None:
        return None
    files = tuple((str(name), text.encode()) for name, text in content["files"].items())
    return Remembered(OwnPatterns(str(content["folder"]), files), str(content["fingerprint"]))
