"""Trying the mail settings as they are entered, and looking at the messages."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop import config
from astrobookings_desktop.domain.errors import InvalidValue, Refusal
from astrobookings_desktop.domain.statuses import Language
from astrobookings_desktop.jobs.job import JobFailure
from astrobookings_desktop.jobs.mail.letters import events_of
from astrobookings_desktop.jobs.mail.trial import KINDS, TEST, sample_letter, send_test
from astrobookings_desktop.jobs.mail.way import MailSettings
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.entities.words import language_word, plain_word
from astrobookings_desktop.ui.language import language, tell
from astrobookings_desktop.ui.office.error_words import error_words
from astrobookings_desktop.ui.settings.row import EDITOR_WIDTH
from astrobookings_desktop.ui.theme.fonts import SECTION, px, semibold
from astrobookings_desktop.ui.threads.background import Background
from astrobookings_desktop.ui.widgets.buttons import Button
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.choice_box import ChoiceBox
from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.flow import Flow
from astrobookings_desktop.ui.widgets.scrolled_sheet import open_at, sheet_column


class TrialRow(QWidget):
    """Sends a test message with what is entered, saved or not; shows the messages.

    `settings` gives what is entered, and is called in another thread, for the keyring may ask.
    """

    answered = Signal()  # words that weren't there stand beside or beneath the address

    def __init__(
        self,
        context: UiContext,
        settings: Callable[[], Callable[[], MailSettings]],
        *,
        allowed: bool,
    ) -> None:
        super().__init__()
        self._context, self._settings = context, settings
        self._background = Background(context)  # it may outlive the dialog
        self._background.done.connect(self._sent)
        self._background.failed.connect(self._failed)
        self.destroyed.connect(self._background.retire)
        self.address = QLineEdit()
        self.address.setPlaceholderText(self.tr("name@example.org"))
        about = self.tr("Where a test message goes, with what is entered above")
        self.field = Field(self.tr("Test address"), self.address, self.tr("an e-mail"), about=about)
        self.field.setMaximumWidth(px(EDITOR_WIDTH))
        self.send = Button(self.tr("Send a test"), "mail")
        self.send.clicked.connect(self._send)
        self.send.setAutoDefault(False)
        self.address.textChanged.connect(self._forget)
        self.look = Button(self.tr("See the messages…"), "notification")
        self.look.setAutoDefault(False)
        self.look.clicked.connect(lambda: MessagesDialog(context, self.window()).open())
        self.said = Hint()
        self.said.setWordWrap(True)
        buttons = Flow()
        buttons.addWidget(self.send)
        buttons.addWidget(self.look)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addSpacing(px(20))
        right.addLayout(buttons)
        right.addWidget(self.said)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        self.address.setEnabled(allowed)
        self.send.setEnabled(allowed)

    @Slot()
    def _send(self) -> None:
        if self._background.is_busy:
            return
        context, settings, address = self._context, self._settings(), self.address.text()
        self.field.set_error(None)
        self._say(self.tr("Sending…"), "text2")  # the button stays: locked, it loses the focus

        def work(_progress: object) -> str:
            connection = context.office.reader()
            try:
                view = context.office.reading(connection, context.actor)
                folder = config.resource("mail")
                return send_test(view, folder, settings(), address, Language(language()))
            finally:
                connection.close()

        self._background.start(work)

    @Slot(object)
    def _sent(self, words: str) -> None:
        self._say(tell(words), "ok")
        self._show_answer()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if isinstance(error, InvalidValue) and error.field == "test_address":
            self._say("", "text2")
            self.field.set_error(tell(error))
            self.address.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(error, Refusal):
            self._say(tell(error), "danger")
        elif isinstance(error, JobFailure):
            self._say(error_words(str(error)), "danger")
        else:
            self._say(f"{type(error).__name__}: {error}", "danger")
        self._show_answer()

    def _show_answer(self) -> None:
        focus = self.window().focusWidget()
        if focus is None or self.isAncestorOf(focus):  # else somebody is at another field by now
            self.answered.emit()

    @Slot()
    def _forget(self) -> None:
        """What was said was about another address."""
        self.field.set_error(None)
        if not self._background.is_busy:
            self._say("", "text2")

    def _say(self, words: str, color: str) -> None:
        self.said.set_color(color)
        self.said.setText(words)


class MessagesDialog(QDialog):
    """Each event's message with made-up facts, as travelers, agencies or staff read it."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Messages"))
        self.kind, self.event_box, self.language = (
            _box(self.tr("Who reads")),
            _box(self.tr("Event")),
            _box(self.tr("Language")),
        )
        for kind in KINDS:
            self.kind.addItem(plain_word(kind), kind)
        for one in Language:
            self.language.addItem(language_word(one), one.value)
        self.language.setCurrentIndex(self.language.findData(language()))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.kind)
        row.addWidget(self.event_box, 1)
        row.addWidget(self.language)
        self.subject = ElidedLabel()
        self.subject.setFont(semibold(SECTION))
        self.sheet = QTextBrowser()
        self.sheet.setAccessibleName(self.tr("The message"))
        self.sheet.setOpenLinks(False)
        self.sheet.setStyleSheet("background: #ffffff")  # as most people's mail shows it
        self.close_button = Button(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self.close_button)
        column = sheet_column(self)
        column.addLayout(row)
        column.addWidget(self.subject)
        column.addWidget(self.sheet, 1)
        column.addLayout(end)
        open_at(self, 640, 560)
        self.kind.currentIndexChanged.connect(self._offer)
        self.event_box.currentIndexChanged.connect(self._show)
        self.language.currentIndexChanged.connect(self._show)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        self.event_box.blockSignals(True)
        self.event_box.clear()
        for event in events_of(config.resource("mail"), self.kind.currentData()):
            if event != TEST:
                self.event_box.addItem(plain_word(event), event)
        self.event_box.blockSignals(False)
        self._show()

    @Slot()
    def _show(self) -> None:
        event, kind = self.event_box.currentData(), self.kind.currentData()
        language = Language(self.language.currentData())
        try:
            letter = sample_letter(
                self._context.reading(), config.resource("mail"), event, kind, language
            )
        except JobFailure as error:
            self.subject.setText("")
            self.sheet.setPlainText(error_words(str(error)))
            return
        self.subject.setText(letter.subject)
        self.sheet.setHtml(letter.html)


def _box(name: str) -> QComboBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setFixedHeight(px(32))
    return box
