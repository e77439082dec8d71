"""A booking handed to somebody whom nobody knows yet."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.desk.transfer_card import TransferCard
from tests.helpers.desk_hands import CTRL, DOWN, ENTER, ESC, F2, F6, F7, Hands, find
from tests.helpers.desk_office import Office
from tests.helpers.questions import answer_with


def begin(office: Office, hands: Hands) -> TransferCard:
    """Seats of Haruka, about to be transferred."""
    sold = office.sell(office.orbit, 2, office.people["Tanaka Haruka · 田中 遥"])
    find(hands, sold.locator)
    hands.press("T", ctrl=True)
    return hands.desk.changing.pane.transfer


def test_a_booking_goes_to_a_traveler_who_is_entered_for_it(office: Office, hands: Hands) -> None:
    card = begin(office, hands)
    hands.type_words("Zed Newman +44 20 7946 0000")
    lists = hands.desk.changing.lists
    assert lists.travelers.new.link.text() == "New traveler “Zed Newman +44 20 7946 0000”"
    hands.press(ENTER)
    assert lists.form_is_open
    assert not lists.travelers.isVisible()
    assert (lists.form.name.text(), lists.form.phone.text()) == ("Zed Newman", "+44 20 7946 0000")
    assert hands.focus is lists.form.email.editor
    assert not card.act.isEnabled()
    hands.press("T", ctrl=True)  # again: nothing is lost
    hands.press(ENTER, ENTER)  # through e-mail and language
    assert hands.desk.changing.job is Job.TRANSFER
    assert hands.desk.is_finding
    assert card.traveler.name.text() == "Zed Newman"
    assert hands.focus is card.act
    assert [row[0] for row in office.bookings()] == ["Tanaka Haruka · 田中 遥"]  # seen first
    hands.press(ENTER)
    assert office.bookings() == [("Zed Newman", 2, "confirmed")]
    assert not lists.form_is_open


@pytest.mark.parametrize("way", ["ctrl+n", "down"])
def test_esc_leaves_the_form_for_the_list_then_the_transfer(
    office: Office, hands: Hands, way: str
) -> None:
    card = begin(office, hands)
    lists = hands.desk.changing.lists
    hands.type_words("ana lo")
    hands.press(ENTER)
    assert card.act.isEnabled()
    lists.travelers.field.setFocus()
    if way == "down":
        hands.press(DOWN, ENTER)
    else:
        hands.press("N", ctrl=True)
    assert hands.desk.is_finding
    assert lists.form.name.text() == "ana lo"
    assert not card.act.isEnabled()  # she isn't who gets it any more
    assert lists.travelers.table.rows.taken < 0
    hands.type_words("5551234")
    assert lists.has_begun
    hands.press(ESC)
    assert hands.focus is lists.travelers.field
    assert lists.travelers.field.text() == "ana lo"
    hands.press("N", ctrl=True)
    assert lists.form.phone.text() == "5551234"
    hands.press(ESC, ESC)
    assert hands.desk.changing.job is Job.LOOK
    assert not lists.form.isVisible()
    assert not lists.travelers.isVisible()
    hands.press("T", "N", ctrl=True)
    assert (lists.form.name.text(), lists.form.phone.text()) == ("ana lo", "5551234")


def test_the_window_asks_about_the_form_before_it_closes(
    office: Office, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(office, hands)
    hands.type_words("Zed Newman")
    hands.press(ENTER, F2)  # at the launches, the form waits behind
    asked = answer_with(monkeypatch, "&Keep editing")
    office.window.close()
    assert asked == ["Not saved yet, and lost when the window closes: New traveler"]
    assert office.window.isVisible()


def test_somebody_known_after_all_gets_the_booking(office: Office, hands: Hands) -> None:
    card = begin(office, hands)
    hands.type_words("Ana Lópes +34 612 40 85")
    hands.press(ENTER, DOWN, ENTER)
    assert card.traveler.name.text() == "Ana López Ruiz"
    assert hands.focus is card.act
    hands.press(ENTER)
    assert office.bookings() == [("Ana López Ruiz", 2, "confirmed")]
    assert office.company.value("SELECT count(*) FROM user WHERE name = 'Ana Lópes'") == 0


def test_words_struck_while_the_traveler_is_created_transfer_nothing(
    office: Office, hands: Hands
) -> None:
    card = begin(office, hands)
    hands.type_words("Zed Newman")
    hands.press(ENTER)
    QTest.keyClick(hands.focus, ENTER, CTRL)
    for key in (Qt.Key.Key_2, ENTER, ENTER):
        QTest.keyClick(hands.focus, key)
    hands.rest()
    assert card.traveler.name.text() == "Zed Newman"
    assert [row[0] for row in office.bookings()] == ["Tanaka Haruka · 田中 遥"]


def test_f6_and_keep_lead_out_of_the_form(office: Office, hands: Hands) -> None:
    card = begin(office, hands)
    lists = hands.desk.changing.lists
    hands.type_words("Zed Newman")
    hands.press(ENTER, F6)
    assert hands.focus is card.keep
    hands.desk.focus_first()  # back from elsewhere
    assert lists.form.isAncestorOf(hands.focus)
    hands.press(F6, ENTER)  # it says that the booking is kept
    assert hands.desk.changing.job is Job.LOOK
    assert not lists.form.isVisible()


def test_a_booking_that_is_looked_at_shows_no_travelers_for_an_instant(
    office: Office, hands: Hands
) -> None:
    sold = office.sell(office.orbit, 2)
    hands.press(F7)
    shown = Shown(hands.desk.changing.lists.travelers)
    find(hands, sold.locator)
    assert shown.times == 0
    hands.press("T", ctrl=True)
    assert shown.times == 1


class Shown(QObject):
    """Counts how often a widget is shown."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Show
        return False
