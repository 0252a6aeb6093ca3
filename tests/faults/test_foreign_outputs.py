"""An output from somebody else is data: whatever it says, nothing outside it is read, replaced or removed."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from foreign_samples import PLAN, everything, in_time, with_their_files

import vpextract
from vpextract.cli import main
from vpextract.errors import OutputError
from vpextract.running.job import extract_all
from vpextract.store.layout import COMMITTED, FINISHED, MANIFEST, REVIEW, STAGED
from vpextract.store.reading import open_output
from vpextract.store.schema import DATASETS
from vpextract.store.writing import claimed

Attack = Callable[[Path, Path], str]
"""Changes an output, with a folder of somebody's files beside it; gives what the refusal says."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_their_files(tmp_path_factory.mktemp("made"))


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "place"))


# --- what somebody could have put there --------------------------------------------------------------------------------


def manifest_with(change: Callable[[dict[str, Any]], object], says: str) -> Attack:
    def attack(out: Path, theirs: Path) -> str:
        content = json.loads((out / MANIFEST).read_text())
        change(content)
        (out / MANIFEST).write_text(json.dumps(content))
        return says

    return attack


def naming(dataset: str, file: str) -> Attack:
    part = {"dataset": dataset, "file": file, "rows": 1, "bytes": 1}
    return manifest_with(
        lambda content: content["parts"].append(part), r"vpextract\.json names .* Choose another folder"
    )


def counting(**numbers: object) -> Attack:
    return manifest_with(lambda content: content["parts"][0].update(numbers), "vpextract")


def link_at(name: str, to: str) -> Attack:
    """A link in the place of a file or a folder."""

    def attack(out: Path, theirs: Path) -> str:
        away(out / name).symlink_to(theirs / to)
        return f"{name} is a link"

    return attack


def pipe_at(name: str) -> Attack:
    def attack(out: Path, theirs: Path) -> str:
        os.mkfifo(away(out / name))
        return f"{name} cannot be read: it is not a file but a pipe"

    return attack


def folder_at(name: str) -> Attack:
    def attack(out: Path, theirs: Path) -> str:
        away(out / name).mkdir()
        return f"{name} cannot be read: it is not a file but a folder"

    return attack


def file_at(name: str, says: str) -> Attack:
    def attack(out: Path, theirs: Path) -> str:
        away(out / name).write_text("theirs")
        return says

    return attack


def committed_with(attack: Attack) -> Attack:
    """A state that seems to be on its way to its place."""

    def committed(out: Path, theirs: Path) -> str:
        (out / COMMITTED / "goals").mkdir(parents=True)
        shutil.copy(out / MANIFEST, out / COMMITTED / MANIFEST)
        shutil.copy(out / "goals" / "2022.parquet", out / COMMITTED / "goals" / "2022.parquet")
        return attack(out, theirs)

    return committed


def committed_naming(dataset: str, file: str) -> Attack:
    named = naming(dataset, file)
    return committed_with(lambda out, theirs: named(out / COMMITTED, theirs))


