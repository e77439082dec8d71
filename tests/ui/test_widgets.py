"""The widgets by keyboard and for screen readers."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMessageBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.theme import Mode
from astrobookings_desktop.ui.widgets.buttons import Button, IconButton, LinkButton, PrimaryButton
from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.message_box import message_box
from astrobookings_desktop.ui.widgets.occupancy import OccupancyBar
from astrobookings_desktop.ui.widgets.panel_split import PanelSplit
from astrobookings_desktop.ui.widgets.refusal_box import RefusalBox, Remedy
from astrobookings_desktop.ui.widgets.search_field import SearchField
from astrobookings_desktop.ui.widgets.seat_buttons import SeatButtons
from astrobookings_desktop.ui.widgets.sidebar import Entry, Sidebar
from astrobookings_desktop.ui.widgets.tile_row import TileRow
from astrobookings_desktop.ui.widgets.timeline import Event, Timeline
from astrobookings_desktop.ui.widgets.toast import Toast
from astrobookings_desktop.ui.widgets.total_tile import TotalTile

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget(objectName="page")
    QVBoxLayout(page).setContentsMargins(24, 24, 24, 24)
    qtbot.addWidget(page)
    return page


def _put(qtbot: QtBot, page: QWidget, *widgets: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    page.resize(600, 320)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()


def _ring(page: QWidget) -> QWidget:
    """The one ring that is shown."""
    shown = [ring for ring in page.findChildren(QWidget, "focus_ring") if ring.isVisible()]
    assert len(shown) == 1
    return shown[0]


def test_enter_presses_a_button_once_however_long_it_is_held(qtbot: QtBot, page: QWidget) -> None:
    button = PrimaryButton("Sell")
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("once"))
    _put(qtbot, page, button)
    for repeated in (False, True, True):
        press = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            "\r",
            repeated,
        )
        QApplication.sendEvent(button, press)
    assert pressed == ["once"]
    button.set_blocked(True)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert pressed == ["once"]
    assert button.accessibleName() == "Sell"


def test_the_focus_ring_lies_around_the_button_and_nothing_moves(
    qtbot: QtBot, page: QWidget
) -> None:
    first, second = Button("First"), Button("Second")
    _put(qtbot, page, first, second)
    second.setFocus()
    before, places = page.grab().toImage(), (first.geometry(), second.geometry())
    first.setFocus()
    after = page.grab().toImage()
    assert (first.geometry(), second.geometry()) == places
    middle, right = first.height() // 2, first.width() - 1
    sides = {
        "left": (QPoint(0, middle), QPoint(-1, 0)),
        "right": (QPoint(right, middle), QPoint(1, 0)),
        "top": (QPoint(20, 0), QPoint(0, -1)),
        "bottom": (QPoint(20, first.height() - 1), QPoint(0, 1)),
    }
    for side, (edge, outwards) in sides.items():
        at = first.mapTo(page, edge)
        gap = [_differs(before, after, at + outwards * away) for away in (1, 2)]
        ring = [_differs(before, after, at + outwards * away) for away in (3, 4)]
        assert (gap, ring) == ([False, False], [True, True]), side


def test_the_ring_finds_room_outside_a_parent_without_margins(qtbot: QtBot, page: QWidget) -> None:
    tight = QWidget()
    row = QHBoxLayout(tight)
    row.setContentsMargins(0, 0, 0, 0)
    first, second = Button("First"), Button("Second")
    row.addWidget(first)
    row.addWidget(second)
    _put(qtbot, page, tight)
    first.setFocus()
    ring = _ring(page)
    assert ring.parentWidget() is page
    around = QRect(first.mapTo(page, QPoint(0, 0)), first.size()).adjusted(-4, -4, 4, 4)
    assert ring.geometry() == around
    tight.move(tight.x() + 16, tight.y() + 8)
    assert ring.geometry() == around.translated(16, 8)
    second.setFocus()
    assert _ring(page) is not ring


def test_a_ring_goes_with_its_button(qtbot: QtBot, page: QWidget) -> None:
    gone, kept = Button("Take 1 seat"), Button("Sell")
    _put(qtbot, page, gone, kept)
    gone.setFocus()
    ring = _ring(page)
    with qtbot.waitSignal(ring.destroyed):
        gone.deleteLater()
    kept.setFocus()
    assert _ring(page).isVisible()


def _differs(before: QImage, after: QImage, at: QPoint) -> bool:
    return before.pixelColor(at) != after.pixelColor(at)


def test_targets_are_large_enough(qtbot: QtBot, page: QWidget) -> None:
    targets = [Button("A"), PrimaryButton("B"), LinkButton("C"), IconButton("close", "Close")]
    _put(qtbot, page, *targets)
    for target in targets:
        assert target.height() >= 32
        assert target.width() >= 32
        assert target.accessibleName()
    assert targets[-1].toolTip() == "Close"


def test_seats_are_chosen_by_digit_arrow_and_enter(qtbot: QtBot, page: QWidget) -> None:
    seats = SeatButtons()
    _put(qtbot, page, seats)
    seats.setFocus()
    chosen: list[int] = []
    seats.seats_changed.connect(chosen.append)
    for key in (Qt.Key.Key_4, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_9):
        QTest.keyClick(seats, key)
    assert chosen == [4, 5, 4, 3]
    seats.set_allowed(2, refused=True)
    QTest.keyClick(seats, Qt.Key.Key_6)
    assert seats.seats == 6  # more than allowed may be chosen: the rules say why not
    with qtbot.waitSignal(seats.accepted):
        QTest.keyClick(seats, Qt.Key.Key_Return)
    assert seats.accessibleName() == "Seats"
    assert "6" in seats.accessibleDescription()


def test_the_ring_lies_around_the_chosen_seat(qtbot: QtBot, page: QWidget) -> None:
    seats = SeatButtons()
    _put(qtbot, page, seats)
    seats.setFocus()
    places = []
    for key in (Qt.Key.Key_1, Qt.Key.Key_3):
        QTest.keyClick(seats, key)
        ring = _ring(page)
        places.append(QRect(ring.mapTo(page, QPoint(0, 0)), ring.size()))
    buttons = seats.findChildren(QAbstractButton)
    for place, button in zip(places, (buttons[0], buttons[2]), strict=True):
        corner = button.mapTo(page, QPoint(0, 0))
        assert place == QRect(corner, button.size()).adjusted(-4, -4, 4, 4)
        assert button.height() >= 36


def test_fewer_seats_lower_a_higher_choice(qtbot: QtBot, page: QWidget) -> None:
    seats = SeatButtons()
    _put(qtbot, page, seats)
    seats.choose(4)
    with qtbot.waitSignal(seats.seats_changed) as changed:
        seats.set_most(2)
    assert changed.args == [2]
    assert seats.seats == 2
    seats.set_most(4)  # what is offered anew may be chosen, and looks so
    assert not any(button.dashed for button in seats._buttons)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_seats_refused_and_beyond_the_limit_look_different(
    qtbot: QtBot, page: QWidget, theme: Theme, mode: Mode
) -> None:
    theme.apply(mode)
    seats = SeatButtons()
    _put(qtbot, page, seats)
    seats.choose(3)
    seats.set_allowed(4, refused=False)
    allowed = page.grab().toImage()
    assert _color(seats, 3, allowed, page) == theme.color("accent")
    assert _color(seats, 4, allowed, page) == theme.color("surface")
    assert _color(seats, 5, allowed, page) == theme.color("raised")
    seats.set_allowed(1, refused=True)
    refused = page.grab().toImage()
    assert _color(seats, 3, refused, page) == QColor(theme.tokens.danger.soft)
    theme.apply("light")


def _color(seats: SeatButtons, number: int, image: QImage, page: QWidget) -> QColor:
    """The ground of a seat's button."""
    button = seats.findChildren(QAbstractButton)[number - 1]
    return image.pixelColor(button.mapTo(page, QPoint(8, 8)))


