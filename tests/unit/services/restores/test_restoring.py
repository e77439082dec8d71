"""Restoring: what it brings back, what it tells, who may, and what it keeps aside."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.data.errors import DatabaseBusy
from astrobookings_desktop.domain.backups import OtherCompany, PassphraseNeeded, WrongPassphrase
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import MissingRight
from astrobookings_desktop.domain.rights import Right, may
from astrobookings_desktop.domain.sign_in import AccessEnded
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.backup.making import back_up
from astrobookings_desktop.services.backup.restores import preview_restore, restore
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.job_control import cancel_job, retry_job
from astrobookings_desktop.services.money.invoices import issue_invoice
from astrobookings_desktop.services.people import users
from astrobookings_desktop.services.practice import mark_practice
from tests.helpers.backups import PASSPHRASE, people_in
from tests.helpers.company import NOW, Clock, Company
from tests.helpers.ledgers import flown, payer

# --- what it does -----------------------------------------------------------------------------


def test_a_restore_brings_back_the_day_and_keeps_the_present_aside(
    closed: Company, backup: Path
) -> None:
    done = restore(closed.office, closed.actor, backup)
    assert people_in(closed.path) == ["Ana"]
    assert done.aside is not None
    assert done.aside.name == "office.db.before-restore-20261123-143200"
    assert people_in(done.aside) == ["Ana", "Berta"]
    assert done.aside.stat().st_mode & 0o777 == closed.path.stat().st_mode & 0o777 == 0o600
    assert not [path for path in closed.path.parent.iterdir() if "scratch" in path.name]
    with closing(connect_reader(closed.path)) as reader:
        assert list(check(reader)) == []


def test_the_restored_log_tells_of_the_restore_and_of_what_it_replaced(
    company: Company, backup: Path
) -> None:
    head = company.value("SELECT log_head FROM sync_state")
    company.close()
    done = restore(company.office, replace(company.actor, name="Marta"), backup)
    with closing(connect_reader(company.path)) as reader:
        ((action, entity_id, name, text),) = reader.execute(
            "SELECT action, entity_id, user_name, details FROM entry_log ORDER BY id DESC LIMIT 1"
        ).fetchall()
    details = json.loads(text)
    assert (action, entity_id, name) == ("restore", None, "Marta")
    assert details["before"] == {"log_head": head}
    assert done.aside is not None
    assert details["after"]["kept_aside"] == done.aside.name
    assert details["after"]["sha256"] == done.info.sha256


def test_the_same_second_twice_keeps_both(closed: Company, backup: Path) -> None:
    first = restore(closed.office, closed.actor, backup)
    second = restore(closed.office, closed.actor, backup)
    assert first.aside is not None
    assert second.aside is not None
    assert second.aside.name == f"{first.aside.name}-2"
    assert people_in(first.aside) == ["Ana", "Berta"]
    assert people_in(second.aside) == ["Ana"]


def test_a_preview_tells_what_would_change_and_changes_nothing(
    company: Company, backup: Path
) -> None:
    before = company.rows("SELECT * FROM entry_log")
    preview = preview_restore(company.office, company.actor, backup)
    assert preview.present is not None
    assert preview.present.counts[Entity.TRAVELER] == 2
    assert preview.backup.counts[Entity.TRAVELER] == 1
    assert preview.present.newest is not None
    assert preview.present.newest.action == "create"
    since = "What was done since the backup would be lost: 1 change."
    assert (preview.upgraded_to, preview.warnings) == (None, (since,))
    told = json.loads(json.dumps(preview.as_dict()))
    assert told["counts"]["traveler"] == {"now": 2, "backup": 1}
    assert told["newest_entry"]["now"]["user_name"] == "Administrator"
    assert company.rows("SELECT * FROM entry_log") == before
    assert not list(company.path.parent.glob("*before-restore*"))
    company.traveler()  # the locks of this program's own connections still stand
    with pytest.raises(DatabaseBusy):
        restore(company.office, company.actor, backup)


def test_invoices_that_a_restore_loses_are_named_and_no_mail_goes_out_twice(
    company: Company, tmp_path: Path
) -> None:
    agency = payer(company)
    launches = [flown(company, agency) for _ in range(4)]
    company.do(issue_invoice, launches[0])
    backup = tmp_path / "office.abk"
    back_up(company.office, company.actor, backup)
    assert preview_restore(company.office, company.actor, backup).warnings == ()
    for launch in launches[1:]:
        company.do(issue_invoice, launch)
    since, warning = preview_restore(company.office, company.actor, backup).warnings
    assert since.endswith("would be lost: 3 changes.")
    assert "INV-2026-000002 – INV-2026-000004" in warning
    waiting = company.value("SELECT count(*) FROM notification WHERE status = 'pending'")
    assert waiting
    company.close()
    done = restore(company.office, company.actor, backup)
    assert done.lost_invoices == ("INV-2026-000002 – INV-2026-000004",)
    lost, mails_kept, news_kept = done.warnings
    assert "INV-2026-000002 – INV-2026-000004. Keep their files." in lost
    assert f"backup: {done.uncertain_messages}." in mails_kept
    assert f"told: {done.uncertain_jobs}." in news_kept
    with closing(connect_reader(company.path)) as reader:
        ((text,),) = reader.execute("SELECT details FROM entry_log WHERE action = 'restore'")
        details = json.loads(text)
        assert details["before"]["invoices"] == ["INV-2026-000002 – INV-2026-000004"]
        mails = reader.execute("SELECT status FROM notification WHERE channel = 'mail'").fetchall()
        jobs = reader.execute(
            "SELECT status, error_kind FROM job_queue WHERE job_type = 'deliver_notification'"
        ).fetchall()
        assert set(mails) == {("uncertain",)}
        assert set(jobs) == {("uncertain", "doubt")}
        assert details["after"]["uncertain_messages"] == len(mails) == len(jobs)
        news = reader.execute(
            "SELECT id, status, error_kind FROM job_queue WHERE job_type = 'notify_launch'"
        ).fetchall()
        assert {row[1:] for row in news} == {("uncertain", "doubt")}
        assert done.uncertain_jobs >= len(news) > 0
        assert list(check(reader)) == []
    # Nobody is told twice by itself: a person tries a job again, or cancels it.
    again = Company(company.path)
    again.do(cancel_job, news[0][0])
    again.do(retry_job, news[1][0])
    states = "SELECT status FROM job_queue WHERE id = ?"
    assert [again.value(states, row[0]) for row in news[:2]] == ["canceled", "pending"]
    again.close()


def test_a_number_that_was_given_out_again_counts_as_lost(company: Company, tmp_path: Path) -> None:
    agency = payer(company)
    launch = flown(company, agency)
    early, late = tmp_path / "early.abk", tmp_path / "late.abk"
    back_up(company.office, company.actor, early)
    company.do(issue_invoice, launch)
    back_up(company.office, company.actor, late)
    company.close()
    restore(company.office, company.actor, early)
    again = Company(company.path)
    again.clock.now = company.clock.now
    again.clock.forward(days=1)
    again.do(issue_invoice, launch)
    lost, numbers = preview_restore(again.office, again.actor, late).warnings
    again.close()
    assert lost == "What was done since the backup would be lost: 1 change."
    assert "INV-2026-000001." in numbers


def test_an_encrypted_backup_needs_its_passphrase(company: Company, backup: Path) -> None:
    back_up(company.office, company.actor, backup, PASSPHRASE)
    company.close()
    with pytest.raises(PassphraseNeeded):
        restore(company.office, company.actor, backup)
    with pytest.raises(WrongPassphrase):
        restore(company.office, company.actor, backup, PASSPHRASE + "!")
    restore(company.office, company.actor, backup, PASSPHRASE)
    assert people_in(company.path) == ["Ana", "Berta"]


def test_a_passphrase_is_the_same_on_every_keyboard(company: Company, backup: Path) -> None:
    back_up(company.office, company.actor, backup, "Ambulancia espan\u0303ola")
    company.close()
    restore(company.office, company.actor, backup, "Ambulancia espa\u00f1ola")
    assert people_in(company.path) == ["Ana", "Berta"]


@pytest.mark.parametrize("role", [role for role in Role if not may(role, Right.RESTORE)])
def test_who_has_no_right_restores_nothing(closed: Company, backup: Path, role: Role) -> None:
    actor = replace(closed.actor, role=role)
    for act in (restore, preview_restore):
        with pytest.raises(MissingRight):
            act(closed.office, actor, backup)
    assert people_in(closed.path) == ["Ana", "Berta"]


def _administrator(company: Company, name: str) -> Actor:
    person = {"name": name, "email": f"{name}@example.org", "role": "admin"}
    return Actor(company.do(users.create_user, person), name, Role.ADMIN)


def test_who_came_after_the_backup_is_told_by_name(company: Company, backup: Path) -> None:
    actor = _administrator(company, "Nadia")
    company.close()
    restore(company.office, actor, backup)
    with closing(connect_reader(company.path)) as reader:
        row = reader.execute(
            "SELECT user_id, user_name FROM entry_log WHERE action = 'restore'"
        ).fetchone()
        assert list(check(reader)) == []
    assert row == (None, "Nadia")


def test_who_is_in_the_backup_is_told_by_record(company: Company, backup: Path) -> None:
    actor = _administrator(company, "Nadia")
    back_up(company.office, actor, backup)
    company.close()
    restore(company.office, actor, backup)
    with closing(connect_reader(company.path)) as reader:
        row = reader.execute("SELECT user_id FROM entry_log WHERE action = 'restore'").fetchone()
    assert row == (actor.user_id,)


def test_who_was_deactivated_meanwhile_does_neither(company: Company, backup: Path) -> None:
    actor = _administrator(company, "Nadia")
    assert actor.user_id is not None
    company.do(users.set_user_active, actor.user_id, False)
    before = backup.read_bytes()
    for act in (restore, preview_restore):
        with pytest.raises(AccessEnded):
            act(company.office, actor, backup)
    with pytest.raises(AccessEnded):
        back_up(company.office, actor, backup)
    assert backup.read_bytes() == before


# --- another company's --------------------------------------------------------------------------


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """A backup of another company's practice database."""
    clock = Clock(NOW + timedelta(minutes=1))
    other = Company(tmp_path / "other.db", clock=clock)
    other.do(mark_practice)
    other.traveler(name="Zoe")
    made = back_up(other.office, other.actor, tmp_path / "other.abk")
    other.close()
    return made.path


