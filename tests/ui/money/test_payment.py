"""The form of a payment: money that came once is counted once, and what was typed isn't lost."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.money.payments import EnteredPayment, register_payment
from astrobookings_desktop.ui.dialogs.payment import PaymentDialog
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from tests.helpers.house import House
from tests.helpers.questions import answer_with
from tests.helpers.stalling import stall
from tests.ui.money.conftest import act, dialog, gone, invoices

PAYMENTS = "SELECT amount, status FROM payment ORDER BY id"


def announce(office: House, *amounts: str) -> int:
    late, *_others = invoices(office)
    for amount in amounts:
        announced = EnteredPayment(amount, reference=f"TR-{amount}", pending=True)
        office.company.do(register_payment, late, announced)
    return late


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
    assert form._is_busy
    office.qtbot.waitUntil(lambda: not form._is_busy)
    assert form.isVisible()
    assert form._main.isEnabled()
    gave_up = []
    monkeypatch.setattr(office.context, "run", lambda *told: gave_up.append(told[3]))
    form._complete(1)
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
    gone(office.qtbot, form)
    assert office.company.rows(PAYMENTS) == [(1000, "completed")]
