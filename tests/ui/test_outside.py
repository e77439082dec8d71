"""What reaches a person who looks elsewhere: notices by every way there is, and the tray's part."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from astrobookings_desktop.data.enqueue import new_job
from astrobookings_desktop.data.models import JobQueue
from astrobookings_desktop.data.queries.queue_standing import Standing
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.pacing import Bundle, Notice
from astrobookings_desktop.domain.statuses import JobStatus, Role
from astrobookings_desktop.services.actors import Actor, actor_of
from astrobookings_desktop.services.messages.inbox import Attention, JobTrouble, Message
from astrobookings_desktop.services.people import users
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme as themes
from astrobookings_desktop.ui.notices import notifier as notifiers
from astrobookings_desktop.ui.notices.desktop_bus import DesktopBus
from astrobookings_desktop.ui.notices.inbox import InboxDialog
from astrobookings_desktop.ui.notices.notifier import Notifier
from astrobookings_desktop.ui.notices.outside import Outside
from astrobookings_desktop.ui.notices.words import LONGEST_LINE, MOST_LINES, as_markup, words_of
from astrobookings_desktop.ui.settings.dialog import SettingsDialog
from astrobookings_desktop.ui.settings.row import SettingRow
from astrobookings_desktop.ui.sign_in.door import Person
from astrobookings_desktop.ui.start.handed_over import HandedOver
from astrobookings_desktop.ui.start.one_window import Wanted, take_place
from astrobookings_desktop.ui.start.opening import make_lock
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.tray import State, Tray
from tests.helpers.company import Company
from tests.helpers.desktop import desktop
from tests.helpers.display import Display
from tests.helpers.house import House, Houses
from tests.ui.test_inbox import leave, person, tell

BUS = "DBUS_SESSION_BUS_ADDRESS"


def notice(number: int, text: str = "", entity: Entity = Entity.LAUNCH) -> Notice:
    return Notice(number, "Launch aborted", text or f"number {number}", entity, number)


@pytest.fixture
def house(open_house: Houses) -> Iterator[House]:
    """A window with its outside, where neither a tray nor a bus is."""
    house = open_house(sign_in=person())
    outside = Outside(house.window, make_lock(house.window, Person(house.context.actor, "i@x.org")))
    house.qtbot.waitUntil(lambda: house.window.attention.last is not None)
    yield house
    assert outside.parent() is house.window


def outside_of(house: House) -> Outside:
    (found,) = house.window.findChildren(Outside)
    return found


def fail_a_job(work: UnitOfWork) -> int:
    job = new_job("daily_backup", None, None, now=work.now, run_after=work.now, origin="test")
    ended = {"status": JobStatus.FAILED, "executed_at": work.now, "last_error": "disk <full>"}
    work.add(JobQueue, None, **job | ended)
    return max(work.changes[Entity.JOB_QUEUE])


# --- without a bus: the banner --------------------------------------------------------------------


def test_a_message_is_told_by_the_banner_which_opens_its_record(house: House) -> None:
    banner = house.window.notice
    tell(house, "Moon <b>aborted</b>", key=house.ids.launches[2])
    house.qtbot.waitUntil(banner.isVisible)
    assert "Moon <b>aborted</b>" in banner.banner.more.text()
    banner.opening.click()
    page = house.page(Entity.LAUNCH)
    house.qtbot.waitUntil(lambda: page.view.current_id() == house.ids.launches[2])
    assert not banner.isVisible()
    unread = "SELECT count(*) FROM notification WHERE status = 'pending' AND message LIKE 'Moon%'"
    house.qtbot.waitUntil(lambda: house.company.value(unread) == 0)  # as by the inbox


def test_a_banner_goes_once_all_that_it_told_was_read_elsewhere(house: House) -> None:
    banner = house.window.notice
    tell(house, "number 1", "number 2")
    house.qtbot.waitUntil(banner.isVisible)
    sql = "SELECT id FROM notification WHERE message LIKE 'number %' ORDER BY id"
    (one,), (two,) = house.company.rows(sql)
    for key in (one, two):
        assert banner.isVisible()
        house.company.do(
            lambda work, key=key: work.execute(
                f"UPDATE notification SET status = 'read' WHERE id = {key}"
            )
        )
        with house.qtbot.waitSignal(house.window.attention.gone):
            house.context.hub._watcher.look()
    house.qtbot.waitUntil(lambda: not banner.isVisible())


def test_a_banner_that_goes_gives_its_focus_to_the_page(house: House) -> None:
    banner, page = house.window.notice, house.visit(Entity.LAUNCH)
    tell(house, "number 1")
    house.qtbot.waitUntil(banner.isVisible)
    banner.opening.setFocus()
    banner.end(banner._token)
    focus = house.window.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)


def test_several_at_once_are_one_notice_that_opens_the_inbox(house: House) -> None:
    tell(house, *(f"number {place}" for place in range(300)))
    banner = house.window.notice
    house.qtbot.waitUntil(banner.isVisible)
    assert banner.banner.label.text() == "300 new messages"
    assert banner.banner.more.text().endswith("and 296 more")
    banner.opening.click()
    house.qtbot.waitUntil(lambda: bool(house.window.findChildren(InboxDialog)))


def test_a_failed_job_is_told_and_opened_and_told_again_when_it_fails_again(house: House) -> None:
    banner = house.window.notice
    job = house.company.do(fail_a_job)
    house.context.hub._watcher.look()
    house.qtbot.waitUntil(banner.isVisible)
    assert banner.banner.label.text() == "A job failed"
    assert "Daily backup: disk <full>" in banner.banner.more.text()
    banner.opening.click()
    page = house.page(Entity.JOB_QUEUE)
    house.qtbot.waitUntil(lambda: page.view.current_id() == job)
    outside = outside_of(house)
    for status in ("pending", "failed"):
        sql = f"UPDATE job_queue SET status = '{status}' WHERE id = {job}"
        house.company.do(lambda work, sql=sql: work.execute(sql))
        house.context.hub._watcher.look()
        house.qtbot.waitUntil(
            lambda status=status: (
                outside.tray.state is (State.ATTENTION if status == "failed" else State.WORKING)
            )
        )
    assert outside.notifier._pacer.is_waiting  # for the rest of the twenty seconds


def test_a_job_for_whose_cause_an_unread_message_stands_is_told_no_more(house: House) -> None:
    watch = house.window.attention
    last = watch.last
    assert last is not None
    told: list[list[Notice]] = []
    watch.noticed.connect(lambda notices, _more: told.append(notices))
    message = Message(
        *(7, house.context.office.clock(), "A job failed: …", "job_failed", Entity.JOB_QUEUE, 1),
        is_read=False,
        facts={"job_type": "daily backup", "cause": "disk <full>"},
    )
    watch._told.add(("message", message.id))
    known = replace(last, messages=(message,))
    jobs = replace(known.jobs, failed=known.jobs.failed + 1)
    for error, notices in (("disk <full>", 0), ("no folder", 1)):
        trouble = JobTrouble(2, "daily_backup", JobStatus.FAILED, error, None)
        watch._tell(known, replace(known, jobs=jobs, troubles=(trouble,)))
        assert len(told) == notices


def test_jobs_that_need_somebody_are_listed_whatever_they_need(house: House) -> None:
    failed = house.company.do(fail_a_job)
    uncertain = house.company.do(fail_a_job)
    house.company.do(
        lambda work: work.execute(
            "UPDATE job_queue SET status = 'uncertain' WHERE id = :id", id=uncertain
        )
    )
    house.context.hub._watcher.look()
    banner = house.window.notice
    house.qtbot.waitUntil(banner.isVisible)
    assert banner.banner.label.text() == "2 jobs need somebody"
    banner.opening.click()
    house.wait_listed(house.page(Entity.JOB_QUEUE), [uncertain, failed])


@pytest.mark.parametrize("hours", [0, -3])
def test_what_was_unread_at_the_beginning_is_counted_and_not_told(
    open_house: Houses, hours: int
) -> None:
    def with_a_message(company: Company) -> Actor:
        actor = person()(company)
        assert actor.user_id is not None
        company.do(leave, actor.user_id, Entity.LAUNCH, 1, "old")
        return actor

    house = open_house(sign_in=with_a_message)
    outside = Outside(house.window, make_lock(house.window, Person(house.context.actor, "i@x.org")))
    house.qtbot.waitUntil(lambda: "unread messages: 1" in outside.tray.words)
    assert not outside.notifier._bundles
    house.company.clock.forward(hours=hours)  # it may be set back meanwhile
    tell(house, "new")
    house.qtbot.waitUntil(house.window.notice.isVisible)
    assert "new" in house.window.notice.banner.more.text()


def test_a_locked_windows_notices_name_nobody_and_its_menu_only_leads_back(house: House) -> None:
    outside = outside_of(house)
    outside._lock.lock()
    tray = outside.tray
    assert not any(one.isEnabled() for one in (tray.inbox, tray.pause, tray.quit))
    tell(house, "Ana López")
    banner = house.window.notice
    house.qtbot.waitUntil(lambda: banner.banner.label.text() == "1 new message")
    assert banner.banner.more.text() == ""
    tray.inbox_wanted.emit()
    assert not house.window.findChildren(InboxDialog)


def lock_and_click(house: House, launch: int) -> Outside:
    """A notice of a launch, clicked on the desktop while the window is locked."""
    outside = outside_of(house)
    outside._lock.lock()
    told = Notice(1, "Launch aborted", "Moon", Entity.LAUNCH, launch)
    outside._open(Bundle((told,), 1), "")
    return outside


def come_in(outside: Outside, actor: Actor) -> None:
    """What the password brings, as the lock hears it."""
    dialog = outside._lock.dialog
    assert dialog is not None
    dialog.actor = actor
    dialog.accepted.emit()


def test_a_notice_clicked_while_locked_is_opened_when_its_person_is_back(house: House) -> None:
    launch, page = house.ids.launches[3], house.page(Entity.LAUNCH)
    before = house.window.page
    outside = lock_and_click(house, launch)
    assert outside._lock.dialog is not None
    house.qtbot.waitUntil(outside._lock.dialog.isActiveWindow)
    assert house.window.page is before
    assert page.view.current_id() != launch
    come_in(outside, house.context.actor)
    house.qtbot.waitUntil(lambda: page.view.current_id() == launch)
    assert house.window.page is page
    house.window.go_to_page(0)
    outside._lock.lock()
    come_in(outside, house.context.actor)  # it is opened once
    assert house.window.page is before


@pytest.mark.parametrize("sees", [True, False])
def test_somebody_elses_notice_is_opened_for_who_may_see_it(
    house: House, open_house: Houses, tmp_path: Path, sees: bool
) -> None:
    outside = lock_and_click(house, house.ids.launches[0])
    with house.qtbot.waitSignal(house.window.closed):
        outside._lock.switch_wanted.emit()

    def other(company: Company) -> Actor:
        agency = house.ids.agencies[0 if sees else 1]
        entered = {"name": "Eva", "email": "eva@example.org", "role": "agency"}
        key = company.do(users.create_user, entered | {"agency_id": agency})
        return actor_of(key, "Eva", Role.AGENCY, agency)

    theirs = open_house(sign_in=other)
    place = take_place(tmp_path / "other.db", Wanted())
    assert place is not None
    starts = HandedOver(place, Wanted())
    starts.keep(outside.left_over)
    refused: list[object] = []
    theirs.context.refused.connect(refused.append)
    starts.set_window(theirs.window)
    if sees:
        page = theirs.page(Entity.LAUNCH)
        theirs.qtbot.waitUntil(lambda: page.view.current_id() == house.ids.launches[0])
    assert refused == []
    assert (theirs.window.page is theirs.page(Entity.LAUNCH)) is sees
    starts.set_window(None)
    place.close()


def test_a_window_that_is_locked_while_hidden_asks_when_it_comes_back(house: House) -> None:
    outside = outside_of(house)
    house.window.hide()
    outside._lock.lock()
    assert outside._lock.is_locked
    assert outside._lock.dialog is None
    outside.come_back()
    house.qtbot.waitUntil(lambda: outside._lock.dialog is not None)
    assert outside._lock.dialog is not None
    assert outside._lock.dialog.isVisible()


def test_without_a_tray_a_window_is_never_left_hidden(house: House, tmp_path: Path) -> None:
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    house.window.file.change({"closing": "tray"})
    house.window.hide()
    outside_of(house).tray.vanished.emit()
    assert house.window.isVisible()
    with house.qtbot.waitSignal(house.window.closed):
        house.window.close()


# --- with a bus -----------------------------------------------------------------------------------


def test_a_click_on_the_desktops_notice_opens_the_record(
    house: House, display: Display, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desktop(display, tray=False) as found:
        monkeypatch.setenv(BUS, found.address)
        tell(house, "<b>Moon</b> & نجمة", key=house.ids.launches[1])
        house.qtbot.waitUntil(lambda: found.shown() == 1, timeout=15_000)
        found.dunst("action", "0")
        page = house.page(Entity.LAUNCH)
        house.qtbot.waitUntil(
            lambda: page.view.current_id() == house.ids.launches[1], timeout=15_000
        )
        ((_summary, body),) = found.told()
        assert "&lt;b&gt;Moon" in body or "<b>Moon" not in body
        assert not house.window.notice.isVisible()


def test_a_bus_without_a_notifier_leaves_it_to_the_banner(
    house: House, display: Display, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desktop(display, tray=False, notifier=False) as found:
        monkeypatch.setenv(BUS, found.address)
        tell(house, "nobody shows this")
        house.qtbot.waitUntil(house.window.notice.isVisible, timeout=15_000)


@pytest.mark.parametrize(
    "answer", [b"", b"OK 1234\r\n", b"\x00\xff garbage \r\n" * 50, b"OK 12\r\nl\x02\x00\x01" * 9]
)
def test_a_bus_that_hangs_or_talks_nonsense_holds_nobody(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    monkeypatch.setattr("astrobookings_desktop.ui.notices.bus_speaker.REPLY_SECONDS", 0.5)
    path, bus = f"{tmp_path}/b", DesktopBus()
    monkeypatch.setenv(BUS, f"unix:path={path}")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen()
        calls: list[socket.socket] = []

        def serve() -> None:
            calls.append(server.accept()[0])
            calls[0].sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        with qtbot.waitSignal(bus.failed, timeout=15_000):
            bus.tell(1, words_of(Bundle((notice(1),), 1)))
        thread.join()
        bus.close()
        calls[0].close()


# --- the pace -------------------------------------------------------------------------------------


def test_the_notifier_keeps_the_pace_and_the_quiet_hours(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    show.use_zone("Europe/Madrid")
    at, wall = [0.0], [datetime(2026, 11, 23, 20, 0, tzinfo=UTC)]  # 21:00 there
    told: list[str] = []
    found = Notifier(
        DesktopBus(),
        lambda: "22:00-07:00",
        lambda: False,
        clock=lambda: at[0],
        wall_clock=lambda: wall[0],
    )
    found.undelivered.connect(lambda _token, words, _bus: told.append(words.title))
    found.add([notice(1)])
    qtbot.waitUntil(lambda: told == ["Launch aborted"])
    found.add([notice(2), notice(3)])
    assert found._next.isActive()
    at[0] += 19.9
    found.look()
    at[0] += 0.2
    wall[0] += timedelta(hours=2)  # 23:00
    found.look()
    assert found._pacer.is_waiting
    assert found._next.interval() >= notifiers.QUIET_MS
    wall[0] += timedelta(hours=8)
    found.look()
    qtbot.waitUntil(lambda: told == ["Launch aborted", "2 new messages"])
    found.stop()
    show.use_zone("system")


def test_what_needs_nobody_by_the_time_that_the_desktop_fails_is_shown_by_no_banner(
    qtbot: QtBot, theme: Theme
) -> None:
    found = Notifier(DesktopBus(), lambda: "", lambda: False)
    shown: list[int] = []
    found.undelivered.connect(lambda token, _words, _bus: shown.append(token))
    with qtbot.waitSignal(found._bus.failed):
        found.add([notice(1)])
        found.withdraw([1])
    assert shown == []
    found.stop()


# --- words and icons ------------------------------------------------------------------------------


@given(st.lists(st.text(max_size=600), min_size=1, max_size=12), st.integers(0, 900))
def test_whatever_a_notice_says_its_words_are_short_and_plain(texts: list[str], more: int) -> None:
    notices = tuple(notice(number, text) for number, text in enumerate(texts))
    words = words_of(Bundle(notices, len(texts) + more))
    lines = words.body.split("\n")
    assert len(lines) <= MOST_LINES + 1
    assert all(len(line) <= LONGEST_LINE + 2 for line in lines)
    plain = words.body.translate(dict.fromkeys(map(ord, "\u2068\u2069\u200c\u200d\n")))
    assert plain.isprintable()
    assert words.body.count("\u2068") == words.body.count("\u2069")
    assert "<" not in as_markup(words.body)
    covered = words_of(Bundle(notices, len(texts) + more), covered=True)
    assert covered.body == ""


def test_the_trays_words_state_and_icon_follow_what_waits(qtbot: QtBot, theme: Theme) -> None:
    tray = Tray("AstroBookings — office.db", steers=True)
    seen = set()
    for mode in ("light", "dark"):
        theme.apply(mode)
        for state in State:
            badge, tone = state.value
            picture = themes.icons.stamp("launch", theme.tokens, badge, tone).pixmap(22)
            seen.add(bytes(picture.toImage().constBits()))
    assert len(seen) == 6
    theme.apply("light")
    tray.count(Attention(3, Standing(12, 1, 0, 4, 1, 2), (), ()))
    assert tray.state is State.ATTENTION
    assert tray.words.splitlines() == [
        "AstroBookings — office.db: somebody is needed",
        "your unread messages: 3",
        "jobs waiting: 12",
        "jobs waiting for a setting: 4",
        "jobs failed: 1",
        "jobs uncertain: 2",
    ]
    tray.count(Attention(0, Standing(), (), ()))
    tray.set_paused(True)
    assert (tray.state, tray.pause.text()) == (State.PAUSED, "&Go on with jobs")
    tray.set_paused(False)
    assert tray.words == "AstroBookings — office.db: at work"
    for action, signal in ((tray.quit, tray.quit_wanted), (tray.desk, tray.opened)):
        with qtbot.waitSignal(signal):
            action.trigger()
    tray.stop()


def test_closing_to_the_tray_is_not_offered_where_there_is_none(house: House) -> None:
    house.window.show_settings()
    (dialog,) = house.window.findChildren(SettingsDialog)
    rows = [row for page in dialog.pages.every for row in page.rows]
    offered = {row.setting.key for row in rows if isinstance(row, SettingRow)}
    assert "quiet_hours" in offered
    assert "closing" not in offered


def test_what_a_later_start_wants_is_opened_once_somebody_signed_in(
    house: House, tmp_path: Path
) -> None:
    place = take_place(tmp_path / "other.db", Wanted())
    assert place is not None
    locator = house.company.value("SELECT locator FROM booking WHERE id = ?", house.ids.bookings[1])
    starts = HandedOver(place, Wanted())
    starts.serve(Wanted(Entity.BOOKING, locator))  # at the sign-in dialog still
    starts.set_window(house.window)
    page = house.page(Entity.BOOKING)
    house.qtbot.waitUntil(lambda: page.view.current_id() == house.ids.bookings[1])
    starts.serve(Wanted(Entity.LAUNCH, str(house.ids.launches[0])))
    launches = house.page(Entity.LAUNCH)
    house.qtbot.waitUntil(lambda: launches.view.current_id() == house.ids.launches[0])
    with house.qtbot.waitSignal(house.context.refused):
        starts.serve(Wanted(Entity.BOOKING, "<b>no such</b>"))
    starts.serve(Wanted())
    assert house.window.isVisible()
    lock = outside_of(house)._lock
    starts.set_window(house.window, lock)
    lock.lock()
    starts.serve(Wanted(Entity.LAUNCH, str(house.ids.launches[2])))
    assert launches.view.current_id() == house.ids.launches[0], "beneath the cover nothing is done"
    come_in(outside_of(house), house.context.actor)
    house.qtbot.waitUntil(lambda: launches.view.current_id() == house.ids.launches[2])
    starts.set_window(None)
    place.close()