def test_an_error_of_a_field_is_told_to_eye_and_ear(qtbot: QtBot, page: QWidget) -> None:
    field = Field("&E-mail", QLineEdit("ana@correo"), "optional")
    _put(qtbot, page, field)
    assert field.editor.accessibleName() == "E-mail, optional"
    field.set_error("The part after @ needs a dot.")
    assert field.editor.accessibleDescription() == field.error == "The part after @ needs a dot."
    assert field.text() == "ana@correo"
    field.editor.setFocus()
    height = field.editor.height()
    assert _ring(page).geometry().contains(field.editor.mapTo(page, QPoint(0, 0)))
    field.set_error(None)
    assert field.error is None
    assert field.editor.accessibleDescription() == ""
    assert field.editor.height() == height == 32
    assert not [one for one in page.findChildren(QWidget, "focus_ring") if one.isVisible()]


def test_a_field_is_left_for_another_field_and_not_for_a_menu(qtbot: QtBot, page: QWidget) -> None:
    field, other = Field("Name", QLineEdit()), QLineEdit()
    _put(qtbot, page, field, other)
    left: list[str] = []
    field.left.connect(lambda: left.append("left"))
    field.editor.setFocus()
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(field.editor, away)
    assert left == []
    other.setFocus()
    assert left == ["left"]


