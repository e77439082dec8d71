"""Words that are cut, in scripts of both directions, and days that are typed."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.fonts import px, semibold
from astrobookings_desktop.ui.theme.theme import Mode
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from astrobookings_desktop.ui.widgets.day_calendar import DayCalendar
from astrobookings_desktop.ui.widgets.day_edit import DayEdit
from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.moment_edit import MomentEdit
from astrobookings_desktop.ui.widgets.painting import cut_to
from tests.helpers.layout_checks import faults

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


def opened_calendar(qtbot: QtBot) -> tuple[DayEdit, DayCalendar]:
    """A field that has 13 January 2027, and its calendar."""
    edit = DayEdit(date(2027, 1, 13))
    qtbot.addWidget(edit)
    edit.show()
    edit.choose()
    calendar = edit.findChild(DayCalendar)
    assert isinstance(calendar, DayCalendar)
    return edit, calendar


def cell_of(calendar: DayCalendar, day: date) -> QRect:
    """Where a day of the month in front, or of those beside it, is painted."""
    days = calendar._days
    assert days is not None
    first = date(calendar.yearShown(), calendar.monthShown(), 1)
    place = (day - first).days + first.weekday()
    index = days.model().index(1 + place // 7, place % 7)
    assert index.data() == day.day
    return days.visualRect(index).translated(days.pos())


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_calendar_is_dressed_like_the_house(qtbot: QtBot, theme: Theme, mode: Mode) -> None:
    _edit, calendar = opened_calendar(qtbot)
    theme.apply(mode)  # while it is there
    qtbot.waitUntil(calendar._days.hasFocus)  # type: ignore[union-attr]
    calendar._today = date(2027, 1, 20)
    assert faults(calendar) == {}
    picture, t = calendar.grab().toImage(), theme.tokens

    def color(day: date, x: int, y: int) -> str:
        """Of a pixel so far from the left and the top of a day."""
        return picture.pixelColor(cell_of(calendar, day).topLeft() + QPoint(x, y)).name().upper()

    middle = px(36) // 2
    chosen, today, plain = date(2027, 1, 13), date(2027, 1, 20), date(2027, 1, 14)
    weekend, beside = date(2027, 1, 16), date(2026, 12, 29)
    assert [color(chosen, x, middle) for x in (0, 2, 6)] == [t.focus, t.surface, t.accent]
    assert [color(today, x, middle) for x in (2, 4, 6)] == [t.surface, t.border, t.surface]
    assert {color(plain, x, middle) for x in (0, 4, 6)} == {t.surface}
    assert color(beside, 2, middle) == t.raised
    for day, ink in ((plain, t.text), (weekend, t.text), (beside, t.text3), (chosen, t.on_accent)):
        cell = cell_of(calendar, day).adjusted(8, 8, -8, -8)
        columns, rows = range(cell.left(), cell.right()), range(cell.top(), cell.bottom())
        inks = {picture.pixelColor(x, y).name().upper() for x in columns for y in rows}
        assert ink in inks, day
    assert picture.pixelColor(0, px(100)).name().upper() == t.border  # the frame
    theme.apply("light")


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_calendar_has_the_programs_today_and_is_left_as_its_field_reads_days(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown, "_clock", lambda: datetime(2031, 5, 6, 12, tzinfo=UTC))
    edit, calendar = opened_calendar(qtbot)
    assert calendar._today == date(2031, 5, 6)  # a practice database is at another time
    days = calendar._days
    assert days is not None
    qtbot.keyClicks(days, "0512")  # of 5 December or 12 May? Figures are for the field
    qtbot.keyClick(days, Qt.Key.Key_Right)
    qtbot.keyClick(days, Qt.Key.Key_Return)
    assert edit.day() == date(2027, 1, 14)
    assert calendar.isHidden()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
@pytest.mark.parametrize(
    ("typed", "opens_at", "taken"),
    [
        ("13 Jan 2027, 14:30", date(2027, 1, 13), "14 Jan 2027, 14:30"),
        ("soon", date(2027, 3, 2), "3 Mar 2027, 09:00"),
    ],
)
def test_a_moment_has_the_same_calendar_which_leaves_its_time(
    qtbot: QtBot, theme: Theme, typed: str, opens_at: date, taken: str
) -> None:
    edit = MomentEdit(lambda: datetime(2027, 3, 2, 12, tzinfo=UTC))
    qtbot.addWidget(edit)
    edit.show()
    qtbot.keyClicks(edit, typed)
    qtbot.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert edit.text() == typed
    calendar = edit.findChild(DayCalendar)
    assert isinstance(calendar, DayCalendar)
    assert calendar.selectedDate() == QDate(opens_at.year, opens_at.month, opens_at.day)
    days = calendar._days
    assert days is not None
    qtbot.keyClick(days, Qt.Key.Key_Right)
    qtbot.keyClick(days, Qt.Key.Key_Return)
    assert (edit.text(), calendar.isHidden()) == (taken, True)
    assert edit.actions()[0].toolTip() == "Calendar (Alt+↓)"


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_calendar_changes_no_moment_whose_day_is_taken_again(
    qtbot: QtBot, theme: Theme
) -> None:
    moment = datetime(2027, 1, 13, 14, 30, 16, 269114, tzinfo=UTC)  # as another program wrote it
    edit = MomentEdit(lambda: moment)
    qtbot.addWidget(edit)
    edit.set_moment(moment)
    edit.show()
    qtbot.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = edit.findChild(DayCalendar)
    assert isinstance(calendar, DayCalendar)
    assert calendar._days is not None
    qtbot.keyClick(calendar._days, Qt.Key.Key_Return)
    assert (edit.moment(), calendar.isHidden()) == (moment, True)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_year_typed_into_the_calendar_leaves_the_keys_to_its_days(
    qtbot: QtBot, theme: Theme
) -> None:
    edit, calendar = opened_calendar(qtbot)
    days, year = calendar._days, calendar.findChild(QSpinBox)
    assert days is not None
    assert isinstance(year, QSpinBox)
    qtbot.waitUntil(days.hasFocus)
    calendar._button("yearbutton").click()
    qtbot.waitUntil(year.hasFocus)
    qtbot.keyClicks(year, "2031")
    qtbot.keyClick(year, Qt.Key.Key_Return)
    assert days.hasFocus()
    qtbot.keyClick(days, Qt.Key.Key_Right)
    qtbot.keyClick(days, Qt.Key.Key_Return)
    assert edit.day() == date(2031, 1, 14)
