"""The inbox: own messages, the newest first; and its state in the status bar."""

import sqlite3
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget, QTreeWidgetItem, QWidget

from astrobookings_desktop.domain.rights import READ_RIGHTS
from astrobookings_desktop.services.messages.inbox import (
    MOST,
    MOST_COUNTED,
    Attention,
    Message,
    count_inbox,
    inbox,
    mark_all_read,
    mark_read,
)
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.search import Searcher, SearchThread, tell_failure
from astrobookings_desktop.ui.entities import BY_ENTITY
from astrobookings_desktop.ui.entities.words import plain_word
from astrobookings_desktop.ui.format import moment
from astrobookings_desktop.ui.notices.attention import AttentionWatch
from astrobookings_desktop.ui.notices.message_words import message_body, message_line
from astrobookings_desktop.ui.notices.words import plain_line
from astrobookings_desktop.ui.theme.fonts import SECTION, px, semibold
from astrobookings_desktop.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.empty_state import EmptyState
from astrobookings_desktop.ui.widgets.key_cap import KeyCap
from astrobookings_desktop.ui.widgets.painting import plain_tip
from astrobookings_desktop.ui.widgets.row_table import RowTable, row_of
from astrobookings_desktop.ui.widgets.scrolled_sheet import sheet_column

if TYPE_CHECKING:
    from astrobookings_desktop.ui.main_window import MainWindow

SHORTCUT = "Ctrl+I"
SIZE = (920, 560)
WIDTHS = (184, 216)
LONGEST_SHOWN = 400  # of a message in its row; the whole one stands below the list


class InboxState(LinkButton):
    """How many messages are unread, in the status bar; a click opens them."""

    def __init__(self, watch: AttentionWatch, parent: QWidget | None = None) -> None:
        super().__init__("", "inbox", parent)
        self.setFixedHeight(px(22))
        tip = self.tr(
            "Your own messages on the desktop, counted as long as they are unread. Mails aren't "
            "among them. {0} opens them."
        )
        self.setToolTip(plain_tip(tip.format(SHORTCUT)))
        watch.counted.connect(self._count)
        self._say(0)

    @Slot(object)
    def _count(self, counts: Attention) -> None:
        self._say(counts.unread)

    def _say(self, unread: int) -> None:
        words = self.tr("Inbox: {0} unread").format(show.number(unread))
        self.setText(words if unread else self.tr("Inbox"))


