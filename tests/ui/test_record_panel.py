"""The panel beside a table: facts, what belongs to a record, its history, in plain text."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter

from astrobookings_desktop.data.queries.records import history
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.domain.statuses import InvoiceStatus, Role
from astrobookings_desktop.services.access import sign_in
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings import cancellations, sales, transfers
from astrobookings_desktop.services.people import travelers
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.pages.page import EntityPage
from astrobookings_desktop.ui.widgets.buttons import ElidedLink, LinkButton
from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel
from astrobookings_desktop.ui.widgets.fact_list import FactList, ValueLabel
from astrobookings_desktop.ui.widgets.long_words import BREAK
from astrobookings_desktop.ui.widgets.timeline import Timeline
from tests.helpers.house import PASSWORD, House, Houses, marta

MARKUP = "<b>x</b> & <img src='y'>"


def _facts(page: EntityPage) -> dict[str, str]:
    """Labels and values as they stand in the panel."""
    facts = page.panel.findChild(FactList)
    assert facts is not None
    spoken = [label.accessibleName() for label in facts.findChildren(QLabel) if label.isVisible()]
    return dict(one.split(": ", 1) for one in spoken if ": " in one)


def _links(page: EntityPage) -> list[LinkButton]:
    return [one for one in page.panel._related.findChildren(LinkButton) if one.isVisible()]


def _link(page: EntityPage, name: str) -> LinkButton:
    return next(one for one in _links(page) if one.accessibleName() == name)


def _history(page: EntityPage) -> str:
    timeline = page.panel.findChild(Timeline)
    assert timeline is not None
    return timeline.accessibleName()


def _key(house: House, entity: Entity) -> int:
    ids = house.ids
    one = house.company.value
    return {
        Entity.USER: ids.users[0],
        Entity.TRAVELER: ids.travelers[0],
        Entity.AGENCY: ids.agencies[0],
        Entity.ROCKET: ids.rockets[0],
        Entity.LAUNCH: ids.launches[0],
        Entity.BOOKING: ids.bookings[0],
        Entity.INVOICE: ids.invoice,
        Entity.PAYMENT: ids.payment,
        Entity.NOTIFICATION: one("SELECT min(id) FROM notification"),
        Entity.ENTRY_LOG: one("SELECT min(id) FROM entry_log"),
        Entity.JOB_QUEUE: one("SELECT min(id) FROM job_queue"),
    }[entity]


EXPECTED: dict[Entity, dict[str, str]] = {
    Entity.USER: {"E-mail": "marta@example.org", "Language": "English", "Signs in": "no"},
    Entity.TRAVELER: {"Phone": "+34 612 408 551", "E-mail": "ana@example.org", "Bookings": "1"},
    Entity.AGENCY: {"Legal name": "Orbital Ways, S.L.", "Tax id": "B12345674"},
    Entity.ROCKET: {"Capacity": "8", "Range": "Mars"},
    Entity.LAUNCH: {"Capacity": "8", "Taken": "2", "Free": "6", "Per seat": "1,000.00 USD"},
    Entity.BOOKING: {
        "Total": "2,000.00 USD",
        "Limit when booked": "4 seats",
        "Workstation": "desk-1",
    },
    Entity.INVOICE: {"Issued": "1 Nov 2026"},  # its amounts stand in the sheet of the account
    Entity.PAYMENT: {"Amount": "500.00 USD", "Agency": "Orbital Ways"},
    Entity.NOTIFICATION: {},
    Entity.ENTRY_LOG: {"Who": "Administrator", "Workstation": "desk-1"},
    Entity.JOB_QUEUE: {"Tries": "0"},
}


def test_the_panel_tells_the_facts_of_a_record(house: House) -> None:
    for entity in Entity:
        page = house.show(entity, _key(house, entity))
        assert page.panel.isVisible()
        assert page.panel._title.text()
        assert page.panel.accessibleName().endswith(page.panel._title.text())
        house.qtbot.waitUntil(lambda p=page: bool(_facts(p)))
        facts = _facts(page)
        told = {label: facts.get(label) for label in EXPECTED[entity]}
        assert told == EXPECTED[entity], (entity, facts)
        assert all(value not in ("None", "") for value in facts.values())


LEADS = [
    (Entity.BOOKING, "Ana López", Entity.TRAVELER),
    (Entity.LAUNCH, "Selene 7", Entity.ROCKET),
    (Entity.LAUNCH, "Orbital Ways", Entity.AGENCY),
    (Entity.ROCKET, "Orbital Ways", Entity.AGENCY),
    (Entity.INVOICE, "Orbital Ways", Entity.AGENCY),
    (Entity.PAYMENT, "2026-0001", Entity.INVOICE),
    (Entity.AGENCY, "Selene 7", Entity.ROCKET),
    (Entity.AGENCY, "2026-0001", Entity.INVOICE),
    (Entity.INVOICE, "500.00 USD", Entity.PAYMENT),
]


def test_related_records_open_in_their_own_tab(house: House) -> None:
    for entity, name, to in LEADS:
        page = house.show(entity, _key(house, entity))
        house.qtbot.waitUntil(lambda p=page: bool(_links(p)))
        _link(page, name).click()
        target = house.page(to)
        assert house.window.page is target
        house.qtbot.waitUntil(lambda t=target, e=to: t.panel.key == _key(house, e))
        house.window.navigation.go_back()
        assert house.window.page is page


@pytest.mark.parametrize("half", [0, 1])
def test_every_link_of_every_record_leads_somewhere(house: House, half: int) -> None:
    for entity in list(Entity)[half::2]:
        for linked in pages_linked_from(house, entity):
            house.qtbot.waitUntil(lambda p=linked: p.model.is_complete and p.model.rowCount() > 0)
            assert linked.head.complaint.text() == "", entity


def pages_linked_from(house: House, entity: Entity) -> Iterator[EntityPage]:
    """Click each link of a record; gives the page that each leads to."""
    page = house.show(entity, _key(house, entity))
    count = len(_links(page))
    for place in range(count):
        house.show(entity, _key(house, entity))
        house.qtbot.waitUntil(lambda: len(_links(page)) == count)
        before = len(house.window.navigation.back)
        _links(page)[place].click()
        assert len(house.window.navigation.back) == before + 1
        linked = house.window.page
        assert isinstance(linked, EntityPage)
        yield linked


def test_control_g_follows_the_first_link(house: House) -> None:
    page = house.show(Entity.ROCKET, house.ids.rockets[0])
    page.view.setFocus()
    house.keys("Ctrl+G", page.view)
    assert house.window.page is house.page(Entity.AGENCY)


# --- history --------------------------------------------------------------------------------------


def test_a_bookings_life_is_told_in_words_newest_first(house: House) -> None:
    ids = house.ids
    booking = ids.bookings[1]
    house.run(lambda work: sales.confirm_booking(work, booking))
    house.run(lambda work: transfers.transfer_booking(work, booking, ids.travelers[4]))
    house.run(lambda work: cancellations.cancel_seats(work, booking))
    page = house.show(Entity.BOOKING, booking)
    told = _history(page).split("; ")
    starts = [
        "Canceled by the traveler: ",
        "Transferred from محمد الفارسي to",
        "Hold confirmed",
        "Held 1 seat, 2,000.00",
    ]
    assert [one for one, start in zip(told, starts, strict=True) if not one.startswith(start)] == []
    assert all("Administrator" in one for one in told)


def test_a_deadline_is_told_of_a_hold_alone(house: House) -> None:
    held = house.ids.bookings[1]
    page = house.show(Entity.BOOKING, held)
    house.qtbot.waitUntil(lambda: "Held until" in _facts(page))
    house.run(lambda work: sales.confirm_booking(work, held))
    house.qtbot.waitUntil(lambda: "Confirmed" in _facts(page))
    assert "Held until" not in _facts(page)


def test_links_of_a_move_name_the_other_booking(house: House) -> None:
    sold = house.ids.bookings[0]
    moved = house.run(lambda work: transfers.move_booking(work, sold, house.ids.launches[3]))
    old = house.company.value("SELECT locator FROM booking WHERE id = ?", sold)
    page = house.show(Entity.BOOKING, moved.id)
    link = next(one for one in _links(page) if one.text().startswith("Moved from"))
    assert link.text() == f"Moved from {shown.locator(old)}"
    page = house.show(Entity.BOOKING, sold)
    texts = [one.text() for one in _links(page)]
    assert f"Moved on to {shown.locator(moved.locator)}" in texts


def test_a_void_is_told_with_its_reason(house: House) -> None:
    sold = house.ids.bookings[0]
    house.run(lambda work: cancellations.void_sale(work, sold, "typed twice"))
    page = house.show(Entity.BOOKING, sold)
    assert _history(page).startswith("Sale voided: 100 % back, 2,000.00: typed twice")


def test_an_edit_is_told_by_what_it_changed(house: House) -> None:
    key = house.ids.travelers[0]
    house.run(lambda work: travelers.edit_traveler(work, key, {"contact_phone": "555 0100"}))
    page = house.show(Entity.TRAVELER, key)
    assert _history(page).startswith("Phone: +34 612 408 551 → 555 0100, ")
    two = {"contact_phone": "555 0101", "emergency_contact": "Luis"}
    house.run(lambda work: travelers.edit_traveler(work, key, two))
    house.qtbot.waitUntil(
        lambda: _history(page).startswith(
            "Phone: 555 0100 → 555 0101; Emergency contact: nothing → Luis, "
        )
    )
    assert (
        "; Created by Administrator: Ana López, e-mail ana@example.org, language English, "
        "phone +34 612 408 551, "
    ) in _history(page)


def test_a_long_history_unfolds_and_stays_so(house: House) -> None:
    key = house.ids.travelers[0]
    for number in range(9):
        house.run(
            lambda work, n=number: travelers.edit_traveler(
                work, key, {"contact_phone": f"555 010{n}"}
            )
        )
    page = house.show(Entity.TRAVELER, key)
    assert _history(page).count("Administrator") == 6
    page.panel._more.click()
    assert _history(page).count("Administrator") == 10
    house.run(lambda work: travelers.edit_traveler(work, key, {"contact_phone": "555 0200"}))
    house.qtbot.waitUntil(lambda: _history(page).count("Administrator") == 11)


def test_sign_ins_are_told_as_one_and_hide_no_change(house: House) -> None:
    company, key = house.company, house.ids.users[0]
    marta(company)
    for _morning in range(60):  # more than a history has lines
        company.clock.forward(hours=12)
        sign_in.sign_in(company.writer, "marta@example.org", PASSWORD)
    page = house.show(Entity.USER, key)
    told = _history(page).split("; ")
    assert told[0].startswith(f"Signed in 61 times, last {shown.moment(company.clock.now)}")
    assert [line.split(",")[0].split(" by ")[0] for line in told[1:]] == ["Password set", "Created"]
    log = house.page(Entity.ENTRY_LOG)
    house.visit(Entity.ENTRY_LOG)
    log.show_where(f"action:sign_in entity_id={key}")
    house.qtbot.waitUntil(lambda: len(house.listed(log)) == 61)


def test_the_last_sign_in_is_the_latest_at_whatever_workstation(house: House) -> None:
    company, key = house.company, house.ids.users[0]
    marta(company)

    def sign_in_at(workstation: int) -> None:
        company.clock.forward(hours=12)
        with closing(sqlite3.connect(company.path, isolation_level=None)) as file:
            (head,) = file.execute("SELECT log_head FROM sync_state").fetchone()
            file.execute("UPDATE sync_state SET workstation = ?, log_head = ''", (workstation,))
            sign_in.sign_in(company.writer, "marta@example.org", PASSWORD)
            file.execute("UPDATE sync_state SET workstation = 0, log_head = ?", (head,))

    sign_in_at(7)
    sign_in_at(3)
    row = next(row for row in history(company.reader, Entity.USER, key) if row.action == "sign_in")
    assert row.times == 3
    assert row.id // 10**10 == 3
    page = house.show(Entity.USER, key)
    now = shown.moment(company.clock.now)
    assert _history(page).startswith(f"Signed in 3 times, last {now}")


# --- plain text -----------------------------------------------------------------------------------


def test_markup_in_values_is_only_text(house: House) -> None:
    agency = house.company.agency(
        name=MARKUP, legal_name=MARKUP, description=f"{MARKUP}\nsecond line", contact_info=MARKUP
    )
    rocket = house.company.rocket(agency, name=MARKUP)
    page = house.show(Entity.AGENCY, agency)
    house.qtbot.waitUntil(lambda: _facts(page).get("Legal name") == MARKUP)
    for label in page.panel.findChildren(QLabel):
        if MARKUP in label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
    assert _link(page, MARKUP).text() == MARKUP.replace("&", "&&")
    rockets = house.show(Entity.ROCKET, rocket)
    assert rockets.panel._title.text() == MARKUP


def test_tooltips_of_values_are_only_text(house: House) -> None:
    long = f"{MARKUP} " + "and so on " * 15
    agency = house.company.agency(name=long.strip())
    page = house.show(Entity.AGENCY, agency)
    house.qtbot.waitUntil(lambda: bool(page.panel._title.toolTip()))
    for label in page.panel.findChildren(ElidedLabel):
        tip = label.toolTip()
        assert not tip or "<b>x" not in tip
        assert not tip or "&lt;b&gt;x" in tip


def test_wishes_and_numbers_read_as_words(house: House) -> None:
    key = house.company.traveler(
        name="Grace Ito", travel_preferences={"seat": "<i>window</i>", "extra_bags": 2}
    )
    page = house.show(Entity.TRAVELER, key)
    house.qtbot.waitUntil(lambda: "Wishes" in _facts(page))
    assert _facts(page)["Wishes"] == "Extra bags: 2, Seat: <i>window</i>"


# --- what may be done -----------------------------------------------------------------------------


def _offered(page: EntityPage) -> list[str]:
    return [action.id for action in page.panel.actions_now()]


def test_only_what_fits_the_record_is_offered(house: House) -> None:
    page = house.show(Entity.BOOKING, house.ids.bookings[1])
    assert _offered(page) == [
        f"booking.{act}" for act in ("confirm", "cancel", "move", "transfer", "passengers", "open")
    ]
    house.run(lambda work: cancellations.cancel_seats(work, house.ids.bookings[1]))
    house.qtbot.waitUntil(lambda: _offered(page) == ["booking.open"])


def test_only_what_the_role_may_is_offered(open_house: Houses) -> None:
    house = open_house(actor=Actor(None, "Somebody", Role.AGENT))
    page = house.show(Entity.ROCKET, house.ids.rockets[0])
    assert _offered(page) == []
    assert _offered(house.show(Entity.TRAVELER, house.ids.travelers[0]))[0] == "traveler.edit"


def test_the_first_actions_are_buttons_and_all_are_in_the_menu(house: House) -> None:
    page = house.show(Entity.BOOKING, house.ids.bookings[1])
    buttons = [one.text() for one in page.panel.findChildren(QPushButton) if one.isVisible()]
    texts = [action.text for action in page.panel.actions_now()]
    assert [text for text in texts if text in buttons] == texts[:2]
    menu = page.panel.menu(page)
    assert [action.text().partition("\t")[0] for action in menu.actions()] == texts


def test_a_button_of_the_panel_can_be_reached_and_keeps_the_focus_on_news(house: House) -> None:
    page = house.show(Entity.TRAVELER, house.ids.travelers[0])
    page.panel.focus_first()
    focused = page.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Edit…"
    house.run(
        lambda work: travelers.edit_traveler(
            work, house.ids.travelers[0], {"contact_phone": "555 0100"}
        )
    )
    house.qtbot.waitUntil(lambda: _facts(page).get("Phone") == "555 0100")
    assert page.panel.isAncestorOf(page.focusWidget())


def test_the_cross_gives_the_room_back(house: House) -> None:
    page = house.show(Entity.TRAVELER, house.ids.travelers[0])
    page.panel._close.click()
    assert not page.panel.isVisible()
    assert page.view.hasFocus()


def test_long_words_break_and_are_copied_as_they_are(house: House) -> None:
    key = house.company.value("SELECT max(id) FROM entry_log")
    page = house.show(Entity.ENTRY_LOG, key)
    house.qtbot.waitUntil(lambda: "Hash" in _facts(page))
    whole = house.company.value("SELECT hash FROM entry_log WHERE id = ?", key)
    assert _facts(page)["Hash"] == whole
    value = next(
        one for one in page.panel.findChildren(ValueLabel) if one.accessibleName().endswith(whole)
    )
    house.qtbot.waitUntil(lambda: value.height() > value.fontMetrics().height() * 1.5)
    assert value.width() < page.panel.width()
    value.copy()
    assert QGuiApplication.clipboard().text() == whole
    value.setSelection(0, len(value.text()))
    house.keys("Ctrl+C", value)
    assert QGuiApplication.clipboard().text() == whole


def test_a_link_too_long_for_its_place_is_whole_in_its_tooltip(house: House) -> None:
    name = f"{MARKUP} " + "and so on " * 15
    rocket = house.company.rocket(house.company.agency(name=name.strip()), name="Short")
    page = house.show(Entity.ROCKET, rocket)
    link = _link(page, name.strip())
    house.qtbot.waitUntil(lambda: "&lt;b&gt;x" in link.toolTip())
    assert link.toolTip().startswith("<span>Agency: ")
    assert link.width() < page.panel.width()


def test_a_booking_says_what_canceling_it_today_would_give_back(house: House) -> None:
    sold, held = house.ids.bookings[:2]
    page = house.page(Entity.BOOKING)

    def refund_of(booking: int) -> str:
        house.show(Entity.BOOKING, booking)
        house.qtbot.waitUntil(lambda: "Seats" in _facts(page))
        return _facts(page).get("Refund today", "")

    terms = cancellations.preview_cancellation(house.context.reading(), sold)
    percent = terms.decision.percent
    assert refund_of(sold).startswith(f"{shown.priced(terms.refund)} · {percent} %")
    assert refund_of(held) == "0.00 USD · a hold, nothing was paid"
    for booking in (sold, held):
        house.run(lambda work, booking=booking: cancellations.cancel_seats(work, booking))
        assert refund_of(booking) == ""
        house.qtbot.waitUntil(lambda: "Workstation" in _facts(page))
        paid_back = {"Refund", "Rate"} & _facts(page).keys()
        assert len(paid_back) == (2 if booking == sold else 0)


def test_news_leave_what_is_as_it_was(house: House) -> None:
    """Beside a worker they come once a second: a selection, a button and the focus stay."""
    page = house.show(Entity.TRAVELER, house.ids.travelers[0])
    house.qtbot.waitUntil(lambda: "E-mail" in _facts(page))
    name = next(one for one in page.panel.findChildren(ValueLabel) if "ana@" in one.text())
    name.setSelection(0, 3)
    link = _links(page)[-1]
    link.setFocus()
    before = (_facts(page), [one.accessibleName() for one in _links(page)])
    house.window.refresh()
    assert page.panel.refresh in house.context.turns._waiting
    house.qtbot.waitUntil(lambda: not house.context.turns._waiting)
    assert name.selectedText() == "ana"
    assert house.window.focusWidget() is link
    assert (_facts(page), [one.accessibleName() for one in _links(page)]) == before
    change = {"name": "Ana María", "email": "maria@example.org"}
    house.run(lambda work: travelers.edit_traveler(work, house.ids.travelers[0], change))
    assert "maria@example.org" in _facts(page).values()
    assert name.isVisible()  # the same label says the new address
    assert name.text() == "maria@example.org"


def test_links_tell_launches_of_a_place_apart_and_say_what_a_message_is_about(
    house: House,
) -> None:
    page = house.show(Entity.ROCKET, house.ids.rockets[0])
    links = [one.accessibleName() for one in page.panel.findChildren(ElidedLink)]
    launches = [one for one in links if one.endswith(" · Moon")]  # a date is never cut
    assert len(set(launches)) == len(launches) > 1
    booking = house.ids.bookings[0]
    message = house.company.value(
        "SELECT min(id) FROM notification WHERE entity_type = 'booking' AND entity_id = ?", booking
    )
    page = house.show(Entity.NOTIFICATION, message)
    locator = display(house.company.value("SELECT locator FROM booking WHERE id = ?", booking))
    assert locator in [one.accessibleName() for one in page.panel.findChildren(ElidedLink)]


def test_an_invoice_number_is_never_cut(house: House) -> None:
    writer = sqlite3.connect(house.company.path)
    number, status = "INV-2026-00001234", InvoiceStatus.PARTIALLY_PAID.value
    writer.execute(
        "INSERT INTO invoice (id, number, agency_id, launch_id, amount, status, date)"
        " VALUES (900011, ?, ?, ?, 200000, ?, '2026-11-02')",
        (number, house.ids.agencies[0], house.ids.launches[1], status),
    )
    writer.commit()
    writer.close()
    house.window.resize(1366, 768)
    page = house.show(Entity.INVOICE, 900011)
    panel = page.panel
    split = panel.parentWidget()
    assert isinstance(split, QSplitter)
    split.setSizes([page.width() - panel.minimumWidth(), panel.minimumWidth()])
    title, chip = panel._title, panel._chip
    assert title.text() == number
    house.qtbot.waitUntil(lambda: panel.width() == panel.minimumWidth())
    house.qtbot.waitUntil(lambda: title.toolTip() == "")
    assert title.width() >= title.fontMetrics().horizontalAdvance(number)
    assert not chip.geometry().intersects(title.geometry())
    assert chip.geometry().right() <= panel._close.geometry().left()


def test_a_name_that_the_head_cuts_stands_whole_among_the_facts(house: House) -> None:
    for name in ("W" * 180, "Ana"):
        page = house.show(Entity.TRAVELER, house.company.traveler(name=name))
        house.qtbot.waitUntil(lambda p=page, n=name: p.panel.title == n)
        house.qtbot.waitUntil(lambda p=page: "Language" in _facts(p))
        is_long = name != "Ana"
        whole = _facts(page).get("Name", "").replace(BREAK, "")
        assert whole == (name if is_long else "")
        assert bool(page.panel._title.toolTip()) == is_long
