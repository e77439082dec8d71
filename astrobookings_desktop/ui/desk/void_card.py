"""Voiding a sale that was a slip: the whole price back, and nobody is left with a wrong message."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from astrobookings_desktop.data.queries.desk import BookingView
from astrobookings_desktop.services.bookings.cancellations import void_sale
from astrobookings_desktop.services.bookings.change_previews import MoveBehind, preview_void
from astrobookings_desktop.services.bookings.records import BookingRecord
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.change_card import ChangeCard
from astrobookings_desktop.ui.desk.kit import Fact
from astrobookings_desktop.ui.widgets.buttons import MAIN, DangerButton
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.second_enter import SecondEnter


class VoidCard(ChangeCard):
    """The seller voids at once; a manager on the same day, with a reason.

    Enter in the reason goes to the red button, another one there does it, though not by one double
    stroke; Esc keeps. The keys that led here lead to the button as well.
    """

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            self.tr("Void the sale"),
            DangerButton("", None, MAIN),
            self.tr("Keep the booking"),
            parent,
        )
        self.facts = [Fact(), Fact(), Fact(), Fact("clock", "info")]
        self.moved = Fact("warning", "warn")
        for fact in (*self.facts, self.moved):
            self.parts.addWidget(fact)
        self._behind: MoveBehind | None = None
        self._enter = SecondEnter(self.act)  # one double stroke in the reason voids nothing
        self.editor = QLineEdit()
        self.editors = [self.editor]
        self.reason = Field(self.tr("Reason"), self.editor, self.tr("optional"))
        self.parts.addWidget(self.reason)
        self.lead_from(self.editor)
        self.editor.textChanged.connect(self.look)
        self.editor.returnPressed.connect(self._go_to_act)

    def begin(self, booking: BookingView) -> None:
        """Ask for a reason where one is needed."""
        self.editor.clear()
        self.reason.set_error(None)
        super().begin(booking)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_keys()

    def _go_to_act(self) -> None:
        self.focus_act()
        if self.act.hasFocus():
            self._enter.lead()

    def look(self) -> None:
        """What voiding would do now."""
        booking = self.booking
        if booking is None:
            return
        terms = preview_void(self.context.reading(), booking.id)
        seats, total = show.seats(terms.booking.number_of_seats), terms.booking.total_price
        all_back, back, messages, until = self.facts
        all_back.show_fact("check", "ok", self.tr("The whole price is paid back"))
        on_sale = self.tr("{seats:comes|come} back on sale").format(seats=seats)
        back.show_fact("check", "ok", on_sale)
        words = self.tr("Waiting messages are discarded, sent ones corrected")
        messages.show_fact("mail", "text2", words)
        when = ""
        if terms.window is not None:
            words = self.tr("Possible until {moment}")
            when = words.format(moment=show.moment(terms.window.until))
        until.show_fact("clock", "info", when)
        self._behind = terms.moved
        self.moved.show_fact("warning", "warn", self._move_words())
        self.reason.set_note(self.tr("required") if terms.needs_reason else self.tr("optional"))
        for sides in self.sides:
            sides.hide()
        self.result.setText(self.tr("Refund, 100 %"))
        self.amount.setText(show.priced(total))
        self.show_sums(booking.id, total, (total,), self._changed_words)
        self.act.setText(self.tr("Void {seats} and refund").format(seats=seats))
        given = bool(self.editor.text().strip())
        self.allow(terms.refusal, possible=given or not terms.needs_reason)

    def do(self) -> None:
        """Void as shown."""
        booking = self.booking
        if booking is None:
            return
        reason, move = self.editor.text().strip() or None, self._move_words()
        (refund,) = self.agreed

        def told(record: BookingRecord) -> tuple[int, str]:
            words = self.tr("Sale voided, refund {money}")
            money = show.priced(record.refund_amount or 0)
            return record.id, "\n".join(filter(None, (words.format(money=money), move)))

        self.carry_out(lambda work: void_sale(work, booking.id, reason, refund), told)

    def _changed_words(self, before: tuple[Any, ...]) -> str:
        words = self.tr("Refund changed: it was {money}")
        return words.format(money=show.priced(before[0]))

    def _move_words(self) -> str:
        """What a move before the sale has cost, which voiding doesn't give back."""
        behind = self._behind
        if behind is None:
            return ""
        if behind.kept:
            words = self.tr("The move from {locator} isn't undone: {money} stays kept")
        else:
            words = self.tr("The move from {locator} isn't undone; nothing was kept of it")
        money = show.priced(behind.kept)
        return words.format(locator=show.locator(behind.locator), money=money)
