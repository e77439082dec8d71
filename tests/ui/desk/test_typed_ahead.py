"""What is typed where no field has the focus: while a sale is under way, after it, by the form."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from astrobookings_desktop.domain.errors import SeatLimitExceeded
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.desk import printing
from tests.helpers.desk_hands import CTRL, ENTER, F2, F3, F4, F7, Hands, to_seats
from tests.helpers.desk_office import Office

BACK = Qt.Key.Key_Backspace
HARUKA = ("Tanaka Haruka · 田中 遥", 2, "confirmed")


@pytest.fixture
def go_on() -> Iterator[threading.Event]:
    """What is written at a desk that was stalled is written once this is set."""
    event = threading.Event()
    yield event
    event.set()


def begin_sale(
    office: Office, hands: Hands, go_on: threading.Event, *, others_take: int = 0
) -> None:
    """Two seats are ordered, and have no answer yet; others take seats for the same traveler."""
    to_seats(hands, "lunar", "haruka")
    hands.press("2", ENTER)
    run, command = (
        office.context.run,
        SellSeats(office.orbit, office.people[HARUKA[0]], others_take),
    )
    run(lambda _work: go_on.wait(10), lambda _done: None, lambda _refusal: None)
    if others_take:
        run(lambda work: sell_seats(work, command), lambda _done: None, lambda _refusal: None)
    QTest.keyClick(hands.focus, ENTER)
    assert hands.desk.selling.flow.is_busy


def end_sale(hands: Hands, go_on: threading.Event) -> None:
    go_on.set()
    hands.rest()


def to_another_window(qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)


def strike(hands: Hands, text: str) -> None:
    """Words, Enter (\\n) and Backspace (\\b), without waiting for anything."""
    for sign in text:
        if sign in "\n\b":
            QTest.keyClick(hands.focus, ENTER if sign == "\n" else BACK)
        else:
            hands.type_on(sign)


@pytest.mark.parametrize("struck", ["karman", "\n\bkarr\bman"])
def test_words_typed_during_a_sale_look_for_the_next_launch_and_the_locator_stays(
    office: Office, hands: Hands, go_on: threading.Event, struck: str
) -> None:
    begin_sale(office, hands, go_on)
    strike(hands, struck)
    end_sale(hands, go_on)
    selling = hands.desk.selling
    assert hands.focus is selling.lists.launches.field
    assert selling.lists.launches.field.text() == "karman"
    assert selling.pane.is_sold
    assert office.bookings() == [HARUKA]
    hands.press(ENTER)
    assert not selling.pane.is_sold
    assert selling.flow.entry.launch_id == office.line


def test_however_often_enter_is_struck_ahead_nothing_is_sold_unseen(
    office: Office, hands: Hands, go_on: threading.Event
) -> None:
    begin_sale(office, hands, go_on)
    strike(hands, "\n\nkarman\nana\n2\n\n\n\n")
    end_sale(hands, go_on)
    hands.rest()
    selling = hands.desk.selling
    assert office.bookings() == [HARUKA]
    assert selling.flow.entry.launch_id == office.line
    assert hands.focus is selling.lists.travelers.field
    assert selling.lists.travelers.field.text() == "ana"
    hands.press(ENTER, ENTER, ENTER)
    assert office.bookings() == [HARUKA, ("Ana López Ruiz", 1, "confirmed")]


def test_whoever_goes_to_the_launches_during_a_sale_stays_there(
    office: Office, hands: Hands, go_on: threading.Event, said: list[str]
) -> None:
    begin_sale(office, hands, go_on)
    strike(hands, "ka")  # nothing is to be seen of it, so that one begins again
    QTest.keyClick(hands.focus, F2)
    strike(hands, "kar\n")
    assert said[-1] == "The sale before is still under way"
    assert hands.desk.selling.flow.entry.launch_id == office.orbit
    end_sale(hands, go_on)
    field = hands.desk.selling.lists.launches.field
    assert (hands.focus, field.text()) == (field, "kar")
    strike(hands, "man")
    assert field.text() == "karman"
    assert hands.desk.selling.pane.is_sold
    hands.press(ENTER)
    assert hands.desk.selling.flow.entry.launch_id == office.line


@pytest.mark.parametrize("key", [Qt.Key.Key_R, Qt.Key.Key_M, Qt.Key.Key_T])
def test_a_sale_under_way_is_not_yet_changed_nor_said_to_be_none(
    office: Office, hands: Hands, go_on: threading.Event, said: list[str], key: Qt.Key
) -> None:
    begin_sale(office, hands, go_on)
    QTest.keyClick(hands.focus, F2)
    QTest.keyClick(hands.focus, key, CTRL)
    assert said[-1] == "The sale before is still under way"
    assert not hands.desk.is_finding
    end_sale(hands, go_on)
    assert office.bookings() == [HARUKA]


def test_a_refused_sale_keeps_every_word_as_it_was(
    office: Office, hands: Hands, go_on: threading.Event
) -> None:
    begin_sale(office, hands, go_on, others_take=4)
    selling = hands.desk.selling
    entry = selling.flow.entry
    strike(hands, "karman\n")
    end_sale(hands, go_on)
    assert selling.flow.refusal is not None
    assert hands.focus in selling.pane.ticket.refusal.buttons
    assert selling.flow.entry == entry
    assert selling.lists.launches.field.text() == "lunar"


def test_nothing_changes_the_ticket_of_a_sale_under_way(
    office: Office, hands: Hands, go_on: threading.Event, said: list[str]
) -> None:
    begin_sale(office, hands, go_on, others_take=3)
    selling = hands.desk.selling
    ticket, entry, launches = selling.pane.ticket, selling.flow.entry, selling.lists.launches
    for key in (F4, Qt.Key.Key_Left, Qt.Key.Key_Home):
        QTest.keyClick(hands.focus, key)
    ticket.seats._buttons[2].click()
    QTest.keyClick(hands.focus, Qt.Key.Key_N, CTRL)
    assert said[-1] == "The sale before is still under way"
    launches.field.clear()
    hands.until(lambda: launches.table.rows.rowCount() > 1)
    first = launches.table.visualRect(launches.table.model().index(0, 0))
    QTest.mouseClick(launches.table.viewport(), Qt.MouseButton.LeftButton, pos=first.center())
    assert (selling.flow.entry, ticket.seats.seats) == (entry, 2)
    assert not selling.lists.form_is_open
    end_sale(hands, go_on)
    assert isinstance(selling.flow.refusal, SeatLimitExceeded)  # of the two that were ordered
    hands.press(F4, Qt.Key.Key_Left)
    assert selling.flow.refusal is None
    assert ticket.sell.isEnabled()


def test_going_to_the_next_customer_during_a_sale_keeps_its_ticket(
    office: Office, hands: Hands, go_on: threading.Event
) -> None:
    other = office.sell(office.orbit, 1)
    begin_sale(office, hands, go_on, others_take=3)
    selling = hands.desk.selling
    entry = selling.flow.entry
    QTest.keyClick(hands.focus, F7)
    hands.type_on(other.locator)
    hands.until(lambda: hands.desk.changing.booking is not None)
    hands.desk.changing.pane.booking.next.click()
    end_sale(hands, go_on)
    assert isinstance(selling.flow.refusal, SeatLimitExceeded)
    assert selling.flow.entry == entry
    assert "Haruka" in selling.pane.ticket.traveler.name.text()


@pytest.mark.parametrize("goes_on", [F2, Qt.Key.Key_N])
def test_a_traveler_typed_ahead_is_kept_wherever_one_goes_on(
    office: Office, hands: Hands, go_on: threading.Event, goes_on: Qt.Key
) -> None:
    begin_sale(office, hands, go_on)
    QTest.keyClick(hands.focus, F3)
    strike(hands, "zoe")
    end_sale(hands, go_on)
    hands.press(goes_on, ctrl=goes_on is not F2)
    lists = hands.desk.selling.lists
    assert (lists.form.name if lists.form_is_open else lists.travelers.field).text() == "zoe"


def test_words_in_a_field_stay_while_another_window_is_in_front(
    office: Office, hands: Hands, go_on: threading.Event, qtbot: QtBot
) -> None:
    begin_sale(office, hands, go_on)
    QTest.keyClick(hands.focus, F3)
    strike(hands, "ana")
    to_another_window(qtbot)
    end_sale(hands, go_on)
    hands.until(lambda: hands.desk.selling.pane.is_sold)
    assert hands.desk.selling.lists.travelers.field.text() == "ana"


def test_a_traveler_typed_during_a_sale_is_the_next_one(
    office: Office, hands: Hands, go_on: threading.Event
) -> None:
    begin_sale(office, hands, go_on)
    QTest.keyClick(hands.focus, F3)
    strike(hands, "ana")
    end_sale(hands, go_on)
    field = hands.desk.selling.lists.travelers.field
    assert (hands.focus, field.text()) == (field, "ana")
    hands.press(ENTER)
    entry = hands.desk.selling.flow.entry
    assert (entry.launch_id, entry.traveler_id) == (None, office.people["Ana López Ruiz"])
    assert office.bookings() == [HARUKA]


def test_enter_after_a_word_that_was_taken_back_takes_nothing(
    office: Office, hands: Hands, go_on: threading.Event
) -> None:
    begin_sale(office, hands, go_on)
    strike(hands, "k\b\n")
    end_sale(hands, go_on)
    selling = hands.desk.selling
    assert (hands.focus, selling.pane.is_sold) == (selling.pane.sold.next, True)


def test_words_go_nowhere_while_another_window_is_in_front(
    office: Office, hands: Hands, go_on: threading.Event, qtbot: QtBot
) -> None:
    begin_sale(office, hands, go_on)
    strike(hands, "karman\nana")
    to_another_window(qtbot)
    end_sale(hands, go_on)
    selling = hands.desk.selling
    hands.until(lambda: selling.pane.is_sold)
    assert selling.lists.launches.field.text() == "lunar"
    assert selling.lists.travelers.field.text() == ""


def test_the_ticket_that_is_printed_is_of_the_sale_under_way(
    office: Office,
    hands: Hands,
    go_on: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
    said: list[str],
) -> None:
    printed: list[int] = []
    monkeypatch.setattr(printing, "open_ticket", lambda _context, booking: printed.append(booking))
    office.sell(office.orbit, 1)
    begin_sale(office, hands, go_on)
    QTest.keyClick(hands.focus, Qt.Key.Key_P, CTRL)
    assert (printed, said[-1]) == ([], "The ticket is printed once the sale is made")
    end_sale(hands, go_on)
    sold = hands.desk.selling.pane.sold.booking
    assert sold is not None
    assert printed == [sold.id]
    assert sold.traveler == HARUKA[0]


def test_words_typed_on_the_sold_card_begin_the_next_search(office: Office, hands: Hands) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press("2", ENTER, ENTER)
    selling = hands.desk.selling
    card, field = selling.pane.sold, selling.lists.launches.field
    assert card._next_cap.text() == "Enter"
    hands.type_words("karman")
    assert card._next_cap.text() == "Ctrl+↵"
    assert (hands.focus, field.text()) == (field, "karman")
    assert card.isVisible()
    assert card.booking is not None
    assert card.locator.text() == show.locator(card.booking.locator)
    card.print.setFocus()
    hands.type_words("17 mar")  # a day
    assert field.text() == "17 mar"
    QTest.keyClick(hands.focus, Qt.Key.Key_Return, CTRL)  # the next customer
    assert not card.isVisible()
    assert (hands.focus, field.selectedText()) == (field, "17 mar")
    assert office.bookings() == [HARUKA]


def test_words_typed_at_the_seats_go_on_with_the_form_that_is_open(
    office: Office, hands: Hands
) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press("N", ctrl=True)
    form, note = hands.desk.selling.lists.form, hands.desk.selling.pane.ticket.note
    form.name.set_text("Zoë Brontë")
    hands.press(F4)
    hands.type_words("zoe@example.com")
    assert (hands.focus, form.email.text()) == (form.email.editor, "zoe@example.com")
    hands.press(F4)
    hands.type_words("anne")
    assert hands.focus is hands.desk.selling.pane.ticket.seats
    assert note.isVisible()
    assert note.words.text() == (
        "The new traveler isn't saved yet: Ctrl+Enter creates, F3 goes to the form"
    )
    assert (form.name.text(), form.email.text()) == ("Zoë Brontë", "zoe@example.com")
    hands.press("2")
    assert not note.isVisible()
    hands.press(ENTER, ctrl=True)
    hands.press(ENTER, ENTER)
    assert office.bookings() == [("Zoë Brontë", 2, "confirmed")]
    form.name.set_text("")


def test_a_name_typed_at_the_seats_is_the_new_travelers(office: Office, hands: Hands) -> None:
    hands.press("N", ctrl=True)
    hands.press(F4)
    hands.type_words("Anne")
    form = hands.desk.selling.lists.form
    assert (hands.focus, form.name.text()) == (form.name.editor, "Anne")


def test_a_refusal_takes_the_focus_from_nobody_who_types_in_a_field(
    office: Office, hands: Hands, go_on: threading.Event
) -> None:
    begin_sale(office, hands, go_on, others_take=3)
    QTest.keyClick(hands.focus, F2)
    strike(hands, "karm")
    end_sale(hands, go_on)
    selling = hands.desk.selling
    assert selling.pane.ticket.refusal.isVisible()
    assert hands.focus is selling.lists.launches.field
    strike(hands, "an")
    assert selling.lists.launches.field.text() == "karman"


def test_a_sale_takes_the_focus_from_nobody_who_looks_for_a_booking(
    office: Office, hands: Hands, go_on: threading.Event
) -> None:
    begin_sale(office, hands, go_on)
    QTest.keyClick(hands.focus, F7)
    strike(hands, "tana")
    end_sale(hands, go_on)
    search = hands.desk.changing.lists.search
    assert hands.focus is search.field
    strike(hands, "ka")
    assert search.field.text() == "tanaka"
