"""The one thread that writes: each command is a transaction, its end comes to the GUI thread."""

import contextlib
import queue
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.office import Office, Writer
from astrobookings_desktop.services.unit_of_work import Changes, UnitOfWork

Service = Callable[[UnitOfWork], Any]


@dataclass(frozen=True)
class Order:
    """A command and who waits for its end, in the GUI thread."""

    service: Service
    actor: Actor
    done: Callable[[Any], None]
    refused: Callable[[Refusal], None]
    gave_up: Callable[[], None] | None = None


@dataclass(frozen=True)
class Outcome:
    """How an order ended: a result with its changes, or what was raised."""

    order: Order
    result: Any = None
    changes: Changes | None = None
    log_id: int = 0  # of the row in the log that tells what was done
    error: Exception | None = None


class WriteExecutor(QObject):
    """Carries out orders one after the other on a connection of its own.

    `committed` comes before the order's `done`; `failed` is a fault of the file or a bug, which
    whoever shows it answers by `again` or `give_up`.
    """

    committed = Signal(object)  # Changes
    logged = Signal(object)  # the id of the row of the log that tells of an order, as a tuple
    others_wrote = Signal()  # somebody else committed since the last time this was told
    failed = Signal(object)  # Outcome
    answering = Signal(object)  # Outcome, before anybody is told of it
    answered = Signal()  # whoever waited for an order was told of its end
    _ended = Signal(object)
    _LOOK = object()

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._orders: queue.SimpleQueue[Order | object | None] = queue.SimpleQueue()
        self._closed = False
        self._under_way = 0
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, order: Order) -> None:
        """Carry out `order` after those before it."""
        self._under_way += 1
        self._orders.put(order)

    @property
    def is_busy(self) -> bool:
        """Whether an order waits or is carried out, and its end hasn't been told."""
        return self._under_way > 0

    def look(self) -> None:
        """Say `others_wrote` if so.

        To be called after a commit of our own was told: a reading connection can't tell that
        commit from one that somebody else made in the same moment, the writing one can.
        """
        self._orders.put(self._LOOK)

    def again(self, outcome: Outcome) -> None:
        """Try a failed order once more."""
        self.submit(outcome.order)

    def give_up(self, outcome: Outcome) -> None:
        """Leave a failed order undone."""
        if outcome.order.gave_up is not None:
            outcome.order.gave_up()

    def close(self) -> None:
        """End the thread after the orders given so far; waits for it. Nobody is told any more."""
        self._closed = True
        self._orders.put(None)
        self._thread.join()

    @Slot(object)
    def _settle(self, outcome: Outcome) -> None:
        if self._closed:
            return
        self.answering.emit(outcome)
        try:
            if outcome.error is not None and not isinstance(outcome.error, Refusal):
                self.failed.emit(outcome)  # asks a person, who may want it tried again
                self._under_way -= 1
                return
            self._under_way -= 1
            if isinstance(outcome.error, Refusal):
                outcome.order.refused(outcome.error)
                return
            self.committed.emit(outcome.changes)
            if outcome.log_id:
                self.logged.emit((outcome.log_id,))
            outcome.order.done(outcome.result)
        finally:
            self.answered.emit()

    # --- in the thread ----------------------------------------------------------------------------

    def _run(self) -> None:
        writer: Writer | None = None
        seen: int | None = None  # by the writer, of what others committed
        with contextlib.suppress(DatabaseProblem):  # told by the first order that meets it
            writer = self._office.writer()
            seen = writer.data_version()
        while (order := self._orders.get()) is not None:
            try:
                if writer is None:
                    writer = self._office.writer()
                if not isinstance(order, Order):
                    version = writer.data_version()
                    if version != seen:
                        seen = version
                        self.others_wrote.emit()
                    continue
                with writer.unit_of_work(order.actor) as work:
                    result = order.service(work)
                outcome = Outcome(order, result, dict(work.changes), work.deed_log_id)
            # Whatever goes wrong in a thread is carried to the GUI thread and told there.
            except Exception as error:  # noqa: BLE001
                if not isinstance(error, Refusal) and writer is not None:
                    # A fault may have taken the connection with it: the next order gets another.
                    with contextlib.suppress(sqlite3.Error):
                        writer.close()
                    writer, seen = None, None
                if not isinstance(order, Order):
                    continue  # whoever reads next meets the fault as well, and tells of it
                outcome = Outcome(order, error=error)
            self._ended.emit(outcome)
        if writer is not None:
            writer.close()
