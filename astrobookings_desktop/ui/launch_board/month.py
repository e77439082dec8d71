"""Open launches as a month calendar, worked by keyboard."""

from datetime import UTC, date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QWidget,
)

from astrobookings_desktop.services.launch_board import open_launches_between
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.launch_board.day_painter import DayPainter
from astrobookings_desktop.ui.launch_board.month_model import DAYS, WEEKS, MonthModel, first_cell
from astrobookings_desktop.ui.theme.fonts import SECTION, px, semibold
from astrobookings_desktop.ui.widgets.buttons import Button, IconButton
from astrobookings_desktop.ui.widgets.card import Card, Hint

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
        self.setAccessibleName(self.tr("Month calendar of open launches"))
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

    @Slot()
    def forward(self) -> None:
        """The next month."""
        self.go_to(self.current + relativedelta(months=1))

    @Slot()
    def back(self) -> None:
        """The month before."""
        self.go_to(self.current - relativedelta(months=1))

    def _today(self) -> date:
        return show.local(self._context.now()).date()

    def _read(self, month: date) -> None:
        first = first_cell(month)
        entries = open_launches_between(
            self._context.reading(),
            _start(first),
            _start(first + timedelta(days=WEEKS * DAYS)),
        )
        self.model.show(month, self._today(), entries)
        self._title.setText(show.month_name(month))
        here = [e for e in entries if show.local(e.launch.date).date().month == month.month]
        words = self.tr("1 open launch") if len(here) == 1 else self.tr("{0} open launches")
        self._count.setText(words.format(len(here)))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self._painter.chosen = 0
        if self.model.day(index).entries:
            self.opened.emit(self.model.day(index).entries[0].launch.id)

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
        self._count = Hint()
        row.addWidget(before)
        row.addWidget(after)
        row.addWidget(today)
        row.addSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)
        return row


def _start(day: date) -> datetime:
    """The moment (UTC) at which a day of the workstation begins."""
    return show.as_utc(datetime.combine(day, time())).astimezone(UTC)
