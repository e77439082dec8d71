"""A new traveler whose creation takes its time: who is awaited, and what is typed meanwhile."""

import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.services.people.travelers import create_traveler
from tests.helpers.desk_hands import CTRL, ENTER, ESC, F2, Hands
from tests.helpers.desk_office import Office
from tests.helpers.stalling import stall

ZED, DUNG = "Zed Newman", "Nguyễn Tấn Dũng"


def begin_creation(office: Office, hands: Hands, go_on: threading.Event) -> None:
    """A launch is taken, and Zed's form is sent by Ctrl+Enter; the answer is still to come."""
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words(ZED)
    hands.press(ENTER)
    assert hands.desk.selling.lists.form_is_open
    stall(office, go_on)
    QTest.keyClick(hands.focus, Qt.Key.Key_Return, CTRL)
    assert hands.desk.selling.lists.form.is_awaited


def take_meanwhile(hands: Hands, words: str) -> None:
    travelers = hands.desk.selling.lists.travelers
    hands.type_on(words)
    hands.until(lambda: not travelers.is_searching)
    QTest.keyClick(hands.focus, ENTER)


def names(office: Office) -> list[str]:
    return [name for (name,) in office.company.rows("SELECT name FROM user WHERE name LIKE 'Zed%'")]


def test_whoever_is_taken_meanwhile_stays_on_the_ticket(
    office: Office, hands: Hands, go_on: threading.Event, said: list[str]
) -> None:
    begin_creation(office, hands, go_on)
    QTest.keyClick(hands.focus, ESC)
    take_meanwhile(hands, "nguyen")
    QTest.keyClick(hands.focus, Qt.Key.Key_2)
    go_on.set()
    hands.rest()
    assert hands.desk.selling.flow.entry.traveler_id == office.people[DUNG]
    assert "Zed Newman is created" in said
    assert names(office) == [ZED]
    hands.press(ENTER, ENTER)
    assert office.bookings() == [(DUNG, 2, "confirmed")]
    hands.press("N", ctrl=True)
    assert hands.desk.selling.lists.form.name.text() == ""  # Zed isn't entered once more


def test_whoever_comes_back_to_the_form_awaits_the_traveler_again(
    office: Office, hands: Hands, go_on: threading.Event
) -> None:
    begin_creation(office, hands, go_on)
    QTest.keyClick(hands.focus, ESC)
    QTest.keyClick(hands.focus, Qt.Key.Key_N, CTRL)
    go_on.set()
    hands.rest()
    traveler = hands.desk.selling.pane.ticket.traveler
    assert (traveler.name.text(), hands.focus) == (ZED, hands.desk.selling.pane.ticket.seats)


def test_another_new_traveler_waits_for_the_end_of_the_first(
    office: Office, hands: Hands, go_on: threading.Event, said: list[str]
) -> None:
    begin_creation(office, hands, go_on)
    QTest.keyClick(hands.focus, ESC)
    hands.type_on("Yan Later")
    QTest.keyClick(hands.focus, Qt.Key.Key_N, CTRL)
    form = hands.desk.selling.lists.form
    QTest.keyClick(hands.focus, Qt.Key.Key_Return, CTRL)
    assert said[-1] == "The traveler before is still being created"
    go_on.set()
    hands.rest()
    assert (names(office), form.name.text()) == ([ZED], "Yan Later")
    assert hands.desk.selling.flow.entry.traveler_id is None
    form.forget()


def test_whoever_went_to_the_launches_stays_there(
    office: Office, hands: Hands, go_on: threading.Event
) -> None:
    begin_creation(office, hands, go_on)
    QTest.keyClick(hands.focus, F2)
    hands.type_on("kar")
    go_on.set()
    hands.rest()
    field = hands.desk.selling.lists.launches.field
    assert (hands.focus, field.text(), field.selectedText()) == (field, "kar", "")
    assert hands.desk.selling.pane.ticket.traveler.name.text() == ZED


