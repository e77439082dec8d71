"""The room that the desk's parts have, and the way of the focus through them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.ui.desk import DeskPage
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.desk.kit import table_colors
from astrobookings_desktop.ui.desk.move_card import MoveCard
from astrobookings_desktop.ui.desk.pick_table import PickTable
from astrobookings_desktop.ui.desk.width_rules import share_width
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.main_window import _practice_banner
from astrobookings_desktop.ui.table.column import Column, Style
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.fonts import body_font
from tests.helpers.desk_hands import DOWN, ENTER, ESC, F2, F3, F7, TAB, Hands, find, to_seats
from tests.helpers.desk_office import Office


class Flashes(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_making_the_desk_flashes_no_part_of_it(office: Office, qapp: QApplication) -> None:
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    desk = DeskPage(office.context)
    assert not desk.changing.is_busy
    qapp.removeEventFilter(flashes)
    desk.close_threads()
    desk.deleteLater()
    office.window.close()
    office.window.deleteLater()
    assert flashes.seen == []


def test_the_right_side_keeps_its_width_and_all_its_buttons_in_a_practice_window(
    office: Office, hands: Hands
) -> None:
    central = office.window.centralWidget().layout()
    beside = None if central is None else central.itemAt(1).layout()
    assert isinstance(beside, QVBoxLayout)
    beside.insertWidget(0, _practice_banner())
    office.window.resize(1366, 768)
    widths = set()

    def look() -> None:
        hands.rest()
        pane = hands.desk._right.currentWidget()
        assert isinstance(pane, QScrollArea)
        widths.add(hands.desk._right.width())
        assert pane.verticalScrollBar().maximum() == 0
        table = hands.desk.selling.lists.launches.table
        keys = [column.key for column in table.rows.columns]
        assert not table.isColumnHidden(keys.index("rocket"))

    to_seats(hands, "lunar", "ana")
    for seats in "563":  # beyond the limit of four: a refusal with two ways out
        hands.press(seats)
        look()
    hands.press(ENTER, ENTER)
    look()
    for keys in ("R", "M"):
        hands.press(keys, ctrl=True)
        look()
    hands.type_words("karman")
    hands.press(ENTER)
    look()
    hands.press(ENTER)
    look()
    assert hands.desk.changing.pane.booking.done.isVisible()
    assert len(widths) == 1


@pytest.mark.parametrize("name", ["W" * 200, "ﷺ" * 200])
def test_no_name_however_long_widens_the_right_side(
    office: Office, hands: Hands, name: str
) -> None:
    width = hands.desk._right.width()
    traveler = office.company.traveler(name=name, email=None)
    sold = office.sell(office.orbit, 1)
    for booking, job in (
        (office.sell(office.orbit, 1, traveler), Job.CANCEL),
        (sold, Job.TRANSFER),
    ):
        hands.desk.serve(booking.id, job.value)
        hands.rest()
        if job is Job.TRANSFER:
            hands.type_words(name[:20])
            hands.press(ENTER)
            assert name[:8] in hands.desk.changing.pane.changes[job].facts[1].words.text()  # type: ignore[attr-defined]
        assert hands.desk._right.width() == width


@pytest.mark.parametrize(
    ("language", "scale", "size"),
    [("es", 1.0, (1366, 768)), ("en", 1.5, (1180, 640)), ("es", 1.5, (1180, 640))],
)
def test_no_sum_however_long_widens_the_right_side(
    theme: Theme, tmp_path: Path, qtbot: QtBot, language: str, scale: float, size: tuple[int, int]
) -> None:
    QApplication.setFont(body_font(scale))
    use_language(language)
    office = Office(tmp_path / "office.db")
    rocket = office.company.rocket(office.company.agency(name="Long March"), capacity=100)
    dear = office.company.launch(rocket, destination="Mars", price_per_seat="9999999999.99")
    window = office.window
    try:
        window.resize(*size)
        window.show()
        window.activateWindow()
        hands = Hands(window, qtbot)
        flow, card = hands.desk.selling.flow, hands.desk.selling.pane.ticket
        widths = []
        for launch in (office.orbit, dear):
            flow.take_launch(launch)
            flow.take_traveler(office.people["Ana López Ruiz"])
            flow.choose_seats(4)
            hands.rest()
            widths.append(hands.desk._right.width())
            needed = card.total.fontMetrics().horizontalAdvance(card.total.text())
            assert needed <= card.total.width() <= card.width()
        assert widths[0] == widths[1]
        small = card.total.font().pixelSize()
        flow.take_launch(office.orbit)
        hands.rest()
        assert card.total.font().pixelSize() >= small
        booking = office.sell(dear, 4)
        hands.desk.serve(booking.id, Job.CANCEL.value)
        hands.rest()
        amount = hands.desk.changing.pane.changes[Job.CANCEL].amount
        assert amount.fontMetrics().horizontalAdvance(amount.text()) <= amount.width()
        if scale == 1.0:
            assert hands.desk._right.width() == widths[0]
    finally:
        window.close()
        window.deleteLater()
        office.company.close()
        use_language("en")
        QApplication.setFont(body_font(1.0))


def test_in_a_small_window_sum_and_buttons_of_every_change_are_in_sight(
    office: Office, hands: Hands
) -> None:
    sold = office.sell(office.orbit, 2)
    held = office.company.do(hold_seats, SellSeats(office.orbit, office.company.traveler(), 1))
    central = office.window.centralWidget().layout()
    beside = None if central is None else central.itemAt(1).layout()
    assert isinstance(beside, QVBoxLayout)
    beside.insertWidget(0, _practice_banner())
    office.window.resize(1180, 640)
    desk, pane = hands.desk, hands.desk.changing.pane

    def in_sight(*parts: QWidget) -> None:
        hands.rest()
        for part in parts:
            assert part.visibleRegion().boundingRect() == part.rect(), part.accessibleName()

    desk.open_booking(held.id)
    in_sight(pane.booking.head, pane.booking.confirm, pane.booking.transfer)
    for job, change in pane.changes.items():
        desk.serve(sold.id, job.value)
        if isinstance(change, MoveCard):
            change.choose(office.line)
            in_sight(change.amount)
        in_sight(change.head, change.act, change.keep)
    desk.serve(sold.id, Job.CANCEL.value)
    cancel = pane.changes[Job.CANCEL]
    in_sight(cancel.amount)
    bar = cancel.middle.verticalScrollBar()
    assert (bar.value(), bar.maximum() > 0) == (0, True)
    hands.press(Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
    hands.press(Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_moving_in_a_small_window_scrolls_no_heading_away(office: Office, hands: Hands) -> None:
    company = office.company
    for day in range(1, 13):
        rocket = company.rocket(company.agency(), capacity=4)
        company.launch(rocket, destination="Moon", date=datetime(2027, 5, day, tzinfo=UTC))
    sold = office.sell(office.orbit, 2)
    office.window.resize(1180, 640)
    hands.desk.open_booking(sold.id)
    hands.press("M", ctrl=True)
    lists = hands.desk.changing.lists
    assert hands.focus is lists.launches.field
    hands.press(DOWN, DOWN, ENTER)
    for part in (lists.search.header.title, lists.launches.header.title, lists.launches.table):
        assert part.visibleRegion().boundingRect() == part.rect()
    assert 2 < lists.launches.table.shown_rows < 10
    for pane in (hands.desk._left, hands.desk._right):
        front = pane.currentWidget()
        assert isinstance(front, QScrollArea)
        assert front.verticalScrollBar().maximum() == 0


# --- the focus ------------------------------------------------------------------------------------


def test_a_button_that_can_not_be_pressed_has_the_room_of_its_key(
    office: Office, hands: Hands
) -> None:
    ticket = hands.desk.selling.pane.ticket
    line = ticket.sum.geometry().right()
    assert [one.geometry().right() for one in (ticket.sell, ticket.hold)] == [line, line]
    to_seats(hands, "lunar", "haruka")
    assert ticket.sell.isEnabled()
    assert ticket._sell_cap.geometry().right() == line
    assert ticket.sell.geometry().right() < ticket._sell_cap.geometry().left()


def test_what_is_wrong_in_the_form_takes_the_room_that_is_free(
    office: Office, hands: Hands
) -> None:
    for number in range(20):
        office.company.launch(destination="Moon", date=datetime(2027, 5, number + 1, tzinfo=UTC))
    office.context.hub.tell_anything()
    hands.type_words("moon")
    hands.press(ENTER)
    hands.type_words("zelda")
    hands.press("N", ctrl=True)
    lists = hands.desk.selling.lists
    before = lists.launches.table.shown_rows
    assert 1 < before < 20
    hands.press(ENTER)
    lists.form.phone.editor.setFocus()
    hands.type_words("abc")
    hands.press(ENTER)
    assert lists.form.phone.error
    assert lists.launches.table.shown_rows == before


def test_tab_goes_launch_traveler_seats_sell_hold_last_sales(office: Office, hands: Hands) -> None:
    office.sell(office.orbit, 1)
    hands.press(Qt.Key.Key_F5)
    to_seats(hands, "lunar", "haruka")
    hands.press(F2)
    selling = hands.desk.selling
    expected: list[QWidget] = [
        selling.lists.travelers.field,
        selling.pane.ticket.seats,
        selling.pane.ticket.sell,
        selling.pane.ticket.hold,
        selling.pane.last.rows[0],
    ]
    for widget in expected:
        hands.press(TAB)
        assert hands.focus is widget


def test_everything_that_takes_the_focus_has_a_name(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 2)
    to_seats(hands, "lunar", "haruka")
    find(hands, sold.locator)
    for job in ("cancel", "move", "transfer", "void"):
        hands.desk.serve(sold.id, job)
        hands.rest()
    nameless = [
        type(widget).__name__
        for widget in hands.desk.findChildren(QWidget)
        if widget.window() is hands.window  # a list that drops down is none of ours
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not isinstance(widget, QAbstractButton)
    ]
    assert nameless == []


# --- columns and heights --------------------------------------------------------------------------


def test_columns_give_way_in_order_and_never_overlap() -> None:
    columns = tuple(
        Column(key, key, str, style=Style.TEXT, stretch=stretch)
        for key, stretch in (("name", 2), ("rocket", 1), ("price", 0))
    )
    needs = [(64, 140, 140), (64, 120, 120), (90, 90, 90)]
    assert share_width(columns, needs, 350) == [140, 120, 90]
    assert share_width(columns, needs, 380) == [160, 130, 90]
    narrow = share_width(columns, needs, 250)
    assert sum(narrow) <= 250
    assert narrow[2] == 90
    assert share_width(columns, needs, 250, ("rocket",), 0.8)[1] == 0
    assert share_width(columns, needs, 300, first="name") == [140, 70, 90]
    longer = [(64, 140, 170), *needs[1:]]  # what is free goes to who is cut, before it is shared
    assert share_width(columns, longer, 350) == [140, 120, 90]
    assert share_width(columns, longer, 370) == [160, 120, 90]
    assert share_width(columns, longer, 395) == [180, 125, 90]


def test_the_launches_have_the_height_until_a_traveler_is_looked_for(
    office: Office, hands: Hands
) -> None:
    for day in range(1, 15):
        rocket = office.company.rocket(office.company.agency(), capacity=4)
        office.company.launch(rocket, destination="Moon", date=datetime(2027, 5, day, tzinfo=UTC))
    hands.desk.selling.lists.launches.look_again()
    lists = hands.desk.selling.lists

    def bottom() -> int:
        return lists.travelers.geometry().bottom()

    hands.until(lambda: 0 <= lists.height() - bottom() < lists.launches.table.row_height)
    assert lists.launches.table.shown_rows > 8
    hands.press(ENTER)  # takes the first and goes on to the travelers
    hands.until(lambda: lists.launches.table.shown_rows < 8)
    hands.type_words("ana")
    hands.until(lambda: lists.travelers.table.isVisible() and bottom() <= lists.height())
    hands.press(F2)
    assert lists.launches.table.shown_rows < 8  # the traveler is still wanted


def test_a_small_window_with_large_letters_cuts_no_price(
    office: Office, hands: Hands, theme: Theme
) -> None:
    table = hands.desk.selling.lists.launches.table

    def shown() -> list[str]:
        columns = enumerate(table.rows.columns)
        return [one.key for place, one in columns if not table.isColumnHidden(place)]

    def room() -> int:
        last = table.rows.columnCount() - 1
        right = table.columnViewportPosition(last) + table.columnWidth(last)
        return table.viewport().width() - right

    QApplication.setFont(body_font(1.5))
    try:
        office.window.resize(1180, 640)
        hands.until(lambda: office.window.width() == 1180 and room() >= 0)
        assert {"destination", "price", "cap"} < set(shown())
        (price,) = [at for at, one in enumerate(table.rows.columns) if one.key == "price"]
        assert table.columnWidth(price) >= table.sizeHintForColumn(price)
    finally:
        QApplication.setFont(body_font(1.0))


@pytest.mark.parametrize("typed", ["x" * 181, "Maximiliana " * 15, "x" * 10_000])
def test_a_long_search_text_makes_nothing_wider_and_is_told_by_a_tooltip(
    office: Office, hands: Hands, typed: str
) -> None:
    def paste(key: Qt.Key) -> None:
        hands.press(key)
        assert isinstance(hands.focus, QLineEdit)
        hands.focus.setText(typed)
        hands.rest()

    def fits(lists: QWidget) -> bool:
        viewport = lists.parentWidget()
        assert viewport is not None
        return lists.width() <= viewport.width()

    selling = hands.desk.selling
    paste(F2)
    paste(F3)
    nothing, new = selling.lists.launches._nothing.words, selling.lists.travelers.new.link
    assert nothing.isVisible()
    assert new.isVisible()
    assert fits(selling.lists)
    for part in (nothing, new):
        assert part.mapTo(selling.lists, part.rect().topRight()).x() < selling.lists.width()
        assert typed[:60] in part.toolTip().replace("\n", "")
        assert len(part.toolTip()) < 400
    hands.press(ENTER)  # into the form
    assert fits(selling.lists)
    hands.press(ESC)
    paste(F7)
    search = hands.desk.changing.lists.search
    assert search.hint.isVisible()
    assert search.hint.text().startswith(f"No booking matches “{typed[:40]}…”.")
    assert typed[:60] in search.hint.toolTip().replace("\n", "")
    assert fits(hands.desk.changing.lists)


def test_who_is_found_first_shares_the_width(office: Office, hands: Hands) -> None:
    company = office.company
    for number in range(10, 40):
        person = {"name": f"Inés Vidal {number}", "email": f"ines.vidal.{number}@hotmail.example"}
        company.traveler(**person)
    company.traveler(name="Inés Vidal de la Torre Fernández-Villaverde")
    hands.press(F3)
    hands.type_words("ines vidal")
    table = hands.desk.selling.lists.travelers.table
    assert table.rows.count == 31
    columns = [column.key for column in table._columns]
    for key in ("name", "email"):
        place = columns.index(key)
        for row in range(table.shown_rows):
            assert table._text_if_elided(table.rows.index(row, place)) == "", key


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", [(1366, 768), (1180, 640)])
def test_of_what_was_found_neither_names_nor_launches_are_cut(
    office: Office, hands: Hands, size: tuple[int, int], language: str
) -> None:
    company, low = office.company, office.company.launch(destination="Low Earth Orbit")
    for name, launch in (
        ("Bob Ferrer", office.orbit),
        ("Guadalupe Cárdenas Ferrer", low),
        ("Guadalupe Cárdenas de la Torre", low),
    ):
        company.do(sell_seats, SellSeats(launch, company.traveler(name=name), 1))
    table = hands.desk.changing.lists.search.table
    office.window.resize(*size)
    keys = [column.key for column in table._columns]
    use_language(language)
    try:
        for words, count in (("ferrer", 2), ("guadalupe de la torre", 1)):
            hands.press(F7)
            hands.type_words(words)
            hands.until(lambda count=count: table.rows.count == count)
            shown = {key for place, key in enumerate(keys) if not table.isColumnHidden(place)}
            assert shown >= {"locator", "traveler", "seats", "status"}
            for place in (place for place, key in enumerate(keys) if key in shown):
                cut = [table._text_if_elided(table.rows.index(row, place)) for row in range(count)]
                assert cut == [""] * count
        assert ("day" in shown) == (size[0] < 1366)  # a long name takes the room of the hour
        launch = "Órbita terrestre baja" if language == "es" else "Low Earth Orbit"
        assert table.rows.highlighted_text().split(", ")[2] == launch
    finally:
        use_language("en")


def test_no_heading_is_cut_where_the_words_below_it_are(qtbot: QtBot, theme: Theme) -> None:
    columns = (
        Column("traveler", "Viajero", lambda row: "Guadalupe Cárdenas de la Torre", stretch=3),
        Column("launch", "Lanzamiento", lambda row: "Órbita terrestre baja", stretch=2),
    )
    table = PickTable(columns, "Reservas", table_colors())
    qtbot.addWidget(table)
    table.rows.set_rows([(1,)], [None], 0)
    table.resize(220, 100)
    table.show()
    assert table._text_if_elided(table.rows.index(0, 1))
    for place in range(2):
        assert table.columnWidth(place) >= table._delegate.title_width(place)
