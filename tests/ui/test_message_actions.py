"""What is asked before a message is sent once more or discarded, and what its panel tells."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from astrobookings_desktop.data.queries.delivery import DISCARDED
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Trouble
from astrobookings_desktop.services.bookings.cancellations import void_sale
from astrobookings_desktop.services.job_control import cancel_job
from astrobookings_desktop.services.messages.states import discard_message
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.dialogs.bulk import BulkDialog
from astrobookings_desktop.ui.dialogs.confirm import PreviewDialog
from astrobookings_desktop.ui.entities.bulk_actions import bulk_actions
from astrobookings_desktop.ui.office.retrying import retry_all
from astrobookings_desktop.ui.pages.page import EntityPage
from tests.helpers.house import House

REFUSED = "The mail server refused the recipient: 550 no mailbox"
SOLD = (
    "SELECT n.id FROM notification n JOIN user u ON u.id = n.user_id "
    "WHERE n.event = 'booking_sold' AND n.channel = 'mail' AND u.email = 'ana@example.org'"
)

JOB_OF = "SELECT id FROM job_queue WHERE entity_type = 'notification' AND entity_id = ?"


def failed(house: House, stands: str = "failed") -> int:
    """Ana's message about the seats she bought, which a server refused."""
    key: int = house.company.value(SOLD)

    def fail(work: UnitOfWork) -> None:
        work.connection.execute("UPDATE notification SET status = ? WHERE id = ?", (stands, key))
        work.connection.execute(
            "UPDATE job_queue SET status = ?, last_error = ?, error_kind = ? "
            "WHERE entity_type = 'notification' AND entity_id = ?",
            (stands, REFUSED, Trouble.REFUSED, key),
        )
        work.touched(Entity.NOTIFICATION, key)

    house.company.do(fail)
    return key


def act(page: EntityPage, name: str) -> None:
    page.panel.run(next(one for one in page.panel.actions_now() if one.id == f"message.{name}"))


def asked(house: House) -> tuple[PreviewDialog, list[str]]:
    dialog = house.window.findChildren(PreviewDialog)[-1]
    house.qtbot.waitUntil(dialog.isVisible)
    dialog.activateWindow()
    house.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog, [label.text() for label in dialog.findChildren(QLabel) if label.text()]


def status(house: House, key: int) -> Any:
    return house.company.value("SELECT status FROM notification WHERE id = ?", key)


def test_what_is_fresh_goes_again_at_once_and_the_panel_says_why_it_failed(house: House) -> None:
    key = failed(house)
    page = house.show(Entity.NOTIFICATION, key)
    assert ("Why not sent", REFUSED, False) in page.panel._facts._shown
    act(page, "again")
    house.qtbot.waitUntil(lambda: status(house, key) == "pending")
    assert not house.window.findChildren(PreviewDialog)


@pytest.mark.parametrize("days", [2, 40])
def test_what_is_old_or_over_is_shown_before_it_goes_again(house: House, days: int) -> None:
    key = failed(house)
    house.company.clock.forward(days=days)  # the launch is in 30 days
    page = house.show(Entity.NOTIFICATION, key)
    act(page, "again")
    dialog, lines = asked(house)
    over = [line for line in lines if "be over" in line]
    assert bool(over) is (days == 40)
    due = "may be over: the launch was due on 23 Dec 2026"
    assert all(due in line and "outcome isn't stated yet" in line for line in over)
    assert "To Ana López, ana@example.org" in lines
    assert any(line.startswith("Subject: Your seats to the Moon") for line in lines)
    assert any(line.endswith(f"23 Nov 2026, 14:32, {days} days ago") for line in lines)
    assert f"It failed: {REFUSED}" in lines
    house.qtbot.keyClick(dialog, Qt.Key.Key_Return)  # who strikes blindly sends nothing
    house.qtbot.waitUntil(lambda: not house.window.findChildren(PreviewDialog))
    assert status(house, key) == "failed"
    act(page, "again")
    dialog, _lines = asked(house)
    house.qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    house.qtbot.waitUntil(lambda: status(house, key) == "pending")


