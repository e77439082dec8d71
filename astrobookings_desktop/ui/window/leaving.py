"""How a window ends: what was ordered is answered first, and what was typed is asked about."""

from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from astrobookings_desktop.ui.desk.people_lists import PeopleLists
from astrobookings_desktop.ui.dialogs.confirm import may_discard
from astrobookings_desktop.ui.dialogs.long_work import LongWorkDialog
from astrobookings_desktop.ui.operations import Outcome
from astrobookings_desktop.ui.start.front import bring_to_front
from astrobookings_desktop.ui.threads.background import Background
from astrobookings_desktop.ui.widgets.held_still import HeldStill
from astrobookings_desktop.ui.window.status_line import StatusLine

if TYPE_CHECKING:
    from astrobookings_desktop.ui.main_window import MainWindow


class Leaving(QObject):
    """Says whether the window may close; closes it once what was ordered has its answers.

    A refusal or a fault on the way keeps the window open, for somebody must see it; so does who
    goes on editing. Who sits here may be made to go (`is_forced`): they can save nothing any more,
    and nobody is there to be asked. The end of the desktop's session waits for no answer either:
    what was ordered is written, long works are broken off, of which each keeps whole transactions.
    """

    def __init__(self, window: "MainWindow", status: StatusLine) -> None:
        super().__init__(window)
        self._window, self._status = window, status
        self.is_forced = False
        self._is_waiting = self._is_asking = False
        self._awaited: WeakSet[Background] = WeakSet()  # works whose end is listened for
        central = window.centralWidget()
        assert central is not None
        self._still = HeldStill(central, window.menuBar())
        window.context.answering.connect(self._look_at)
        window.context.answered.connect(self._go_on)

    def may_close(self) -> bool:
        """Whether the window may close now. Where it will by itself, it says so."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        if app.isSavingSession():  # the desktop ends, and waits for nobody
            return True
        if not self.is_forced:
            self._window.pages.keep_notes()  # one that is refused stays in sight
        if self._is_working:
            self._wait()
            return False
        if self.is_forced or self._may_discard() or self.is_forced:  # perhaps while it was asked
            return True
        self._stay()
        return False

    def may_switch(self) -> bool:
        """Whether somebody else may take the place of who locked the window, whose covered forms
        are not named to them."""
        return self.is_forced or self._may_discard(is_locked=True)

    def clear_away(self) -> None:
        """Nothing of the window is in sight any more, and no long work goes on.

        What is open within it is not closed: it would ask once more, and keep the program.
        """
        self._window.hide()  # who left needn't see how the threads end
        for dialog in self._window.findChildren(QDialog):
            dialog.hide()
        for one in self._at_work():
            one.background.stop()

    def force(self) -> None:
        """Close the window, whatever stands in it; a question that is asked is taken back."""
        self.is_forced = True
        box = QApplication.activeModalWidget()
        if self._is_asking and isinstance(box, QMessageBox):
            box.reject()
        self._window.close()

    @Slot()
    def switch_user(self) -> None:
        """Close the window so that somebody else signs in."""
        self._window.is_for_good = False
        self._window.close()

    def open_anew(self) -> None:
        """Close the window so that another one is opened for the same person."""
        self._window.is_for_good, self._window.is_anew = False, True
        self._window.close()

    @property
    def _is_working(self) -> bool:
        """Whether something is being written, or a long work goes on."""
        return self._window.context.is_writing or bool(self._at_work())

    def _at_work(self) -> list[LongWorkDialog]:
        dialogs = self._window.findChildren(LongWorkDialog)
        return [one for one in dialogs if one.background.is_busy]

    def _wait(self) -> None:
        for work in (one.background for one in self._at_work()):
            if work not in self._awaited:
                self._awaited.add(work)
                work.failing.connect(self._keep_open)
                work.done.connect(self._look_at_works)
                work.done.connect(self._go_on)
                work.failed.connect(self._go_on)
        if not self._is_waiting:
            self._is_waiting = True
            self._still.hold(True)
            self._status.keep_saying(self.tr("Finishing… The window then closes by itself."))

    def _stay(self) -> None:
        """The window is as it was before somebody wanted to leave."""
        self._window.is_for_good, self._window.is_anew = True, False
        if self._is_waiting:
            self._is_waiting = False
            self._still.hold(False)
            self._status.go_on()

    @Slot(object)
    def _look_at(self, outcome: Outcome) -> None:
        """Before an answer is told: one that somebody must see finds a window that takes it."""
        if outcome.error is not None:
            self._keep_open()

    @Slot()
    def _keep_open(self) -> None:
        if self._is_waiting and not self.is_forced:
            self._stay()
            self._show()

    @Slot()
    def _look_at_works(self) -> None:
        """After a long work showed its end: perhaps one that somebody must see."""
        if any(one.must_be_seen for one in self._window.findChildren(LongWorkDialog)):
            self._keep_open()

    @Slot()
    def _go_on(self) -> None:
        if self._is_waiting and self._is_working:
            self._wait()  # perhaps for what was begun meanwhile
        elif self._is_waiting:
            self._window.context.turns.take(self._end)

    @Slot()
    def _end(self) -> None:
        if self._is_waiting:
            self._window.quit()

    def _may_discard(self, *, is_locked: bool = False) -> bool:
        form = self.tr("An open form")
        unsaved = [form if is_locked else one.windowTitle() for one in self._touched()]
        desk = self._window.desk
        if desk is not None and any(one.has_begun for one in desk.findChildren(PeopleLists)):
            unsaved.append(self.tr("New traveler"))
        # Who closes the window at the end of the day knows it; who chose a language, or comes to a
        # locked window, doesn't.
        elif (
            (is_locked or self._window.is_anew)
            and desk is not None
            and desk.selling.begun.would_be_missed
        ):
            unsaved.append(self.tr("The sale that was begun"))
        if not unsaved:
            return True
        self._show()
        words = self.tr("Not saved yet, and lost when the window closes: {0}")
        self._is_asking = True
        try:
            return may_discard(
                QApplication.activeModalWidget() or self._window,
                words.format(", ".join(dict.fromkeys(unsaved))),
            )
        finally:
            self._is_asking = False

    def _touched(self) -> list[QDialog]:
        """The open dialogs in which something was entered that isn't saved."""
        dialogs = self._window.findChildren(QDialog)
        return [one for one in dialogs if one.isVisible() and getattr(one, "is_touched", False)]

    def _show(self) -> None:
        """Bring back a window that is in the tray or an icon."""
        if not self._window.isVisible() or self._window.isMinimized():
            bring_to_front(self._window)
