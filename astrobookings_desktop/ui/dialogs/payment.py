"""Registering a payment: the balance is always in view, and said beforehand what it becomes."""

from collections.abc import Callable
from datetime import date

from babel.numbers import get_decimal_symbol, get_group_symbol
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from astrobookings_desktop.domain.errors import InvalidValue, Refusal
from astrobookings_desktop.domain.money import parse_typed_amount
from astrobookings_desktop.domain.payments import METHODS
from astrobookings_desktop.services.money.payments import (
    EnteredPayment,
    PaymentDone,
    PaymentTerms,
    complete_payment,
    preview_completion,
    preview_payment,
    register_payment,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.announced import AnnouncedPayments
from astrobookings_desktop.ui.dialogs.completion import ask_completion
from astrobookings_desktop.ui.dialogs.confirm import may_discard
from astrobookings_desktop.ui.dialogs.editors import takes_focus
from astrobookings_desktop.ui.entities.words import method_value, method_word
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.theme.fonts import TITLE, px, semibold
from astrobookings_desktop.ui.typed import read_day
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.day_edit import DayEdit
from astrobookings_desktop.ui.widgets.dialog_foot import DialogFoot
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.focus_order import order_focus
from astrobookings_desktop.ui.widgets.held_still import HeldStill
from astrobookings_desktop.ui.widgets.scrolled_sheet import grow, sheet_column
from astrobookings_desktop.ui.widgets.second_enter import SecondEnter


class PaymentDialog(QDialog):
    """Amount, preset to the balance, date, method and reference; `done` gets what came of it.

    Enter goes to the next field, from the last one to the button, and registers nothing on its way.
    """

    def __init__(
        self,
        context: UiContext,
        invoice_id: int,
        number: str,
        done: Callable[[PaymentDone], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._invoice_id, self._registered = context, invoice_id, done
        self._is_busy = False  # the writer hasn't answered yet
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Register a payment of {0}").format(number))
        reading = context.reading()
        terms = preview_payment(reading, invoice_id, EnteredPayment("0.01"))
        self._balance = terms.balance
        self.amount = QLineEdit(shown.money(terms.balance))
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.date = DayEdit(terms.today)
        self.method = QComboBox()
        self.method.setEditable(True)
        self.method.addItems([method_word(method) for method in METHODS])
        self.reference = QLineEdit()
        self.pending = QCheckBox(self.tr("Announced only: the money hasn't come yet"))
        self.fields = {
            "amount": Field(
                self.tr("Amount, {0}").format(shown.currency()), self.amount, self.tr("required")
            ),
            "date": Field(self.tr("Date"), self.date, self.tr("required")),
            "method": Field(self.tr("Method"), self.method, self.tr("optional")),
            "reference": Field(self.tr("Reference"), self.reference, self.tr("optional")),
        }
        self._held = HeldStill(*self.fields.values(), self.pending)
        self.announced = AnnouncedPayments(self._complete)
        self._build()
        order_focus(self)
        self.announced.rebuilt.connect(lambda: order_focus(self))
        for signal in (
            self.amount.textChanged,
            self.date.textChanged,
            self.reference.textChanged,
            self.pending.toggled,
        ):
            signal.connect(self.look)
        self._start = self._typed()
        self.look()
        self.amount.setFocus()
        self.amount.selectAll()

    @property
    def is_touched(self) -> bool:
        """Whether something was entered that isn't registered."""
        return self._typed() != self._start

    def _typed(self) -> tuple[str, date | str, str, str, bool]:
        """What stands there; a day that is written in another way is the same."""
        return (
            self.amount.text(),
            self.date.day() or self.date.text(),
            self.method.currentText(),
            self.reference.text(),
            self.pending.isChecked(),
        )

    def entered(self) -> EnteredPayment:
        """What stands in the form, the amount in the way of the screen's language.

        Raises InvalidValue for an amount that can't be read.
        """
        locale = shown.language()
        amount = parse_typed_amount(
            self.amount.text(), get_decimal_symbol(locale), get_group_symbol(locale)
        )
        return EnteredPayment(
            amount,
            read_day(self.date.text()),
            method_value(self.method.currentText()),
            self.reference.text(),
            self.pending.isChecked(),
        )

    def look(self) -> None:
        """Say what the balance becomes, what is odd, or what is wrong."""
        self._say()
        grow(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as what is said at once needs."""
        super().showEvent(event)
        grow(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from field to field; the button that it leads to is pressed by another."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._next_field()
            event.accept()
            return
        super().keyPressEvent(event)

    def _next_field(self) -> None:
        stops = [*(field.editor for field in self.fields.values()), self.pending]
        here = self.focusWidget()
        for stop, following in zip(stops, [*stops[1:], None], strict=True):
            if here is None or not (stop is here or stop.isAncestorOf(here)):
                continue
            wrong = [field.editor for field in self.fields.values() if field.error]
            if following is not None:
                takes_focus(following)
            elif self._main.isEnabled():
                self._enter.lead(Qt.FocusReason.TabFocusReason)
            elif wrong:
                takes_focus(wrong[0])

    def _say(self) -> None:
        for field in self.fields.values():
            field.set_error(None)
        if said := self.date.complaint(self.tr("Date")):
            self._tell_wrong("date", said)
            self.announced.tell((), self._balance)
            return
        try:
            terms = preview_payment(self._context.reading(), self._invoice_id, self.entered())
        except InvalidValue as refusal:
            self._cannot(refusal)
            return
        if terms.refusal is not None:
            self._cannot(terms.refusal)
            return
        before, after = shown.money(terms.balance), shown.money(terms.left)
        self._effect.set_color("text2")
        self._effect.setText(
            self.tr("Balance {0} → {1} {2}").format(before, after, shown.currency())
        )
        self._warn(terms)
        self._main.set_blocked(self._is_busy)

    def _cannot(self, refusal: Refusal) -> None:
        """Say why; what registering it would do to others isn't said of what can't be."""
        self._complain(refusal)
        self.announced.tell((), self._balance)

    def _warn(self, terms: PaymentTerms) -> None:
        """Say what is odd though it is taken, before it is registered."""
        if terms.same_reference:
            others = ", ".join(terms.same_reference)
            words = self.tr("This reference stands at another payment already: {0}").format(others)
            self.fields["reference"].set_warning(words)
        if terms.before_issue is not None:
            day = shown.plain_day(terms.before_issue)
            words = self.tr("This day lies before the invoice’s own, {0}").format(day)
            self.fields["date"].set_warning(words)
        self.announced.tell(terms.announced, terms.left)

    def accept(self) -> None:
        """Register it; the form stays as it is when that is refused."""
        if self._is_busy:
            return
        try:
            entered = self.entered()
        except InvalidValue as refusal:
            self._refused(refusal)
            return
        self._send(lambda work: register_payment(work, self._invoice_id, entered))

    def _complete(self, payment_id: int) -> None:
        """It is an announced one that came: complete that, once it is meant, and register
        nothing."""
        if self._is_busy or not self._may_leave():
            return
        try:
            terms = preview_completion(self._context.reading(), payment_id)
        except Refusal as refusal:
            self._refused(refusal)
            return
        if terms.refusal is not None:
            self._refused(terms.refusal)
            return
        ask_completion(
            self, terms, lambda: self._send(lambda work: complete_payment(work, payment_id))
        )

    def _send(self, service: Callable[[UnitOfWork], PaymentDone]) -> None:
        self._set_busy(True)
        self._context.run(service, self._done, self._refused, lambda: self._set_busy(False))

    def _set_busy(self, busy: bool) -> None:
        """One at a time: money that came once is counted once."""
        self._is_busy = busy
        self._held.hold(busy)
        self._main.set_blocked(busy)
        self.announced.set_blocked(busy)

    def reject(self) -> None:
        """Leave, after asking when something was typed; not before the writer has answered."""
        if not self._is_busy and self._may_leave():
            super().reject()

    def _may_leave(self) -> bool:
        """Whether nothing was typed, or it may go."""
        return not self.is_touched or may_discard(
            self, self.tr("This payment isn't registered yet.")
        )

    def _build(self) -> None:
        column = sheet_column(self)
        title = QLabel(self.windowTitle())
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(semibold(TITLE))
        column.addWidget(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(self.announced)
        column.addWidget(self.pending)
        self._effect = Hint("")
        self._effect.setFont(semibold())
        self._effect.setWordWrap(True)
        column.addWidget(self._effect)
        column.addStretch(1)
        foot = DialogFoot(self, self.tr("Register payment"))
        foot.setContentsMargins(0, 0, 0, 0)
        self._main = foot.main
        self._enter = SecondEnter(foot.main)
        column.addLayout(foot)
        self.setMinimumWidth(px(560))

    def _complain(self, refusal: Refusal) -> None:
        self._tell_wrong(refusal.field or "", tell(refusal))

    def _tell_wrong(self, column: str, words: str) -> None:
        field = self.fields.get(column)
        if field is not None:
            field.set_error(words)
        self._effect.set_color("danger" if field is None else "text2")
        balance = self.tr("Balance {0} {1}").format(shown.money(self._balance), shown.currency())
        self._effect.setText(words if field is None else balance)
        self._main.set_blocked(True)

    def _refused(self, refusal: Refusal) -> None:
        self._complain(refusal)
        grow(self)
        self._set_busy(False)
        field = self.fields.get(refusal.field or "")
        if field is not None:
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, done: PaymentDone) -> None:
        super().accept()
        self._registered(done)
