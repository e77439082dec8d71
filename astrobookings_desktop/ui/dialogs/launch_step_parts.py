"""The parts of a launch's step: which launch, what will happen, what is asked, the two buttons."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from astrobookings_desktop.data.queries.sale import LaunchOnSale
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.dialogs.launch_effects import EffectLine
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.theme.fonts import SECTION, TITLE, px, semibold
from astrobookings_desktop.ui.theme.statuses import look_of
from astrobookings_desktop.ui.widgets.buttons import Button, DangerButton, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Hint, Line
from astrobookings_desktop.ui.widgets.chip import Chip
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.key_cap import KeyCap
from astrobookings_desktop.ui.widgets.refusal_box import RefusalBox


class EffectRow(QWidget):
    """One effect: icon, what and how, and its figure at the right."""

    def __init__(self, line: EffectLine) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        icon = QLabel()
        icon.setPixmap(theme.current().pixmap(line.icon, line.tone, px(20)))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        title = QLabel(line.title)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(semibold())
        title.setWordWrap(True)
        words.addWidget(title)
        detail = Hint(line.detail, line.tone)
        detail.setWordWrap(True)
        words.addWidget(detail)
        row.addLayout(words, 1)
        figure = QLabel(line.figure)
        figure.setTextFormat(Qt.TextFormat.PlainText)
        figure.setFont(semibold(SECTION))
        row.addWidget(figure, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(". ".join(filter(None, (line.title, line.detail, line.figure))))


class EffectList(QWidget):
    """Everything that will happen, one row each."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[EffectRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_effects(self, lines: list[EffectLine]) -> None:
        """Show what will happen, and no more what stood there."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [EffectRow(line) for line in lines]
        for row in self.rows:
            self._column.addWidget(row)
            row.show()


class Questions(QWidget):
    """A reason and a tick, where a step needs them; `ticked` comes when the tick changes."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.reason: Field | None = None
        self.tick: QCheckBox | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()  # until something is asked: it would keep a gap

    @property
    def first(self) -> QWidget | None:
        """Where something is to be written."""
        return None if self.reason is None else self.reason.editor

    @property
    def words(self) -> str:
        """The reason as it stands."""
        return "" if self.reason is None else self.reason.text()

    def ask_reason(self, note: str) -> None:
        """A line for the reason; Enter in it does nothing but go on."""
        editor = QLineEdit()
        editor.setMaxLength(500)
        self.reason = Field(self.tr("Reason"), editor, note)
        editor.textChanged.connect(self._written)
        self._column.addWidget(self.reason)
        self.show()

    def ask_tick(self, words: str) -> None:
        """Something that must be ticked before a grave act, again where other words are.

        Without words nothing must be any more.
        """
        if self.tick is None and words:
            self.tick = QCheckBox()
            self.tick.toggled.connect(self.ticked)
            self._column.addWidget(self.tick)
            self.show()
        if self.tick is not None and words != self.tick.text():
            self.tick.setText(words)
            with QSignalBlocker(self.tick):  # who ticked it has read something else
                self.tick.setChecked(False)
            self.tick.setVisible(bool(words))

    def missing(self, box: RefusalBox) -> QWidget | None:
        """What must be filled in first, with the errors of all that is shown, the tick's in
        `box`."""
        first: QWidget | None = None
        if self.tick is not None and self.tick.text() and not self.tick.isChecked():
            box.refuse(self.tr("Tick the box to confirm: “{0}”.").format(self.tick.text()))
            first = self.tick
        if self.reason is not None and not self.words.strip():
            self.reason.set_error(self.tr("Say why: it stands in the log and in the messages."))
            first = self.reason.editor
        return first

    @Slot()
    def _written(self) -> None:
        if self.reason is not None:
            self.reason.set_error(None)  # what was wrong with it is being mended

    def refuse(self, refusal: Refusal) -> bool:
        """Show a refusal of the reason beside it; whether it was one."""
        if self.reason is None or refusal.field != "reason":
            return False
        self.reason.set_error(tell(refusal))
        self.reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class StepHead(QWidget):
    """The question, and which launch it is about."""

    def __init__(self, launch: LaunchOnSale, question: str, icon: tuple[str, str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        picture = QLabel()
        picture.setPixmap(theme.current().pixmap(icon[0], icon[1], px(24)))
        head.addWidget(picture)
        title = QLabel(question)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(semibold(TITLE))
        title.setWordWrap(True)
        head.addWidget(title, 1)
        head.addWidget(Chip(look_of(launch.status)))
        column.addLayout(head)
        when = show.moment_with_weekday(launch.date)
        place = show.place(launch.destination)
        under = Hint(" · ".join((place, launch.rocket, launch.agency, when)))
        under.setWordWrap(True)
        column.addWidget(under)
        column.addWidget(Line())


class StepFoot(QWidget):
    """The safe button, which is the default, and the act."""

    def __init__(self, keep: str, *, danger: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        row.addWidget(Hint(self.tr("Esc keeps")))
        row.addStretch(1)
        self.keep = Button(keep)
        row.addWidget(self.keep)
        self.act: Button = DangerButton("") if danger else PrimaryButton("")
        self.act.setAutoDefault(False)
        row.addWidget(self.act)
        row.addWidget(KeyCap("Ctrl+↵ ×2" if danger else "Ctrl+↵"))
        self.keep.setDefault(True)
