"""What the desk says no to: nothing typed is lost, and the ways out are offered."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit

from astrobookings_desktop.domain.errors import LaunchClosed
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.launches.transitions import confirm_launch, mark_launched
from astrobookings_desktop.services.people import travelers
from astrobookings_desktop.ui.desk.refusal import of_booking
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.widgets.key_cap import KeyCap
from tests.helpers.desk_hands import ENTER, F2, F3, F4, F7, TAB, Hands, find, to_seats
from tests.helpers.desk_office import Office


def texts(hands: Hands) -> list[str]:
    """What stands in every field that a person sees."""
    return [one.text() for one in hands.desk.findChildren(QLineEdit) if one.isVisible()]


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


def test_tab_goes_from_the_seats_to_the_ways_out(office: Office, hands: Hands) -> None:
    office.sell(office.line, 2)
    hands.press(Qt.Key.Key_F5)
    to_seats(hands, "karman", "nguyen")
    hands.press("2")
    ticket = hands.desk.selling.pane.ticket
    for _time in range(2):
        caps = [cap.text() for cap in ticket.refusal.findChildren(KeyCap) if cap.isVisible()]
        assert caps == ["Alt+1", "Alt+2"]
        for stop in ticket.refusal.buttons:
            hands.press(TAB)
            assert hands.focus is stop
        hands.press(F7, F2, F4)  # the cards of found bookings come into the order as well


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


def test_letters_on_a_remedy_look_for_another_launch_or_traveler(
    office: Office, hands: Hands
) -> None:
    office.sell(office.line, 2)
    hands.press(Qt.Key.Key_F5)
    to_seats(hands, "karman", "nguyen")
    hands.press("2", ENTER)
    lists, ticket = hands.desk.selling.lists, hands.desk.selling.pane.ticket
    assert hands.focus is ticket.refusal.buttons[0]
    hands.press("3")  # other seats, as at the other buttons
    assert hands.focus is ticket.seats
    assert ticket.seats.seats == 3
    hands.press(ENTER)
    hands.type_words("lunar")
    assert hands.focus is lists.launches.field
    assert lists.launches.field.text() == "lunar"
    hands.press(ENTER)  # takes the launch and goes on to the seats
    assert hands.focus is ticket.seats
    assert hands.desk.selling.flow.entry.launch_id == office.orbit
    hands.press("5", ENTER)  # more than anybody's limit: another traveler would do
    assert hands.focus in ticket.refusal.buttons
    hands.type_on("ana\r\r\r")  # faster than the search
    hands.rest()
    assert lists.travelers.field.text() == "ana"
    assert len(office.bookings()) == 1


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


def test_a_booking_of_a_launch_that_flew_says_so_to_who_looks_at_it(
    office: Office, hands: Hands, said: list[str]
) -> None:
    sold = office.sell(office.line, 2)
    company = office.company
    company.do(confirm_launch, office.line, Override(BUILT_IN_ADMINISTRATOR, "a test flight"))
    company.clock.now = datetime(2026, 11, 27, 16, tzinfo=UTC)
    company.do(mark_launched, office.line)
    find(hands, sold.locator)
    card = hands.desk.changing.pane.booking
    words = "This launch flew on 27 Nov 2026: nothing can be changed any more."
    assert card.why.isVisible()
    assert card.why.words.text() == words
    hands.press("R", ctrl=True)
    assert said[-1] == f"Refused: {words}"
    menus = office.window.menus
    menus.ask()
    assert menus.by_id["booking.move"].statusTip() == words


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (LaunchStatus.LAUNCHED, "Este lanzamiento se lanzó el 1 may 2027: ya no se puede"),
        (LaunchStatus.FAILED, "Este lanzamiento falló el 1 may 2027: ya no se puede"),
        (LaunchStatus.DELAYED, "Este lanzamiento estaba previsto para el 1 may 2027: sus"),
        (LaunchStatus.ABORTED, "El lanzamiento con destino Luna"),
    ],
)
def test_why_a_booking_stays_as_it_is_is_said_in_spanish(
    office: Office, status: LaunchStatus, words: str
) -> None:
    refusal = LaunchClosed(4, status, datetime(2027, 5, 1, 14, 30, tzinfo=UTC), "Moon")
    use_language("es")
    try:
        assert of_booking(refusal).startswith(words)
    finally:
        use_language("en")
