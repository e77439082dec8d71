"""A launch's path as a timeline: from its schedule over delays to how it ended."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NotFound
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.services.launches.path import PathStep, launch_path
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.theme.fonts import SECTION, semibold
from astrobookings_desktop.ui.theme.statuses import LOOKS
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.timeline import Event, Timeline


class LaunchPath(QWidget):
    """Shows itself for launches alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        title = Hint(_tr("Path"), "text")
        title.setFont(semibold(SECTION - 2))
        column.addWidget(title)
        self.timeline = Timeline()
        column.addWidget(self.timeline)
        self.hide()

    def show_record(self, context: UiContext, entity: Entity, key: int | None) -> None:
        """Show a launch's path; nothing for other records."""
        steps: list[PathStep] = []
        if entity is Entity.LAUNCH and key is not None:
            try:
                steps = launch_path(context.reading(), key)
            except (NotFound, ValueError):  # gone, or a log that somebody altered
                steps = []
        self.timeline.show_events([event_of_step(step) for step in steps])
        self.setVisible(bool(steps))


def event_of_step(step: PathStep) -> Event:
    """One step as a line: what the launch became, and for when."""
    words = _word(step.status)
    if step.old_date is not None:
        dates = f"{shown.day(step.old_date)} → {shown.day(step.date)}"
        text = _tr("{0}: {1}").format(words, dates)
    elif step.status in ("scheduled", "delayed"):
        text = _tr("{0} for {1}").format(words, shown.day(step.date))
    else:
        text = words
    if step.action == "import":
        text = _tr("{0}, imported: {1}").format(words, shown.day(step.date))
    note = " · ".join(filter(None, (shown.moment(step.at), step.who, step.reason)))
    look = LOOKS[LaunchStatus].get(step.status)
    return Event(look.icon if look else "edit", text, note, look.tone if look else "neutral")


def _word(status: str) -> str:
    look = LOOKS[LaunchStatus].get(status)
    return look.word if look else status.replace("_", " ").capitalize()


def _tr(text: str) -> str:
    return QCoreApplication.translate("launch_path", text)