def test_remedies_are_reached_by_alt_and_digit(qtbot: QtBot, page: QWidget) -> None:
    box = RefusalBox()
    taken: list[str] = []
    _put(qtbot, page, box)
    box.refuse(
        "Only 1 seat is left",
        "Your entries are kept.",
        [Remedy("Take 1 seat", lambda: taken.append("one")), Remedy("Others", lambda: None)],
    )
    assert box.accessibleName() == "Only 1 seat is left"
    box.focus_remedy()
    assert box.buttons[0].hasFocus()
    QTest.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert taken == ["one"]
    box.clear()
    assert not box.isVisible()


def test_a_refusal_is_an_alert_with_words(
    qtbot: QtBot, page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[QAccessible.Event] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.type()))
    box = RefusalBox()
    _put(qtbot, page, box)
    box.refuse("Only 1 seat is left", "Your entries are kept.")
    assert told == [QAccessible.Event.Alert]
    box.refuse("Only 1 seat is left", "Your entries are kept.")
    assert told == [QAccessible.Event.Alert]  # the same is not said twice
    spoken = QAccessible.queryAccessibleInterface(box)
    assert spoken.text(QAccessible.Text.Name) == "Only 1 seat is left"
    assert spoken.text(QAccessible.Text.Description) == "Your entries are kept."


def test_a_repeated_refusal_keeps_the_focus_and_does_what_is_new(
    qtbot: QtBot, page: QWidget
) -> None:
    box = RefusalBox()
    taken: list[str] = []
    _put(qtbot, page, box)
    box.refuse("Only 1 seat is left", "", [Remedy("Take 1 seat", lambda: taken.append("old"))])
    box.focus_remedy()
    button = box.buttons[0]
    box.refuse("Only 1 seat is left", "", [Remedy("Take 1 seat", lambda: taken.append("new"))])
    assert box.buttons == [button]
    assert button.hasFocus()
    between = QApplication.doubleClickInterval()
    try:
        QApplication.setDoubleClickInterval(3_600_000)
        QTest.keyClick(button, Qt.Key.Key_Return)  # of the same double stroke as what was refused
        assert taken == []
        QApplication.setDoubleClickInterval(0)
        QTest.keyClick(button, Qt.Key.Key_Return)
        assert taken == ["new"]
    finally:
        QApplication.setDoubleClickInterval(between)


