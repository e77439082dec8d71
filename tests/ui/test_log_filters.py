"""The log is narrowed by person, kind of record, record, action and time."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel

from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, Actor
from astrobookings_desktop.services.people.travelers import edit_traveler
from astrobookings_desktop.services.people.users import create_user
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.pages.log_filters import LogFilters
from astrobookings_desktop.ui.pages.page import EntityPage
from tests.helpers.house import House, Houses


@pytest.fixture
def marta(open_house: Houses) -> House:
    """A house in which Marta edited a traveler a month after everything else."""
    house = open_house(show=False)
    house.company.actor = Actor(house.ids.users[0], "Marta Ruiz", Role.AGENT)
    house.company.clock.forward(days=31)
    house.company.do(edit_traveler, house.ids.travelers[0], {"name": "Ana María López"})
    with house.qtbot.waitExposed(house.window):
        house.window.show()
    return house


def filters_of(page: EntityPage) -> LogFilters:
    assert page.head.filters is not None
    return page.head.filters


def choose(box: QComboBox, title: str) -> None:
    place = box.findText(title)
    assert place >= 0, [box.itemText(place) for place in range(box.count())]
    box.setCurrentIndex(place)


def expected(house: House, where: str) -> list[int]:
    return [row[0] for row in house.company.rows(f"SELECT id FROM entry_log WHERE {where}")]


def test_each_field_narrows_and_all_hold_together(marta: House) -> None:
    page = marta.visit(Entity.ENTRY_LOG)
    filters = filters_of(page)
    everything = expected(marta, "1")
    marta.wait_listed(page, everything)
    assert not filters.clearing.isVisible()
    choose(filters.person, "Marta Ruiz")
    marta.wait_listed(page, expected(marta, f"user_id = {marta.ids.users[0]}"))
    choose(filters.person, "The program itself")
    marta.wait_listed(page, expected(marta, "user_id IS NULL"))
    choose(filters.kind, "Booking")
    marta.wait_listed(page, expected(marta, "user_id IS NULL AND entity_type = 'booking'"))
    choose(filters.action, "Sell")
    marta.wait_listed(page, expected(marta, "action = 'sell'"))
    assert filters.clearing.isVisible()
    filters.clearing.click()
    marta.wait_listed(page, everything)
    assert not filters.clearing.isVisible()
    assert filters.person.currentIndex() == 0


def test_each_kind_of_record_is_found_by_its_field_and_by_typing(marta: House) -> None:
    page = marta.visit(Entity.ENTRY_LOG)
    everything = marta.listed(page)
    box = filters_of(page).kind
    for entity in Entity:
        rows = expected(marta, f"entity_type = '{entity}'")
        assert set(rows) < set(everything)
        box.setCurrentIndex(box.findData(entity.value))
        marta.wait_listed(page, rows)
        filters_of(page).clear()
        marta.wait_listed(page, everything)
        page.search.setText(f"entity:{entity}")
        marta.wait_listed(page, rows)
        page.search.setText("")
        marta.wait_listed(page, everything)


def test_typed_words_find_persons_and_actions(marta: House) -> None:
    page = marta.visit(Entity.ENTRY_LOG)
    edits = expected(marta, "action = 'edit'")
    assert edits
    page.search.setText("user:marta action:edit")
    marta.wait_listed(page, edits)
    page.search.setText("user:administrator action:edit")
    marta.wait_listed(page, [])


def test_a_records_number_alone_finds_its_rows(marta: House) -> None:
    page = marta.visit(Entity.ENTRY_LOG)
    traveler = marta.ids.travelers[0]
    marta.qtbot.keyClicks(filters_of(page).record, f"x{traveler}y")
    marta.wait_listed(page, expected(marta, f"entity_id = {traveler}"))
    assert len(expected(marta, f"entity_id = {traveler}")) == 2


def test_time_is_any_the_last_days_or_from_one_day_to_another(marta: House) -> None:
    page = marta.visit(Entity.ENTRY_LOG)
    period = filters_of(page).period
    now = marta.company.clock.now
    assert not period.first.isVisible()
    choose(period.span, "Last 7 days")
    marta.wait_listed(page, expected(marta, "action = 'edit'"))
    choose(period.span, "From … to …")
    assert period.first.isVisible()
    marta.wait_listed(page, expected(marta, "action = 'edit'"))
    day = shown.local(now - timedelta(days=31)).date()
    for edit in (period.first, period.last):
        edit.set_day(day)
    marta.wait_listed(page, expected(marta, "action <> 'edit'"))
    before = day - timedelta(days=1)
    period.last.set_day(before)
    marta.wait_listed(page, [])
    period.last.selectAll()
    marta.qtbot.keyClicks(period.last, f"{day.isoformat()}")
    marta.wait_listed(page, expected(marta, "action <> 'edit'"))
    period.last.setText("31/2/2027")  # the list stays as the last day that there is makes it
    period.last.editingFinished.emit()
    assert "there is no day “31/2/2027”" in period.last.toolTip()
    complaint = filters_of(page).complaint
    assert complaint.isVisible()
    assert complaint.sentence.text() == period.last.toolTip()
    marta.wait_listed(page, expected(marta, "action <> 'edit'"))
    choose(period.span, "Last 7 days")  # no day is asked for any more
    assert complaint.isHidden()
    choose(period.span, "From … to …")
    assert complaint.isVisible()
    marta.qtbot.keyClicks(period.last, "1")  # it is being mended
    assert complaint.isHidden()
    period.first.setText("some day after the day after tomorrow")
    for edit in (period.first, period.last):
        edit.editingFinished.emit()
    whole, line = filters_of(page).width(), complaint.sentence.fontMetrics().lineSpacing()
    # The height follows the width one turn of the layout later.
    marta.qtbot.waitUntil(
        lambda: complaint.width() == whole and complaint.sentence.height() < 3 * line
    )


def test_chips_hold_beside_the_fields_and_a_link_drops_them(marta: House) -> None:
    page = marta.visit(Entity.ENTRY_LOG)
    filters = filters_of(page)
    choose(filters.kind, "Traveler")
    page.head.chips["people"].click()
    marta.wait_listed(page, expected(marta, "action = 'edit'"))
    assert filters.kind.currentText() == "Traveler"
    booking = marta.ids.bookings[0]
    page.show_where(f"entity_id={booking}")
    marta.wait_listed(page, expected(marta, f"entity_id = {booking}"))
    assert filters.words == ""


def test_an_empty_list_says_why_and_offers_to_clear_the_fields(marta: House) -> None:
    page = marta.visit(Entity.ENTRY_LOG)
    filters = filters_of(page)
    choose(filters.kind, "Payment")
    marta.wait_listed(page, [])

    def words() -> list[str]:
        return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]

    marta.qtbot.waitUntil(lambda: "Nothing fits all of this" in words())
    marta.qtbot.keyClick(page, Qt.Key.Key_Escape)
    marta.wait_listed(page, expected(marta, "1"))


def test_who_did_something_meanwhile_is_offered_and_the_choice_stays(marta: House) -> None:
    page = marta.visit(Entity.ENTRY_LOG)
    filters = filters_of(page)
    choose(filters.person, "Marta Ruiz")
    entered = {"name": "Otto Reyes", "email": "otto@example.org", "role": "admin"}
    marta.company.actor = BUILT_IN_ADMINISTRATOR
    key = marta.company.do(create_user, entered)
    marta.company.actor = Actor(key, "Otto Reyes", Role.ADMIN)
    marta.company.do(edit_traveler, marta.ids.travelers[0], {"name": "Ana"})
    marta.window.show_page(0)
    marta.visit(Entity.ENTRY_LOG)
    assert filters.person.currentText() == "Marta Ruiz"
    assert filters.person.findText("Otto Reyes") > 0
    assert filters.kind.count() == len(Entity) + 1


def test_every_filter_is_met_by_an_index(house: House) -> None:
    queries = LISTS[Entity.ENTRY_LOG]
    for search, index in (
        ("user_id:5", "entry_log_user"),
        ("action:sell", "entry_log_action"),
        ("entity_type:booking", "entry_log_entity"),
        ("entity_id:7", "entry_log_entity"),
        ("entity_type:booking entity_id:7", "entry_log_entity"),
        ("timestamp>=2026-11-01T00:00:00.000000Z", "entry_log_timestamp"),
    ):
        keys = queries.count(ListQuery(search=search))
        explained = f"EXPLAIN QUERY PLAN {keys.sql}"
        plan = house.company.reader.execute(explained, keys.params).fetchall()
        assert any(f"SEARCH e USING COVERING INDEX {index}" in row[3] for row in plan), plan


def test_a_doctored_row_is_listed_and_said_to_be_unreadable(marta: House) -> None:
    from tests.helpers.doctor import doctoring

    with doctoring(marta.company.path) as connection:
        connection.execute("UPDATE entry_log SET details = '[1' WHERE action = 'edit'")
    page = marta.visit(Entity.ENTRY_LOG)
    choose(filters_of(page).action, "Edit")
    marta.wait_listed(page, expected(marta, "action = 'edit'"))
    column = next(
        place
        for place in range(page.model.columnCount())
        if page.model.headerData(place, Qt.Orientation.Horizontal) == "What"
    )
    marta.qtbot.waitUntil(
        lambda: page.model.index(0, column).data() == "Can’t be read: check the database"
    )
