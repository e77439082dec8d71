"""Selling, step by step: launch, traveler, seats, sold, next customer."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot

from astrobookings_desktop.data.queries import desk as queries
from astrobookings_desktop.data.queries.desk import OpenLaunch, TravelerHit
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.begun_sale import BegunSale
from astrobookings_desktop.ui.desk.sale import Draft, SaleFlow
from astrobookings_desktop.ui.desk.sale_end import SaleEnd
from astrobookings_desktop.ui.desk.sale_parts import SaleParts
from astrobookings_desktop.ui.desk.search import SearchThread
from astrobookings_desktop.ui.desk.sell_lists import SellLists
from astrobookings_desktop.ui.desk.sell_pane import SellPane
from astrobookings_desktop.ui.desk.untaken import Untaken

OTHER = Qt.FocusReason.OtherFocusReason


class Selling(QObject):
    """Ties lists, ticket and sale together; `lists` stands left and `pane` right."""

    cancel_wanted = Signal(object)  # the id of the booking just sold
    booking_wanted = Signal(object)  # the id of one of the last sales
    told = Signal(str)  # what was done; nothing, once something else is to be

    def __init__(self, context: UiContext, thread: SearchThread) -> None:
        super().__init__(context)
        self._context = context
        self.flow = SaleFlow(context, self)
        self.lists = SellLists(context, thread)
        self.pane = SellPane(context, self.flow)
        parts = SaleParts(context, self.flow, self.lists, self.pane)
        self._end, self.begun = SaleEnd(parts, self), BegunSale(parts, self)
        self._connect()
        self._untaken = Untaken(parts, self)  # what it says of the same key counts

    def _connect(self) -> None:
        lists, pane = self.lists, self.pane
        self._end.told.connect(self.told)
        lists.launches.taken.connect(self._take_launch)
        lists.travelers.taken.connect(self._take_traveler)
        lists.travelers.new_wanted.connect(self.new_traveler)
        lists.form.edited.connect(self._draft)
        lists.form.created.connect(self._use_traveler)
        lists.form.known_chosen.connect(partial(self._use_traveler, is_new=False))
        pane.ticket.seats.accepted.connect(self._lead_back)
        pane.ticket.sell_wanted.connect(self.sell)
        pane.ticket.hold_wanted.connect(self.hold)
        pane.sold.next_wanted.connect(self.next_customer)
        pane.sold.cancel_wanted.connect(self.cancel_sold)
        pane.last.opened.connect(self.booking_wanted)

    # --- going somewhere --------------------------------------------------------------------------

    def go_on(self) -> None:
        """Where the sale goes on."""
        entry = self.flow.entry
        if self.pane.is_sold:
            self.pane.sold.next.setFocus(OTHER)
        elif entry.launch_id is None:
            self.lists.launches.field.setFocus(OTHER)
        elif entry.traveler_id is None:
            self.go_to_traveler()
        else:
            self.pane.ticket.focus_seats()

    def go_to_launch(self) -> None:
        """To the launches; a sold card gives way."""
        self._leave_sold()
        self.lists.launches.field.setFocus(OTHER)

    def go_to_traveler(self) -> None:
        """To the travelers, or into the form that is open."""
        self._leave_sold()
        if self.lists.form_is_open:
            self.lists.form.name.editor.setFocus(OTHER)
        else:
            self.lists.travelers.field.setFocus(OTHER)

    def go_to_seats(self) -> None:
        """To the seats."""
        self._leave_sold()
        self.pane.ticket.focus_seats()

    def step_back(self) -> bool:
        """One step back; False at the first one.

        The last step drops what was entered, once it was said what that is.
        """
        lists, ticket = self.lists, self.pane.ticket
        if lists.form_is_open:
            lists.open_form(False)
            self.flow.draft_traveler(None)
            lists.travelers.field.setFocus(OTHER)
            self._context.say("")  # how the form is used concerns nobody any more
        elif ticket.is_at_the_end:
            ticket.focus_seats()
        elif ticket.seats.hasFocus():
            lists.travelers.field.setFocus(OTHER)
        elif lists.travelers.field.hasFocus():
            lists.launches.field.setFocus(OTHER)
            if not lists.launches.field.text():
                self.begun.tell()
        elif lists.launches.field.hasFocus() and lists.launches.field.text():
            lists.launches.field.clear()
            self.begun.tell()
        elif lists.launches.field.hasFocus() and self.begun.is_there:
            self._drop()
        else:
            return False
        return True

    def _drop(self) -> None:
        if self.pane.is_waiting():
            return
        if not self.begun.may_go:
            self.begun.tell()
            return
        self.pane.ticket.note.forget()
        self.next_customer()
        self._context.say(self.tr("The sale was dropped"))

    # --- doing ------------------------------------------------------------------------------------

    @Slot()
    def do_main(self) -> None:
        """What Ctrl+Enter does here: create the traveler, go on, or sell."""
        if self.pane.is_sold:
            if not self.pane.sold.enter.is_recent:
                self.next_customer()
        elif self.lists.form_is_open:
            self.lists.form.save()
        else:
            self.sell()

    @Slot()
    def sell(self) -> None:
        """Sell what the ticket says."""
        self._book(self.flow.sell)

    @Slot()
    def hold(self) -> None:
        """Hold what the ticket says."""
        self._book(self.flow.hold)

    def _book(self, deed: Callable[[], None]) -> None:
        if self.pane.is_sold or self.flow.is_busy or self._untaken.stops():
            return
        typing = self.pane.ticket.note.typing
        if typing.is_open:  # nobody meant the part of it that is chosen
            typing.tell_again()
            self._context.say(self.pane.ticket.note.words.text())
        elif not self._lead_back():
            self.told.emit("")  # of the customer before: it would stand beside a refusal
            for field in (self.lists.launches.field, self.lists.travelers.field):
                field.decide()  # what is typed from now on is for the next customer
            deed()

    @Slot()
    def _lead_back(self) -> bool:
        """To the launch or the traveler that is missing, and say so; False where neither is."""
        entry = self.flow.entry
        if entry.launch_id is None:
            self.lists.launches.field.setFocus(OTHER)
            self._context.say(self.tr("Choose a launch first"))
        elif entry.traveler_id is None:
            self.go_to_traveler()
            self._context.say(self.tr("Choose a traveler first"))
        else:
            return False
        return True

    @Slot(str)
    def new_traveler(self, typed: str = "") -> None:
        """Open the form with what was typed; not while a sale is under way."""
        if self.pane.is_waiting():
            return
        typed = typed or self.lists.travelers.field.text()
        if self.pane.is_sold:
            self.next_customer()
        seats = self.flow.entry.seats
        self.lists.open_form(True)
        self.lists.form.begin(typed)
        words = self.tr("New traveler: Enter goes to the next field, Ctrl+Enter creates")
        self._context.say(self._anew(seats) or words)

    @Slot()
    def next_customer(self) -> None:
        """Clear traveler and seats; the launch stays highlighted, its search selected.

        A sale under way keeps its ticket: who comes next may be looked for meanwhile. What was
        done for the customer before is told no longer.
        """
        if self.pane.is_waiting():
            self.lists.launches.field.setFocus(OTHER)
            return
        self.told.emit("")
        self._context.say("")
        self.flow.next_customer()
        self.pane.ticket.set_traveler(None)
        self.lists.open_form(False)
        self.lists.form.forget()
        self.lists.travelers.set_launch(None)
        if not self.lists.travelers.field.is_undecided:  # words for the next customer stay
            self.lists.travelers.start_again()
        self.flow.look()
        self.pane.show_sold(False)
        self.lists.launches.start_again()

    @Slot()
    def cancel_sold(self) -> None:
        """Cancel seats of the sale that is shown."""
        booking = self.pane.sold.booking
        if self.pane.is_sold and booking is not None:
            self.cancel_wanted.emit(booking.id)

    def refresh(self, changes: Changes | None) -> None:
        """Show what changed, whoever changed it."""
        self.lists.launches.refresh(changes)
        self.lists.travelers.refresh(changes)
        self.pane.last.refresh(changes)
        if not self.pane.is_sold:
            self.flow.look_soon()

    @Slot()
    def look_on(self) -> None:
        """Time went on: a hold would end later, a launch may be due."""
        if self.lists.isVisible():
            self.lists.launches.look_on()
            if not self.pane.is_sold and self.flow.entry.launch_id is not None:
                self.flow.look_soon()

    # --- what the parts say -----------------------------------------------------------------------

    @Slot(object)
    def _take_launch(self, launch: OpenLaunch) -> None:
        if self.pane.is_waiting():
            return
        self._leave_sold()
        self.flow.take_launch(launch.id, launch.price_per_seat)
        self.lists.launches.set_taken(launch.id)
        self.lists.travelers.set_launch(launch.id)
        self.flow.look()
        if self.lists.form_is_open:
            self.lists.form.go_on()
        elif self.flow.entry.traveler_id is not None:
            self.pane.ticket.focus_seats()
            words = self.tr("Still {name} with {seats}: F3 takes another traveler")
            name, seats = self.pane.ticket.traveler_name, show.seats(self.flow.entry.seats)
            self._context.say(words.format(name=name, seats=seats))
        else:
            self.go_to_traveler()

    @Slot(object)
    def _take_traveler(self, hit: TravelerHit, *, go_on: bool = True) -> None:
        if self.pane.is_waiting():
            return
        self._leave_sold()
        self.lists.travelers.set_taken(hit.id)
        seats = self.flow.entry.seats
        self.flow.take_traveler(hit.id)
        self.pane.ticket.set_traveler(hit)
        self.flow.look()
        if not go_on:
            return
        self.pane.ticket.focus_seats()
        words = self.tr("Type the number of seats, then Enter; Ctrl+Enter sells")
        self._context.say(self._anew(seats) or words)

    @Slot(object)
    def _use_traveler(self, traveler_id: int, *, is_new: bool = True) -> None:
        """Somebody just created, or known after all.

        Who works elsewhere by the time that somebody is created stays there.
        """
        focus = self.lists.window().focusWidget()
        goes_on = not is_new or focus is None or self.lists.form.isAncestorOf(focus)
        launch_id = self.flow.entry.launch_id
        hit = queries.read_traveler(
            self._context.connection, traveler_id, launch_id, self._context.now()
        )
        self.lists.form.forget()
        self.lists.open_form(False)
        if hit is not None:
            self.lists.travelers.show_one(hit, is_new=is_new)
            self._take_traveler(hit, go_on=goes_on)

    @Slot()
    def _draft(self) -> None:
        if self.lists.form_is_open:
            form = self.lists.form
            name, phone = form.name.text().strip(), form.phone.text().strip()
            self.flow.draft_traveler(Draft(name, phone))

    def _anew(self, before: int) -> str:
        """What is said where the seats of the traveler before weren't kept; else nothing."""
        if self.flow.entry.seats == before:
            return ""
        words = self.tr("1 seat again for this traveler: the {seats} were chosen for another one")
        return words.format(seats=show.seats(before))

    def _leave_sold(self) -> None:
        if self.pane.is_sold:
            self.next_customer()
