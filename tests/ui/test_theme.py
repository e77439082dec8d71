"""The look: contrasts by WCAG on every ground, complete status words, icons that exist."""

import itertools
from enum import StrEnum

import pytest
import qtawesome
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from astrobookings_desktop.domain import statuses
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.icons import NAMES
from astrobookings_desktop.ui.theme.statuses import ACTIVE, INACTIVE, LOOKS, VIP, look_of
from astrobookings_desktop.ui.theme.tokens import DARK, LIGHT, Tokens
from astrobookings_desktop.ui.widgets.buttons import DangerButton, PrimaryButton
from astrobookings_desktop.ui.widgets.chip import Chip

GROUNDS = ("window", "sidebar", "surface", "raised", "hover", "select")
TONES = ("ok", "warn", "danger", "info", "neutral")
BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def contrast(one: QColor | str, other: QColor | str) -> float:
    """The contrast of two colors as WCAG 2 defines it."""
    brightness = sorted(_luminance(QColor(color)) for color in (one, other))
    return (brightness[1] + 0.05) / (brightness[0] + 0.05)


def _luminance(color: QColor) -> float:
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    red, green, blue = parts
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@BOTH
def test_text_is_readable_on_every_ground(tokens: Tokens) -> None:
    for name, ground in itertools.product(("text", "text2", "text3", "link"), GROUNDS):
        ratio = contrast(getattr(tokens, name), getattr(tokens, ground))
        assert ratio >= 4.5, (name, ground, ratio)
    for ground in ("accent", "accent_hover", "danger_fill"):
        assert contrast(tokens.on_accent, getattr(tokens, ground)) >= 4.5, ground


@BOTH
def test_borders_bars_and_focus_are_seen_on_every_ground(tokens: Tokens) -> None:
    for name, ground in itertools.product(("border", "bar", "focus"), GROUNDS):
        ratio = contrast(getattr(tokens, name), getattr(tokens, ground))
        assert ratio >= 3.0, (name, ground, ratio)


@BOTH
def test_each_tone_is_readable_on_its_own_ground_and_on_sheets(tokens: Tokens) -> None:
    for name in TONES:
        tone = tokens.tone(name)
        for ground in (tone.soft, tokens.surface, tokens.window, tokens.select):
            assert contrast(tone.ink, ground) >= 4.5, (name, ground)


def test_every_status_has_word_icon_and_tone() -> None:
    kinds = [
        kind
        for kind in vars(statuses).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind.__name__.endswith("Status")
    ]
    assert set(kinds) | {statuses.Role} == set(LOOKS)
    for kind in LOOKS:
        assert {member.value for member in kind} == set(LOOKS[kind])
        words = [look_of(member).word for member in kind]
        assert len(set(words)) == len(words)
    for look in (
        *itertools.chain(*(looks.values() for looks in LOOKS.values())),
        VIP,
        ACTIVE,
        INACTIVE,
    ):
        assert look.icon in NAMES
        assert look.tone in TONES


def test_every_icon_exists(theme: Theme) -> None:
    for name, picture in NAMES.items():
        image = qtawesome.icon(picture, color="black").pixmap(16, 16).toImage()
        assert _ink(image) >= 8, name


def _ink(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).alpha() > 60
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_rendered_buttons_and_chips_have_the_contrast_that_tokens_promise(
    qtbot: QtBot, theme: Theme, mode: str
) -> None:
    theme.apply(mode)  # type: ignore[arg-type]
    widgets = [PrimaryButton("Sell 2 seats"), DangerButton("Cancel 2 seats")]
    widgets += [Chip(look_of(status)) for status in statuses.LaunchStatus]  # type: ignore[list-item]
    for widget in widgets:
        qtbot.addWidget(widget)
        widget.resize(widget.sizeHint())
        image = widget.grab().toImage()
        middle = image.height() // 2
        ground = image.pixelColor(image.width() - 8, middle)
        strongest = max(
            contrast(image.pixelColor(x, y), ground)
            for x in range(8, image.width() - 8)
            for y in range(4, image.height() - 4)
        )
        assert strongest >= 4.5, (widget.accessibleName(), strongest)


def test_a_new_look_reaches_the_palette_and_is_told(qtbot: QtBot, theme: Theme) -> None:
    theme.apply("light")
    with qtbot.waitSignal(theme.changed):
        theme.apply("dark")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert app.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    theme.apply("light")
