"""Words typed and not taken yet: nothing is sold past them to whoever stands on the ticket."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from astrobookings_desktop.ui.desk.picking import PickField
from tests.helpers.desk_hands import (
    DOWN,
    ENTER,
    ESC,
    F2,
    F3,
    F4,
    F7,
    TAB,
    UP,
    Hands,
    to_seats,
)
from tests.helpers.desk_office import Office


def test_ctrl_enter_after_another_name_takes_that_traveler_first(
    office: Office, hands: Hands
) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press(F3)
    hands.type_words("lópez")
    hands.press(ENTER, ctrl=True)
    assert office.bookings() == []
    assert hands.focus is hands.desk.selling.pane.ticket.seats
    hands.press(ENTER, ctrl=True)
    assert office.bookings() == [("Ana López Ruiz", 1, "confirmed")]


def test_ctrl_enter_after_an_arrow_takes_that_traveler_first(office: Office, hands: Hands) -> None:
    twins = [office.company.traveler(name=f"Berta {one}") for one in ("Uno", "Dos")]
    to_seats(hands, "lunar", "berta")
    before = hands.desk.selling.flow.entry.traveler_id
    hands.press(F3, DOWN)
    hands.press(ENTER, ctrl=True)
    assert office.bookings() == []
    assert {before, hands.desk.selling.flow.entry.traveler_id} == set(twins)


def test_a_hold_after_another_launch_takes_that_launch_first(office: Office, hands: Hands) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press(F2)
    hands.type_words("kármán")
    hands.press("H", ctrl=True)
    assert office.bookings() == []
    assert hands.desk.selling.flow.entry.launch_id == office.line
    hands.press("H", ctrl=True)
    assert office.company.rows("SELECT launch_id, status FROM booking") == [
        (office.line, "pending")
    ]


def by_f4(hands: Hands) -> None:
    hands.press(F4)


def by_tab(hands: Hands) -> None:
    while hands.focus is not hands.desk.selling.pane.ticket.seats:
        hands.press(TAB)


def by_mouse(hands: Hands) -> None:
    QTest.mouseClick(hands.desk.selling.pane.ticket.seats._buttons[0], Qt.MouseButton.LeftButton)
    hands.rest()


@pytest.mark.parametrize("leave", [by_f4, by_tab, by_mouse])
@pytest.mark.parametrize(("there", "typed"), [(F3, "xavier y"), (F3, "lópez"), (F2, "mars")])
def test_words_that_were_left_without_enter_keep_the_ticket_from_being_sold(
    office: Office,
    hands: Hands,
    said: list[str],
    leave: Callable[[Hands], None],
    there: Qt.Key,
    typed: str,
) -> None:
    to_seats(hands, "lunar", "haruka")
    selling = hands.desk.selling
    ticket, lists = selling.pane.ticket, selling.lists
    field = lists.travelers.field if there == F3 else lists.launches.field
    words = f"“{typed}” isn't chosen yet"
    hands.press(there)
    hands.type_words(typed)
    leave(hands)
    hands.press("2")
    assert (ticket.sell.isEnabled(), ticket.hold.isEnabled()) == (False, False)
    assert (ticket._sell_cap.isVisible(), ticket._hold_cap.isVisible()) == (False, False)
    assert any(words in fact.words.text() for fact in ticket.facts if fact.isVisible())
    for keys in ({"key": ENTER}, {"key": ENTER, "ctrl": True}, {"key": "H", "ctrl": True}):
        hands.press(F4)
        hands.press(keys.pop("key"), **keys)  # type: ignore[arg-type]
        assert (hands.focus, field.text(), said[-1]) == (field, typed, words)
    QTest.mouseClick(ticket.sell, Qt.MouseButton.LeftButton)
    hands.rest()
    assert office.bookings() == []


def test_words_that_were_left_are_taken_by_going_back_and_enter(
    office: Office, hands: Hands
) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press(F3)
    hands.type_words("lópez")
    hands.press(F4, ENTER, ENTER)
    assert hands.focus is hands.desk.selling.pane.ticket.seats
    hands.press("2", ENTER, ENTER)
    assert office.bookings() == [("Ana López Ruiz", 2, "confirmed")]


def test_another_row_that_was_left_without_enter_is_told_until_it_is_left(
    office: Office, hands: Hands
) -> None:
    for one in ("Uno", "Dos"):
        office.company.traveler(name=f"Berta {one}")
    to_seats(hands, "lunar", "berta")
    ticket, table = hands.desk.selling.pane.ticket, hands.desk.selling.lists.travelers.table.rows
    other = table.row(1)
    assert other is not None
    hands.press(F3, DOWN, F4)
    assert not ticket.sell.isEnabled()
    assert f"“{other.name}” isn't chosen yet" in ticket.facts[2].words.text()
    hands.press(F3, UP, F4)
    assert ticket.sell.isEnabled()
    hands.press(ENTER, ENTER)
    assert len(office.bookings()) == 1


def test_the_key_that_sells_is_lit_only_where_it_sells(office: Office, hands: Hands) -> None:
    to_seats(hands, "lunar", "haruka")
    ticket, lists = hands.desk.selling.pane.ticket, hands.desk.selling.lists
    cap = ticket._sell_cap

    def type_in(field: PickField, words: str) -> bool:
        field.setFocus()
        hands.press("A", ctrl=True)
        hands.type_words(words)
        return cap.isVisible()

    assert cap.isVisible()
    assert not type_in(lists.travelers.field, "lópez")
    hands.press(ENTER)
    assert cap.isVisible()
    assert not type_in(lists.launches.field, "kármán")
    hands.press(ESC)  # no words any more
    assert cap.isVisible()
    hands.press(F3)
    hands.press("N", ctrl=True)
    assert not cap.isVisible()
    assert office.bookings() == []


def test_what_is_sold_is_looked_for_by_nobody_any_more(office: Office, hands: Hands) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press(ENTER, ENTER, ENTER)
    to_seats(hands, "karman", "haruka")  # the same words as for the customer before
    assert hands.desk.selling.pane.ticket.sell.isEnabled()
    hands.press(ENTER, ENTER)
    assert len(office.bookings()) == 2


@pytest.mark.parametrize("there", [F2, F3])
@pytest.mark.parametrize("moves", [(DOWN, UP), (Qt.Key.Key_PageUp,)])
def test_who_came_back_to_the_row_that_is_taken_looks_for_nobody_else(
    office: Office, hands: Hands, there: Qt.Key, moves: tuple[Qt.Key, ...]
) -> None:
    office.company.traveler(name="Haruka Dos")
    to_seats(hands, "l", "haruka")
    hands.press(there, *moves)
    hands.press(ENTER, ctrl=True)
    selling = hands.desk.selling
    assert hands.focus is selling.pane.sold.next
    assert selling.lists.travelers.field.text() == ""


@pytest.mark.parametrize(("there", "words"), [(F2, "lunar"), (F3, "haruka")])
def test_words_that_find_what_is_on_the_ticket_hold_nothing_back(
    office: Office, hands: Hands, there: Qt.Key, words: str
) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press(there)
    hands.type_words(words)
    hands.press(ENTER, ctrl=True)
    assert hands.focus is hands.desk.selling.pane.sold.next
    assert len(office.bookings()) == 1


@pytest.mark.parametrize("by_words", [True, False])
def test_a_launch_that_goes_from_the_list_leaves_the_focus_on_the_ticket(
    office: Office, hands: Hands, by_words: bool
) -> None:
    to_seats(hands, "free>2", "haruka")
    ticket = hands.desk.selling.pane.ticket
    hands.press(F2)
    if by_words:
        hands.type_words("free>2")
    else:
        hands.press(DOWN, UP)
    hands.press(F4, ENTER)
    assert hands.focus is ticket.sell
    office.sell(office.line, 1)
    office.context.hub.tell_anything()
    hands.rest()
    assert hands.focus is (ticket.seats if by_words else ticket.sell)


def test_enter_in_the_seats_leads_to_the_launch_that_is_missing(
    office: Office, hands: Hands, said: list[str]
) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press(ENTER, ctrl=True)
    hands.press(F3)
    hands.type_words("ana")
    hands.press(ENTER, "2", ENTER)
    assert hands.focus is hands.desk.selling.lists.launches.field
    assert said[-1] == "Choose a launch first"
    hands.press(ENTER, ENTER, ENTER)
    assert office.bookings()[1:] == [("Ana López Ruiz", 2, "confirmed")]


def test_ctrl_enter_says_that_words_which_find_nothing_are_not_chosen(
    office: Office, hands: Hands, said: list[str]
) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press(F2)
    hands.type_words("qqq")
    hands.press(ENTER, ctrl=True)
    assert said[-1] == "“qqq” isn't chosen yet"
    assert office.bookings() == []


@pytest.mark.parametrize(("key", "chosen", "typed"), [("M", "karman", "mars"), ("T", "ana", "ngu")])
def test_a_booking_goes_nowhere_past_words_that_were_left(
    office: Office, hands: Hands, said: list[str], key: str, chosen: str, typed: str
) -> None:
    office.sell(office.orbit, 1, office.people["Tanaka Haruka · 田中 遥"])
    before = office.company.rows("SELECT launch_id, traveler_id, status FROM booking")
    hands.desk.open_booking(office.company.value("SELECT id FROM booking"))
    hands.press(key, ctrl=True)
    field = hands.focus
    hands.type_words(chosen)
    hands.press(ENTER)
    act = hands.focus
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    hands.press("A", ctrl=True)
    hands.type_words(typed)
    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    hands.rest()
    assert (hands.focus, said[-1]) == (field, f"“{typed}” isn't chosen yet")
    assert office.company.rows("SELECT launch_id, traveler_id, status FROM booking") == before
    hands.press("A", ctrl=True)
    hands.type_words(chosen)
    hands.press(ENTER, ENTER)
    assert office.company.rows("SELECT launch_id, traveler_id, status FROM booking") != before


def test_the_words_that_were_taken_are_sold_by_ctrl_enter(office: Office, hands: Hands) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press(F3)
    hands.press(ENTER, ctrl=True)
    assert [row[1:] for row in office.bookings()] == [(1, "confirmed")]


def test_another_launch_leaves_the_new_travelers_entries_alone(
    office: Office, hands: Hands
) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("Ivo Beck")
    hands.press(ENTER, F2)
    hands.type_words("kármán")
    hands.press(ENTER)
    hands.type_words("+49 30 555")
    form = hands.desk.selling.lists.form
    assert (form.name.text(), form.phone.text()) == ("Ivo Beck", "+49 30 555")


def test_f6_without_a_booking_stays_at_the_search(office: Office, hands: Hands) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press(F7)
    hands.press(Qt.Key.Key_F6)
    assert hands.focus.isVisible()
    entry = hands.desk.selling.flow.entry
    hands.press(ENTER)
    assert hands.desk.selling.flow.entry == entry
