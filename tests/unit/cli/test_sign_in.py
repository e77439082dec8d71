"""The command line signs in: who may do what from a shell, and how accounts come to be."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from astrobookings_desktop.data.database import connect_reader
from tests.helpers.command_line import DEMO_ADMINISTRATOR, CommandLine

EMAIL, PASSWORD = "ada@example.org", "a seat on the moon"


def as_(email: str | None, password: str | None) -> dict[str, str | None]:
    return {"ASTROBOOKINGS_USER": email, "ASTROBOOKINGS_PASSWORD": password}


@pytest.fixture
def desk(tmp_path: Path) -> CommandLine:
    """A database with an administrator, who acts."""
    line = CommandLine(tmp_path / "office.db", environment=as_(EMAIL, PASSWORD))
    assert line.get("init")["administrator"] == EMAIL
    return line


def other(desk: CommandLine, email: str | None, password: str | None) -> CommandLine:
    return CommandLine(desk.path, environment=as_(email, password))


def hire(desk: CommandLine, email: str, role: str, **columns: object) -> CommandLine:
    """Somebody new, who acts."""
    options = [word for name, value in columns.items() for word in (f"--{name}", value)]
    desk.get("create", "user", "--name", "Somebody", "--email", email, "--role", role, *options)
    desk.environment["ASTROBOOKINGS_NEW_PASSWORD"] = PASSWORD
    desk.get("user", "password", email)
    del desk.environment["ASTROBOOKINGS_NEW_PASSWORD"]
    return other(desk, email, PASSWORD)


def test_init_says_whose_password_the_variable_becomes(tmp_path: Path) -> None:
    line = CommandLine(tmp_path / "office.db", environment=as_(EMAIL, PASSWORD))
    words = f"{EMAIL} signs in as administrator; the password is what ASTROBOOKINGS_PASSWORD holds."
    made = line.run("init")
    assert made.stdout.endswith(f"{words}\n")
    assert PASSWORD not in made.stdout
    assert line.run("init").stdout.endswith("has an administrator already: no other was made.\n")


def test_a_dry_run_dates_nothing_in_the_log_by_its_made_up_time(desk: CommandLine) -> None:
    tom = hire(desk, "tom@example.org", "agent")
    rocket = desk.rocket()
    newest = "SELECT max(timestamp) FROM entry_log"
    before = desk.value(newest)
    rows = desk.value("SELECT count(*) FROM entry_log")
    late = ("--now", "2031-12-04T00:00Z")
    words = ("edit", "rocket", str(rocket), "--name", "Later", "--dry-run")
    base = ("--json", "--database", str(desk.path))
    assert desk.bare(*base, *late, *words).exit_code == 0
    assert tom.bare(*base, *late, *words).exit_code == 1  # no agent edits rockets
    wrong = other(desk, EMAIL, "not this one at all")
    assert wrong.bare(*base, *late, *words).exit_code == 1
    told = f"SELECT count(*) FROM entry_log WHERE timestamp > '{before[:4]}z'"
    assert desk.value(told) == 0
    # Two came in, one was refused, one failed.
    assert desk.value("SELECT count(*) FROM entry_log") == rows + 4
    assert desk.value("SELECT max(last_at) FROM sign_in_failure")[:4] < "2031"


def test_init_makes_the_first_administrator_and_no_second_one(desk: CommandLine) -> None:
    assert desk.get("init")["administrator"] is None
    assert other(desk, "eve@example.org", "a long one too").get("init")["administrator"] is None
    assert [user["email"] for user in desk.get("list", "user")] == [EMAIL]
    assert "argon2" not in json.dumps(desk.get("list", "entry_log"))


@pytest.mark.parametrize(
    ("email", "password", "start"),
    [
        (EMAIL, "short", "Password must"),
        (EMAIL, "password123", "Password must"),
        ("nobody", PASSWORD, "User must"),
        (EMAIL, None, "Password must be given in ASTROBOOKINGS_PASSWORD"),
    ],
)
def test_without_a_good_password_nothing_is_made(
    tmp_path: Path, email: str, password: str | None, start: str
) -> None:
    line = CommandLine(tmp_path / "office.db", environment=as_(email, password))
    refusal = line.refusal("init")
    assert refusal["message"].startswith(start)
    assert password is None or password not in refusal["message"]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words",
    [
        ("list", "booking"),
        ("show", "user", "1"),
        ("create", "traveler", "--name", "Ann"),
        ("export", "traveler", "x.csv"),
        ("user", "code", EMAIL),
    ],
)
def test_each_sub_command_wants_to_know_who_acts(
    desk: CommandLine, words: tuple[str, ...], tmp_path: Path
) -> None:
    assert other(desk, None, None).refusal(*words)["error"] == "sign_in_needed"
    assert other(desk, EMAIL, None).refusal(*words)["error"] == "sign_in_needed"
    assert other(desk, EMAIL, "wrong one").refusal(*words)["error"] == "sign_in_refused"
    assert other(desk, "eve@example.org", PASSWORD).refusal(*words)["error"] == "sign_in_refused"
    whole = other(desk, None, None).run("check")
    assert (whole.exit_code, whole.stdout.count("\n")) == (0, 1)  # not the head of the log


def test_the_option_wins_over_the_surroundings(desk: CommandLine) -> None:
    told = other(desk, "eve@example.org", PASSWORD).get("list", "user", "--user", EMAIL)
    assert [user["email"] for user in told] == [EMAIL]


def test_five_wrong_passwords_make_one_wait(desk: CommandLine) -> None:
    wrong = other(desk, EMAIL, "not this one")
    for _ in range(5):
        assert wrong.refusal("list", "user")["error"] == "sign_in_refused"
    told = desk.refusal("list", "user")
    assert (told["error"], told["seconds"]) == ("sign_in_throttled", 30)
    later = CommandLine(desk.path, "2026-11-23T14:32:31Z", environment=desk.environment)
    later.get("list", "user")


def test_who_looks_ahead_or_is_kept_from_it_moves_nobody_s_clock(desk: CommandLine) -> None:
    agent = hire(desk, "tom@example.org", "agent")
    ahead = "2040-01-01T00:00Z"
    assert CommandLine(desk.path, ahead, desk.environment).get("list", "booking") == []
    CommandLine(desk.path, ahead, as_(EMAIL, "no")).refusal("list", "booking")
    CommandLine(desk.path, ahead, agent.environment).refusal("list", "entry_log")
    told = "SELECT group_concat(DISTINCT action) FROM entry_log WHERE timestamp >= '2040'"
    assert set(desk.value(told).split(",")) == {"sign_in", "sign_in_failed", "refused"}
    CommandLine(desk.path, None, agent.environment).traveler()
    assert desk.value("SELECT max(timestamp) FROM entry_log WHERE action = 'create'") < "2040"
    back = "2026-11-20T09:00"
    CommandLine(desk.path, f"{back}Z", agent.environment).refusal("list", "entry_log")
    told = f"SELECT group_concat(action) FROM entry_log WHERE timestamp LIKE '{back}%'"
    assert set(desk.value(told).split(",")) == {"sign_in", "refused"}


def test_who_sold_stands_in_booking_and_log(desk: CommandLine) -> None:
    tom = hire(desk, "tom@example.org", "agent")
    launch, traveler = desk.launch(), tom.traveler()
    booking = tom.sell(launch, traveler, 2)
    assert booking["sold_by_id"] == desk.get("show", "user", "tom@example.org")["id"]
    log = desk.get("list", "entry_log", "--where", "entity_type=booking")
    assert [row["user_id"] for row in log] == [booking["sold_by_id"]]


def test_a_code_is_for_the_person_not_for_the_log(desk: CommandLine) -> None:
    hire(desk, "tom@example.org", "agent")
    code = desk.get("user", "code", "tom@example.org")["code"]
    assert len(code) == 13
    title, first, *_rest = desk.run("user", "code", "tom@example.org").stdout.splitlines()
    assert title == "A code for tom@example.org:"
    assert first.split()[0].strip(":") == "code"
    connection = connect_reader(desk.path)
    rows = [
        str(row)
        for table in ("entry_log", "password_reset", "user")
        for row in connection.execute(f"SELECT * FROM {table}").fetchall()
    ]
    connection.close()
    assert not any(part in row for row in rows for part in (code, code.replace("-", "")))


def test_a_deactivated_person_is_out(desk: CommandLine) -> None:
    tom = hire(desk, "tom@example.org", "agent")
    tom.get("list", "booking")
    assert re.search(r"can_sign_in +yes\n", desk.run("show", "user", "tom@example.org").stdout)
    desk.get("edit", "user", "tom@example.org", "--active", "no")
    assert re.search(r"can_sign_in +no\n", desk.run("show", "user", "tom@example.org").stdout)
    assert tom.refusal("list", "booking")["error"] == "sign_in_refused"


def test_the_demo_has_accounts_of_every_role(tmp_path: Path) -> None:
    demo = CommandLine(tmp_path / "demo.db", environment=DEMO_ADMINISTRATOR)
    told = demo.run("demo", "--bookings", "20").stdout
    for role in ("admin", "manager", "agent", "agency"):
        assert f"({role})" in told
    assert "demo-seat-2026" in told
    agency = demo.get("list", "user", "--where", "role=agency and agency_id!=null")[0]
    staff = CommandLine(demo.path, environment=as_(agency["email"], "demo-seat-2026"))
    launches = staff.get("list", "launch")
    assert {row["agency_id"] for row in launches} == {agency["agency_id"]}
    assert len(launches) < len(demo.get("list", "launch"))


@pytest.mark.parametrize("entity", ["user", "traveler", "entry_log", "job_queue"])
def test_what_an_agency_may_never_see_is_refused_not_empty(
    desk: CommandLine, entity: str, tmp_path: Path
) -> None:
    agency = desk.agency(name="Own")
    staff = hire(desk, "li@example.org", "agency", **{"agency-id": agency})
    for words in (("list", entity), ("show", entity, 1), ("export", entity, tmp_path / "x.csv")):
        assert staff.refusal(*words)["error"] == "missing_right"
    assert not (tmp_path / "x.csv").exists()


def test_an_agency_learns_of_no_vip_travelers_figures(desk: CommandLine, tmp_path: Path) -> None:
    own = desk.agency(name="Own")
    rocket, vip = desk.rocket(own), desk.traveler(email="vera@example.org")
    for launch in (desk.launch(rocket), desk.launch(rocket, "2028-03-10T12:00Z")):
        desk.sell(launch, vip)
    staff = hire(desk, "li@example.org", "agency", **{"agency-id": own})
    options = ("--rocket", rocket, "--date", "2028-05-01T12:00Z", "--destination", "Moon")
    schedule = ("launch", "schedule", *options, "--price", 9, "--dry-run")
    assert desk.get(*schedule)["messages"] == 1
    assert "messages" not in staff.get(*schedule)
    said = staff.run(*schedule).stdout
    assert said.endswith("\nAny VIP travelers are told.\n")
    assert "messages" not in said
    file = tmp_path / "launches.csv"
    rows = [f"{rocket},2028-06-01,Moon,9", f"{rocket},2028-07-01,Moon,dear"]
    file.write_text("\n".join(["rocket_id,date,destination,price_per_seat", *rows]))
    take = ("import", "launch", file)
    assert "messages" not in staff.refusal(*take)
    assert "messages" not in staff.get(*take, "--partial", "--dry-run")
    said = staff.run(*take, "--partial").stdout
    assert "  1 launch to come: any VIP travelers are told\n" in said


def test_an_agency_reaches_no_other_agencys_ids_by_any_way(
    desk: CommandLine, tmp_path: Path
) -> None:
    own, foreign = desk.agency(name="Own"), desk.agency(name="Foreign")
    rockets = {key: desk.rocket(key, name=f"Rocket {key}") for key in (own, foreign)}
    launches = {key: desk.launch(rocket) for key, rocket in rockets.items()}
    traveler = desk.traveler(name="Zoë", **{"contact-phone": "+34 612 408 551"})
    bookings = {key: desk.sell(launch, traveler) for key, launch in launches.items()}
    staff = hire(desk, "li@example.org", "agency", **{"agency-id": own})

    for entity in ("agency", "rocket", "launch", "booking"):
        everything = [row["id"] for row in desk.get("list", entity)]
        seen = [row["id"] for row in staff.get("list", entity)]
        assert (len(seen), len(everything)) == (1, 2)
        for where in ("id>0", "id!=null"):
            if entity != "agency":
                assert [row["id"] for row in staff.get("list", entity, "--where", where)] == seen
        assert staff.get("list", entity, "--search", "Foreign") == []
        staff.get("export", entity, tmp_path / f"{entity}.csv")
        assert len((tmp_path / f"{entity}.csv").read_text().splitlines()) == 2
        (hidden,) = set(everything) - set(seen)
        assert staff.refusal("show", entity, hidden)["error"] == "not_found"
        staff.get("show", entity, seen[0])
    locator = bookings[foreign]["locator"]
    assert staff.refusal("show", "booking", locator)["error"] == "not_found"
    assert staff.get("show", "booking", bookings[own]["locator"])["locator"]

    rocket = ("--name", "X", "--capacity", "3", "--range", "moon")
    sale = ("--launch", launches[own], "--traveler", traveler, "--seats", 1)
    date = ("--date", "2029-01-10T12:00Z", "--destination", "Moon", "--price", "5")
    for words, error in (
        (("edit", "rocket", rockets[foreign], "--name", "Mine"), "not_found"),
        (("edit", "agency", foreign, "--name", "Mine"), "not_found"),
        (("edit", "agency", own, "--active", "no"), "missing_right"),
        (("edit", "launch", launches[foreign], "--price", "1"), "not_found"),
        (("edit", "rocket", rockets[own], "--agency-id", foreign), "wrong_agency"),
        (("launch", "schedule", "--rocket", rockets[foreign], *date), "not_found"),
        (("create", "rocket", "--agency-id", foreign, *rocket), "wrong_agency"),
        (("create", "agency", "--name", "X"), "missing_right"),
        (("cancel", locator), "not_found"),
        (("cancel", bookings[own]["locator"]), "missing_right"),
        (("void-sale", bookings[own]["locator"]), "missing_right"),
        (("sell", *sale), "missing_right"),
    ):
        assert staff.refusal(*words)["error"] == error, words
    staff.get("edit", "rocket", rockets[own], "--name", "Renamed")
    assert staff.get("create", "rocket", *rocket)["agency_id"] == own  # whose else?
    staff.get("launch", "schedule", "--rocket", rockets[own], *date)


def test_a_manager_allows_more_at_the_agents_desk(desk: CommandLine) -> None:
    tom = hire(desk, "tom@example.org", "agent")
    hire(desk, "amara@example.org", "manager")
    launch, traveler = desk.launch(), desk.traveler()
    sale = ("sell", "--launch", launch, "--traveler", traveler, "--seats", 6)
    assert tom.refusal(*sale)["error"] == "seat_limit_exceeded"
    assert tom.refusal(*sale, "--override", "--reason", "mine")["error"] == "missing_right"
    by = (*sale, "--override", "--allowed-by", "amara@example.org")
    told = tom.refusal(*by, "--reason", "six")
    assert (told["error"], told["email"]) == ("word_missing", "amara@example.org")
    assert "missing: give it in ASTROBOOKINGS_OVERRIDE_PASSWORD" in told["message"]
    tom.environment["ASTROBOOKINGS_OVERRIDE_PASSWORD"] = "wrong"
    told = tom.refusal(*by, "--reason", "six")
    assert (told["error"], "of amara@example.org" in told["message"]) == ("sign_in_refused", True)
    assert tom.run(*sale, "--allowed-by", "amara@example.org").exit_code == 2
    tom.environment["ASTROBOOKINGS_OVERRIDE_PASSWORD"] = PASSWORD
    assert tom.refusal(*by)["error"] == "reason_required"
    booking = tom.get(*by, "--reason", "a family")
    assert (booking["number_of_seats"], booking["seat_limit"]) == (6, 6)
    later, heir = desk.launch(), desk.traveler()
    word = ("--override", "--allowed-by", "amara@example.org", "--reason", "still a family")
    move = ("move", booking["locator"], "--launch", later)
    assert tom.refusal(*move)["error"] == "seat_limit_exceeded"
    booking = tom.get(*move, *word)
    transfer = ("transfer", booking["locator"], "--traveler", heir)
    assert tom.refusal(*transfer)["error"] == "seat_limit_exceeded"
    assert tom.get(*transfer, *word)["seat_limit"] == 6
    held = tom.get("hold", *sale[1:], *word)
    assert tom.get("confirm", held["locator"], *word)["status"] == "confirmed"
    more = ("--refund-percent", 100, "--override", "--allowed-by", "amara@example.org")
    canceled = tom.get("cancel", booking["locator"], *more, "--reason", "grief")
    assert canceled["refund_amount"] == "6000.00"
    assert tom.run("cancel", "X", "--refund-percent", "5").exit_code == 2
    assert desk.run("check").exit_code == 0


def test_people_change_their_own_password_from_a_shell(desk: CommandLine) -> None:
    tom = hire(desk, "tom@example.org", "agent")
    tom.environment["ASTROBOOKINGS_NEW_PASSWORD"] = "password1"
    assert tom.refusal("user", "password")["error"] == "invalid_value"
    del tom.environment["ASTROBOOKINGS_NEW_PASSWORD"]
    assert "ASTROBOOKINGS_NEW_PASSWORD" in tom.refusal("user", "password")["message"]
    tom.environment["ASTROBOOKINGS_NEW_PASSWORD"] = "a seat on Mars"
    assert tom.get("user", "password")["changed"]
    assert tom.refusal("list", "launch")["error"] == "sign_in_refused"
    assert other(desk, "tom@example.org", "a seat on Mars").get("list", "launch") == []


def test_who_may_not_steer_jobs_is_told_just_that_whatever_failed(desk: CommandLine) -> None:
    manager = hire(desk, "mia@example.org", "manager")
    desk.sell(desk.launch(), desk.traveler(email="vera@example.org"))
    with closing(sqlite3.connect(desk.path)) as database, database:
        database.execute("UPDATE job_queue SET status = 'failed', last_error = 'no route'")
    job = desk.value("SELECT max(id) FROM job_queue")
    for words in (("retry", job), ("retry", job, "--alike"), ("retry-all",)):
        assert "may not manage jobs" in manager.run("job", *words).stderr
