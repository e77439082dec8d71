"""Tells notices at a person's pace: by the desktop's service, else by the tray, and in the window.

The service comes first even where there is a tray: it alone answers a click everywhere.
"""

import itertools
from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from astrobookings_desktop.domain.pacing import Bundle, Notice, NoticePacer, QuietHours
from astrobookings_desktop.services.office import system_clock
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.notices.desktop_bus import DesktopBus
from astrobookings_desktop.ui.notices.words import Words, words_of

ANSWER_MS = 6000  # a service that says nothing for so long hangs
QUIET_MS = 30_000


class Notifier(QObject):
    """Takes notices, groups them, and finds a way to tell them.

    `undelivered` is a notice that the desktop doesn't show: the window and the tray have to, and
    say by `open` that it was clicked. `opened` is a click on any of them. `over` is one of which
    nothing needs anybody any more.
    """

    undelivered = Signal(object, object, bool)  # token, Words, whether there is a bus
    opened = Signal(object, str)  # Bundle, the desktop's activation token
    over = Signal(object)  # token

    def __init__(
        self,
        bus: DesktopBus,
        quiet_hours: Callable[[], str],
        is_covered: Callable[[], bool],
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = monotonic,
        wall_clock: Callable[[], datetime] = system_clock,
    ) -> None:
        super().__init__(parent)
        self._bus, self._quiet_hours, self._is_covered = bus, quiet_hours, is_covered
        self._clock, self._wall_clock = clock, wall_clock
        self._pacer = NoticePacer()
        self._tokens = itertools.count(1)
        self._bundles: dict[int, Bundle] = {}
        self._unanswered: dict[int, Words] = {}
        self.icon = ""  # the path of a picture for the desktop
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self.look)
        self._answer = QTimer(self, singleShot=True, interval=ANSWER_MS)
        self._answer.timeout.connect(self._wait_no_more)
        bus.told.connect(self._told)
        bus.failed.connect(self._failed)
        bus.activated.connect(self._activated)

    @Slot(object, object)
    def add(self, notices: Iterable[Notice], more: int = 0) -> None:
        """Tell these as soon as one may."""
        self._pacer.add(notices, more)
        self.look()

    @Slot(object)
    def withdraw(self, subjects: Iterable[Hashable]) -> None:
        """Don't tell of what needs nobody any more, and end what was told of that alone."""
        gone = set(subjects)
        for subject in gone:
            self._pacer.withdraw(subject)
        for token, bundle in list(self._bundles.items()):
            left = tuple(one for one in bundle.notices if one.subject not in gone)
            count = bundle.count - len(bundle.notices) + len(left)
            if left:
                self._bundles[token] = Bundle(left, count)
            elif not count:
                del self._bundles[token]
                self._unanswered.pop(token, None)
                self.over.emit(token)

    @Slot()
    def look(self) -> None:
        """Tell what may be told now, and wait for the rest."""
        at, quiet = self._clock(), self._is_quiet()
        bundle = self._pacer.take(at, quiet=quiet)
        if bundle is not None:
            self._tell(bundle)
        elif self._pacer.is_waiting:
            wait = self._pacer.wait(at) * 1000
            self._next.start(max(int(wait) + 1, QUIET_MS if quiet else 0))

    def open(self, token: int) -> None:
        """A notice was clicked that we showed ourselves."""
        self._activated(token, "")

    @Slot()
    def stop(self) -> None:
        """Tell nothing any more."""
        self._next.stop()
        self._answer.stop()
        self._bus.close()

    def _is_quiet(self) -> bool:
        text = self._quiet_hours()
        return bool(text) and QuietHours.parse(text).covers(show.local(self._wall_clock()).time())

    def _tell(self, bundle: Bundle) -> None:
        token, words = next(self._tokens), words_of(bundle, covered=self._is_covered())
        self._bundles[token] = bundle
        while len(self._bundles) > 100:
            del self._bundles[next(iter(self._bundles))]
        self._unanswered[token] = words
        self._answer.start()
        self._bus.tell(token, words, self.icon)

    @Slot(object)
    def _told(self, token: int) -> None:
        self._unanswered.pop(token, None)

    @Slot(object, bool)
    def _failed(self, token: int, has_bus: bool) -> None:
        words = self._unanswered.pop(token, None)
        if words is not None:
            self.undelivered.emit(token, words, has_bus)

    @Slot()
    def _wait_no_more(self) -> None:
        for token in list(self._unanswered):
            self._failed(token, True)

    @Slot(object, str)
    def _activated(self, token: int, activation: str) -> None:
        bundle = self._bundles.pop(token, None)
        if bundle is not None:
            self.opened.emit(bundle, activation)
