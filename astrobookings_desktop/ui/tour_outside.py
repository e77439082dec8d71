"""The tour's pictures of what stands outside of the pages: inbox, banner, tray."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from astrobookings_desktop.data.queries.queue_standing import Standing
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.pacing import Bundle, Notice
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.access.demo_accounts import DEMO_PASSWORD, demo_accounts
from astrobookings_desktop.services.access.sign_in import sign_in
from astrobookings_desktop.services.messages.inbox import Attention
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.search import SearchThread
from astrobookings_desktop.ui.main_window import MainWindow
from astrobookings_desktop.ui.notices.inbox import InboxDialog
from astrobookings_desktop.ui.notices.words import words_of
from astrobookings_desktop.ui.theme import icons
from astrobookings_desktop.ui.tray import State, Tray

Save = Callable[[QWidget, str], None]
Settle = Callable[[], None]
TOLD = (
    ("Launch aborted", "Lunar orbit on 17 Mar 2027, 09:00 UTC, weather"),
    ("Hold lapsed", "2 seats to Mars on 4 May 2028, 12:00 UTC, نجمة الفضاء, locator K7M 4QX"),
)


def outside(window: MainWindow, save: Save, settle: Settle) -> None:
    """Take them, in the look of this moment."""
    _inboxes(window, save, settle)
    _banner(window, save, settle)
    _tray(save, settle)


def _inboxes(window: MainWindow, save: Save, settle: Settle) -> None:
    """An agent's, with messages; and the empty one of somebody who just came."""
    office = window.context.office
    accounts = demo_accounts(window.context.reading())
    emails = [account.email for account in accounts if account.role is Role.AGENT]
    with office.writer() as writer:
        people = [sign_in(writer, email, DEMO_PASSWORD) for email in emails[:1]]
    for actor, name in [*((one, "inbox") for one in people), (window.context.actor, "inbox-empty")]:
        context = UiContext(office, actor)
        search = SearchThread(context.connect_reader, context)
        dialog = InboxDialog(context, search, window)
        dialog.open()
        settle()
        save(dialog, name)
        dialog.done(0)
        search.close()
        context.close()


def _banner(window: MainWindow, save: Save, settle: Settle) -> None:
    notices = tuple(Notice(place, *told, Entity.LAUNCH, place) for place, told in enumerate(TOLD))
    window.go_to_page(0)
    window.notice.tell(1, words_of(Bundle(notices, 7)))
    settle()
    save(window, "notice-banner")
    window.notice.put_away()


def _tray(save: Save, settle: Settle) -> None:
    tray = Tray("AstroBookings", steers=True)
    tray.count(Attention(3, Standing(waiting=12, failed=1), (), ()))
    tray.menu.popup(tray.menu.pos())
    settle()
    save(tray.menu, "tray-menu")
    tray.menu.close()
    tray.stop()
    sheet = QWidget()
    row = QHBoxLayout(sheet)
    for state in State:
        badge, tone = state.value
        icon = icons.stamp("launch", theme.current().tokens, badge, tone)
        for size in (16, 22, 32, 64):
            picture = QLabel()
            picture.setPixmap(icon.pixmap(size))
            row.addWidget(picture)
    save(sheet, "tray-icons")
    sheet.deleteLater()
