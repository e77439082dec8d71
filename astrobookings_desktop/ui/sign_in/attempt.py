"""A try to sign in: off the GUI thread, for checking a password takes its time on purpose."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.office import Office, Writer

Act = Callable[[Writer], Actor]


class Attempt(QObject):
    """Runs one act after the other on a writer of its own; one signal tells how each ended."""

    entered = Signal(object)  # Actor
    refused = Signal(object)  # Refusal
    failed = Signal(object)  # any other exception
    _ended = Signal(object)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.prepare: Callable[[], object] | None = None  # in the thread, before there is a writer
        self._office = office
        self._thread: threading.Thread | None = None
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether the end of an act is still to be told."""
        return self._thread is not None

    def run(self, act: Act) -> None:
        """Begin; nothing happens while another act is under way."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, args=(act,), name="sign-in")
            self._thread.start()

    def finish(self) -> None:
        """Wait for what is under way; nobody is told any more."""
        self._ended.disconnect()
        if self._thread is not None:
            self._thread.join()

    @Slot(object)
    def _settle(self, outcome: Actor | Exception) -> None:
        self._thread = None
        if isinstance(outcome, Actor):
            self.entered.emit(outcome)
        elif isinstance(outcome, Refusal):
            self.refused.emit(outcome)
        else:
            self.failed.emit(outcome)

    # --- in the thread ----------------------------------------------------------------------------

    def _work(self, act: Act) -> None:
        try:
            if self.prepare is not None:
                self.prepare()
            with self._office.writer() as writer:
                outcome: Actor | Exception = act(writer)
        # Whatever goes wrong in a thread is carried to the GUI thread and told there.
        except Exception as error:  # noqa: BLE001
            outcome = error
        self._ended.emit(outcome)
