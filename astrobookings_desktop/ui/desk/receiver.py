"""The traveler a booking is to go to: somebody known, or entered for it."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Slot

from astrobookings_desktop.data.queries import desk as queries
from astrobookings_desktop.data.queries.desk import BookingView, TravelerHit
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.people_lists import PeopleLists
from astrobookings_desktop.ui.desk.transfer_card import TransferCard
from astrobookings_desktop.ui.desk.while_created import WhileCreated

OTHER = Qt.FocusReason.OtherFocusReason


class Receiver(QObject):
    """Ties the travelers, and the form for a new one, to the card of the transfer."""

    def __init__(self, context: UiContext, lists: PeopleLists, card: TransferCard) -> None:
        super().__init__(lists)
        self._context, self._lists, self._card = context, lists, card
        self._booking: BookingView | None = None
        lists.travelers.taken.connect(self._take)
        lists.travelers.new_wanted.connect(self.enter_new)
        lists.form.created.connect(self._use)
        lists.form.known_chosen.connect(partial(self._use, is_new=False))
        WhileCreated(lists.form)

    def begin(self, booking: BookingView) -> None:
        """Look for who gets this booking; who is being entered for another one is forgotten."""
        lists, before = self._lists, self._booking
        self._booking = booking
        if before is None or before.id != booking.id:
            lists.form.forget()
        lists.open_form(False)
        lists.travelers.set_launch(booking.launch_id)
        lists.travelers.start_again()
        lists.travelers.field.setFocus(OTHER)

    @Slot(str)
    def enter_new(self, typed: str = "") -> None:
        """Open the form with what was typed, else as it was left: nobody gets the booking yet."""
        lists = self._lists
        if self._card.is_busy:
            self._context.say(self.tr("The transfer before is still under way"))
            return
        if lists.form_is_open:
            lists.form.name.editor.setFocus(OTHER)
            return
        self._card.propose(None)
        lists.travelers.set_taken(None)
        lists.open_form(True)
        lists.form.begin(typed or lists.travelers.field.text() or lists.form.typed)
        words = self.tr("New traveler: Enter goes to the next field, Ctrl+Enter creates")
        self._context.say(words)

    def go_on(self) -> bool:
        """Into the form, where it goes on; False where it isn't open."""
        if self._lists.form_is_open:
            self._lists.form.go_on()
        return self._lists.form_is_open

    def leave_form(self) -> bool:
        """From the form, which keeps its words, to the list; False where it isn't open."""
        if not self._lists.form_is_open:
            return False
        self._lists.open_form(False)
        self._lists.travelers.field.setFocus(OTHER)
        self._context.say("")  # how the form is used concerns nobody any more
        return True

    @Slot(object)
    def _take(self, hit: TravelerHit) -> None:
        self._lists.travelers.set_taken(hit.id)
        self._card.choose(hit)

    @Slot(object)
    def _use(self, traveler_id: int, *, is_new: bool = True) -> None:
        """Somebody just created, or known after all; who works elsewhere by then stays there."""
        lists, booking = self._lists, self._booking
        focus = lists.window().focusWidget()
        goes_on = not is_new or focus is None or lists.form.isAncestorOf(focus)
        launch_id = None if booking is None else booking.launch_id
        context = self._context
        hit = queries.read_traveler(context.connection, traveler_id, launch_id, context.now())
        lists.form.forget()
        lists.open_form(False)
        if hit is None:
            return
        lists.travelers.show_one(hit, is_new=is_new)
        if goes_on:
            self._card.choose(hit)
        else:
            self._card.propose(hit)
