"""One doubt for each picture whose meaning nobody knows, which says how to teach it."""

from __future__ import annotations

from vpextract.knowledge import load
from vpextract.model import Box, Goal, Issue, Picture, Place
from vpextract.reading.pictures import picture_of, unreadable
from vpextract.structure.sign_doubts import unknown_signs

KNOWLEDGE = load()
PLACE = Box(100, 100, 112, 112)


def goal(number: int, status: str | None) -> Goal:
    empty = (None,) * 4
    return Goal(
        f"x:g{number}", number, "nämndmål", None, "Viken är ren", *empty[:3], status, *empty[:3], "", Place(page=4)
    )


def said(picture: Picture, *statuses: str | None) -> list[Issue]:
    goals = [goal(number, status) for number, status in enumerate(statuses, 1)]
    return list(unknown_signs(goals, (), (), [picture], KNOWLEDGE))


def test_a_picture_that_cannot_be_decoded_is_told_with_its_mark() -> None:
    picture = picture_of(PLACE, unreadable(b"spoilt"))
    assert picture is not None
    (status,) = KNOWLEDGE.signs_of_picture(picture)
    assert status == f"unknown:{picture.digest}"
    (found,) = said(picture, "green", status, status)
    assert (found.code, found.page, found.row_id) == ("unknown_sign", 4, "x:g2")
    assert "2 rows have a picture whose meaning is not known (shape 'other', which cannot be decoded)" in found.message
    assert f'digest = "{picture.digest}"' in found.message


def test_the_color_of_one_that_can_be_decoded_is_named() -> None:
    picture = Picture(PLACE, "other", "#8844aa", "other-00ff00fffcffff0084a")
    (found,) = said(picture, f"unknown:{picture.digest}")
    assert "(shape 'other', colour purple #8844aa)" in found.message


def test_pictures_that_are_nobodys_status_are_not_told() -> None:
    assert said(Picture(PLACE, "other", "#8844aa", "other-00ff00fffcffff0084a"), "green", None) == []
