"""Handing a booking to another traveler; price and locator stay."""

from PySide6.QtWidgets import QWidget

from astrobookings_desktop.data.queries.desk import BookingView, TravelerHit
from astrobookings_desktop.domain.errors import NotFound
from astrobookings_desktop.services.bookings.change_previews import preview_transfer
from astrobookings_desktop.services.bookings.records import BookingRecord
from astrobookings_desktop.services.bookings.transfers import transfer_booking
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.blocks import TravelerBlock
from astrobookings_desktop.ui.desk.change_card import ChangeCard
from astrobookings_desktop.ui.desk.kit import Fact, Words
from astrobookings_desktop.ui.desk.told import names_told
from astrobookings_desktop.ui.theme.fonts import semibold
from astrobookings_desktop.ui.widgets.buttons import MAIN, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Line
from astrobookings_desktop.ui.widgets.second_enter import SecondEnter


class TransferCard(ChangeCard):
    """The traveler is chosen in the list beside it; Enter then hands over, Esc keeps."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            self.tr("Transfer"),
            PrimaryButton("", "transfer", MAIN),
            self.tr("Keep the booking"),
            parent,
        )
        self._hit: TravelerHit | None = None
        self._enter = SecondEnter(self.act)  # who chose a traveler hasn't seen yet who it is
        self.traveler = TravelerBlock()
        self.facts = [Fact(), Fact()]
        to = Words(self.tr("To"), "text", semibold())
        for part in (to, self.traveler, Line(), *self.facts):
            self.parts.addWidget(part)

    def begin(self, booking: BookingView) -> None:
        """Nobody is chosen yet."""
        self._hit = None
        super().begin(booking)

    def propose(self, hit: TravelerHit | None) -> None:
        """Show the transfer to this traveler, who is still to be chosen, or to nobody yet."""
        if hit is None or self._hit is None or hit.id != self._hit.id:
            self.word.forget()
        self._hit = hit
        self.look()

    def choose(self, hit: TravelerHit) -> None:
        """Transfer to this traveler."""
        self.propose(hit)
        self.focus_act()
        if self.act.hasFocus():
            self._enter.lead()

    def do_main(self) -> None:
        """Ctrl+Enter on the button does what Enter does there."""
        if self.act.hasFocus() and not self._enter.is_recent:
            self.act.click()

    def look(self) -> None:
        """What the transfer would do now."""
        booking, hit = self.booking, self._hit
        if booking is None:
            return
        self.act.setText(self.tr("Transfer {seats}").format(seats=show.seats(booking.seats)))
        self.sides[0].show_sides(self.tr("Price, stays"), show.priced(booking.total))
        self.sides[1].show_sides(self.tr("Locator, stays"), show.locator(booking.locator))
        self.result.hide()
        self.amount.hide()
        for fact in self.facts:
            fact.setVisible(hit is not None)
        if hit is None:
            self.traveler.show_nobody(self.tr("Find the new traveler"))
            self.allow(None, possible=False)
            return
        override = self.word.override
        try:
            terms = preview_transfer(self.context.reading(), booking.id, hit.id, override)
        except NotFound as refusal:
            for fact in self.facts:
                fact.hide()
            self.allow(refusal)
            return
        here = show.seats(terms.traveler.seats_on_launch)
        contact = hit.phone or hit.email or ""
        words = self.tr("{seats} on this launch").format(seats=here)
        self.traveler.show_traveler(terms.traveler.name, contact, words, vip=terms.rule.vip)
        limit = self.tr("Limit {limit}: VIP") if terms.rule.vip else self.tr("Limit {limit}")
        fits = terms.refusal is None
        words = limit.format(limit=terms.rule.limit)
        self.facts[0].show_fact("check", "ok", words if fits else "")
        told = names_told((terms.launch, terms.traveler), (terms.launch, terms.before))
        self.facts[1].show_fact("mail", "text2", told)
        self.allow(terms.refusal)

    def do(self) -> None:
        """Hand over as shown."""
        booking, hit, override = self.booking, self._hit, self.word.override
        if booking is None or hit is None:
            return

        def told(record: BookingRecord) -> tuple[int, str]:
            return record.id, self.tr("Transferred to {name}").format(name=hit.name)

        self.carry_out(lambda work: transfer_booking(work, booking.id, hit.id, override), told)
