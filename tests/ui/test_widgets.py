"""The widgets by keyboard and for screen readers."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from astrobookings_desktop.ui.widgets.buttons import Button, IconButton, LinkButton, PrimaryButton
from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.occupancy import OccupancyBar
from astrobookings_desktop.ui.widgets.refusal_box import RefusalBox, Remedy
from astrobookings_desktop.ui.widgets.seat_buttons import SeatButtons
from astrobookings_desktop.ui.widgets.sidebar import Entry, Sidebar

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
    left = first.mapTo(page, QPoint(0, first.height() // 2))
    changed = [x for x in range(1, 8) if _differs(before, after, left - QPoint(x, 0))]
    assert len(changed) >= 2


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


def test_an_error_of_a_field_is_told_to_eye_and_ear(qtbot: QtBot, page: QWidget) -> None:
    field = Field("&E-mail", QLineEdit("ana@correo"), "optional")
    _put(qtbot, page, field)
    assert field.editor.accessibleName() == "E-mail, optional"
    field.set_error("The part after @ needs a dot.")
    assert field.editor.accessibleDescription() == field.error == "The part after @ needs a dot."
    assert field.text() == "ana@correo"
    field.set_error(None)
    assert field.error is None
    assert field.editor.accessibleDescription() == ""


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


def test_what_is_elided_is_in_the_tooltip(qtbot: QtBot, page: QWidget) -> None:
    short, long = ElidedLabel("Ana"), ElidedLabel("Ana " * 200)
    _put(qtbot, page, short, long)
    assert short.toolTip() == ""
    assert long.toolTip() == long.text()
