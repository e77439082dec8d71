"""Above the list of jobs: figures, what runs, what is in trouble and what helps."""

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from astrobookings_desktop.data.queries.invoicing import AGENCY_OF_JOB
from astrobookings_desktop.data.queries.queue_state import QueueState, TroubleGroup, queue_state
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.services import job_control
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.confirm import ask_first
from astrobookings_desktop.ui.language import said
from astrobookings_desktop.ui.office import words
from astrobookings_desktop.ui.office.board import Board
from astrobookings_desktop.ui.office.error_words import (
    error_words,
    lacks_legal_data,
    pace_of,
    setting_of,
)
from astrobookings_desktop.ui.office.retrying import retry_all, retry_with_thought, so_many_jobs
from astrobookings_desktop.ui.office.running_list import RunningCard
from astrobookings_desktop.ui.office.trouble_list import Steps, TroubleCard
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.buttons import Button
from astrobookings_desktop.ui.widgets.card import Hint

TILES = (
    ("waiting", "Waiting", "wait"),
    ("retrying", "Put off", "refresh"),
    ("for_a_setting", "Needs a setting", "settings"),
    ("need_somebody", "Need somebody", "alert"),
    ("done_last_hour", "Done", "check"),
)
SHARE = 0.34  # of the page's height, at most, for all that runs and what is in trouble
MORE = 0.45  # the same, where causes of trouble would be out of sight
GAP = 12
ELSE = 246  # px that the page needs beneath its head for the tiles and three rows of the list
LEAST = 106  # px of the cards in a window that has no room for both: a cause, whole
RIGHT = Right.MANAGE_JOBS


