"""Patterns files: a user's lie over the shipped ones, and a mistake is told with file, key and reason."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from vpextract.errors import PatternError
from vpextract.knowledge import load, own_patterns
from vpextract.knowledge.date_words import OF_MEETING, PLAIN
from vpextract.knowledge.loading import FILES, OF_PACKS, check_patterns
from vpextract.knowledge.pack_files import pack_files
from vpextract.knowledge.patterns_file import parsed, shipped

SHIPPED = Path(__file__).parents[3] / "patterns"


def folder(tmp_path: Path, **files: str) -> Path:
    for name, contents in files.items():
        (tmp_path / f"{name}.toml").write_text(contents, "utf8")
    return tmp_path


def mistake(where: Path) -> PatternError:
    with pytest.raises(PatternError) as caught:
        load(where)
    return caught.value


# --- laying over


def test_the_shipped_patterns_load_once() -> None:
    assert load() is load()
    assert load().goal_label("Nämndmål: 1.1 Fler bojar") is not None


@pytest.mark.parametrize("name", [name for name in FILES if name != "link"])
def test_every_shipped_pattern_is_valid_by_itself(name: str) -> None:
    check_patterns(parsed(shipped(name).encode(), name), (), name)  # a run does not ask this again
    for pack in pack_files(None, OF_PACKS).values():
        check_patterns(pack.adds.get(name, {}), (), name)


def test_a_pattern_that_is_none_is_told_unless_it_is_known_to_be_sound() -> None:
    with pytest.raises(PatternError, match="not a valid regular expression"):
        check_patterns({"match": ["boj", "(boj"]}, {"boj"}, "labels.toml")
    check_patterns({"match": ["boj", "(boj"]}, {"boj", "(boj"}, "labels.toml")


def test_every_shipped_file_is_known() -> None:
    assert sorted(path.stem for path in SHIPPED.glob("*.toml")) == sorted(FILES)


def test_an_empty_folder_changes_nothing(tmp_path: Path) -> None:
    assert load(tmp_path).fingerprint == load().fingerprint
    assert load(tmp_path).labels == load().labels


def test_a_list_is_laid_in_front(tmp_path: Path) -> None:
    own = load(folder(tmp_path, labels='[goals.namndmal]\nlabels = ["Hamnlöfte"]\n'))
    assert own.labels.goals["namndmal"].labels == ["Hamnlöfte", *load().labels.goals["namndmal"].labels]
    found = own.goal_label("Hamnlöfte: 1.1 Fler bojar")
    assert found is not None
    assert (found.level, found.number, found.text) == ("namndmal", "1.1", "Fler bojar")
    assert own.goal_label("Nämndmål: 1.1 Fler bojar") is not None
    assert load().goal_label("Hamnlöfte: 1.1 Fler bojar") is None


def test_a_new_key_is_added(tmp_path: Path) -> None:
    own = load(folder(tmp_path, labels="[headings.method]\nmatch = ['mätmetod']\n"))
    assert own.heading_kind("Mätmetod") == "method"
    assert own.heading_kind("Analys") == "analysis"


def test_a_plain_value_is_replaced(tmp_path: Path) -> None:
    own = load(folder(tmp_path, documents='[kinds.verksamhetsplan]\nshort = "plan"\n'))
    assert own.documents.kinds["verksamhetsplan"].short == "plan"
    assert own.documents.kinds["verksamhetsplan"].titles == load().documents.kinds["verksamhetsplan"].titles


def test_a_kind_of_document_may_be_added_by_its_words_alone(tmp_path: Path) -> None:
    own = load(folder(tmp_path, documents='[kinds.kajrapport]\nshort = "kr"\nwords = ["kajrapport"]\n'))
    found = own.title("Kajrapport 2031")
    assert found is not None
    assert (found.kind, found.year) == ("kajrapport", 2031)
    assert own.title("Om bojar och kajer 2031") is None
    assert not own.documents.is_plan("kajrapport")


def test_an_own_column_comes_first(tmp_path: Path) -> None:
    own = load(folder(tmp_path, columns='[[indicators]]\nrole = "target"\nlabels = ["Hamnens siffra {year}"]\n'))
    match = own.column("Hamnens siffra 2031")
    assert match is not None
    assert (match.table, match.role, match.year, match.exact) == ("indicators", "target", 2031, True)


def test_an_own_board_is_found_in_lower_case(tmp_path: Path) -> None:
    own = load(folder(tmp_path, boards='[facknamnder]\nnames = ["Båt och bojrådet"]\n'))
    assert own.boards.facknamnder.names[0] == "Båt och bojrådet"
    assert len(own.boards.facknamnder.names) == len(load().boards.facknamnder.names) + 1


def test_other_patterns_have_another_fingerprint(tmp_path: Path) -> None:
    assert load(folder(tmp_path, words='[words]\nknown = ["boj"]\n')).fingerprint != load().fingerprint
    assert "boj" in load(tmp_path).table_words


def test_patterns_of_linking_leave_the_fingerprint_of_reading_alone(tmp_path: Path) -> None:
    linking = load(folder(tmp_path, link='[words]\nformal = ["boj"]\n'))
    assert linking.reading_fingerprint == load().reading_fingerprint
    assert linking.fingerprint != load().fingerprint
    reading = load(folder(tmp_path, words='[words]\nknown = ["boj"]\n'))
    assert reading.reading_fingerprint != load().reading_fingerprint


def test_contents_that_were_kept_do_not_change_with_the_folder(tmp_path: Path) -> None:
    kept = own_patterns(folder(tmp_path, words='[words]\nknown = ["boj"]\n'))
    folder(tmp_path, words='[words]\nknown = ["kaj"]\n')
    assert "boj" in load(pickle.loads(pickle.dumps(kept))).table_words
    assert "kaj" in load(tmp_path).table_words
    assert load(kept) is load(own_patterns(kept))


def test_a_mistake_in_kept_contents_names_the_file(tmp_path: Path) -> None:
    kept = own_patterns(folder(tmp_path, words="[words\n"))
    with pytest.raises(PatternError, match="not valid TOML") as caught:
        load(kept)
    assert caught.value.file == str(tmp_path / "words.toml")


def test_other_files_in_the_folder_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Våra mönster", "utf8")
    assert load(tmp_path).fingerprint == load().fingerprint


# --- mistakes


@pytest.mark.parametrize(
    ("name", "contents", "key", "reason"),
    [
        pytest.param(
            "labels", '[goals.namndmal]\nlabels = "Hamnmål"\n', "goals", "Expected `array`", id="text for a list"
        ),
        pytest.param(
            "labels", "[goals.namndmal]\nlabels = [1]\n", "goals", "Expected `str`, got `int`", id="number for a text"
        ),
        pytest.param(
            "labels",
            '[goals.namndmal]\nlabel = ["Hamnmål"]\n',
            "goals",
            "unknown key 'label'; known are labels, nouns, qualifiers, tails",
            id="unknown key",
        ),
        pytest.param(
            "labels",
            '[goal.namndmal]\nlabels = ["Hamnmål"]\n',
            "top level",
            "unknown key 'goal'; known are goals, goal_parts, headings",
            id="unknown table",
        ),
        pytest.param(
            "labels",
            "[goals.hamn]\n",
            "goals",
            "unknown key 'hamn'; known are inriktningsmal, namndmal, verksamhetsmal",
            id="unknown level",
        ),
        pytest.param(
            "columns",
            '[[indicators]]\nrole = "targett"\nlabels = ["Siffra"]\n',
            "indicators[0].role",
            "unknown role 'targett'; known are ",
            id="unknown role",
        ),
        pytest.param(
            "columns",
            '[parts.what]\ntaget = ["hamntal"]\n',
            "parts.what",
            "unknown key 'taget'; known are comment, deviation, end_date",
            id="unknown part of a head",
        ),
        pytest.param(
            "columns",
            '[[parts.compounds]]\nbefore = ["hamn"]\nafter = ["strunt"]\n',
            "parts.compounds",
            "'strunt' is no word of the parts above",
            id="unknown end of a compound",
        ),
        pytest.param(
            "documents",
            '[kinds.verksamhetsplan]\ntitles = ["hamnplan"]\n',
            "kinds.verksamhetsplan.titles",
            "does not say where the year stands",
            id="title without a year",
        ),
        pytest.param(
            "columns",
            '[[indicators]]\nrole = "name"\n',
            "indicators[0]",
            "missing required field `labels`",
            id="missing key",
        ),
        pytest.param(
            "columns",
            '[[indicators]]\nlabels = ["Boj"]\n',
            "indicators[0]",
            "missing required field `role`",
            id="missing role",
        ),
        pytest.param(
            "columns",
            '[[indicators]]\nrole = "name"\nlabels = []\nkey = "ja"\n',
            "indicators[0].key",
            "Expected `bool`",
            id="text for yes or no",
        ),
        pytest.param(
            "labels",
            "[headings.summary]\nmatch = ['(boj']\n",
            "headings.summary.match[0]",
            "'(boj' is not a valid regular expression",
            id="bad regex",
        ),
        pytest.param(
            "tables",
            "[[kind]]\nname = 'boj'\nheads = ['[']\n",
            "kind[0].heads[0]",
            "not a valid regular expression",
            id="bad regex in a list",
        ),
        pytest.param(
            "values",
            "[prefixes]\nmax = ['(boj']\n",
            "prefixes.max[0]",
            "'(boj' is not a valid regular expression",
            id="bad regex before a number",
        ),
    ],
)
def test_a_mistake_is_told_with_file_key_and_reason(
    tmp_path: Path, name: str, contents: str, key: str, reason: str
) -> None:
    found = mistake(folder(tmp_path, **{name: contents}))
    assert str(found.file).endswith(f"{name}.toml")
    assert str(found.file).startswith(str(tmp_path))
    assert found.key.startswith(key)
    assert reason in found.reason
    assert str(found) == f"{found.file}, {found.key}: {found.reason}"
    assert found.exit_status == 2


def test_toml_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    found = mistake(folder(tmp_path, labels="[goals\n"))
    assert str(tmp_path / "labels.toml") in str(found)
    assert "not valid TOML" in found.reason
    assert "line 1" in found.reason


def test_a_file_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "labels.toml").write_bytes("[goals.hamn]\nlabels = ['Hamnmål']\n".encode("latin-1"))
    assert "not valid TOML" in mistake(tmp_path).reason


def test_an_unknown_file_name_is_told_with_the_known_ones(tmp_path: Path) -> None:
    found = mistake(folder(tmp_path, label="[goals]\n"))
    assert str(found.file) == str(tmp_path / "label.toml")
    assert "labels.toml" in found.reason


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "no such folder" in mistake(tmp_path / "nowhere").reason


def test_a_file_for_a_folder_is_told(tmp_path: Path) -> None:
    path = tmp_path / "labels.toml"
    path.write_text("", "utf8")
    assert "no such folder" in mistake(path).reason


# --- what no list of the program's own limits


def test_words_for_amounts_boards_and_municipalities_can_be_taught(tmp_path: Path) -> None:
    own = load(
        folder(
            tmp_path,
            values='[amounts]\nmnkr = ["meuro"]\n',
            boards="[lines]\nwords = ['direktorat']\nmatch = ['\\p{Lu}\\p{L}+ Direktorat']\n"
            "[municipalities]\nwords = [\"köping\"]\nmatch = ['(?P<name>NAME)s köping(?P<region>(?!))?']\n",
            documents="[others]\nfollows = ['hos']\n",
        )
    )
    assert own.value_words.amounts.in_mnkr("Nämnden begär 3 meuro") == 3.0
    assert own.board_lines.alone("Hamnens Direktorat") == "Hamnens Direktorat"
    assert own.municipalities.in_text("Lunds köping") == ["Lund"]
    assert own.titles.goes_on("hos hamnen")
    shipped = load()
    assert shipped.value_words.amounts.in_mnkr("Nämnden begär 3 meuro") is None
    assert shipped.board_lines.alone("Hamnens Direktorat") is None
    assert shipped.municipalities.in_text("Lunds köping") == []
    assert not shipped.titles.goes_on("hos hamnen")


def test_small_words_of_heads_dates_and_goals_can_be_taught(tmp_path: Path) -> None:
    own = load(
        folder(
            tmp_path,
            columns='[parts]\njoins = ["plus"]\nlight = ["plus"]\n',
            labels='[goal_parts]\nnumbers = ["nummer"]\n',
            documents='[times]\nmeetings = ["kajmöte"]\nbefore_dates = ["hos \\\\p{L}+"]\n',
            values='[units]\ntimes = ["mån"]\n',
        )
    )
    shipped = load()
    head, label, lead = "Utfall kvinnor plus män", "Mål nummer 2: Fler bojar", "Kajmöte hos nämnden "
    assert [match.sexes if (match := one.column(head)) else () for one in (own, shipped)] == [("women", "men"), ()]
    assert [found.number if (found := one.goal_label(label)) else None for one in (own, shipped)] == ["2", None]
    assert [one.date_words.how(lead, "") for one in (own, shipped)] == [OF_MEETING, PLAIN]
    assert [one.units.is_of_time("mån") for one in (own, shipped)] == [True, False]
