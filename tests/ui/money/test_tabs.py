"""The tabs of invoices and payments: totals, the review, payments, void."""

import sqlite3
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from astrobookings_desktop.data.errors import DatabaseBusy, DatabaseProblem
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.money.invoices import note_on_invoice, review_invoice
from astrobookings_desktop.services.money.payments import EnteredPayment, register_payment
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui import context as contexts
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.dialogs.payment import PaymentDialog
from astrobookings_desktop.ui.dialogs.reason import ReasonDialog
from astrobookings_desktop.ui.entities import invoice_note
from astrobookings_desktop.ui.pages.head import LOW
from astrobookings_desktop.ui.pages.money_totals import ISSUED, WAITING
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.buttons import ElidedLink, LinkButton
from tests.helpers.house import House
from tests.helpers.layout_checks import cut
from tests.helpers.ledgers import billed, payer
from tests.ui.money.conftest import act, agree, dialog, figures, gone, invoices, totals


def test_the_totals_are_buttons_that_filter(office: House) -> None:
    late, second, third = invoices(office)
    page = office.visit(Entity.INVOICE)
    tiles = totals(page).tiles
    assert tiles["unpaid"].accessibleName() == "Unpaid: 280.00 USD"
    assert tiles["overdue"].accessibleName() == "Overdue: 100.00 USD"
    assert tiles["overdue"].accessibleDescription() == "1 invoice, oldest 16 days"
    assert tiles[WAITING].accessibleName() == "Waiting to be issued: 1 launch"
    assert tiles["refunded"].accessibleDescription() == "0 invoices, all time"
    for tile in tiles.values():  # no figure is left without what it counts
        note, about = tile.toolTip().split("\n")
        assert (note, about) == (tile.accessibleDescription(), tile.whatsThis())
    tiles["overdue"].click()
    office.wait_listed(page, [late])
    assert tiles["overdue"].isChecked()
    tiles["unpaid"].click()
    office.wait_listed(page, [late, second, third])
    assert not tiles["overdue"].isChecked()
    tiles[WAITING].click()
    launches = office.page(Entity.LAUNCH)
    office.settle(launches)
    assert len(office.listed(launches)) == 1


def test_the_months_tile_lists_what_it_counts_whatever_the_readers_zone(office: House) -> None:
    company, page = office.company, office.page(Entity.INVOICE)
    company.do(change_settings, {"company_time_zone": "Pacific/Kiritimati"})
    next_month = company.clock.now.replace(day=1, hour=0) + timedelta(days=32)
    first = next_month.replace(day=1) - timedelta(hours=10)  # over there
    company.clock.now = first - timedelta(days=2)
    new = billed(company, payer(company, email="late@example.org"))
    assert company.clock.now.month == first.month  # the reader still lives in the month before
    office.visit(Entity.INVOICE)
    totals(page).refresh()
    tile = totals(page).tiles[ISSUED]
    assert tile.accessibleName() == "Issued this month: 100.00 USD"
    tile.click()
    office.wait_listed(page, [new])
    assert tile.isChecked()
    assert not page.head.condition.isVisible()  # the tile says it


def test_wider_figures_give_way_to_the_list_at_once(office: House) -> None:
    page = office.visit(Entity.INVOICE)
    tiles = totals(page)
    low = px(LOW) + 2
    page.head.fit(QSize(page.width(), low))
    assert tiles.isVisible()
    within = max(width for width in range(page.width()) if tiles.more_height(width))
    page.head.fit(QSize(within, low))
    assert not tiles.isVisible()  # two rows of tiles
    page.head.fit(QSize(within + 1, low))
    assert tiles.isVisible()
    tiles.tiles["unpaid"].show_total("9,999,999,999,999,999,999,999,999.00 USD", "")
    tiles.refreshed.emit()
    assert not tiles.isVisible()
    tiles.refresh()  # the figures of the books are short again
    assert tiles.isVisible()


def test_a_waiting_invoice_says_what_is_missing_where_it_is_issued(office: House) -> None:
    totals(office.visit(Entity.INVOICE)).tiles[WAITING].click()
    page = office.page(Entity.LAUNCH)
    office.settle(page)
    office.show(Entity.LAUNCH, office.listed(page)[0])
    told: list[Any] = []
    office.context.refused.disconnect()
    office.context.refused.connect(told.append)
    act(page, "launch.invoice")
    assert told[0].missing == ("the legal name", "the tax id", "the legal address")


