"""The selling desk by keyboard, in the real window: keys counted, refusals, changes of bookings."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from sqlite3 import Connection

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from astrobookings_desktop.data.queries.desk import LaunchIndex, OpenLaunch, read_traveler
from astrobookings_desktop.services import cancellations, rockets, sales, travelers
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.overrides import Override
from astrobookings_desktop.services.sales import SellSeats
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk import DeskPage
from astrobookings_desktop.ui.desk.cancel_card import CancelCard
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.desk.launch_list import date_words
from astrobookings_desktop.ui.desk.managers_word import ManagersWord
from astrobookings_desktop.ui.desk.move_card import MoveCard
from astrobookings_desktop.ui.desk.pick_table import share_width
from astrobookings_desktop.ui.desk.transfer_card import TransferCard
from astrobookings_desktop.ui.main_window import MainWindow, _practice_banner
from astrobookings_desktop.ui.sign_in.override import OverrideDialog
from astrobookings_desktop.ui.table.column import Column, Style
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.fonts import body_font
from astrobookings_desktop.ui.widgets.timeline import Timeline
from astrobookings_desktop.ui.window_state import WindowState
from tests.helpers.company import Company
from tests.helpers.desk_hands import CTRL, DOWN, ENTER, ESC, TAB, UP, Hands

F2, F3, F4, F7 = Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F7
PEOPLE = {
    "Tanaka Haruka · 田中 遥": ("+81 90 5512 0348", "haruka.tanaka@nihon.jp"),
    "Nguyễn Tấn Dũng": ("+84 91 224 7810", "dung.nguyen@vnu.edu.vn"),
    "Ana López Ruiz": ("+34 612 408 551", None),
}


class Office:
    """A small company whose window is open."""

    def __init__(self, path: Path) -> None:
        self.company = Company(path)
        rocket = self.company.rocket(self.company.agency(name="Blue Origin"), capacity=3)
        big = self.company.rocket(
            self.company.agency(name="SpaceX"), name="Starship Meridian", capacity=100
        )
        self.line = self.company.launch(
            rocket,
            destination="Kármán line",
            date=datetime(2026, 11, 27, 15, tzinfo=UTC),
            price_per_seat="1250000.00",
        )
        self.orbit = self.company.launch(
            big,
            destination="Lunar orbit",
            date=datetime(2027, 3, 17, 9, tzinfo=UTC),
            price_per_seat="28000000.00",
        )
        self.people = {
            name: self.company.traveler(name=name, contact_phone=phone, email=email)
            for name, (phone, email) in PEOPLE.items()
        }
        self.context = UiContext(self.company.office, BUILT_IN_ADMINISTRATOR)
        self.window = MainWindow(self.context, WindowState(None))

    def sell(self, launch: int, seats: int, traveler: int | None = None) -> sales.BookingRecord:
        """Another desk sells, behind the window's back."""
        buyer = traveler or self.company.traveler()
        return self.company.do(sales.sell_seats, SellSeats(launch, buyer, seats))

    def bookings(self) -> list[tuple[str, int, str]]:
        """(traveler, seats, status) of all bookings, the oldest first."""
        return self.company.rows(
            "SELECT u.name, b.number_of_seats, b.status FROM booking b "
            "JOIN user u ON u.id = b.traveler_id ORDER BY b.id"
        )


@pytest.fixture
def office(theme: Theme, tmp_path: Path) -> Iterator[Office]:
    show.use_zone("UTC")
    office = Office(tmp_path / "office.db")
    yield office
    office.company.close()
    show.use_zone("system")


@pytest.fixture
def hands(office: Office, qtbot: QtBot) -> Iterator[Hands]:
    window = office.window
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hands = Hands(window, qtbot)
    hands.press(F2)
    hands.keys = 0
    yield hands
    window.close()
    window.deleteLater()


def texts(hands: Hands) -> list[str]:
    """What stands in every field that a person sees."""
    return [one.text() for one in hands.desk.findChildren(QLineEdit) if one.isVisible()]


def to_seats(hands: Hands, launch: str, traveler: str) -> None:
    hands.type_words(launch)
    hands.press(ENTER)
    hands.type_words(traveler)
    hands.press(ENTER)
    assert hands.focus is hands.desk.selling.pane.ticket.seats


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


# --- keys counted ---------------------------------------------------------------------------------


def test_two_seats_for_a_known_traveler_take_six_keys(office: Office, hands: Hands) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("haruka")
    hands.press(ENTER, "2", ENTER, ENTER)
    assert hands.desk.selling.pane.is_sold
    hands.press(ENTER)
    assert hands.keys == 6
    assert office.bookings() == [("Tanaka Haruka · 田中 遥", 2, "confirmed")]
    assert hands.focus is hands.desk.selling.lists.launches.field


def test_ctrl_enter_from_the_seats_saves_a_key(office: Office, hands: Hands) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("haruka")
    hands.press(ENTER, "2")
    hands.press(ENTER, ctrl=True)
    hands.press(ENTER)
    assert hands.keys == 5
    assert [seats for _name, seats, _status in office.bookings()] == [2]


