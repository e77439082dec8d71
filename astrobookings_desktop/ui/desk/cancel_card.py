"""Canceling seats: how many, the step of the refund table that applies, and what comes back."""

from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from astrobookings_desktop.data.queries.desk import BookingView
from astrobookings_desktop.domain.refunds import RefundDecision, RefundRule
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.bookings.cancellations import (
    CancellationTerms,
    HigherRefund,
    cancel_seats,
    preview_cancellation,
)
from astrobookings_desktop.services.bookings.change_previews import preview_void
from astrobookings_desktop.services.bookings.records import BookingRecord
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.change_card import ChangeCard
from astrobookings_desktop.ui.desk.kit import Fact, Picture, Words, caption, two_sides
from astrobookings_desktop.ui.desk.seats_note import SeatsNote
from astrobookings_desktop.ui.desk.told import names_told
from astrobookings_desktop.ui.sign_in.override import OverrideDialog
from astrobookings_desktop.ui.theme.fonts import px, semibold
from astrobookings_desktop.ui.widgets.buttons import MAIN, DangerButton, LinkButton
from astrobookings_desktop.ui.widgets.card import Line
from astrobookings_desktop.ui.widgets.key_cap import KeyCap
from astrobookings_desktop.ui.widgets.painting import rounded
from astrobookings_desktop.ui.widgets.seat_buttons import SeatButtons
from astrobookings_desktop.ui.widgets.second_enter import SecondEnter

STEPS = 3


