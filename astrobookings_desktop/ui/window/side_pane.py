"""What stands left of the pages: the tabs, and who sits here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import px, semibold
from astrobookings_desktop.ui.theme.statuses import look_of
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel
from astrobookings_desktop.ui.widgets.sidebar import Entry, Sidebar

NARROW_BELOW = 1280


class SidePane(QWidget):
    """The sidebar with the person's name and role at its foot; icons only where room is short."""

    def __init__(
        self,
        entries: Sequence[Entry],
        actor: Actor,
        narrow: bool | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._by_hand = narrow
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 12)
        self.sidebar = Sidebar(list(entries))
        column.addWidget(self.sidebar, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        self._who = QWidget()
        words = QVBoxLayout(self._who)
        words.setContentsMargins(20, 0, 8, 0)
        words.setSpacing(0)
        name = ElidedLabel(actor.name)  # the pane is as wide as the tabs' words, not as a name
        name.setFont(semibold())
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words.addWidget(name)
        words.addWidget(Hint(look_of(actor.role).word))
        column.addWidget(self._who)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, or words as well, as a person wants it from now on."""
        self._by_hand = narrow
        self.fit(self.window().width())

    def fit(self, window_width: int) -> None:
        """Show words where the window has room for them, unless a person decided."""
        narrow = window_width < px(NARROW_BELOW) if self._by_hand is None else self._by_hand
        if narrow != self.sidebar.is_narrow:
            self.sidebar.set_narrow(narrow)
        self._who.setVisible(not narrow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground."""
        QPainter(self).fillRect(self.rect(), theme.current().color("sidebar"))
