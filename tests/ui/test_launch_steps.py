"""The steps of a launch in the window: previews, what Enter does, progress, corrections."""

import dataclasses
import threading
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import LaunchStatus, Role
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, Actor
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.launches.corrections import correct_outcome
from astrobookings_desktop.services.launches.previews import preview_transition
from astrobookings_desktop.services.launches.transitions import abort_launch, confirm_launch
from astrobookings_desktop.services.money.invoices import issue_invoice
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui import format as written
from astrobookings_desktop.ui.actions import RecordAction
from astrobookings_desktop.ui.dialogs.launch_effects import effects_of
from astrobookings_desktop.ui.dialogs.launch_step import LaunchStepDialog
from astrobookings_desktop.ui.dialogs.launch_steps import (
    AbortDialog,
    ConfirmDialog,
    CorrectDialog,
    DelayDialog,
    FailedDialog,
    LaunchedDialog,
)
from astrobookings_desktop.ui.dialogs.passengers import PassengersDialog
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.sign_in.override import OverrideDialog
from astrobookings_desktop.ui.widgets.field import Field
from tests.helpers.doctor import doctoring
from tests.helpers.house import House, Houses
from tests.helpers.stalling import stall

Kind = TypeVar("Kind", bound=QDialog)
BY_MANAGER = Override(BUILT_IN_ADMINISTRATOR, "a test flight")


def shown(house: House, kind: type[Kind]) -> Kind:
    house.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def begin(house: House, action: str, kind: type[Kind], launch: int | None = None) -> Kind:
    """Open a launch's dialog from its panel."""
    page = house.show(Entity.LAUNCH, launch or house.ids.launches[0])

    def offered() -> list[RecordAction]:
        return [one for one in page.panel.actions_now() if one.id == f"launch.{action}"]

    house.qtbot.waitUntil(lambda: bool(offered()))
    page.panel.run(*offered())
    return shown(house, kind)


def gone(house: House) -> None:
    """Wait until no dialog is open any more."""
    house.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=30_000)


def effects(dialog: LaunchStepDialog) -> dict[str, str]:
    """What will happen: title to figure."""
    rows = [row.findChildren(QLabel) for row in dialog.effects.rows]
    return {labels[1].text(): labels[-1].text() for labels in rows}


def status(house: House, launch: int | None = None) -> str:
    found = house.company.value(
        "SELECT status FROM launch WHERE id = ?", launch or house.ids.launches[0]
    )
    return str(found)


def wait_for(house: House, wanted: str, launch: int | None = None) -> None:
    house.qtbot.waitUntil(lambda: status(house, launch) == wanted)


