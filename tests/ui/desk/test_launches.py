"""The desk's launches: found by their words, read anew when they changed."""

from datetime import UTC, datetime
from sqlite3 import Connection

import pytest
from PySide6.QtCore import Qt

from astrobookings_desktop.data.queries.desk import LaunchIndex, OpenLaunch
from astrobookings_desktop.services.launches import rockets
from astrobookings_desktop.ui.desk.launch_list import date_words
from astrobookings_desktop.ui.dialogs.form import FormDialog
from tests.helpers.desk_hands import ENTER, F2, Hands, find
from tests.helpers.desk_office import Office


def test_changes_elsewhere_show_when_one_comes_back(office: Office, hands: Hands) -> None:
    free = hands.desk.selling.lists.launches.table.rows.row(1)
    assert free is not None
    hands.window.show_page(1)
    office.sell(office.orbit, 4)
    office.context.changed.emit(None)
    hands.window.show_page(0)
    hands.rest()
    row = hands.desk.selling.lists.launches.table.rows.row(1)
    assert row is not None
    assert row[7] == free[7] + 4


def test_the_launches_words_are_read_anew_only_when_a_launch_changed(
    office: Office, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    from astrobookings_desktop.ui.desk import launch_list

    made: list[LaunchIndex] = []
    make = launch_list._index_of

    def noted(connection: Connection, now: datetime) -> LaunchIndex:
        made.append(make(connection, now))
        return made[-1]

    monkeypatch.setattr(launch_list, "_index_of", noted)
    card, company, hub = hands.desk.selling.lists.launches, office.company, office.context.hub

    def free(launch: int) -> int:
        row = card.table.rows.row(card.table.rows.find(launch))
        assert isinstance(row, OpenLaunch)
        return row.free

    hub.tell_anything()  # as a worker's commits come
    assert made == []
    before = free(office.orbit)
    office.sell(office.orbit, 3)
    hub.tell_anything()
    assert (free(office.orbit), made) == (before - 3, [])
    rocket = company.value("SELECT rocket_id FROM launch WHERE id = ?", office.orbit)
    company.do(rockets.edit_rocket, rocket, {"name": "Kestrel"})
    hub.tell_anything()
    assert len(made) == 1
    assert list(made[0].find("kestrel")) == [office.orbit]
    hub.tell_anything()
    assert len(made) == 1
    company.clock.now = datetime(2026, 11, 27, 15, 0, 1, tzinfo=UTC)  # the first one departs
    hub.tell_anything()
    assert len(made) == 2
    assert office.line not in made[1].ids


def test_words_typed_before_the_launches_are_read_find_the_right_one(
    office: Office, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    from astrobookings_desktop.ui.desk import launch_list

    monkeypatch.setattr(launch_list, "AT_ONCE", 0)  # as with very many: read by the reader thread
    card = hands.desk.selling.lists.launches
    card._index = None
    card.look_again()
    assert card.header.hint.text() == "reading the launches…"
    wanted = card._context.connection.execute(
        "SELECT id, destination FROM launch WHERE status = 'scheduled' ORDER BY date DESC LIMIT 1"
    ).fetchone()
    card.field.setText(wanted[1])
    assert card.table.rows.count == 0
    card.field.entered.emit()
    hands._qtbot.waitUntil(lambda: card._index is not None)
    hands._qtbot.waitUntil(lambda: hands.desk.selling.flow.entry.launch_id is not None)
    launch = hands.desk.selling.flow.entry.launch_id
    found = card._context.connection.execute(
        "SELECT destination FROM launch WHERE id = ?", (launch,)
    ).fetchone()
    assert found[0] == wanted[1]


def test_a_launch_is_found_by_the_ways_in_which_people_write_its_date() -> None:
    say = date_words()
    for date, words in (
        (datetime(2027, 3, 17, 9, tzinfo=UTC), ("17 Mar 2027, 09:00", "March", "2027-03-17")),
        (datetime(2027, 3, 17, 21, 5, tzinfo=UTC), ("17 Mar 2027, 21:05", "March", "2027-03-17")),
        (datetime(2027, 11, 1, 0, 0, tzinfo=UTC), ("1 Nov 2027, 00:00", "November", "2027-11-01")),
    ):
        assert all(one in say(date) for one in words)


def test_a_launch_with_room_for_a_group_is_found_at_the_desk(office: Office, hands: Hands) -> None:
    hands.type_words("free>3 price<30000000")
    hands.press(ENTER)
    assert hands.desk.selling.flow.entry.launch_id == office.orbit


@pytest.mark.parametrize("looks_elsewhere", [False, True])
def test_the_way_to_the_first_launch_goes_once_there_is_one(
    office: Office, hands: Hands, looks_elsewhere: bool
) -> None:
    card, company = hands.desk.selling.lists.launches, office.company
    link = card.schedule
    company.clock.forward(days=800)  # all that was on sale has departed
    office.context.hub.tell_anything()
    assert link.isVisible()
    link.setFocus(Qt.FocusReason.TabFocusReason)
    assert hands.focus is link
    if looks_elsewhere:  # as after the link's form, which shows the launch
        hands.window.show_page(1)
    company.launch()
    office.context.hub.tell_anything()
    hands.window.show_page(0)
    hands.rest()
    assert card.table.rows.count == 1
    assert not link.isVisible()
    assert hands.focus is card.field
    company.clock.forward(days=800)
    office.context.hub.tell_anything()
    assert link.isVisible()
    link.setFocus(Qt.FocusReason.TabFocusReason)
    assert hands.focus is link


def test_an_empty_desks_way_on_is_reached_by_the_keys_of_the_launch_field(
    office: Office, hands: Hands
) -> None:
    card = hands.desk.selling.lists.launches
    office.company.clock.forward(days=800)  # all that was on sale has departed
    office.context.hub.tell_anything()
    hands.press(F2)
    assert hands.focus is card.field
    hands.press(Qt.Key.Key_Tab)
    assert hands.focus is card.schedule
    hands.press(Qt.Key.Key_Tab)
    assert hands.focus is hands.desk.selling.lists.travelers.field
    hands.press(F2)
    hands.press(Qt.Key.Key_Down)
    assert hands.focus is card.schedule
    hands.press(F2)
    hands.type_words("moon")
    hands.press(ENTER)
    assert not hands.window.findChildren(FormDialog), "words that hit nothing begin nothing"
    card.field.clear()
    hands.press(ENTER)
    (form,) = hands.window.findChildren(FormDialog)
    assert form.windowTitle() == form.foot.main.text() == "Schedule launch"
    form.reject()


def test_unasked_the_first_launch_with_a_free_seat_is_chosen_and_typed_words_choose_the_first(
    office: Office, hands: Hands
) -> None:
    office.sell(office.line, 3)
    office.context.hub.tell_anything()
    rows = hands.desk.selling.lists.launches.table.rows
    assert [rows.row(place)[0] for place in range(rows.count)] == [office.line, office.orbit]
    hands.type_words("x")
    hands.press(Qt.Key.Key_Backspace)
    assert rows.highlighted == 1, "nothing is typed: the first that can be sold"
    hands.type_words("20")  # of both dates
    assert rows.highlighted == 0
    hands.press(ENTER)
    assert hands.desk.selling.flow.entry.launch_id == office.line
    hands.press(F2)
    hands.type_words("karman")
    assert rows.highlighted == 0, "all that are there are full"


def test_of_the_launches_that_are_called_so_the_first_with_a_free_seat_is_chosen(
    office: Office, hands: Hands
) -> None:
    company = office.company
    rocket = company.value("SELECT rocket_id FROM launch WHERE id = ?", office.line)
    full, free = (
        company.launch(rocket, destination="ISS", date=datetime(2027, month, 1, 9, tzinfo=UTC))
        for month in (2, 4)
    )
    office.sell(full, 3)
    office.context.hub.tell_anything()
    rows = hands.desk.selling.lists.launches.table.rows
    for words, chosen in (
        *(("iss", free), ("iss blue", free), ("iss 2027", free), ("2027 iss", free)),
        *(("iss feb", full), ("iss 1", full), ("iss 1 2027", full)),
    ):
        hands.press(F2)
        hands.type_words(words)
        assert rows.row(0)[0] == full
        hands.press(ENTER)
        assert hands.desk.selling.flow.entry.launch_id == chosen


@pytest.mark.parametrize("moves", [False, True])
def test_a_full_launch_that_was_typed_is_not_swapped_for_a_later_day(
    office: Office, hands: Hands, moves: bool
) -> None:
    """“1 feb” hits the 11th as well: the 1st stays highlighted though it is full."""
    company = office.company
    rocket = company.value("SELECT rocket_id FROM launch WHERE id = ?", office.line)
    first, later = (
        company.launch(rocket, destination="Moon", date=datetime(2027, 2, day, 9, tzinfo=UTC))
        for day in (1, 11)
    )
    office.sell(first, 3)
    booking = office.sell(office.orbit, 1)
    office.context.hub.tell_anything()
    if moves:
        find(hands, booking.locator)
        hands.press("M", ctrl=True)
    card = (hands.desk.changing if moves else hands.desk.selling).lists.launches
    assert hands.focus is card.field
    hands.type_words("1 feb")
    rows = card.table.rows
    assert [rows.row(place)[0] for place in range(rows.count)] == [first, later]
    taken: list[OpenLaunch] = []
    card.taken.connect(taken.append)
    hands.press(ENTER)
    assert [one.id for one in taken] == [first]
    if not moves:
        hands.type_words("nguyen")
        hands.press(ENTER, "2", ENTER, ENTER)
        hands.rest()
    assert not company.rows("SELECT 1 FROM booking WHERE launch_id = ?", later)