def test_the_occupancy_bar_states_its_figures(qtbot: QtBot, page: QWidget) -> None:
    bar = OccupancyBar()
    _put(qtbot, page, bar)
    bar.show_seats(67, 6, 100)
    assert bar.accessibleName() == "61 taken, 6 held, 33 free of 100"


def test_a_click_on_a_caption_chooses_no_tab(qtbot: QtBot, page: QWidget) -> None:
    sidebar = Sidebar([Entry("Desk", "desk"), Entry("Bookings", "booking", "Sales")])
    _put(qtbot, page, sidebar)
    tab = sidebar.tabRect(1)
    QTest.mouseClick(sidebar, Qt.MouseButton.LeftButton, pos=tab.topLeft() + QPoint(40, 8))
    assert sidebar.currentIndex() == 0
    QTest.mouseClick(sidebar, Qt.MouseButton.LeftButton, pos=tab.bottomLeft() + QPoint(40, -8))
    assert sidebar.currentIndex() == 1
    wide = sidebar.sizeHint().width()
    sidebar.set_narrow(True)
    assert sidebar.sizeHint().width() < wide
    assert sidebar.tabToolTip(1) == "Bookings"


def test_the_sidebar_moves_closer_before_a_tab_is_cut(qtbot: QtBot) -> None:
    sidebar = Sidebar(
        [Entry(f"Tab {place}", "desk", "" if place % 3 else "Group") for place in range(12)]
    )
    qtbot.addWidget(sidebar)
    wide = sidebar.sizeHint()
    assert sidebar.minimumSizeHint().height() < wide.height()
    for height in (wide.height(), sidebar.minimumSizeHint().height()):
        sidebar.resize(wide.width(), height)
        with qtbot.waitExposed(sidebar):
            sidebar.show()
        assert sidebar.tabRect(11).bottom() < height
        heights = {sidebar.tabRect(place).height() for place in range(12) if place % 3}
        assert len(heights) == 1
        assert heights.pop() >= 32