def test_one_key_walks_a_stack_of_invoices(office: House) -> None:
    late, second, _third = invoices(office)
    page = office.show(Entity.INVOICE, second)
    company = office.company
    office.keys("Ctrl+Return", page.view)
    reviewed = "SELECT reviewed_at IS NOT NULL FROM invoice WHERE id = ?"
    office.qtbot.waitUntil(lambda: company.value(reviewed, second) == 1)
    office.qtbot.waitUntil(lambda: page.panel.key == late)  # newest first: the next is older
    note = page.panel.note
    assert note is not None
    office.qtbot.waitUntil(lambda: note.progress.text() == "Review: 1 of 3 done")
    act(page, "invoice.note")
    office.qtbot.waitUntil(note.editor.hasFocus)
    note.editor.setText("Never kept")
    office.keys("Escape", note.editor)
    assert note.editor.text() == ""
    assert page.view.hasFocus()
    kept = "SELECT note FROM invoice WHERE id = ?"
    note.focus_field()
    note.editor.setText("Ask them by phone")
    office.keys("Return", note.editor)
    office.qtbot.waitUntil(lambda: company.value(kept, late) == "Ask them by phone")
    assert page.view.hasFocus()
    note.editor.setText("Ask them by mail")  # and on to another one: it isn't lost
    office.keys("Ctrl+Up", page.view)
    assert page.panel.key == second
    assert note.editor.text() == ""
    at = company.value("SELECT reviewed_at FROM invoice WHERE id = ?", second)
    office.keys("Ctrl+Return", page.view)  # it is reviewed: only on
    assert page.panel.key == late
    assert page.view.selected_ids() == [late]
    office.keys("Ctrl+Up", page.view)
    assert company.value("SELECT reviewed_at FROM invoice WHERE id = ?", second) == at
    office.qtbot.waitUntil(lambda: company.value(kept, late) == "Ask them by mail")
    act(page, "invoice.unreview")
    office.qtbot.waitUntil(lambda: company.value(reviewed, second) == 0)


def test_how_far_the_review_is_counts_what_is_left_however_it_is_asked_for(office: House) -> None:
    _late, second, _third = invoices(office)
    page = office.show(Entity.INVOICE, second)
    note = page.panel.note
    assert note is not None
    office.qtbot.waitUntil(lambda: note.progress.text() == "Review: 3 to go")
    office.run(lambda work: review_invoice(work, second))
    for words, progress in (
        ("reviewed:no", "Review: 2 to go"),
        ("reviewed:yes", "Review: 1 of 1 done"),
        ("", "Review: 1 of 3 done"),
    ):
        page.head.search.setText(words)
        office.qtbot.waitUntil(lambda said=progress: note.progress.text() == said)


@pytest.mark.parametrize("way", ["closed", "refused", "quit, refused", "somebody else"])
def test_closing_the_window_loses_no_note(office: House, way: str) -> None:
    late, *_others = invoices(office)
    window, company = office.window, office.company
    page = office.show(Entity.INVOICE, late)
    note = page.panel.note
    assert note is not None
    note.focus_field()
    note.editor.setText("Half a thought")
    kept = "SELECT note FROM invoice WHERE id = ?"
    if way == "somebody else":  # nobody can be asked any more
        window.leave_for_somebody_else()
        assert not window.isVisible()
        assert company.value(kept, late) == "Half a thought"
        return
    refused = way.endswith("refused")
    if refused:
        note.editor.setText("Half a \u0007thought")
        window.go_to_page(0)
        with office.qtbot.waitSignal(office.context.refused):
            (window.quit if way.startswith("quit") else window.close)()
        assert window.isVisible()
        assert window.page is page, "what keeps the window open is in sight"
        office.qtbot.waitUntil(note.editor.hasFocus)
        assert note.editor.text() == "Half a \u0007thought"
        note.editor.left.emit()  # thought better of
        window.stays_open = lambda: True  # a tray takes it in, after a refused end as before
        assert not window.close()
        assert window.isVisible()
    with office.qtbot.waitSignal(window.closed):
        (window.quit if refused else window.close)()
    assert company.value(kept, late) == (None if refused else "Half a thought")


