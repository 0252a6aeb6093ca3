"""An output remembers the patterns it was made with: a run that names none goes on with them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import vpextract
from vpextract.cli import main
from vpextract.errors import OutputError, PatternError
from vpextract.running.job import extract_all
from vpextract.running.linking import link_output
from vpextract.running.outcome import Report
from vpextract.settings import SHIPPED_ONLY, Options, patterns_said
from vpextract.store.layout import MANIFEST
from vpextract.store.reading import open_output

PLAN = """Hamnnämnden i Granvik
Verksamhetsplan 2031

Löfte 2: Renare kajer
Beskrivning
Kajerna sopas varje vecka och algerna tas bort under våren.
"""
LABELS = '[goals.namndmal]\nnouns = ["löfte"]\n'
LINKS = "[scale]\nparent_ratio = 99.0\n"


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "plan.txt").write_text(PLAN)
    write(tmp_path / "own", labels=LABELS, link=LINKS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, **files: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf8")


def run(patterns: str | None = None) -> Report:
    return extract_all(["in"], "out", jobs=1, options=Options(patterns=patterns_said(patterns)))


def goals() -> list[str]:
    return list(open_output("out").goals["text"])


def names() -> list[str]:
    patterns = open_output("out").patterns
    return [] if patterns is None else patterns.names.split(", ")


def test_a_run_without_patterns_goes_on_with_those_of_the_output(city: Path) -> None:
    assert "later runs on this output go on with them" in " ".join(run(patterns="own").remarks)
    assert goals() == ["Renare kajer"]
    shutil.rmtree("own")
    (city / "in" / "more.txt").write_text(PLAN.replace("2031", "2032"))
    report = run()
    assert (len(report.summaries), report.kept) == (1, 1), "the one that is there is not read again"
    assert goals() == ["Renare kajer"] * 2
    (told,) = report.remarks
    assert "labels.toml, link.toml" in told
    assert "as the output remembers them" in told
    assert "--patterns none" in told


def test_none_goes_back_to_the_shipped_ones_for_good(city: Path) -> None:
    run(patterns="own")
    (told,) = run(patterns="none").remarks
    assert "Back to the shipped patterns" in told
    assert (goals(), names()) == ([], [])
    report = run()
    assert (report.remarks, report.kept) == ((), 1)
    assert run(patterns="none").remarks == (), "there is nothing to forget"


def test_documents_say_which_patterns_they_were_read_with(city: Path) -> None:
    run()
    (shipped,) = open_output("out").documents["patterns"]
    run(patterns="own")
    (own,) = open_output("out").documents["patterns"]
    assert len({shipped, own, None}) == 3


def test_a_folder_that_changed_since_is_told_of_and_not_taken(city: Path) -> None:
    run(patterns="own")
    assert len(run().remarks) == 1
    write(Path("own"), labels=LABELS.replace("löfte", "utfästelse"))
    told = run().remarks[-1]
    assert told == "own holds others by now; --patterns own takes them over."
    assert goals() == ["Renare kajer"]
    run(patterns="own")
    assert goals() == []
    assert len(run().remarks) == 1


def test_linking_goes_on_with_them_and_takes_over_what_is_about_linking(city: Path) -> None:
    run(patterns="own")
    linked_by = open_output("out").linked_by
    assert "as the output remembers them" in " ".join(link_output("out").remarks)
    assert open_output("out").linked_by == linked_by
    write(Path("other"), link=LINKS.replace("99", "98"), labels="", values="")
    (told,) = link_output("out", Path("other")).remarks
    assert told.startswith("labels.toml, values.toml: about reading")
    now = open_output("out")
    assert now.patterns is not None
    files = dict(now.patterns.own.files)
    assert (files["labels"], files["link"]) == (LABELS.encode(), LINKS.replace("99", "98").encode())
    assert now.linked_by != linked_by
    report = run()
    assert report.kept == 1
    assert open_output("out").linked_by == now.linked_by, "the next run does not undo it"
    assert goals() == ["Renare kajer"]
    link_output("out", SHIPPED_ONLY)
    assert names() == ["labels.toml"], "the documents were read with it"


def test_an_output_of_a_former_version_remembers_none(city: Path) -> None:
    run()
    manifest = Path("out", MANIFEST)
    content = json.loads(manifest.read_text())
    del content["patterns"]
    manifest.write_text(json.dumps(content))
    assert (names(), run().remarks) == ([], ())
    run(patterns="own")
    assert names() == ["labels.toml", "link.toml"]


@pytest.mark.parametrize("patterns", ["text", {"files": {}}, {"fingerprint": "f", "folder": "", "files": [1]}, 3, [2]])
def test_a_manifest_with_patterns_that_are_none_is_not_ours(city: Path, patterns: object) -> None:
    run()
    manifest = Path("out", MANIFEST)
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"patterns": patterns}))
    with pytest.raises(OutputError, match="is no output of vpextract"):
        open_output("out")


def test_patterns_that_this_version_cannot_take_are_told_with_what_to_do(city: Path) -> None:
    run(patterns="own")
    before = goals()
    tamper({"labels": "[goals.namndmal]\nnouns = 3\n"})
    with pytest.raises(PatternError, match=r"labels\.toml, goals.*nouns.*--save-patterns DIR.*--patterns none"):
        run()
    with pytest.raises(PatternError, match="--save-patterns"):
        link_output("out")
    tamper({"of_a_later_version": ""})
    with pytest.raises(OutputError, match=r"of_a_later_version\.toml.*newer version"):
        run()
    assert goals() == before
    run(patterns="none")
    assert goals() == []


def tamper(files: dict[str, str]) -> None:
    manifest = Path("out", MANIFEST)
    content = json.loads(manifest.read_text())
    content["patterns"]["files"] = files
    manifest.write_text(json.dumps(content))


def test_commands_name_them_and_write_them_out(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "extract", "in", "-o", "out", "--patterns", "own")[0] == 0
    assert "patterns   labels.toml, link.toml of own, laid over" in said(capsys, "status", "out")[1]
    status, told = said(capsys, "status", "out", "--save-patterns", "saved")
    assert (status, told) == (0, "labels.toml, link.toml written to saved.\n")
    assert Path("saved", "labels.toml").read_text("utf8") == LABELS
    status, told = said(capsys, "status", "out", "--save-patterns", "saved")
    assert (status, "holds labels.toml already" in told) == (2, True)
    assert "Back to the shipped" in said(capsys, "extract", "in", "-o", "out", "--patterns", "none")[1]
    assert "patterns   the shipped ones\n" in said(capsys, "status", "out")[1]
    assert said(capsys, "status", "out", "--save-patterns", "again")[0] == 2


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    streams = capsys.readouterr()
    return int(end.value.code or 0), streams.out + streams.err


def test_a_pack_of_ones_own_is_remembered_and_written_out(city: Path) -> None:
    (city / "own" / "packs").mkdir()
    head = '[pack]\nabout = "Made up"\nsignature = ["Löfte", "Beskrivning"]\nvalid_from = 2030\n'
    (city / "own" / "packs" / "hamnen.toml").write_text(f"{head}[labels.goals.namndmal]\nnouns = ['löfte']\n", "utf8")
    (city / "own" / "labels.toml").unlink()
    run(patterns="own")
    assert (goals(), names()) == (["Renare kajer"], ["link.toml", "packs/hamnen.toml"])
    assert list(open_output("out").documents["pack"]) == ["hamnen"]
    patterns = open_output("out").patterns
    assert patterns is not None
    patterns.save(city / "saved")
    assert Path("saved", "packs", "hamnen.toml").read_text("utf8").startswith(head)


def test_names_in_a_copy_lead_nowhere(city: Path) -> None:
    run(patterns="own")
    tamper({"../../escaped": "x = 1", "packs/../../../escaped": "x = 1", "labels": LABELS})
    patterns = open_output("out").patterns
    assert patterns is not None
    patterns.save(city / "deep" / "saved")
    assert sorted(path.name for path in city.rglob("*.toml")) == ["labels.toml", "labels.toml", "link.toml"]


def test_linking_in_python_takes_none_by_its_name(city: Path) -> None:
    run(patterns="own")
    assert vpextract.link("out", patterns="none").remarks
    assert names() == ["labels.toml"]
