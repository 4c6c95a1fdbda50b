"""Each theme reads well: contrast of text and of field colours on their grounds, and the same names in all."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from q7x2_gui import paths
from q7x2_gui.widgets.event_form.style import sheet
from q7x2_gui.widgets.icons import icon
from q7x2_gui.widgets.stylesheet import stylesheet
from q7x2_gui.widgets.theme import FIELD_COLOUR, THEMES, Theme

GROUNDS = ("window", "surface", "raised")


def luminance(color: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_reads_on_each_ground(name: str, ground: str) -> None:
    theme = Theme(name)
    assert contrast(theme.color("text"), theme.color(ground)) >= 7
    for token in ("dim", "faint", "accent", "done", "warn", "error"):
        assert contrast(theme.color(token), theme.color(ground)) >= 4.5, token


@pytest.mark.parametrize("name", THEMES)
def test_fields_and_chosen_rows_read_too(name: str) -> None:
    theme = Theme(name)
    for field in FIELD_COLOUR:
        assert contrast(theme.field_color(field), theme.color("surface")) >= 4.5, field
    for token in ("text", "dim"):
        assert contrast(theme.color(token), theme.color("selection")) >= 4.5
    assert contrast(theme.color("on_accent"), theme.color("accent")) >= 4.5
    assert contrast(theme.color("text"), theme.color("marked_text")) >= 4.5


def test_themes_name_the_same_colours() -> None:
    assert len({frozenset(tokens) for tokens in THEMES.values()}) == 1


@pytest.mark.parametrize("name", THEMES)
def test_the_sheet_takes_all_its_colours_from_the_tokens(name: str) -> None:
    theme = Theme(name)
    sheet = stylesheet(theme)
    assert "$" not in sheet
    known = {theme.hex(token) for token in theme.tokens}
    own = set(re.findall(r"#[0-9a-f]{6}\b", sheet)) - known
    assert len(own) <= 2  # two are mixed from tokens


def test_all_icons_can_be_drawn(qtbot: QtBot) -> None:
    names = [path.stem for path in paths.resource("icons").glob("*.svg")]
    assert len(names) > 8
    for name in names:
        image = icon(name, "#2457c5").pixmap(16, 16).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16)), name


@pytest.mark.parametrize("name", THEMES)
def test_words_in_empty_fields_are_not_thinner_than_other_dim_text(name: str) -> None:
    theme = Theme(name)
    for made in (stylesheet(theme), sheet(theme)):
        assert f"placeholder-text-color: {theme.hex('faint')}" in made
