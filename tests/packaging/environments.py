"""Empty environments that the built package is installed into, made by uv: from its cache in a second."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
OLDEST = Path(__file__).with_name("oldest.txt")
SOURCES = (
    "src",
    "patterns",
    "README.md",
    "README.sv.md",
    "CHANGELOG.md",
    "LICENSE",
    "constraints.txt",
    "pyproject.toml",
)


@dataclass(frozen=True)
class Built:
    """What is published."""

    wheel: Path
    archive: Path


@dataclass(frozen=True)
class Empty:
    """An environment with nothing in it but what is installed."""

    folder: Path

    def install(self, *wanted: str) -> None:
        uv("pip", "install", "--quiet", "--python", str(self.folder), *wanted)

    def distributions(self) -> set[str]:
        listed = uv("pip", "freeze", "--quiet", "--python", str(self.folder))
        return {line.partition("==")[0].partition(" @ ")[0].lower() for line in listed.splitlines()}

    def python(self, *arguments: str) -> str:
        return told([str(self.folder / "bin" / "python"), *arguments])

    def vpextract(self, *arguments: str) -> str:
        return told(self.command(*arguments))

    def command(self, *arguments: str) -> list[str]:
        return [str(self.folder / "bin" / "vpextract"), *arguments]


def build(folder: Path) -> None:
    """Makes the source archive, and the wheel out of it."""
    tree = folder / "tree"
    tree.mkdir(parents=True)  # a copy, so that nothing that lies about in a checkout can be missed elsewhere
    for name in SOURCES:
        copied = PROJECT / name
        if copied.is_dir():
            shutil.copytree(copied, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(copied, tree / name)
    uv("build", "--quiet", "--out-dir", str(folder / "dist"), str(tree))


def found(folder: Path) -> Built:
    (wheel,), (archive,) = (folder / "dist").glob("*.whl"), (folder / "dist").glob("*.tar.gz")
    return Built(wheel, archive)


def empty(folder: Path, *more: str) -> Empty:
    uv("venv", "--quiet", *more, str(folder))
    return Empty(folder)


def uv(*arguments: str) -> str:
    from uv import find_uv_bin

    # Certificates as pip takes them, by the names of older and newer versions of uv.
    return told([find_uv_bin(), *arguments], UV_SYSTEM_CERTS="1", UV_NATIVE_TLS="1", UV_NO_PROGRESS="1")


def told(command: Sequence[str], **variables: str) -> str:
    """What a command says, which must end well."""
    done = ended(command, **variables)
    assert done.returncode == 0, f"{command} ended with {done.returncode}: {done.stderr[-2000:]}"
    return done.stdout


def ended(command: Sequence[str], **variables: str) -> subprocess.CompletedProcess[str]:
    around = surroundings() | variables
    return subprocess.run(list(command), env=around, capture_output=True, text=True, check=False, timeout=600)


def surroundings() -> dict[str, str]:
    """Variables that name nothing of the program that is tested elsewhere."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
