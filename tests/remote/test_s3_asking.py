"""Questions to an output at s3://… get the answers that a local one gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from s3_server import Bucket, fresh_bucket, plans_and_output

from vpextract.cli import main


@pytest.fixture(scope="module")
def near(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plans_and_output(tmp_path_factory.mktemp("near"))


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch, near: Path, tmp_path: Path) -> Bucket:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return fresh_bucket(monkeypatch, out=near / "out")


@pytest.mark.parametrize(
    "asked",
    [
        ("show", "goals", "--year", "2023", "--sort", "-ordinal", "--columns", "goal_id,text"),
        ("show", "indicators", "--where", "page == null", "--format", "json"),
        ("search", "brunn* vatten", "--format", "csv"),
        ("sql", "select document_year, count(*) n from goals group by all order by all"),
    ],
    ids=lambda asked: " ".join(asked[:2]),
)
def test_the_same_answer(
    asked: tuple[str, ...], bucket: Bucket, near: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for out in (str(near / "out"), bucket.at("out")):
        with pytest.raises(SystemExit) as end:
            main([asked[0], out, *asked[1:]])
        assert end.value.code == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert len(told[0].splitlines()) > 1


def test_the_same_export(bucket: Bucket, near: Path, tmp_path: Path) -> None:
    for name, out in (("one", str(near / "out")), ("other", bucket.at("out"))):
        with pytest.raises(SystemExit) as end:
            main(["export", out, "--csv", str(tmp_path / name), "--xlsx", str(tmp_path / f"{name}.xlsx")])
        assert end.value.code == 0
    files = [path.name for path in sorted((tmp_path / "one").iterdir())]
    assert len(files) > 15
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "other" / file).read_bytes()
