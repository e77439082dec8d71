"""The hits of the booking search give way while a launch or traveler is chosen for one of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from astrobookings_desktop.ui.desk.job import Job
from tests.helpers.desk_hands import CTRL, DOWN, ENTER, ESC, F7, TAB, Hands
from tests.helpers.desk_office import Office

MOVE, TRANSFER = Qt.Key.Key_M, Qt.Key.Key_T


def listed(hands: Hands) -> list[str]:
    rows = hands.desk.changing.lists.search.table.rows
    return [str(line.row[1]) for number in range(rows.count) if (line := rows.line(number))]


def found(office: Office, hands: Hands, count: int = 9) -> list[str]:
    """Bookings of many with one name; the second of them is open."""
    for booking in range(count):
        office.sell(office.orbit, 1, office.company.traveler(name=f"Ana Bell {booking}"))
    hands.press(F7)
    hands.type_words("ana")
    hands.press(DOWN, ENTER)
    return listed(hands)


@pytest.mark.parametrize("key", [MOVE, TRANSFER])
def test_the_hits_fold_away_while_one_chooses_and_come_back(
    office: Office, hands: Hands, key: Qt.Key
) -> None:
    before = found(office, hands)
    changing = hands.desk.changing
    search = changing.lists.search
    high, hint = search.height(), search.header.hint.text()
    QTest.keyClick(hands.focus, key, CTRL)
    hands.rest()
    assert listed(hands) == [before[1]]
    assert search.table.rows.taken == 0
    assert search.header.hint.text() == "Esc brings the other matches back"
    hands.until(lambda: search.height() < high - 5 * search.table.row_height)
    changing.refresh(None)  # at another desk something was sold
    assert listed(hands) == [before[1]]
    hands.press(ESC)
    assert changing.job is Job.LOOK
    assert listed(hands) == before
    assert search.table.rows.highlighted == search.table.rows.taken == 1
    assert search.header.hint.text() == hint
    hands.press(F7, DOWN, ENTER)
    assert changing.booking is not None
    assert changing.booking.locator == before[2]


def test_another_booking_is_looked_for_while_one_chooses_a_launch(
    office: Office, hands: Hands
) -> None:
    before = found(office, hands, 3)
    other = office.sell(office.orbit, 2)
    changing = hands.desk.changing
    hands.press("M", ctrl=True)
    hands.press(ENTER)  # a launch, and on to the button
    QTest.keyClick(hands.focus, TAB)
    changing.lists.search.field.setFocus()
    hands.type_words("ana")
    assert not changing.lists.launches.isVisible()
    assert listed(hands) == before
    changing.lists.search.field.clear()
    hands.type_words(other.locator)
    assert changing.job is Job.LOOK
    assert changing.pane.booking.isVisible()
    hands.press("M", ctrl=True)
    changing.lists.search.field.setFocus()
    hands.press(ENTER)  # the booking itself again
    assert changing.pane.booking.isVisible()
    assert hands.focus is changing.pane.booking.print
