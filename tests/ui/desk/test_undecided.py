"""Words typed and not taken yet: nothing is sold past them to whoever stands on the ticket."""

from PySide6.QtCore import Qt

from tests.helpers.desk_hands import DOWN, ENTER, F2, F3, F7, Hands, to_seats
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
