"""What stands above the lists of jobs and messages: true figures, causes, and what helps."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel

from astrobookings_desktop.config import SettingsFile
from astrobookings_desktop.data.queries.queue import NEVER
from astrobookings_desktop.data.queries.queue_state import TroubleGroup
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.invoices import LegalDataMissing, ZoneUnknown
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.domain.statuses import Trouble
from astrobookings_desktop.jobs.mail import way
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.dialogs.backup import BackupDialog
from astrobookings_desktop.ui.dialogs.confirm import PreviewDialog
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.office import words
from astrobookings_desktop.ui.office.job_board import JobBoard
from astrobookings_desktop.ui.office.message_board import MessageBoard
from astrobookings_desktop.ui.settings.dialog import SettingsDialog
from astrobookings_desktop.ui.table.delegates import PADDING
from astrobookings_desktop.ui.theme.fonts import px, semibold
from astrobookings_desktop.ui.window.dialogs import open_backup
from astrobookings_desktop.ui.window.job_state import JobState
from tests.helpers.house import House, Houses
from tests.helpers.job_office import Office


@pytest.fixture
def office(open_house: Houses) -> Office:
    return Office(open_house())


def test_the_tiles_tell_how_the_queue_fares(office: Office) -> None:
    now = office.house.company.clock.now
    office.add(count=3)
    stamp = round((now + timedelta(seconds=41)).timestamp() * 1000)
    waits = {"last_error": "away", "error_kind": Trouble.NETWORK, "run_after": stamp}
    office.add(count=2, **waits)
    stuck = {"last_error": "none is set", "error_kind": Trouble.SETTING, "run_after": NEVER}
    office.add(count=5, **stuck)
    office.add("back_up", status="running", progress=62, locked_by="w1", locked_until=NEVER)
    office.fail(count=4)
    office.add(status="completed", executed_at=now - timedelta(minutes=3))
    office.add(status="completed", executed_at=now - timedelta(minutes=70))
    office.add(status="uncertain", last_error="lost", error_kind=Trouble.DOUBT)
    board = office.board
    told = {where: (tile.figure, tile.note) for where, tile in board.tiles.items()}
    assert told == {
        "waiting": ("3", "oldest 0 s"),
        "retrying": ("2", "next in 41 s"),
        "for_a_setting": ("5", "until it is mended"),
        "need_somebody": ("5", "4 failed, 1 uncertain"),
        "done_last_hour": ("1", "in the last hour"),
    }
    bar = office.house.window.findChild(JobState)
    assert bar is not None
    bar._look()
    assert bar.toolTip().startswith(
        "Jobs of everybody: 3 waiting, 1 running, 2 put off, 5 need a setting, 4 failed"
    )
    assert bar.text() == "Jobs: 5 need somebody"
    assert board.tiles["need_somebody"].accessibleName() == (
        "Need somebody: 5, 4 failed, 1 uncertain"
    )
    sidebar, place = office.house.window.sidebar, office.house.place(Entity.JOB_QUEUE)
    office.house.qtbot.waitUntil(lambda: sidebar._badges[place].words == "5 need somebody")
    shown = [row.trouble for row in board.troubles.rows]
    assert [(one.status, one.count) for one in shown] == [
        ("failed", 4),
        ("uncertain", 1),
        ("pending", 5),
        ("pending", 2),
    ]


def test_a_tile_lists_what_it_counts_and_all_again(office: Office) -> None:
    office.add(count=2)
    key = office.fail()
    board, page = office.board, office.house.page(Entity.JOB_QUEUE)
    board.tiles["need_somebody"].setFocus()
    office.house.qtbot.keyClick(board.tiles["need_somebody"], Qt.Key.Key_Space)
    office.house.wait_listed(page, [key])
    assert board.tiles["need_somebody"].isChecked()
    office.house.qtbot.keyClick(board.tiles["need_somebody"], Qt.Key.Key_Space)
    office.house.qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert not board.tiles["need_somebody"].isChecked()


def test_each_tile_lists_just_what_it_counts_and_the_rows_say_it(office: Office) -> None:
    now = office.house.company.clock.now
    later = round((now + timedelta(seconds=41)).timestamp() * 1000)
    newer = {"last_error": "install it", "error_kind": Trouble.UNKNOWN}
    keys = {
        "waiting": {office.add(), office.add("teleport", **newer)},
        "retrying": {office.add(last_error="x", error_kind=Trouble.NETWORK, run_after=later)},
        "for_a_setting": {
            office.add(last_error="none is set", error_kind=Trouble.SETTING, run_after=NEVER)
        },
        "done_last_hour": {office.add(status="completed", executed_at=now - timedelta(minutes=3))},
    }
    office.add(status="completed", executed_at=now - timedelta(minutes=70))
    board, page = office.board, office.house.page(Entity.JOB_QUEUE)
    column = [one.key for one in page.spec.table.columns].index("status")
    # No try was counted of what couldn't reach the network: it isn't "retrying".
    names = [tile.accessibleName().split(":")[0] for tile in board.tiles.values()]
    assert names[:3] == ["Waiting", "Put off", "Needs a setting"]
    for where, listed in keys.items():
        tile = board.tiles[where]
        tile.click()
        office.house.qtbot.waitUntil(
            lambda listed=listed: page.model.is_complete and page.model.rowCount() == len(listed)
        )
        assert tile.figure == str(len(listed))
        said = {page.model.index(row, column).data() for row in range(len(listed))}
        assert {f"{word}: {tile.figure}" for word in said} == {tile.accessibleName().split(",")[0]}


def test_all_failed_jobs_are_tried_again_by_one_key(office: Office) -> None:
    office.fail(count=2)
    office.fail("another")
    assert office.board.troubles.retry_all.text() == "Retry all failed (3)"
    office.house.keys("Ctrl+Shift+R")
    office.until("pending", 3)


def test_a_cause_is_retried_or_canceled_as_a_whole(office: Office) -> None:
    office.fail(count=3)
    office.fail("another", count=2)
    first, second = office.board.troubles.rows
    assert first.remedy.text().startswith("Correct the address")
    office.house.qtbot.keyClick(first.buttons[0], Qt.Key.Key_Return)
    office.until("pending", 3)
    assert office.count("failed") == 2
    second.buttons[1].click()
    (dialog,) = office.house.window.findChildren(PreviewDialog)
    assert dialog.act.text() == "Cancel 2 jobs"
    dialog.act.click()
    office.until("canceled", 2)


def test_one_cause_that_is_thought_of_keeps_no_other_from_being_retried(office: Office) -> None:
    office.fail(count=3)
    office.fail("another", count=2)
    for row in office.board.troubles.rows:
        row.buttons[0].click()
    office.until("pending", 5)
    assert office.count("failed") == 0


def test_before_a_cause_is_retried_its_own_old_mails_are_counted(office: Office) -> None:
    office.fail("three", 3)
    office.fail("two", 2)
    office.house.company.clock.forward(days=2)
    office.fail("fresh")
    board = office.board
    three, two, fresh = board.troubles.rows
    for button, old in ((three.buttons[0], 3), (two.buttons[0], 2), (board.troubles.retry_all, 5)):
        button.click()
        office.house.qtbot.waitUntil(lambda: bool(office.house.window.findChildren(PreviewDialog)))
        (dialog,) = office.house.window.findChildren(PreviewDialog)
        said = [label.text() for label in dialog.findChildren(QLabel)]
        assert any(line.startswith(f"{old} messages are more than a day old") for line in said)
        dialog.reject()
        office.house.qtbot.waitUntil(lambda: not office.house.window.findChildren(PreviewDialog))
    fresh.buttons[0].click()
    office.until("pending", 1)
    assert office.count("failed") == 5


def test_the_focus_stays_at_its_cause(office: Office) -> None:
    office.fail()
    board = office.board
    board.troubles.rows[0].focus_first()
    office.fail("another", count=2)  # comes first now
    board.look()
    assert [row.trouble.count for row in board.troubles.rows] == [2, 1]
    assert board.troubles.rows[1].has_focus


def test_a_cause_leads_to_its_jobs_or_settings(office: Office) -> None:
    key = office.fail()
    office.add(count=2)
    page = office.house.page(Entity.JOB_QUEUE)
    office.board.troubles.rows[0].buttons[2].click()
    office.house.wait_listed(page, [key])
    stuck = {"last_error": "none is set", "error_kind": Trouble.SETTING, "run_after": NEVER}
    office.add(**stuck)
    row = office.board.troubles.rows[1]
    assert words.next_try(row.trouble, office.house.context.now()) == "when set"
    row.buttons[0].click()
    (dialog,) = office.house.window.findChildren(SettingsDialog)
    assert dialog.sections.currentRow() == list(Section).index(Section.MAIL)
    dialog.reject()


def test_an_invoice_that_waits_leads_to_what_it_waits_for(office: Office) -> None:
    launch, agency = office.house.company.rows("SELECT id, agency_id FROM launch")[0]
    waits = {"error_kind": Trouble.SETTING, "run_after": NEVER, "entity_id": launch}
    lacking = LegalDataMissing("Orbital", ("the tax id",)).message
    office.add("issue_invoice", entity_type=Entity.LAUNCH, last_error=lacking, **waits)
    row = office.board.troubles.rows[0]
    assert row.buttons[0].text() == "Open the agency"
    assert row.cause.text() == "The invoice waits: Orbital lacks the tax id."
    helps = "Enter it with the agency. It goes on by itself as soon as that is entered."
    assert row.remedy.text() == helps  # the advice has a line of its own
    assert row.buttons[0].accessibleDescription() == f"{row.cause.text()} {helps}"  # once each
    with office.house.qtbot.waitSignal(office.house.context.record_wanted) as wanted:
        row.buttons[0].click()
    assert wanted.args == [Entity.AGENCY, agency]
    office.house.company.do(office._clear)
    unknown = ZoneUnknown("Moon/Base").message
    office.add("issue_invoice", entity_type=Entity.LAUNCH, last_error=unknown, **waits)
    office.board.troubles.rows[0].buttons[0].click()
    (dialog,) = office.house.window.findChildren(SettingsDialog)
    office.house.qtbot.waitUntil(dialog.rows["company_time_zone"].editor.hasFocus)
    dialog.reject()


def test_an_invoice_that_waits_no_longer_is_said_to_be_over(office: Office) -> None:
    """Its job is gone, and the board has had no news of that yet."""
    waits = {"error_kind": Trouble.SETTING, "run_after": NEVER, "entity_type": Entity.LAUNCH}
    lacking = LegalDataMissing("Orbital", ("the tax id",)).message
    launch = office.house.company.value("SELECT min(id) FROM launch")
    office.add("issue_invoice", entity_id=launch, last_error=lacking, **waits)
    (row,) = office.board.troubles.rows
    office.house.company.do(office._clear)
    with office.house.qtbot.waitSignal(office.house.context.said) as said:
        row.buttons[0].click()
    assert said.args == ["That job is over"]
    assert office.board.troubles.isHidden()


@pytest.mark.parametrize("kind", [*Trouble, None])
@pytest.mark.parametrize("status", ["pending", "failed", "uncertain"])
@pytest.mark.parametrize("job_type", [words.MAIL, words.BACKUP, "teleport"])
def test_each_trouble_has_a_remedy(status: str, kind: str | None, job_type: str) -> None:
    group = TroubleGroup(1, status, job_type, kind, "error", 1, None)
    assert words.remedy(group).endswith(".")
    assert words.look_of(group).word
    assert words.what(job_type)


KINDS = (
    *("announce_launch", "notify_launch", "lapse_holds", "back_up", "prune_jobs", "issue_invoice"),
    *("repair_search", "archive_invoice", "watch_invoices", "deliver_notification"),
)


@pytest.mark.parametrize("code", ["en", "es"])
def test_what_a_job_does_is_read_whole(open_house: Houses, code: str) -> None:
    try:
        use_language(code)
        office = Office(open_house())
        for kind in KINDS:
            office.add(kind)
        office.fail()
        page = office.house.visit(Entity.JOB_QUEUE)
        office.house.qtbot.waitUntil(lambda: page.model.rowCount() == len(KINDS) + 1)
        keys = [column.key for column in page.spec.table.columns]
        room = page.view.horizontalHeader().sectionSize(keys.index("job_type")) - 2 * px(PADDING)
        written = QFontMetrics(semibold())
        assert max(written.horizontalAdvance(words.what(kind)) for kind in KINDS) <= room
    finally:
        use_language("en")


def test_passing_times_are_short(qapp: QApplication) -> None:
    spans = [words.span(seconds) for seconds in (-4, 14, 660, 7300, 200_000)]
    assert spans == ["0 s", "14 s", "11 min", "2 h", "2 days"]


# --- messages -------------------------------------------------------------------------------------


def message_board(house: House) -> MessageBoard:
    board = house.visit(Entity.NOTIFICATION).board
    assert isinstance(board, MessageBoard)
    board.look()
    return board


def test_what_waits_for_a_mail_server_says_so_and_leads_there(open_house: Houses) -> None:
    house = open_house()
    board = message_board(house)
    assert int(board.tiles["grace"].figure) == house.company.value(
        "SELECT count(*) FROM notification WHERE channel = 'mail'"
    )
    assert board.banner.isVisible()
    assert "a folder that takes messages as .eml files" in board.banner.label.text()
    board.settings.click()
    (dialog,) = house.window.findChildren(SettingsDialog)
    assert dialog.sections.currentRow() == list(Section).index(Section.MAIL)
    dialog.reject()
    house.window.file.change({"mail.folder": "/tmp"})
    board.look()
    assert not board.banner.isVisible()


def test_what_the_command_line_set_holds_in_an_open_window(
    open_house: Houses, tmp_path: Path
) -> None:
    house = open_house()
    house.window.file.path = tmp_path / "settings.toml"
    board = message_board(house)
    assert board.banner.isVisible()
    folder = tmp_path / "mail"
    folder.mkdir()
    there = SettingsFile(house.window.file.path)  # as another process has it
    there.change({"mail.folder": str(folder), "backup_folder": str(tmp_path / "copies")})
    board.look()
    assert not board.banner.isVisible()
    open_backup(house.window)
    (dialog,) = house.window.findChildren(BackupDialog)
    assert str(tmp_path / "copies") in dialog.fields["file"].text()
    dialog.reject()
    gone = f"The folder of messages {folder} isn't there: plug in its disk or make it, or set "
    sql = "UPDATE job_queue SET last_error = ?, error_kind = 'setting' WHERE job_type = ?"
    said = f"{gone}mail.folder to another one."
    house.company.do(lambda work: work.connection.execute(sql, (said, words.MAIL)))
    board.look()
    assert gone in board.banner.label.text()


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("network", "mail.example.org:587 can't be reached: no route"),
        ("setting", "The mail server refused account or password: 535 who"),
    ],
)
def test_what_keeps_messages_waiting_is_told_above_them(
    open_house: Houses, kind: str, error: str
) -> None:
    house = open_house()
    house.window.file.change({"smtp.host": "mail.example.org"})
    sql = "UPDATE job_queue SET last_error = ?, error_kind = ? WHERE job_type = ?"

    def leave(work: UnitOfWork, error: str) -> None:
        work.connection.execute(sql, (error, kind, words.MAIL))
        work.touched(Entity.JOB_QUEUE, 1)

    house.company.do(leave, error)
    board = message_board(house)
    assert board.banner.isVisible()
    assert error in board.banner.label.text()
    assert "nothing is lost" in board.banner.label.text()
    house.company.do(leave, way.NO_SERVER)  # which is set by now: they are about to be tried
    board.look()
    assert not board.banner.isVisible()


@pytest.mark.parametrize("said", [way.PACED, way.PACED_BEFORE])
def test_messages_that_wait_their_turn_are_no_trouble(open_house: Houses, said: str) -> None:
    house = open_house()
    house.window.file.change({"smtp.host": "mail.example.org"})
    paced = "UPDATE job_queue SET error_kind = 'network', last_error = ? WHERE job_type = ?"

    def leave(work: UnitOfWork) -> None:
        work.connection.execute(paced, (said.format(count=120), words.MAIL))
        work.touched(Entity.JOB_QUEUE, 1)

    def refuse(work: UnitOfWork) -> None:
        sql = "UPDATE job_queue SET last_error = 'away' WHERE id = (SELECT min(id) FROM job_queue"
        work.connection.execute(f"{sql} WHERE job_type = ?)", (words.MAIL,))

    house.company.do(leave)
    house.company.clock.forward(hours=1)  # their time of grace is over
    board = message_board(house)
    waiting = board.tiles["pending"].figure
    assert board.banner.label.text() == (
        f"{waiting} messages wait their turn: 120 a minute are sent."
    )
    assert (board.banner._tone, board.banner._icon_name) == ("info", "clock")
    jobs = house.visit(Entity.JOB_QUEUE).board
    assert isinstance(jobs, JobBoard)
    jobs.look()
    assert jobs.troubles.isHidden()
    put_off = jobs.tiles["retrying"]
    assert (put_off.figure, put_off.note, put_off._tone) == (waiting, "in turn, 120 a minute", "")
    house.company.do(refuse)
    jobs.look()
    assert len(jobs.troubles.rows) == 1
    assert jobs.troubles._count.text() == "1 job, 1 cause"
    house.company.do(lambda work: work.connection.execute("UPDATE notification SET status='sent'"))
    house.visit(Entity.NOTIFICATION)
    board.look()
    assert not board.banner.isVisible()  # nothing waits, nothing is said


def test_what_failed_says_why_its_figure_is_another_than_that_of_jobs(house: House) -> None:
    board = message_board(house)
    assert not board.tiles["failed"].toolTip()
    house.company.do(
        lambda work: work.connection.execute("UPDATE notification SET status = 'failed'")
    )
    board.look()
    board.tiles["failed"].grab()
    assert "their messages stay" in board.tiles["failed"].toolTip()


def test_a_message_is_shown_as_it_is_sent(open_house: Houses) -> None:
    house = open_house()
    sql = "SELECT min(id) FROM notification WHERE channel = ? AND event = 'booking_sold'"
    panel = house.show(Entity.NOTIFICATION, house.company.value(sql, "mail")).panel
    assert panel._text.isVisible()
    assert "Your seats are booked" in panel._text.text()
    panel = house.show(Entity.NOTIFICATION, house.company.value(sql, "desktop")).panel
    assert not panel._text.isVisible()
