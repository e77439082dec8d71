"""Steering the queue from a shell."""

import re
import sqlite3
from contextlib import closing

import pytest

from tests.helpers.command_line import CommandLine


@pytest.fixture
def failed(desk: CommandLine) -> list[int]:
    """Three jobs that failed for one cause, and one for another."""
    rocket = desk.rocket()
    for month in range(1, 5):
        desk.launch(rocket, f"2028-{month:02}-10T12:00Z")
    jobs = [one["id"] for one in desk.get("list", "job_queue", "--sort", "id")]
    with closing(sqlite3.connect(desk.path)) as database, database:
        database.execute("UPDATE job_queue SET status = 'failed', last_error = 'no route'")
        database.execute("UPDATE job_queue SET last_error = 'x' WHERE id = ?", (jobs[-1],))
    return jobs


def test_how_many_are_steered_with_their_like_is_said(desk: CommandLine, failed: list[int]) -> None:
    one, odd = failed[0], failed[-1]
    told = desk.run("job", "retry", one, "--alike", "--dry-run").stdout
    assert "It would say: 3 jobs in the same trouble are tried again." in told
    assert desk.value("SELECT count(*) FROM job_queue WHERE status = 'failed'") == 4
    done = desk.get("job", "retry", one, "--alike")
    assert (done["id"], done["status"], done["retried"]) == (one, "pending", 3)
    assert desk.value("SELECT count(*) FROM job_queue WHERE status = 'pending'") == 3
    told = desk.run("job", "cancel", odd, "--alike").stdout
    assert "1 job is canceled." in told
    assert desk.value("SELECT count(*) FROM job_queue WHERE status = 'canceled'") == 1
    assert "is canceled" in desk.run("job", "cancel", one).stdout
    assert desk.get("job", "cancel", failed[1], "--alike")["canceled"] == 1
    assert desk.refusal("job", "retry", 999, "--alike")["message"].startswith("There is no job")


def test_what_waits_for_a_newer_version_is_not_said_to_wait_for_its_time(
    desk: CommandLine,
) -> None:
    desk.launch(desk.rocket())
    with closing(sqlite3.connect(desk.path)) as database, database:
        database.execute("UPDATE job_queue SET job_type = 'teleport'")
    told = desk.run("worker", "--drain").stdout
    assert "Left: 1 waiting." in told
    assert "1 teleport waiting for a newer version of the program." in told
    assert "Waiting for their time" not in told


@pytest.mark.parametrize(
    ("event", "to", "facts"),
    [
        ("backup_failed", "staff", ["Job", "What went wrong"]),
        ("job_failed", "staff", ["Job", "What went wrong"]),
        ("job_uncertain", "staff", ["Job", "What went wrong"]),
        ("hub_unreachable", "staff", []),
        ("launch_scheduled", "traveler", ["Destination", "Departure", "Seats", "Price"]),
        (
            "launch_delayed",
            "agency",
            ["Destination", "Was to depart", "Departure", "Seats", "Price"],
        ),
        ("launch_aborted", "agency", ["Destination", "Departure", "Seats", "Refund"]),
        ("launch_reopened", "agency", ["Destination", "Departure"]),
        ("launch_confirmed", "traveler", ["Destination", "Departure", "Seats", "Price", "Locator"]),
    ],
)
def test_a_letter_to_look_at_has_the_facts_of_its_event_alone(
    desk: CommandLine, event: str, to: str, facts: list[str]
) -> None:
    text = desk.get("notification", "preview", event, "--to", to)["text"]
    table = "\n".join(text.split("\n\n")[2:])  # below greeting and body
    assert re.findall(r"^([A-Z][a-z ]+): ", table, re.MULTILINE) == facts


def test_who_has_a_mail_in_doubt_is_led_to_what_settles_it(desk: CommandLine) -> None:
    desk.sell(desk.launch(), desk.traveler(email="vera@example.org"))
    with closing(sqlite3.connect(desk.path)) as database, database:
        database.execute("UPDATE job_queue SET status = 'uncertain', last_error = 'no answer'")
        database.execute("UPDATE notification SET status = 'uncertain' WHERE channel = 'mail'")
    told = desk.run("worker", "--drain").stdout
    (line,) = (one for one in told.splitlines() if "deliver_notification" in one)
    ways = line.partition("until somebody decides: ")[2].partition(".")[0].split(", ")
    assert len(ways) == 2
    key = desk.value("SELECT max(id) FROM notification WHERE channel = 'mail'")
    for way in ways:
        done = desk.run(*way.split(), key, "--dry-run")
        assert done.exit_code == 0, done.stderr


def test_an_old_message_goes_again_with_a_warning(desk: CommandLine) -> None:
    desk.sell(desk.launch(), desk.traveler(email="vera@example.org"))
    key = desk.value("SELECT max(id) FROM notification WHERE channel = 'mail'")
    with closing(sqlite3.connect(desk.path)) as database, database:
        database.execute("UPDATE notification SET status = 'failed'")
    assert desk.run("notification", "send-again", key, "--dry-run").stderr == ""
    later = CommandLine(desk.path, "2026-12-01T15:00:00Z")
    told = later.run("notification", "send-again", key, "--dry-run")
    assert (told.exit_code, told.stderr) == (0, "warning: it is 8 days old\n")
    over = CommandLine(desk.path, "2028-02-01T12:00:00Z")
    told = over.run("notification", "send-again", key)
    assert told.stderr == (
        "warning: it is 434 days old, and what it tells of may be over: "
        "the launch was due on 2028-01-10 12:00Z; its outcome isn't stated yet\n"
    )


