"""The inbox on the screen: by keyboard alone, nasty texts, many messages, what others change."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from astrobookings_desktop.data.enqueue import new_job
from astrobookings_desktop.data.models import JobQueue
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.jobs.administrators import tell_of_failure
from astrobookings_desktop.services.access.sign_in import set_password
from astrobookings_desktop.services.actors import Actor, actor_of
from astrobookings_desktop.services.messages.notices import Recipient, notify
from astrobookings_desktop.services.people import users
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.notices.inbox import InboxDialog, InboxState
from tests.helpers.company import Company
from tests.helpers.house import House, Houses

NASTY = (
    "<b>bold</b><img src='file:///etc/passwd'>",
    "نجمة الفضاء \u202eevil\u202c",
    "x" * 20_000,
    "line\nfeed\ttab\u0007",
    "Zoë 🚀 王小龍",
)


def person(role: Role = Role.ADMIN) -> Callable[[Company], Actor]:
    def make(company: Company) -> Actor:
        entered = {"name": "Ines", "email": "ines@example.org", "role": role}
        return actor_of(company.do(users.create_user, entered), "Ines", role, None)

    return make


def leave(work: UnitOfWork, user: int, entity: Entity, key: int, *texts: str) -> None:
    """Messages on the desktop of somebody."""
    for text in texts:
        work.log(entity, key, "told", None, None)
        notify(work, "launch_aborted", [Recipient(user, False)], entity, key, text, {})


def tell(house: House, *texts: str, entity: Entity = Entity.LAUNCH, key: int = 0) -> None:
    """Messages to who sits there, written by another process."""
    user = house.context.actor.user_id
    assert user is not None
    house.company.do(leave, user, entity, key or house.ids.launches[0], *texts)
    house.company.clock.forward(minutes=1)
    house.context.hub._watcher.look()


def opened(house: House) -> InboxDialog:
    house.window.activateWindow()
    house.qtbot.waitUntil(house.window.isActiveWindow)
    house.keys("Ctrl+I")
    (dialog,) = house.window.findChildren(InboxDialog)
    house.qtbot.waitUntil(lambda: not dialog._searcher.is_waiting)
    return dialog


def count(house: House) -> str:
    (state,) = house.window.findChildren(InboxState)
    return state.text()


def statuses(house: House) -> list[str]:
    sql = "SELECT status FROM notification WHERE user_id = ? ORDER BY timestamp, id"
    return [one for (one,) in house.company.rows(sql, house.context.actor.user_id)]


def test_messages_are_read_and_their_records_opened_by_keyboard_alone(open_house: Houses) -> None:
    house = open_house(sign_in=person())
    assert count(house) == "Inbox"
    for place in range(3):
        tell(house, f"number {place}", key=house.ids.launches[place])
    house.qtbot.waitUntil(lambda: count(house) == "Inbox: 3 unread")
    dialog = opened(house)
    assert [one.text for one in dialog.list.messages] == ["number 2", "number 1", "number 0"]
    assert dialog.focusWidget() is dialog.list
    house.keys("Ctrl+R", dialog.list)
    house.qtbot.waitUntil(lambda: statuses(house) == ["pending", "pending", "read"])
    house.qtbot.waitUntil(lambda: dialog.list.messages[0].is_read)
    assert dialog.list.current is not None
    assert dialog.list.current.text == "number 1"  # on to the next
    house.keys("Return", dialog.list)
    page = house.page(Entity.LAUNCH)
    house.qtbot.waitUntil(lambda: page.view.current_id() == house.ids.launches[1])
    house.qtbot.waitUntil(lambda: count(house) == "Inbox: 1 unread")
    dialog = opened(house)
    house.keys("Ctrl+Shift+R", dialog.list)
    house.qtbot.waitUntil(lambda: statuses(house) == ["read"] * 3)
    house.qtbot.waitUntil(lambda: dialog.note.text() == "all read")
    house.keys("Escape", dialog.list)
    house.qtbot.waitUntil(lambda: count(house) == "Inbox")


def test_a_message_of_failed_jobs_says_how_many_there_are(open_house: Houses) -> None:
    def known(company: Company) -> Actor:
        actor = person()(company)
        company.do(set_password, actor.user_id, "a seat on the moon")
        return actor

    house = open_house(sign_in=known)
    said = "The mail server refused the message: 554 spam"
    stands = {"status": "failed", "last_error": said, "error_kind": "refused"}

    def fail(work: UnitOfWork) -> None:
        for _ in range(3):
            job = new_job("back_up", None, None, now=work.now, run_after=work.now, origin="test")
            key = work.add(JobQueue, None, **job | stands)
        work.log(Entity.JOB_QUEUE, key, "fail", None, None)
        tell_of_failure(work, "", said, key, "back_up")
        tell_of_failure(work, "", said, key - 1, "back_up")

    house.company.do(fail)
    dialog = opened(house)
    (item,) = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    assert item.text(2) == f"3 jobs for this cause: Daily backup: {said}"


def test_an_inbox_without_messages_says_so(house: House) -> None:
    dialog = opened(house)
    assert dialog._stack.currentIndex() == 1
    assert not dialog.opening.isEnabled()
    assert dialog.focusWidget() is dialog.closing


def test_what_comes_while_it_is_open_is_listed_and_the_current_one_stays(
    open_house: Houses,
) -> None:
    house = open_house(sign_in=person())
    tell(house, "first")
    dialog = opened(house)
    tell(house, "second")
    house.qtbot.waitUntil(lambda: len(dialog.list.messages) == 2)
    assert dialog.list.current is not None
    assert dialog.list.current.text == "first"


def test_nasty_texts_are_shown_as_they_are_on_one_line_each(open_house: Houses) -> None:
    house = open_house(sign_in=person())
    tell(house, *NASTY)
    dialog = opened(house)
    shown = {dialog.list.topLevelItem(place).text(2) for place in range(len(NASTY))}
    assert NASTY[0] in shown
    assert all(len(text) <= 400 and text.isprintable() for text in shown)
    assert "line feed tab" in shown
    assert dialog.detail.textFormat() is Qt.TextFormat.PlainText
    assert dialog.width() <= house.window.width()


def test_of_very_many_the_newest_are_listed_and_all_counted(
    open_house: Houses, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = open_house(sign_in=person())
    tell(house, *(f"number {place}" for place in range(600)))
    dialog = opened(house)
    assert len(dialog.list.messages) == 500
    assert dialog.note.text() == "600 unread · the newest 500 of 600"
    house.qtbot.waitUntil(lambda: count(house) == "Inbox: 600 unread")
    (state,) = house.window.findChildren(InboxState)
    assert "counted as long as they are unread" in state.toolTip()
    monkeypatch.setattr("astrobookings_desktop.services.messages.inbox.MOST_COUNTED", 550)
    monkeypatch.setattr("astrobookings_desktop.ui.notices.inbox.MOST_COUNTED", 550)
    dialog.look()
    more = "600 unread · the newest 500 of more than 550"
    house.qtbot.waitUntil(lambda: dialog.note.text() == more)


def test_what_a_role_may_not_read_is_told_but_not_opened(open_house: Houses) -> None:
    house = open_house(sign_in=person(Role.AGENT))
    tell(house, "a job", entity=Entity.JOB_QUEUE, key=5)
    dialog = opened(house)
    assert not dialog.opening.isEnabled()
    house.keys("Return", dialog.list)
    house.qtbot.waitUntil(lambda: statuses(house) == ["read"])
    assert dialog.isVisible()
