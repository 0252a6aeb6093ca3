"""The look of small pictures: shape, ground, colour and mark, as different makers draw them and at any size."""

from __future__ import annotations

import msgspec
import pytest
import sign_drawings
from PIL import Image
from sign_drawings import Design, as_jpeg, drawn

from vpextract.knowledge import load
from vpextract.knowledge.schema_signs import PictureSign
from vpextract.knowledge.signs import Signs
from vpextract.reading.pictures import Look, look_of

SIGNS = load().known_signs
GREEN = "#2e9d4f"

# design → shape, ground, and the size in pixels from which it can be told
LOOKS = {
    "disc": ("circle", "", 10),
    "disc_with_rim": ("circle", "", 10),
    "disc_in_ring": ("circle", "ring", 12),
    "ring": ("ring", "", 10),
    "play": ("triangle", "", 10),
    "narrow_play": ("triangle", "", 10),
    "outlined_play": ("triangle", "", 12),
    "play_on_disc": ("triangle", "disc", 14),
    "play_in_ring": ("triangle", "ring", 14),
    "play_on_tile": ("triangle", "tile", 16),
    "check": ("check", "", 10),
    "thin_check": ("check", "", 10),
    "short_check": ("check", "", 10),
    "check_on_disc": ("check", "disc", 14),
    "check_in_ring": ("check", "ring", 24),
    "check_in_box": ("check", "frame", 24),
    "bars": ("bars", "", 10),
    "round_bars": ("bars", "", 10),
    "bars_on_disc": ("bars", "disc", 32),
    "bars_in_ring": ("bars", "ring", 24),
    "venus": ("venus", "", 10),
    "bold_venus": ("venus", "", 10),
    "cross": ("cross", "", 14),
    "alarm_on_disc": ("other", "disc", 32),
    "star": ("other", "", 10),
    "arrow": ("other", "", 10),
    "diamond": ("other", "", 12),
    "back": ("other", "", 10),
    "minus": ("other", "", 10),
    "stop": ("square", "", 10),
}


def look(picture: Image.Image) -> Look:
    channels = len(picture.getbands())
    alpha = picture.mode == "RGBA"
    return look_of(picture.tobytes(), picture.width, picture.height, picture.width * channels, channels, alpha)


def design(name: str) -> Design:
    found: Design = getattr(sign_drawings, name)
    return found


@pytest.mark.parametrize(
    ("name", "size"),
    [(name, n) for name, (_, _, least) in LOOKS.items() for n in (10, 12, 14, 16, 24, 41, 100, 300) if n >= least],
)
def test_every_design_at_every_size_on_every_paper(name: str, size: int) -> None:
    shape, ground, _ = LOOKS[name]
    for paper in ("white", None, "#eeeeee"):
        seen = look(drawn(design(name), size, GREEN, paper))
        assert (seen.shape, seen.ground) == (shape, ground), paper


@pytest.mark.parametrize("quality", [50, 75, 95])
@pytest.mark.parametrize("name", LOOKS)
def test_jpeg_leaves_the_look(name: str, quality: int) -> None:
    shape, ground, _ = LOOKS[name]
    seen = look(as_jpeg(drawn(design(name), 40, GREEN), quality))
    assert (seen.shape, seen.ground) == (shape, ground)


@pytest.mark.parametrize(
    ("color", "name"),
    [
        ("#2e9d4f", "green"),
        ("#1b5e20", "green"),
        ("#0b6b3a", "green"),
        ("#8bc34a", "green"),
        ("#a5d6a7", "green"),
        ("#00ff00", "green"),
        ("#00867f", "green"),
        ("#ffff00", "yellow"),
        ("#ffbf00", "yellow"),
        ("#ffa500", "yellow"),
        ("#f57c00", "yellow"),
        ("#fff176", "yellow"),
        ("#ff0000", "red"),
        ("#8b0000", "red"),
        ("#e57373", "red"),
        ("#c4123f", "red"),
        ("#ff5000", ""),  # between orange and red: either may be meant
        ("#1a5bb7", "blue"),
        ("#00b8d4", "cyan"),
        ("#8844aa", "purple"),
        ("#808080", "grey"),
        ("#bdbdbd", "grey"),
        ("#202020", "black"),
    ],
)
@pytest.mark.parametrize("size", [12, 60])
def test_colors_are_named_by_the_patterns(color: str, name: str, size: int) -> None:
    plain, rough = look(drawn(sign_drawings.disc, size, color)), look(as_jpeg(drawn(sign_drawings.disc, size, color)))
    assert (SIGNS.color(plain.color), SIGNS.color(rough.color)) == (name, name)


