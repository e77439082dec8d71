"""What is said of the news of new launches: how many people get a message (DOMAIN.md §4, §8)."""

from contextlib import closing

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.services.launches.announcements import (
    Announcement,
    preview_announcement,
)
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.dialogs.launch_effects import EffectLine, counted
from astrobookings_desktop.ui.dialogs.launch_step_parts import EffectList
from astrobookings_desktop.ui.office.words import span
from astrobookings_desktop.ui.threads.background import Background, Progress
from astrobookings_desktop.ui.widgets.card import Line


class LaunchNews(QWidget):
    """Beneath the form of a new launch: whom it is announced to. They are counted meanwhile."""

    def __init__(self, context: UiContext, dialog: FormDialog) -> None:
        super().__init__()
        self._context, self._dialog = context, dialog
        self.is_counted = False
        self.news: Announcement | None = None  # until then, and for an agency's staff
        self.effects = EffectList()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        column.addWidget(Line())
        column.addWidget(self.effects)
        background = Background(context)  # it may outlive the dialog
        background.done.connect(self._counted)
        background.failed.connect(self._failed)
        dialog.finished.connect(background.retire)
        context.closing.connect(background.stop)
        self._show(_tr("Counting the VIP travelers whom it is announced to…"), "—")
        dialog.add_beneath(self)
        office, actor = context.office, context.actor

        def count(_progress: Progress) -> Announcement | None:
            with closing(office.reader()) as connection:
                return preview_announcement(office.reading(connection, actor))

        background.start(count)

    @Slot(object)
    def _counted(self, news: Announcement | None) -> None:
        self.news, self.is_counted = news, True
        if news is None:
            self._show(_tr("Any VIP travelers are told"), "")
            return
        if not news.travelers:
            self._show(_tr("There is no VIP traveler yet whom it is announced to"), "—")
            return
        grace = self._context.reading().settings.mail_grace_seconds
        figure = counted(news.travelers, _tr("1 message"), _tr("{0} messages"))
        self._show(whom(news, grace), figure)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        """The form stays usable: who saves is told of a fault of the file then."""
        told = isinstance(error, Refusal)
        self._show("" if told else _tr("Any VIP travelers are told; they can't be counted now"), "")

    def _show(self, words: str, figure: str) -> None:
        self.effects.show_effects([EffectLine("mail", _tr("Messages"), words, figure)])
        self._dialog.grow()


def whom(news: Announcement, grace_seconds: int) -> str:
    """Who is told, how, and when."""
    if not news.by_mail:
        return _tr("VIP travelers; none of them has an e-mail")
    when = _tr("at once") if not grace_seconds else _tr("after {0}").format(span(grace_seconds))
    if news.by_mail == news.travelers:
        return _tr("VIP travelers, by mail {0}").format(when)
    return _tr("VIP travelers; {0} by mail {1}, the others have no e-mail").format(
        shown.number(news.by_mail), when
    )


def told_of(news: Announcement | None) -> str:
    """What the status bar says beside a launch that was scheduled."""
    if news is None:
        return _tr("any VIP travelers are told")
    told = _tr("{0:VIP traveler is|VIP travelers are} told").format(shown.number(news.travelers))
    if not news.travelers:
        return told
    if not news.by_mail:
        return _tr("{0}, none by mail").format(told)
    if news.by_mail == news.travelers:
        return _tr("{0} by mail").format(told)
    return _tr("{0}, {1} of them by mail").format(told, shown.number(news.by_mail))


def _tr(text: str) -> str:
    return QCoreApplication.translate("launch_news", text)
