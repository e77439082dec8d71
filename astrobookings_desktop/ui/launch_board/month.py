"""Launches as a month calendar, worked by keyboard: open ones, and quietly those that are over."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QWidget,
)

from astrobookings_desktop.data.queries.language.wording import NAMED
from astrobookings_desktop.data.queries.listing.base import head
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.services.launches.board import launches_between
from astrobookings_desktop.services.viewing import visible_rows
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.launch_board.day_painter import DayPainter
from astrobookings_desktop.ui.launch_board.month_model import DAYS, WEEKS, MonthModel, first_cell
from astrobookings_desktop.ui.pages.asking import query_of
from astrobookings_desktop.ui.theme.fonts import SECTION, px, semibold
from astrobookings_desktop.ui.widgets.buttons import Button, IconButton
from astrobookings_desktop.ui.widgets.card import Card, ShortHint

MOST = 2_000  # launches of six weeks that can be told apart
_DATE = LISTS[Entity.LAUNCH].at("date")
EARLIEST, LATEST = date(1900, 2, 1), date(2200, 11, 1)


class MonthGrid(QTableView):
    """The days. Arrows go from day to day and over the month's edge, Page up and down by a month,
    Home to today; Enter opens a day's launch, and the next one when pressed again."""

    stepped = Signal(object)  # a day that isn't in front
    opened = Signal(object)  # a launch's id

    def __init__(self, model: MonthModel, painter: DayPainter) -> None:
        super().__init__()
        self._painter = painter
        self.months = model
        self.setModel(model)
        self.setItemDelegate(painter)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(px(32))
            header.setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Month calendar of launches"))
        self.doubleClicked.connect(self._open)

    def go_to(self, when: date) -> None:
        """Make a shown day current."""
        index = self.months.index_of(when)
        if index.isValid():
            self._painter.chosen = 0
            self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Days, months, today, and what stands on a day."""
        here = self.months.date_at(self.currentIndex())
        steps = {
            Qt.Key.Key_Left: relativedelta(days=-1),
            Qt.Key.Key_Right: relativedelta(days=1),
            Qt.Key.Key_Up: relativedelta(days=-DAYS),
            Qt.Key.Key_Down: relativedelta(days=DAYS),
            Qt.Key.Key_PageUp: relativedelta(months=-1),
            Qt.Key.Key_PageDown: relativedelta(months=1),
        }
        step = steps.get(Qt.Key(event.key()))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif step is not None:
            self.stepped.emit(here + step)
        elif event.key() == Qt.Key.Key_Home:
            self.stepped.emit(None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is meant is the launch that is drawn there."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid():
            current = self._painter.chosen if index == self.currentIndex() else None
            day, rect = self.months.day(index), self.visualRect(index)
            self._painter.chosen = self._painter.place_at(rect, day, point, current) or 0
        super().mousePressEvent(event)
        self.viewport().update()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        entries = self.months.day(index).entries if index.isValid() else ()
        if not entries:
            return
        place = self._painter.chosen % len(entries)
        self._painter.chosen = place
        self.opened.emit(entries[place].launch.id)
        self._painter.chosen = (place + 1) % len(entries)
        self.viewport().update()


class MonthView(Card):
    """A month's head, and its days; `opened` gives the id of a launch to be shown."""

    opened = Signal(object)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._where = ""
        self.model = MonthModel()
        painter = DayPainter(self.model)
        self.grid = MonthGrid(self.model, painter)
        self._painter = painter
        self.body.setContentsMargins(1, 8, 1, 1)
        self.body.addLayout(self._build_head())
        self.body.addWidget(self.grid, 1)
        self.grid.stepped.connect(self.go_to)
        self.grid.opened.connect(self.opened)
        self.grid.clicked.connect(self._clicked)
        theme.current().changed.connect(self.grid.viewport().update)

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter lets other launches stand back."""
        return bool(self._where)

    @property
    def shows_aborted(self) -> bool:
        """Whether launches that were called off are there as well."""
        return self.aborted.isChecked()

    @property
    def current(self) -> date:
        """The day in front."""
        return self.model.date_at(self.grid.currentIndex())

    @Slot()
    def refresh(self) -> None:
        """Read the month again."""
        here = self.current if self.grid.currentIndex().isValid() else None
        chosen = self._painter.chosen
        self._read(self.model.month if here is not None else self._today())
        if here is not None:
            self.grid.go_to(here)
            self._painter.chosen = chosen

    @Slot(object)
    def go_to(self, when: date | None) -> None:
        """Bring a day to the front, None for today; its month is read where it isn't shown."""
        day = min(max(when or self._today(), EARLIEST), LATEST)
        shown = (self.model.month.year, self.model.month.month)
        if (day.year, day.month) != shown:
            self._read(day)
        self.grid.go_to(day)

    def look_for(self, where: str, *, latest: bool) -> None:
        """Bring the first, or the `latest`, launch under a filter to the front and open it; other
        launches stand back. No filter at all, and the calendar is on today again."""
        self._where, day = where, None
        try:
            found = self._ids(where, 1, latest=latest) if where else []
        except InvalidValue:  # which is told above the calendar
            self._where, found = "", []
        for key in found:
            day = self._day_of(key)
        if self._where and day is None:
            self.refresh()  # there is none
            return
        self._read(day or self._today())
        self.grid.go_to(day or self._today())
        if day is not None:
            self._choose(found[0])
            self.opened.emit(found[0])

    def show_launch(self, key: int) -> None:
        """Bring a launch's day to the front, and there the launch itself."""
        day = self._day_of(key)
        if day is not None:
            self._read(day)
            self.go_to(day)
            self._choose(key)

    @Slot()
    def forward(self) -> None:
        """The next month."""
        self.go_to(self.current + relativedelta(months=1))

    @Slot()
    def back(self) -> None:
        """The month before."""
        self.go_to(self.current - relativedelta(months=1))

    def _day_of(self, key: int) -> date | None:
        """The day of a launch that may be seen."""
        for row in visible_rows(self._context.reading(), Entity.LAUNCH, [key]):
            return show.local(str(row[_DATE])).date()
        return None

    def _choose(self, key: int) -> None:
        """Make one of the current day's launches the one that Enter opens."""
        entries = self.model.day(self.grid.currentIndex()).entries
        places = [place for place, one in enumerate(entries) if one.launch.id == key]
        self._painter.chosen = places[0] if places else 0
        self.grid.viewport().update()

    def _today(self) -> date:
        return show.local(self._context.now()).date()

    def _read(self, month: date) -> None:
        first = first_cell(month)
        entries = launches_between(
            self._context.reading(),
            _start(first),
            _start(first + timedelta(days=WEEKS * DAYS)),
        )
        if not self.shows_aborted:
            entries = tuple(entry for entry in entries if not entry.is_aborted)
        self.model.show(month, self._today(), entries, self._meant(first) if self._where else None)
        self._title.setText(show.month_name(month))
        here = [e for e in entries if show.local(e.launch.date).date().month == month.month]
        still = sum(entry.is_open for entry in here)
        words = [self.tr("{0:open launch|open launches}").format(show.number(still))]
        aborted = sum(entry.is_aborted for entry in here)
        flown = len(here) - still - aborted
        if flown:
            words.append(self.tr("{0} flown").format(show.number(flown)))
        if aborted:
            words.append(self.tr("{0} aborted").format(show.number(aborted)))
        self._count.setText(", ".join(words))

    def _meant(self, first: date) -> frozenset[int]:
        """Which launches of the six weeks are under the filter."""
        over = first + timedelta(days=WEEKS * DAYS - 1)
        filters = LISTS[Entity.LAUNCH].filters
        asked = f"{NAMED}:{self._where}" if self._where in filters else f"({self._where})"
        asked = f"{asked} date:{first.isoformat()}..{over.isoformat()}"
        return frozenset(self._ids(asked, MOST))

    def _ids(self, where: str, most: int, *, latest: bool = False) -> list[int]:
        query = query_of(self._context, Entity.LAUNCH, where)
        query = replace(query, sort="date", descending=latest)
        keys = head(LISTS[Entity.LAUNCH].keys(query), most)
        return [key for (key,) in self._context.reading().all(keys.sql, **keys.params)]

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        entries = self.model.day(index).entries
        if entries:
            self.opened.emit(entries[self._painter.chosen % len(entries)].launch.id)

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        before = IconButton("back", self.tr("Month before (Page up)"))
        before.clicked.connect(self.back)
        after = IconButton("next", self.tr("Next month (Page down)"))
        after.clicked.connect(self.forward)
        today = Button(self.tr("Today"))
        today.setToolTip(self.tr("Home"))
        today.clicked.connect(lambda: self.go_to(None))
        self._title = QLabel()
        self._title.setFont(semibold(SECTION))
        self._count = ShortHint()
        row.addWidget(before)
        row.addWidget(after)
        row.addWidget(today)
        row.addSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)
        self.aborted = IconButton("abort", self.tr("Show launches that were aborted"))
        self.aborted.setCheckable(True)
        self.aborted.setChecked(True)
        self.aborted.toggled.connect(self.refresh)
        row.addWidget(self.aborted)
        return row


def _start(day: date) -> datetime:
    """The moment (UTC) at which a day of the workstation begins."""
    return show.as_utc(datetime.combine(day, time())).astimezone(UTC)
