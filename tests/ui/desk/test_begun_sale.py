"""A sale that was begun and is given up, and another traveler than the one of before."""

import pytest

from astrobookings_desktop.services.people import travelers
from astrobookings_desktop.ui.desk import printing
from tests.helpers.desk_hands import ENTER, ESC, F2, F3, F4, F6, F7, Hands, to_seats
from tests.helpers.desk_office import Office

HARUKA, ANA = "Tanaka Haruka · 田中 遥", "Ana López Ruiz"


def test_esc_goes_back_step_by_step_until_the_begun_sale_is_dropped(
    office: Office, hands: Hands, said: list[str]
) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press("3")
    lists, ticket = hands.desk.selling.lists, hands.desk.selling.pane.ticket
    hands.press(ESC)
    assert hands.focus is lists.travelers.field
    hands.press(ESC)
    assert (hands.focus, lists.launches.field.text()) == (lists.launches.field, "lunar")
    hands.press(ESC)
    assert lists.launches.field.text() == ""
    assert said[-1] == f"Esc again drops this sale: {HARUKA}, 3 seats"
    assert ticket.seats.seats == 3
    hands.press(ESC)
    assert said[-1] == "The sale was dropped"
    assert (ticket.seats.seats, ticket.traveler.name.text()) == (1, "No traveler yet")
    assert (hands.focus, lists.travelers.field.text()) == (lists.launches.field, "")
    hands.press(ESC)  # nothing more to step back from
    hands.type_words("karman")
    hands.press(ENTER)
    assert hands.focus is lists.travelers.field
    hands.type_words("ana")
    hands.press(ENTER, ENTER, ENTER)
    assert office.bookings() == [(ANA, 1, "confirmed")]


def test_who_did_something_else_is_told_again_what_esc_drops(hands: Hands, said: list[str]) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press("3", F2, ESC)
    told = f"Esc again drops this sale: {HARUKA}, 3 seats"
    assert said[-1] == told
    hands.press(F4, "2", F2, ESC)
    assert said[-1] == told.replace("3", "2")
    assert hands.desk.selling.pane.ticket.seats.seats == 2


def test_who_was_elsewhere_meanwhile_is_told_again(hands: Hands, said: list[str]) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press("3", F2, ESC)
    hands.press(F7, ESC)
    hands.press(F2, ESC)
    assert said[-1] == f"Esc again drops this sale: {HARUKA}, 3 seats"
    assert hands.desk.selling.begun.is_there


def test_who_came_back_by_another_way_is_told_again(hands: Hands, said: list[str]) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press("3", F2, ESC)
    hands.press(F4, F6, ESC)  # to the seats, and back into the lists
    assert said[-1] == f"Esc again drops this sale: {HARUKA}, 3 seats"
    assert hands.desk.selling.begun.is_there


def test_a_new_travelers_form_that_was_left_isnt_lost_untold(hands: Hands, said: list[str]) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("Zoë Brontë")
    hands.press("N", ctrl=True)
    hands.type_words("+44 20 7946 0000")
    hands.press(ESC, ESC, ESC)
    assert said[-1] == "Esc again drops this sale: Zoë Brontë"
    form = hands.desk.selling.lists.form
    assert form.phone.text() == "+44 20 7946 0000"
    hands.press(ESC)
    assert (form.name.text(), form.phone.text()) == ("", "")


def test_another_traveler_begins_with_one_seat_and_the_same_one_keeps_theirs(
    office: Office, hands: Hands, said: list[str]
) -> None:
    selling = hands.desk.selling
    seats = selling.pane.ticket.seats
    again = "1 seat again for this traveler: the 3 seats were chosen for another one"
    hands.press(F4, "3")  # before anybody is taken: for whoever comes
    hands.press(F2)
    to_seats(hands, "lunar", "haruka")
    assert seats.seats == 3
    hands.press(F2)
    hands.type_words("karman")
    hands.press(ENTER)
    assert said[-1] == f"Still {HARUKA} with 3 seats: F3 takes another traveler"
    hands.press(F3)
    hands.type_words("haruka")
    hands.press(ENTER)
    assert seats.seats == 3
    hands.press(F3)
    hands.type_words("ana")
    hands.press(ENTER)
    assert (seats.seats, said[-1]) == (1, again)
    hands.press("3", F3)
    hands.type_words("Zoë Brontë")
    hands.press(ENTER)
    assert (seats.seats, said[-1]) == (1, again)
    hands.press(F4, "2")  # with her on the ticket, not saved yet
    hands.press(F3)
    hands.press(ENTER, ctrl=True)
    assert (hands.focus, seats.seats) == (seats, 2)


def test_a_refusals_other_traveler_has_the_seats_that_were_refused(
    office: Office, hands: Hands
) -> None:
    office.company.do(travelers.set_traveler_active, office.people[HARUKA], False)
    to_seats(hands, "lunar", "haruka")
    hands.press("3", ENTER, ENTER)  # the seats' own, then that of the way out
    assert hands.focus is hands.desk.selling.lists.travelers.field
    hands.type_words("ana")
    hands.press(ENTER, ENTER, ENTER)
    assert office.bookings() == [(ANA, 3, "confirmed")]


def test_a_name_from_the_right_turns_nothing_of_what_esc_drops(
    office: Office, hands: Hands, said: list[str]
) -> None:
    office.company.traveler(name="דוד בן־גוריון")
    to_seats(hands, "lunar", "דוד")
    hands.press("2", F2, ESC)
    assert said[-1] == "Esc again drops this sale: \u2068דוד בן־גוריון\u2069, 2 seats"


def test_no_ticket_is_printed_beside_a_sale_that_isnt_made_yet(
    office: Office, hands: Hands, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[int] = []
    monkeypatch.setattr(printing, "open_ticket", lambda _context, booking: printed.append(booking))
    to_seats(hands, "lunar", "ana")
    hands.press("P", ctrl=True)
    assert (printed, said[-1]) == ([], "No ticket yet: this sale isn't made")
    before = office.sell(office.line, 1, office.people[HARUKA])
    office.context.changed.emit(None)
    hands.press("P", ctrl=True)
    locator = f"{before.locator[:3]} {before.locator[3:]}"
    words = f"No ticket yet: this sale isn't made, and the last one was {locator}, {HARUKA}"
    assert (printed, said[-1]) == ([], words)
    hands.press(ENTER, ENTER)
    hands.press("P", ctrl=True)
    sold = hands.desk.selling.pane.sold.booking
    assert sold is not None
    assert printed == [sold.id]
    hands.press(ENTER)
    hands.press("P", ctrl=True)  # nothing is begun: the last sale's
    assert printed == [sold.id, sold.id]