def test_a_refusal_reaches_who_went_on_and_takes_no_focus(
    office: Office, hands: Hands, go_on: threading.Event, said: list[str]
) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("zed@example.com")
    hands.press("N", ctrl=True)
    hands.type_words(ZED)
    stall(office, go_on)
    rival = {"name": "Zoe", "email": "zed@example.com", "language": "en"}
    office.context.run(
        lambda work: create_traveler(work, rival), lambda _done: None, lambda _no: None
    )
    QTest.keyClick(hands.focus, Qt.Key.Key_Return, CTRL)
    QTest.keyClick(hands.focus, ESC)
    take_meanwhile(hands, "nguyen")
    seats = hands.focus
    go_on.set()
    hands.rest()
    assert hands.focus is seats
    assert any(words.startswith("Zed Newman isn't created: The e-mail") for words in said)
    assert hands.desk.selling.flow.entry.traveler_id == office.people[DUNG]


def test_the_seats_typed_before_the_answer_are_sold(
    office: Office, hands: Hands, go_on: threading.Event
) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words(ZED)
    hands.press(ENTER, ENTER, ENTER)
    stall(office, go_on)
    for key in (ENTER, ENTER, Qt.Key.Key_2):  # the second Enter was a slip
        QTest.keyClick(hands.focus, key)
    go_on.set()
    hands.rest()
    hands.press(ENTER, ENTER)
    assert office.bookings() == [(ZED, 2, "confirmed")]


def test_however_often_enter_is_struck_nothing_is_sold_unseen(
    office: Office, hands: Hands, go_on: threading.Event
) -> None:
    begin_creation(office, hands, go_on)
    QTest.keyClick(hands.focus, Qt.Key.Key_2)
    for _ in range(4):
        QTest.keyClick(hands.focus, ENTER)
    go_on.set()
    hands.rest()
    assert office.bookings() == []
    assert hands.desk.selling.flow.entry.seats == 2
    assert hands.focus is hands.desk.selling.pane.ticket.sell


def test_what_was_sent_is_what_the_form_shows_until_the_answer(
    office: Office, hands: Hands, go_on: threading.Event, said: list[str]
) -> None:
    begin_creation(office, hands, go_on)
    form = hands.desk.selling.lists.form
    hands.type_on("600123123")
    QTest.mouseClick(form.email.editor, Qt.MouseButton.LeftButton)
    QTest.keyClick(hands.focus, Qt.Key.Key_Down)
    assert (form.phone.text(), form.email.text()) == ("", "")
    assert said[-1] == "Zed Newman is being created: what is typed now waits for it"
    QApplication.setKeyboardInputInterval(400)  # all the digits are one number
    go_on.set()
    hands.rest()
    ticket = hands.desk.selling.pane.ticket
    assert hands.focus is ticket.seats
    assert ticket.note.isVisible()  # so many seats are none that anybody may have
    assert not ticket.sell.isEnabled()


def test_a_known_traveler_chosen_meanwhile_is_the_one_for_the_ticket(
    office: Office, hands: Hands, go_on: threading.Event, said: list[str]
) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("Ana Lópes")
    hands.press("N", ctrl=True)
    known = hands.desk.selling.lists.form.known
    stall(office, go_on)
    QTest.keyClick(hands.focus, Qt.Key.Key_Return, CTRL)
    QTest.keyClick(hands.focus, Qt.Key.Key_4)
    QTest.keyClick(hands.focus, F2)
    spot = known.visualRect(known.model().index(0, 0)).center()
    QTest.mouseClick(known.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert hands.focus is hands.desk.selling.pane.ticket.seats
    go_on.set()
    hands.rest()
    entry = hands.desk.selling.flow.entry
    assert (entry.traveler_id, entry.seats) == (office.people["Ana López Ruiz"], 1)
    assert "Ana Lópes is created" in said
