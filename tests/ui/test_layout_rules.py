"""What holds for every screen in every look and size, read from the widget tree."""

from collections.abc import Iterator
from pprint import pformat

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QWidget,
)

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.ui.dialogs.check import CheckDialog
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.dialogs.form_specs import FORMS
from astrobookings_desktop.ui.entities.actions import NEW
from astrobookings_desktop.ui.palette import Palette
from astrobookings_desktop.ui.settings import SettingsDialog
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.fonts import body_font
from astrobookings_desktop.ui.theme.theme import Mode
from astrobookings_desktop.ui.widgets.buttons import RecordLink
from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel
from tests.helpers.house import House, Houses, spoken_name

MODES: list[Mode] = ["light", "dark"]
LOOKS = [  # each mode, size and size of the font; the other pairs are slow
    ("light", (1366, 768), 1.0),
    ("dark", (1180, 640), 1.0),
    ("light", (1366, 768), 1.5),
    *(
        pytest.param(look, marks=pytest.mark.slow)
        for look in (
            ("dark", (1366, 768), 1.0),
            ("light", (1180, 640), 1.0),
            ("dark", (1920, 1080), 1.5),
        )
    ),
]
SCREENS = ["desk", *(entity.value for entity in Entity)]
LEAST_TARGET = 32


@pytest.fixture(params=LOOKS, ids=str)
def arranged(request: pytest.FixtureRequest, open_house: Houses, theme: Theme) -> Iterator[House]:
    """A window in one look and size, at one size of the font."""
    mode, (width, height), scale = request.param
    QApplication.setFont(body_font(scale))
    theme.apply(mode)
    house = open_house()
    house.window.resize(width, height)
    house.qtbot.waitUntil(lambda: house.window.width() == width)
    yield house
    QApplication.setFont(body_font(1.0))
    theme.apply("light")


def _record_of(house: House, entity: Entity) -> int:
    table = "user_id" if entity in (Entity.TRAVELER, Entity.AGENCY) else "id"
    key: int = house.company.value(f"SELECT min({table}) FROM {entity.value}")
    return key


def _visit(house: House, screen: str) -> QWidget:
    """A screen with a record shown, where it has any."""
    if screen == "desk":
        house.window.show_page(0)
        return house.window.desk
    entity = Entity(screen)
    page = house.show(entity, _record_of(house, entity))
    # Chips get their counts, and the panel its buttons, in later turns of the event loop.
    counted = [chip for where, chip in page.head.chips.items() if where != "all"]
    house.qtbot.waitUntil(lambda: all(chip.text()[-1].isdigit() for chip in counted))
    return page


def _settled() -> None:
    """Let layouts that were asked for take place."""
    for _turn in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def _children(root: QWidget) -> list[QWidget]:
    return [one for one in root.findChildren(QWidget) if one.isVisible()]


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {text or spoken_name(widget)!r} {widget.geometry().getRect()}"


def _cut(root: QWidget) -> list[str]:
    """Words that have less room than they need."""
    found = []
    for widget in _children(root):
        if not isinstance(widget, QLabel | QAbstractButton) or _is_part(widget):
            continue
        if isinstance(widget, ElidedLabel | RecordLink):  # their tooltips have all of it
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.height() < widget.heightForWidth(widget.width()):
                found.append(f"low {_name(widget)}")
        elif widget.width() < widget.sizeHint().width():
            found.append(f"narrow {_name(widget)} < {widget.sizeHint().width()}")
        if widget.height() < min(widget.sizeHint().height(), widget.heightForWidth(9999)):
            found.append(f"flat {_name(widget)} < {widget.sizeHint().height()}")
    return found


def _small(root: QWidget) -> list[str]:
    """Targets that are hard to hit. The cross within a line edit belongs to the line."""
    return [
        _name(widget)
        for widget in _children(root)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox)
        and not _is_part(widget)
        and (widget.height() < LEAST_TARGET or widget.width() < LEAST_TARGET)
    ]


def _is_part(widget: QWidget) -> bool:
    parent = widget.parent()
    parts = QLineEdit | QComboBox | QAbstractSpinBox | QHeaderView | QAbstractItemView | QTabBar
    return isinstance(parent, parts)


