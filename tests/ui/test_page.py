"""A tab of records: search, filters, selection, keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings import cancellations, sales
from astrobookings_desktop.services.launches import rockets
from astrobookings_desktop.services.people import users
from astrobookings_desktop.ui.dialogs.confirm import PreviewDialog
from astrobookings_desktop.ui.entities import BY_ENTITY, REGISTRY
from astrobookings_desktop.ui.pages.page import EntityPage
from astrobookings_desktop.ui.table.delegates import CellDelegate
from astrobookings_desktop.ui.widgets.empty_state import EmptyState
from astrobookings_desktop.ui.widgets.filter_chip import FilterChip
from tests.helpers.company import Company
from tests.helpers.house import SCRIPTS, House, Houses


def _chip(page: EntityPage, title: str) -> FilterChip:
    return next(
        one for one in page.findChildren(FilterChip) if one.text().rstrip("0123456789, ") == title
    )


def _words(page: EntityPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def _type(house: House, page: EntityPage, text: str) -> None:
    page.focus_search()
    house.qtbot.keyClicks(page.search, text)


# --- search ---------------------------------------------------------------------------------------


def test_a_search_narrows_and_its_end_widens(house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    house.wait_listed(page, house.ids.travelers)
    _type(house, page, "ana lop")
    house.wait_listed(page, [house.ids.travelers[0]])
    assert page.search.text() == "ana lop"
    page.search.clear()
    house.wait_listed(page, house.ids.travelers)
    assert page.head.complaint.text() == ""


def test_people_are_found_in_any_script_and_by_what_they_left(house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    for typed, place in (
        ("محمد", 1),
        ("נועה", 2),
        ("王小", 3),
        ("nguyen thi anh", 4),
        ("zoe o'neil", 5),
        ("612408551", 0),
        ("ANA@EXAMPLE.ORG", 0),
    ):
        page.search.setText(typed)
        house.wait_listed(page, [house.ids.travelers[place]])
        assert page.head.complaint.text() == "", typed
        page.search.setText("")
        house.settle(page)


def test_names_are_listed_as_they_were_written(house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    for name in SCRIPTS:
        row = page.model.row_of(house.ids.travelers[1 + SCRIPTS.index(name)])
        house.qtbot.waitUntil(lambda r=row, n=name: page.model.index(r, 0).data() == n)


@pytest.mark.parametrize("wrong", ["seats>many", "total_price:cheap", "departs:soon"])
def test_a_wrong_condition_is_told_and_no_other_search_s_rows_stay(
    house: House, wrong: str
) -> None:
    page = house.visit(Entity.BOOKING)
    house.wait_listed(page, house.ids.bookings)
    page.search.setText(wrong)
    house.qtbot.waitUntil(lambda: bool(page.head.complaint.text()))
    assert page.head.complaint.isVisible()
    assert page.head.complaint.text().startswith("“")
    house.wait_listed(page, [])
    assert "This search can't be read yet" in _words(page)
    sale = sales.SellSeats(house.ids.launches[3], house.ids.travelers[3], 1)
    sold = house.run(lambda work: sales.sell_seats(work, sale)).id
    house.settle(page)
    assert house.listed(page) == []  # news bring nothing back
    page.search.setText("status:pending")
    house.wait_listed(page, [house.ids.bookings[1]])
    page.search.setText(wrong)
    house.wait_listed(page, [])
    page.search.setText("status:confirmed")
    house.wait_listed(page, [house.ids.bookings[0], house.ids.bookings[2], sold])
    assert page.head.complaint.text() == ""


def test_whatever_is_listed_a_wrong_condition_empties_it(house: House) -> None:
    for entity in Entity:
        page = house.visit(entity)
        house.qtbot.waitUntil(lambda p=page: p.model.rowCount() > 0)
        page.search.setText("status>")
        page.listing.list()
        house.wait_listed(page, [])
        assert page.head.complaint.text(), entity
        page.head.clear_search()
        house.qtbot.waitUntil(lambda p=page: p.model.rowCount() > 0)


def test_a_condition_that_nothing_meets_says_so(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    page.search.setText("status:canceled")
    house.wait_listed(page, [])
    house.qtbot.waitUntil(lambda: "Nothing matches “status:canceled”" in _words(page))


@pytest.mark.parametrize("key", ["Return", "Down", "PageDown"])
def test_keys_that_leave_the_search_go_to_the_first_hit(house: House, key: str) -> None:
    page = house.visit(Entity.TRAVELER)
    _type(house, page, "ana")
    house.wait_listed(page, [house.ids.travelers[0]])
    house.keys(key, page.search)
    house.qtbot.waitUntil(lambda: page.view.current_id() == house.ids.travelers[0])
    assert page.view.hasFocus()
    assert page.search.text() == "ana"


@pytest.mark.parametrize("key", ["Return", "Down"])
def test_a_key_pressed_before_the_hits_came_goes_there_too(house: House, key: str) -> None:
    page = house.visit(Entity.TRAVELER)
    _type(house, page, "ana")
    house.keys(key, page.search)
    house.qtbot.waitUntil(lambda: page.view.current_id() == house.ids.travelers[0])
    assert page.view.hasFocus()
    assert house.listed(page) == [house.ids.travelers[0]]


def test_enter_waits_for_hits_that_come_late(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    last = house.company.traveler(name="Zed Newman")
    page = house.visit(Entity.TRAVELER)
    house.wait_listed(page, [*house.ids.travelers, last])
    monkeypatch.setattr(page.model, "_first_rows", lambda *_asked: None)  # as in a long list
    shown: list[object] = []
    page.view.current_changed.connect(shown.append)
    _type(house, page, "zed")
    house.qtbot.keyClick(page.search, Qt.Key.Key_Return)
    house.qtbot.waitUntil(page.view.hasFocus)
    assert page.view.current_id() == page.panel.key == last
    assert shown == [last]
    _type(house, page, "ana")
    house.qtbot.keyClick(page.search, Qt.Key.Key_Return)
    house.window.sidebar.setFocus()  # somebody goes on meanwhile
    house.qtbot.waitUntil(lambda: page.model.is_answered)
    assert house.window.sidebar.hasFocus()


def test_enter_on_a_search_that_nobody_understands_leads_nowhere(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = house.visit(Entity.BOOKING)
    monkeypatch.setattr(page.search, "is_unfinished", lambda _problem: True)  # hushed, as one types
    _type(house, page, "seats>")
    house.qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.search.hasFocus()
    monkeypatch.undo()
    assert (page.view.current_id(), page.panel.isVisible()) == (None, False)
    _type(house, page, "status:canceled")
    house.wait_listed(page, [])
    _type(house, page, "seats>")
    house.qtbot.waitUntil(lambda: bool(page.head.complaint.text()))
    house.qtbot.waitUntil(lambda: "This search can't be read yet" in _words(page))


def test_typing_in_the_table_searches(house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    page.view.setFocus()
    house.qtbot.keyClicks(page.view, "z")
    assert page.search.hasFocus()
    house.qtbot.keyClicks(page.search, "oe")
    assert page.search.text() == "zoe"
    house.wait_listed(page, [house.ids.travelers[5]])


def test_a_search_without_hits_repeats_the_words_and_offers_to_clear_them(house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    page.search.setText("<b>nobody</b>")
    house.wait_listed(page, [])
    house.qtbot.waitUntil(lambda: "Nothing matches “<b>nobody</b>”" in _words(page))
    clear = next(one for one in page.findChildren(QPushButton) if one.text() == "Clear the search")
    clear.click()
    house.wait_listed(page, house.ids.travelers)


def test_a_long_search_text_is_quoted_as_far_as_there_is_room(house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    for typed, quoting in (
        ("x" * 10_000, lambda: page.findChild(EmptyState).title),
        (f"status:{'x' * 181}", lambda: page.head.complaints.link),
    ):
        page.search.setText(typed)
        house.qtbot.waitUntil(lambda part=quoting: part().isVisible() and part().toolTip() != "")
        part = quoting()
        left = part.mapTo(page, part.rect().topLeft()).x()
        assert 0 <= left < left + part.width() <= page.width()
        assert "x" * 60 in part.toolTip()
        assert len(part.toolTip()) < 400


# --- filters --------------------------------------------------------------------------------------


def test_chips_filter_and_count(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    house.qtbot.waitUntil(lambda: _chip(page, "Holds").text() == "Holds 1")
    _chip(page, "Holds").click()
    house.wait_listed(page, [house.ids.bookings[1]])
    assert _chip(page, "Holds").isChecked()
    assert not _chip(page, "All").isChecked()
    _chip(page, "Holds").click()  # a filter isn't switched off, another one is chosen
    assert _chip(page, "Holds").isChecked()
    _chip(page, "All").click()
    house.wait_listed(page, house.ids.bookings)


def test_counts_follow_what_is_written(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    house.qtbot.waitUntil(lambda: _chip(page, "Canceled").text() == "Canceled 0")
    house.run(lambda work: cancellations.cancel_seats(work, house.ids.bookings[0]))
    house.qtbot.waitUntil(lambda: _chip(page, "Canceled").text() == "Canceled 1")


def test_every_filter_of_every_tab_lists_as_many_as_it_counts(house: House) -> None:
    for spec in REGISTRY:
        page = house.visit(spec.entity)
        for chip in spec.chips:
            button = page.head.chips[chip.where]
            button.click()
            house.settle(page)
            assert button.isChecked()
            if chip.where != "all":
                house.qtbot.waitUntil(
                    lambda b=button, t=chip.title, p=page: b.text() == f"{t} {p.model.rowCount():,}"
                )
            assert page.head.complaint.text() == ""


def test_an_empty_filter_offers_all(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    _chip(page, "Canceled").click()
    house.wait_listed(page, [])
    house.qtbot.waitUntil(lambda: "Nothing under this filter" in _words(page))
    everything = next(one for one in page.findChildren(QPushButton) if one.text() == "Show all")
    everything.click()
    house.wait_listed(page, house.ids.bookings)


def test_a_filter_drops_the_search(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    page.search.setText("ana")
    house.wait_listed(page, [house.ids.bookings[0]])
    _chip(page, "Holds").click()
    assert page.search.text() == ""
    house.wait_listed(page, [house.ids.bookings[1]])


# --- keys -----------------------------------------------------------------------------------------


def test_escape_clears_the_search_then_leaves_the_panel(house: House) -> None:
    page = house.show(Entity.TRAVELER, house.ids.travelers[0])
    _type(house, page, "ana")
    house.wait_listed(page, [house.ids.travelers[0]])
    house.qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    page.panel.focus_first()
    assert page.panel.isAncestorOf(page.focusWidget())
    house.qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.view.hasFocus()


def test_f6_goes_round_the_panes(house: House) -> None:
    page = house.show(Entity.TRAVELER, house.ids.travelers[0])
    page.view.setFocus()
    house.keys("F6", page.view)
    focused = page.focusWidget()
    assert page.panel.isAncestorOf(focused)
    house.keys("F6", focused)
    assert page.view.hasFocus()


def test_control_arrows_step_through_the_records(house: House) -> None:
    page = house.show(Entity.TRAVELER, house.ids.travelers[0])
    order = house.listed(page)
    place = order.index(house.ids.travelers[0])
    step = 1 if place + 1 < len(order) else -1
    house.keys("Ctrl+Down" if step == 1 else "Ctrl+Up", page.view)
    assert page.panel.key == order[place + step]
    assert page.view.selected_ids() == [order[place + step]]
    for _ in order:
        house.keys("Ctrl+Up", page.view)
    assert page.panel.key == order[0]


def test_a_new_record_is_shown_under_the_filter_it_belongs_to(house: House) -> None:
    page = house.visit(Entity.USER)
    staff = house.listed(page)
    person = {"name": "Noor Haddad", "email": "noor@example.org", "role": "agent"}
    made = house.run(lambda work: users.create_user(work, person))
    house.show(Entity.USER, made)
    assert page.listing.where == "staff"
    house.wait_listed(page, [*staff, made])
    page.search.setText("haddad")
    house.wait_listed(page, [made])
    person = {"name": "Otto Haddad", "email": "otto@example.org", "role": "agent"}
    second = house.run(lambda work: users.create_user(work, person))
    house.show(Entity.USER, second)
    assert page.search.text() == "haddad"
    person = {"name": "Petra Lang", "email": "petra@example.org", "role": "agent"}
    third = house.run(lambda work: users.create_user(work, person))
    house.show(Entity.USER, third)  # the search hides her
    assert page.search.text() == ""
    assert page.listing.where == "all"


def test_control_f_selects_the_words_of_the_search(house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    page.search.setText("ana")
    page.view.setFocus()
    house.keys("Ctrl+F", page.view)
    assert page.search.hasFocus()
    assert page.search.selectedText() == "ana"


def test_the_status_bar_counts_what_is_listed_and_selected(house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    count = len(house.ids.travelers)
    house.qtbot.waitUntil(lambda: house.window._status.text() == f"{count} in this list")
    page.view.selectAll()
    house.qtbot.waitUntil(lambda: house.window._status.text() == f"{count} of {count} selected")
    house.visit(Entity.ROCKET)
    house.qtbot.waitUntil(lambda: house.window._status.text() == "3 in this list")
    house.visit(Entity.TRAVELER)
    house.qtbot.waitUntil(lambda: house.window._status.text() == f"{count} of {count} selected")


def test_the_count_stands_beside_the_title(house: House) -> None:
    page = house.visit(Entity.LAUNCH)
    house.qtbot.waitUntil(lambda: page.head.count.text() == "6")


@pytest.mark.parametrize("entity", [Entity.BOOKING, Entity.LAUNCH, Entity.TRAVELER])
def test_keys_for_a_record_do_nothing_without_one(house: House, entity: Entity) -> None:
    page = house.visit(entity)
    page.search.setText("nobody at all")
    house.wait_listed(page, [])
    for keys in ("Ctrl+R", "Ctrl+M", "Ctrl+Return", "Ctrl+G", "Ctrl+Period"):
        page.view.setFocus()
        house.keys(keys, page.view)
        assert house.window.page is page, keys
        assert not house.window.findChildren(PreviewDialog), keys
        assert page.panel.key is None


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_control_period_opens_the_actions_as_a_menu(house: House) -> None:
    page = house.show(Entity.BOOKING, house.ids.bookings[0])
    page.view.setFocus()
    house.keys("Ctrl+Period", page.view)
    house.qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(QMenu)))
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    texts = [action.text().partition("\t")[0] for action in menu.actions()]
    assert texts == [action.text for action in page.panel.actions_now()]
    with house.qtbot.waitSignal(house.context.desk_wanted) as wanted:
        house.qtbot.keyClick(menu, Qt.Key.Key_Return)  # the first one, at once
    assert wanted.args[0] == house.ids.bookings[0]


@pytest.mark.parametrize("keys", ["Ctrl+N", "Ctrl+R"])
def test_keys_that_an_agency_lacks_the_right_for_say_so(open_house: Houses, keys: str) -> None:
    def staff(company: Company) -> Actor:
        agency = company.value("SELECT min(user_id) FROM agency")
        return Actor(agency, "Orbital Ways", Role.AGENCY, agency)

    house = open_house(sign_in=staff)
    page = house.visit(Entity.BOOKING)
    page.view.go_to(house.ids.bookings[0])
    house.qtbot.waitUntil(lambda: page.panel.key == house.ids.bookings[0])
    page.view.setFocus()
    house.keys(keys, page.view)
    assert house.window._status.text().startswith("The role agency may not ")
    assert house.window.page is page


@pytest.mark.parametrize("entity", [Entity.PAYMENT, Entity.INVOICE, Entity.ENTRY_LOG])
def test_where_nothing_is_made_by_hand_control_n_says_where_it_comes_from(
    house: House, entity: Entity
) -> None:
    page = house.visit(entity)
    page.view.setFocus()
    house.keys("Ctrl+N", page.view)
    assert house.window._status.text().startswith("Nothing new here: ")


def test_control_r_on_a_booking_goes_to_its_cancellation_at_the_desk(house: House) -> None:
    page = house.show(Entity.BOOKING, house.ids.bookings[0])
    page.view.setFocus()
    with house.qtbot.waitSignal(house.context.desk_wanted) as wanted:
        house.keys("Ctrl+R", page.view)
    assert wanted.args == [house.ids.bookings[0], "cancel"]
    assert house.window.page is house.window.desk


@pytest.mark.parametrize(
    ("entity", "places", "said"),
    [
        (Entity.ROCKET, "rockets", "open launches go on selling seats until they are aborted."),
        (Entity.AGENCY, "agencies", "open launches go on selling seats until they are aborted."),
        (Entity.TRAVELER, "travelers", "They can't book anything new."),
    ],
)
def test_deactivating_says_what_will_happen_and_asks(
    house: House, entity: Entity, places: str, said: str
) -> None:
    key = getattr(house.ids, places)[0]
    page = house.show(entity, key)
    action = next(one for one in page.panel.actions_now() if one.id.endswith(".deactivate"))
    page.panel.run(action)
    (dialog,) = house.window.findChildren(PreviewDialog)
    house.qtbot.waitUntil(dialog.isVisible)
    assert dialog.focusWidget() is not dialog.act
    assert any(said in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
    assert page.panel._row["active"]
    page.panel.run(action)
    dialog = house.window.findChildren(PreviewDialog)[-1]
    dialog.act.click()
    house.qtbot.waitUntil(lambda: not page.panel._row["active"])


def test_a_record_that_goes_leaves_table_and_panel(house: House) -> None:
    key = house.company.rocket(house.ids.agencies[0], name="Short life")
    page = house.visit(Entity.ROCKET)
    house.wait_listed(page, [*house.ids.rockets, key])
    house.show(Entity.ROCKET, key)
    house.run(lambda work: rockets.delete_rocket(work, key))
    house.wait_listed(page, house.ids.rockets)
    assert page.panel.key != key


@pytest.mark.parametrize("entity", [Entity.TRAVELER, Entity.BOOKING, Entity.ENTRY_LOG])
def test_new_is_offered_where_something_can_be_made(house: House, entity: Entity) -> None:
    page = house.visit(entity)
    new = [one for one in page.findChildren(QPushButton) if one.toolTip() == "Ctrl+N"]
    assert bool(new) is (entity is not Entity.ENTRY_LOG)
    assert BY_ENTITY[entity].title == page.spec.title


def test_what_was_said_stays_until_it_could_be_read(house: House) -> None:
    page = house.visit(Entity.ROCKET)
    status = house.window._status
    house.qtbot.waitUntil(lambda: status.text() == "3 in this list")
    house.context.say("Saved")
    page.view.selectAll()
    assert status.text() == "Saved"
    house.context.say("Saved")
    status._timer.setInterval(1)
    house.qtbot.waitUntil(lambda: status.text() == "3 of 3 selected")


def test_a_column_of_dashes_lends_its_room_to_the_e_mails(house: House) -> None:
    person = {"name": "Bo", "email": "bo@astrobookings.example", "role": "agent"}
    keys = [house.run(lambda work: users.create_user(work, person))]
    page = house.show(Entity.USER, keys[0])
    columns = [column.key for column in page.model.columns]
    email, agency = columns.index("email"), columns.index("agency")
    delegate = page.view.itemDelegate()
    assert isinstance(delegate, CellDelegate)

    def is_whole() -> bool:
        row = page.model.row_of(keys[-1])
        return 0 < delegate.whole_width(row, email) <= page.view.columnWidth(email)

    house.qtbot.waitUntil(is_whole)
    before = page.view.columnWidth(agency)
    name = columns.index("name")
    longer = person | {"email": "bo.dahlgren@astrobookings.example"}
    keys.append(house.run(lambda work: users.create_user(work, longer)))
    house.qtbot.waitUntil(is_whole)
    assert delegate.title_width(agency) <= page.view.columnWidth(agency) < before
    assert page.view.columnWidth(name) >= delegate.scaled(page.model.columns[name].width)
    assert page.view.horizontalHeader().length() == page.view.viewport().width()
