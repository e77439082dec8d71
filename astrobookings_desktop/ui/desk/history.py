"""What happened to a booking, and the traveler's other bookings."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.data.queries.desk import BookingHit
from astrobookings_desktop.data.queries.records import LogRow
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.desk.columns import booking_columns, booking_tone
from astrobookings_desktop.ui.desk.kit import table_colors
from astrobookings_desktop.ui.desk.pick_table import PickTable
from astrobookings_desktop.ui.entities.history import event_of
from astrobookings_desktop.ui.widgets.card import Card
from astrobookings_desktop.ui.widgets.timeline import Timeline

MOST_ENTRIES = 5
MOST_OTHERS = 8


class HistoryCard(Card):
    """The log of one booking, the first thing first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_header(self.tr("History"))
        self.timeline = Timeline()
        self.body.addWidget(self.timeline)

    def show_rows(self, rows: list[LogRow]) -> None:
        """Show the latest entries, the oldest of them on top."""
        latest = rows[:MOST_ENTRIES][::-1]
        self.timeline.show_events([event_of(row, Entity.BOOKING) for row in latest])


class OthersCard(Card):
    """The traveler's other bookings; a click opens one."""

    opened = Signal(object)  # the id of a booking

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_header(self.tr("Other bookings of this traveler"))
        columns = tuple(column for column in booking_columns() if column.key != "traveler")
        self.table = PickTable(
            columns,
            self.tr("Other bookings of this traveler"),
            table_colors(),
            droppable=("seats", "launch"),
            instead=("date", "day"),
            last=("status",),
        )
        self.body.addWidget(self.table)
        self.table.picked.connect(self._open)
        theme.current().changed.connect(self._dress)

    def show_hits(self, hits: tuple[BookingHit, ...]) -> None:
        """Show these; the card hides without any."""
        self.table.rows.set_rows(hits, [booking_tone(hit) for hit in hits], -1)
        self.setVisible(bool(hits))

    @Slot(object)
    def _open(self, hit: BookingHit) -> None:
        self.opened.emit(hit.id)

    @Slot()
    def _dress(self) -> None:
        self.table.set_tokens(table_colors())