def test_the_panel_shows_how_the_fee_comes_about(office: House) -> None:
    late, *_others = invoices(office)
    page = office.show(Entity.INVOICE, late)
    office.qtbot.waitUntil(lambda: "Fee, 1 %" in figures(page))
    told = figures(page)
    assert told["Sold: 2 seats at 5,000.00"] == "10,000.00 USD"
    assert (told["Fee, 1 %"], told["Paid"]) == ("100.00 USD", "0.00 USD")
    balance = next(label for label in told if label.startswith("Balance, due"))
    assert told[balance] == "100.00 USD"


def test_a_payment_is_registered_and_what_is_refused_stays_in_the_form(office: House) -> None:
    late, *_others = invoices(office)
    page = office.show(Entity.INVOICE, late)
    act(page, "invoice.pay")
    form = dialog(office, PaymentDialog)
    assert form.amount.text() == "100.00"
    assert form._effect.text() == "Balance 100.00 → 0.00 USD"
    for bad in ("1.234,50", "0", "-1", "100.01", "ten"):
        form.amount.setText(bad)
        assert form.fields["amount"].error, bad
        form.accept()
        office.qtbot.waitUntil(lambda: not form._is_busy)
        assert form.fields["amount"].error, bad
        assert (form.isVisible(), form.amount.text()) == (True, bad)
    assert not office.company.rows("SELECT 1 FROM payment")
    form.amount.setText("40")
    form.reference.setText("TR-1")
    assert form._effect.text() == "Balance 100.00 → 60.00 USD"
    form.accept()
    gone(office.qtbot, form)
    office.qtbot.waitUntil(lambda: figures(page).get("Paid") == "40.00 USD")
    unpaid = totals(page).tiles["unpaid"]  # read again in a later turn than the panel
    office.qtbot.waitUntil(lambda: unpaid.accessibleName() == "Unpaid: 240.00 USD")


def test_the_panel_lists_every_payment_of_an_invoice(office: House) -> None:
    late, *_others = invoices(office)
    for _ in range(7):
        office.company.do(register_payment, late, EnteredPayment("1.00"))
    page = office.show(Entity.INVOICE, late)
    office.qtbot.waitUntil(lambda: figures(page).get("Paid") == "7.00 USD")
    links = [one.text() for one in page.panel.findChildren(ElidedLink) if one.isVisible()]
    assert links.count("1.00 USD") == 7


def test_a_reference_that_came_before_is_a_warning(office: House) -> None:
    late, second, _third = invoices(office)
    office.company.do(register_payment, second, EnteredPayment("1.00", reference="TR-1"))
    page = office.show(Entity.INVOICE, late)
    act(page, "invoice.pay")
    form = dialog(office, PaymentDialog)
    form.reference.setText("tr-1")
    number = office.company.value("SELECT number FROM invoice WHERE id = ?", second)
    assert number in (form.fields["reference"].warning or "")
    assert form._main.isEnabled()
    form.reference.clear()
    form.close()


def test_what_is_odd_of_a_payment_is_said_before_it_is_registered(office: House) -> None:
    late, *_others = invoices(office)
    announced = EnteredPayment("10.00", reference="TR-7", pending=True)
    office.company.do(register_payment, late, announced)
    page = office.show(Entity.INVOICE, late)
    act(page, "invoice.pay")
    form = dialog(office, PaymentDialog)
    (banner,) = form.announced.banners
    assert list(cut(form)) == []
    assert banner.label.text() == "10.00 USD of 10 Jan 2027 are announced, reference TR-7"
    assert "can’t be completed any more" in banner.more.text()  # the whole balance is preset
    form.amount.setText("90")
    assert banner.more.text().endswith("instead of registering it anew.")
    assert form.fields["date"].warning is None
    issued = office.company.value("SELECT date FROM invoice WHERE id = ?", late)
    form.date.set_day(date.fromisoformat(issued) - timedelta(days=1))
    assert shown.plain_day(issued) in (form.fields["date"].warning or "")
    assert form._main.isEnabled()
    number = form.fields["amount"].mapTo(form, QPoint(0, form.fields["amount"].height())).y()
    assert number <= form.fields["method"].mapTo(form, QPoint(0, 0)).y()
    assert list(cut(form)) == []  # the form has grown
    form.pending.setChecked(True)
    assert not form.announced.isVisible()
    form.date.set_day(date.fromisoformat(issued))
    assert form.fields["date"].warning is None
    form.pending.setChecked(False)
    form.amount.setText("100.00")
    form.date.set_day(office.company.clock.now.date())
    form.announced.banners[0].findChildren(LinkButton)[0].click()  # it was that one
    agree(office)
    gone(office.qtbot, form)
    office.qtbot.waitUntil(lambda: figures(page).get("Paid") == "10.00 USD")
    assert office.company.rows("SELECT amount, status FROM payment") == [(1000, "completed")]