class CancelCard(ChangeCard):
    """Seats are preset to all; Enter goes to the red button, another one there does it, though not
    by one double stroke; Esc keeps."""

    void_wanted = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            self.tr("Cancel seats"),
            DangerButton("", None, MAIN),
            self.tr("Keep the booking"),
            parent,
        )
        self._terms: CancellationTerms | None = None
        self._higher: HigherRefund | None = None  # what a manager allowed for so many seats
        self._turned_to: HigherRefund | None = None  # the same, even if others took its ground away
        self._request_id = ""  # of what the person chose: asked twice, it is canceled once
        self._enter = SecondEnter(self.act)  # one double stroke in the seats cancels nothing
        self._of = caption()
        self.seats = SeatButtons(1)
        self.seats.setAccessibleName(self.tr("Seats to cancel"))
        self.note = SeatsNote(self.seats, self._why_not)
        self.editors = [self.seats]
        self.rule = Words(self.tr("Refund rule, by the launch date"), "text", semibold())
        self.steps = [RefundStep() for _ in range(STEPS)]
        self.special = Fact("info", "info")
        self.back = Fact()
        self.messages = Fact("mail", "text2")
        title = Words(self.tr("Seats to cancel"), "text", semibold())
        self.parts.addLayout(two_sides(title, self._of))
        for part in (self.seats, self.note, Line(), self.rule):
            self.parts.addWidget(part)
        close = QVBoxLayout()
        close.setSpacing(4)
        lines: list[QWidget] = [*self.steps, self.special, self.back, self.messages]
        for line in lines:
            close.addWidget(line)
        self.slip = LinkButton("", "void")
        self.slip.setToolTip(self.tr("The whole price is paid back, the seats come back on sale"))
        self.slip.clicked.connect(self.void_wanted)
        self._slip_cap = KeyCap(self.tr("Ctrl+⇧+V"))
        self.editors.append(self.slip)
        self.more = LinkButton(self.tr("A manager refunds more…"), "star")
        self.more.clicked.connect(self._ask_manager)
        slip = QHBoxLayout()
        slip.setSpacing(8)
        slip.addWidget(self.slip)
        slip.addStretch(1)
        slip.addWidget(self._slip_cap)
        close.addLayout(slip)
        close.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.editors.append(self.more)
        self.parts.addLayout(close)
        self.seats.seats_changed.connect(self._seats_changed)
        self.seats.accepted.connect(self._go_to_act)
        self.seats.typed.connect(self.look)
        self.lead_from(self.seats)

    @Slot()
    def _go_to_act(self) -> None:
        self.focus_act()
        if self.act.hasFocus():
            self._enter.lead()

    def begin(self, booking: BookingView) -> None:
        """Preset all seats."""
        self._turned_to, self._request_id = None, str(uuid4())
        self._offer(booking, booking.seats)
        super().begin(booking)
        self.seats.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self, booking: BookingView) -> None:
        """All seats stay all of them; no more are chosen than there are."""
        before, chosen = self.seats.most, self.seats.seats
        self._offer(booking, booking.seats if chosen == before else chosen)
        super().renew(booking)

    def _offer(self, booking: BookingView, chosen: int) -> None:
        """These seats of the booking, for which nobody allowed anything yet."""
        self._higher = None
        self.note.forget()
        self.seats.blockSignals(True)
        self.seats.set_most(booking.seats)
        self.seats.choose(chosen)
        self.seats.blockSignals(False)
        self._of.setText(self.tr("of {count}; all is preset").format(count=booking.seats))

    def look(self) -> None:
        """What canceling so many seats would give now."""
        if self.booking is None:
            return
        reading = self.context.reading()
        terms = preview_cancellation(reading, self.booking.id, self.seats.seats, self._higher)
        self._terms = terms
        self._show_rule(terms)
        words = self.tr("Seats come back on sale: {before} free become {after}").format(
            before=show.number(terms.free_before), after=show.number(terms.free_after)
        )
        if terms.decision.seats_released:
            self.back.show_fact("check", "ok", words)
        else:
            self.back.show_fact("none", "warn", self.tr("Seats stay sold: they don't come back"))
        self.messages.show_fact("mail", "text2", names_told((terms.launch, terms.traveler)))
        paid = terms.decision.rule is not RefundRule.HOLD
        self.more.setVisible(paid and terms.decision.percent < 100 and terms.refusal is None)
        self._show_slip()
        self._show_money(terms)
        booking = terms.booking
        basis = terms.decision.percent, booking.total_price, booking.number_of_seats
        sums = terms.seats, terms.refund
        self.show_sums((booking.id, self._turned_to), basis, sums, self._changed_words)
        self.allow(terms.refusal, not self.note.typing.is_open)

    def do(self) -> None:
        """Cancel as shown."""
        booking, terms = self.booking, self._terms
        if booking is None or terms is None:
            return
        seats, higher, request_id = terms.seats, self._higher, self._request_id
        _seats, refund = self.agreed

        def told(record: BookingRecord) -> tuple[int, str]:
            words = self.tr("Canceled {seats}, refund {money}").format(
                seats=show.seats(record.number_of_seats),
                money=show.priced(record.refund_amount or 0),
            )
            if record.id == booking.id:
                return record.id, words
            part = self.tr("Split off as {locator}")  # the live booking is what stays in sight
            return booking.id, f"{words}\n{part.format(locator=show.locator(record.locator))}"

        self.carry_out(
            lambda work: cancel_seats(work, booking.id, seats, higher, refund, request_id), told
        )

    @Slot()
    def _ask_manager(self) -> None:
        if self._terms is None:
            return
        dialog = OverrideDialog(
            self.context,
            self.tr("A refund above the table"),
            self.tr("A manager may refund more; the seats follow the table."),
            self.window(),
            self._terms.decision.percent,
        )

        def allowed() -> None:
            if dialog.override is not None:
                self._higher = self._turned_to = HigherRefund(dialog.percent, dialog.override)
                self.look()
                self._go_to_act()

        dialog.accepted.connect(allowed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- showing ----------------------------------------------------------------------------------

    def _changed_words(self, before: tuple[Any, ...]) -> str:
        seats, refund = before
        terms = self._terms
        if terms is None or terms.refusal is not None or refund == terms.refund:
            return ""
        words = self.tr("Refund changed: of {seats} it was {money}")
        return words.format(seats=show.seats(seats), money=show.priced(refund))

    def _seats_changed(self, _seats: int) -> None:
        self._higher = self._turned_to = None
        self._request_id = str(uuid4())
        self.note.hide()
        self.look()

    def _why_not(self, _wanted: int) -> str:
        words = self.tr("The booking has {seats}")
        return words.format(seats=show.seats(self.seats.most))

    def _show_rule(self, terms: CancellationTerms) -> None:
        by_table = terms.decision.rule in (
            RefundRule.YEAR_BEFORE,
            RefundRule.MONTHS_BEFORE,
            RefundRule.LATE,
        )
        self.rule.setText(
            self.tr("Refund rule, by the launch date") if by_table else self.tr("Refund rule")
        )
        now = self.context.now()
        before = None
        for step, decision in zip(self.steps, terms.steps, strict=True):
            step.setVisible(by_table)
            applies = decision.rule is terms.decision.rule
            step.show_step(decision, before, applies=applies, over=not decision.holds_at(now))
            before = decision
        self.special.show_fact("info", "info", "" if by_table else self._special(terms.decision))

    def _show_slip(self) -> None:
        """While the sale can still be voided: the better way, and until when."""
        may = self.context.may
        window = None
        if self.booking is not None and (may(Right.VOID_OWN_SALES) or may(Right.VOID_ANY_SALE)):
            window = preview_void(self.context.reading(), self.booking.id).window
        for part in (self.slip, self._slip_cap):
            part.setVisible(window is not None)
        if window is not None:
            until = f"{show.local(window.until):%H:%M}"
            self.slip.setText(self.tr("A slip? Void sale until {time}…").format(time=until))

    def _special(self, decision: RefundDecision) -> str:
        if decision.rule is RefundRule.HOLD:
            return self.tr("A hold: nothing was paid")
        if decision.rule is RefundRule.DELAY and decision.until is not None:
            words = self.tr("The launch was delayed: 100 % until {day}")
            return words.format(day=show.day(decision.until))
        if decision.rule is RefundRule.OVERRIDE and self._higher is not None:
            words = self.tr("{name} allows {percent} %: {reason}")
            override = self._higher.override
            return words.format(
                name=override.manager.name, percent=decision.percent, reason=override.reason
            )
        return self.tr("Refund {percent} %").format(percent=decision.percent)

    def _show_money(self, terms: CancellationTerms) -> None:
        seats = show.seats(terms.seats)
        percent = terms.decision.percent
        money = show.priced
        price = self.tr("Price of {seats}").format(seats=seats)
        self.sides[0].show_sides(price, money(terms.price))
        kept = self.tr("Kept, {percent} %").format(percent=100 - percent)
        self.sides[1].show_sides(kept, money(terms.kept))
        held = terms.decision.rule is RefundRule.HOLD
        for sides in self.sides:
            sides.setVisible(not held)
        self.result.setText(
            self.tr("Refund") if held else self.tr("Refund, {percent} %").format(percent=percent)
        )
        self.amount.setText(money(terms.refund))
        if held:
            words = self.tr("Give {seats} up")
        elif terms.refund:
            words = self.tr("Cancel {seats} and refund")
        else:
            words = self.tr("Cancel {seats} without refund")
        self.act.setText(words.format(seats=seats))


class RefundStep(QWidget):
    """One line of the refund table; today's stands out by arrow, words and frame."""

    def __init__(self) -> None:
        super().__init__()
        self._applies = False
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        self.setFixedHeight(px(24))
        self._icon = Picture("none", "text2")
        self._until = Words("")
        self._note = caption()
        self._percent = Words("", "text", semibold())
        row.addWidget(self._icon)
        row.addWidget(self._until)
        row.addStretch(1)
        row.addWidget(self._note)
        row.addWidget(self._percent)
        theme.current().changed.connect(self.update)

    def show_step(
        self, step: RefundDecision, before: RefundDecision | None, *, applies: bool, over: bool
    ) -> None:
        """Show a step; `over` says that its time has passed."""
        self._applies = applies
        if step.until is not None:
            words = self.tr("until {day}").format(day=show.day(step.until))
        else:
            day = show.day(before.until) if before is not None and before.until else ""
            words = self.tr("after {day}").format(day=day)
        self._until.setText(words)
        self._until.setFont(semibold() if applies else Words("").font())
        color = "text" if applies else "text2"
        self._until.set_color(color)
        self._percent.set_color(color)
        self._percent.setText(f"{step.percent} %")
        note = self.tr("applies today") if applies else self.tr("over") if over else ""
        self._note.setText(note)
        icon = "next" if applies else "over" if over else "none"
        self._icon.show_icon(icon, "link" if applies else "text2")
        self.setAccessibleName(
            " ".join(part for part in (words, self._percent.text(), note) if part)
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A frame; today's is filled and strong."""
        t = theme.current().tokens
        if self._applies:
            rounded(QPainter(self), self.rect(), 6, t.select, t.focus, 2)
        else:
            rounded(QPainter(self), self.rect(), 6, None, t.line)
