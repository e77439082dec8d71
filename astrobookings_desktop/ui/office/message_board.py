"""Above the list of messages: figures, and why they wait."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from astrobookings_desktop.data.queries.queue_state import MessageState, message_state
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.jobs.mail.way import (
    NO_SERVER,
    PRACTICE,
    PRACTICE_BEFORE,
    way_of,
    what_is_missing,
)
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.language import said
from astrobookings_desktop.ui.office import words
from astrobookings_desktop.ui.office.board import Board
from astrobookings_desktop.ui.office.error_words import error_words, pace_of, setting_of
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.buttons import LinkButton

TILES = (
    ("grace", "In grace", "wait"),
    ("pending", "Waiting", "clock"),
    ("failed", "Failed", "alert"),
    ("sent_today", "Sent today", "mail_sent"),
    ("discarded_today", "Discarded today", "canceled"),
)
RIGHT = Right.CHANGE_NOTIFICATIONS
WITHOUT_A_WAY = (NO_SERVER, PRACTICE, *PRACTICE_BEFORE)
"""What is said for as long as it is so, whatever a message met when it was tried last."""


class MessageBoard(Board):
    """Tiles, and a banner for as long as nothing can be sent."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        tiles = [(where, said("MessageBoard", title), icon) for where, title, icon in TILES]
        super().__init__(context, tiles, parent)
        self.settings = LinkButton(self.tr("Mail settings"), "settings")
        self._place: Section | str = Section.MAIL  # of the settings, where what helps is set
        self.settings.clicked.connect(lambda: context.settings_wanted.emit(self._place))
        self.corner = self.refused = LinkButton("", "alert")
        self.refused.clicked.connect(lambda: context.list_wanted.emit(Entity.USER, "refused"))
        self.banner = Banner("", action=self.settings)
        self.banner.hide()
        self.column.insertWidget(0, self.banner)

    def look(self) -> None:
        """Read the messages and show how they fare."""
        reading = self.context.reading()
        grace = timedelta(seconds=reading.settings.mail_grace_seconds)
        today = shown.day_start(reading.now)
        state = message_state(self.context.connection, reading.now, today, grace)
        tiles = self.tiles
        seconds = words.span(reading.settings.mail_grace_seconds)
        tiles["grace"].show_figure(state.in_grace, self.tr("sent after {0}").format(seconds))
        oldest = ""
        if state.oldest is not None and state.pending:
            waits = (reading.now - shown.local(state.oldest)).total_seconds()
            oldest = self.tr("oldest {0}").format(words.span(waits))
        tiles["pending"].show_figure(state.pending, oldest)
        self._show_failed(state)
        unread = self.tr("{0} unread on all desktops").format(shown.number(state.unread))
        tiles["sent_today"].show_figure(state.sent_today, unread if state.unread else "")
        undone = self.tr("undone, overtaken, or by hand")
        tiles["discarded_today"].show_figure(
            state.discarded_today, undone if state.discarded_today else ""
        )
        missing = ""
        if self.context.file is not None:
            missing = what_is_missing(way_of(self.context.file.settings), reading)
            self._place = setting_of(missing or state.obstacle)
            missing = self._words().get(missing, missing)
        self._show_banner(missing, state)

    def _words(self) -> dict[str, str]:
        """What keeps messages here, as it reads in the window."""
        return {
            PRACTICE: self.tr(
                "No message leaves a practice database. Set a folder to see them as .eml files."
            ),
            NO_SERVER: self.tr(
                "No mail server is set. Set one, or a folder that takes messages as .eml files."
            ),
        }

    def _show_failed(self, state: MessageState) -> None:
        note = ""
        if state.uncertain:
            note = self.tr("{0} uncertain").format(shown.number(state.uncertain))
        refused = shown.number(state.refused_addresses)
        self.refused.setText(self.tr("{0:address|addresses} refused").format(refused))
        self.refused.setVisible(state.refused_addresses > 0)
        self.tiles["failed"].explain(
            self.tr(
                "Messages that never went out, until they are sent again, marked sent or "
                "discarded. Jobs has those of the last three months alone: older jobs are cleared "
                "away, their messages stay."
            )
            if state.failed
            else ""
        )
        tone = "danger" if state.failed else ""
        self.tiles["failed"].show_figure(state.failed, note, tone)

    def _show_banner(self, missing: str, state: MessageState) -> None:
        text, pace = missing, None
        if not missing and state.obstacle and state.obstacle not in WITHOUT_A_WAY:
            pace, text = pace_of(state.obstacle), error_words(state.obstacle)
        if pace is not None:
            text = self._paced(pace, state.pending)
        elif text and state.pending:  # what is wrong stops all of them: the tile's own figure
            wait = (
                self.tr("1 message waits; nothing is lost.")
                if state.pending == 1
                else self.tr("{0} messages wait; nothing is lost.").format(
                    shown.number(state.pending)
                )
            )
            text = f"{text.rstrip('.')}. {wait}"
        self.banner.setVisible(bool(text))
        if text:
            self.banner.set_tone(*(("warn", "warning") if pace is None else ("info", "clock")))
            self.banner.say(text)

    def _paced(self, pace: int, pending: int) -> str:
        """That they go out one after the other, for as long as some wait."""
        if not pending:
            return ""
        words = self.tr("{0:message waits its|messages wait their} turn: {1} a minute are sent.")
        return words.format(shown.number(pending), shown.number(pace))