def test_two_seats_for_a_new_traveler_take_nine_keys(office: Office, hands: Hands) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("Þórdís 小龍")
    hands.press(ENTER)
    assert hands.focus is hands.desk.selling.lists.form.phone.editor
    hands.type_words("+354 555 0101")
    hands.press(ENTER)
    hands.type_words("thordis@example.is")
    hands.press(ENTER, ENTER, "2", ENTER, ENTER)
    hands.press(ENTER)
    assert hands.keys == 9
    assert office.bookings() == [("Þórdís 小龍", 2, "confirmed")]
    phone = "SELECT contact_phone FROM traveler ORDER BY user_id DESC LIMIT 1"
    assert office.company.value(phone) == "+354 555 0101"


def test_a_hold_takes_five_keys(office: Office, hands: Hands) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("haruka")
    hands.press(ENTER, "2")
    hands.press("H", ctrl=True)
    assert hands.desk.selling.pane.is_sold
    hands.press(ENTER)
    assert hands.keys == 5
    assert office.bookings() == [("Tanaka Haruka · 田中 遥", 2, "pending")]


def test_canceling_all_seats_takes_four_keys(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 2)
    hands.press(F7)
    hands.type_words(sold.locator.lower())
    hands.press("R", ctrl=True)
    hands.press(ENTER, ENTER)
    assert hands.keys == 4
    assert [status for _name, _seats, status in office.bookings()] == ["canceled"]
    refund = office.company.value("SELECT refund_amount FROM booking")
    assert refund == 56_000_000_00 * 70 // 100  # 70 %: more than three months before


def test_the_other_seats_key_by_f4_and_back_by_esc(office: Office, hands: Hands) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press(ENTER)
    assert hands.focus is hands.desk.selling.pane.ticket.sell
    hands.press(ESC)
    assert hands.focus is hands.desk.selling.pane.ticket.seats
    hands.press(ESC)
    assert hands.focus is hands.desk.selling.lists.travelers.field
    hands.press(F4)
    assert hands.focus is hands.desk.selling.pane.ticket.seats
    hands.press(F3)
    assert hands.focus is hands.desk.selling.lists.travelers.field
    assert office.bookings() == []


# --- enter ----------------------------------------------------------------------------------------


def test_a_held_down_enter_sells_nothing(office: Office, hands: Hands) -> None:
    hands.type_words("lunar")
    hands.hold_down(ENTER)
    hands.rest()
    assert hands.focus is hands.desk.selling.lists.travelers.field
    hands.type_words("haruka")
    hands.hold_down(ENTER)
    hands.rest()
    assert hands.focus is hands.desk.selling.pane.ticket.seats
    hands.hold_down(ENTER)
    hands.rest()
    assert hands.focus is hands.desk.selling.pane.ticket.sell
    assert office.bookings() == []
    hands.hold_down(ENTER)
    hands.rest()
    assert hands.desk.selling.pane.is_sold
    assert len(office.bookings()) == 1


def test_a_double_enter_sells_once(office: Office, hands: Hands) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press(ENTER)
    hands.hold_down(ENTER, times=1)
    hands.hold_down(ENTER, times=1)
    hands.rest()
    assert hands.desk.selling.pane.is_sold
    assert len(office.bookings()) == 1


def test_enter_waits_for_the_search_and_later_keys_wait_with_it(
    office: Office, hands: Hands
) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_on("haruka")
    assert hands.desk.selling.lists.travelers.is_searching
    hands.hold_down(ENTER, times=1)
    hands.type_on("3")
    hands.rest()
    hands.until(lambda: hands.desk.selling.flow.entry.seats == 3)
    assert hands.desk.selling.flow.entry.traveler_id == office.people["Tanaka Haruka · 田中 遥"]
    assert hands.desk.selling.lists.travelers.field.text() == "haruka"


def test_a_shortcut_typed_before_the_search_has_answered_is_done_after_it(
    office: Office, hands: Hands
) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_on("haruka")
    assert hands.desk.selling.lists.travelers.is_searching
    hands.hold_down(ENTER, times=1)
    hands.type_on("3")
    QTest.keyClick(hands.focus, Qt.Key.Key_H, CTRL)
    assert hands.desk.selling.lists.travelers.is_searching
    hands.rest()
    hands.until(lambda: hands.desk.selling.pane.is_sold)
    assert office.bookings() == [("Tanaka Haruka · 田中 遥", 3, "pending")]


def test_the_next_customer_may_take_the_same_launch_or_type_another(
    office: Office, hands: Hands
) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press("3", ENTER, ENTER, ENTER)
    lists, ticket = hands.desk.selling.lists, hands.desk.selling.pane.ticket
    assert lists.launches.field.selectedText() == "lunar"
    assert lists.travelers.field.text() == ""
    assert ticket.seats.seats == 1
    hands.press(ENTER)
    assert hands.desk.selling.flow.entry.launch_id == office.orbit
    hands.press(F2)
    hands.type_words("karman")
    assert lists.launches.field.text() == "karman"


# --- refusals -------------------------------------------------------------------------------------


