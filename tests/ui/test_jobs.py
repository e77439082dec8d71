"""The worker beside the window: what waits is done, and the status bar says how it fares."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from astrobookings_desktop.data.enqueue import new_job
from astrobookings_desktop.data.held_locks import LOCKS
from astrobookings_desktop.data.models import JobQueue
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.domain.statuses import Trouble
from astrobookings_desktop.jobs.job import Job, NotConfigured, Permanent
from astrobookings_desktop.jobs.registry import Handler, Registry
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui import main_window
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.confirm import PreviewDialog
from astrobookings_desktop.ui.job_thread import JobThread
from astrobookings_desktop.ui.main_window import MainWindow
from astrobookings_desktop.ui.notices.outside import Outside
from astrobookings_desktop.ui.office.job_board import JobBoard, _PauseCorner
from astrobookings_desktop.ui.sign_in.door import Person
from astrobookings_desktop.ui.start.opening import make_lock
from astrobookings_desktop.ui.tray import State
from astrobookings_desktop.ui.window.job_state import JobState
from astrobookings_desktop.ui.window.state import WindowState
from tests.helpers.house import House, Houses
from tests.helpers.presences import another_worker


class Shift:
    """A window with a worker that knows one kind of job."""

    def __init__(self, qtbot: QtBot, house: House) -> None:
        self.company = house.company
        self.company.rows("SELECT 1")
        self.act: Callable[[UnitOfWork, Job], None] = lambda _work, _job: None
        registry = Registry({"chore": Handler(short=lambda work, job: self.act(work, job))})
        self.jobs = JobThread(self.company.office, lambda: registry)
        context = UiContext(self.company.office, house.context.actor)
        self.window = MainWindow(context, WindowState(None), jobs=self.jobs)
        self.state = self.window.findChildren(JobState)[0]
        self._qtbot = qtbot

    def leave(self) -> int:
        """A job that is due."""

        def add(work: UnitOfWork) -> int:
            due = work.now - timedelta(seconds=1)
            job = new_job("chore", None, None, now=work.now, run_after=due, origin="test")
            work.add(JobQueue, None, **job)
            return max(work.changes[Entity.JOB_QUEUE])

        return self.company.do(add)

    def wait(self, job: int, status: str) -> None:
        sql = "SELECT status FROM job_queue WHERE id = ?"
        self._qtbot.waitUntil(lambda: self.company.value(sql, job) == status, timeout=10_000)

    def says(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: words in self.state.text(), timeout=10_000)


@pytest.fixture
def shift(qtbot: QtBot, open_house: Houses) -> Iterator[Shift]:
    house = open_house(show=False)
    house.company.do(_clear)
    shift = Shift(qtbot, house)
    shift.window.show()
    shift.jobs.start()
    yield shift
    shift.window.close()
    shift.window.deleteLater()


def _clear(work: UnitOfWork) -> None:
    work.connection.execute("DELETE FROM job_queue")
    work.touched(Entity.JOB_QUEUE, 1)


def _fail(work: UnitOfWork) -> None:
    """One more job, which nobody gets done."""
    stands = {"status": "failed", "last_error": "never", "error_kind": Trouble.REFUSED}
    job = new_job("chore", None, None, now=work.now, run_after=work.now, origin="test")
    work.add(JobQueue, None, **job | stands)


def test_what_is_left_in_the_queue_is_done_by_the_window(shift: Shift) -> None:
    job = shift.leave()
    shift.wait(job, "completed")
    shift.says("Jobs: all done")
    assert shift.company.value("SELECT attempts FROM job_queue WHERE id = ?", job) == 1


def test_a_pause_is_said_and_begins_nothing(shift: Shift) -> None:
    action = next(one for one in shift.window.menus.all if "go on with" in one.text())
    action.trigger()
    shift.says("Jobs paused")
    job = shift.leave()
    shift.says("1 waiting")
    assert (
        "nothing new is begun until Ctrl+J. Jobs of everybody: 1 waiting" in shift.state.toolTip()
    )
    place = shift.window.pages.place_of(Entity.JOB_QUEUE)
    assert place is not None
    shift.window.show_page(place)
    board = shift.window.findChildren(JobBoard)[0]
    board.look()
    assert board.tiles["waiting"].note == "the worker is paused"
    shift.company.do(_fail)
    shift.says("Jobs paused, 1 needs somebody, 1 waiting")  # whatever else there is to be said
    assert shift.company.value("SELECT status FROM job_queue WHERE id = ?", job) == "pending"
    action.trigger()
    shift.wait(job, "completed")
    shift.says("Jobs: 1 needs somebody")


def test_what_is_ordered_while_the_worker_begins_holds(
    qtbot: QtBot, open_house: Houses, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = open_house(show=False)
    house.company.do(_clear)
    shift, start = Shift(qtbot, house), Runner.start
    tried: list[bool] = []

    def begin(runner: Runner) -> None:
        shift.jobs.pause(True)
        shift.jobs.settings_changed({Section.MAIL})
        tried.append(runner.wants_sweep)
        start(runner)

    monkeypatch.setattr(Runner, "start", begin)
    job = shift.leave()
    shift.window.show()
    shift.jobs.start()
    shift.says("Jobs paused, 1 waiting")
    qtbot.waitUntil(lambda: shift.jobs._runner is not None and bool(shift.jobs._runner._lanes))
    assert tried == [True]
    assert shift.jobs._runner is not None
    assert shift.jobs._runner.is_paused
    shift.jobs.toggle()
    shift.wait(job, "completed")
    shift.window.close()
    shift.window.deleteLater()


def test_what_failed_needs_somebody_and_a_click_leads_there(shift: Shift) -> None:
    def fail(*_given: Any) -> None:
        raise Permanent("never")

    shift.act = fail
    shift.wait(shift.leave(), "failed")
    shift.says("1 needs somebody")
    shift.state.click()
    assert shift.window.sidebar.currentIndex() == shift.window.pages.place_of(Entity.JOB_QUEUE)


def test_what_waits_for_a_setting_is_tried_when_settings_were_saved(shift: Shift) -> None:
    def fail(*_given: Any) -> None:
        raise NotConfigured("no server is set")

    shift.act = fail
    job = shift.leave()
    sql = "SELECT last_error FROM job_queue WHERE id = ?"
    shift._qtbot.waitUntil(lambda: shift.company.value(sql, job) == "no server is set")
    shift.act = lambda _work, _job: None
    shift.window.settings_saved.emit({Section.MAIL})
    shift.wait(job, "completed")


def test_closing_the_window_ends_the_worker(shift: Shift) -> None:
    shift.window.close()
    assert shift.jobs.isFinished()


@pytest.mark.skipif(not LOCKS.exists(), reason="a system that doesn't tell of locks")
def test_a_pause_here_says_that_another_worker_may_go_on(shift: Shift) -> None:
    shift.wait(shift.leave(), "completed")
    shift.jobs.pause(True)
    shift.says("Jobs paused, none waiting")
    place = shift.window.pages.place_of(Entity.JOB_QUEUE)
    assert place is not None
    shift.window.show_page(place)
    (board,) = shift.window.findChildren(JobBoard)
    (corner,) = board.window().findChildren(_PauseCorner)
    with another_worker(shift.company.path):
        shift.leave()
        shift.says("Jobs paused here, another worker may go on: 1 waiting")
        assert "; another worker on the same database may go on." in shift.state.toolTip()
        board.look()
        assert corner._says.text() == "Worker paused here, another one may go on"
        assert "paused" not in board.tiles["waiting"].note
    board.look()
    assert corner._says.text() == "Worker paused"
    assert board.tiles["waiting"].note == "the worker is paused"


@pytest.mark.parametrize(
    ("entity", "before", "action", "after"),
    [
        (Entity.JOB_QUEUE, "failed", "job.retry", "pending"),
        (Entity.JOB_QUEUE, "uncertain", "job.retry", "pending"),
        (Entity.JOB_QUEUE, "pending", "job.cancel", "canceled"),
        (Entity.NOTIFICATION, "uncertain", "message.sent", "sent"),
        (Entity.NOTIFICATION, "uncertain", "message.again", "pending"),
        (Entity.NOTIFICATION, "failed", "message.again", "pending"),
        (Entity.NOTIFICATION, "pending", "message.discard", "discarded"),
        (Entity.NOTIFICATION, "failed", "message.discard", "discarded"),
    ],
)
def test_jobs_and_messages_are_steered_from_their_tabs(
    open_house: Houses, entity: Entity, before: str, action: str, after: str
) -> None:
    house = open_house()
    by_mail = " WHERE channel = 'mail'" if entity is Entity.NOTIFICATION else ""
    key = house.company.value(f"SELECT min(id) FROM {entity.value}{by_mail}")
    house.company.do(_stand, entity.value, key, before)
    page = house.show(entity, key)
    page.panel.run(next(one for one in page.panel.actions_now() if one.id == action))
    is_asked = action in ("message.discard", "message.sent")
    if is_asked or (action, before) == ("message.again", "uncertain"):
        house.window.findChildren(PreviewDialog)[-1].act.click()
    sql = f"SELECT status FROM {entity.value} WHERE id = ?"
    house.qtbot.waitUntil(lambda: house.company.value(sql, key) == after)


def _stand(work: UnitOfWork, table: str, key: int, status: str) -> None:
    work.connection.execute(f"UPDATE {table} SET status = ? WHERE id = ?", (status, key))
    work.touched(Entity(table), key)


def test_a_worker_that_cannot_begin_is_told_and_begun_again_by_hand(
    qtbot: QtBot, open_house: Houses, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports: list[BaseException] = []
    monkeypatch.setattr(main_window, "report_bug", lambda _window, error: reports.append(error))
    house = open_house(show=False)
    house.company.do(_clear)
    shift = Shift(qtbot, house)
    whole = shift.jobs._registry
    missing = [ImportError("no module named jinja2"), OSError("words of mails are gone")]

    def registry() -> Registry:
        if missing:
            raise missing.pop(0)
        return whole()

    shift.jobs._registry = registry
    outside = Outside(shift.window, make_lock(shift.window, Person(house.context.actor, "")))
    shift.window.show()
    shift.jobs.start()
    job = shift.leave()
    shift.says("the worker couldn't begin")
    assert outside.tray.state is State.ATTENTION
    assert "couldn't begin" in outside.tray.words
    assert [str(one) for one in reports] == ["no module named jinja2"]
    page = shift.window.pages.page_at(shift.window.pages.place_of(Entity.JOB_QUEUE) or 0)
    corner = page.findChild(_PauseCorner)
    assert corner is not None
    assert corner.button.text() == "Begin again"
    corner.button.click()
    qtbot.waitUntil(lambda: len(reports) == 2)  # another fault is another report
    next(one for one in shift.window.menus.all if "go on with" in one.text()).trigger()
    shift.wait(job, "completed")
    shift.says("Jobs: all done")
    qtbot.waitUntil(lambda: outside.tray.state is State.WORKING)  # each hears of it by itself
    qtbot.waitUntil(lambda: corner.button.text() == "Pause")
    shift.window.close()
    assert shift.jobs.isFinished()
    shift.window.deleteLater()


def test_a_worker_that_never_began_ends_with_its_window(
    qtbot: QtBot, open_house: Houses, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "report_bug", lambda _window, _error: None)
    house = open_house(show=False)
    shift = Shift(qtbot, house)
    shift.jobs._registry = {}.__getitem__  # takes no call without a key
    with qtbot.waitSignal(shift.jobs.broken):
        shift.jobs.start()
    shift.window.close()
    assert shift.jobs.isFinished()
    shift.window.deleteLater()
