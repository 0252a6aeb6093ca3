"""Questions to a dataset: by board, year, kind and document as people name them; ordered as Swedes expect."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vpextract.asking.chosen import asked_years, folded, matching_boards, matching_documents
from vpextract.asking.ordering import alphabetical
from vpextract.asking.question import Answer, Question
from vpextract.errors import RequestError
from vpextract.model import Extraction, Goal, Identity, Place
from vpextract.store.reading import Output, open_output

NOTHING = (None,) * 7
BOARDS = {
    "norrvik": "Norrviks stadsdelsnämnd",
    "kultur-idrott": "Kultur-, idrotts- och fritidsnämnden",
    "ostra": "Östra nämnden",
}


def document(board: str, year: int, kind: str, tertial: int | None = None, edition: str = "") -> Extraction:
    name = f"{board}-{year}-{kind[:1]}{tertial or ''}{edition}"
    identity = Identity(kind, year, tertial, BOARDS[board], board, title=f"Plan för {year}")
    goals = tuple(
        Goal(f"{name}:g{n}", n, "namndmal", number, text, *NOTHING, text, Place(page=n))
        for n, (number, text) in enumerate([("1.10", "Öppna stränder"), ("1.9", "Åtta parker"), (None, "bättre luft")])
    )
    found = Extraction(name, f"{year}/{name}.pdf", name, "pymupdf", "ok", identity=identity)
    return replace(found, goals=goals if not edition else goals[:1])


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Output:
    from cli_outputs import written

    vp, tertial = "verksamhetsplan", "tertialrapport"
    return open_output(
        written(
            tmp_path_factory.mktemp("asked") / "out",
            document("norrvik", 2021, vp),
            document("norrvik", 2021, tertial, 1),
            document("norrvik", 2022, tertial, 2),
            document("kultur-idrott", 2022, vp),
            document("ostra", 2023, "verksamhetsberattelse"),
        )
    )


def ids(output: Output, **asked: object) -> list[str]:
    rows = Answer(output, Question("goals", **asked)).table().column("goal_id").to_pylist()  # type: ignore[arg-type]
    return sorted({row.partition(":")[0] for row in rows})


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"boards": ["norrvik"]}, ["norrvik-2021-t1", "norrvik-2021-v", "norrvik-2022-t2"]),
        ({"boards": ["NORRVIKS STADSDELSNÄMND"], "years": ["2021"]}, ["norrvik-2021-t1", "norrvik-2021-v"]),
        ({"boards": ["Kultur-, idrotts- och fritidsnämnden"]}, ["kultur-idrott-2022-v"]),
        ({"boards": ["östra,idrott"]}, ["kultur-idrott-2022-v", "ostra-2023-v"]),
        ({"boards": ["ostra", "kultur"]}, ["kultur-idrott-2022-v", "ostra-2023-v"]),
        ({"years": ["2022-2023"], "kinds": ["vp,vb"]}, ["kultur-idrott-2022-v", "ostra-2023-v"]),
        ({"kinds": ["t"]}, ["norrvik-2021-t1", "norrvik-2022-t2"]),
        ({"kinds": ["T2"]}, ["norrvik-2022-t2"]),
        ({"kinds": ["Verksamhetsberättelse", "t1"]}, ["norrvik-2021-t1", "ostra-2023-v"]),
        ({"document": "2022 t2"}, ["norrvik-2022-t2"]),
        ({"document": "norrviks plan 2021"}, ["norrvik-2021-t1", "norrvik-2021-v"]),
        ({"document": "norrvik-2021-v.pdf"}, ["norrvik-2021-v"]),
        ({"years": ["2021"], "where": ["number == '1.9'", "page > 0"]}, ["norrvik-2021-t1", "norrvik-2021-v"]),
        ({"years": ["1999"]}, []),
    ],
)
def test_rows_asked_for(output: Output, asked: dict[str, object], found: list[str]) -> None:
    assert ids(output, **asked) == found


@pytest.mark.parametrize(
    ("dataset", "asked", "said"),
    [
        ("gaols", {}, "There is no dataset 'gaols'"),
        ("goals", {"boards": ["norvik"]}, "Did you mean norrvik"),
        ("goals", {"boards": ["q"]}, "There are: kultur-idrott, norrvik, ostra"),
        ("goals", {"years": ["next"]}, "'next' is no year"),
        ("goals", {"years": ["2023-2021"]}, "is no year"),
        ("goals", {"years": ["1-99999"]}, "is no year"),
        ("goals", {"kinds": ["plan"]}, "Write vp, t1, t2, t3 or vb"),
        ("tables", {"kinds": ["budgt"]}, "There is no kind 'budgt'"),
        ("goals", {"columns": ["txt"]}, "Did you mean text"),
        ("goals", {"sort": ["-txt"]}, "Did you mean text"),
        ("series", {"document": "norrvik"}, "without --document"),
        ("link_candidates", {"boards": ["norrvik"]}, "have no board"),
        ("goals", {"document": "nothing like it"}, "There is no document"),
    ],
)
def test_what_is_not_there_is_told(output: Output, dataset: str, asked: dict[str, object], said: str) -> None:
    with pytest.raises(RequestError) as told:
        Answer(output, Question(dataset, **asked))  # type: ignore[arg-type]
    assert said in str(told.value)


def test_order_columns_and_limit(output: Output) -> None:
    asked = Question("goals", years=["2023"], columns=["text,number"], sort=["text"])
    assert Answer(output, asked).table().to_pylist() == [
        {"text": "bättre luft", "number": None},
        {"text": "Åtta parker", "number": "1.9"},
        {"text": "Öppna stränder", "number": "1.10"},
    ]
    by_number = Answer(output, Question("goals", years=["2023"], columns=["number"], sort=["-number"], limit=2))
    assert by_number.table().column("number").to_pylist() == ["1.10", "1.9"]
    assert by_number.count == 3
    first = Answer(output, Question("goals", limit=4))
    assert (first.table().num_rows, first.count) == (4, 15)


def test_issues_are_asked_by_their_document(output: Output) -> None:
    found = Answer(output, Question("issues", boards=["norrvik"], years=["2021"], kinds=["t1"]))
    assert found.count == 0
    assert found.names[0] == "document_id"


def test_the_alphabet() -> None:
    words = ["Örn", "ål", "zebra", "Äpple", "10 träd", "9 träd", "apa", "é", "2"]
    assert sorted(words, key=alphabetical) == ["2", "9 träd", "10 träd", "apa", "zebra", "é", "ål", "Äpple", "Örn"]
    assert alphabetical("7" * 9000) > alphabetical("8" * 30)


def test_names_are_folded_but_for_letters() -> None:
    assert folded("ÉCOLE Årsta") == "ecole årsta"
    assert asked_years(["2021, 2023–2024"]) == [2021, 2023, 2024]


def test_nothing_but_space_names_nothing(output: Output) -> None:
    for wanted in ("", " "):
        with pytest.raises(RequestError):
            matching_documents(output, wanted)
        with pytest.raises(RequestError):
            matching_boards(output, [wanted])
