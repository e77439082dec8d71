"""The left of the desk while selling: launches above, travelers or the new one's form below."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout

from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.kit import room_of
from astrobookings_desktop.ui.desk.launch_list import LaunchCard
from astrobookings_desktop.ui.desk.people_lists import PeopleLists
from astrobookings_desktop.ui.desk.pick_table import PickTable
from astrobookings_desktop.ui.desk.search import SearchThread
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.card import Card

GAP = 12
LEAST_LAUNCHES = 3
LEAST_BY_FORM = 1
LEAST_PEOPLE = 2
SOME_PEOPLE = 3
SPARE = 36  # pixels: what is said below a field


class SellLists(PeopleLists):
    """Shares the height among the two lists: both give up rows when room is short.

    All of it is the launches' until a traveler is looked for.
    """

    def __init__(self, context: UiContext, thread: SearchThread) -> None:
        super().__init__(context, thread, self.tr("Traveler"), "F3")
        self._form_height = 0
        self.launches = LaunchCard(context, thread, self.tr("Launch"), "F2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for card in (self.launches, self.travelers, self.form):
            column.addWidget(card)
        column.addStretch(1)
        self.travelers.field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share anew when somebody goes to the travelers or leaves them."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.share()
        return super().eventFilter(watched, event)

    @property
    def _seeks_traveler(self) -> bool:
        """Whether the work has come to the travelers."""
        field = self.travelers.field
        # The window's own focus: it stays where it is while another window is in front.
        here = self.window().focusWidget() is field
        return here or bool(field.text()) or self.launches.table.rows.taken >= 0

    def share(self) -> None:
        """Give each part its room."""
        lower: Card = self.form if self.form_is_open else self.travelers
        people = self.form.known if self.form_is_open else self.travelers.table
        launches = self.launches.table
        row = launches.row_height
        below = without_rows(lower, people)
        room = room_of(self) - without_rows(self.launches, launches) - GAP
        kept = self._kept_for_form(below) if self.form_is_open else below
        if not self.form_is_open and self._seeks_traveler:
            kept = self.travelers.bare_height + people.height_of(SOME_PEOPLE)
            if (room - kept) // row <= LEAST_LAUNCHES:
                kept -= row
        least = LEAST_BY_FORM if self.form_is_open else LEAST_LAUNCHES
        for_launches = max(least, min(launches.rows.count, (room - kept) // row))
        launches.set_most_rows(for_launches)
        left = (room - max(launches.shown_rows, 1) * row - below) // row
        people.set_most_rows(max(LEAST_PEOPLE, left))

    def _kept_for_form(self, bare: int) -> int:
        """The height of the form, `bare` but for the people it lists: as high as it ever was since
        it was opened, so that its fields don't move whenever somebody like the new one turns up.

        At first some is kept for what may be said to be wrong.
        """
        known = self.form.known
        shown = min(known.rows.count, LEAST_PEOPLE) if known.isVisibleTo(self.form) else 0
        height = bare + shown * known.row_height
        self._form_height = max(height, self._form_height or height + px(SPARE))
        return self._form_height

    def open_form(self, opened: bool) -> None:
        """Show the form in the place of the travelers' list, or the list again."""
        self._form_height = 0
        super().open_form(opened)


def without_rows(card: Card, table: PickTable) -> int:
    """The height of a card but for the rows of its table."""
    rows = table.shown_rows * table.row_height if table.isVisibleTo(card) else 0
    return card.sizeHint().height() - rows
