"""An Enter that waits for a slow search, and somebody who goes on without it."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from astrobookings_desktop.ui.desk.search import Question
from tests.helpers.desk_hands import DOWN, ENTER, F3, F7, Hands
from tests.helpers.desk_office import Office

HARUKA, ANA = "Tanaka Haruka · 田中 遥", "Ana López Ruiz"
Slow = Callable[[], threading.Event]


@pytest.fixture
def slow(hands: Hands) -> Iterator[Slow]:
    """From its call on no search has an answer, until what it gives is set."""
    event = threading.Event()

    def stall() -> threading.Event:
        hands.desk._thread.ask(Question(0, 0, lambda _connection: event.wait(10)))
        return event

    yield stall
    event.set()


def to_travelers(hands: Hands) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)


def test_the_cross_of_a_field_frees_it_from_an_enter_that_waits(
    office: Office, hands: Hands, slow: Slow
) -> None:
    to_travelers(hands)
    go_on = slow()
    hands.type_on("nguyen")
    hands.hold_down(ENTER, times=1)
    hands.type_on("2")
    field = hands.desk.selling.lists.travelers.field
    field.clear()
    hands.type_on("ana")
    assert field.text() == "ana"
    go_on.set()
    hands.rest()
    assert hands.focus is field
    assert hands.desk.selling.flow.entry.traveler_id is None
    hands.press(ENTER)
    assert hands.desk.selling.flow.entry.traveler_id == office.people[ANA]


def test_whoever_clicks_a_row_gets_that_one_though_an_enter_waits(
    office: Office, hands: Hands, slow: Slow
) -> None:
    to_travelers(hands)
    hands.type_words("an")
    table, lists = hands.desk.selling.lists.travelers.table, hands.desk.selling.lists
    places = {table.rows.row(place)[0]: place for place in range(table.rows.count)}  # type: ignore[index]
    go_on = slow()
    hands.type_on("a")
    hands.hold_down(ENTER, times=1)
    spot = table.visualRect(table.model().index(places[office.people[HARUKA]], 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.keyClick(hands.focus, Qt.Key.Key_2)
    go_on.set()
    hands.rest()
    entry = hands.desk.selling.flow.entry
    assert (entry.traveler_id, entry.seats) == (office.people[HARUKA], 2)
    assert lists.travelers.field.text() == "ana"


def test_a_booking_opened_meanwhile_leaves_the_next_search_alone(
    office: Office, hands: Hands, slow: Slow
) -> None:
    sold = office.sell(office.orbit, 1, office.people[ANA])
    hands.press(F7)
    go_on = slow()
    hands.type_on("nguyen")
    hands.hold_down(ENTER, times=1)
    hands.desk.open_booking(sold.id)
    go_on.set()
    hands.rest()
    changing = hands.desk.changing
    assert changing.booking is not None
    assert changing.booking.id == sold.id
    hands.press(F7)
    hands.type_words("ana")
    assert changing.lists.search.field.text() == "ana"


def test_an_arrow_struck_ahead_of_the_list_moves_in_the_one_to_come(
    office: Office, hands: Hands, slow: Slow
) -> None:
    to_travelers(hands)
    hands.type_words("an")
    lists = hands.desk.selling.lists
    rows = lists.travelers.table.rows
    second = rows.row(1)
    assert second is not None
    for words in ("ngu", ""):  # the list of somebody else
        lists.travelers.field.clear()
        hands.type_words(words)
    go_on = slow()
    hands.type_on("an")
    for key in (DOWN, ENTER):
        hands.hold_down(key, times=1)
    go_on.set()
    hands.rest()
    assert hands.desk.selling.flow.entry.traveler_id == second[0]


def test_who_is_highlighted_among_the_known_stays_so_when_the_answer_comes(
    office: Office, hands: Hands, slow: Slow
) -> None:
    to_travelers(hands)
    hands.press("N", ctrl=True)
    hands.type_words("Ana Lopez Ruis")
    form = hands.desk.selling.lists.form
    assert form.known.rows.count
    go_on = slow()
    hands.type_on("z")
    hands.hold_down(DOWN, times=1)
    assert form.known.rows.highlighted == 0
    go_on.set()
    hands.rest()
    hands.press(ENTER)
    assert hands.desk.selling.flow.entry.traveler_id == office.people[ANA]


def test_a_long_name_that_nobody_has_leaves_no_tooltip_behind(office: Office, hands: Hands) -> None:
    travelers = hands.desk.selling.lists.travelers
    hands.press(F3)
    hands.type_words("x" * 90)
    travelers.field.clear()
    assert travelers.hint.text().startswith("Type part of a name")
    assert travelers.hint.toolTip() == ""
