"""The built package in empty environments: with nothing more, with each extra, and with the oldest versions allowed."""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import docx
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import regex
from environments import OLDEST, PROJECT, Built, Empty, build, empty, ended, found, surroundings, uv

pytestmark = pytest.mark.long

SAMPLES = PROJECT / "samples" / "documents"
CONSTRAINTS = PROJECT / "constraints.txt"
SMALL = SAMPLES / "sample-09.txt"
NOT_SHIPPED = {"dev", "bench", "fuzz"}  # for those who work on the program
MakeOnce = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def built(made_once: MakeOnce, tmp_path_factory: pytest.TempPathFactory) -> Built:
    try:
        uv("pip", "install", "--dry-run", "--quiet", "--target", str(tmp_path_factory.mktemp("nowhere")), "hatchling")
    except AssertionError:
        pytest.skip("No package index answers: what is published is not built and installed.")
    return found(made_once("published", build))


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Empty:
    return empty(tmp_path_factory.mktemp("installed") / "env")


@pytest.fixture
def installed(built: Built, environment: Empty) -> Callable[[str], Empty]:
    """Gives an environment with the wheel and one extra, in the versions that the constraints name, and nothing else.

    It is one for all extras: what the one before brought is taken out, and what Python compiled of the others serves again.
    """

    def made(extra: str) -> Empty:
        wanted = f"vpextract[{extra}] @ {built.wheel.as_uri()}" if extra else str(built.wheel)
        environment.install("--exact", "--constraint", str(CONSTRAINTS), wanted)
        return environment

    return made


def test_the_core_reads_and_shows_and_brings_none_of_the_extras(
    installed: Callable[[str], Empty], tmp_path: Path
) -> None:
    core = installed("")
    core.vpextract("extract", str(SMALL), "-o", str(tmp_path / "out"), "--quiet")
    assert "indicator_id" in core.vpextract("show", str(tmp_path / "out"), "indicators", "--format", "csv")
    assert core.distributions().isdisjoint(packages_of_extras())


def test_the_source_archive_installs_too(built: Built, environment: Empty, tmp_path: Path) -> None:
    environment.install("--exact", "--constraint", str(CONSTRAINTS), str(built.archive))
    environment.vpextract("extract", str(SMALL), "-o", str(tmp_path / "out"), "--quiet")
    assert pq.read_table(tmp_path / "out" / "documents").column("status").to_pylist() == ["ok"]