def test_another_companys_backup_must_be_meant(closed: Company, strange: Path) -> None:
    for _ in range(2):
        with pytest.raises(OtherCompany) as said:
            restore(closed.office, closed.actor, strange)
        assert (said.value.practice, people_in(closed.path)) == (True, ["Ana", "Berta"])
    warnings = preview_restore(closed.office, closed.actor, strange).warnings
    assert [warning.split(":")[0].split(", ")[0] for warning in warnings[:2]] == [
        "The backup is of another company",
        "What is in the backup is for practice",
    ]
    restore(closed.office, closed.actor, strange, may_be_another=True)
    assert people_in(closed.path) == ["Zoe"]


# --- a present database that can't be read ----------------------------------------------------


@pytest.mark.parametrize("harm", ["zeros", "text", "empty"])
def test_a_ruined_database_is_kept_byte_by_byte_with_its_log(
    closed: Company, backup: Path, harm: str
) -> None:
    content = {"zeros": bytes(8192), "text": b"no database at all " * 500, "empty": b""}[harm]
    closed.path.write_bytes(content)
    wal = closed.path.with_name("office.db-wal")
    wal.write_bytes(b"leftover")
    done = restore(closed.office, closed.actor, backup)
    assert done.aside is not None
    if harm != "empty":  # an empty file is a database for SQLite, and its log is worked in
        assert done.aside.read_bytes() == content
    assert not wal.exists()
    assert people_in(closed.path) == ["Ana"]


def test_a_lost_database_comes_back_and_a_log_left_alone_is_not_worked_into_it(
    company: Company, backup: Path
) -> None:
    wal = company.path.with_name("office.db-wal")
    kept = wal.read_bytes()
    company.close()
    company.path.unlink()
    wal.write_bytes(kept)
    assert preview_restore(company.office, company.actor, backup).present is None
    done = restore(company.office, company.actor, backup)
    assert people_in(company.path) == ["Ana"]
    assert done.aside is not None
    assert done.aside.read_bytes() == kept