def _nameless(root: QWidget) -> list[str]:
    return [
        _name(widget)
        for widget in _children(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not spoken_name(widget).strip()
    ]


def _outside(root: QWidget) -> list[str]:
    """What reaches beyond the window, unless it can be scrolled to."""
    found = []
    for widget in _children(root):
        if not isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            continue
        area = _scrolled_by(widget, root)
        frame = root.window() if area is None else area.viewport()
        rect = QRect(widget.mapTo(frame, QPoint(0, 0)), widget.size())
        if area is None:
            inside = frame.rect().contains(rect)
        elif area.horizontalScrollBar().isVisible():
            inside = True
        else:
            inside = rect.left() >= 0 and rect.right() <= frame.rect().right()
        if not inside:
            found.append(_name(widget))
    return found


def _scrolled_by(widget: QWidget, root: QWidget) -> QAbstractScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QAbstractScrollArea):
            return parent
        parent = parent.parentWidget()
    return None


def _overlapping(root: QWidget) -> list[str]:
    """Siblings laid out on top of each other."""
    found = []
    for parent in [root, *_children(root)]:
        layout = parent.layout()
        if layout is None:
            continue
        rows = [
            one
            for one in parent.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
            if one.isVisible() and isinstance(one, QLabel | QAbstractButton | QLineEdit)
        ]
        for place, one in enumerate(rows):
            found += [
                f"{_name(one)} over {_name(other)}"
                for other in rows[place + 1 :]
                if one.geometry().intersects(other.geometry())
            ]
    return found


def _faults(root: QWidget) -> dict[str, list[str]]:
    every = {
        "cut": _cut(root),
        "small": _small(root),
        "nameless": _nameless(root),
        "outside": _outside(root),
        "overlapping": _overlapping(root),
    }
    return {kind: found for kind, found in every.items() if found}


def test_every_screen_has_room_targets_and_names(arranged: House) -> None:
    house = arranged
    faults = {}
    for screen in SCREENS:
        page = _visit(house, screen)
        _settled()
        if found := _faults(page):
            faults[screen] = found
    if found := _faults(house.window.menuBar()) | {}:
        faults["menu bar"] = found
    assert faults == {}, "\n" + pformat(faults, width=200)


def test_every_form_has_room_targets_and_names(arranged: House) -> None:
    house = arranged
    faults = {}
    for entity in FORMS:
        NEW[entity].run(house.context, house.window)
        form = house.window.findChildren(FormDialog)[-1]
        house.qtbot.waitUntil(form.isVisible)
        form.accept()  # with its complaints
        _settled()
        if found := _faults(form):
            faults[entity.value] = found
        form.done(0)
        house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))
    assert faults == {}, "\n" + pformat(faults, width=200)


def test_the_settings_have_room_targets_and_names(arranged: House) -> None:
    house = arranged
    house.window.show_settings()
    dialog = house.window.findChildren(SettingsDialog)[-1]
    house.qtbot.waitUntil(dialog.isVisible)
    for row in dialog.rows.values():  # with complaints wherever there can be any
        if isinstance(row.editor, QLineEdit):
            row.editor.setText("\u2028")
        row.check()
    faults = {}
    for section in Section:
        dialog.show_section(section)
        _settled()
        if found := _faults(dialog):
            faults[section.name] = found
    assert house.window.width() >= dialog.width()
    dialog.done(0)
    house.qtbot.waitUntil(lambda: not house.window.findChildren(SettingsDialog))
    assert faults == {}, "\n" + pformat(faults, width=200)


def test_palette_and_keys_have_room_targets_and_names(arranged: House) -> None:
    house = arranged
    for show in (house.window.show_palette, house.window.show_keys):
        show()
        dialog = next(one for one in house.window.findChildren(QDialog) if one.isVisible())
        house.qtbot.waitUntil(dialog.isVisible)
        _settled()
        faults = _faults(dialog)
        assert faults == {}, "\n" + pformat(faults, width=200)
        assert house.window.width() >= dialog.width()
        dialog.reject()
        house.qtbot.waitUntil(lambda: not house.window.findChildren(Palette))


