"""Moving a booking to another launch: what the old one gives back, what the new one costs."""

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from astrobookings_desktop.data.queries.desk import BookingView, read_booking
from astrobookings_desktop.domain.refunds import RefundRule
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.services.bookings.records import BookingRecord
from astrobookings_desktop.services.bookings.transfers import MoveTerms, move_booking, preview_move
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.blocks import LaunchBlock, Seats
from astrobookings_desktop.ui.desk.change_card import ChangeCard
from astrobookings_desktop.ui.desk.kit import Fact, Sides, Words
from astrobookings_desktop.ui.desk.told import names_told
from astrobookings_desktop.ui.theme.fonts import semibold
from astrobookings_desktop.ui.widgets.buttons import MAIN, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Line
from astrobookings_desktop.ui.widgets.second_enter import SecondEnter


class MoveCard(ChangeCard):
    """The launch is chosen in the list beside it; Enter then moves, Esc keeps."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            self.tr("Move"),
            PrimaryButton("", "move", MAIN),
            self.tr("Keep the booking"),
            parent,
        )
        self._launch_id: int | None = None
        self._enter = SecondEnter(self.act)  # who chose a launch hasn't seen its sums yet
        self._to = Words(self.tr("To"), "text", semibold())
        self.missing = Words(self.tr("Choose the new launch in the list."), "text3")
        self.launch = LaunchBlock()
        self.kept_side = Sides()
        self.foot.insertWidget(self.foot.indexOf(self.sides[0]), self.kept_side)
        self.facts = [Fact(), Fact(), Fact(), Fact("mail", "text2")]
        for part in (self._to, self.missing, self.launch, Line(), *self.facts):
            self.parts.addWidget(part)

    def begin(self, booking: BookingView) -> None:
        """No launch is chosen yet."""
        self._launch_id = None
        super().begin(booking)

    def propose(self, launch_id: int) -> None:
        """Show the move to this launch, which is still to be chosen."""
        if launch_id != self._launch_id:
            self.word.forget()
        self._launch_id = launch_id
        self.look()

    def choose(self, launch_id: int) -> None:
        """Move to this launch."""
        self.propose(launch_id)
        self.focus_act()
        if self.act.hasFocus():
            self._enter.lead()

    def do_main(self) -> None:
        """Ctrl+Enter on the button does what Enter does there."""
        if self.act.hasFocus() and not self._enter.is_recent:
            self.act.click()

    def look(self) -> None:
        """What the move would do now."""
        if self.booking is None:
            return
        self.act.setText(self.tr("Move {seats}").format(seats=show.seats(self.booking.seats)))
        chosen = self._launch_id is not None
        self.missing.setVisible(not chosen)
        self.launch.setVisible(chosen)
        told = (*self.facts, self.kept_side, *self.sides, self.result, self.amount)
        for part in told:
            part.setVisible(chosen)
        if self._launch_id is None:
            self.changed.hide()
            self.allow(None, possible=False)
            return
        terms = preview_move(
            self.context.reading(), self.booking.id, self._launch_id, self.word.override
        )
        target = terms.sale.launch
        sale = terms.sale.seats if terms.refusal is None else 0
        seats = Seats(target.seats_taken, target.seats_held, target.capacity, sale)
        self.launch.show_launch(target, seats)
        if terms.refusal is not None:  # nothing of what it would do, and nothing to pay
            for part in (*told, self.changed):
                part.hide()
            self.allow(terms.refusal)
            return
        self._show_facts(terms)
        self._show_money(terms)
        sums = terms.cancellation.refund, terms.sale.total
        self.show_sums((self.booking.id, self._launch_id), sums, sums, self._changed_words)
        self.allow(None)

    def do(self) -> None:
        """Move as shown."""
        booking, launch_id, override = self.booking, self._launch_id, self.word.override
        if booking is None or launch_id is None:
            return

        back, price = self.agreed

        def told(record: BookingRecord) -> tuple[int, str]:
            words = self.tr("Moved: the new locator is {locator}")
            moved = words.format(locator=show.locator(record.locator))
            old = read_booking(self.context.connection, booking.id)
            refund = (old.refund_amount if old is not None else None) or Decimal()
            held = record.status is BookingStatus.PENDING
            caption, money = self._owed(record.total_price - refund, held=held)
            return record.id, f"{moved}\n{caption}: {money}"

        self.carry_out(
            lambda work: move_booking(
                work, booking.id, launch_id, override, refund=back, total=price
            ),
            told,
        )

    def _changed_words(self, before: tuple[Any, ...]) -> str:
        words = self.tr("Changed: the refund was {refund}, the price {price}")
        refund, price = before
        return words.format(refund=show.priced(refund), price=show.priced(price))

    def _show_facts(self, terms: MoveTerms) -> None:
        free, rule, old, messages = self.facts
        words = self.tr("{seats} free there, {after:stays|stay} free").format(
            seats=show.seats(terms.sale.left), after=show.number(max(terms.sale.left_after, 0))
        )
        free.show_fact("check", "ok", words if terms.sale.left_after >= 0 else "")
        decision = terms.cancellation.decision
        if decision.rule is RefundRule.HOLD:
            words = self.tr("The hold keeps its deadline")
        else:
            words = self.tr("The old seats give back {percent} %").format(percent=decision.percent)
        if terms.cancellation.kept and decision.rule is not RefundRule.HOLD:
            rule.show_fact("warning", "warn", words)
        else:
            rule.show_fact("check", "ok", words)
        if decision.seats_released:
            old.show_fact("check", "ok", self.tr("The old seats come back on sale"))
        else:
            old.show_fact("none", "warn", self.tr("The old seats stay sold"))

        traveler = terms.cancellation.traveler
        there, here = terms.cancellation.launch, terms.sale.launch
        messages.show_fact("mail", "text2", names_told((there, traveler), (here, traveler)))

    def _show_money(self, terms: MoveTerms) -> None:
        money = show.priced
        refund, price = terms.cancellation.refund, terms.sale.total
        held = terms.cancellation.decision.rule is RefundRule.HOLD
        kept, percent = terms.cancellation.kept, terms.cancellation.decision.percent
        words = self.tr("Kept of the old seats, {percent} %").format(percent=100 - percent)
        self.kept_side.show_sides(words, money(kept))
        self.kept_side.setVisible(bool(kept) and not held)
        self.sides[0].show_sides(self.tr("Refund of the old seats"), money(refund))
        self.sides[1].show_sides(self.tr("Price of the new ones"), money(price))
        caption, figure = self._owed(price - refund, held=held)
        self.result.setText(caption)
        self.amount.setText(figure)

    def _owed(self, owed: Decimal, *, held: bool) -> tuple[str, str]:
        """What the traveler pays or gets back: its name, and the money."""
        caption = self.tr("To pay") if owed >= 0 else self.tr("To pay back")
        money = show.priced(abs(owed))
        return self.tr("To pay when confirmed") if held else caption, money
