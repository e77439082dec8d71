"""What cards that change a booking share: the preview first, one act, and a way back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from astrobookings_desktop.data.queries.desk import BookingView, read_booking
from astrobookings_desktop.domain.errors import PriceChanged, RefundChanged, Refusal
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.agreement import Agreement
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.head import BookingHead
from astrobookings_desktop.ui.desk.kept_focus import kept_within
from astrobookings_desktop.ui.desk.kit import (
    Amount,
    Fact,
    Sides,
    Words,
    keyed,
    show_cap,
    tell_alert,
    two_sides,
)
from astrobookings_desktop.ui.desk.managers_word import ManagersWord
from astrobookings_desktop.ui.desk.refusal import of_change
from astrobookings_desktop.ui.desk.scrolled import FootedCard
from astrobookings_desktop.ui.operations import Service
from astrobookings_desktop.ui.theme.fonts import TITLE, px, scale, semibold
from astrobookings_desktop.ui.widgets.buttons import Button
from astrobookings_desktop.ui.widgets.card import Line
from astrobookings_desktop.ui.widgets.second_click import SecondClick

LARGE = 1.25  # times the normal size of text, from which the sum is written smaller


class ChangeCard(FootedCard):
    """A head, the parts of one kind of change in `parts`, figures, the act, and Esc.

    Beside the act stand the keys that do it from where the focus is. A subclass shows its preview
    in `look`, which is asked after each change, and does its act in `do`, for the sums that are
    `agreed`: those that were seen.
    """

    done = Signal(object, str)  # the id of the booking to show, and what was done in words
    undone = Signal()  # what was begun was refused, or given up
    kept = Signal()

    def __init__(
        self,
        context: UiContext,
        title: str,
        act: Button,
        keep: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.booking: BookingView | None = None
        self.editors: list[QWidget] = []  # what is entered, in Tab's order
        self._editor: QWidget | None = None
        self._not_chosen: Callable[[], str] = str
        self._busy = False
        self._sums = Agreement[tuple[Any, ...]]()
        self.changed = Fact("warning", "warn")
        self.head = BookingHead(title, whose=True)
        self.sides = [Sides(), Sides()]
        self.result = Words("", "text", semibold())
        self.amount = Amount(TITLE + 4 if scale() < LARGE else TITLE)
        self.refusal = Fact("refused", "danger")
        self.word = ManagersWord(context)
        self.act = act
        self.keep = Button(keep)
        self.top.addWidget(self.head)
        self.top.addWidget(Line())
        foot = self.foot
        for part in (self.refusal, self.word, Line(), *self.sides, self.changed):
            foot.addWidget(part)
        foot.addLayout(two_sides(self.result, self.amount))
        row, self._act_cap = keyed(self.act, self.tr("Enter"))
        foot.addLayout(row)
        row, self._keep_cap = keyed(self.keep, self.tr("Esc"))
        foot.addLayout(row)
        for button in (self.act, self.keep):
            button.installEventFilter(self)
        SecondClick(self, self.act, self.keep)
        self.act.clicked.connect(self.do)
        self.keep.clicked.connect(self.kept)
        self.word.given.connect(self._allowed)

    def begin(self, booking: BookingView) -> None:
        """Show the change for this booking."""
        self.booking = booking
        self.head.show_booking(booking)
        self.refusal.show_fact("refused", "danger", "")
        self.word.forget()
        self._sums.forget()
        self.changed.hide()
        self.look()
        self._show_keys()

    def refresh(self) -> None:
        """Show what changed, whoever changed it; the answer to an act under way shows it too."""
        if self._busy or self.booking is None:
            return
        fresh = read_booking(self.context.connection, self.booking.id)
        with kept_within(self, self.keep.setFocus):
            if fresh is not None and _ground_of(fresh) != _ground_of(self.booking):
                self.renew(fresh)
            elif fresh is not None:  # a phone number, perhaps
                self.booking = fresh
                self.head.show_booking(fresh)
            self.look()

    def renew(self, booking: BookingView) -> None:
        """The booking is another one than it was: what was allowed for that is allowed no more."""
        self.booking = booking
        self.head.show_booking(booking)
        self.word.forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter is said to do what it does: it presses the button with the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_keys()
        return super().eventFilter(watched, event)

    def lead_from(self, editor: QWidget, not_chosen: Callable[[], str] = str) -> None:
        """Say that Enter in `editor` leads to the act, and the next one does it; there is room for
        it, so that no button moves. Nothing is done while `not_chosen` says that `editor` has
        something else than what the card shows."""
        self._editor, self._not_chosen = editor, not_chosen
        editor.installEventFilter(self)
        room = self._act_cap.fontMetrics().horizontalAdvance(self.tr("Enter ×2")) + px(16)
        for cap in (self._act_cap, self._keep_cap):
            cap.setMinimumWidth(max(cap.minimumWidth(), room))

    def look(self) -> None:
        """Ask for the preview and show it."""
        raise NotImplementedError

    def do(self) -> None:
        """Carry the change out, as it was shown."""
        raise NotImplementedError

    def do_main(self) -> None:
        """What Ctrl+Enter does: nothing, where something is taken away."""

    @property
    def is_busy(self) -> bool:
        """Whether the act is under way."""
        return self._busy

    # --- for the subclasses -----------------------------------------------------------------------

    def allow(self, refusal: Refusal | None, possible: bool = True) -> None:
        """Let the act be done, or say why not."""
        text = "" if refusal is None else of_change(refusal)
        self.refusal.show_fact("refused", "danger", text, "danger")
        self.word.answer(refusal)
        can = possible and refusal is None
        self.act.set_blocked(not can)
        self._show_keys()

    def show_sums(
        self,
        about: object,
        basis: object,
        sums: tuple[Any, ...],
        words: Callable[[tuple[Any, ...]], str],
    ) -> None:
        """These are what one agrees to, as `Agreement.show` has it; where others changed them,
        `words` say what stood there before: nothing, where it is the same."""
        is_news = self._sums.show(about, basis, sums)
        before = self._sums.before
        said = "" if before is None else words(before)
        self.changed.show_fact("warning", "warn", said)
        self.amount.set_color("warn" if said else "text")
        if is_news and said:
            tell_alert(self.changed)

    @property
    def agreed(self) -> tuple[Any, ...]:
        """The sums that were seen, as `show_sums` was given them."""
        return self._sums.agreed or ()

    def _show_keys(self) -> None:
        enter, focus = self.tr("Enter"), QApplication.focusWidget()
        twice = self.tr("Enter ×2") if focus is not None and focus is self._editor else ""
        keys = enter if focus is self.act else twice
        self._act_cap.setText(keys)
        can = self.act.isEnabled()
        show_cap(self._act_cap, bool(keys) and can, keeps_room=can)
        self._keep_cap.setText(enter if focus is self.keep else self.tr("Esc"))

    def focus_act(self) -> None:
        """Go to the act, if it can be done, or to the manager who may allow it."""
        if self.act.isEnabled():
            self.act.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.word.ask.isVisible():
            self.word.lead()

    def carry_out(self, service: Service, told: Callable[[Any], tuple[int, str]]) -> None:
        """Run `service`; `told(record)` gives the booking to show and the words about it."""
        booking = self.booking
        if self._busy or booking is None:
            return
        why = self._not_chosen()
        if why and self._editor is not None:
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.context.say(why)
            return
        self._busy = True

        def done(record: Any) -> None:
            self._busy = False
            self.done.emit(*told(record))

        self.context.run(service, done, partial(self._refused, booking), self._gave_up)

    def _allowed(self) -> None:
        self.look()
        self.focus_act()

    def _refused(self, booking: BookingView, refusal: Refusal) -> None:
        self._busy = False
        self.undone.emit()
        words = self.tr("Refused: {why}").format(why=of_change(refusal))
        if not self.isVisible():  # who went on keeps the focus
            self.context.say(f"{show.locator(booking.locator)}: {words}")
            return
        self.refresh()
        self.context.say(words)
        if isinstance(refusal, PriceChanged | RefundChanged):
            self.focus_act()  # the new sums stand there, marked, and can be agreed to
            return
        self.refusal.show_fact("refused", "danger", of_change(refusal), "danger")
        tell_alert(self.refusal)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _gave_up(self) -> None:
        self._busy = False
        self.undone.emit()


def _ground_of(booking: BookingView) -> tuple[object, ...]:
    """What of a booking a manager's word is given for."""
    return (
        booking.status,
        booking.seats,
        booking.total,
        booking.traveler_id,
        booking.launch_id,
        booking.date,
        booking.hold_until,
    )
