"""What is wrong with a search or a field beside it, and the correction at a click."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.filters import LONGEST_TYPED, UnreadableFilter, shortened
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.buttons import ElidedLink
from astrobookings_desktop.ui.widgets.card import Hint

_ONE_LINE = 520  # pixels; longer sentences may need two lines


class ComplaintRow(QWidget):
    """An icon, one sentence, and what was meant as a link; not to be seen while all is well."""

    corrected = Signal(str)  # the search as it was meant

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meant = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._icon = QLabel()
        row.addWidget(self._icon)
        self.sentence = Hint("", "danger")
        self.link = ElidedLink("")
        self.link.clicked.connect(lambda: self.corrected.emit(self._meant))
        row.addWidget(self.sentence)
        row.addWidget(self.link)
        self.link.hide()
        row.addStretch(1)
        self._row = row
        theme.current().changed.connect(self._dress)
        self._dress()
        self.hide()

    def say(self, problem: InvalidValue | None) -> None:
        """Tell of a problem of the search, or that there is none."""
        self._meant, words, meant = "", "", ""
        if isinstance(problem, UnreadableFilter):
            words, self._meant, meant = tell(problem.reason), problem.corrected, problem.meant
        elif problem is not None:
            words = self.tr("A search must {0}.").format(tell(problem.reason))
        self.say_words(words)
        self.link.setText(self.tr("Did you mean {0}?").format(shortened(meant, LONGEST_TYPED)))
        self.link.setVisible(bool(self._meant))

    def say_words(self, words: str) -> None:
        """Tell a sentence about something else than the search; an empty one hides the row."""
        is_long = self.sentence.fontMetrics().horizontalAdvance(words) > px(_ONE_LINE)
        self.sentence.setWordWrap(is_long)
        self._row.setStretch(1, 1 if is_long else 0)
        self._row.setStretch(3, 0 if is_long else 1)
        self.sentence.setText(words)
        self.setVisible(bool(words))

    def _dress(self) -> None:
        self._icon.setPixmap(theme.current().pixmap("alert", "danger"))
