"""Those who may be the traveler that is being entered."""

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot

from astrobookings_desktop.data.queries.desk import Duplicate
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.people.known import known_travelers
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.columns import duplicate_columns
from astrobookings_desktop.ui.desk.kit import table_colors
from astrobookings_desktop.ui.desk.pick_table import PickTable
from astrobookings_desktop.ui.desk.search import Searcher, SearchThread, tell_failure


class KnownPeople(PickTable):
    """Known travelers like the one whose name, phone and e-mail it is given; hidden without any."""

    chosen = Signal(object)  # the id of one of them
    listed = Signal()  # others stand in it now, or nobody

    def __init__(self, context: UiContext, thread: SearchThread) -> None:
        super().__init__(
            duplicate_columns(),
            QCoreApplication.translate("KnownPeople", "Already known?"),
            table_colors(),
            droppable=("phone",),
            first="name",
            last=("bookings",),
        )
        self._context = context
        self._searcher = Searcher(thread, self)
        self._searcher.found.connect(self._found)
        self._searcher.failed.connect(self._failed)
        self.picked.connect(self._use)
        theme.current().changed.connect(self._dress)
        self.hide()

    @property
    def is_waiting(self) -> bool:
        """Whether somebody is looked for."""
        return self._searcher.is_waiting

    def look_for(self, name: str, phone: str, email: str) -> None:
        """List whoever is like this, soon; nobody for who may make no traveler of it anyway."""
        actor = self._context.actor
        if not self._context.may(Right.EDIT_TRAVELERS):
            return
        self._searcher.ask(
            lambda connection: known_travelers(
                self._context.office.reading(connection, actor), name, phone, email
            )
        )

    def forget(self) -> None:
        """Nobody is looked for any more."""
        self._searcher.forget()

    def clear(self) -> None:
        """List nobody."""
        self._list(())

    def step(self, key: int) -> bool:
        """Move the highlight by ↓ or ↑, from nobody to the last; False for another key."""
        rows = self.rows
        if rows.count and key == Qt.Key.Key_Down:
            rows.highlight(min(rows.highlighted + 1, rows.count - 1))
            return True
        if rows.highlighted >= 0 and key == Qt.Key.Key_Up:
            rows.highlight(rows.highlighted - 1)
            return True
        return False

    def choose(self) -> bool:
        """Choose whom the highlight is at; False where it is at nobody."""
        row = self.rows.row(self.rows.highlighted)
        if row is not None:
            self.chosen.emit(row[0])
        return row is not None

    @Slot(object)
    def _use(self, row: Duplicate) -> None:
        self.chosen.emit(row.id)

    @Slot(object)
    def _found(self, known: list[Duplicate]) -> None:
        self._list(tuple(known))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        tell_failure(self._context, error)

    def _list(self, known: tuple[Duplicate, ...]) -> None:
        current = self.rows.row(self.rows.highlighted)  # who is meant stays so
        ids = [None if current is None else one.id == current[0] for one in known]
        self.rows.set_rows(known, None, ids.index(True) if True in ids else -1)
        self.setVisible(bool(known))
        self.listed.emit()

    @Slot()
    def _dress(self) -> None:
        self.set_tokens(table_colors())