def test_a_refusal_keeps_every_field_and_offers_the_seats_that_are_left(
    office: Office, hands: Hands
) -> None:
    office.sell(office.line, 2)
    hands.press(Qt.Key.Key_F5)
    to_seats(hands, "karman", "nguyen")
    before = texts(hands)
    hands.press("2", ENTER)
    ticket = hands.desk.selling.pane.ticket
    assert ticket.refusal.title == "Only 1 seat is left on this launch"
    assert hands.focus is ticket.refusal.buttons[0]
    assert texts(hands) == before
    assert not ticket.sell.isEnabled()
    assert not ticket.hold.isEnabled()

    hands.press(ENTER, ctrl=True)  # still refused, still nothing sold
    assert len(office.bookings()) == 1
    hands.press("1", alt=True)
    assert (ticket.seats.seats, ticket.refusal.isVisible()) == (1, False)
    assert hands.focus is ticket.seats
    assert len(office.bookings()) == 1  # the remedy never sells
    assert texts(hands) == before


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


def test_other_launches_is_a_way_out(office: Office, hands: Hands) -> None:
    office.sell(office.line, 3)
    hands.press(Qt.Key.Key_F5)
    to_seats(hands, "karman", "nguyen")
    hands.press(ENTER)
    ticket = hands.desk.selling.pane.ticket
    assert ticket.refusal.title == "No seats are left on this launch"
    hands.press(ENTER)
    assert hands.focus is hands.desk.selling.lists.launches.field
    hands.type_words("lunar")
    hands.press(ENTER)
    assert hands.focus is ticket.seats  # the traveler is kept
    hands.press(ENTER, ENTER)
    assert office.bookings()[-1] == ("Nguyễn Tấn Dũng", 1, "confirmed")


def test_the_limit_is_told_with_what_is_held_already(office: Office, hands: Hands) -> None:
    office.sell(office.orbit, 2, office.people["Nguyễn Tấn Dũng"])
    hands.press(Qt.Key.Key_F5)
    to_seats(hands, "lunar", "nguyen")
    hands.press("3", ENTER)
    refusal = hands.desk.selling.pane.ticket.refusal
    assert refusal.title == "Limit 4 per traveler; has 2 already"
    assert refusal.accessibleDescription() == "A VIP may have 6."
    assert [button.text() for button in refusal.buttons] == ["Take 2 seats", "A manager allows it…"]


def test_seats_that_vanish_while_typing_are_told_and_the_focus_stays(
    office: Office, hands: Hands
) -> None:
    to_seats(hands, "karman", "nguyen")
    hands.press("3")
    hands.press(F3)
    hands.type_words("nguyen tan")
    office.sell(office.line, 2)
    office.context.changed.emit(None)
    hands.rest()
    ticket = hands.desk.selling.pane.ticket
    assert ticket.refusal.title == "Only 1 seat is left on this launch"
    assert "desk-1 just sold 2" in ticket.refusal.accessibleDescription()
    assert hands.focus is hands.desk.selling.lists.travelers.field
    assert hands.focus.text() == "nguyen tan"
    assert ticket.seats.seats == 3


def test_a_refusal_is_an_alert_for_screen_readers(
    office: Office, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[object, QAccessible.Event]] = []
    real = QAccessible.updateAccessibility
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: (told.append((event.object(), event.type())), real(event)),
    )
    to_seats(hands, "karman", "nguyen")
    hands.press("4")
    box = hands.desk.selling.pane.ticket.refusal
    assert (box, QAccessible.Event.Alert) in told


# --- the new traveler -----------------------------------------------------------------------------


def test_a_known_person_is_offered_while_typing_a_new_one(office: Office, hands: Hands) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("Ana Lópes +34 612 40")
    hands.press(ENTER)
    form = hands.desk.selling.lists.form
    assert [form.name.text(), form.phone.text()] == ["Ana Lópes", "+34 612 40"]
    assert hands.focus is form.email.editor
    row = form.known.rows.row(0)
    assert row is not None
    assert row[3] == ("similar name", "first 7 digits")
    assert hands.desk.selling.pane.ticket.traveler.name.text() == "Ana Lópes"
    hands.press(DOWN, ENTER)
    assert hands.desk.selling.flow.entry.traveler_id == office.people["Ana López Ruiz"]
    assert hands.focus is hands.desk.selling.pane.ticket.seats


def test_esc_leaves_the_form_and_finds_it_again_as_it_was(office: Office, hands: Hands) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("Zoë Brontë")
    hands.press("N", ctrl=True)
    hands.type_words("+44 20 7946 0000")
    hands.press(ESC)
    assert hands.focus is hands.desk.selling.lists.travelers.field
    assert hands.focus.text() == "Zoë Brontë"
    hands.press(ENTER)
    assert hands.desk.selling.lists.form.phone.text() == "+44 20 7946 0000"