def test_an_abort_says_each_effect_and_enter_never_does_it(house: House) -> None:
    dialog = begin(house, "abort", AbortDialog)
    told = effects(dialog)
    assert told["1 booking is canceled"] == "2 seats"
    assert told["Refund to 1 traveler, 100 %"] == "2,000.00 USD"
    assert told["Messages"] == "2 messages"
    assert told["Invoice to Orbital Ways"] == "1,000.00 USD"
    assert dialog.act.text() == "Abort launch, refund 1 booking"
    assert dialog.keep.isDefault()
    assert not dialog.act.isDefault()
    assert dialog.asked.reason is not None
    house.qtbot.waitUntil(dialog.asked.reason.editor.hasFocus)
    tick = dialog.asked.tick
    assert tick is not None
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        house.qtbot.keyClick(dialog.asked.reason.editor, Qt.Key.Key_Return, held)
        assert dialog.asked.reason.editor.hasFocus()  # a reason is missing, it is told beside it
        assert dialog.asked.reason.error is not None
    house.qtbot.keyClicks(dialog.asked.reason.editor, "no fuel")
    assert dialog.asked.reason.error is None
    for field in (dialog.asked.reason.editor, tick):  # the agency isn't told yet
        house.qtbot.keyClick(field, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert tick.hasFocus()
        assert tick.text() in dialog.box.title
    dialog.act.click()
    assert dialog.box.isVisible()
    assert status(house) == "scheduled"
    tick.setChecked(True)
    assert dialog.asked.reason.text() == "no fuel"
    # Nothing is missing: Enter goes to the act, and does it when it is struck again on purpose.
    between = QApplication.doubleClickInterval()
    try:
        QApplication.setDoubleClickInterval(3_600_000)
        house.qtbot.keyClick(dialog.asked.reason.editor, Qt.Key.Key_Return)
        assert dialog.act.hasFocus()
        house.qtbot.keyClick(dialog.act, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert status(house) == "scheduled"
        QApplication.setDoubleClickInterval(0)
        house.qtbot.keyClick(dialog.act, Qt.Key.Key_Return)
    finally:
        QApplication.setDoubleClickInterval(between)
    wait_for(house, "aborted")
    gone(house)


@pytest.mark.parametrize("series_ends", [None, "2027-01-03"])
def test_an_abort_names_the_day_by_which_its_invoice_is_due(
    house: House, series_ends: str | None, request: pytest.FixtureRequest
) -> None:
    """By the company's calendar, never before the series' last, whatever the desk's day is."""
    company, launch = house.company, house.ids.launches[3]
    company.do(change_settings, {"company_time_zone": "Pacific/Kiritimati"})
    if series_ends is not None:
        with doctoring(company.path) as connection:
            connection.execute("INSERT INTO invoice_series VALUES (2027, 3, ?)", (series_ends,))
    company.clock.now = datetime(2026, 12, 31, 20, tzinfo=UTC)
    request.addfinalizer(lambda: written.use_zone("system"))
    written.use_zone("America/Los_Angeles")
    terms = preview_transition(company.reading, launch, LaunchStatus.ABORTED)
    (line,) = [one for one in effects_of(terms, company.reading) if one.icon == "invoice"]
    company.do(abort_launch, launch, "no fuel")
    due = company.value(
        "SELECT due_date FROM invoice WHERE id = ?", company.do(issue_invoice, launch)
    )
    assert due == ("2027-01-31" if series_ends is None else "2027-02-02")
    assert line.detail.endswith(f", due {written.plain_day(due)}")


def test_an_invoice_that_waits_says_for_what_and_without_a_day_the_fee_is_still_fixed(
    house: House, request: pytest.FixtureRequest
) -> None:
    company, launch = house.company, house.ids.launches[3]
    terms = preview_transition(company.reading, launch, LaunchStatus.ABORTED)

    def detail(**changes: Any) -> str:
        shown = effects_of(dataclasses.replace(terms, **changes), company.reading)
        return next(line.detail for line in shown if line.icon == "invoice")

    assert detail(due_date=None) == "Fixed fee for an aborted launch"
    lacking = ("legal_name", "tax_id")
    assert detail(missing=lacking) == "It waits: the agency lacks the legal name, the tax id"
    request.addfinalizer(lambda: use_language("en"))
    use_language("es")
    assert detail(missing=lacking) == "Espera: a la agencia le falta la razón social, el NIF"


def test_a_correction_is_offered_while_its_dialog_would_allow_it(house: House) -> None:
    launch, company = house.ids.launches[1], house.company

    def offered() -> bool:
        page = house.show(Entity.LAUNCH, launch)
        page.panel.refresh()
        return "launch.correct" in [one.id for one in page.panel.actions_now()]

    assert not offered()
    company.do(abort_launch, launch, "the wrong one")
    company.clock.forward(hours=23)
    company.do(correct_outcome, launch, None, "it was another one")
    company.do(abort_launch, launch, "no, it was this one")
    assert offered()
    company.clock.forward(hours=2)  # two hours after the last mark, a day after the first
    assert not offered()


def test_an_abort_without_a_reason_asks_for_one(house: House) -> None:
    dialog = begin(house, "abort", AbortDialog)
    dialog.act.click()
    assert dialog.asked.reason is not None
    assert dialog.asked.reason.error is not None
    house.qtbot.waitUntil(dialog.asked.reason.editor.hasFocus)
    dialog.reject()
    assert status(house) == "scheduled"


def test_a_long_abort_shows_progress_cannot_be_left_and_keeps_the_window_alive(
    house: House,
) -> None:
    launch = house.company.launch(house.company.rocket(house.ids.agencies[0], capacity=2000))
    guests = [house.company.traveler() for _ in range(400)]

    def fill(work: UnitOfWork) -> None:
        for guest in guests:
            for _ in range(4):
                sell_seats(work, SellSeats(launch, guest, 1))

    house.company.work(fill)
    dialog = begin(house, "abort", AbortDialog, launch)
    assert dialog.asked.reason is not None
    assert dialog.asked.tick is not None
    dialog.asked.reason.set_text("no fuel")
    dialog.asked.tick.setChecked(True)
    steps: list[str] = []
    dialog.progressed.connect(lambda *_step: steps.append(dialog.progress.text()))
    dialog.act.click()
    dialog.reject()
    dialog.close()
    assert dialog.isVisible()
    assert not dialog.act.isEnabled()
    gone(house)
    assert status(house, launch) == "aborted"
    assert len(steps) > 10  # painted by a window that went on
    assert any("of 1,600 bookings. It can't be stopped half-way." in step for step in steps)


def test_too_few_seats_need_a_manager(house: House) -> None:
    dialog = begin(house, "confirm", ConfirmDialog)
    assert not dialog.act.isEnabled()
    assert "2 of 8 seats are sold and 4" in dialog.box.title
    (remedy,) = dialog.box.buttons
    house.qtbot.waitUntil(dialog.isActiveWindow)
    house.keys("Ctrl+Return", dialog.focusWidget())
    assert remedy.hasFocus()
    remedy.click()
    asked = shown(house, OverrideDialog)
    asked.fields["reason"].set_text("the agency wants it")
    with house.qtbot.waitSignal(asked.accepted):
        house.qtbot.keyClick(asked.fields["reason"].editor, Qt.Key.Key_Return)
    house.qtbot.waitUntil(dialog.act.isEnabled)
    dialog.act.click()
    wait_for(house, "confirmed")


def test_a_delay_looks_again_with_each_date(house: House) -> None:
    dialog = begin(house, "delay", DelayDialog)
    house.qtbot.waitUntil(dialog.date.hasFocus)
    dialog.date.setText("2020-01-01 09:00")
    assert not dialog.act.isEnabled()
    assert effects(dialog)["New date"] == "Not later"
    for text, why in (
        ("29 Feb 2027", "New date: there is no day “29 Feb 2027” in the calendar."),
        ("soon", "not “soon”."),
    ):
        dialog.date.selectAll()
        house.qtbot.keyClicks(dialog.date, text)
        assert dialog.act.text() == "Delay launch"
        assert not dialog.box.isVisible()
        house.qtbot.keyClick(dialog.date, Qt.Key.Key_Return)
        assert why in dialog.field.error
        assert dialog.date.hasFocus()
    dialog.date.setText("2027-03-01 09:00")
    assert dialog.field.error is None
    assert dialog.act.isEnabled()
    assert dialog.act.text() == "Delay launch to 1 Mar 2027"
    assert "New date" in effects(dialog)
    dialog.act.click()
    wait_for(house, "delayed")


def test_what_is_wrong_with_a_date_that_was_left_cuts_nothing_below_it(house: House) -> None:
    dialog = begin(house, "delay", DelayDialog)
    house.qtbot.waitUntil(dialog.date.hasFocus)
    house.qtbot.keyClicks(dialog.date, "soon")
    house.qtbot.keyClick(dialog.date, Qt.Key.Key_Tab)
    assert dialog.field.error is not None
    QApplication.processEvents()  # what is laid out anew
    assert dialog._scroll.verticalScrollBar().maximum() == 0
    dialog.reject()
    gone(house)


def test_nothing_is_chosen_beside_a_delay_that_is_being_written(
    house: House, go_on: threading.Event
) -> None:
    dialog = begin(house, "delay", DelayDialog)
    dialog.asked.reason.set_text("weather")
    dialog.field.editor.setFocus()
    stall(house, go_on)
    dialog.start()
    for editor in (dialog.field.editor, dialog.asked.reason.editor):
        assert not editor.isEnabled()
    go_on.set()
    gone(house)
    wait_for(house, "delayed")


@pytest.mark.parametrize(
    ("action", "kind", "outcome", "place"),
    [("launched", LaunchedDialog, "launched", 0), ("failed", FailedDialog, "failed", 1)],
)
def test_an_outcome_is_marked_after_its_date_and_corrected(
    house: House, action: str, kind: type[LaunchStepDialog], outcome: str, place: int
) -> None:
    launch = house.ids.launches[place]
    house.run(lambda work: confirm_launch(work, launch, BY_MANAGER))
    dialog = begin(house, action, kind, launch)
    assert not dialog.act.isEnabled()  # not yet due
    dialog.reject()
    house.company.clock.forward(days=41)
    dialog = begin(house, action, kind, launch)
    if dialog.asked.reason is not None:
        dialog.asked.reason.set_text("the engine")
    else:
        assert effects(dialog)["Invoice to Orbital Ways"] == "20.00 USD"
    dialog.act.click()
    wait_for(house, outcome, launch)
    with house.qtbot.waitSignal(house.context.changed):
        house.window.refresh()
    correction = begin(house, "correct", CorrectDialog, launch)
    if outcome == "failed":
        assert correction.asked.reason is not None
        correction.asked.reason.set_text("it flew")
        correction.act.click()
        wait_for(house, "confirmed", launch)
    else:  # its invoice of another program has a payment
        assert "has completed payments" in correction.box.title
        correction.reject()


def test_who_may_do_what_is_offered(open_house: Houses) -> None:
    agent = open_house(actor=Actor(None, "Agent", Role.AGENT))
    page = agent.show(Entity.LAUNCH, agent.ids.launches[0])
    assert page.panel.actions_now() == []
    manager = open_house(actor=Actor(None, "Manager", Role.MANAGER))
    page = manager.show(Entity.LAUNCH, manager.ids.launches[0])
    offered = [one.id for one in page.panel.actions_now()]
    assert offered == [
        "launch.confirm",
        "launch.delay",
        "launch.abort",
        "launch.manifest",
        "launch.edit",
    ]


def test_a_preview_follows_what_others_do(house: House) -> None:
    dialog = begin(house, "abort", AbortDialog)
    guest = house.ids.travelers[3]
    house.run(lambda work: sell_seats(work, SellSeats(house.ids.launches[0], guest, 1)))
    house.qtbot.waitUntil(lambda: dialog.act.text() == "Abort launch, refund 2 bookings")
    house.run(lambda work: abort_launch(work, house.ids.launches[0], "somebody was quicker"))
    house.qtbot.waitUntil(lambda: not dialog.act.isEnabled())
    assert "already aborted" in dialog.box.title
    dialog.reject()


def test_the_tick_of_an_abort_speaks_of_the_bookings_that_are_shown(house: House) -> None:
    launch = house.ids.launches[2]  # nothing is sold there
    dialog = begin(house, "abort", AbortDialog, launch)
    assert dialog.asked.tick is None
    dialog.asked.reason.set_text("leak")
    for count, guest in enumerate(house.ids.travelers[:2], 1):
        house.run(lambda work, who=guest: sell_seats(work, SellSeats(launch, who, 1)))
        bookings = "1 booking is" if count == 1 else "2 bookings are"
        words = f"I have told the agency: {bookings} canceled at once"
        house.qtbot.waitUntil(
            lambda said=words: dialog.asked.tick is not None and dialog.asked.tick.text() == said
        )
        assert not dialog.asked.tick.isChecked()  # who ticked it has read something else
        dialog.start()
        assert words in dialog.box.title
        dialog.asked.tick.setChecked(True)
    house.qtbot.waitUntil(lambda: dialog._refund.agreed == dialog.terms().refund)
    dialog.start()
    wait_for(house, "aborted", launch)


# --- passengers -----------------------------------------------------------------------------------


def name_them(house: House) -> PassengersDialog:
    page = house.show(Entity.BOOKING, house.ids.bookings[0])
    (action,) = [one for one in page.panel.actions_now() if one.id == "booking.passengers"]
    page.panel.run(action)
    return shown(house, PassengersDialog)


def fill_row(row: tuple[Field, Field], name: str, born: str) -> None:
    row[0].set_text(name)
    row[1].set_text(born)


def test_passengers_are_named_from_the_panel(house: House) -> None:
    dialog = name_them(house)
    assert len(dialog.rows) == 2
    fill_row(dialog.rows[0], "Ana López", "1990-05-01")
    fill_row(dialog.rows[1], "Kid", "2015-01-01")
    dialog.foot.main.click()
    house.qtbot.waitUntil(lambda: dialog.rows[1][1].error is not None)
    assert dialog.focusWidget() is dialog.rows[1][1].editor
    fill_row(dialog.rows[1], "", "")
    house.qtbot.keyClick(dialog.rows[1][1].editor, Qt.Key.Key_Return)
    gone(house)
    assert house.company.rows("SELECT name, birth_date FROM passenger") == [
        ("Ana López", "1990-05-01")
    ]
    page = house.page(Entity.BOOKING)
    house.qtbot.waitUntil(lambda: page.panel._row["passengers"] == "Ana López (1990-05-01)")


def test_all_that_is_wrong_with_passengers_is_said_at_once(house: House) -> None:
    dialog = name_them(house)
    (ana, born), (kid, kid_born) = dialog.rows
    fill_row(dialog.rows[0], "", "yesterday")
    fill_row(dialog.rows[1], "Kid", "2015-01-01")
    dialog.foot.main.click()
    errors = [field.error for field in (ana, born, kid, kid_born)]
    assert [bool(error) for error in errors] == [True, True, False, True]
    assert dialog.foot.problem.text() == "3 fields need a change"
    assert dialog.focusWidget() is ana.editor
    house.qtbot.keyClicks(ana.editor, "Ana")
    assert dialog.foot.problem.text() == "2 fields need a change"
    fill_row(dialog.rows[0], "", "")
    fill_row(dialog.rows[1], "", "")
    dialog.foot.main.click()
    gone(house)


def test_a_wrong_day_of_birth_is_said_beside_it(house: House) -> None:
    dialog = name_them(house)
    fill_row(dialog.rows[0], "Ana", "yesterday")
    dialog.foot.main.click()
    assert dialog.rows[0][1].error == "Birth date must be a date such as 1 May 1990, not yesterday."
    fill_row(dialog.rows[0], "Ana", "31/2/1990")
    dialog.foot.main.click()
    assert ", not 31/2/1990." in (dialog.rows[0][1].error or "")
    fill_row(dialog.rows[0], "", "1990-05-01")
    dialog.foot.main.click()
    assert dialog.rows[0][0].error is not None
    fill_row(dialog.rows[0], "", "")
    dialog.reject()
    gone(house)


def test_the_sold_card_offers_passengers_without_a_key_more(house: House) -> None:
    desk = house.window.desk
    assert desk is not None
    house.window.show_page(0)
    booking = house.ids.bookings[0]
    desk.open_booking(booking)
    card = desk.changing.pane.booking
    house.qtbot.waitUntil(card.passengers.isVisible)
    assert not card.passengers.hasFocus()
    card.passengers.click()
    dialog = shown(house, PassengersDialog)
    assert dialog.windowTitle().startswith("Passengers of ")
    dialog.reject()


def test_late_launches_are_put_before_managers(open_house: Houses) -> None:
    house = open_house()
    page = house.visit(Entity.LAUNCH)
    assert not page.banner.isVisible()
    house.company.clock.now += timedelta(days=45)
    house.window.refresh()
    house.qtbot.waitUntil(lambda: page.banner.isVisible())
    text = page.banner.label.text()
    assert text.startswith("2 launches are more than 3 days past their date.")
    page.show_awaiting()
    house.wait_listed(page, house.ids.launches[:2])
    agent = open_house(actor=Actor(None, "Agent", Role.AGENT))
    agent.company.clock.now += timedelta(days=45)
    other = agent.visit(Entity.LAUNCH)
    agent.window.refresh()
    assert not other.banner.isVisible()