def test_the_check_has_room_targets_and_names(arranged: House) -> None:
    house = arranged
    house.window.menus.by_id["tools.check"].trigger()
    (dialog,) = house.window.findChildren(CheckDialog)
    _settled()
    assert (faults := _faults(dialog)) == {}, "\n" + pformat(faults, width=200)
    house.qtbot.waitUntil(lambda: dialog.end is not None and dialog.table.isVisible())
    _settled()
    assert (faults := _faults(dialog)) == {}, "\n" + pformat(faults, width=200)
    dialog.reject()


def test_the_log_narrowed_to_chosen_days_has_room_targets_and_names(arranged: House) -> None:
    page = arranged.visit(Entity.ENTRY_LOG)
    filters = page.head.filters
    assert filters is not None
    filters.period.span.setCurrentIndex(filters.period.span.count() - 1)
    filters.kind.setCurrentIndex(1)
    arranged.qtbot.waitUntil(filters.clearing.isVisible)
    _settled()
    assert (faults := _faults(page)) == {}, "\n" + pformat(faults, width=200)


def test_an_empty_window_has_room_targets_and_names(open_house: Houses) -> None:
    house = open_house(empty=True, practice=True)
    house.window.resize(1180, 640)
    faults = {}
    for entity in Entity:
        page = house.visit(entity)
        house.qtbot.waitUntil(page.listing._empty.isVisible)
        _settled()
        if found := _faults(page):
            faults[entity.value] = found
    assert faults == {}, "\n" + pformat(faults, width=200)


def test_a_complaint_about_the_search_finds_room(arranged: House) -> None:
    house = arranged
    faults = {}
    for entity in (Entity.BOOKING, Entity.LAUNCH):
        page = house.show(entity, _record_of(house, entity))
        page.search.setText("price_per_seat:cheap" if entity is Entity.LAUNCH else "seats>many")
        house.qtbot.waitUntil(lambda p=page: bool(p.head.complaint.text()))
        _settled()
        if found := _faults(page):
            faults[entity.value] = found
    assert faults == {}, "\n" + pformat(faults, width=200)


def test_the_longest_names_leave_the_screens_in_order(open_house: Houses) -> None:
    house = open_house()
    name = "Wolfeschlegelsteinhausenbergerdorff " * 5
    agency = house.company.agency(name=name.strip(), legal_name=name.strip())
    rocket = house.company.rocket(agency, name="W" * 200)
    launch = house.company.launch(rocket, destination="Moon")
    house.window.resize(1180, 640)
    faults = {}
    for entity, key in (
        (Entity.AGENCY, agency),
        (Entity.ROCKET, rocket),
        (Entity.LAUNCH, launch),
    ):
        page = house.show(entity, key)
        _settled()
        if found := _faults(page):
            faults[entity.value] = found
        assert house.window.width() == 1180
    assert faults == {}, "\n" + pformat(faults, width=200)


def test_tab_reaches_everything_of_a_page_and_comes_back(house: House) -> None:
    for screen in SCREENS[1:]:
        _walk_with_tab(house, screen)


def _walk_with_tab(house: House, screen: str) -> None:
    page = _visit(house, screen)
    _settled()
    wanted = {
        one
        for one in _children(page)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()
    }
    start = house.page(Entity(screen)).search
    start.setFocus()
    met: list[QWidget] = [start]
    for _step in range(80):
        house.keys("Tab")
        focused = house.window.focusWidget()
        if focused is start:
            break
        assert focused is not None
        met.append(focused)
    assert house.window.focusWidget() is start
    assert [_name(one) for one in wanted - set(met)] == []


def test_primary_buttons_are_one_at_a_time(house: House) -> None:
    for screen in SCREENS[1:]:
        page = _visit(house, screen)
        filled = [
            one.text()
            for one in page.findChildren(QPushButton)
            if one.isVisible() and getattr(getattr(one, "kind", None), "value", "") == "primary"
        ]
        assert len(filled) <= 1, (screen, filled)
