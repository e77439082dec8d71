"""A month as a table of weeks: each cell a day with its launches."""

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from astrobookings_desktop.services.launches.board import BoardEntry
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.theme.statuses import look_of
from astrobookings_desktop.ui.widgets.occupancy import occupancy_text
from astrobookings_desktop.ui.widgets.painting import plain_tip

WEEKS, DAYS = 6, 7
Index = QModelIndex | QPersistentModelIndex


def tr(text: str) -> str:
    """Words of the board in the language of the screen."""
    return QCoreApplication.translate("launch_board", text)


@dataclass(frozen=True, slots=True)
class Day:
    """One cell of the calendar."""

    date: date
    in_month: bool
    is_today: bool
    entries: tuple[BoardEntry, ...]

    @property
    def conflict(self) -> bool:
        """Whether a rocket flies twice on it, or again within its turnaround."""
        return any(entry.same_day or entry.near for entry in self.entries)


def first_cell(month: date) -> date:
    """The Monday on or before the first of the month."""
    first = month.replace(day=1)
    return first - timedelta(days=first.weekday())


def entry_words(entry: BoardEntry) -> str:
    """A launch as a screen reader says it."""
    launch = entry.launch
    parts = [
        f"{show.local(launch.date):%H:%M}",
        show.place(launch.destination),
        launch.rocket,
        look_of(launch.status).word,
        occupancy_text(launch.taken, launch.held, launch.capacity),
    ]
    if entry.is_open:
        parts.append(tr("viable") if entry.viable else tr("below viability"))
    if conflict := conflict_words(entry):
        parts.append(conflict)
    return ", ".join(parts)


def conflict_words(entry: BoardEntry) -> str:
    """What is in the way of a launch, empty for nothing."""
    if entry.same_day:
        others = "; ".join(
            f"{show.place(one.destination)}, {show.moment(one.date)}" for one in entry.same_day
        )
        return tr("conflict: on the same UTC day the rocket also flies to {0}").format(others)
    if entry.near:
        others = "; ".join(
            f"{show.place(one.destination)}, {show.day(one.date)}" for one in entry.near
        )
        return tr("within the rocket's turnaround: it also flies to {0}").format(others)
    return ""


class MonthModel(QAbstractTableModel):
    """Six weeks from the Monday before the month's first day, by the workstation's calendar."""

    def __init__(self) -> None:
        super().__init__()
        self._first = date(1970, 1, 5)
        self.month = date(1970, 1, 1)
        self._today = date(1970, 1, 1)
        self._entries: Mapping[date, list[BoardEntry]] = {}
        self._meant: Container[int] | None = None

    def show(
        self,
        month: date,
        today: date,
        entries: tuple[BoardEntry, ...],
        meant: Container[int] | None = None,
    ) -> None:
        """Show a month with its launches; those with other ids than the `meant` stand back."""
        by_day: dict[date, list[BoardEntry]] = defaultdict(list)
        for entry in entries:
            by_day[show.local(entry.launch.date).date()].append(entry)
        self.beginResetModel()
        self.month, self._today, self._entries = month.replace(day=1), today, by_day
        self._first, self._meant = first_cell(month), meant
        self.endResetModel()

    def is_quiet(self, entry: BoardEntry) -> bool:
        """Whether a launch stands back: it is over, or it isn't what is looked for."""
        if self._meant is None:
            return not entry.is_open
        return entry.launch.id not in self._meant

    def day(self, index: Index) -> Day:
        """What stands in a cell."""
        when = self.date_at(index)
        return Day(
            when,
            (when.year, when.month) == (self.month.year, self.month.month),
            when == self._today,
            tuple(self._entries.get(when, ())),
        )

    def date_at(self, index: Index) -> date:
        """The day of a cell."""
        return self._first + timedelta(days=index.row() * DAYS + index.column())

    def index_of(self, when: date) -> QModelIndex:
        """The cell of a day; an invalid one when it isn't shown."""
        days = (when - self._first).days
        if not 0 <= days < WEEKS * DAYS:
            return QModelIndex()
        return self.index(days // DAYS, days % DAYS)

    def rowCount(self, parent: Index | None = None) -> int:
        """Weeks."""
        return 0 if parent is not None and parent.isValid() else WEEKS

    def columnCount(self, parent: Index | None = None) -> int:
        """Days of a week."""
        return 0 if parent is not None and parent.isValid() else DAYS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a day, for screen readers and tooltips."""
        if not index.isValid():
            return None
        day = self.day(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(map(entry_words, day.entries))) or None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = show.plain_day_with_weekday(day.date)
            if day.is_today:
                words = f"{words}, {tr('today')}"
            launches = "; ".join(entry_words(entry) for entry in day.entries)
            return f"{words}: {launches or tr('no launch')}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The days' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return show.weekday_name(section)
        return None
