"""The look: contrasts by WCAG on every ground, complete status words, icons that exist."""

import itertools
import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import qtawesome
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from astrobookings_desktop import config
from astrobookings_desktop.domain import statuses
from astrobookings_desktop.ui.theme import Theme, icons
from astrobookings_desktop.ui.theme.fonts import LOCATOR, font, semibold
from astrobookings_desktop.ui.theme.icons import NAMES
from astrobookings_desktop.ui.theme.palette import palette_of
from astrobookings_desktop.ui.theme.statuses import ACTIVE, INACTIVE, LOOKS, VIP, look_of
from astrobookings_desktop.ui.theme.theme import Mode
from astrobookings_desktop.ui.theme.tokens import DARK, LIGHT, Tokens
from astrobookings_desktop.ui.widgets.buttons import DangerButton, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Card
from astrobookings_desktop.ui.widgets.chip import Chip
from tests.helpers.looks import light_theme

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
    for name in NAMES:
        assert _ink(icons.pixmap(name, "black").toImage()) >= 8, name


@pytest.mark.parametrize("name", ["desk", "check", "traveler"])
def test_an_icon_is_drawn_as_qtawesome_draws_it(theme: Theme, name: str) -> None:
    theirs = qtawesome.icon(f"mdi6.{NAMES[name]}", color="black", scale_factor=1 / 0.875)
    image = theirs.pixmap(48, 48).toImage()
    ours = icons.pixmap(name, "black", 48).toImage()
    same = sum(
        abs(image.pixelColor(x, y).alpha() - ours.pixelColor(x, y).alpha()) < 128
        for x, y in itertools.product(range(48), range(48))
    )
    assert same >= 0.95 * 48 * 48


def _ink(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).alpha() > 60
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_rendered_buttons_and_chips_have_the_contrast_that_tokens_promise(
    qtbot: QtBot, theme: Theme, mode: Mode
) -> None:
    theme.apply(mode)
    widgets = [PrimaryButton("Sell 2 seats"), DangerButton("Cancel 2 seats")]
    widgets += [Chip(look_of(status)) for status in statuses.LaunchStatus]
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


def test_a_look_that_is_there_already_dresses_nothing_anew(qtbot: QtBot, theme: Theme) -> None:
    """It takes half a second with many widgets; the system's look is light here."""
    theme.apply("light")
    with qtbot.assertNotEmitted(theme.changed):
        theme.apply("system")
    assert theme.mode == "system"
    theme.apply("light")


@BOTH
def test_banners_and_boxes_have_readable_text_links_and_focus(tokens: Tokens) -> None:
    for name in TONES:
        soft = tokens.tone(name).soft
        assert contrast(tokens.text, soft) >= 4.5, name
        assert contrast(tokens.link, soft) >= 4.5, name
        assert contrast(tokens.focus, soft) >= 3.0, name


@BOTH
def test_the_palette_has_every_role_in_every_group(tokens: Tokens) -> None:
    palette = palette_of(tokens)
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    for each, state in itertools.product(role, (group.Active, group.Inactive, group.Disabled)):
        if each in (role.NoRole, role.NColorRoles):
            continue
        assert palette.isBrushSet(state, each), (state, each)
        assert palette.color(state, each).name().upper() in _values(tokens), (state, each)
    pairs = [
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.PlaceholderText, role.Base),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Base),
    ]
    for (ink, ground), state in itertools.product(pairs, (group.Active, group.Disabled)):
        assert contrast(palette.color(state, ink), palette.color(state, ground)) >= 4.5, ink


def _values(tokens: Tokens) -> set[str]:
    return {value.upper() for value in tokens.colors().values()}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_hints_in_fields_and_frames_of_fields_are_seen(
    qtbot: QtBot, theme: Theme, mode: Mode
) -> None:
    theme.apply(mode)
    choices = QComboBox()
    choices.addItem("Spanish")
    for field in (QLineEdit(placeholderText="Name, phone or e-mail"), choices):
        qtbot.addWidget(field)
        field.resize(240, field.sizeHint().height())
        image = field.grab().toImage()
        ground = theme.color("surface")
        inner = range(6, image.width() - 6), range(6, image.height() - 6)
        strongest = max(
            contrast(image.pixelColor(x, y), ground) for x, y in itertools.product(*inner)
        )
        assert strongest >= 4.5, (field, strongest)
        middle = image.width() // 2
        assert contrast(image.pixelColor(middle, 0), ground) >= 3.0, field
        assert field.height() == 32


def test_icons_keep_their_size_on_a_dense_screen_and_no_file_stays(tmp_path: Path) -> None:
    program = (
        "from PySide6.QtWidgets import QApplication;"
        "app = QApplication([]);"
        "from astrobookings_desktop.ui.theme import Theme;"
        "theme = Theme(app);"
        "theme.apply('dark');"
        "picture = theme.pixmap('search', 'text', 16);"
        "print(app.devicePixelRatio(), picture.width(), picture.deviceIndependentSize().width())"
    )
    dense = os.environ | {"QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    dense["TMPDIR"] = str(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", program], env=dense, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["2.0", "32", "16.0"]
    assert list(tmp_path.iterdir()) == []


def test_icons_are_painted_once_per_color(theme: Theme) -> None:
    assert theme.icon("desk") is theme.icon("desk")
    assert icons.pixmap("desk", "#000000") is icons.pixmap("desk", "#000000")
    dark = theme.icon("desk", "text")
    assert dark is not theme.icon("desk", "text2")


def test_figures_have_one_width(theme: Theme) -> None:
    widths = {QFontMetrics(font()).horizontalAdvance(digit * 8) for digit in "0123456789"}
    assert len(widths) == 1
    assert semibold(LOCATOR).pixelSize() == 40


def test_a_widget_that_is_gone_hears_nothing_of_a_new_look(qtbot: QtBot, theme: Theme) -> None:
    kept, gone = Card(), Card()
    qtbot.addWidget(kept)
    gone.add_header("Launch", "F2")
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    theme.apply("dark")
    assert kept.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    theme.apply("light")


def test_names_in_scripts_that_our_fonts_lack_are_shown_without_a_word(
    qtbot: QtBot, qtlog: Any, theme: Theme
) -> None:
    label = QLabel("अनन्या  அனன்யா  ანანია  阿南雅")
    qtbot.addWidget(label)
    assert not label.grab().isNull()
    assert [record.message for record in qtlog.records] == []


def test_pictures_stand_in_the_cache_under_names_that_stay(qapp: QApplication) -> None:
    theme = light_theme(qapp)
    files = theme._picture_files()
    assert files is not None
    folder = config.cache_folder() / "pictures"
    assert Path(files.check).parent == Path(files.arrow).parent == folder
    before = {path.name for path in folder.iterdir()}
    assert theme._picture_files() == files
    assert {path.name for path in folder.iterdir()} == before
    assert not [name for name in before if name.startswith(".")]


def test_without_a_cache_lists_keep_fusions_frames(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert light_theme(qapp)._picture_files() is None
