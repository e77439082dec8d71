"""Words that are cut, in scripts of both directions, and days that are typed."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCalendarWidget, QComboBox
from pytestqt.qtbot import QtBot

from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.fonts import semibold
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from astrobookings_desktop.ui.widgets.day_edit import DayEdit
from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.painting import cut_to

ARABIC = "عبد الرحمن بن عبد الله بن محمد آل مكتوم الهاشمي"
TO_THE_LEFT, TO_THE_RIGHT = "\u200f", "\u200e"  # what gives an ellipsis its direction


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        (ARABIC, TO_THE_LEFT),
        (f"Created by Ines: {ARABIC}", TO_THE_LEFT),
        ("A" * 80, TO_THE_RIGHT),
        (f"שרה {'A' * 80}", TO_THE_RIGHT),
    ],
)
def test_a_cut_name_has_its_ellipsis_beyond_its_last_letter(
    theme: Theme, words: str, mark: str
) -> None:
    metrics = QFontMetrics(semibold())
    short = cut_to(metrics, words, metrics.horizontalAdvance(words) // 2)
    assert short.endswith(f"…{mark}")
    assert cut_to(metrics, words, 10_000) == words


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_day_is_typed_stepped_or_chosen_in_a_calendar(qtbot: QtBot, theme: Theme) -> None:
    edit = DayEdit(date(2027, 1, 10), alone=True)
    qtbot.addWidget(edit)
    told: list[date] = []
    edit.day_changed.connect(lambda: told.append(edit.last))
    edit.show()
    qtbot.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (calendar,) = edit.findChildren(QCalendarWidget)
    assert calendar.isVisible()
    assert calendar.selectedDate() == QDate(2027, 1, 10)
    calendar.clicked.emit(QDate(2027, 1, 31))
    assert (calendar.isVisible(), edit.text()) == (False, "31 Jan 2027")
    qtbot.keyClick(edit, Qt.Key.Key_PageUp)
    assert edit.text() == "28 Feb 2027"
    edit.selectAll()
    qtbot.keyClicks(edit, "31/2/2027")
    edit.editingFinished.emit()
    assert edit.day() is None
    assert "there is no day" in edit.accessibleDescription()
    edit.setText("9999-12-31")
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    edit.editingFinished.emit()
    assert (edit.text(), edit.accessibleDescription()) == ("31 Dec 9999", "")
    days = [date(2027, 1, 31), date(2027, 2, 28), date(9999, 12, 31)]
    assert [day for day in told if day in days] == days


def test_a_field_alone_tells_what_is_wrong_with_its_day(qtbot: QtBot, theme: Theme) -> None:
    edit = DayEdit(date(2027, 1, 10))
    field = Field("Date", edit)
    qtbot.addWidget(field)
    field.set_error("Date must not lie in the future.")
    edit.editingFinished.emit()
    assert edit.property("invalid") is True
    assert edit.accessibleDescription() == "Date must not lie in the future."


@pytest.mark.parametrize("text", ["20270317", "2027-W11-3"])
def test_forms_of_a_day_that_the_rules_refuse_are_none(
    qtbot: QtBot, theme: Theme, text: str
) -> None:
    edit = DayEdit(date(2027, 1, 10))
    qtbot.addWidget(edit)
    edit.setText(text)
    assert edit.day() is None
    assert edit.complaint("Date") is not None


@pytest.mark.parametrize(("editable", "color"), [(False, "select"), (True, "accent")])
def test_lists_show_their_row_and_their_fields_what_is_selected(
    qtbot: QtBot, theme: Theme, editable: bool, color: str
) -> None:
    box = QComboBox()
    box.setEditable(editable)
    box.addItems(["Moon", "Mars"])
    qtbot.addWidget(box)
    box.show()
    shown = box.lineEdit() if editable else box
    assert shown is not None
    assert shown.palette().highlight().color() == theme.color(color)


def test_words_of_both_directions_stand_in_one_order_everywhere(qtbot: QtBot, theme: Theme) -> None:
    name = "שרה בת-אל (Sarah) Ben-Gurion"
    label, link = ElidedLabel(name), LinkButton(name)
    pictures = []
    for one in (label, link):
        qtbot.addWidget(one)
        said = {}
        for direction in Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft:
            one.setLayoutDirection(direction)  # of the window: the name has its own
            one.resize(400, 32)
            said[direction] = one.grab().toImage()
        pictures.append(said)
    for said in pictures:
        assert len({bytes(picture.constBits()) for picture in said.values()}) == 1