def test_what_may_have_arrived_goes_again_with_a_warning(desk: CommandLine) -> None:
    desk.sell(desk.launch(), desk.traveler(name="Vera Rubin", email="vera@example.org"))
    key = desk.value("SELECT max(id) FROM notification WHERE channel = 'mail'")
    whom = desk.value(
        f"SELECT u.name FROM notification n JOIN user u ON u.id = n.user_id WHERE n.id = {key}"
    )
    with closing(sqlite3.connect(desk.path)) as database, database:
        database.execute("UPDATE notification SET status = 'uncertain' WHERE id = ?", (key,))
        sql = "UPDATE job_queue SET status = 'uncertain', last_error = 'x' WHERE entity_id = ?"
        database.execute(f"{sql} AND entity_type = 'notification'", (key,))
    job = desk.value("SELECT id FROM job_queue WHERE status = 'uncertain'")
    told = desk.run("notification", "send-again", key, "--dry-run").stderr
    assert told == f"warning: it may have arrived: {whom} would get it twice\n"
    for words in ((), ("--alike",)):
        told = desk.run("job", "retry", job, *words, "--dry-run").stderr
        assert told == "warning: 1 mail may have arrived: the recipient would get it twice\n"


def test_old_mails_are_retried_with_a_warning(desk: CommandLine) -> None:
    desk.sell(desk.launch(), desk.traveler(email="vera@example.org"))
    with closing(sqlite3.connect(desk.path)) as database, database:
        database.execute("UPDATE job_queue SET status = 'failed', last_error = 'no route'")
        database.execute("UPDATE notification SET status = 'failed' WHERE channel = 'mail'")
    mails = "FROM job_queue WHERE job_type = 'deliver_notification'"
    job, count = desk.value(f"SELECT max(id) {mails}"), desk.value(f"SELECT count(*) {mails}")
    ways = (("retry", job), ("retry", job, "--alike"), ("retry-all",))
    later = CommandLine(desk.path, "2026-12-01T15:00:00Z")
    for words, old in zip(ways, (1, count, count), strict=True):
        assert desk.run("job", *words, "--dry-run").stderr == ""
        are, tell = ("mail is", "it tells") if old == 1 else ("mails are", "they tell")
        told = later.run("job", *words, "--dry-run")
        said = f"warning: {old} {are} more than a day old: what {tell} of may be over\n"
        assert (told.exit_code, told.stderr) == (0, said)
    later.get("job", "retry", job)  # a program reads no warnings
    assert later.run("job", "retry", job).stderr == ""  # it waits: nothing new goes out


def test_mails_of_what_is_over_are_retried_with_a_warning(desk: CommandLine) -> None:
    launch, vera = desk.launch(), desk.traveler(email="vera@example.org")
    kept = desk.sell(launch, vera)["id"]
    gone = desk.sell(launch, vera)["id"]
    desk.get("cancel", gone)
    with closing(sqlite3.connect(desk.path)) as database, database:
        database.execute("UPDATE job_queue SET status = 'failed', last_error = 'no route'")
        database.execute("UPDATE notification SET status = 'failed' WHERE channel = 'mail'")
    mails = "SELECT j.id FROM job_queue j JOIN notification n ON j.entity_id = n.id"
    sale = f"{mails} WHERE j.entity_type = 'notification' AND n.event = 'booking_sold' AND "
    overtaken, fresh = (
        desk.value(f"{sale} n.entity_type = 'booking' AND n.entity_id = {booking}")
        for booking in (gone, kept)
    )
    told = "1 mail will be discarded, not sent: something newer was told since, or it is news no"
    discarded = f"warning: {told} longer\n"
    assert desk.run("job", "retry", overtaken, "--dry-run").stderr == discarded
    assert desk.run("job", "retry", fresh, "--dry-run").stderr == ""
    later = CommandLine(desk.path, "2028-02-01T12:00:00Z")  # past the launch's date
    past = "tells of a launch whose date is past or that doesn't take place, of a canceled booking"
    assert f"warning: 1 mail {past}" in later.run("job", "retry", fresh, "--dry-run").stderr
    for words in (("retry", fresh, "--alike"), ("retry-all",)):
        said = later.run("job", *words, "--dry-run").stderr
        assert said.count("warning: ") == 3
        assert " more than a day old: " in said
        assert "mails tell of a launch whose date is past" in said
        assert discarded in said


def test_a_message_of_nonsense_keeps_no_others_from_being_retried(desk: CommandLine) -> None:
    launch, vera = desk.launch(), desk.traveler(email="vera@example.org")
    for facts in ("{", "[" * 10_000):
        desk.sell(launch, vera)
        with closing(sqlite3.connect(desk.path)) as database, database:
            database.execute("PRAGMA ignore_check_constraints = 1")
            database.execute("UPDATE job_queue SET status = 'failed', last_error = 'no route'")
            mails = "UPDATE notification SET status = 'failed', facts = ? WHERE channel = 'mail'"
            database.execute(mails, (facts,))
        assert desk.get("job", "retry-all", "--dry-run")["retried"] > 0
        told = desk.run("job", "retry-all", "--dry-run")
        assert (told.exit_code, told.stderr) == (0, "")
