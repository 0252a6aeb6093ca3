"""What a font's name tells about its letters, however the producer spells it."""

from __future__ import annotations

import pytest

from vpextract.reading.fonts import is_bold_font, is_symbol_font


@pytest.mark.parametrize(
    "name",
    [
        "Arial-BoldMT",
        "ABCDEF+Lato-Black",
        "Roboto Heavy",
        "Frutiger-SemiBd",
        "Avenir-Demi",
        "ABCDEF+GranvikTypeOB",
        "Granvik-SB",
        "HelvGranvik-BdIt",
        "GranvikLT-Blk",
    ],
)
def test_bold(name: str) -> None:
    assert is_bold_font(name)


@pytest.mark.parametrize("name", ["ZapfDingbats", "ABCDEF+Wingdings-Regular", "Webdings", "SymbolMT"])
def test_signs(name: str) -> None:
    assert is_symbol_font(name)


@pytest.mark.parametrize(
    "name", ["ArialMT", "Lato-Regular", "Times-Italic", "", "JOB", "Granvik-ObliqueMT", "SBGranvik"]
)
def test_plain_letters(name: str) -> None:
    assert not is_bold_font(name)
    assert not is_symbol_font(name)
