"""Selling by keyboard, in the real window: keys counted, Enter, what is sold."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.domain.locator import ALPHABET
from astrobookings_desktop.ui.desk.cancel_card import CancelCard
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.desk.spelling import spelled
from astrobookings_desktop.ui.language import use_language
from tests.helpers.desk_hands import CTRL, ENTER, ESC, F2, F3, F4, F7, Hands, to_seats
from tests.helpers.desk_office import Office

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


def type_ahead(hands: Hands) -> None:
    """A traveler, Enter and three seats, before the search for the traveler has answered."""
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_on("haruka")
    assert hands.desk.selling.lists.travelers.is_searching
    hands.hold_down(ENTER, times=1)
    hands.type_on("3")


def test_enter_waits_for_the_search_and_later_keys_wait_with_it(
    office: Office, hands: Hands
) -> None:
    type_ahead(hands)
    hands.rest()
    hands.until(lambda: hands.desk.selling.flow.entry.seats == 3)
    assert hands.desk.selling.flow.entry.traveler_id == office.people["Tanaka Haruka · 田中 遥"]
    assert hands.desk.selling.lists.travelers.field.text() == "haruka"


def test_a_shortcut_typed_before_the_search_has_answered_is_done_after_it(
    office: Office, hands: Hands
) -> None:
    type_ahead(hands)
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


# --- last sales -----------------------------------------------------------------------------------


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


def test_who_bought_last_and_where_to_stands_there_whole(office: Office, hands: Hands) -> None:
    launch = office.company.launch(destination="Lunar south pole")
    for name in ("Walter Fernández-Osei", "Guadalupe Cárdenas"):
        office.sell(launch, 2, office.company.traveler(name=name))
    hands.press(Qt.Key.Key_F5)
    rows = hands.desk.selling.pane.last.rows
    hands.until(rows[1].isVisible)
    assert [row.shown_words for row in rows[:2]] == [
        ("Guadalupe Cárdenas", "2 · Lunar south pole"),
        ("Walter Fernández-Osei", "2 · Lunar south pole"),
    ]


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


@pytest.mark.usefixtures("qapp")
def test_a_locators_digits_are_read_out_in_the_language_spoken_here() -> None:
    assert spelled("8XK32E") == ["Eight", "X-ray", "Kilo", "Three", "Two", "Echo"]
    use_language("es")
    try:
        assert spelled("8XK32E") == ["Ocho", "X-ray", "Kilo", "Tres", "Dos", "Echo"]
        words = {spelled(sign)[0] for sign in ALPHABET}
    finally:
        use_language("en")
    assert len(words) == len(ALPHABET)
    assert not {"Four", "Five", "Six", "Seven", "Nine"} & words


def test_a_name_typed_at_the_seats_is_searched_and_a_digit_at_the_button_is_the_seats(
    office: Office, hands: Hands
) -> None:
    to_seats(hands, "lunar", "ana")
    hands.press("3", F2)
    hands.type_words("karman")
    hands.press(ENTER)  # the other customer still stands on the ticket: on to the seats
    hands.type_words("nguyen")
    assert hands.focus is hands.desk.selling.lists.travelers.field
    assert hands.focus.text() == "nguyen"
    hands.press(ENTER, "1", ENTER)
    assert hands.focus is hands.desk.selling.pane.ticket.sell
    hands.press("2")
    assert hands.focus is hands.desk.selling.pane.ticket.seats
    hands.press(ENTER, ENTER)
    assert office.bookings() == [("Nguyễn Tấn Dũng", 2, "confirmed")]


def test_a_digit_that_there_is_no_button_for_says_why_and_the_choice_stays(
    office: Office, hands: Hands
) -> None:
    ticket = hands.desk.selling.pane.ticket
    hands.press(F4, "2", "9")
    note = ticket.note.words.text
    assert note() == "At most 6 seats per traveler: 9 can't be chosen, Backspace leaves 2 seats"
    hands.press(F2)
    to_seats(hands, "lunar", "nguyen")
    assert not ticket.note.isVisible()
    hands.press("9")
    assert ticket.note.isVisible()
    assert note() == "Limit 4 per traveler: 9 can't be chosen, Backspace leaves 2 seats"
    hands.press("0")
    assert note() == "At least 1 seat: 0 can't be chosen, Backspace leaves 2 seats"
    hands.press("2")  # the same as before: taken all the same
    assert not ticket.note.isVisible()
    hands.press(F2)
    hands.type_words("karman")
    hands.press(ENTER, "8")
    words = "Only 3 seats are left on this launch: 8 can't be chosen, Backspace leaves 2 seats"
    assert note() == words
    hands.press(ENTER, ENTER)
    hands.press(ENTER, ctrl=True)
    assert office.bookings() == []
    hands.press(Qt.Key.Key_Backspace, ENTER, ENTER)
    assert office.bookings() == [("Nguyễn Tấn Dũng", 2, "confirmed")]

    hands.press("R", ctrl=True)
    card = hands.desk.changing.pane.changes[Job.CANCEL]
    assert isinstance(card, CancelCard)
    hands.press("5")
    words = "The booking has 2 seats: 5 can't be chosen, Backspace leaves 2 seats"
    assert (card.note.words.text(), card.seats.seats) == (words, 2)
    hands.press("1")
    assert not card.note.isVisible()


def test_f6_goes_between_the_lists_and_the_ticket_and_leaves_the_sold_card(
    office: Office, hands: Hands
) -> None:
    selling, changing = hands.desk.selling, hands.desk.changing
    to_seats(hands, "lunar", "ana")
    f6 = Qt.Key.Key_F6
    hands.press(f6)
    assert hands.focus is selling.lists.launches.field
    hands.press(f6)
    assert hands.focus is selling.pane.ticket.seats
    hands.press(ENTER, ENTER)
    hands.press(f6)
    assert hands.focus is selling.lists.launches.field
    assert selling.pane.is_sold
    hands.press(f6)
    assert hands.focus is selling.pane.sold.next
    hands.press("R", ctrl=True)
    hands.press(ESC, f6)
    assert hands.focus is changing.lists.search.field
    hands.press(f6)
    assert hands.focus is changing.pane.booking.print
