"""Jobs in trouble, grouped by cause, each with what helps and the buttons to do it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from astrobookings_desktop.data.queries.queue_state import QueueState, TroubleGroup
from astrobookings_desktop.domain.statuses import Trouble
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.notices.words import plain_line
from astrobookings_desktop.ui.office import words
from astrobookings_desktop.ui.office.error_words import error_words, lacks_legal_data
from astrobookings_desktop.ui.office.running_list import Brief
from astrobookings_desktop.ui.theme.fonts import px, semibold
from astrobookings_desktop.ui.widgets.buttons import Button, IconButton
from astrobookings_desktop.ui.widgets.card import Card, Hint, Line
from astrobookings_desktop.ui.widgets.chip import Chip
from astrobookings_desktop.ui.widgets.key_cap import KeyCap
from astrobookings_desktop.ui.widgets.long_words import breakable

LONGEST = 300  # signs of an error: a server's own words may be many
_END = re.compile(r"(?<=[^\W\d]\.) (?=[A-ZÁÉÍÓÚÑ“])")  # of a sentence


@dataclass(frozen=True)
class Steps:
    """What can be done about a group."""

    retry: Callable[[TroubleGroup], None]
    cancel: Callable[[TroubleGroup], None]
    show: Callable[[TroubleGroup], None]
    mend: Callable[[TroubleGroup], None]


class TroubleCard(Card):
    """The groups, those that need somebody first; a button for all that failed."""

    def __init__(
        self, steps: Steps, retry_all: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._steps = steps
        header = self.add_header(self.tr("Errors, grouped"))
        header.row.insertWidget(1, count := Hint())
        self._count = count
        self.brief = Brief()  # what runs, where its own card gives way
        header.row.addWidget(self.brief)
        self.retry_all = Button(self.tr("Retry all failed"), "refresh")
        self.retry_all.clicked.connect(retry_all)
        header.row.addWidget(self.retry_all)
        self._cap = KeyCap("Ctrl+⇧+R")
        header.row.addWidget(self._cap)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)
        self._more = Hint()
        self.body.addWidget(self._more)
        self.rows: list[TroubleRow] = []

    @property
    def causes(self) -> list[tuple[str, str, str | None, str]]:
        """What the rows are about."""
        return [_cause(row.trouble) for row in self.rows]

    def show_state(self, state: QueueState, now: datetime, *, is_paused: bool = False) -> None:
        """Show these; a row that stays keeps the focus."""
        self.setVisible(bool(state.troubles))
        jobs = (
            self.tr("1 job")
            if state.troubled == 1
            else f"{shown.number(state.troubled)} {self.tr('jobs')}"
        )
        causes = (
            self.tr("1 cause")
            if state.causes == 1
            else f"{shown.number(state.causes)} {self.tr('causes')}"
        )
        self._count.setText(f"{jobs}, {causes}")
        self.retry_all.setVisible(state.standing.failed > 0)
        self._cap.setVisible(state.standing.failed > 0)
        self.retry_all.setText(
            self.tr("Retry all failed ({0})").format(shown.number(state.standing.failed))
        )
        if self.causes != [_cause(one) for one in state.troubles]:
            self._rebuild(state)
        for row, trouble in zip(self.rows, state.troubles, strict=True):
            row.show_trouble(trouble, words.next_try(trouble, now, is_paused=is_paused))
        left = state.causes - len(state.troubles)
        self._more.setVisible(left > 0)
        self._more.setText(self.tr("and {0} more {0:=cause|causes}").format(shown.number(left)))

    def _rebuild(self, state: QueueState) -> None:
        focused = next((row for row in self.rows if row.has_focus), None)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for place, trouble in enumerate(state.troubles):
            if place:
                self._rows.addWidget(Line())
            row = TroubleRow(trouble, self._steps)
            self._rows.addWidget(row)
            row.show()  # a layout does it later only, and counts no height until then
            self.rows.append(row)
        if focused is not None and self.rows:
            same = [row for row in self.rows if _cause(row.trouble) == _cause(focused.trouble)]
            (same or self.rows)[0].focus_first()


class TroubleRow(QWidget):
    """One cause."""

    def __init__(self, trouble: TroubleGroup, steps: Steps) -> None:
        super().__init__()
        self.trouble = trouble
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        chip_place = QWidget()
        chip_place.setFixedWidth(words.widest_chip())
        inner = QHBoxLayout(chip_place)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(Chip(words.look_of(trouble)))
        inner.addStretch(1)
        row.addWidget(chip_place)
        said = QVBoxLayout()
        said.setSpacing(0)
        what_is, advice = _sentences(plain_line(error_words(trouble.error), LONGEST))
        self.cause = QLabel(breakable(what_is))
        self.cause.setTextFormat(Qt.TextFormat.PlainText)
        self.cause.setFont(semibold())
        self.cause.setWordWrap(True)
        said.addWidget(self.cause)
        self.remedy = Hint(f"{advice} {words.remedy(trouble)}".strip())
        self.remedy.setWordWrap(True)
        said.addWidget(self.remedy)
        row.addLayout(said, 1)
        self.facts = Hint()
        self.facts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.facts.setMinimumWidth(px(150))
        row.addWidget(self.facts)
        self.buttons: list[Button] = []
        for button, act in self._offer(trouble, steps):
            name = f"{button.accessibleName()}: {words.what(trouble.job_type)}"
            button.setAccessibleDescription(f"{what_is.rstrip('.')}. {self.remedy.text()}")
            button.clicked.connect(lambda _checked=False, one=act: one(self.trouble))
            if isinstance(button, IconButton):
                button.setAccessibleName(name)
            row.addWidget(button)
            self.buttons.append(button)

    def show_trouble(self, trouble: TroubleGroup, when: str) -> None:
        """Show how many there are by now, and when they are tried again."""
        self.trouble = trouble
        jobs = (
            self.tr("1 job")
            if trouble.count == 1
            else f"{shown.number(trouble.count)} {self.tr('jobs')}"
        )
        self.facts.setText(f"{words.what(trouble.job_type)} · {jobs}\n{when}")

    def focus_first(self) -> None:
        """Put the focus on the first button."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def has_focus(self) -> bool:
        """Whether one of the buttons has the focus."""
        return any(button.hasFocus() for button in self.buttons)

    def _offer(
        self, trouble: TroubleGroup, steps: Steps
    ) -> list[tuple[Button, Callable[[TroubleGroup], None]]]:
        show = (IconButton("search", self.tr("Show these jobs")), steps.show)
        if trouble.status == "uncertain" and trouble.job_type == words.MAIL:
            return [(Button(self.tr("Open messages"), "notification"), steps.show)]
        first: tuple[Button, Callable[[TroubleGroup], None]]
        if lacks_legal_data(trouble.error):
            first = (Button(self.tr("Open the agency"), "agency"), steps.mend)
        elif trouble.kind == Trouble.SETTING:
            first = (Button(self.tr("Settings"), "settings"), steps.mend)
        elif trouble.status in ("failed", "uncertain"):
            first = (Button(self.tr("Retry"), "refresh"), steps.retry)
        else:
            first = (Button(self.tr("Try now"), "refresh"), steps.retry)
        return [first, (IconButton("delete", self.tr("Cancel these jobs…")), steps.cancel), show]


def _sentences(text: str) -> tuple[str, str]:
    """The first sentence, and those that follow: what helps, where an error says it."""
    first, *rest = _END.split(text, maxsplit=1)
    return first, "".join(rest)


def _cause(trouble: TroubleGroup) -> tuple[str, str, str | None, str]:
    return trouble.status, trouble.job_type, trouble.kind, trouble.error