def test_by_its_job_a_mail_goes_again_no_easier(house: House) -> None:
    key = failed(house)
    sql = "SELECT id FROM job_queue WHERE entity_type = 'notification' AND entity_id = ?"
    job = house.company.value(sql, key)
    house.company.clock.forward(days=40)  # past the launch's date
    page = house.show(Entity.JOB_QUEUE, job)
    page.panel.run(next(one for one in page.panel.actions_now() if one.id == "job.retry"))
    dialog, lines = asked(house)
    assert f"It failed: {REFUSED}" in lines
    dialog.reject()
    house.qtbot.waitUntil(lambda: not house.window.findChildren(PreviewDialog))
    for _twice in range(2):
        retry_all(house.context)
    house.qtbot.waitUntil(lambda: bool(house.window.findChildren(PreviewDialog)))
    dialog, lines = asked(house)
    assert house.window.findChildren(PreviewDialog) == [dialog]
    assert "1 message is more than a day old: what it tells of may be over." in lines
    over = "1 message tells of a launch whose date is past or that doesn't take place"
    assert any(line.startswith(over) for line in lines)
    assert status(house, key) == "failed"
    dialog.act.click()
    house.qtbot.waitUntil(lambda: status(house, key) == "pending")


@pytest.mark.parametrize("entity", [Entity.NOTIFICATION, Entity.JOB_QUEUE])
def test_what_may_have_arrived_is_not_sent_twice_by_a_click(house: House, entity: Entity) -> None:
    key = failed(house, "uncertain")
    of_mail = entity is Entity.NOTIFICATION
    name = "message.again" if of_mail else "job.retry"
    page = house.show(entity, key if of_mail else house.company.value(JOB_OF, key))
    page.panel.run(next(one for one in page.panel.actions_now() if one.id == name))
    dialog, lines = asked(house)
    assert "It may have arrived: Ana López would get it twice." in lines
    assert (dialog.keep.text(), dialog.act.text()) == ("&Leave it", "&Send again")
    house.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    house.qtbot.waitUntil(lambda: not house.window.findChildren(PreviewDialog))
    assert status(house, key) == "uncertain"
    (action,) = (action for action in bulk_actions(entity) if action.id == name)
    page.selection.begin(action)
    many = house.window.findChildren(BulkDialog)[-1]
    house.qtbot.waitUntil(lambda: not many.background.is_busy)
    twice = "1 message may have arrived: the recipient would get it twice."
    assert many.effects.text() == twice
    assert many.note.isVisible()
    many.accept()
    assert not many.note.isVisible()  # that nothing is changed yet
    house.qtbot.waitUntil(lambda: status(house, key) == "pending")
    house.qtbot.waitUntil(lambda: not many.background.is_busy)
    many.reject()


@pytest.mark.parametrize("entity", [Entity.NOTIFICATION, Entity.JOB_QUEUE])
def test_a_selection_says_how_many_of_its_mails_are_old_or_over(
    house: House, entity: Entity
) -> None:
    key = failed(house)
    sql = "SELECT id FROM job_queue WHERE entity_type = 'notification' AND entity_id = ?"
    one = key if entity is Entity.NOTIFICATION else house.company.value(sql, key)
    name = "message.again" if entity is Entity.NOTIFICATION else "job.retry"
    (action,) = (action for action in bulk_actions(entity) if action.id == name)

    def effects() -> str:
        page = house.show(entity, one)
        page.selection.begin(action)
        dialog = house.window.findChildren(BulkDialog)[-1]
        house.qtbot.waitUntil(lambda: not dialog.background.is_busy)
        said = dialog.effects.text()
        dialog.reject()
        house.qtbot.waitUntil(lambda: not house.window.findChildren(BulkDialog))
        return said

    assert effects() == ""
    house.company.clock.forward(days=2)
    old = "1 message is more than a day old: what it tells of may be over."
    assert effects() == old
    house.company.clock.forward(days=38)  # past the launch's date
    over = effects().removeprefix(f"{old}\n")
    assert over.startswith("1 message tells of a launch whose date is past or that doesn't take ")
    assert status(house, key) == "failed"


