"""The desk's keys: F-keys go somewhere (they are the window's), Ctrl-keys do something."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.desk.selling import Selling
from astrobookings_desktop.ui.desk.shown_deeds import ShownDeed, press
from astrobookings_desktop.ui.dialogs.passengers import PASSENGERS_KEYS
from astrobookings_desktop.ui.widgets.strokes import on_main_keys

if TYPE_CHECKING:
    from astrobookings_desktop.ui.desk.changing import Changing
    from astrobookings_desktop.ui.desk.page import DeskPage


class DeskKeys(QObject):
    """Shortcuts that hold while the focus is anywhere on the desk."""

    def __init__(self, context: UiContext, page: "DeskPage") -> None:
        super().__init__(page)
        self._context, self._page = context, page
        for keys, slot in (
            ("Ctrl+H", self.hold),
            ("Ctrl+R", self.cancel),
            ("Ctrl+M", self.move),
            ("Ctrl+T", self.transfer),
            ("Ctrl+Shift+V", self.void),
            ("Ctrl+P", self.print_ticket),
            (PASSENGERS_KEYS, self.name_passengers),
            ("F6", self.next_pane),
            ("Esc", self.step_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)
        for shortcut in on_main_keys(page, self.do_main):
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @Slot()
    def do_main(self) -> None:
        """Ctrl+Enter: the main thing of what is shown."""
        if self._page.is_finding:
            self._page.changing.do_main()
        else:
            self._page.selling.do_main()

    @Slot()
    def hold(self) -> None:
        """Ctrl+H: hold instead of selling."""
        if not self._page.is_finding:
            self._page.selling.hold()

    @Slot()
    def new_traveler(self) -> None:
        """Ctrl+N: the form, for who is to get a booking or to buy."""
        page = self._page
        if page.is_finding and page.changing.job is Job.TRANSFER:
            page.changing.receiver.enter_new()
            return
        if page.is_finding:
            page.go_to_traveler()
        page.selling.new_traveler()

    @Slot()
    def cancel(self) -> None:
        """Ctrl+R: cancel seats of what is shown, also of the sale just made."""
        self._change(Job.CANCEL)

    @Slot()
    def move(self) -> None:
        """Ctrl+M: move the booking that is shown, also the one just sold."""
        self._change(Job.MOVE)

    @Slot()
    def transfer(self) -> None:
        """Ctrl+T: hand the booking that is shown to another traveler."""
        self._change(Job.TRANSFER)

    @Slot()
    def void(self) -> None:
        """Ctrl+Shift+V: void the sale that is shown, which was a slip."""
        self._change(Job.VOID)

    def _change(self, job: Job) -> None:
        page = self._page
        if page.booking_id is not None:
            page.change(job)
        elif page.is_finding or not page.selling.pane.is_waiting():
            self._context.say(self.tr("Open a booking first: F7"))

    @Slot()
    def print_ticket(self) -> None:
        """Ctrl+P: the ticket of what is shown, else of the last sale."""
        self._page.printing.print_ticket()

    @Slot()
    def name_passengers(self) -> None:
        """Ctrl+Shift+N: who flies on what is shown."""
        press(self._page, ShownDeed.PASSENGERS)

    @Slot()
    def next_pane(self) -> None:
        """F6: from the lists to what stands beside them, and back; nothing that is shown leaves."""
        page, other = self._page, Qt.FocusReason.OtherFocusReason
        side = page.changing if page.is_finding else page.selling
        focused = QApplication.focusWidget()
        if focused is not None and side.pane.isAncestorOf(focused):
            lists = page.selling.lists
            field = page.changing.lists.search if page.is_finding else lists.launches
            field.field.setFocus(other)
        elif page.is_finding:
            page.changing.go_on()
        elif page.selling.pane.is_sold:
            page.selling.pane.sold.next.setFocus(other)
        else:
            page.selling.pane.ticket.focus_seats()

    @Slot()
    def step_back(self) -> None:
        """Esc: one step back."""
        if not self._page.is_finding:
            self._page.selling.step_back()
        elif not self._page.changing.step_back():
            self._page.go_to_launch()


def set_tab_order(
    modes: Sequence[QWidget], selling: Selling, changing: "Changing | None" = None
) -> None:
    """Tab goes Launch → Traveler → Seats → Sell → Hold → last sales, and likewise when finding."""
    form, ticket, sold = selling.lists.form, selling.pane.ticket, selling.pane.sold
    order: list[QWidget] = [
        *modes,
        selling.lists.launches.field,
        selling.lists.launches.schedule,  # seldom shown
        selling.lists.travelers.field,
        *(field.editor for field in form.fields.values()),
        form.create_button,
        ticket.seats,
        ticket.sell,
        ticket.hold,
        sold.next,
        sold.print,
        sold.cancel,
        sold.copy,
        sold.passengers,
        *selling.pane.last.rows,
    ]
    if changing is not None:
        order += _when_finding(changing)
    for before, after in pairwise(order):
        QWidget.setTabOrder(before, after)


def _when_finding(changing: "Changing") -> list[QWidget]:
    lists, card = changing.lists, changing.pane.booking
    order: list[QWidget] = [
        *(lists.search.field, lists.launches.field, lists.travelers.field),
        *(field.editor for field in lists.form.fields.values()),
        lists.form.create_button,
        *(card.next, card.confirm, card.print, card.cancel, card.move_button),
        *(card.transfer, card.void, card.passengers, card.word.ask),
    ]
    for change in changing.pane.changes.values():
        order += [*change.editors, change.word.ask, change.act, change.keep]
    return order
