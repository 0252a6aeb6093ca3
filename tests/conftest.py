"""What many tests look at and takes long to make is made once a run, whichever of its processes asks first."""

from __future__ import annotations

import fcntl
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from warm import Warm, warm_process

from vpextract import extract
from vpextract.model import Extraction

os.environ["LC_ALL"] = "C.UTF-8"  # what commands say is compared in English, wherever the tests run
os.environ.pop("VPEXTRACT_LANG", None)
DOCUMENTS = Path(__file__).resolve().parents[1] / "samples" / "documents"
MakeOnce = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MakeOnce:
    """Gives the folder of a name, filled by the first that asks; the others wait for it. Nobody may change it."""
    place = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        place = place.parent  # that of all processes of the run

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder, begun = place / name, place / f"{name}-begun"
        with alone(place / f"{name}.lock"):
            if not folder.exists():
                shutil.rmtree(begun, ignore_errors=True)
                make(begun)
                begun.rename(folder)
        return folder

    return made


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def sample_outputs(made_once: MakeOnce) -> tuple[Path, Path]:
    """All samples twice, by the command: in one process and in two, and with sets in another order. Both are complete."""
    return made_once("samples-1", lambda folder: extracted(folder, 1)), made_once(
        "samples-2", lambda folder: extracted(folder, 2)
    )


@pytest.fixture(scope="session")
def sample_output(made_once: MakeOnce) -> Path:
    """What the main job makes of all samples, none of which lost anything."""
    return made_once("samples-2", lambda folder: extracted(folder, 2))


@pytest.fixture(scope="session")
def extraction_of(made_once: MakeOnce) -> Callable[[Path], Extraction]:
    """What is found in a document, which is read by the first that asks for it. Nobody may change the file."""

    def found(path: Path) -> Extraction:
        name = f"extraction-{path.parent.name}-{path.name}"
        made: Extraction = pickle.loads((made_once(name, lambda folder: keep(path, folder)) / "found").read_bytes())
        return made

    return found


def keep(path: Path, folder: Path) -> None:
    folder.mkdir()
    (folder / "found").write_bytes(pickle.dumps(extract(path)))


def extracted(folder: Path, jobs: int) -> None:
    command = [sys.executable, "-c", "from vpextract.cli import main; main()", "extract", str(DOCUMENTS), "--quiet"]
    command += ["--output", str(folder), "--jobs", str(jobs)]
    subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": str(jobs)}, check=True, timeout=600)


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """For calls that end in a kill."""
    with warm_process(("vpextract.running.job", "vpextract.running.linking", "vpextract.cli.extract")) as process:
        yield process
