"""Finding a booking and changing it: confirm, cancel, move, transfer, void."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot

from astrobookings_desktop.data.queries import desk as queries
from astrobookings_desktop.data.queries.desk import BookingView, OpenLaunch
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import MissingRight, PriceChanged, Refusal
from astrobookings_desktop.domain.rights import Right, require
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.services.bookings.cancellations import preview_cancellation
from astrobookings_desktop.services.bookings.change_previews import preview_void
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.cancel_card import CancelCard
from astrobookings_desktop.ui.desk.change_sides import (
    ChangePane,
    FindLists,
    show_history,
    show_whole,
    take_target,
)
from astrobookings_desktop.ui.desk.confirming import Confirming
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.desk.kept_focus import kept_within
from astrobookings_desktop.ui.desk.kit import touches
from astrobookings_desktop.ui.desk.moments import Moments
from astrobookings_desktop.ui.desk.move_card import MoveCard
from astrobookings_desktop.ui.desk.receiver import Receiver
from astrobookings_desktop.ui.desk.refusal import of_booking
from astrobookings_desktop.ui.desk.search import SearchThread

OTHER = Qt.FocusReason.OtherFocusReason


class Changing(QObject):
    """Ties search, booking card and change cards together."""

    next_wanted = Signal()  # back to selling
    told = Signal(str)  # what was done; nothing, once something else is looked at or begun

    def __init__(self, context: UiContext, thread: SearchThread) -> None:
        super().__init__(context)
        self._context = context
        self.job = Job.LOOK
        self.booking: BookingView | None = None
        self.done = ""  # what was done to the booking in sight, in words
        self._gone_on = False  # to another booking, before the change of this one had its answer
        self.moments = Moments(context, self)
        self.lists = FindLists(context, thread)
        self.pane = ChangePane(context)
        self.receiver = Receiver(context, self.lists, self.pane.transfer)
        self.confirming = Confirming(context, self.pane.booking, self)
        self._connect()
        self._show()

    def _connect(self) -> None:
        lists, card = self.lists, self.pane.booking
        lists.search.opened.connect(self._opened)
        lists.search.left.connect(self._leave)
        lists.others.opened.connect(self.open)
        lists.launches.taken.connect(self._launch_taken)
        card.confirm_wanted.connect(self.confirm)
        card.cancel_wanted.connect(partial(self.start, Job.CANCEL))
        card.move_wanted.connect(partial(self.start, Job.MOVE))
        card.transfer_wanted.connect(partial(self.start, Job.TRANSFER))
        card.void_wanted.connect(partial(self.start, Job.VOID))
        card.next_wanted.connect(self.next_wanted)
        card.word.given.connect(self._allowed)
        cancel = self.pane.changes[Job.CANCEL]
        if isinstance(cancel, CancelCard):
            cancel.void_wanted.connect(partial(self.start, Job.VOID))
        self.confirming.done.connect(self._changed)
        self.confirming.refused.connect(self._refused)
        self.confirming.gave_up.connect(self._gave_up)
        moving, handing = self.pane.changes[Job.MOVE], self.pane.changes[Job.TRANSFER]
        moving.lead_from(lists.launches.field, lists.launches.picker.not_chosen)
        handing.lead_from(lists.travelers.field, lists.travelers.picker.not_chosen)
        handing.kept.connect(self.receiver.leave_form)  # first: the booking is kept, not the list
        for change in self.pane.changes.values():
            change.done.connect(self._changed)
            change.kept.connect(self.step_back)
            change.undone.connect(self._gave_up)

    # --- going somewhere --------------------------------------------------------------------------

    def go_to_search(self) -> None:
        """To the search field."""
        self._gone_on = self.is_busy
        if self.job is not Job.LOOK:
            self.look()
        self.lists.search.start_again()

    def go_on(self) -> None:
        """Where the work on the booking goes on; without one, to the search."""
        if self.booking is None:
            self.lists.search.field.setFocus(OTHER)
        elif self.job is Job.LOOK:
            self.pane.booking.focus_first()
        else:
            self.pane.changes[self.job].keep.setFocus(OTHER)

    def look(self) -> None:
        """Leave the change that was begun: the booking is shown as it is."""
        self.job = Job.LOOK
        if self.booking is not None:
            self._load(self.booking.id)
        else:
            self._show()

    @Slot(object)
    def open(self, booking_id: int) -> None:
        """Open a booking, and stand on it in the search; what was said of another, or begun with
        this one, is over."""
        self._forget_result()
        self.job = Job.LOOK
        self._load(booking_id)
        if self.booking is not None:
            self.lists.search.show_locator(self.booking.locator)
            self.pane.booking.focus_first()

    @Slot()
    def step_back(self) -> bool:
        """From a new traveler's form to the list, from a change to the booking, from the booking to
        the search; False at the search.

        What is under way can't be stepped back from.
        """
        if self.is_busy:
            return True
        if self.receiver.leave_form():
            return True
        if self.job is not Job.LOOK:
            self.look()
            if not self.pane.booking.focus_harmless():
                self.lists.search.start_again()
            self._context.say(self.tr("Nothing was changed"))
        elif not self.lists.search.field.hasFocus():
            self.lists.search.start_again()
        else:
            return False
        return True

    @property
    def is_busy(self) -> bool:
        """Whether a change is under way."""
        return self.confirming.is_busy or any(card.is_busy for card in self.pane.changes.values())

    # --- doing ------------------------------------------------------------------------------------

    def start(self, job: Job, target: int | None = None) -> None:
        """Begin to change the open booking, unless the rules refuse every change.

        `target` is the launch that it is to move to, or the traveler it is to go to.
        """
        if self.booking is None:
            return
        booking = queries.read_booking(self._context.connection, self.booking.id) or self.booking
        if job is Job.VOID and self.job is job:  # its keys again: on to the button
            self.pane.changes[job].focus_act()
            return
        if job is Job.TRANSFER and target is None and self.receiver.go_on():  # nothing is lost
            return
        if not self.allows(booking.id, job):
            return
        if self.is_busy:
            self._context.say(self.tr("The change before is still under way"))
            return
        self.done = ""
        self.told.emit("")
        self.booking, self.job = booking, job
        self._show()
        self.pane.changes[job].begin(booking)
        if job is Job.MOVE:
            self.lists.launches.start_again()
        elif job is Job.TRANSFER:
            self.receiver.begin(booking)
        if target is not None:
            take_target(self._context, self.lists, self.pane.changes[job], booking, target)
        self._context.say(self.tr("Nothing is changed until you confirm"))

    def allows(self, booking_id: int, job: Job) -> bool:
        """Whether this person and the rules allow such a change of a booking; says why not."""
        refusal = _refusal_of(self._context, booking_id, job)
        if refusal is not None:
            self._context.say(self.tr("Refused: {why}").format(why=of_booking(refusal)))
        return refusal is None

    @Slot()
    def confirm(self) -> None:
        """Confirm the open hold."""
        booking = self.booking
        if booking is None or booking.status is not BookingStatus.PENDING:
            return
        if not self._context.may(Right.SELL_SEATS):
            return
        if self.is_busy:
            self._context.say(self.tr("The change before is still under way"))
            return
        self.confirming.confirm(booking)

    @Slot()
    def do_main(self) -> None:
        """What Ctrl+Enter does here: nothing that takes away, only confirming a hold, creating the
        traveler who is to get the booking, or a move or transfer whose button has the focus."""
        if self.lists.form_is_open:
            self.lists.form.save()
        elif self.job is Job.LOOK:
            self.confirm()
        else:
            self.pane.changes[self.job].do_main()

    def refresh(self, changes: Changes | None) -> None:
        """Show what changed, whoever changed it."""
        self.lists.search.refresh(changes)
        self.lists.launches.refresh(changes)
        self.lists.travelers.refresh(changes)
        about = (Entity.BOOKING, Entity.LAUNCH, Entity.TRAVELER, Entity.USER)
        if self.booking is not None and touches(changes, *about):
            if self.job is Job.LOOK:
                with kept_within(self.pane.booking, self.pane.booking.focus_first):
                    self._load(self.booking.id)
            else:
                card = self.pane.changes[self.job]
                card.refresh()
                self.booking = card.booking
                if card.booking is not None:
                    show_history(self._context, self.lists, card.booking)
                self.moments.watch(self.booking)

    @Slot()
    def look_on(self) -> None:
        """Time went on: the launch that a booking is to move to may be due."""
        if self.job is Job.MOVE and self.lists.isVisible():
            self.lists.launches.look_on()
            self.pane.changes[self.job].refresh()

    # --- what the parts say -----------------------------------------------------------------------

    @Slot(object, bool)
    def _opened(self, booking_id: int, pressed: bool) -> None:
        self._forget_result()
        self.job = Job.LOOK
        self._load(booking_id)
        if pressed:
            self.pane.booking.focus_first()

    @Slot()
    def _leave(self) -> None:
        """Another booking is looked for: nothing must happen to the one before."""
        self.booking, self.job = None, Job.LOOK
        self._forget_result()
        self._show()

    def _forget_result(self) -> None:
        """What was done stands no longer beside what comes now, nor in the status bar."""
        self._gone_on = self.is_busy
        self.done = ""
        self.told.emit("")
        self._context.say("")

    @Slot(object, str)
    def _changed(self, booking_id: int, words: str) -> None:
        gone_on, self._gone_on = self._gone_on or not self.pane.isVisible(), False
        if gone_on:  # what is typed meanwhile, and where, stays
            changed = queries.read_booking(self._context.connection, booking_id)
            if changed is not None:
                words = f"{show.locator(changed.locator)}: {words}"
            if self.booking is not None and self.booking.id == booking_id:
                self.job = Job.LOOK
                self._load(booking_id)
            words = words.replace("\n", " · ")
            self.told.emit(words)
            self._context.say(words)
            return
        self.done = words
        self.job = Job.LOOK
        self._load(booking_id)
        if self.booking is not None:
            self.lists.search.show_locator(self.booking.locator)
        self.pane.booking.focus_first()
        words = words.replace("\n", " · ")
        self.told.emit(words)
        self._context.say(words)

    @Slot()
    def _allowed(self) -> None:
        if self.booking is not None:
            self._load(self.booking.id)
        self.pane.booking.focus_first()

    @Slot(object, object)
    def _refused(self, booking: BookingView, refusal: Refusal) -> None:
        self._gone_on = False
        words = self.tr("Refused: {why}").format(why=of_booking(refusal))
        if self.booking is None or self.booking.id != booking.id:
            self._context.say(f"{show.locator(booking.locator)}: {words}")
            return
        self._load(booking.id)
        if not isinstance(refusal, PriceChanged):  # the new price stands there, marked
            self.pane.booking.say_no(of_booking(refusal))
        self._context.say(words)

    @Slot()
    def _gave_up(self) -> None:
        """What was begun, here or by a card, came to nothing."""
        self._gone_on = False

    @Slot(object)
    def _launch_taken(self, launch: OpenLaunch) -> None:
        """The launch that the booking moves to."""
        move = self.pane.changes[Job.MOVE]
        if isinstance(move, MoveCard):
            self.lists.launches.set_taken(launch.id)
            move.choose(launch.id)

    # --- showing ----------------------------------------------------------------------------------

    def _load(self, booking_id: int) -> None:
        """Read the booking and all that its card says, and show it."""
        context = self._context
        if self.booking is None or booking_id != self.booking.id:
            self.job = Job.LOOK
            self.pane.booking.word.forget()
        self.booking = booking = queries.read_booking(context.connection, booking_id)
        if booking is not None:
            show_whole(context, self.lists, self.pane.booking, booking, self.done)
        self._show()

    def _show(self) -> None:
        self.lists.show_for(self.job, self.booking)
        self.moments.watch(self.booking)
        if self.booking is None:
            self.pane.show_card(self.pane.nothing)
        elif self.job is Job.LOOK:
            self.pane.show_card(self.pane.booking)
        else:
            self.pane.show_card(self.pane.changes[self.job])


def _refusal_of(context: UiContext, booking_id: int, job: Job) -> Refusal | None:
    """Why the rights or the rules refuse every such change of the booking."""
    needed = Right.CHANGE_BOOKINGS
    if job is Job.VOID:
        any_sale = context.may(Right.VOID_ANY_SALE)
        needed = Right.VOID_ANY_SALE if any_sale else Right.VOID_OWN_SALES
    try:
        require(context.actor.role, needed)
    except MissingRight as refusal:
        return refusal
    preview = preview_void if job is Job.VOID else preview_cancellation
    return preview(context.reading(), booking_id).refusal
