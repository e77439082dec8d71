"""Counts and sums of what is selected, worked out beside the window however much it is."""

from contextlib import closing

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.lists.totals import SUMMED, Totals, chunks, totals_of
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.table import TableView
from astrobookings_desktop.ui.threads.background import Background, Progress

WAIT_MS = 80  # after the last change of the selection


class SelectionSums(QObject):
    """Follows a table's selection; `summed` are its sums as words, empty when there are none."""

    summed = Signal(str)

    def __init__(self, context: UiContext, entity: Entity, view: TableView) -> None:
        super().__init__(view)
        self._context, self._entity, self._view = context, entity, view
        self._again = False
        self._background = Background(self)
        self._background.done.connect(self._done)
        self._background.failed.connect(self._go_on)
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._sum)
        if entity in SUMMED:
            view.selectionModel().selectionChanged.connect(self._changed)
            view.table_model().changed.connect(self._changed)

    def stop(self) -> None:
        """The window closes."""
        self._timer.stop()
        self._background.stop()

    @Slot()
    def _changed(self) -> None:
        self._background.cancel()
        self.summed.emit("")
        self._timer.start()

    @Slot()
    def _sum(self) -> None:
        if self._background.is_busy:
            self._again = True
            return
        self._again = False
        ranges = self._view.selected_rows()
        if self._view.selected_count() < 2 or not self._view.table_model().is_complete:
            return
        keys = self._view.table_model().keys
        office, actor, entity = self._context.office, self._context.actor, self._entity

        def work(progress: Progress) -> Totals:
            total: Totals | None = None
            with closing(office.reader()) as connection:
                reading = office.reading(connection, actor)
                for start, end in chunks(ranges):
                    progress("", start, end)
                    part = totals_of(reading, entity, keys.slice(start, end))
                    total = part if total is None else total.plus(part)
            return total or Totals(0, {})

        self._background.start(work)

    @Slot(object)
    def _done(self, totals: Totals) -> None:
        if not self._timer.isActive() and not self._again:
            self.summed.emit(self._words(totals))
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        if self._again:
            self._timer.start()

    def _words(self, totals: Totals) -> str:
        words: list[str] = []
        for name, value in totals.sums.items():
            match name:
                case "number_of_seats":
                    words.append(shown.seats(value))
                case "seats_taken":
                    words.append(_tr("{0} taken").format(shown.seats(value)))
                case "capacity":
                    words.append(_tr("{0} in all").format(shown.seats(value)))
                case _:
                    words.append(shown.priced(value))
        return " · ".join(words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("selection", text)
