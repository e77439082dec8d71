"""The queue's state in the status bar: what waits, what needs somebody; a click opens the jobs."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.data.queries.queue_standing import STANDING, Standing, standing
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.job_thread import JobThread
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from astrobookings_desktop.ui.widgets.painting import plain_tip


class JobState(LinkButton):
    """Says how the worker fares."""

    opened = Signal()

    def __init__(
        self, context: UiContext, jobs: JobThread | None, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "job", parent)
        self._context, self._jobs = context, jobs
        self._trouble = ""
        self._is_paused = self._is_broken = False
        self._is_closed = False
        context.closing.connect(self._close)
        self.setFixedHeight(px(22))
        self.clicked.connect(self.opened)
        context.changed.connect(self._changed)
        if jobs is not None:
            jobs.paused.connect(self._pause)
            jobs.troubled.connect(self._tell_trouble)
            jobs.broken.connect(self._tell_broken)
            self._is_broken, self._is_paused = jobs.is_broken, jobs.is_paused
        self._look()

    @Slot(object)
    def _changed(self, changes: Changes | None) -> None:
        if changes is None or Entity.JOB_QUEUE in changes:
            self._context.turns.take(self._look)

    @Slot(bool)
    def _pause(self, paused: bool) -> None:
        self._is_paused = paused
        self._look()

    @Slot(str)
    def _tell_trouble(self, words: str) -> None:
        self._trouble = words
        self._look()

    @Slot(object)
    def _tell_broken(self, fault: object) -> None:
        self._is_broken = fault is not None
        self._look()

    @Slot()
    def _close(self) -> None:
        self._is_closed = True  # a word of the worker may still be under way

    @Slot()
    def _look(self) -> None:
        if self._is_closed:
            return
        jobs = standing(self._context.reading().all(STANDING))
        open_ones = ", ".join(self._open(jobs))
        if self._is_broken:
            words = self.tr("Jobs wait: the worker couldn't begin")
        elif self._trouble:
            words = self.tr("Jobs wait: the database can't be used")
        elif self._is_paused:
            decision = self.tr("{0:needs|need} somebody").format(shown.number(jobs.need_somebody))
            parts = (decision if jobs.need_somebody else "", open_ones)
            stand = ", ".join(filter(None, parts)) or self.tr("none waiting")
            words = self.tr("Jobs paused, {0}").format(stand)
            if self._goes_on_elsewhere:
                words = self.tr("Jobs paused here, another worker may go on: {0}").format(stand)
        elif jobs.need_somebody:
            words = self.tr("Jobs: {0:needs|need} somebody").format(
                shown.number(jobs.need_somebody)
            )
        elif open_ones:
            words = self.tr("Jobs: {0}").format(open_ones)
        else:
            words = self.tr("Jobs: all done")
        self.set_icon_name("pause" if self._is_paused and not self._is_broken else "job")
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(self._trouble or self._told(jobs)))

    def _open(self, jobs: Standing) -> list[str]:
        """What is still done by itself, in the words and figures of the board above the jobs."""
        told = (
            (jobs.waiting, self.tr("{0} waiting")),
            (jobs.running, self.tr("{0} running")),
            (jobs.retrying, self.tr("{0} put off")),
            (jobs.for_a_setting, self.tr("{0:needs|need} a setting")),
        )
        return [words.format(shown.number(count)) for count, words in told if count]

    def _told(self, jobs: Standing) -> str:
        """All that is open."""
        parts = [
            *(self._open(jobs) or [self.tr("none waiting")]),
            self.tr("{0} failed").format(shown.number(jobs.failed)),
            self.tr("{0} uncertain").format(shown.number(jobs.uncertain)),
        ]
        told = self.tr("Jobs of everybody: {0}").format(", ".join(parts))
        if not self._is_paused:
            return told
        paused = self.tr("Paused on this workstation: nothing new is begun until Ctrl+J.")
        if self._goes_on_elsewhere:
            paused = self.tr(
                "Paused in this window until Ctrl+J; another worker on the same database may go on."
            )
        return f"{paused} {told}"

    @property
    def _goes_on_elsewhere(self) -> bool:
        return self._jobs is not None and self._jobs.goes_on_elsewhere
