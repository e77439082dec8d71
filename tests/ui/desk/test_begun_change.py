"""A change of a booking that was begun: keys that go on with it, do it, or leave it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.desk.job import Job
from tests.helpers.desk_hands import CTRL, ENTER, ESC, F2, F3, F4, F7, Hands, find
from tests.helpers.desk_office import Office

HARUKA, ANA = "Tanaka Haruka · 田中 遥", "Ana López Ruiz"


def begin(office: Office, hands: Hands, key: str) -> str:
    """Seats of Haruka, about to be changed; their locator as it is shown."""
    sold = office.sell(office.orbit, 2, office.people[HARUKA])
    find(hands, sold.locator)
    hands.press(key, ctrl=True)
    return show.locator(sold.locator)


def test_f3_stays_with_a_transfer_in_its_list_and_in_its_form(office: Office, hands: Hands) -> None:
    begin(office, hands, "T")
    changing = hands.desk.changing
    travelers, form = changing.lists.travelers, changing.lists.form
    hands.type_words("Zed Newman")
    changing.pane.transfer.keep.setFocus()
    hands.press(F3)
    assert (hands.desk.is_finding, changing.job) == (True, Job.TRANSFER)
    assert hands.focus is travelers.field
    assert travelers.field.text() == "Zed Newman"
    hands.press(ENTER)
    hands.type_words("5551234")
    changing.pane.transfer.keep.setFocus()
    hands.press(F3)
    assert (hands.desk.is_finding, changing.lists.form_is_open) == (True, True)
    assert form.isAncestorOf(hands.focus)
    assert (form.name.text(), form.phone.text()) == ("Zed Newman", "5551234")


def test_f2_stays_with_a_move(office: Office, hands: Hands) -> None:
    begin(office, hands, "M")
    changing = hands.desk.changing
    assert not hands.desk._sell_cap.isVisible()  # not the key that sells, meanwhile
    hands.type_words("karman")
    changing.pane.changes[Job.MOVE].keep.setFocus()
    hands.press(F2)
    assert (hands.desk.is_finding, changing.job) == (True, Job.MOVE)
    assert hands.focus is changing.lists.launches.field
    assert changing.lists.launches.field.text() == "karman"
    hands.press(ESC)
    assert hands.desk._sell_cap.isVisible()
    hands.press(F2)
    assert not hands.desk.is_finding


@pytest.mark.parametrize(
    ("begun", "key", "words"),
    [
        ("R", F2, "The cancellation of {} was left: nothing was changed"),
        ("R", F3, "The cancellation of {} was left: nothing was changed"),
        ("M", F4, "The move of {} was left: nothing was changed"),
        ("T", F2, "The transfer of {} was left: nothing was changed"),
    ],
)
def test_a_change_that_is_left_for_selling_is_told(
    office: Office, hands: Hands, said: list[str], begun: str, key: Qt.Key, words: str
) -> None:
    locator = begin(office, hands, begun)
    hands.press(key)
    assert not hands.desk.is_finding
    assert said[-1] == words.format(locator)
    said.clear()
    hands.press(F7, F2)  # nothing is begun any more
    assert not any("was left" in words for words in said)


def test_the_sell_button_leaves_a_move_and_the_form_of_a_transfer_keeps_its_words(
    office: Office, hands: Hands, said: list[str]
) -> None:
    locator = begin(office, hands, "M")
    hands.desk._sell.click()
    assert not hands.desk.is_finding
    assert said[-1] == f"The move of {locator} was left: nothing was changed"
    find(hands, locator)
    hands.press("T", ctrl=True)
    hands.type_words("Zed Newman")
    hands.press(ENTER)
    hands.type_words("5551234")
    hands.press(F4)
    find(hands, locator)
    hands.press("T", "N", ctrl=True)
    form = hands.desk.changing.lists.form
    assert (form.name.text(), form.phone.text()) == ("Zed Newman", "5551234")


@pytest.mark.parametrize("key", [F2, None])
@pytest.mark.parametrize("begun", ["R", "M", "T"])
def test_a_booking_that_is_opened_shows_no_change_that_was_begun_before(
    office: Office, hands: Hands, begun: str, key: Qt.Key | None
) -> None:
    begin(office, hands, begun)
    changing = hands.desk.changing
    assert changing.booking is not None
    if key is not None:
        if begun == "M":
            hands.press(F4)
        hands.press(key)
        assert changing.job is Job.LOOK  # nothing waits out of sight
    hands.desk.open_booking(changing.booking.id)
    hands.rest()
    card = changing.pane.booking
    assert (changing.job, card.isVisible()) == (Job.LOOK, True)
    assert card.isAncestorOf(hands.focus)
    assert hands.desk._sell_cap.isVisible()


@pytest.mark.parametrize(
    ("begun", "words", "booked"),
    [
        ("T", "ana", [(ANA, 2, "confirmed")]),
        ("M", "karman", [(HARUKA, 2, "canceled"), (HARUKA, 2, "confirmed")]),
    ],
)
def test_ctrl_enter_does_a_transfer_or_a_move_on_its_button_alone(
    office: Office,
    hands: Hands,
    begun: str,
    words: str,
    booked: list[tuple[object, ...]],
) -> None:
    begin(office, hands, begun)
    before = office.bookings()
    hands.type_words(words)
    hands.press(ENTER)
    changing = hands.desk.changing
    card = changing.pane.changes[changing.job]
    assert hands.focus is card.act
    card.keep.setFocus()
    hands.press(ENTER, ctrl=True)
    assert office.bookings() == before
    card.act.setFocus()
    hands.press(ENTER, ctrl=True)
    assert office.bookings() == booked


@pytest.mark.parametrize("begun", ["T", "M"])
def test_a_double_stroke_of_enter_and_ctrl_enter_does_no_change(
    office: Office, hands: Hands, begun: str
) -> None:
    begin(office, hands, begun)
    before = office.bookings()
    hands.type_words("ana" if begun == "T" else "karman")
    QApplication.setDoubleClickInterval(3_600_000)
    QTest.keyClick(hands.focus, ENTER)
    QTest.keyClick(hands.focus, ENTER, CTRL)
    hands.rest()
    assert office.bookings() == before
