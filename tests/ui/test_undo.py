"""Undoing one's own edits by name, and a launch's path."""

from datetime import timedelta

from PySide6.QtWidgets import QLabel

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.invoices import InvoiceHasPayments
from astrobookings_desktop.domain.payments import PaymentStands
from astrobookings_desktop.services.bookings import cancellations, sales
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.services.launches import scheduling as launches
from astrobookings_desktop.services.launches.path import launch_path
from astrobookings_desktop.services.money import payments
from astrobookings_desktop.services.people import travelers
from astrobookings_desktop.services.undo import Step, Way, refusal_of_act
from astrobookings_desktop.ui.dialogs.confirm import PreviewDialog
from astrobookings_desktop.ui.entities.history import sentence_of
from astrobookings_desktop.ui.entities.launch_path import LaunchPath, event_of_step
from tests.helpers.house import House


def name_of(house: House) -> str:
    sql = "SELECT name FROM user WHERE id = ?"
    return str(house.company.value(sql, house.ids.travelers[0]))


def asked_of_undo(house: House) -> PreviewDialog:
    house.window.menus.by_id["edit.undo"].trigger()
    return house.window.findChildren(PreviewDialog)[-1]


def test_an_edit_is_undone_and_done_again_by_name(house: House) -> None:
    undo, redo = (house.window.menus.by_id[name] for name in ("edit.undo", "edit.redo"))
    assert not undo.isEnabled()
    ana = house.ids.travelers[0]
    house.run(lambda work: travelers.edit_traveler(work, ana, {"name": "Anna & co"}))
    assert undo.text() == "&Undo edit of Anna && co"
    house.keys("Ctrl+Z", house.window)
    house.qtbot.waitUntil(lambda: name_of(house) == "Ana López")
    house.qtbot.waitUntil(redo.isEnabled)
    assert redo.text() == "&Redo edit of Ana López"
    assert not undo.isEnabled()
    redo.trigger()
    house.qtbot.waitUntil(lambda: name_of(house) == "Anna & co")
    house.qtbot.waitUntil(undo.isEnabled)
    assert house.company.value("SELECT count(*) FROM entry_log WHERE action = 'edit'") == 3


def test_what_was_changed_since_stays(house: House) -> None:
    undo = house.window.menus.by_id["edit.undo"]
    ana = house.ids.travelers[0]
    house.run(lambda work: travelers.edit_traveler(work, ana, {"name": "Anna"}))
    house.company.do(travelers.edit_traveler, ana, {"name": "Anne"})  # somebody else
    undo.trigger()
    house.qtbot.waitUntil(lambda: not undo.isEnabled())
    assert name_of(house) == "Anne"
    assert "changed since" in house.window._status.text()


def test_a_deactivation_is_undone(house: House) -> None:
    ana = house.ids.travelers[0]
    house.run(lambda work: travelers.set_traveler_active(work, ana, False))
    undo = house.window.menus.by_id["edit.undo"]
    assert undo.text() == "&Undo deactivation of Ana López"
    undo.trigger()
    active = "SELECT active FROM user WHERE id = ?"
    house.qtbot.waitUntil(lambda: house.company.value(active, ana) == 1)


def test_for_money_the_act_that_makes_good_is_offered(house: House) -> None:
    sale = SellSeats(house.ids.launches[2], house.ids.travelers[0], 1)
    sold = house.run(lambda work: sales.sell_seats(work, sale))
    undo = house.window.menus.by_id["edit.undo"]
    assert undo.text() == f"Void sale {sold.locator[:3]} {sold.locator[3:]}…"
    undo.trigger()
    assert house.window.page is house.window.desk
    assert house.company.value("SELECT status FROM booking WHERE id = ?", sold.id) == "confirmed"


def test_a_hold_that_was_canceled_since_is_offered_no_more(house: House) -> None:
    undo = house.window.menus.by_id["edit.undo"]
    ana = house.ids.travelers[0]
    house.run(lambda work: travelers.edit_traveler(work, ana, {"name": "Anna"}))
    held = house.run(lambda work: sales.hold_seats(work, SellSeats(house.ids.launches[2], ana, 1)))
    assert undo.text() == f"Cancel hold {held.locator[:3]} {held.locator[3:]}…"
    house.run(lambda work: cancellations.cancel_seats(work, held.id))
    assert undo.text() == "&Undo edit of Anna", "what was done before it"


def test_what_became_impossible_beneath_an_edit_is_offered_no_more(house: House) -> None:
    undo, ana = house.window.menus.by_id["edit.undo"], house.ids.travelers[0]
    held = house.run(lambda work: sales.hold_seats(work, SellSeats(house.ids.launches[2], ana, 1)))
    house.run(lambda work: travelers.edit_traveler(work, ana, {"name": "Anna"}))
    house.run(lambda work: cancellations.cancel_seats(work, held.id))
    undo.trigger()  # says that they stay canceled
    assert undo.text() == "&Undo edit of Anna"
    undo.trigger()
    house.qtbot.waitUntil(house.window.menus.by_id["edit.redo"].isEnabled)
    assert not undo.isEnabled()


