"""The ticket: launch, traveler, seats, the rules that decide, the total, and selling."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from astrobookings_desktop.data.queries.desk import TravelerHit
from astrobookings_desktop.domain.bookings import SEAT_LIMIT, VIP_SEAT_LIMIT, SeatCheck
from astrobookings_desktop.domain.errors import NotEnoughSeats, SeatLimitExceeded
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.services.bookings.sales import SaleTerms
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.desk.blocks import LaunchBlock, Seats, TravelerBlock
from astrobookings_desktop.ui.desk.kept_focus import kept_within
from astrobookings_desktop.ui.desk.kit import (
    Amount,
    Fact,
    Sides,
    Words,
    caption,
    keyed,
    show_cap,
    tell_alert,
    two_sides,
)
from astrobookings_desktop.ui.desk.managers_word import allowed_words
from astrobookings_desktop.ui.desk.refusal import answer_to
from astrobookings_desktop.ui.desk.sale import Draft, SaleFlow
from astrobookings_desktop.ui.desk.scrolled import FootedCard
from astrobookings_desktop.ui.desk.seats_note import SeatsNote
from astrobookings_desktop.ui.theme.fonts import TOTAL, semibold
from astrobookings_desktop.ui.widgets.buttons import MAIN, FittingButton, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Line
from astrobookings_desktop.ui.widgets.key_cap import KeyCap
from astrobookings_desktop.ui.widgets.refusal_box import RefusalBox
from astrobookings_desktop.ui.widgets.refusal_box import Remedy as WayOut
from astrobookings_desktop.ui.widgets.seat_buttons import SeatButtons
from astrobookings_desktop.ui.widgets.second_click import SecondClick


class Ticket(FootedCard):
    """Shows the sale as it is entered; says which seats and which button were chosen.

    Sum and buttons stay in sight: what is above them scrolls, at need.
    """

    sell_wanted = Signal()
    hold_wanted = Signal()
    remedy_chosen = Signal(object)

    def __init__(self, flow: SaleFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._traveler: TravelerHit | None = None
        self._untaken = ""  # why nothing may be sold to whom, and on what, stands here
        self.launch = LaunchBlock()
        self.missing = Words("", "text3")
        self.missing.setWordWrap(True)
        self.traveler = TravelerBlock()
        self.seats = SeatButtons(VIP_SEAT_LIMIT)
        self.note = SeatsNote(self.seats, self._why_not)
        self.refusal = RefusalBox(after=self.seats)
        self.facts = [Fact(), Fact(), Fact()]
        self.changed = Fact("warning", "warn")
        self.sum = Sides()
        self.total = Amount(TOTAL)
        self.sell = PrimaryButton("", "sell", MAIN)
        self.hold = FittingButton("", "clock")
        self._lay_out()
        self.seats.seats_changed.connect(flow.choose_seats)
        self.seats.accepted.connect(self._accept_seats)
        self.seats.typed.connect(self._show_buttons)
        SecondClick(self, self.sell, self.hold)
        self.sell.clicked.connect(self.sell_wanted)
        self.hold.clicked.connect(self.hold_wanted)
        flow.entry_changed.connect(self._show_entry)
        flow.looked.connect(self.refresh)
        flow.price_changed.connect(self._tell_price)
        self.refresh()

    def _lay_out(self) -> None:
        body = self.parts
        body.addWidget(self.launch)
        body.addWidget(self.missing)
        body.addWidget(Line())
        body.addWidget(self.traveler)
        body.addWidget(Line())
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Words(self.tr("Seats"), "text", semibold()))
        head.addWidget(KeyCap("F4"))
        left = QWidget()
        head.setContentsMargins(0, 0, 0, 0)
        left.setLayout(head)
        head.addStretch(1)
        keys = self.tr("Type 1–{most}, or ← →").format(most=VIP_SEAT_LIMIT)
        body.addLayout(two_sides(left, caption(keys)))
        body.addWidget(self.seats)
        body.addWidget(self.note)
        body.addWidget(self.refusal)
        facts = QVBoxLayout()
        facts.setSpacing(4)
        for fact in (*self.facts, self.changed):
            facts.addWidget(fact)
        body.addLayout(facts)
        foot = self.foot
        foot.addWidget(Line())
        self.sum.figure.set_color("text2")
        foot.addWidget(self.sum)
        foot.addWidget(self.total)
        selling, self._sell_cap = keyed(self.sell, self.tr("Ctrl+↵"))
        holding, self._hold_cap = keyed(self.hold, self.tr("Ctrl+H"))
        foot.addLayout(selling)
        foot.addLayout(holding)

    # --- for the page -----------------------------------------------------------------------------

    def set_traveler(self, hit: TravelerHit | None) -> None:
        """Who is taken, with what the terms don't say of them."""
        self._traveler = hit
        self._show_traveler()

    def hold_back(self, why: str) -> None:
        """Let nobody sell what stands here, and say why not; no words let it be sold again."""
        if why != self._untaken:
            self._untaken = why
            with kept_within(self, self.focus_seats):
                self._show_facts(self._flow.terms)
                self._show_buttons()
            if why:
                self.middle.reveal(self.facts[-1])

    @property
    def traveler_name(self) -> str:
        """Who is taken; empty while nobody is."""
        hit = self._traveler
        return hit.name if hit is not None and hit.id == self._flow.entry.traveler_id else ""

    def focus_seats(self) -> None:
        """Go to the seats."""
        self.seats.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_sell(self) -> None:
        """Go to the button, or to the first remedy where the button is of no use."""
        if self._flow.refusal is not None:
            self.refusal.focus_remedy()
        elif self.sell.isEnabled():
            self.sell.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_deed(self) -> None:
        """Go to what was wanted and can be done again, else as `focus_sell`."""
        if self._flow.is_hold and self._flow.refusal is None:
            self.hold.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_sell()

    @property
    def is_at_the_end(self) -> bool:
        """Whether the focus is behind the seats: on a remedy or a button."""
        last = (self.sell, self.hold, *self.refusal.buttons)
        return any(button.hasFocus() for button in last)

    @Slot()
    def _accept_seats(self) -> None:
        if not self._flow.is_settled:
            self._flow.look()
        self.focus_sell()

    # --- showing ----------------------------------------------------------------------------------

    @Slot()
    def _show_entry(self) -> None:
        """At once, before the rules are asked: what was just entered."""
        self.note.forget()
        self.seats.choose(self._flow.entry.seats)
        self._show_traveler()
        self._show_buttons()

    @Slot()
    def refresh(self) -> None:
        """Show the terms; who works here goes on at the seats where the buttons went away."""
        with kept_within(self, self.focus_seats):
            self._show_terms()

    def _show_terms(self) -> None:
        flow, terms = self._flow, self._flow.terms
        self.launch.setVisible(terms is not None)
        self.missing.setVisible(terms is None)
        self.missing.setText(self.tr("Choose a launch: type a few letters of it, then Enter."))
        self.seats.choose(flow.entry.seats)
        allowed = flow.most_seats if terms is not None else VIP_SEAT_LIMIT
        about_seats = isinstance(flow.refusal, NotEnoughSeats | SeatLimitExceeded)
        self.seats.set_allowed(allowed, about_seats)
        self._show_refusal()
        if terms is not None:
            launch = terms.launch
            sale = terms.seats if flow.refusal is None else 0
            seats = Seats(launch.seats_taken, launch.seats_held, launch.capacity, sale)
            self.launch.show_launch(launch, seats)
        self._show_traveler()
        self._show_facts(terms)
        self._show_total(terms)
        self._show_buttons()

    def _show_traveler(self) -> None:
        draft, hit, terms = self._flow.entry.draft, self._traveler, self._flow.terms
        if draft is not None:
            self._show_draft(draft)
        elif hit is None or not self.traveler_name:
            self.traveler.show_nobody(self.tr("No traveler yet"))
        else:
            vip, here = hit.vip, hit.seats_sold + hit.seats_held
            if terms is not None and terms.traveler is not None and terms.traveler.id == hit.id:
                vip, here = terms.rule.vip, terms.traveler.seats_on_launch
            words = self.tr("{seats} on this launch").format(seats=show.seats(here))
            words = "" if terms is None else words  # no launch is chosen yet
            self.traveler.show_traveler(hit.name, hit.phone or hit.email or "", words, vip=vip)

    def _show_draft(self, draft: Draft) -> None:
        note = self.tr("new, not saved yet")
        self.traveler.show_traveler(draft.name or "…", draft.phone, note=note)

    def _show_facts(self, terms: SaleTerms | None) -> None:
        seats, limit, price = self.facts
        before = None if terms is None else self._flow.total_before
        was = ""
        if before is not None:
            words = self.tr("Price changed: the total was {money}")
            was = words.format(money=show.priced(before))
        self.changed.show_fact("warning", "warn", was)
        if terms is None:
            for fact in self.facts:
                fact.hide()
            return
        enough = not isinstance(self._flow.refusal, NotEnoughSeats)
        words = self.tr("{seats} free, {after:stays|stay} free").format(
            seats=show.seats(terms.left), after=show.number(max(terms.left_after, 0))
        )
        seats.show_fact("check", "ok", words if enough and terms.left_after >= 0 else "")
        within = not isinstance(self._flow.refusal, SeatLimitExceeded)
        override = self._flow.override if terms.rule.overridden else None
        if override is not None:
            limit.show_fact("star", "info", allowed_words(override) if within else "")
        else:
            limit.show_fact("check", "ok", self._limit_words(terms) if within else "")
        if self._flow.entry.is_whole and self._untaken:
            price.show_fact("info", "info", self._untaken, "link")
        elif self._flow.entry.draft is not None:
            finish = self.tr("Finish the traveler to sell")
            price.show_fact("info", "info", finish, "link")
        else:
            frozen = self.tr("Price is frozen when sold or held")
            is_said = self._flow.refusal is None and before is None
            price.show_fact("check", "ok", frozen if is_said else "")

    @Slot()
    def _tell_price(self) -> None:
        tell_alert(self.changed)

    def _show_refusal(self) -> None:
        refusal = self._flow.refusal
        if refusal is None:
            self.refusal.clear()
            return
        answer = answer_to(refusal, self._flow.most_seats)
        detail = self._who_words() if isinstance(refusal, NotEnoughSeats) else answer.detail
        ways_out = [
            WayOut(words, partial(self.remedy_chosen.emit, remedy))
            for remedy, words in answer.remedies
        ]
        is_news = not self.refusal.isVisible()
        self.refusal.refuse(answer.title, detail, ways_out)
        if is_news:
            self.middle.reveal(self.refusal)

    def _why_not(self, wanted: int) -> str:
        """What stands against so many seats, more than anybody may ever have."""
        terms = self._flow.terms
        if terms is not None:
            held = 0 if terms.traveler is None else terms.traveler.seats_on_launch
            refusal = SeatCheck(terms.rule, wanted, held, terms.left).refusal
            if refusal is not None:
                return answer_to(refusal, self._flow.most_seats).title
        return self.tr("At most {seats} per traveler").format(seats=show.seats(VIP_SEAT_LIMIT))

    def _who_words(self) -> str:
        loss = self._flow.loss
        if loss is None:
            return ""
        sold = loss.status is BookingStatus.CONFIRMED
        words = self.tr("{desk} just sold {count}.") if sold else self.tr("{desk} holds {count}.")
        kept = self.tr("Your entries are kept.")
        return f"{words.format(desk=loss.workstation, count=loss.seats)} {kept}"

    def _limit_words(self, terms: SaleTerms) -> str:
        rule = terms.rule
        if rule.vip:
            words = self.tr("Limit {limit}: VIP, confirmed on {count} other launches").format(
                limit=rule.limit, count=rule.other_launches
            )
        elif terms.traveler is None:
            words = self.tr("Limit {limit} (VIP: {vip})").format(
                limit=SEAT_LIMIT, vip=VIP_SEAT_LIMIT
            )
        else:
            words = self.tr("Limit {limit}: not a VIP (VIP: {vip})").format(
                limit=rule.limit, vip=VIP_SEAT_LIMIT
            )
        if terms.traveler is not None and terms.traveler.seats_on_launch:
            here = terms.traveler.seats_on_launch
            words += self.tr(", has {count} already").format(count=here)
        return words

    def _show_total(self, terms: SaleTerms | None) -> None:
        color = "text" if self._flow.can_sell else "text2"
        self.total.set_color(color if self._flow.total_before is None else "warn")
        if terms is None:
            self.sum.show_sides(self.tr("Total"), "")
            self.total.setText("")
            return
        price = show.money(terms.launch.price_per_seat)
        self.sum.show_sides(self.tr("Total"), f"{terms.seats} × {price}")
        self.total.setText(show.priced(terms.total))

    @Slot()
    def _show_buttons(self) -> None:
        flow, terms = self._flow, self._flow.terms
        can = flow.can_sell and not self.note.typing.is_open and not self._untaken
        self.sell.setText(self.tr("Sell {seats}").format(seats=show.seats(flow.entry.seats)))
        ways = [self.tr("Hold")]
        if can and terms is not None:
            words, end = self.tr("Hold until {when}"), terms.hold_until
            moments = (show.moment_with_weekday(end), show.moment_without_year(end))
            ways = [*(words.format(when=when) for when in moments), *ways]
        self.hold.set_words(*ways)
        for button, cap in ((self.sell, self._sell_cap), (self.hold, self._hold_cap)):
            button.set_blocked(not can)
            show_cap(cap, can, keeps_room=False)