def test_what_is_wrong_in_the_form_is_told_at_its_field(office: Office, hands: Hands) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("Zoë")
    hands.press("N", ctrl=True)
    form = hands.desk.selling.lists.form
    hands.press(ENTER)
    hands.type_words("zoe.example.com")
    hands.press(ENTER, ctrl=True)
    assert form.email.error is not None
    assert form.email.error.startswith("E-mail must be an address")
    assert hands.focus is form.email.editor
    assert form.email.editor.accessibleDescription() == form.email.error

    hands.press("A", ctrl=True)
    hands.type_words("HARUKA.tanaka@nihon.jp")
    hands.press(ENTER, ctrl=True)
    assert form.email.error == (
        "The e-mail HARUKA.tanaka@nihon.jp belongs to somebody else: give another one."
    )
    hands.press("A", ctrl=True)
    hands.type_words("zoe@example.com")
    hands.press(ENTER, ctrl=True)
    assert hands.focus is hands.desk.selling.pane.ticket.seats


# --- bookings -------------------------------------------------------------------------------------


def test_the_sixth_character_opens_a_booking_without_enter(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 2)
    hands.press(F7)
    hands.type_words(f"{sold.locator[:3]} {sold.locator[3:5]}".lower())
    assert hands.desk.changing.booking is None
    hands.type_words(sold.locator[5].lower())
    assert hands.desk.changing.booking is not None
    assert hands.desk.changing.booking.id == sold.id
    assert hands.focus is hands.desk.changing.lists.search.field


def test_bookings_are_found_by_name_and_picked_with_the_arrows(
    office: Office, hands: Hands
) -> None:
    traveler = office.people["Tanaka Haruka · 田中 遥"]
    first = office.sell(office.orbit, 1, traveler)
    office.company.clock.forward(minutes=1)
    office.sell(office.line, 1, traveler)
    hands.press(F7)
    hands.type_words("haruka")
    hands.press(DOWN, DOWN, UP, DOWN, ENTER)
    assert hands.desk.changing.booking is not None
    assert hands.desk.changing.booking.id == first.id
    assert hands.focus is hands.desk.changing.pane.booking.cancel


def test_the_cancellation_says_its_rule_and_money_before_it_is_done(
    office: Office, hands: Hands
) -> None:
    sold = office.sell(office.orbit, 2, office.people["Nguyễn Tấn Dũng"])
    hands.press(F7)
    hands.type_words(sold.locator)
    hands.press("R", ctrl=True)
    card = hands.desk.changing.pane.changes[hands.desk.changing.job]
    assert hands.focus is card.editors[0]
    names = [step.accessibleName() for step in card.steps]
    assert names == [
        "until 17 Mar 2026 90 % over",
        "until 17 Dec 2026 70 % applies today",
        "after 17 Dec 2026 0 %",
    ]
    assert card.amount.text() == "39,200,000.00 USD"
    assert card.sides[1].figure.text() == "16,800,000.00 USD"
    assert card.back.words.text() == "Seats come back on sale: 98 free become 100"
    assert card.messages.words.text() == "Messages: Nguyễn Tấn Dũng, SpaceX (no e-mail)"
    hands.press("1")
    assert card.amount.text() == "19,600,000.00 USD"
    assert card.act.text() == "Cancel 1 seat and refund"
    hands.press(ESC)
    assert office.bookings() == [("Nguyễn Tấn Dũng", 2, "confirmed")]

    hands.press("R", ctrl=True)
    hands.press("1", ENTER, ENTER)
    assert sorted(row[1:] for row in office.bookings()) == [(1, "canceled"), (1, "confirmed")]
    assert hands.focus is hands.desk.changing.pane.booking.next


def test_a_hold_is_confirmed_first_of_all(office: Office, hands: Hands) -> None:
    held = office.company.do(
        sales.hold_seats, SellSeats(office.orbit, office.people["Ana López Ruiz"], 2)
    )
    hands.press(F7)
    hands.type_words(held.locator)
    hands.press(ENTER)
    card = hands.desk.changing.pane.booking
    assert hands.focus is card.confirm
    assert card.confirm.text() == "Confirm for 56,000,000.00 USD"
    hands.press(ENTER)
    assert office.bookings() == [("Ana López Ruiz", 2, "confirmed")]
    assert card.done.words.text() == "Confirmed for 56,000,000.00 USD"


def test_a_booking_moves_to_another_launch(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 2, office.people["Ana López Ruiz"])
    hands.press(F7)
    hands.type_words(sold.locator)
    hands.press("M", ctrl=True)
    hands.type_words("karman")
    hands.press(ENTER)
    card = hands.desk.changing.pane.changes[hands.desk.changing.job]
    assert card.sides[0].figure.text() == "39,200,000.00 USD"
    assert card.sides[1].figure.text() == "2,500,000.00 USD"
    assert (card.result.text(), card.amount.text()) == ("To pay back", "36,700,000.00 USD")
    assert hands.focus is card.act
    assert isinstance(card, MoveCard)
    told = card.facts[3].words.text()
    assert told.startswith("Messages: Ana López Ruiz")
    hands.press(ENTER)
    assert [row[1:] for row in office.bookings()] == [(2, "canceled"), (2, "confirmed")]
    done = hands.desk.changing.pane.booking.done
    assert done.isVisible()
    assert done.words.text().startswith("Moved: the new locator is ")
    assert done.words.text().endswith("\nTo pay back: 36,700,000.00 USD")  # until the next step
    changing = hands.desk.changing
    new = changing.booking
    assert new is not None
    locators = {
        one: show.locator(booking.locator) for one, booking in (("old", sold), ("new", new))
    }
    here = f"Moved here from {locators['old']}: 2 seats, 2,500,000.00; to pay back 36,700,000.00"
    there = f"Moved on to {locators['new']}: 70 % back, 39,200,000.00"
    for key, told in ((sold.id, there), (new.id, here)):  # later, and in both
        hands.desk.open_booking(key)
        history = changing.lists.history.findChild(Timeline)
        assert history is not None
        assert told in history.accessibleName()
        lines = [
            (one.caption.text(), one.figure.text())
            for one in changing.pane.booking.sides
            if one.isVisible()
        ]
        assert ("Move: to pay back", "36,700,000.00 USD") in lines