@pytest.mark.parametrize(
    ("name", "end", "many"),
    [
        ("discard", "discarded", "They are never sent. This can't be undone."),
        (
            "sent",
            "sent",
            "They count as arrived and are never sent from here. This can't be undone.",
        ),
    ],
)
def test_what_ends_a_message_is_done_only_by_who_means_it(
    house: House, name: str, end: str, many: str
) -> None:
    key = failed(house)
    page = house.show(Entity.NOTIFICATION, key)
    act(page, name)
    dialog, lines = asked(house)
    assert {"To Ana López, ana@example.org", f"It failed: {REFUSED}"} < set(lines)
    assert any(line.startswith("Subject: Your seats to the Moon") for line in lines)
    assert "never sent" in lines[-1]
    assert "This can't be undone." in lines[-1]
    house.qtbot.keyClick(dialog, Qt.Key.Key_Return)  # who strikes blindly ends nothing
    house.qtbot.waitUntil(lambda: not house.window.findChildren(PreviewDialog))
    assert status(house, key) == "failed"
    (action,) = (one for one in bulk_actions(Entity.NOTIFICATION) if one.id == f"message.{name}")
    page.selection.begin(action)
    bulk = house.window.findChildren(BulkDialog)[-1]
    house.qtbot.waitUntil(lambda: not bulk.background.is_busy)
    assert bulk.effects.text() == many
    bulk.reject()
    act(page, name)
    asked(house)[0].act.click()
    house.qtbot.waitUntil(lambda: status(house, key) == end)


def test_of_a_message_whose_job_is_gone_nobody_knows_the_cause(house: House) -> None:
    key = failed(house)
    house.company.do(lambda work: work.connection.execute("DELETE FROM job_queue"))
    house.company.clock.forward(days=200)
    page = house.show(Entity.NOTIFICATION, key)
    words = "Not known any more: its job was cleared away"
    assert ("Why not sent", words, False) in page.panel._facts._shown
    act(page, "again")
    dialog, lines = asked(house)
    assert "It failed; why isn't known any more" in lines
    dialog.reject()


def test_what_nobody_signs_in_to_read_is_said_to_be_kept_as_a_record(house: House) -> None:
    of_traveler = (
        "SELECT min(n.id) FROM notification n JOIN user u ON u.id = n.user_id "
        "WHERE n.channel = 'desktop' AND n.status = 'pending' AND u.role = 'traveler'"
    )
    page = house.show(Entity.NOTIFICATION, house.company.value(of_traveler))
    words = "As a record: there was no address to mail it to, and travelers don't sign in here"
    assert ("Kept", words, False) in page.panel._facts._shown
    assert [one.id for one in page.panel.actions_now()] == ["message.discard"]


def by_hand(house: House, key: int) -> None:
    house.company.do(discard_message, key)


def by_its_job(house: House, key: int) -> None:
    house.company.do(cancel_job, house.company.value(JOB_OF, key))


def by_a_void(house: House, _key: int) -> None:
    booking = house.company.value("SELECT min(id) FROM booking")
    house.company.do(void_sale, booking)


def by_newer_news(house: House, key: int) -> None:
    """As its delivery does of what is news no longer."""
    job = house.company.value(JOB_OF, key)

    def end(work: UnitOfWork) -> None:
        work.execute(DISCARDED, id=key, now=work.now_text)
        work.execute("UPDATE job_queue SET status = 'completed' WHERE id = :id", id=job)

    house.company.do(end)


@pytest.mark.parametrize(
    ("discard", "words"),
    [
        (by_hand, ("Discarded by", "Administrator")),
        (by_its_job, ("Discarded by", "Administrator")),
        (by_a_void, ("Why discarded", "Its cause was undone before it went out")),
        (
            by_newer_news,
            ("Why discarded", "Overtaken: something newer was told, or it was news no longer"),
        ),
    ],
)
def test_a_discarded_message_says_by_whom_or_why(
    house: House, discard: Callable[[House, int], None], words: tuple[str, str]
) -> None:
    key = house.company.value(SOLD)
    discard(house, key)
    assert status(house, key) == "discarded"
    page = house.show(Entity.NOTIFICATION, key)
    assert (*words, False) in page.panel._facts._shown


def test_a_pressed_tile_of_the_day_lists_what_it_counts(house: House) -> None:
    """However long ago the message was written."""
    key = failed(house)
    house.company.clock.forward(days=2)
    house.company.do(discard_message, key)
    page = house.visit(Entity.NOTIFICATION)
    assert page.board is not None
    page.board.look()
    tile = page.board.tiles["discarded_today"]
    assert tile.figure == "1"
    tile.click()
    house.qtbot.waitUntil(lambda: house.listed(page) == [key])
    assert tile.isChecked()
    assert not page.head.condition.isVisible()
    shown = {name for name, chip in page.head.chips.items() if chip.isVisible()}
    assert shown == {"all", "unread", "sent", "uncertain", "discarded"}
    page.board.tiles["sent_today"].click()
    house.qtbot.waitUntil(lambda: house.listed(page) == [])