@pytest.mark.parametrize(
    ("name", "color", "signs"),
    [
        ("disc", "#2e9d4f", ("green",)),
        ("disc", "#ffa500", ("yellow",)),
        ("disc", "#d32f2f", ("red",)),
        ("disc_in_ring", "#d32f2f", ("red",)),
        ("check", "#000000", ("completed",)),
        ("check_on_disc", "#2e9d4f", ("completed", "green")),
        ("check_on_disc", "#1a5bb7", ("completed",)),
        ("alarm_on_disc", "#d32f2f", ("red",)),
        ("play_in_ring", "#1a5bb7", ("ongoing",)),
        ("bars_on_disc", "#ffa500", ("not_started",)),
        ("venus", "#000000", ("gendered",)),
    ],
)
def test_what_a_picture_means(name: str, color: str, signs: tuple[str, ...]) -> None:
    seen = look(drawn(design(name), 64, color))
    assert SIGNS.of_picture(seen.shape, seen.color, seen.digest, seen.ground) == signs


@pytest.mark.parametrize(
    ("name", "color"),
    [("disc", "#808080"), ("disc", "#1a5bb7"), ("disc", "#ff5000"), ("ring", GREEN), ("star", GREEN), ("stop", GREEN)],
)
def test_what_nobody_has_said_is_unknown_by_its_mark(name: str, color: str) -> None:
    seen = look(drawn(design(name), 64, color))
    assert SIGNS.of_picture(seen.shape, seen.color, seen.digest, seen.ground) == (f"unknown:{seen.digest}",)


def taught(digest: str) -> Signs:
    """The shipped patterns with one own entry before them."""
    file = load().signs
    return Signs(msgspec.structs.replace(file, picture=[PictureSign(sign="kf", digest=digest), *file.picture]))


@pytest.mark.parametrize("name", ["star", "arrow", "disc", "check", "venus", "diamond", "play_on_disc", "stop"])
def test_a_picture_is_known_again_at_any_size_and_in_any_format(name: str) -> None:
    signs = taught(look(drawn(design(name), 64, GREEN)).digest)
    others = [drawn(design(name), size, GREEN, None) for size in (30, 41, 100, 200)]
    for other in (*others, as_jpeg(drawn(design(name), 120, GREEN))):
        seen = look(other)
        assert signs.of_picture(seen.shape, seen.color, seen.digest, seen.ground) == ("kf",), other.size


@pytest.mark.parametrize(
    ("name", "color", "other", "other_color"),
    [
        ("disc", GREEN, "check_on_disc", GREEN),
        ("disc", GREEN, "disc", "#d32f2f"),
        ("star", "#808080", "star", "#1a5bb7"),
        ("arrow", GREEN, "diamond", GREEN),
        ("stop", GREEN, "minus", GREEN),
    ],
)
def test_another_picture_or_color_is_not(name: str, color: str, other: str, other_color: str) -> None:
    signs = taught(look(drawn(design(name), 64, color)).digest)
    seen = look(drawn(design(other), 64, other_color))
    assert signs.of_picture(seen.shape, seen.color, seen.digest, seen.ground) != ("kf",)


@pytest.mark.parametrize("paper", ["white", "#d9d9d9", None])
def test_nothing_drawn_is_blank(paper: str | None) -> None:
    assert look(drawn(lambda draw, n, color: None, 40, "black", paper)).shape == "blank"
