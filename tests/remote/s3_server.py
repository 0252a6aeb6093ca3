"""A real S3-compatible server on loopback (moto's), one for a test process; each test has a bucket of its own."""

from __future__ import annotations

import logging
import os
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from vpextract.running.job import extract_all

_NUMBERS = count(1)


class Bucket:
    """What tests do to a bucket behind the program's back."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.fs: Any = fsspec.filesystem("s3", use_listings_cache=False)
        self.fs.mkdir(name)

    def at(self, key: str) -> str:
        return f"s3://{self.name}/{key}"

    def put(self, **files: str) -> None:
        """Keys are written with "__" for "/" and a last "_" for "."."""
        for key, text in files.items():
            self.put_at(_key(key), text)

    def put_at(self, key: str, text: str) -> None:
        self.fs.pipe_file(f"{self.name}/{key}", text.encode())

    def upload(self, folder: Path, key: str) -> None:
        """All files of a folder of this machine: quicker than to make them anew."""
        for path in sorted(folder.rglob("*.*")):
            if path.is_file():
                self.fs.put_file(str(path), f"{self.name}/{key}/{path.relative_to(folder).as_posix()}")

    def remove(self, key: str) -> None:
        self.fs.rm_file(f"{self.name}/{key}")

    def text(self, key: str) -> str:
        return str(self.fs.cat_file(f"{self.name}/{key}").decode())

    def keys(self, folder: str = "") -> list[str]:
        found = self.fs.find(f"{self.name}/{folder}".rstrip("/"))
        return [name.removeprefix(f"{self.name}/") for name in found]


def plans_and_output(folder: Path) -> Path:
    """The folder, with two plans (`in`) and their output (`out`) put into it."""
    (folder / "in").mkdir()
    (folder / "in" / "a.md").write_text(plan())
    (folder / "in" / "b.md").write_text(plan(year=2023))
    extract_all([folder / "in"], folder / "out", jobs=1)
    return folder


def fresh_bucket(monkeypatch: pytest.MonkeyPatch, **folders: Path) -> Bucket:
    """A new bucket with copies of these folders, each under its name.

    This process and those that it starts find the server by the ordinary variables.
    """
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    bucket = Bucket(f"bucket-{next(_NUMBERS)}")
    for name, folder in folders.items():
        bucket.upload(folder, name)
    return bucket


def environment() -> dict[str, str]:
    return {
        "AWS_ENDPOINT_URL": _endpoint(),
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    }


def plan(
    year: int = 2022,
    goals: tuple[str, ...] = ("En stad med rent vatten",),
    indicator: str = "Andel brunnar med rent vatten",
) -> str:
    """A transcript of a made-up plan, with an indicator under the last goal."""
    lines = ["# Brunnsnämnden", f"Verksamhetsplan {year}", ""]
    lines += [f"KF:s inriktningsmål: {n}. {goal}\n" for n, goal in enumerate(goals, start=1)]
    lines += ["KF:s indikator\tÅrsmål\tKF:s årsmål\tPeriodicitet", f"{indicator}\t87 %\t90 %\tÅr"]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    folders, _, ending = name.replace("__", "/").rpartition("_")
    return f"{folders}.{ending}"


@cache
def _endpoint() -> str:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    return f"http://{host}:{port}"
