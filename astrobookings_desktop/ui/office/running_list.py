"""What is being done now, each with its bar."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from astrobookings_desktop.data.queries.queue_state import MINUTES, QueueState, RunningJob
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.entities.words import plain_word
from astrobookings_desktop.ui.office import words
from astrobookings_desktop.ui.theme.fonts import px, semibold
from astrobookings_desktop.ui.widgets.card import Card, Hint, ShortHint
from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel
from astrobookings_desktop.ui.widgets.throughput import Throughput

MOST = 3


class RunningCard(Card):
    """A line for each job under way, and how much was done in the last half hour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        header = self.add_header(self.tr("Running now"))
        self._bars = Throughput()
        header.row.addWidget(self._bars)
        self._pace = Hint()
        header.row.addWidget(self._pace)
        self.brief = Brief()
        header.row.insertWidget(header.row.indexOf(header.hint), self.brief)
        self.hint = self.brief.hint
        self._lines = [_Line() for _ in range(MOST)]
        for line in self._lines:
            self.body.addWidget(line)
        self.count = 0
        self._is_tight = False
        self.jobs: Sequence[RunningJob] = ()
        self._more = Hint()
        self.body.addWidget(self._more)

    @property
    def lines(self) -> int:
        """How many lines there are to be said."""
        return min(self.count, MOST + 1)

    def show_state(self, state: QueueState) -> None:
        """Show these."""
        jobs = self.jobs = state.now_running
        for line, job in zip(self._lines, (*jobs[:MOST], *[None] * MOST), strict=False):
            line.show_job(job)
        self.count = state.standing.running
        self._show_lines()
        self._bars.show_counts(state.per_minute)
        pace = sum(state.per_minute) / MINUTES
        told = show.number(round(pace) if pace >= 10 else round(pace, 1))
        self._pace.setText(self.tr("{0} a minute in the last {1} minutes").format(told, MINUTES))

    def set_tight(self, tight: bool) -> None:
        """Say in the title's line alone what runs, where room is short."""
        if tight is not self._is_tight:
            self._is_tight = tight
            self._show_lines()

    def _show_lines(self) -> None:
        jobs = self.jobs
        for line, job in zip(self._lines, (*jobs[:MOST], *[None] * MOST), strict=False):
            line.setVisible(job is not None and not self._is_tight)
        left = self.count - min(len(jobs), MOST)
        self._more.setVisible(left > 0 and not self._is_tight)
        self._more.setText(self.tr("and {0} more").format(show.number(left)))
        self.brief.show_jobs(jobs if self._is_tight else ())
        if not jobs:
            self.hint.setText(self.tr("Nothing at the moment"))


class Brief(QWidget):
    """All that runs in one line, with the bar of the job that tells how far it is."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.hint = ShortHint()
        row.addWidget(self.hint)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(160))
        self.bar.hide()
        row.addWidget(self.bar)

    def show_jobs(self, jobs: Sequence[RunningJob], count: int = 0) -> None:
        """Say these, and how many run where that is given; without any nothing is said."""
        told = in_short(jobs)
        if count and jobs:
            told = self.tr("{0} running: {1}").format(show.number(count), told)
        self.hint.setText(told)
        longest = next((job for job in jobs if job.progress is not None), None)
        self.bar.setVisible(longest is not None)
        if longest is not None:
            self.bar.setValue(longest.progress or 0)
            name = self.tr("Progress of {0}").format(words.what(longest.job_type))
            self.bar.setAccessibleName(name)


def in_short(jobs: Sequence[RunningJob]) -> str:
    """Daily backup 62 %, Mail (3)."""
    parts = [
        f"{words.what(job.job_type)} {job.progress} %" for job in jobs if job.progress is not None
    ]
    kinds = Counter(job.job_type for job in jobs if job.progress is None)
    parts += [
        words.what(kind) + (f" ({count})" if count > 1 else "") for kind, count in kinds.items()
    ]
    return ", ".join(parts)


class _Line(QWidget):
    """One job."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._what, self._on = ElidedLabel(), ElidedLabel()
        self._what.setFont(semibold())
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(px(220))
        self._percent = Hint()
        self._percent.setFixedWidth(px(56))
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self._what.setFixedWidth(px(260))
        row.addWidget(self._what)
        row.addWidget(self._on, 1)
        row.addWidget(self._bar)
        row.addWidget(self._percent)
        self.setMinimumHeight(px(24))

    def show_job(self, job: RunningJob | None) -> None:
        if job is None:
            return
        self._what.setText(words.what(job.job_type))
        about = "" if job.entity_type is None else f"{plain_word(job.entity_type)} {job.entity_id}"
        if job.attempts > 1:
            about = ", ".join(filter(None, (about, self.tr("try {0}").format(job.attempts))))
        self._on.setText(about)
        known = job.progress is not None
        self._bar.setVisible(known)
        self._bar.setValue(job.progress or 0)
        self._bar.setAccessibleName(self.tr("Progress of {0}").format(words.what(job.job_type)))
        self._percent.setText(f"{job.progress} %" if known else "")