def test_a_move_to_a_full_launch_is_refused_before_it_is_tried(
    office: Office, hands: Hands
) -> None:
    office.sell(office.line, 2)
    sold = office.sell(office.orbit, 2)
    hands.press(F7)
    hands.type_words(sold.locator)
    hands.press("M", ctrl=True)
    hands.type_words("karman")
    hands.press(ENTER)
    card = hands.desk.changing.pane.changes[hands.desk.changing.job]
    assert card.refusal.words.text().startswith("Only 1 seat is left on this launch")
    assert not card.act.isEnabled()


def test_a_booking_is_handed_over_and_a_sale_is_voided(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 2)
    hands.press(F7)
    hands.type_words(sold.locator)
    hands.press(ENTER, TAB, TAB)
    card = hands.desk.changing.pane.booking
    assert hands.focus is card.transfer
    hands.press(ENTER)
    hands.type_words("ana")
    (before,) = (name for name, *_rest in office.bookings())
    hands.press(ENTER)
    change = hands.desk.changing.pane.changes[Job.TRANSFER]
    assert isinstance(change, TransferCard)
    assert before in change.facts[1].words.text()  # who gives it up is told as well
    assert "Ana López Ruiz" in change.facts[1].words.text()
    hands.press(ENTER)
    assert office.bookings() == [("Ana López Ruiz", 2, "confirmed")]
    history = hands.desk.changing.lists.history.findChild(Timeline)
    assert history is not None
    assert f"Transferred from {before} to Ana López Ruiz" in history.accessibleName()

    card.void.setFocus()
    hands.press(ENTER)
    change = hands.desk.changing.pane.changes[hands.desk.changing.job]
    assert hands.focus is change.keep  # the safe button is the default
    assert (change._act_cap.text(), change._keep_cap.text()) == ("Ctrl+⇧+V", "Enter")
    hands.press(ENTER)
    assert hands.desk.changing.job is Job.LOOK
    assert hands.focus is card.print  # nothing that takes away, however often Enter is pressed
    for _step in range(2):
        QTest.keyClick(hands.focus, Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert hands.focus is change.act
    assert (change._act_cap.text(), change._keep_cap.text()) == ("Enter", "Esc")
    hands.press(ENTER)
    assert office.bookings() == [("Ana López Ruiz", 2, "canceled")]
    assert office.company.value("SELECT cancel_cause FROM booking") == "void"


def test_ctrl_m_moves_what_was_just_sold_and_old_results_do_not_stay(
    office: Office, hands: Hands
) -> None:
    other = office.sell(office.orbit, 1)
    to_seats(hands, "lunar", "ana")
    hands.press("2", ENTER, ENTER)
    hands.until(lambda: hands.desk.selling.pane.is_sold)
    hands.press("M", ctrl=True)
    changing = hands.desk.changing
    assert changing.job is Job.MOVE
    assert hands.focus is changing.lists.launches.field
    hands.press(ESC)
    hands.press("R", ctrl=True)
    change = changing.pane.changes[Job.CANCEL]
    assert isinstance(change, CancelCard)
    assert hands.focus is change.seats
    assert (change._act_cap.text(), change._keep_cap.text()) == ("Enter ×2", "Esc")
    hands.press(ENTER)
    assert (change._act_cap.text(), change._keep_cap.text()) == ("Enter", "Esc")
    told: list[str] = []
    office.context.said.connect(told.append)
    hands.press(ENTER)
    hands.until(lambda: changing.job is Job.LOOK)
    assert told[-1].startswith("Canceled 2 seats")
    hands.desk.open_booking(other.id)
    assert told[-1] == ""
    assert not changing.pane.booking.done.words.text()


def test_a_lapsed_hold_says_that_confirming_is_a_new_sale(office: Office, hands: Hands) -> None:
    held = office.company.do(
        sales.hold_seats, SellSeats(office.orbit, office.people["Ana López Ruiz"], 2)
    )
    office.company.clock.forward(hours=25)
    hands.press(F7)
    hands.type_words(held.locator)
    card = hands.desk.changing.pane.booking
    assert "a new sale at today's price" in card.why.words.text()
    hands.press(ENTER, ENTER)
    assert [row[1:] for row in office.bookings()] == [(2, "canceled"), (2, "confirmed")]


def test_last_sales_are_opened_again(office: Office, hands: Hands) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press(ENTER, ENTER, ENTER)
    row = hands.desk.selling.pane.last.rows[0]
    row.setFocus()
    hands.press(ENTER)
    assert hands.desk.changing.booking is not None
    assert hands.desk.changing.booking.traveler == "Tanaka Haruka · 田中 遥"
    hands.press(F2)
    assert hands.focus is hands.desk.selling.lists.launches.field


# --- the sold card --------------------------------------------------------------------------------


def test_the_sold_card_reads_the_locator_out_and_copies_it(office: Office, hands: Hands) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press("2", ENTER, ENTER)
    card = hands.desk.selling.pane.sold
    locator = office.company.value("SELECT locator FROM booking")
    assert card.locator.text() == f"{locator[:3]} {locator[3:]}"
    assert len(card.spelling.text().split(" · ")) == 6
    hands.press("C", ctrl=True)
    assert QApplication.clipboard().text() == card.locator.text()
    hands.press("R", ctrl=True)
    assert hands.desk.changing.booking is not None
    assert hands.desk.changing.booking.locator == locator
    hands.press(ENTER, ENTER)
    assert office.bookings() == [("Tanaka Haruka · 田中 遥", 2, "canceled")]


# --- the whole screen -----------------------------------------------------------------------------


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
    hands.press(F7)
    hands.type_words(sold.locator)
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


def test_changes_elsewhere_show_when_one_comes_back(office: Office, hands: Hands) -> None:
    free = hands.desk.selling.lists.launches.table.rows.row(1)
    assert free is not None
    hands.window.show_page(1)
    office.sell(office.orbit, 4)
    office.context.changed.emit(None)
    hands.window.show_page(0)
    hands.rest()
    row = hands.desk.selling.lists.launches.table.rows.row(1)
    assert row is not None
    assert row[7] == free[7] + 4


def test_a_deactivated_traveler_is_shown_last_and_refused(office: Office, hands: Hands) -> None:
    office.company.do(
        travelers.set_traveler_active, office.people["Tanaka Haruka · 田中 遥"], False
    )
    to_seats(hands, "lunar", "haruka")
    hands.press(ENTER)
    refusal = hands.desk.selling.pane.ticket.refusal
    assert "is deactivated" in refusal.title
    assert [button.text() for button in refusal.buttons] == ["Other traveler"]
    assert office.bookings() == []


def test_a_canceled_booking_offers_the_next_customer_alone(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 2)
    office.company.do(cancellations.cancel_seats, sold.id)
    hands.press(F7)
    hands.type_words(sold.locator)
    hands.press("R", ctrl=True)  # nothing is left to cancel
    card = hands.desk.changing.pane.booking
    assert card.isVisible()
    shown = [one.text() for one in card.findChildren(QAbstractButton) if one.isVisible()]
    assert shown == ["Next customer"]
    assert card.sides[4].figure.text() == "39,200,000.00 USD"
    assert Decimal(office.company.value("SELECT refund_amount FROM booking")) == 39_200_000_00


def test_a_slip_is_voided_from_the_cancel_card_by_its_keys(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 2)
    hands.press(F7)
    hands.type_words(sold.locator)
    hands.press("R", ctrl=True)
    changing = hands.desk.changing
    card = changing.pane.changes[Job.CANCEL]
    assert isinstance(card, CancelCard)
    assert card.slip.isVisible()
    QTest.keyClick(hands.focus, Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert changing.job is Job.VOID
    hands.press(ESC)
    hands.press("T", ctrl=True)
    assert changing.job is Job.TRANSFER


def test_the_booking_menu_offers_what_the_booking_allows(office: Office, hands: Hands) -> None:
    menus = office.window.menus
    changes = {name: menus.by_id[f"booking.{name}"] for name in ("cancel", "move", "transfer")}
    menus.ask()
    assert all(action.isEnabled() for action in changes.values())  # they look for one first
    assert not menus.by_id["booking.hold"].isEnabled()
    sold = office.sell(office.orbit, 2)
    hands.desk.open_booking(sold.id)
    menus.ask()
    assert all(action.isEnabled() for action in changes.values())
    assert menus.by_id["booking.confirm"].statusTip() == "Only a hold is confirmed"
    office.company.do(cancellations.cancel_seats, sold.id)
    menus.ask()
    for action in (*changes.values(), menus.by_id["booking.void"]):
        assert not action.isEnabled()
        assert "canceled already" in action.statusTip()
        assert "canceled already" in action.toolTip()


# --- columns --------------------------------------------------------------------------------------


def test_columns_give_way_in_order_and_never_overlap() -> None:
    columns = tuple(
        Column(key, key, str, style=Style.TEXT, stretch=stretch)
        for key, stretch in (("name", 2), ("rocket", 1), ("price", 0))
    )
    needs = [(64, 140), (64, 120), (90, 90)]
    assert share_width(columns, needs, 350) == [140, 120, 90]
    assert share_width(columns, needs, 380) == [160, 130, 90]
    narrow = share_width(columns, needs, 250)
    assert sum(narrow) <= 250
    assert narrow[2] == 90
    assert share_width(columns, needs, 250, ("rocket",), 0.8)[1] == 0
    assert share_width(columns, needs, 300, first="name") == [140, 70, 90]


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


def test_a_manager_allows_six_seats_at_the_agents_desk(office: Office, hands: Hands) -> None:
    to_seats(hands, "lunar", "nguyen")
    hands.press("6", ENTER)
    ticket = hands.desk.selling.pane.ticket
    (allow,) = [one for one in ticket.refusal.buttons if "manager" in one.text()]
    allow.click()
    dialog = hands.window.findChild(OverrideDialog)
    assert dialog is not None
    assert "password" not in dialog.fields  # the administrator's own word is enough
    dialog.try_now()
    assert dialog.fields["reason"].error == "Fill this in."
    dialog.fields["reason"].set_text("a family of six")
    dialog.try_now()
    hands.until(ticket.refusal.isHidden)
    hands.window.activateWindow()  # what a window manager does when a dialog closes
    hands.until(ticket.sell.hasFocus)
    name = BUILT_IN_ADMINISTRATOR.name
    said = f"{name} allows six seats: a family of six"
    assert ticket.facts[1].words.text() == said
    hands.press(ENTER)
    hands.until(lambda: hands.desk.selling.pane.is_sold)
    assert office.company.rows("SELECT number_of_seats, seat_limit FROM booking") == [(6, 6)]
    hands.press("M", ctrl=True)
    hands.press(ESC)
    history = hands.desk.changing.lists.history.findChild(Timeline)
    assert history is not None
    assert f"a family of six (allowed by {name})" in history.accessibleName()


def give_word(hands: Hands, word: ManagersWord, reason: str) -> None:
    hands.until(word.ask.isVisible)
    word.ask.click()
    (dialog,) = [one for one in hands.window.findChildren(OverrideDialog) if one.isVisible()]
    dialog.fields["reason"].set_text(reason)
    dialog.try_now()
    hands.until(lambda: word.override is not None)
    assert reason in word.said.words.text()
    assert not word.ask.isVisible()


def test_a_manager_lets_six_seats_move_be_handed_on_and_outlast_a_hold(
    office: Office, hands: Hands
) -> None:
    company, (haruka, dung, _ana) = office.company, office.people.values()
    target = company.launch(capacity=20, date=datetime(2027, 5, 1, tzinfo=UTC))
    allowed = Override(BUILT_IN_ADMINISTRATOR, "six friends")
    sold = company.do(sales.sell_seats, SellSeats(office.orbit, haruka, 6, None, allowed))
    changing = hands.desk.changing

    hands.desk.open_booking(sold.id)
    changing.start(Job.MOVE)
    move = changing.pane.changes[Job.MOVE]
    assert isinstance(move, MoveCard)
    move.choose(target)
    assert not move.act.isEnabled()
    assert "Limit 4 seats" in move.refusal.words.text()
    assert hands.focus is move.word.ask  # Enter asks
    give_word(hands, move.word, "they fly together")
    move.choose(office.line)  # what was allowed there isn't allowed here
    assert move.word.override is None
    assert not move.word.ask.isVisible()  # no seats there
    move.choose(target)
    give_word(hands, move.word, "they fly together")
    hands.until(move.act.isEnabled)
    move.do()
    hands.until(lambda: changing.booking is not None and changing.booking.id != sold.id)
    moved = changing.booking
    assert moved is not None
    assert company.seats(target) == (6, 0)

    changing.start(Job.TRANSFER)
    transfer = changing.pane.changes[Job.TRANSFER]
    assert isinstance(transfer, TransferCard)
    heir = read_traveler(office.context.connection, dung, target, office.context.now())
    assert heir is not None
    transfer.choose(heir)
    assert not transfer.act.isEnabled()
    give_word(hands, transfer.word, "for a cousin")
    assert transfer.facts[0].words.text() == "Limit 6"
    transfer.do()
    hands.until(lambda: changing.booking is not None and changing.booking.traveler.startswith("Ng"))

    held = company.do(sales.hold_seats, SellSeats(office.orbit, haruka, 5, None, allowed))
    company.clock.forward(hours=25)
    hands.desk.open_booking(held.id)
    card = changing.pane.booking
    assert not card.confirm.isEnabled()
    give_word(hands, card.word, "they came late")
    hands.until(card.confirm.isEnabled)
    changing.confirm()
    hands.until(lambda: company.seats(office.orbit) == (5, 0))
    hands.until(card.word.isHidden)
    reasons = company.rows(
        "SELECT action, json_extract(details, '$.reason') FROM entry_log WHERE entity_type = "
        "'booking' AND json_extract(details, '$.reason') IS NOT NULL ORDER BY rowid"
    )
    assert [(action, words.partition(" (")[0]) for action, words in reasons] == [
        ("sell", "six friends"),
        ("sell", "they fly together"),
        ("transfer", "for a cousin"),
        ("hold", "six friends"),
        ("sell", "they came late"),
    ]


def test_a_manager_refunds_more_than_the_table(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 2, office.people["Nguyễn Tấn Dũng"])
    hands.window.context.desk_wanted.emit(sold.id, "cancel")
    hands.rest()
    card = hands.desk.changing.pane.changes[Job.CANCEL]
    assert isinstance(card, CancelCard)
    card.more.click()
    dialog = hands.window.findChild(OverrideDialog)
    assert dialog is not None
    dialog.fields["refund_percent"].set_text("70")
    dialog.fields["reason"].set_text("grief")
    dialog.try_now()
    hands.until(lambda: dialog.fields["refund_percent"].error is not None)
    dialog.fields["refund_percent"].set_text("100")
    dialog.try_now()
    hands.until(lambda: "100 %" in card.result.text())
    assert "grief" in card.special.words.text()
    card.do()
    hands.until(lambda: office.company.rows("SELECT refund_percent FROM booking") == [(100,)])


@pytest.mark.parametrize(
    ("deed", "job"),
    [("cancel", Job.CANCEL), ("move", Job.MOVE), ("transfer", Job.TRANSFER), ("void", Job.VOID)],
)
def test_the_booking_menu_changes_what_is_shown_or_looks_for_it_first(
    office: Office, hands: Hands, deed: str, job: Job
) -> None:
    words = {"cancel": "Cancel s&eats…", "move": "&Move…", "transfer": "T&ransfer…"}
    (action,) = [
        one
        for one in hands.window.menus.all
        if one.text().partition("\t")[0] == words.get(deed, "&Void sale…")
    ]
    action.trigger()
    assert hands.desk.is_finding
    assert hands.desk.changing.lists.search.field.hasFocus()
    sold = office.sell(office.orbit, 2, office.people["Nguyễn Tấn Dũng"])
    hands.desk.open_booking(sold.id)
    hands.rest()
    action.trigger()
    assert hands.desk.changing.job is job


def test_the_booking_menu_confirms_the_hold_that_was_just_made(
    office: Office, hands: Hands
) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press("h", ctrl=True)
    hands.until(lambda: hands.desk.selling.pane.is_sold)
    next(one for one in hands.window.menus.all if one.text() == "&Confirm a hold").trigger()
    hands.until(lambda: [status for _, _, status in office.bookings()] == ["confirmed"])


def test_the_launches_words_are_read_anew_only_when_a_launch_changed(
    office: Office, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    from astrobookings_desktop.ui.desk import launch_list

    made: list[LaunchIndex] = []
    make = launch_list._index_of

    def noted(connection: Connection, now: datetime) -> LaunchIndex:
        made.append(make(connection, now))
        return made[-1]

    monkeypatch.setattr(launch_list, "_index_of", noted)
    card, company, hub = hands.desk.selling.lists.launches, office.company, office.context.hub

    def free(launch: int) -> int:
        row = card.table.rows.row(card.table.rows.find(launch))
        assert isinstance(row, OpenLaunch)
        return row.free

    hub.tell_anything()  # as a worker's commits come
    assert made == []
    before = free(office.orbit)
    office.sell(office.orbit, 3)
    hub.tell_anything()
    assert (free(office.orbit), made) == (before - 3, [])
    rocket = company.value("SELECT rocket_id FROM launch WHERE id = ?", office.orbit)
    company.do(rockets.edit_rocket, rocket, {"name": "Kestrel"})
    hub.tell_anything()
    assert len(made) == 1
    assert list(made[0].find("kestrel")) == [office.orbit]
    hub.tell_anything()
    assert len(made) == 1
    company.clock.now = datetime(2026, 11, 27, 15, 0, 1, tzinfo=UTC)  # the first one departs
    hub.tell_anything()
    assert len(made) == 2
    assert office.line not in made[1].ids


def test_words_typed_before_the_launches_are_read_find_the_right_one(
    office: Office, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    from astrobookings_desktop.ui.desk import launch_list

    monkeypatch.setattr(launch_list, "AT_ONCE", 0)  # as with very many: read by the reader thread
    card = hands.desk.selling.lists.launches
    card._index = None
    card.look_again()
    assert card.is_reading
    wanted = card._context.connection.execute(
        "SELECT id, destination FROM launch WHERE status = 'scheduled' ORDER BY date DESC LIMIT 1"
    ).fetchone()
    card.field.setText(wanted[1])
    assert card.table.rows.count == 0
    card.field.entered.emit()
    hands._qtbot.waitUntil(lambda: not card.is_reading)
    hands._qtbot.waitUntil(lambda: hands.desk.selling.flow.entry.launch_id is not None)
    launch = hands.desk.selling.flow.entry.launch_id
    found = card._context.connection.execute(
        "SELECT destination FROM launch WHERE id = ?", (launch,)
    ).fetchone()
    assert found[0] == wanted[1]


def test_a_launch_is_found_by_the_ways_in_which_people_write_its_date() -> None:
    say = date_words()
    for date, words in (
        (datetime(2027, 3, 17, 9, tzinfo=UTC), ("17 Mar 2027, 09:00", "March", "2027-03-17")),
        (datetime(2027, 3, 17, 21, 5, tzinfo=UTC), ("17 Mar 2027, 21:05", "March", "2027-03-17")),
        (datetime(2027, 11, 1, 0, 0, tzinfo=UTC), ("1 Nov 2027, 00:00", "November", "2027-11-01")),
    ):
        assert all(one in say(date) for one in words)