class MessageList(RowTable):
    """The messages, one a row; unread ones are written bold and have a bell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDTHS, parent)
        titles = [self.tr("When"), self.tr("About"), self.tr("Message")]
        self.set_words(self.tr("Messages"), titles)
        self.messages: list[Message] = []

    @property
    def current(self) -> Message | None:
        """The message of the current row."""
        return self.messages[self.place] if 0 <= self.place < len(self.messages) else None

    def show_messages(self, messages: list[Message]) -> None:
        """List these; the same message stays current, or else the one in its place."""
        current, place = self.current, max(self.place, 0)
        self.messages = messages
        self.clear()
        items = [self._item(message) for message in messages]
        self.addTopLevelItems(items)
        ids = [message.id for message in messages]
        if current is not None and current.id in ids:
            place = ids.index(current.id)
        if items:
            self.setCurrentItem(items[min(place, len(items) - 1)])

    def step(self) -> None:
        """Go on to the next message."""
        below = self.topLevelItem(self.place + 1)
        if below is not None:
            self.setCurrentItem(below)

    def _item(self, message: Message) -> QTreeWidgetItem:
        body = message_body(message.event, message.text, message.facts)
        text = plain_line(_alike(message, body), LONGEST_SHOWN)
        item = row_of([moment(message.timestamp), plain_word(message.event), text])
        icon, color = ("check", "text3") if message.is_read else ("notification", "info")
        item.setIcon(0, theme.current().icon(icon, color))
        state = self.tr("read") if message.is_read else self.tr("unread")
        for column in range(3):
            if message.is_read:
                item.setForeground(column, theme.current().color("text2"))
            else:
                item.setFont(column, semibold())
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{item.text(0)}, {state}")
        return item


class InboxDialog(QDialog):
    """Own messages. Enter opens the record of the current one, which is then read."""

    def __init__(self, context: UiContext, thread: SearchThread, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Inbox"))
        self._context = context
        self._count = (0, 0)
        self._searcher = Searcher(thread, self)
        self._searcher.found.connect(self._found)
        self._searcher.failed.connect(self._failed)
        self.list = MessageList()
        self._lay_out()
        room = parent.size() - QSize(48, 48)
        self.resize(QSize(px(SIZE[0]), px(SIZE[1])).boundedTo(room))
        for keys, act in (("Ctrl+R", self.read_current), ("Ctrl+Shift+R", self.read_all)):
            QShortcut(QKeySequence(keys), self, act)
        context.changed.connect(self.look)
        context.closing.connect(self.reject)
        theme.current().changed.connect(self.look)
        self.look()

    @Slot()
    def look(self) -> None:
        """Read them anew."""
        office, actor = self._context.office, self._context.actor

        def read(connection: sqlite3.Connection) -> tuple[tuple[int, int], list[Message]]:
            view = office.reading(connection, actor)
            messages = inbox(view)
            if len(messages) == MOST:
                return count_inbox(view), messages
            return (len(messages), sum(not one.is_read for one in messages)), messages

        self._searcher.ask(read)

    @Slot()
    def open_current(self) -> None:
        """Show the record that the current message is about; the message is read."""
        message = self.list.current
        if message is None:
            return
        self._read(message)
        if self._may_open(message):
            self.accept()
            self._context.open_record(message.entity, message.key)

    @Slot()
    def read_current(self) -> None:
        """The current message is read; go on to the next."""
        message = self.list.current
        if message is not None:
            self._read(message)
            self.list.step()

    @Slot()
    def read_all(self) -> None:
        """All messages are read."""

        def done(count: int) -> None:
            words = self.tr("1 message marked read"), self.tr("{0} messages marked read")
            self._context.say(words[count != 1].format(show.number(count)))

        if self._count[1]:
            self._context.run(mark_all_read, done, self._context.refuse)

    def done(self, result: int) -> None:
        """Ask for nothing any more."""
        self._searcher.forget()
        super().done(result)

    # --- within -----------------------------------------------------------------------------------

    def _read(self, message: Message) -> None:
        if not message.is_read:
            self._context.run(
                lambda work: mark_read(work, message.id),
                lambda _done: None,
                self._context.refuse,
            )

    def _may_open(self, message: Message) -> bool:
        return self._context.may(READ_RIGHTS[message.entity])

    @Slot(object)
    def _found(self, found: tuple[tuple[int, int], list[Message]]) -> None:
        self._count, messages = found
        count, unread = self._count
        self.list.show_messages(messages)
        self._stack.setCurrentIndex(0 if messages else 1)
        words = self.tr("{0} unread").format(show.number(unread)) if unread else self.tr("all read")
        if count > len(messages):
            of = self.tr("the newest {0} of {1}")
            if count > MOST_COUNTED:
                of, count = self.tr("the newest {0} of more than {1}"), MOST_COUNTED
            words = f"{words} · {of.format(show.number(MOST), show.number(count))}"
        self.note.setText(words if count else "")
        self.reading_all.set_blocked(not unread)
        self._current()
        if self.focusWidget() is None or not messages:
            (self.list if messages else self.closing).setFocus()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        tell_failure(self._context, error)

    @Slot()
    def _current(self) -> None:
        message = self.list.current
        self.reading.set_blocked(message is None or message.is_read)
        self.opening.set_blocked(message is None or not self._may_open(message))
        self.detail.setVisible(message is not None)
        if message is None:
            return
        self.detail.setText(plain_line(_line(message), 2000))
        one = BY_ENTITY[message.entity].singular
        self.opening.setText(self.tr("&Open the {0}").format(one))

    def _lay_out(self) -> None:
        column = sheet_column(self)
        head = QHBoxLayout()
        head.setSpacing(8)
        title = QLabel(self.tr("Inbox"))
        title.setFont(semibold(SECTION))
        head.addWidget(title)
        self.note = Hint()
        head.addWidget(self.note)
        head.addStretch(1)
        head.addWidget(KeyCap("↵"))
        head.addWidget(Hint(self.tr("open")))
        head.addWidget(KeyCap("Ctrl+R"))
        head.addWidget(Hint(self.tr("read")))
        head.addWidget(KeyCap("Ctrl+⇧+R"))
        head.addWidget(Hint(self.tr("all read")))
        column.addLayout(head)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        sentence = self.tr("What you are told about launches, holds and jobs appears here.")
        self._stack.addWidget(EmptyState("inbox", self.tr("No message"), sentence))
        column.addWidget(self._stack, 1)
        self.detail = Hint("", "text")
        self.detail.setWordWrap(True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setAccessibleName(self.tr("The whole message"))
        column.addWidget(self.detail)
        column.addLayout(self._buttons())
        self.list.chosen.connect(self.open_current)
        self.list.currentItemChanged.connect(self._current)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.opening = PrimaryButton(self.tr("&Open the record"), "next")
        self.opening.clicked.connect(self.open_current)
        self.reading = Button(self.tr("Mark &read"), "check")
        self.reading.clicked.connect(self.read_current)
        self.reading_all = Button(self.tr("Mark &all read"))
        self.reading_all.clicked.connect(self.read_all)
        self.closing = Button(self.tr("&Close"))
        self.closing.clicked.connect(self.reject)
        for button in (self.opening, self.reading, self.reading_all, self.closing):
            button.setAutoDefault(False)
        row.addWidget(self.reading)
        row.addWidget(self.reading_all)
        row.addStretch(1)
        row.addWidget(self.closing)
        row.addWidget(self.opening)
        return row


def _line(message: Message) -> str:
    return _alike(message, message_line(message.event, message.text, message.facts))


def _alike(message: Message, told: str) -> str:
    if message.alike <= 1:
        return told
    count = _tr("{0:job|jobs} for this cause").format(show.number(message.alike))
    return f"{count}: {told}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("inbox", text)


def open_inbox(window: "MainWindow") -> None:
    """Show the inbox of who sits at the window; the one that is open already comes to the front."""
    found = [one for one in window.findChildren(InboxDialog) if one.isVisible()]
    if found:
        found[0].activateWindow()
        return
    InboxDialog(window.context, window.search, window).open()
