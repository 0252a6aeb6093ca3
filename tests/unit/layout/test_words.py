"""Wrapped lines and narrow cells as one text. All texts are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.layout.text.markup import without_markup
from vpextract.layout.vocabulary import Vocabulary, vocabulary
from vpextract.layout.words import CellLine, ends_sentence, join_cell, join_lines, join_pair, join_sides

KNOWLEDGE = knowledge.load()
NONE = frozenset[str]()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["Bryggan är", "lagad"], "Bryggan är lagad", id="space"),
        pytest.param(["Hamn-", "kontoret öppnar"], "Hamnkontoret öppnar", id="hyphen of the line end"),
        pytest.param(["för-", "valtning"], "förvaltning", id="hyphen after a short stem"),
        pytest.param(["för-", "och eftervård"], "för- och eftervård", id="conjunction after the hyphen"),
        pytest.param(["för- och efter-", "vård"], "för- och eftervård", id="only the second hyphen is the line's"),
        pytest.param(["in-", "respektive utresa"], "in- respektive utresa", id="other conjunction"),
        pytest.param(["e-", "handel"], "e-handel", id="one letter keeps its hyphen"),
        pytest.param(["IT-", "stöd"], "IT-stöd", id="capitals keep their hyphen"),
        pytest.param(["Björkdal-", "Sjövik"], "Björkdal-Sjövik", id="a name keeps its hyphen"),
        pytest.param(["A4-", "papper"], "A4-papper", id="figure before the hyphen"),
        pytest.param(["hamn-", "brygga-kaj-boj"], "hamn-brygga-kaj-boj", id="one hyphen of several in a row"),
        pytest.param(["hamn-", "kaj-nära hus"], "hamnkaj-nära hus", id="one hyphen behind tells nothing"),
        pytest.param(["10-", "12 år"], "10-12 år", id="figures on either side"),
        pytest.param(["hamn- ", "verksamhet"], "hamn- verksamhet", id="printed space after the hyphen"),
        pytest.param(["pojkar/", "män"], "pojkar/män", id="slash"),
        pytest.param(["2031–", "2033"], "2031–2033", id="dash in a range of years"),
        pytest.param(["bryggan –", "den norra"], "bryggan – den norra", id="dash between words"),
        pytest.param(["fyr\u00ad", "vaktare"], "fyrvaktare", id="soft hyphen"),
        pytest.param(["fyr\u2010", "vaktare"], "fyrvaktare", id="unicode hyphen"),
        pytest.param(["samverkan skola-", "socialtjänst"], "samverkan skola-socialtjänst", id="no form of compounds"),
        pytest.param(["dialog förskola-", "hem"], "dialog förskola-hem", id="no form of compounds, a short word"),
        pytest.param(
            ["avtal kyrka\u2010", "kommun"], "avtal kyrka\u2010kommun", id="no form of compounds, unicode hyphen"
        ),
        pytest.param(["en hel skol-", "vecka"], "en hel skolvecka", id="the form of compounds"),
        pytest.param(["", "  ", "Kaj", "", "och brygga"], "Kaj och brygga", id="empty lines"),
        pytest.param([], "", id="nothing"),
        pytest.param(["  Kaj  "], "Kaj", id="outer space"),
        pytest.param(["-", "punkt"], "- punkt", id="a list mark is no hyphen"),
    ],
)
def test_join_lines(lines: list[str], expected: str) -> None:
    assert join_lines(lines, vocabulary((), KNOWLEDGE)) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param({"sido-vagn"}, "sido-vagn", id="known with hyphen"),
        pytest.param({"sidovagn"}, "sidovagn", id="known whole"),
        pytest.param({"sidovagn", "sido-vagn"}, "sidovagn", id="known both ways"),
        pytest.param(set[str](), "sidovagn", id="unknown"),
    ],
)
def test_the_documents_own_words_settle_a_hyphen(known: set[str], expected: str) -> None:
    assert join_lines(["sido-", "vagn"], known) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["såväl ett yngre-", "som ett äldreperspektiv"], "såväl ett yngre- som ett äldreperspektiv", id="kept"
        ),
        pytest.param(["både hamn-", "som kajplatser"], "både hamn- som kajplatser", id="of a noun"),
        pytest.param(["Han tar bojen efter-", "som den rostar"], "Han tar bojen eftersom den rostar", id="one word"),
        pytest.param(["ett lek-", "som barn"], "ett leksom barn", id="no word of the document before it"),
    ],
)
def test_a_hyphen_stays_before_a_word_that_no_compound_ends_in(lines: list[str], expected: str) -> None:
    assert join_lines(lines, vocabulary({"yngre", "hamn", "efter"}, KNOWLEDGE)) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("kaj ", "och", "kaj och", id="space kept once"),
        pytest.param("kaj", "och", "kaj och", id="space put in"),
        pytest.param("kaj-", "plats", "kajplats", id="hyphen taken out"),
        pytest.param("kaj- ", "plats", "kaj- plats", id="hyphen with a space"),
        pytest.param("a/", "(b)", "a/ (b)", id="slash before a bracket"),
    ],
)
def test_join_pair(before: str, after: str, expected: str) -> None:
    assert join_pair(before, after) == expected


def full(text: str, open_end: bool = False) -> CellLine:
    """A line behind which not one letter would have fitted."""
    return CellLine(text, open_end, 0.4, 0.2)


def wide(text: str) -> CellLine:
    """A line with room for many letters."""
    return CellLine(text, False, 9.0, 5.0)


LAST = 99.0


def last(text: str) -> CellLine:
    return CellLine(text, False, LAST, LAST)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([full("förskolebar"), last("n")], "förskolebarn", id="one letter left"),
        pytest.param([full("Fastställ"), last("s 2031")], "Fastställs 2031", id="one letter and a year"),
        pytest.param([full("Period"), last("ens utfall")], "Periodens utfall", id="ending left"),
        pytest.param([full("11,"), last("6 %")], "11,6 %", id="decimals"),
        pytest.param([full("2"), last("5 %")], "2 | 5 %", id="two figures"),
        pytest.param([full("24"), last("31")], "24 | 31", id="two figures as long as each other"),
        pytest.param([full("24"), full("6"), full("118"), last("210")], "24 | 6 | 118 | 210", id="a column of figures"),
        pytest.param([full("3"), last("669")], "3 | 669", id="three digits below a figure"),
        pytest.param([full("-"), last("5")], "- | 5", id="a dash for nothing above a figure"),
        pytest.param([full("2030-01-31"), last("2031-12-31")], "2030-01-31 | 2031-12-31", id="two dates"),
        pytest.param([full("3", open_end=True), last("669")], "3 669", id="thousands where the space was printed"),
        pytest.param([full("12", open_end=True), last("669 st")], "12 669 st", id="thousands with a unit"),
        pytest.param([full("1", open_end=True), full("204", open_end=True), last("500")], "1 | 204 500", id="millions"),
        pytest.param([full("3", open_end=True), full("669", open_end=True)], "3 | 669", id="spaces behind all texts"),
        pytest.param([full("3", open_end=True), last("66")], "3 | 66", id="no group of three"),
        pytest.param([CellLine("3", True, 9.0, 5.0), last("669")], "3 | 669", id="thousands would have fitted"),
        pytest.param([full("188"), last("(176)")], "188 (176)", id="another year's figure in brackets"),
        pytest.param([full("9 000"), last("st")], "9 000 st", id="the unit below"),
        pytest.param([full("hamnplatser"), last(")")], "hamnplatser)", id="closing bracket"),
        pytest.param([full("hamnplatser"), last(", kajer")], "hamnplatser, kajer", id="comma"),
        pytest.param([full("pojkar"), last("/män")], "pojkar/män", id="slash begins the line"),
        pytest.param([wide("förskola"), last("n")], "förskola n", id="room enough: no cut"),
        pytest.param([wide("förskola"), last("och skola")], "förskola och skola", id="ordinary wrap"),
        pytest.param([full("antal bryggor"), last("kajer")], "antal bryggor kajer", id="word did not begin its line"),
        pytest.param([full("bryggor", open_end=True), last("na")], "bryggor na", id="space was printed"),
        pytest.param([full("Brygga"), last("Norr")], "Brygga Norr", id="capital begins a word"),
        pytest.param([full("hamn-"), last("plats")], "hamnplats", id="hyphen"),
        pytest.param([full("hamn-", open_end=True), last("plats")], "hamn- plats", id="hyphen and printed space"),
        pytest.param([last("ensam")], "ensam", id="one line"),
        pytest.param([], "", id="no line"),
    ],
)
def test_join_cell(lines: list[CellLine], expected: str) -> None:
    assert join_cell(lines) == expected


def test_a_cut_over_three_lines_is_one_word() -> None:
    cut = [full("omslutnings"), full("förändringar"), last("na")]
    assert join_cell(cut, Vocabulary(["omslutningsförändringarna"])) == "omslutningsförändringarna"


@pytest.mark.parametrize(
    ("lines", "words", "expected"),
    [
        pytest.param([full("båt"), last("plats")], ["båtplats"], "båtplats", id="the whole word is known"),
        pytest.param([full("båt"), last("plats")], ["båt", "plats"], "båt plats", id="both parts are words"),
        pytest.param([full("fyrtorn"), last("vakt")], ["fyrtorn"], "fyrtorn vakt", id="the first part is a word"),
        pytest.param([full("fyrtor"), last("nvakten")], [], "fyrtornvakten", id="geometry alone"),
        pytest.param([full("antalet"), last("i")], ["i"], "antalet i", id="a word of one letter"),
        pytest.param(
            [CellLine("båtplat", False, 2.0, 1.0), last("serna")], ["båtplatserna"], "båtplatserna", id="edge is wrong"
        ),
        pytest.param(
            [CellLine("båtplat", False, 4.0, 2.0), last("serna")], ["båtplatserna"], "båtplat serna", id="too far off"
        ),
        pytest.param(
            [full("hamnplats"), last("avgifter")],
            ["hamnplatsavgifterna"],
            "hamnplatsavgifter",
            id="beginning of a longer word",
        ),
        pytest.param(
            [full("andel framkomlig"), last("farledssträcka")],
            ["framkomlighet"],
            "andel framkomlig farledssträcka",
            id="a word that ends where a longer one goes on otherwise",
        ),
        pytest.param(
            [full("en hållfast"), last("bojkedja")], ["hållfasthet"], "en hållfast bojkedja", id="so does a short one"
        ),
        pytest.param(
            [full("nya förtöjning"), last("ringar")], ["förtöjningen"], "nya förtöjning ringar", id="and a plural"
        ),
        pytest.param(
            [full("den nya båtplatsf"), last("ördelaren")],
            ["båtplatsfördelning"],
            "den nya båtplatsfördelaren",
            id="a longer word that goes on in the same way",
        ),
    ],
)
def test_the_vocabulary_settles_a_cut(lines: list[CellLine], words: list[str], expected: str) -> None:
    assert join_cell(lines, Vocabulary(words)) == expected


def test_a_producer_that_prints_spaces_shows_the_cut() -> None:
    lines = [CellLine("hamn", False, 0.9, 0.5), last("kaptenerna")]
    assert join_cell(lines, Vocabulary(["hamn"], prints_spaces=True)) == "hamnkaptenerna"
    assert join_cell(lines, Vocabulary(["hamn"], prints_spaces=False)) == "hamn kaptenerna"


def test_vocabulary_knows_beginnings_of_its_words() -> None:
    words = Vocabulary(["bryggor", "kaj"])
    assert words.goes_on("brygg")
    assert words.goes_on("kaj")
    assert not words.goes_on("bryt")
    assert not words.goes_on("ö")
    assert words.prefixes == {"bryggo"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([["Bryggan är"], ["lagad"]], (), id="no gap"),
        pytest.param([["Siv Ek", "Hamnen"]], (("Siv Ek", "Hamnen"),), id="two halves"),
        pytest.param(
            [["Bryggan är"], ["la-"], ["gad"], ["Siv Ek", "Hamnen"], ["Kajen"]],
            (("Bryggan är lagad",), ("Siv Ek", "Hamnen"), ("Kajen",)),
            id="lines alone are joined",
        ),
    ],
)
def test_join_sides(lines: list[list[str]], expected: tuple[tuple[str, ...], ...]) -> None:
    assert join_sides(lines) == expected


def test_a_mark_at_the_end_of_a_line_is_no_digit_that_the_cell_cut() -> None:
    narrow = [CellLine("48,2¹", False, 0.0, 0.0), CellLine("3 st", False, 99.0, 99.0)]
    assert join_cell(narrow) == "48,2¹ | 3 st"
    assert join_lines(["2031¹–", "²"]) == "2031¹– ²"


def test_a_small_word_at_a_line_end_was_not_cut() -> None:
    lines = [CellLine("Andel båtar som uppger att", False, 0.0, 0.0), CellLine("de lagats", False, 9.0, 9.0)]
    assert join_cell(lines, Vocabulary(["att"], small=frozenset({"att"}))) == "Andel båtar som uppger att de lagats"
    cut = [CellLine("Plats i för", False, 0.0, 0.0), CellLine("skola", False, 9.0, 9.0)]
    assert join_cell(cut, Vocabulary(["förskola"], small=frozenset({"för"}))) == "Plats i förskola"


def test_a_line_end_in_a_cell_of_markdown_leaves_a_joining_word_its_own() -> None:
    assert without_markup("Barn-<br>och ungdom", vocabulary((), KNOWLEDGE)) == "Barn- och ungdom"
    assert without_markup("Barn-<br>omsorg", vocabulary((), KNOWLEDGE)) == "Barnomsorg"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Bryggan är lagad.", True),
        ("Är bryggan lagad? ", True),
        ("Så står det (”lagad!”)", True),
        ("Vi lagade:", True),
        ("och så vidare…", True),
        ("Bryggan är lagad", False),
        ("Bryggan (lagad)", False),
        ("1,2 mkr", False),
        (".) följer", False),
        ("”’)]", False),
        ("", False),
    ],
)
def test_where_a_sentence_ends(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends
