"""The form of a payment: money that came once is counted once, and what was typed isn't lost."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.money.payments import (
    EnteredPayment,
    refund_payment,
    register_payment,
)
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.dialogs.confirm import PreviewDialog
from astrobookings_desktop.ui.dialogs.payment import PaymentDialog
from astrobookings_desktop.ui.widgets.buttons import Button, LinkButton
from tests.helpers.house import House
from tests.helpers.questions import answer_with
from tests.helpers.stalling import stall
from tests.ui.money.conftest import act, agree, dialog, gone, invoices

PAYMENTS = "SELECT amount, status FROM payment ORDER BY id"


def announce(office: House, *amounts: str, pending: bool = True) -> int:
    late, *_others = invoices(office)
    for amount in amounts:
        announced = EnteredPayment(amount, reference=f"TR-{amount}", pending=pending)
        office.company.do(register_payment, late, announced)
    return late


def refund(office: House) -> None:
    """What came last."""
    last = "SELECT max(id) FROM payment WHERE status = 'completed'"
    office.company.do(refund_payment, office.company.value(last), "a slip")


def form_of(office: House, invoice: int) -> PaymentDialog:
    act(office.show(Entity.INVOICE, invoice), "invoice.pay")
    form = dialog(office, PaymentDialog)
    assert isinstance(form, PaymentDialog)
    return form


def came(form: PaymentDialog) -> list[LinkButton]:
    """The ways to complete what was announced, from the top."""
    return [one.findChildren(LinkButton)[0] for one in form.announced.banners]


@pytest.mark.parametrize("then", ["again", "register", "key", "esc"])
def test_what_came_is_counted_once_however_often_one_clicks(
    office: House, go_on: threading.Event, then: str
) -> None:
    form = form_of(office, announce(office, "10.00"))
    stall(office, go_on)
    (button,) = came(form)
    button.click()
    agree(office)
    assert (button.isEnabled(), form._main.isEnabled()) == (False, False)
    if then == "again":
        form._complete(1)  # the second half of a double click
        button.click()
    elif then == "register":
        form.pending.toggle()  # what is entered meanwhile doesn't free the button
        form.pending.toggle()
        assert [one.isEnabled() for one in came(form)] == [False]
        form._main.click()
    elif then == "key":
        form.accept()
    else:
        form.reject()
    assert form.isVisible()
    go_on.set()
    gone(office.qtbot, form)
    assert office.company.rows(PAYMENTS) == [(1000, "completed")]


def test_a_payment_on_its_way_cannot_be_completed_beside(
    office: House, go_on: threading.Event
) -> None:
    form = form_of(office, announce(office, "10.00"))
    stall(office, go_on)
    form.accept()
    came(form)[0].click()
    go_on.set()
    gone(office.qtbot, form)
    assert office.company.rows(PAYMENTS) == [(1000, "pending"), (10000, "completed")]


def test_after_a_refusal_or_a_fault_one_can_go_on(
    office: House, go_on: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = form_of(office, announce(office, "10.00"))
    office.company.do(register_payment, invoices(office)[0], EnteredPayment("95.00"))
    came(form)[0].click()
    assert not form.findChildren(PreviewDialog), "what can't be done isn't asked about"
    assert "above the balance" in form._effect.text()
    assert form.isVisible()
    assert form._main.isEnabled()
    refund(office)
    came(form)[0].click()
    announce(office, "95.00", pending=False)  # meanwhile
    agree(office)
    assert form._is_busy
    office.qtbot.waitUntil(lambda: not form._is_busy)
    assert (form.isVisible(), form._main.isEnabled()) == (True, True)
    refund(office)
    gave_up = []
    monkeypatch.setattr(office.context, "run", lambda *told: gave_up.append(told[3]))
    came(form)[0].click()
    agree(office)
    assert form._is_busy
    gave_up[0]()
    assert (form._main.isEnabled(), form._is_busy) == (True, False)
    form.reject()


def test_tab_goes_through_the_banners_where_they_stand(office: House) -> None:
    form = form_of(office, announce(office, "10.00", "20.00"))
    for _time in range(2):
        wanted: list[QWidget] = [form.reference, *came(form), form.pending]
        form.reference.setFocus(Qt.FocusReason.TabFocusReason)
        met = []
        for _stop in wanted:
            met.append(form.focusWidget())
            QTest.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
        assert met == wanted
        form.amount.setText("0")  # refused: the banners go, and come back made anew
        form.amount.setText("100.00")
    form.reject()


def test_of_a_refused_payment_no_effect_on_others_is_said(office: House) -> None:
    form = form_of(office, announce(office, "10.00"))
    assert form.announced.isVisible()
    for bad in ("0", "ten", "100.01"):
        form.amount.setText(bad)
        form.pending.setChecked(True)
        assert not form.announced.isVisible(), bad
        form.pending.setChecked(False)
        assert not form.announced.isVisible(), bad
    form.amount.setText("100.00")
    assert form.announced.isVisible()
    form.reject()


def test_completing_an_announced_one_asks_before_what_was_typed_goes(
    office: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = form_of(office, announce(office, "10.00"))
    form.amount.setText("30")
    asked = answer_with(monkeypatch, "&Keep editing")
    came(form)[0].click()
    assert asked == ["This payment isn't registered yet."]
    assert (form.isVisible(), form.amount.text()) == (True, "30")
    answer_with(monkeypatch, "&Discard it")
    came(form)[0].click()
    agree(office)
    gone(office.qtbot, form)
    assert office.company.rows(PAYMENTS) == [(1000, "completed")]


def enter(office: House) -> None:
    """Press Enter where the focus is, in whichever window is in front."""
    focus = QApplication.focusWidget()
    assert focus is not None
    office.qtbot.keyClick(focus, Qt.Key.Key_Return)


def in_front(office: House, form: PaymentDialog) -> PaymentDialog:
    form.activateWindow()
    office.qtbot.waitUntil(form.isActiveWindow)
    return form


def test_enter_goes_from_field_to_field_and_a_second_one_registers(office: House) -> None:
    form = in_front(office, form_of(office, invoices(office)[0]))
    office.qtbot.waitUntil(form.amount.hasFocus)
    form.amount.setText("10")
    for stop in (form.date, form.method, form.reference, form.pending, form._main):
        enter(office)
        assert form.focusWidget() in (stop, form.method.lineEdit() if stop is form.method else stop)
    between = QApplication.doubleClickInterval()
    try:
        QApplication.setDoubleClickInterval(3_600_000)
        enter(office)  # struck twice where once was meant
        assert (form.isVisible(), form._is_busy) == (True, False)
        QApplication.setDoubleClickInterval(0)
        enter(office)
    finally:
        QApplication.setDoubleClickInterval(between)
    gone(office.qtbot, form)
    assert office.company.rows(PAYMENTS) == [(1000, "completed")]


def test_enter_past_the_last_field_goes_back_to_what_is_wrong(office: House) -> None:
    form = in_front(office, form_of(office, invoices(office)[0]))
    form.amount.setText("ten")
    form.pending.setFocus()
    enter(office)
    assert form.amount.hasFocus()
    form.amount.setText("100.00")
    form.reject()
    assert not form.isVisible()


def test_after_a_payment_hurried_enters_register_nothing_more(office: House) -> None:
    page = office.show(Entity.INVOICE, invoices(office)[0])
    (button,) = (one for one in page.panel.findChildren(Button) if "Register" in one.text())
    button.setFocus()
    button.click()
    form = in_front(office, dialog(office, PaymentDialog))
    form.amount.setText("10")
    office.qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    gone(office.qtbot, form)
    office.window.activateWindow()
    office.qtbot.waitUntil(page.view.hasFocus)
    enter(office)
    assert not [one for one in office.window.findChildren(PaymentDialog) if one.isVisible()]
    assert office.company.rows(PAYMENTS) == [(1000, "completed")]


def test_a_double_stroke_that_registers_reviews_nothing(office: House) -> None:
    late, second, _third = invoices(office)
    page = office.show(Entity.INVOICE, second)
    act(page, "invoice.pay")
    form = in_front(office, dialog(office, PaymentDialog))
    reviewed = "SELECT count(*) FROM invoice WHERE reviewed_at IS NOT NULL"
    between = QApplication.doubleClickInterval()
    try:
        QApplication.setDoubleClickInterval(3_600_000)
        office.keys("Ctrl+Return", form)
        gone(office.qtbot, form)
        office.window.activateWindow()
        office.qtbot.waitUntil(page.view.hasFocus)
        office.keys("Ctrl+Return", page.view)  # struck twice where once was meant
        assert page.panel.key == second
        QApplication.setDoubleClickInterval(0)
        office.keys("Ctrl+Return", page.view)
    finally:
        QApplication.setDoubleClickInterval(between)
    office.qtbot.waitUntil(lambda: page.panel.key == late)
    office.qtbot.waitUntil(lambda: office.company.value(reviewed) == 1)


@pytest.mark.parametrize("what", ["date", "method", "reference", "pending"])
def test_nothing_that_was_entered_is_dropped_unasked(
    office: House, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    form = in_front(office, form_of(office, invoices(office)[0]))
    today = form.date.text()
    form.date.setText(office.company.clock.now.date().isoformat())  # the same day
    assert not form.is_touched
    if what == "date":
        QTest.keyClick(form.date, Qt.Key.Key_Up)
        assert form.date.text() != today
    elif what == "method":
        form.method.setEditText("In gold")
    elif what == "reference":
        form.reference.setText("TR-1")
    else:
        form.pending.setChecked(True)
    asked = answer_with(monkeypatch, "&Keep editing")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert asked == ["This payment isn't registered yet."]
    assert form.isVisible()
    answer_with(monkeypatch, "&Discard it")
    form.reject()
    assert not form.isVisible()


def test_money_that_came_is_asked_about_with_what_it_does(office: House) -> None:
    late = announce(office, "30.00")
    payment = office.company.value("SELECT id FROM payment")
    page = office.show(Entity.PAYMENT, payment)
    act(page, "payment.complete")
    ask = dialog(office, PreviewDialog)
    assert ask.focusWidget() is ask.keep
    number = office.company.value("SELECT number FROM invoice WHERE id = ?", late)
    said = " ".join(one.text() for one in ask.findChildren(QLabel)).replace("\xa0", " ")
    for words in (
        f"Has 30.00 USD come for {number}?",
        "dated today, 10 Jan 2027",
        f"The balance of {number} goes from 100.00 to 70.00 USD.",
        "only a refund",
    ):
        assert words in said
    ask.keep.click()
    assert office.company.rows(PAYMENTS) == [(3000, "pending")]
    act(page, "payment.complete")
    agree(office)
    office.qtbot.waitUntil(lambda: office.company.rows(PAYMENTS) == [(3000, "completed")])
    office.qtbot.waitUntil(lambda: office.window.focusWidget() is page.view)


def test_an_amount_and_a_day_are_told_as_they_were_typed(office: House) -> None:
    form = form_of(office, announce(office))
    form.amount.setText("0")
    assert (form.fields["amount"].error or "").endswith("9,999,999,999.99, not 0.")
    today = office.company.clock.now.date()
    form.date.setText("soon")
    form.amount.setText("1")
    like = f"{shown.plain_day(str(today))} or {today}"  # one that is taken
    assert (form.fields["date"].error or "").startswith(f"Date must be a date such as {like}, not")
    form.date.setText("31/2/2026")
    assert "“31/2/2026”" in (form.fields["date"].error or "")