def test_amounts_are_read_in_the_language_of_the_screen(office: House, spanish: None) -> None:
    late, *_others = invoices(office)
    page = office.show(Entity.INVOICE, late)
    act(page, "invoice.pay")
    form = dialog(office, PaymentDialog)
    assert form.amount.text() == "100,00"
    form.amount.setText("40.50")
    assert form.fields["amount"].error
    form.amount.setText("40,50")
    form.date.setText("31/2/2027")
    assert form.fields["date"].error == "Date: there is no day “31/2/2027” in the calendar."
    assert (form._main.isEnabled(), form._effect.text()) == (False, "Balance 100,00 USD")
    today = office.company.clock.now.date()
    form.date.setText(f"{today.day}/{today.month}/{today.year}")
    assert form.fields["date"].error is None
    form.accept()
    gone(office.qtbot, form)
    assert office.company.value("SELECT date FROM payment") == today.isoformat()
    office.qtbot.waitUntil(lambda: office.company.rows("SELECT amount FROM payment") == [(4050,)])


def test_an_invoice_is_voided_with_a_reason_and_issued_again(office: House) -> None:
    _late, second, _third = invoices(office)
    page = office.show(Entity.INVOICE, second)
    act(page, "invoice.void")
    form = dialog(office, ReasonDialog)
    form.activateWindow()
    office.qtbot.waitUntil(form.editor.hasFocus)
    form.act.click()
    office.qtbot.waitUntil(lambda: form.reason.error is not None)
    assert "reason is needed" in form.reason.error
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        assert form.editor.hasFocus()
        assert form.height() >= form.layout().totalHeightForWidth(form.width())  # room for it
        form.reason.set_error(None)
        office.qtbot.keyClick(form.editor, Qt.Key.Key_Return, held)
        assert "Say why" in form.reason.error
    form.editor.setText("The address was wrong")
    form.act.click()
    gone(office.qtbot, form)
    office.qtbot.waitUntil(lambda: office.window.focusWidget() is page.view)
    office.qtbot.waitUntil(
        lambda: [one.id for one in page.panel.actions_now() if one.id == "invoice.issue"] != []
    )
    page.panel.focus_first()
    act(page, "invoice.issue")
    ask = dialog(office, QDialog)
    said = [one.text() for one in ask.findChildren(QLabel)]
    assert any("won't say your own tax id" in one for one in said), said
    ask.act.click()
    live = "SELECT count(*) FROM invoice WHERE status <> 'void'"
    office.qtbot.waitUntil(lambda: office.company.value(live) == 3)
    assert office.company.value("SELECT count(*) FROM invoice") == 4
    office.qtbot.waitUntil(lambda: office.window.focusWidget() is page.view)
    number = office.company.value("SELECT number FROM invoice ORDER BY id DESC LIMIT 1")
    assert office.window.menus.by_id["edit.undo"].text() == f"Void invoice {number}…"


def test_a_payment_comes_fails_and_goes_back(office: House) -> None:
    late, *_others = invoices(office)
    announced = EnteredPayment("30.00", pending=True)
    first, second = (
        office.company.do(register_payment, late, announced).payment_id for _ in range(2)
    )
    status = "SELECT status FROM payment WHERE id = ?"
    page = office.show(Entity.PAYMENT, first)
    act(page, "payment.complete")
    agree(office)
    office.qtbot.waitUntil(lambda: office.company.value(status, first) == "completed")
    office.qtbot.waitUntil(lambda: page.panel.actions_now()[0].id == "payment.refund")
    act(page, "payment.refund")
    form = dialog(office, ReasonDialog)
    form.activateWindow()
    office.qtbot.waitUntil(form.editor.hasFocus)
    form.editor.setText("Meant for another")
    between = QApplication.doubleClickInterval()
    try:
        QApplication.setDoubleClickInterval(3_600_000)
        office.qtbot.keyClick(form.editor, Qt.Key.Key_Return)
        assert form.act.hasFocus()
        office.qtbot.keyClick(form.act, Qt.Key.Key_Return)  # struck twice where once was meant
        assert form.act.isEnabled()
        QApplication.setDoubleClickInterval(0)
        office.qtbot.keyClick(form.act, Qt.Key.Key_Return)
    finally:
        QApplication.setDoubleClickInterval(between)
    gone(office.qtbot, form)
    assert office.company.value(status, first) == "refunded"
    office.qtbot.waitUntil(lambda: office.window.focusWidget() is page.view)
    office.show(Entity.PAYMENT, second)
    act(page, "payment.fail")
    form = dialog(office, ReasonDialog)
    rival = sqlite3.connect(office.company.path, isolation_level=None)
    rival.execute("BEGIN IMMEDIATE")
    form.act.click()
    form.keep.click()  # too late: it is under way
    form.reject()
    form.close()
    assert form.isVisible()
    rival.execute("ROLLBACK")
    rival.close()
    gone(office.qtbot, form)
    assert office.company.value(status, second) == "failed"
    office.qtbot.waitUntil(lambda: office.window.focusWidget() is page.view)


