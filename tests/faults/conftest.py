"""What the tests of faults share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import dying
import pytest
from warm import Warm


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


Command = Callable[..., Done]


@pytest.fixture
def command(warm: Warm, tmp_path: Path) -> Command:
    """The command line with the fake pipeline, in a process of its own; never a traceback."""

    def called(*arguments: object) -> Done:
        call = warm.call(tmp_path / "said", dying.command, *map(str, arguments))
        done = Done(call.status(), call.stdout, call.stderr)
        assert "Traceback" not in done.stdout + done.stderr
        return done

    return called
