"""A double click where one was meant: the second half does nothing to what came up by then."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats
from astrobookings_desktop.ui.desk.job import Job
from tests.helpers.desk_hands import ENTER, Hands, find, to_seats
from tests.helpers.desk_office import Office

LEFT, HARUKA = Qt.MouseButton.LeftButton, "Tanaka Haruka · 田中 遥"


def second_click(hands: Hands, *buttons: QAbstractButton) -> list[str]:
    """The second half of a double click on each button that can be pressed; those it pressed."""
    pressed: list[str] = []
    there = [one for one in buttons if one.isVisible() and one.isEnabled()]
    assert there
    for button in there:
        button.clicked.connect(lambda _checked=False, one=button: pressed.append(one.text()))
        center = QPointF(button.rect().center())
        for kind, held in (
            (QEvent.Type.MouseButtonDblClick, LEFT),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            place = button.mapToGlobal(center)
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(button, QMouseEvent(kind, center, place, LEFT, held, none))
        hands.rest()
    return pressed


def test_the_second_click_on_sell_or_hold_presses_nothing_of_the_sold_card(
    office: Office, hands: Hands
) -> None:
    pane = hands.desk.selling.pane
    sold = pane.sold
    for act in (pane.ticket.sell, pane.ticket.hold):
        to_seats(hands, "lunar", "ana")
        hands.press("1")
        assert act.isEnabled()
        QTest.mouseClick(act, LEFT)
        hands.rest()
        assert second_click(hands, sold.next, sold.print, sold.cancel, sold.passengers) == []
        assert sold.isVisible()
        QTest.mouseClick(sold.next, LEFT)  # a click of its own
        hands.rest()
        assert not sold.isVisible()


def test_the_second_click_on_a_booking_confirms_and_cancels_nothing(
    office: Office, hands: Hands
) -> None:
    held = office.company.do(hold_seats, SellSeats(office.orbit, office.people[HARUKA], 2))
    find(hands, held.locator)
    changing = hands.desk.changing
    card = changing.pane.booking
    assert second_click(hands, card.confirm, card.cancel, card.move_button, card.transfer) == []
    QTest.mouseClick(card.cancel, LEFT)
    change = changing.pane.changes[Job.CANCEL]
    assert change.isVisible()
    assert second_click(hands, change.act, change.keep) == []
    assert office.bookings() == [(HARUKA, 2, "pending")]


def test_the_second_click_on_next_customer_goes_on_with_no_sale(
    office: Office, hands: Hands
) -> None:
    ticket = hands.desk.selling.pane.ticket
    to_seats(hands, "lunar", "ana")
    hands.press("2", ENTER)
    assert second_click(hands, ticket.sell, ticket.hold) == []
    assert office.bookings() == []
