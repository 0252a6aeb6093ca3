"""`dying_far.py INPUT OUTPUT OPERATION PART TIMES`: extracts, and ends with SIGKILL instead of sending a certain request.

That is the one with which OPERATION (such as put_object) would be done for the TIMES-th time to a key that has PART in it.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from s3fs import S3FileSystem

from vpextract.running.job import extract_all


def die_at(operation: str, part: str, times: int) -> None:
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


if __name__ == "__main__":
    die_at(sys.argv[3], sys.argv[4], int(sys.argv[5]))
    extract_all([sys.argv[1]], sys.argv[2], jobs=1)
