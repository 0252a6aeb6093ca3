"""Words in a record that belong to something else (the next cell, the line that runs along each page), or that are missing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile

import regex

from vpextract.issues import issue, shortened
from vpextract.knowledge import Knowledge
from vpextract.matching import squeezed
from vpextract.model import Activity, Extraction, Goal, Indicator, Issue

_NEXT_CELL = regex.compile(
    r"(?<=\d\s?(?:%|\p{Ll}{1,8})) (?=\p{Lu}\p{Ll}{2})|(?<=\p{Ll}) (?=\p{Lu}\p{Ll}{2,}(?: ej| inte)?$)"
)
"""Where a value ends and a word begins that stands in a cell of its own ("69–72 % | Uppnås", "Minska | Uppnås")."""
_DATE_AT_END = regex.compile(r"(?<=\p{L}\.? )(?:19|20)\d\d-(?:[01]\d|Q[1-4])(?:-[0-3]\d)?$")
_SHORTEST_TITLE = 12
"""Letters of a title or board that running text does not hold by chance."""
_LONGEST_BOARD = 80
_SENTENCE_ENDS = ".!?:"
_OPEN_ENDS = ",-/("
_LABELS = 2
"""Words with a capital that labels of columns have at least: a sentence may end in one."""


def stray_doubts(found: Extraction, knowledge: Knowledge) -> Iterator[Issue]:
    """One doubt for a record that holds such words."""
    running = [squeezed(text) for text in (found.identity.title, found.identity.board) if text]
    running = [text for text in running if len(text) >= _SHORTEST_TITLE]
    for goal in found.goals:
        texts = (goal.text, goal.description, goal.expected_result, goal.analysis)
        yield from _ends_in(running, texts, goal, goal.goal_id, knowledge)
    yield from _chapter_behind(found)
    yield from _cut_headings(found)
    for row in found.indicators:
        if (told := _cut_short(row.name, knowledge)) is not None:
            yield issue("cell_guessed", told, row.place, row.indicator_id)
        yield from _ends_in(running, (row.name, row.comment), row, row.indicator_id, knowledge)
        for value in row.values:
            if (word := next_cell(value.raw, knowledge)) is not None:
                message = f"{value.measure}: {word!r} in {value.raw!r} may be of another column"
                yield issue("cell_guessed", message, row.place, row.indicator_id)
                break
    for activity in found.activities:
        if (printed := _DATE_AT_END.search(activity.text)) is not None:
            message = f"The text ends in {printed[0]!r}, which may be of another column"
            yield issue("cell_guessed", message, activity.place, activity.activity_id)
        if (told := _cut_short(activity.text, knowledge)) is not None:
            yield issue("cell_guessed", told, activity.place, activity.activity_id)
        yield from _ends_in(running, (activity.text, activity.comment), activity, activity.activity_id, knowledge)


def _cut_short(name: str, knowledge: Knowledge) -> str | None:
    """A row's name that ends in a word or mark behind which more must come ("Antal besök på"): its last line is lost."""
    open_word = knowledge.endings.open_word(name)
    if " " not in name or not (name[-1] in _OPEN_ENDS or open_word):
        return None
    word = open_word or name.split()[-1]
    return f"The name ends in {word!r}, so that its last words may be missing: {shortened(name)}"


def _chapter_behind(found: Extraction) -> Iterator[Issue]:
    """A heading of a text file under the last goal, and nowhere else: nothing tells a chapter from a part of the goal."""
    goal = found.goals[-1] if found.goals else None
    under = [section for section in found.sections if goal is not None and section.goal_id == goal.goal_id]
    if goal is None or len(under) < 2 or under[-1].kind != "other" or under[-1].place.line is None:
        return
    heading = under[-1].heading
    lines = [
        line for text in (goal.description, goal.expected_result, goal.analysis) if text for line in text.split("\n")
    ]
    if heading in lines and sum(section.heading == heading for section in found.sections) == 1:
        message = f"The goal's text may end before {shortened(heading)}, which stands under no other goal: it may be a chapter"
        yield issue("cell_guessed", message, under[-1].place, goal.goal_id)


def _cut_headings(found: Extraction) -> Iterator[Issue]:
    """A heading of a goal at the foot of a page, and right behind it one on the next page: it may be the first one's end."""
    for above, below in zip(found.sections, found.sections[1:], strict=False):
        if above.kind not in ("goal", "other") or above.text or below.kind != "other" or below.goal_id != above.goal_id:
            continue
        pages = above.place.page, below.place.page if above.goal_id is not None else None
        if pages[0] is not None and pages[1] == pages[0] + 1:
            message = (
                f"The heading {shortened(above.heading)} may go on in {shortened(below.heading)}, on the next page"
            )
            yield issue("cell_guessed", message, below.place, below.goal_id)


def next_cell(raw: str, knowledge: Knowledge) -> str | None:
    """The words at the end of a value that are a verdict, or begin with a capital behind a unit; None for a whole value."""
    at = _NEXT_CELL.search(raw)
    if at is None:
        return None
    word = raw[at.end() :]
    verdict = knowledge.assessments.of_line(word) is not None
    return word if verdict or ("%" in raw[: at.start()] and knowledge.value_word(raw) is None) else None


def _ends_in(
    running: list[str],
    texts: tuple[str | None, ...],
    row: Goal | Indicator | Activity,
    row_id: str,
    knowledge: Knowledge,
) -> Iterator[Issue]:
    for text in filter(None, texts):
        if (strange := _strange_line(text, knowledge)) is not None:
            yield issue("cell_guessed", strange, row.place, row_id)
            return
        lines = text.split("\n")
        behind = zip(lines[1:], [*lines[2:], "."], strict=False)
        alone = any(after[-1:] in _SENTENCE_ENDS and squeezed(line) in running for line, after in behind)
        if alone or any(x[-1:] not in _SENTENCE_ENDS and _has_behind(x, running, knowledge) for x in lines):
            message = f"A text holds what runs along the document's pages: {text[-60:]!r}"
            yield issue("cell_guessed", message, row.place, row_id)
            return


def _strange_line(text: str, knowledge: Knowledge) -> str | None:
    """A line of a text that is a note of a table, or ends in labels of columns."""
    for line in text.split("\n"):
        if line[-1:] not in _SENTENCE_ENDS and len(line) > _SHORTEST_TITLE:
            labels = _labels_at_end(line[-_LONGEST_BOARD:], knowledge)
            if sum(word[:1].isupper() for word in labels.split()) >= _LABELS and labels != text:
                return f"A text ends in words that stand over columns: {labels!r}"
        if knowledge.is_note(line):
            return f"A text holds what may be a note under a table: {shortened(line)}"
    return None


def _labels_at_end(line: str, knowledge: Knowledge) -> str:
    """The last words of a line that labels of columns are made of, from the first one with a capital on; "" for none."""
    words = line.split()
    at = len(words)
    while at and knowledge.heads.is_made_of(words[at - 1]):
        at -= 1
    return " ".join(dropwhile(lambda word: not word[:1].isupper(), words[at:]))


def _has_behind(line: str, running: list[str], knowledge: Knowledge) -> bool:
    """Whether a line ends in a title or board, or a sentence of it is followed by nothing but a board or a title."""
    end = squeezed(line[-200:])
    if any(end.endswith(text) and len(end) > len(text) for text in running):
        return True
    sentence, _, rest = line.rpartition(". ")
    if not sentence or len(rest) >= _LONGEST_BOARD:
        return False
    return knowledge.board_lines.alone(rest) is not None or knowledge.title(rest) is not None