def away(path: Path) -> Path:
    """The same place, empty."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


ATTACKS: dict[str, Attack] = {
    "the root of the disk": naming("/", "/x.parquet"),
    "an absolute path": naming("goals", "/etc/x.parquet"),
    "a folder above": naming("..", "../x.parquet"),
    "a folder beside": naming("../theirs", "../theirs/2022.parquet"),
    "a year that leads away": naming("goals", "goals/../../theirs/2022.parquet"),
    "a year of separators": naming("goals", "goals/..\\..\\theirs\\2022.parquet"),
    "a year with NUL": naming("goals", "goals/2022\0.parquet"),
    "a year that is none": naming("goals", "goals/*.parquet"),
    "a dataset that is none": naming("theirs", "theirs/2022.parquet"),
    "a dataset with a point": naming(".", "./x.parquet"),
    "a file of another dataset": naming("goals", "pages/2022.parquet"),
    "a file twice": manifest_with(lambda c: c["parts"].append(c["parts"][0]), "names a file twice"),
    "rows below nothing": counting(rows=-1),
    "more rows than there are": counting(rows=10**30),
    "rows that are no number": counting(rows=float("inf")),
    "a size that is no number": counting(bytes="many"),
    "a version that steers terminals": manifest_with(lambda c: c.update(version="\x1b[2J" * 9), "vpextract"),
    "a manifest without end": lambda out, theirs: truncated(out / MANIFEST, 2**40),
    "a manifest of brackets": lambda out, theirs: written(out / MANIFEST, '{"made_by":' + "[" * 10**6),
    "a dataset that is a link": link_at("goals", "goals"),
    "a dataset that is a link to a place of this output": lambda out, theirs: link_at("goals", "../out/pages")(
        out, theirs
    ),
    "a year that is a link": link_at("goals/2022.parquet", "goals/2022.parquet"),
    "a link among the years": link_at("goals/more", "goals"),
    "a link deep below": link_at("pages/a/b/c", "."),
    "a dangling link": link_at("goals/2022.parquet", "nowhere"),
    "a manifest that is a link": link_at(MANIFEST, MANIFEST),
    "a list that is a link": link_at(REVIEW, REVIEW),
    "a draft of the list that is a link": link_at(f".{REVIEW}-12ab", REVIEW),
    "a committed folder that is a link": link_at(COMMITTED, "."),
    "a staged folder that is a link": link_at(f"{STAGED}1", "."),
    "a spool that is a link": link_at(FINISHED, "."),
    "a waiting document that is a link": link_at(f"{FINISHED}/0a-1b.arrow", "notes.txt"),
    "a draft of a waiting document that is a link": link_at(f"{FINISHED}/0a-1b.arrow.draft", "notes.txt"),
    "a committed dataset that is a link": committed_with(link_at(f"{COMMITTED}/goals", "goals")),
    "a committed year that is a link": committed_with(link_at(f"{COMMITTED}/goals/2022.parquet", "2022.parquet")),
    "a committed year of elsewhere": committed_naming("goals", "goals/../../../theirs/2022.parquet"),
    "a committed dataset of elsewhere": committed_naming("/", "/x.parquet"),
    "a committed file of somebody": committed_with(
        file_at(f"{COMMITTED}/diary.txt", r"diary\.txt is not from vpextract")
    ),
    "a file of somebody where a committed one goes": committed_with(lambda out, theirs: in_the_way_of_a_new_year(out)),
    "a staged file of somebody": file_at(f"{STAGED}1/diary.txt", r"diary\.txt is not from vpextract"),
    "a waiting file of somebody": file_at(f"{FINISHED}/diary.txt", r"diary\.txt is not from vpextract"),
    "a committed folder that is a file": file_at(COMMITTED, "is not a folder"),
    "a staged folder that is a file": file_at(f"{STAGED}1", "is not a folder"),
    "a spool that is a file": file_at(FINISHED, "is not a folder"),
    "a dataset that is a file": file_at("goals", "is not a folder"),
    "a link to the same": lambda out, theirs: link_to_the_same(out),
    "a manifest that is a pipe": pipe_at(MANIFEST),
    "a list that is a pipe": pipe_at(REVIEW),
    "a year that is a pipe": pipe_at("goals/2022.parquet"),
    "a committed manifest that is a pipe": pipe_at(f"{COMMITTED}/{MANIFEST}"),
    "a waiting document that is a pipe": pipe_at(f"{FINISHED}/0a-1b.arrow"),
    "a year that is a folder": folder_at("goals/2022.parquet"),
    "a manifest that is a folder": folder_at(MANIFEST),
    "a list that is a folder": folder_at(REVIEW),
}


def link_to_the_same(out: Path) -> str:
    """The very files, but elsewhere: a link to them is one, too."""
    (out / "goals").rename(out / "theirs")
    (out / "goals").symlink_to("theirs")
    return "goals is a link"


def in_the_way_of_a_new_year(out: Path) -> str:
    """The committed state has a year that the former one has not, and a file of its name is there already."""
    content = json.loads((out / COMMITTED / MANIFEST).read_text())
    content["parts"].append({"dataset": "goals", "file": "goals/1999.parquet", "rows": 1, "bytes": 1})
    (out / COMMITTED / MANIFEST).write_text(json.dumps(content))
    written(out / COMMITTED / "goals" / "1999.parquet", "new")
    return written(out / "goals" / "1999.parquet", "theirs")


def truncated(path: Path, size: int) -> str:
    """As large as that, without taking any room."""
    path.write_bytes(b"{")
    os.truncate(path, size)
    return "it is larger than"


def written(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return "not from vpextract"


# --- what comes of it --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("use", ["extract", "extract --force", "link"])
def test_it_is_refused_before_anything_is_changed(place: Path, attack: Attack, use: str) -> None:
    says = attack(place / "out", place / "theirs")
    before = everything(place)
    with in_time(), pytest.raises(OutputError, match=says if use != "link" else "vpextract|larger|damaged") as told:
        if use == "link":
            vpextract.link(place / "out")
        else:
            extract_all([place / "in"], place / "out", jobs=1, force="force" in use)
    assert everything(place) == before
    assert str(place / "out") in str(told.value), "it says where"


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_who_reads_it_sees_nothing_of_elsewhere_and_does_not_wait(made: Path, place: Path, attack: Attack) -> None:
    honest = open_output(made / "out")
    attack(place / "out", place / "theirs")
    with in_time():
        try:
            output = open_output(place / "out")
            for name in DATASETS:
                assert output.table(name) == honest.table(name)
            output.n_waiting()
        except OutputError as told:
            assert str(place / "out") in str(told)


@pytest.mark.parametrize("command", ["show", "status", "check", "link"])
@pytest.mark.parametrize(
    "name",
    [
        *("a year that is a pipe", "a year that is a link", "a dataset that is a link", "a manifest that is a pipe"),
        *("a manifest that is a link", "a committed folder that is a link", "the root of the disk"),
        *("a committed manifest that is a pipe", "a link to the same"),
    ],
)
def test_commands_say_it_in_a_sentence(
    place: Path, command: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    says = ATTACKS[name](place / "out", place / "theirs")
    with in_time(), pytest.raises(SystemExit) as end:
        main([command, str(place / "out")])
    told = capsys.readouterr()
    assert end.value.code == 2
    assert told.out == ""
    assert told.err.startswith("vpextract: ")
    assert "bug" not in told.err
    assert says.split(" .*")[0].replace("\\", "") in told.err


def test_a_device_is_not_opened(place: Path) -> None:
    device = away(place / "out" / "goals" / "2022.parquet")
    try:
        os.mknod(device, 0o600 | stat.S_IFCHR, os.makedev(1, 5))  # /dev/zero
    except OSError:
        pytest.skip("only some may make devices")
    with in_time(), pytest.raises(OutputError, match="not a file but a device"):
        open_output(place / "out")


def test_what_is_put_there_while_a_run_works_is_refused_too(place: Path) -> None:
    """The new state is not brought to a folder that has become a link since the run began."""
    with claimed(place / "out") as claim:
        claim.put("goals", "2022", claim.opened().table("goals").slice(0, 0))
        away(place / "out" / "goals").symlink_to(place / "theirs" / "goals")
        before = everything(place / "theirs")
        with pytest.raises(OutputError, match="goals is a link"):
            claim.commit(None, None)
    assert everything(place / "theirs") == before
    assert not list((place / "out").glob(".*"))


@pytest.mark.parametrize("part", ["../../theirs/2022", "..", "", "2022/x", "x", "20\0"])
def test_no_part_is_written_elsewhere(place: Path, part: str) -> None:
    before = everything(place)
    with claimed(place / "out") as claim, pytest.raises(OutputError, match="no file of a dataset"):
        claim.put("goals", part, claim.opened().table("goals"))
    assert everything(place) == before


def test_an_output_named_by_a_link_is_as_good_as_any(made: Path, place: Path) -> None:
    (place / "mine").mkdir()
    (place / "mine" / "link").symlink_to(place / "out")
    (place / "also mine").symlink_to(place / "mine")
    way = place / "also mine" / "link"
    (place / "in" / "2024.md").write_text(PLAN.format(year=2024))
    report = extract_all([place / "in"], way, jobs=1)
    assert (len(report.summaries), report.kept) == (1, 2)
    vpextract.link(way)
    assert sorted(open_output(way).documents["year"]) == [2022, 2023, 2024]
    assert (place / "mine" / "link").is_symlink()
    assert everything(place / "theirs") == everything(made / "theirs")


def test_other_files_and_links_beside_the_datasets_stay_ours_to_ignore(place: Path) -> None:
    (place / "out" / "source").symlink_to(place / "in")
    os.mkfifo(place / "out" / "pipe")
    (place / "out" / "goals" / "notes.txt").write_text("mine")
    extract_all([place / "in"], place / "out", jobs=1, force=True)
    assert (place / "out" / "source").is_symlink()
    assert (place / "out" / "goals" / "notes.txt").read_text() == "mine"