def test_what_somebody_else_made_impossible_is_refused_where_one_is(house: House) -> None:
    """Before the window has heard of it: Ctrl+Z says why, and the tab stays."""
    undo, ana = house.window.menus.by_id["edit.undo"], house.ids.travelers[0]
    held = house.run(lambda work: sales.hold_seats(work, SellSeats(house.ids.launches[2], ana, 1)))
    page = house.visit(Entity.ROCKET)
    house.company.do(sales.confirm_booking, held.id)
    undo.trigger()
    assert house.window.page is page
    assert "is confirmed" in house.window._status.text()
    assert not undo.isEnabled()


def test_money_that_was_given_back_is_no_more_to_be_given_back(house: House) -> None:
    payment, invoice = house.ids.payment, house.ids.invoice
    refund = Step(1, Entity.PAYMENT, payment, "pay", Way.ACT, "", "refund_payment")
    void = Step(2, Entity.INVOICE, invoice, "issue", Way.ACT, "", "void_invoice")
    assert refusal_of_act(house.context.reading(), refund) is None
    assert isinstance(refusal_of_act(house.context.reading(), void), InvoiceHasPayments)
    house.run(lambda work: payments.refund_payment(work, payment, "a slip"))
    assert isinstance(refusal_of_act(house.context.reading(), refund), PaymentStands)
    assert refusal_of_act(house.context.reading(), void) is None


def test_a_launch_shows_its_path_and_its_edits_can_be_undone(house: House) -> None:
    launch = house.ids.launches[0]
    house.run(lambda work: launches.edit_launch(work, launch, {"price_per_seat": "7"}))
    page = house.show(Entity.LAUNCH, launch)
    path = page.panel.findChild(LaunchPath)
    assert path is not None
    assert path.isVisible()
    assert path.timeline.accessibleName().startswith("Scheduled for 23 Dec 2026")
    asked_of_undo(house).act.click()
    price = "SELECT price_per_seat FROM launch WHERE id = ?"
    house.qtbot.waitUntil(lambda: house.company.value(price, launch) == 100000)
    rocket = house.show(Entity.ROCKET, house.ids.rockets[0])
    other = rocket.panel.findChild(LaunchPath)
    assert other is not None
    assert not other.isVisible()


def test_whom_it_touches_is_asked_before_an_edit_is_undone(house: House) -> None:
    launch = house.ids.launches[2]
    place = "SELECT destination FROM launch WHERE id = ?"
    before = house.company.value(place, launch)
    house.company.do(sales.sell_seats, SellSeats(launch, house.ids.travelers[0], 2))
    changed = {"destination": "Vega station", "range": "suborbital"}
    house.run(lambda work: launches.edit_launch(work, launch, changed))

    first = asked_of_undo(house)
    words = " ".join(label.text() for label in first.findChildren(QLabel))
    assert f"The launch goes to {before} instead of Vega station." in words
    assert "Nobody gets a message about it" in words
    first.keep.click()
    assert house.company.value(place, launch) == "Vega station"
    asked_of_undo(house).act.click()
    house.qtbot.waitUntil(lambda: house.company.value(place, launch) == before)


def test_a_delay_keeps_the_old_date_in_the_path(house: House) -> None:
    launch = house.ids.launches[0]
    old = house.company.clock.now + timedelta(days=30)
    new = old + timedelta(days=40)

    def delay(work: object) -> None:
        from astrobookings_desktop.data.models import Launch
        from astrobookings_desktop.domain.statuses import LaunchStatus

        record = work.get(Launch, launch)
        work.change(
            record,
            "delay",
            because="weather",
            status=LaunchStatus.DELAYED,
            date=new,
            delayed_at=work.now,
        )

    house.company.work(delay)
    first, second = launch_path(house.company.reading, launch)
    assert (first.status, first.old_date) == ("scheduled", None)
    assert (second.status, second.old_date, second.reason) == ("delayed", first.date, "weather")
    event = event_of_step(second)
    assert event.text == "Delayed: 23 Dec 2026 → 1 Feb 2027"
    assert event.note.endswith("weather")


def test_every_act_has_words() -> None:
    words = {
        ("confirm", '{"before":{"status":"pending"},"after":{"status":"confirmed"}}'): (
            "Hold confirmed"
        ),
        ("confirm", '{"before":{"status":"scheduled"},"after":{"status":"confirmed"}}'): (
            "Now confirmed"
        ),
        ("cancel", '{"before":{"status":"failed"}}'): "Canceled",
        ("retry", '{"before":{"status":"failed"}}'): "Tried again by hand",
        ("abort", '{"after":{"status":"aborted"},"reason":"fire"}'): "Now aborted: fire",
        ("import", '{"after":{"destination":"Moon","status":"launched"}}'): "Imported Moon",
        ("made_up", "{}"): "Made up",
        ("made_up", '{"reason":"so"}'): "Made up: so",
    }
    for (action, details), expected in words.items():
        assert sentence_of(action, details) == expected