def test_a_menu_is_of_the_record_that_it_was_opened_for(office: House) -> None:
    late, *_others = invoices(office)
    announced = EnteredPayment("30.00", pending=True)
    first, second = (
        office.company.do(register_payment, late, announced).payment_id for _ in range(2)
    )
    page = office.show(Entity.PAYMENT, first)
    menu = page.panel.menu(page)
    page.panel.show_record(second)
    (come,) = (item for item in menu.actions() if item.text().startswith("Money has come"))
    come.trigger()
    agree(office)
    status = "SELECT status FROM payment WHERE id = ?"
    office.qtbot.waitUntil(lambda: office.company.value(status, first) == "completed")
    assert office.company.value(status, second) == "pending"


def test_a_key_that_is_held_reviews_one_invoice(office: House) -> None:
    page = office.show(Entity.INVOICE, invoices(office)[0])
    held = {one.key().toString(): one.autoRepeat() for one in page.findChildren(QShortcut)}
    assert held["Ctrl+Return"] is held["Ctrl+P"] is False
    assert held["Ctrl+Down"] is True


@pytest.mark.parametrize("is_back", [False, True])
def test_a_note_that_could_not_be_written_is_there_again(
    office: House, monkeypatch: pytest.MonkeyPatch, is_back: bool
) -> None:
    def busy(_work: UnitOfWork, _key: int, _text: str) -> None:
        raise DatabaseBusy(office.company.path, "It is locked.")

    asked: list[DatabaseProblem] = []
    monkeypatch.setattr(
        contexts, "ask_retry", lambda _window, problem: asked.append(problem) is not None
    )
    first, second, _third = invoices(office)
    page = office.show(Entity.INVOICE, first)
    page.panel.note.editor.setText("Ask about the tax id")
    with monkeypatch.context() as locked:
        locked.setattr(invoice_note, "note_on_invoice", busy)
        page.panel.show_record(second)
        if is_back:  # before there is an answer
            page.panel.show_record(first)
        assert page.panel.note.editor.text() == ""
        office.qtbot.waitUntil(lambda: bool(asked))
    page.panel.show_record(first)
    assert page.panel.note.editor.text() == "Ask about the tax id"
    page.panel.note.keep()
    note = "SELECT note FROM invoice WHERE id = ?"
    office.qtbot.waitUntil(lambda: office.company.value(note, first) == "Ask about the tax id")


def test_what_was_typed_since_is_kept_though_the_note_before_could_not_be(
    office: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, tried = note_on_invoice, list[str]()

    def first_busy(work: UnitOfWork, key: int, text: str) -> object:
        tried.append(text)
        if len(tried) == 1:
            raise DatabaseBusy(office.company.path, "It is locked.")
        return write(work, key, text)

    monkeypatch.setattr(contexts, "ask_retry", lambda _window, _problem: False)
    monkeypatch.setattr(invoice_note, "note_on_invoice", first_busy)
    first, *_others = invoices(office)
    note = office.show(Entity.INVOICE, first).panel.note
    whole = "Ask about the tax id"
    for text in ("Ask", whole):
        note.editor.setText(text)
        note.keep()
    kept = "SELECT note FROM invoice WHERE id = ?"
    office.qtbot.waitUntil(lambda: office.company.value(kept, first) == whole)
    office.qtbot.waitUntil(lambda: not office.context.is_writing)
    assert (tried, note.editor.text()) == (["Ask", whole], whole)
    note.keep()
    assert not office.context.is_writing  # nothing is typed that isn't kept