def test_a_badge_is_told_with_the_tab_and_the_wheel_leaves_no_page(
    qtbot: QtBot, page: QWidget
) -> None:
    sidebar = Sidebar([Entry("Desk", "desk"), Entry("Jobs", "job", "Office")])
    _put(qtbot, page, sidebar)
    before = page.grab().toImage()
    sidebar.set_badge(1, "2", tone="danger", icon="alert")
    assert page.grab().toImage() != before
    assert sidebar.accessibleTabName(1) == "Jobs 2"
    sidebar.set_badge(1, "12", "12 failed")
    assert (sidebar.accessibleTabName(1), sidebar.tabToolTip(1)) == ("Jobs 12 failed", "12 failed")
    at = QPointF(40, 20)
    turn = QWheelEvent(
        at,
        sidebar.mapToGlobal(at),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(sidebar, turn)
    assert sidebar.currentIndex() == 0


def test_the_sidebar_is_walked_by_arrows(qtbot: QtBot, page: QWidget) -> None:
    sidebar = Sidebar([Entry("Desk", "desk"), Entry("Jobs", "job"), Entry("Log", "log")])
    _put(qtbot, page, sidebar)
    sidebar.setTabVisible(1, False)  # not for this role
    steps = {
        Qt.Key.Key_Down: 2,
        Qt.Key.Key_Up: 0,
        Qt.Key.Key_End: 2,
        Qt.Key.Key_Home: 0,
    }
    for key, place in steps.items():
        QTest.keyClick(sidebar, key)
        assert sidebar.currentIndex() == place, key


def test_a_search_field_names_its_way_to_clear(qtbot: QtBot, page: QWidget) -> None:
    field = SearchField("Launch", "Destination or date")
    _put(qtbot, page, field)
    assert field.accessibleName() == "Launch"
    assert field.height() == 32
    field.setText("moon")
    names = [button.accessibleName() for button in field.findChildren(QToolButton)]
    assert "Clear Launch" in names


def test_a_toast_goes_after_its_time_and_stays_while_read(qtbot: QtBot, page: QWidget) -> None:
    _put(qtbot, page)
    toast = Toast(page)
    toast.say("Desk 1 sold the last seat. " * 8)
    assert page.rect().contains(toast.geometry())
    clock = toast.findChild(QTimer)
    assert isinstance(clock, QTimer)
    assert clock.isActive()
    QApplication.sendEvent(toast, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert not clock.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert clock.isActive()
    clock.timeout.emit()
    assert not toast.isVisible()


def test_what_is_elided_in_the_history_is_in_a_tooltip(qtbot: QtBot, page: QWidget) -> None:
    line = Timeline()
    line.show_events([Event("print", "Printed", "now"), Event("mail", "Told " * 90, "now")])
    _put(qtbot, page, line)
    assert line.elided_at(4) == ""
    assert line.elided_at(48).startswith("Told Told")
    assert line.elided_at(900) == ""


def test_what_is_elided_is_in_the_tooltip(qtbot: QtBot, page: QWidget) -> None:
    short, long = ElidedLabel("Ana"), ElidedLabel("Ana " * 200)
    _put(qtbot, page, short, long)
    assert short.toolTip() == ""
    lines = long.toolTip().splitlines()
    assert " ".join(lines) == long.text().strip()
    assert max(map(len, lines)) <= 120  # wider than that no screen shows all of it
    long.setText("Ana")
    assert long.toolTip() == ""


def test_a_mnemonic_is_drawn_and_not_read(qtbot: QtBot, page: QWidget) -> None:
    plain, marked = Button("Save & close"), Button("&Save && close")
    _put(qtbot, page, plain, marked)
    assert marked.accessibleName() == "Save & close"
    pressed: list[str] = []
    marked.clicked.connect(lambda: pressed.append("once"))
    with qtbot.waitSignal(marked.clicked):
        QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(marked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["once"]


def test_tiles_tell_how_much_higher_they_stand_in_two_rows(qtbot: QtBot, theme: Theme) -> None:
    tiles = [TotalTile(title, "clock") for title in ("Unpaid", "Overdue", "Refunds")]
    for tile in tiles:
        tile.show_total("9,999,999,999.99 USD", "12 invoices")
    row = TileRow(tiles)
    qtbot.addWidget(row)
    assert row.more_height(2000) == 0
    assert row.more_height(500) == tiles[0].sizeHint().height() + 12


def test_a_panel_leaves_a_narrow_page_to_the_table_unless_it_was_parted_by_hand(
    qtbot: QtBot, theme: Theme
) -> None:
    panel = QWidget()
    panel.setMinimumWidth(300)
    split = PanelSplit(QWidget(), panel, 352)
    qtbot.addWidget(split)
    split.resize(1200, 400)
    with qtbot.waitExposed(split):
        split.show()
    assert panel.width() == 352
    split.resize(860, 400)
    assert panel.width() == round(860 * 0.38)
    split.resize(600, 400)
    assert panel.width() == 300
    split.resize(1200, 400)
    split.moveSplitter(700, 1)
    chosen = panel.width()
    split.resize(1210, 400)
    assert panel.width() == chosen


@pytest.mark.parametrize("kind", ["Question", "Information", "Warning", "Critical"])
def test_message_boxes_have_the_houses_own_signs(qtbot: QtBot, theme: Theme, kind: str) -> None:
    icon = QMessageBox.Icon[kind]
    box, stock = message_box(icon), QMessageBox(icon, "", "")
    for one in (box, stock):
        qtbot.addWidget(one)
    picture = box.iconPixmap().toImage()
    assert not picture.isNull()
    assert picture != stock.iconPixmap().toImage()
    closing = box.addButton(QMessageBox.StandardButton.Close)
    assert closing.icon().isNull()  # the toolkit's are grey and in relief
