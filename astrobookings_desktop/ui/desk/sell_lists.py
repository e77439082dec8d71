"""The left of the desk while selling: launches above, travelers or the new one's form below."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout

from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.kit import room_of
from astrobookings_desktop.ui.desk.launch_list import LaunchCard
from astrobookings_desktop.ui.desk.new_traveler import NewTravelerForm
from astrobookings_desktop.ui.desk.people_lists import PeopleLists
from astrobookings_desktop.ui.desk.pick_table import PickTable
from astrobookings_desktop.ui.desk.search import SearchThread
from astrobookings_desktop.ui.widgets.card import Card

GAP = 12
LEAST_LAUNCHES = 3
LEAST_BY_FORM = 1
LEAST_PEOPLE = 2
SOME_PEOPLE = 3


class SellLists(PeopleLists):
    """Shares the height among the two lists: both give up rows when room is short.

    All of it is the launches' until a traveler is looked for.
    """

    def __init__(self, context: UiContext, thread: SearchThread) -> None:
        super().__init__(context, thread, self.tr("Traveler"), "F3")
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
        # Room is kept for some people before anybody is typed: the field stays where it is. What is
        # said to be wrong may have it as well.
        kept = self.form.known.height_of(LEAST_PEOPLE) if self.form_is_open else 0
        if self.form_is_open and not people.isVisibleTo(lower):
            kept = max(0, kept - _told_height(self.form))
        kept += below - (people.height_of(0) if people.isVisibleTo(lower) else 0)
        if not self.form_is_open and self._seeks_traveler:
            kept = self.travelers.bare_height + people.height_of(SOME_PEOPLE)
            if (room - kept) // row <= LEAST_LAUNCHES:
                kept -= row
        least = LEAST_BY_FORM if self.form_is_open else LEAST_LAUNCHES
        for_launches = max(least, min(launches.rows.count, (room - kept) // row))
        launches.set_most_rows(for_launches)
        left = (room - max(launches.shown_rows, 1) * row - below) // row
        people.set_most_rows(max(LEAST_PEOPLE, left))


def without_rows(card: Card, table: PickTable) -> int:
    """The height of a card but for the rows of its table."""
    rows = table.shown_rows * table.row_height if table.isVisibleTo(card) else 0
    return card.sizeHint().height() - rows


def _told_height(form: NewTravelerForm) -> int:
    """The height of what is said to be wrong with the form's fields, two in a row."""
    heights = [field.told_height for field in form.fields.values()]
    return sum(max(pair) for pair in zip(heights[::2], heights[1::2], strict=True))