class JobBoard(Board):
    """Tiles, the jobs that run, and the causes of trouble, with their remedies."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        tiles = [(where, said("JobBoard", title), icon) for where, title, icon in TILES]
        super().__init__(context, tiles, parent)
        self.corner = self._pause = _PauseCorner(context)
        self.running = RunningCard()
        steps = Steps(self._retry, self._cancel, self._show, self._mend)
        self.troubles = TroubleCard(steps, lambda: retry_all(context))
        sheet = QWidget()
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP)
        inner.addWidget(self.running)
        inner.addWidget(self.troubles)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(sheet)
        self._scroll.viewport().setAutoFillBackground(False)
        sheet.setAutoFillBackground(False)
        self._sheet = sheet
        self._fitted: object = None
        self.column.addWidget(self._scroll)

    def look(self) -> None:
        """Read the queue and show it."""
        now = self.context.now()
        state = queue_state(self.context.connection, now)
        self._show_figures(state)
        self._pause.look()  # another worker may have come or gone
        self.running.show_state(state)
        troubles = words.without_paced(state)
        self.troubles.show_state(troubles, now, is_paused=self._is_paused)
        self.fit()

    def fit(self) -> None:
        """Take as much height as the cards need, within bounds; the list has the rest.

        Where room is short what runs is said in one line, and no line is cut through.
        """
        page = self.parentWidget()
        height = page.height() if page is not None else 700
        left = height - self.y() - px(ELSE)
        room, ample = (max(min(int(height * share), left), px(LEAST)) for share in (MORE, SHARE))
        wanted = self._wanted()
        # Looked at each second: it is tried out only where something else is to be said.
        news = (room, self._scroll.width(), self.running.lines, self.troubles.causes)
        if news != self._fitted:
            self._fitted = news
            self.context.turns.take(self.fit)  # once more, when every line has found its place
            for tight in (False, True):
                self.running.set_tight(tight)
                wanted = self._wanted()
                if wanted <= ample:
                    break
        idle = self.running.sizeHint().height() + GAP
        if self.running.isHidden():
            wanted += idle
        # What runs needs nobody, and leaves its room to what is in trouble: there it has a line.
        gives_way = wanted > room and not self.troubles.isHidden()
        if gives_way is not self.running.isHidden():
            self.running.setHidden(gives_way)
        running = self.running.jobs if gives_way else ()
        self.troubles.brief.show_jobs(running, self.running.count)
        wanted = wanted - idle if gives_way else wanted
        if wanted > room:
            self._sheet.resize(
                self._scroll.viewport().width(), wanted
            )  # the rows find their places
            wanted = self._whole_rows(room)
        self._scroll.setFixedHeight(wanted)

    def _wanted(self) -> int:
        """The height that the cards need."""
        layout = self._sheet.layout()
        assert layout is not None
        for part in (*self.troubles.rows, self.troubles, self.running, self._sheet):
            inner = part.layout()
            assert inner is not None
            inner.activate()
        wanted = layout.heightForWidth(self._scroll.viewport().width())
        return wanted if wanted > 0 else layout.sizeHint().height()

    def _whole_rows(self, room: int) -> int:
        """As much of the room as whole lines fill."""
        ends = (row.mapTo(self._sheet, QPoint(0, row.height())).y() for row in self.troubles.rows)
        return max((end for end in ends if end <= room), default=room)

    def _show_figures(self, state: QueueState) -> None:
        now, tiles, jobs = self.context.now(), self.tiles, state.standing
        tiles["waiting"].show_figure(jobs.waiting, self._why_waiting(state))
        again = ""
        if jobs.retrying and self._is_paused:
            again = self.tr("the worker is paused")
        elif state.next_try is not None:
            left = state.next_try / 1000 - now.timestamp()
            again = self.tr("next in {0}").format(words.span(left)) if left > 0 else self.tr("due")
        paces = [pace for one in state.troubles if (pace := pace_of(one.error)) is not None]
        wrong = jobs.retrying - (state.troubled - words.without_paced(state).troubled)
        if paces and wrong <= 0 and not self._is_paused:
            again = self.tr("in turn, {0} a minute").format(shown.number(paces[0]))
        tiles["retrying"].show_figure(jobs.retrying, again, "warn" if wrong > 0 else "")
        tiles["for_a_setting"].show_figure(
            jobs.for_a_setting,
            self.tr("until it is mended") if jobs.for_a_setting else "",
            "warn" if jobs.for_a_setting else "",
        )
        parts = ((jobs.failed, self.tr("{0} failed")), (jobs.uncertain, self.tr("{0} uncertain")))
        tiles["need_somebody"].show_figure(
            jobs.need_somebody,
            ", ".join(text.format(shown.number(count)) for count, text in parts if count),
            "danger" if jobs.need_somebody else "",
        )
        tiles["done_last_hour"].show_figure(state.done_last_hour, self.tr("in the last hour"))

    @property
    def _is_paused(self) -> bool:
        """Whether nobody begins anything, as far as is known."""
        jobs = self.context.jobs
        return jobs is not None and jobs.is_paused and not jobs.goes_on_elsewhere

    def _why_waiting(self, state: QueueState) -> str:
        """What those that wait their turn wait for."""
        now = self.context.now()
        if not state.standing.waiting:
            return ""
        if self._is_paused:
            return self.tr("the worker is paused")
        if state.oldest_due is not None:
            waits = words.span(now.timestamp() - state.oldest_due / 1000)
            return self.tr("oldest {0}").format(waits)
        return self.tr("not due yet")

    # --- what helps -------------------------------------------------------------------------------

    def _retry(self, trouble: TroubleGroup) -> None:
        def retry() -> None:
            self.context.run(
                lambda work: job_control.retry_alike(work, trouble.sample),
                lambda count: self.context.say(
                    self.tr("{0} tried again").format(so_many_jobs(count))
                ),
                self.context.refuse,
            )

        if trouble.status == "failed" and trouble.job_type == words.MAIL:
            retry_with_thought(self.context, retry, trouble.sample)
        else:
            retry()

    def _cancel(self, trouble: TroubleGroup) -> None:
        jobs = so_many_jobs(trouble.count)
        ask_first(
            self.window(),
            self.tr("Cancel {0}?").format(jobs),
            [
                self.tr("{0}: {1}").format(
                    words.what(trouble.job_type), error_words(trouble.error)
                ),
                self.tr("They are not done. “Try again now” at each of them takes it up again."),
            ],
            self.tr("Cancel {0}").format(jobs),
            lambda: self.context.run(
                lambda work: job_control.cancel_alike(work, trouble.sample),
                lambda count: self.context.say(self.tr("{0} canceled").format(so_many_jobs(count))),
                self.context.refuse,
            ),
        )

    def _show(self, trouble: TroubleGroup) -> None:
        if trouble.status == "uncertain" and trouble.job_type == words.MAIL:
            self.context.list_wanted.emit(Entity.NOTIFICATION, "uncertain")
            return
        kind = f" and error_kind={trouble.kind}" if trouble.kind else ""
        where = f"status={trouble.status} and job_type={trouble.job_type}{kind}"
        self.context.list_wanted.emit(Entity.JOB_QUEUE, where)

    def _mend(self, trouble: TroubleGroup) -> None:
        """To where what it waits for is entered."""
        if lacks_legal_data(trouble.error):
            row = self.context.reading().one(AGENCY_OF_JOB, id=trouble.sample)
            if row is not None:
                self.context.open_record(Entity.AGENCY, row[0])
            else:
                self.look()
                self.context.say(self.tr("That job is over"))
            return
        is_backup = trouble.job_type == words.BACKUP
        place = Section.BACKUP if is_backup else setting_of(trouble.error)
        self.context.settings_wanted.emit(place)


class _PauseCorner(QWidget):
    """Whether the worker of this window runs, and its pause."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._says = Hint()
        row.addWidget(self._says)
        self.button = Button("", "pause")
        row.addWidget(self.button)
        self._jobs = context.jobs
        self.button.setVisible(self._jobs is not None)
        if self._jobs is not None:
            self.button.clicked.connect(self._toggle)
            self.button.setToolTip("Ctrl+J")
            self._jobs.paused.connect(self.look)
            self._jobs.broken.connect(self.look)
        self.look()

    @Slot()
    def _toggle(self) -> None:
        if self._jobs is not None:
            self._jobs.toggle()

    @Slot()
    def look(self) -> None:
        """Say how the worker stands."""
        if self._jobs is None:
            self._says.setText(self.tr("No worker in this window"))
            return
        if self._jobs.is_broken:
            self._says.setText(self.tr("The worker couldn't begin"))
            self.button.setText(self.tr("Begin again"))
            self.button.set_icon_name("refresh")
            return
        paused = self._jobs.is_paused
        says = self.tr("Worker paused") if paused else self.tr("Worker runs")
        if self._jobs.goes_on_elsewhere:
            says = self.tr("Worker paused here, another one may go on")
        self._says.setText(says)
        self.button.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self.button.set_icon_name("next" if paused else "pause")
