"""A run that ends with SIGKILL instead of sending a certain request; made in a copy of a warm process."""

from __future__ import annotations

import os
import signal
from typing import Any

from s3fs import S3FileSystem

from vpextract.running.job import extract_all


def die_at(operation: str, part: str, times: int) -> None:
    """The request with which `operation` (such as put_object) would be done for that time to a key that has `part` in it."""
    sound, left = S3FileSystem._call_s3, times

    async def instead(self: Any, method: str, *args: Any, **kwargs: Any) -> Any:
        nonlocal left
        if method == operation and part in _keys(kwargs):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
        return await sound(self, method, *args, **kwargs)

    S3FileSystem._call_s3 = instead


def _keys(request: dict[str, Any]) -> str:
    several = request.get("Delete", {}).get("Objects", [])
    return " ".join([request.get("Key", ""), *(one["Key"] for one in several)])


def extract_and_die(variables: dict[str, str], given: str, output: str, operation: str, part: str, times: int) -> None:
    os.environ.update(variables)
    die_at(operation, part, times)
    extract_all([given], output, jobs=1)