def test_an_extra_is_added_where_the_package_is_though_it_is_on_no_index(built: Built, tmp_path: Path) -> None:
    environment = empty(tmp_path / "env", "--seed")
    environment.install("--constraint", str(CONSTRAINTS), str(built.wheel))
    environment.python("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "vpextract[excel]")
    assert "xlsxwriter" in environment.distributions()


def test_docx(installed: Callable[[str], Empty], tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Verksamhetsplan 2031", 0)
    document.add_paragraph("Hamnnämnden")
    document.add_heading("Nämndmål: 1.1 Hela bojar", 2)
    document.save(str(tmp_path / "plan.docx"))
    installed("docx").vpextract("extract", str(tmp_path / "plan.docx"), "-o", str(tmp_path / "out"), "--quiet")
    assert "Hela bojar" in pq.read_table(tmp_path / "out" / "goals").column("text").to_pylist()


def test_excel(installed: Callable[[str], Empty], sample_output: Path, tmp_path: Path) -> None:
    installed("excel").vpextract("export", str(sample_output), "--xlsx", str(tmp_path / "plans.xlsx"))
    goals = openpyxl.load_workbook(tmp_path / "plans.xlsx", read_only=True)["Mål"]
    assert str(sum(1 for _ in goals.rows) - 1) == preferred(sample_output, "goals")


def test_sql(installed: Callable[[str], Empty], sample_output: Path) -> None:
    counted = installed("sql").vpextract(
        "sql", str(sample_output), "select count(*) as n from goals", "--format", "csv"
    )
    assert preferred(sample_output, "goals") in counted


def test_report(installed: Callable[[str], Empty], sample_output: Path, tmp_path: Path) -> None:
    installed("report").vpextract("report", str(sample_output), "-o", str(tmp_path / "report.html"))
    assert "<svg" in (tmp_path / "report.html").read_text("utf8")


def test_review(installed: Callable[[str], Empty], sample_output: Path) -> None:
    command = installed("review").command("review", str(sample_output), "--lang", "sv")
    with subprocess.Popen(command, env=surroundings(), stdout=subprocess.PIPE, text=True) as served:
        assert served.stdout is not None
        address = regex.search(r"http://\S+", served.stdout.readline())
        assert address is not None
        page = urlopen(address[0], timeout=60).read().decode()
        served.terminate()
    assert '<html lang="sv"' in page


def test_ocr(installed: Callable[[str], Empty]) -> None:
    with_ocr = installed("ocr")
    said = with_ocr.python("-c", "import tesserocr, PIL, numpy; print(tesserocr.tesseract_version())")
    assert said.startswith("tesseract")
    with_ocr.python("-m", "vpextract.reading.ocr.engine")


def test_s3(installed: Callable[[str], Empty]) -> None:
    command = installed("s3").command("extract", "s3://nowhere/plans", "-o", "s3://nowhere/out", "--quiet")
    closed = {"AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"}
    once = {"AWS_MAX_ATTEMPTS": "1", "AWS_EC2_METADATA_DISABLED": "true"}
    done = ended(command, **closed, **once)
    assert done.returncode == 2
    assert "127.0.0.1:9" in done.stderr, done.stderr
    assert "pip install" not in done.stderr


def test_dask(installed: Callable[[str], Empty], tmp_path: Path) -> None:
    script = tmp_path / "read.py"
    script.write_text(_ON_A_CLUSTER)
    installed("dask").python(str(script), str(SMALL), str(tmp_path / "out"))
    assert pq.read_table(tmp_path / "out" / "documents").column("status").to_pylist() == ["ok"]


_ON_A_CLUSTER = """
import subprocess, sys
from pathlib import Path
from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        command = [str(Path(sys.executable).with_name("vpextract")), "extract", sys.argv[1], "-o", sys.argv[2], "--quiet"]
        subprocess.run([*command, "--cluster", cluster.scheduler_address], check=True, timeout=120)
"""


def test_the_oldest_versions_give_the_same(built: Built, sample_output: Path, tmp_path: Path) -> None:
    """Every dataset of the samples, and a command of each extra."""
    oldest = empty(tmp_path / "env")
    oldest.install("--requirements", str(OLDEST), str(built.wheel))
    out = tmp_path / "out"
    oldest.vpextract("extract", str(SAMPLES), "-o", str(out), "--quiet")
    datasets = sorted(path.name for path in sample_output.iterdir() if path.is_dir() and not path.name.startswith("."))
    assert len(datasets) > 15
    for name in datasets:
        assert rows(out / name).equals(rows(sample_output / name)), name
    oldest.vpextract("export", str(out), "--xlsx", str(tmp_path / "plans.xlsx"))
    oldest.vpextract("export", str(out), "--duckdb", str(tmp_path / "plans.duckdb"))
    oldest.vpextract("report", str(out), "-o", str(tmp_path / "report.html"))
    oldest.vpextract("search", str(out), "sjukfrånvaro")
    assert preferred(sample_output, "indicators") in oldest.vpextract(
        "sql", str(out), "select count(*) from indicators"
    )
    # Help and what is told of a wrong option are made by other packages, which changed more than once.
    assert "--xlsx" in oldest.vpextract("export", "--help")
    wrong = ended(oldest.command("export", str(out), "--xlsx"))
    assert wrong.returncode == 2
    assert "bug" not in wrong.stderr


def test_the_oldest_versions_are_the_lower_bounds() -> None:
    pinned = dict(line.split("==") for line in OLDEST.read_text("utf8").splitlines() if "==" in line)
    bounds = {name: bound for extra in ("", *extras()) for name, bound in requirements(extra).items()}
    assert len(bounds) > 20
    for name, bound in bounds.items():
        assert bound, f"{name} has no lower bound"
        assert padded(pinned[name.lower()]) == padded(bound), name


def rows(dataset: Path) -> pa.Table:
    """All but what tells which versions made them."""
    found = pq.read_table(dataset)
    return found.drop_columns([name for name in ("recipe",) if name in found.column_names])


def preferred(output: Path, dataset: str) -> str:
    """How many rows commands show."""
    return str(sum(pq.read_table(output / dataset).column("preferred").to_pylist()))


def extras() -> list[str]:
    return [name for name in project()["optional-dependencies"] if name not in NOT_SHIPPED]


def requirements(extra: str) -> dict[str, str]:
    """Name and lower bound of each."""
    listed = project()["optional-dependencies"][extra] if extra else project()["dependencies"]
    parts = [regex.fullmatch(r"([\w.-]+)(?:>=([\d.]+))?(?:,<\d+)?", line) for line in listed]
    assert all(parts), listed
    return {part[1].lower(): part[2] for part in parts if part is not None}


def packages_of_extras() -> set[str]:
    more = {name for extra in extras() for name in requirements(extra)}
    return more - set(requirements("")) - {"numpy", "pillow"}  # which pandas and pdfplumber need


def project() -> dict[str, Any]:
    told: dict[str, Any] = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf8"))["project"]
    return told


def padded(version: str) -> list[int]:
    numbers = [int(part) for part in version.split(".")]
    return numbers + [0] * (4 - len(numbers))
