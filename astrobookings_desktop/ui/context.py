"""What every screen is given: reading, writing, news, and ways to the rest of the window."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.config import SettingsFile
from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.data.queries.listing.base import EntityQueries, ListQuery
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.rights import Right, may
from astrobookings_desktop.domain.sign_in import AccessEnded
from astrobookings_desktop.services.access.sign_in import has_access
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.change_hub import ChangeHub
from astrobookings_desktop.ui.errors import ask_retry, report_bug
from astrobookings_desktop.ui.job_thread import JobThread
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.operations import Order, Outcome, Service, WriteExecutor
from astrobookings_desktop.ui.table import KeyReader
from astrobookings_desktop.ui.table.key_reader import Answer, Request
from astrobookings_desktop.ui.threads.turns import Turns


class UiContext(QObject):
    """One open database as the screens see it. `close` ends its threads and connections."""

    changed = Signal(object)  # Changes by anybody, or None: anything may have changed
    currency_changed = Signal()  # before `changed`: amounts are in another currency from now on
    said = Signal(str)  # a word for the status bar
    refused = Signal(object)  # a Refusal that no form can show
    record_wanted = Signal(object, object)  # Entity, id: show this record
    list_wanted = Signal(object, str)  # Entity, condition: show these records
    access_ended = Signal(str)  # the person was deactivated or changed: why they must go
    logged = Signal(object)  # the ids of log rows that one act of who sits here wrote
    deed_done = Signal(object)  # Entity: its record's panel is done with, the list takes the focus
    next_wanted = Signal(object)  # Entity: the next record of its list
    note_wanted = Signal(object)  # the id of an invoice whose note is to be written
    answering = Signal(object)  # the Outcome of an order, before anybody is told of it
    answered = Signal()  # whoever waited for an order was told of its end
    closing = Signal()  # whoever reads in a thread of its own ends it now
    settings_wanted = Signal(object)  # a Section of the settings, or the key of one
    desk_wanted = Signal(object, str)  # a booking's id or None, and the job: sell, open, cancel…

    def __init__(self, office: Office, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        shown.use_clock(office.clock)
        self.actor = actor
        self.file: SettingsFile | None = None  # of this workstation, as the window has it
        self.jobs: JobThread | None = None  # the worker beside the window
        self.turns = Turns(self)
        self.connection: sqlite3.Connection = office.reader()
        self.keys = KeyReader(self.connect_reader, self)
        self.hub = ChangeHub(self.connection, self)
        self.changed.connect(self._follow_currency)  # before any screen hears of the change
        self.hub.changed.connect(self.changed)
        self.hub.changed.connect(self._look_at_access)
        self.hub.failed.connect(self._looked_in_vain)
        self.keys.answered.connect(self._counted)
        self._counts: dict[int, Callable[[tuple[int, ...]], None]] = {}
        self._executor = WriteExecutor(office, self)
        self._executor.committed.connect(self._committed)
        self._executor.others_wrote.connect(self.hub.tell_anything)
        self._executor.logged.connect(self.logged)
        self._executor.failed.connect(self._failed)
        self._executor.answering.connect(self.answering)
        self._executor.answered.connect(self.answered)
        shown.use_currency(self.reading().settings.currency)

    def now(self) -> datetime:
        """The present moment, UTC."""
        return self.office.clock()

    def reading(self) -> Reading:
        """The company as of this moment, for previews and panels."""
        return self.office.reading(self.connection, self.actor)

    def connect_reader(self) -> sqlite3.Connection:
        """A connection of its own for a reader thread."""
        return self.office.reader(any_thread=True)

    def may(self, right: Right) -> bool:
        """Whether who sits here has the right."""
        return may(self.actor.role, right)

    def run(
        self,
        service: Service,
        done: Callable[[Any], None],
        refused: Callable[[Refusal], None],
        gave_up: Callable[[], None] | None = None,
    ) -> None:
        """Do `service` in a transaction on the write thread.

        Afterwards, in the GUI thread, one of `done` (with its result, after everybody was told of
        the changes), `refused`, or `gave_up` when a fault of the file stood in the way.
        """

        def said_no(refusal: Refusal) -> None:
            refused(refusal)
            if isinstance(refusal, AccessEnded):
                self.access_ended.emit(tell(refusal))

        self._executor.submit(Order(service, self.actor, done, said_no, gave_up))

    @property
    def is_writing(self) -> bool:
        """Whether something that was ordered here isn't written yet."""
        return self._executor.is_busy

    def count(
        self,
        queries: EntityQueries,
        wanted: Sequence[ListQuery],
        counted: Callable[[tuple[int, ...]], None],
    ) -> None:
        """Count the rows of several lists in the reader thread; `counted` gets them in order."""
        client = self.keys.new_client()
        self._counts[client] = counted
        self.keys.ask(Request(client, 1, queries, tuple(wanted), counts=True))

    @Slot(object)
    def _counted(self, answer: Answer) -> None:
        counted = self._counts.pop(answer.request.client, None)
        if counted is not None and answer.error is None:
            counted(answer.counts)

    def window(self) -> QWidget | None:
        """What its questions stand above."""
        parent = self.parent()
        while parent is not None and not isinstance(parent, QWidget):
            parent = parent.parent()
        return parent

    def say(self, text: str) -> None:
        """Put a word into the status bar."""
        self.said.emit(text)

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal in the window, where there is no form to show it in."""
        self.refused.emit(refusal)

    def open_record(self, entity: Entity, key: int) -> None:
        """Show a record in its own tab."""
        self.record_wanted.emit(entity, key)

    def close(self) -> None:
        """Finish what was ordered, then end all threads and connections."""
        self.closing.emit()
        self.turns.stop()
        self.hub.stop()
        self._executor.close()
        self.keys.close()
        self.connection.close()

    @Slot(object)
    def _look_at_access(self, changes: Changes | None) -> None:
        if changes is not None and not changes.get(Entity.USER):
            return
        if not has_access(self.reading()):
            self.access_ended.emit(tell(AccessEnded()))

    @Slot()
    def _follow_currency(self) -> None:
        if shown.use_currency(self.reading().settings.currency):
            self.currency_changed.emit()

    @Slot(object)
    def _committed(self, changes: Changes) -> None:
        self.hub.tell(changes)
        self._executor.look()

    @Slot(object)
    def _failed(self, outcome: Outcome) -> None:
        window = self.window()
        if isinstance(outcome.error, DatabaseProblem):
            if ask_retry(window, outcome.error):
                self._executor.again(outcome)
                return
        elif outcome.error is not None:
            report_bug(window, outcome.error)
        self._executor.give_up(outcome)

    @Slot(object)
    def _looked_in_vain(self, _error: object) -> None:
        self.say(self.tr("The database can't be read now; what you see may be out of date"))
