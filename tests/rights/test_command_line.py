"""The matrix once more from a shell: each sub-command, each role, own and another agency's things.

The sub-commands are collected from the program: one that has no row here fails.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import click
import pytest

from astrobookings_desktop.cli.app import app
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.domain.times import to_text
from tests.helpers.command_line import CommandLine
from tests.helpers.company import NOW
from tests.helpers.hashing import hash_quickly
from tests.rights import law
from tests.rights.town import EMAIL, PASSWORD, Side, Town, build

Words = Callable[[Town, Side, Path], list[object]]
SIGNING_IN = (Role.ADMIN, Role.MANAGER, Role.AGENT, Role.AGENCY)
FORBIDDEN = {"missing_right", "wrong_agency", "not_found", "setting_is_locked"}


@dataclass(frozen=True)
class Row:
    """A sub-command, who may use it, and its words upon the things of one side.

    `narrowed` answers an agency that asks for another's things, without them; `sideless` touches
    nobody's things.
    """

    command: str
    allowed: frozenset[Role]
    words: Words
    variant: str = ""
    narrowed: bool = False
    sideless: bool = False

    @property
    def name(self) -> str:
        return f"{self.command} {self.variant}".strip()


def saying(*parts: object) -> Words:
    """The words, where a name of a side's stands for its value: "@launch"."""

    def words(town: Town, side: Side, folder: Path) -> list[object]:
        said: list[object] = []
        for part in parts:
            if isinstance(part, str) and part.startswith("@"):
                said.append(_known(town, side, folder, part[1:]))
            else:
                said.append(part)
        return said

    return words


def _known(town: Town, side: Side, folder: Path, name: str) -> object:
    match name:
        case "newcomer" | "user":
            return getattr(town, name)
        case "clerk":
            return EMAIL.format("clerk")
        case "message":
            return side.keys[Entity.NOTIFICATION]
        case "failed":
            return side.failed_message
        case "folder":
            return folder
        case "people.csv":
            (folder / "people.csv").write_text("name\nSomebody\n", "utf-8")
            return folder / "people.csv"
        case "agencies.csv":
            (folder / "agencies.csv").write_text(f"name\n{side.name}\n", "utf-8")
            return folder / "agencies.csv"
        case "out.pdf":
            return folder / "out.pdf"
        case "good.abk":
            return folder / "good.abk"
    return getattr(side, name)


def _of_entity(entity: Entity) -> Iterator[Row]:
    who = law.READERS[entity]
    yield Row("list", who, saying("list", entity), entity, narrowed=True)

    def show(_town: Town, side: Side, _folder: Path) -> list[object]:
        return ["show", entity, side.keys[entity]]

    def export(_town: Town, _side: Side, folder: Path) -> list[object]:
        return ["export", entity, folder / f"{entity}.csv"]

    yield Row("show", who, show, entity)
    yield Row("export", who, export, entity, narrowed=True)
    yield Row("filter list", who, saying("filter", "list", entity), entity, sideless=True)
    save = saying("filter", "save", entity, "Mine", "x")
    yield Row("filter save", who, save, entity, sideless=True)


def _on_a_kept_filter(act: str, *more: str) -> Words:
    """Upon a filter which everybody has kept."""

    def words(_town: Town, _side: Side, folder: Path) -> list[object]:
        with closing(sqlite3.connect(folder / "town.db")) as connection, connection:
            connection.execute(
                "INSERT INTO saved_filter (id, user_id, entity, name, name_key, query) "
                "SELECT 900000 + id, id, 'launch', 'Mine', 'mine', 'x' FROM user"
            )
        return ["filter", act, "launch", "Mine", *more]

    return words


def _on_a_job(act: str) -> Words:
    return lambda _town, side, _folder: ["job", act, side.keys[Entity.JOB_QUEUE]]


DESK, MANAGING, ADMINS, OWN = law.DESK, law.MANAGERS, law.ADMINS, law.MANAGERS_AND_OWN
LAUNCH = ("--date", "2029-03-01T12:00Z", "--destination", "Moon", "--price", "1000")
SAME_DAY, LATER = to_text(NOW), ("--now", to_text(NOW + timedelta(days=3)))
FIGURES = ("occupancy", "revenue", "year", "ageing")
OWN_WORD = ("--override", "--reason", "a family")  # who sells allows it too
SEATS = ("--launch", "@launch", "--traveler", "@traveler", "--seats", "1")
TEST_MAIL = ("notification", "test", "a@example.org", "--dry-run")
PREVIEW = ("notification", "preview", "@message")

ROWS = [
    *(row for entity in Entity for row in _of_entity(entity)),
    Row("backup", ADMINS, saying("backup", "@folder")),
    Row("cancel", DESK, saying("cancel", "@locator")),
    Row("confirm", DESK, saying("confirm", "@hold")),
    Row("create agency", MANAGING, saying("create", "agency", "--name", "New")),
    Row(
        "create rocket",
        OWN,
        saying(
            *("create", "rocket", "--agency-id", "@agency", "--name", "New"),
            *("--capacity", 5, "--range", "moon"),
        ),
    ),
    Row("create traveler", DESK, saying("create", "traveler", "--name", "New")),
    Row(
        "create user",
        ADMINS,
        saying(
            *("create", "user", "--name", "Eve", "--email", "eve@example.org", "--role", "admin")
        ),
    ),
    Row("edit agency", OWN, saying("edit", "agency", "@agency", "--name", "Another")),
    Row("edit launch", OWN, saying("edit", "launch", "@launch", "--price-per-seat", "2000")),
    Row("edit rocket", OWN, saying("edit", "rocket", "@rocket", "--name", "Another")),
    Row("edit traveler", DESK, saying("edit", "traveler", "@traveler", "--name", "Another")),
    Row("edit user", ADMINS, saying("edit", "user", "@user", "--role", "admin")),
    Row("hold", DESK, saying("hold", *SEATS)),
    Row("inbox read", law.EVERYBODY, saying("inbox", "read", "--all"), sideless=True),
    Row("import", DESK, saying("import", "traveler", "@people.csv"), "traveler"),
    Row(
        "import",
        MANAGING,
        saying("import", "agency", "@agencies.csv", "--key", "name"),
        "agency",
    ),
    Row("import-undo", law.EVERYBODY, saying("import-undo"), narrowed=True),
    Row("invoice issue", MANAGING, saying("invoice", "issue", "@ended_launch")),
    Row("invoice list", OWN, saying("invoice", "list"), narrowed=True),
    Row("invoice pdf", OWN, saying("invoice", "pdf", "@invoice", "@out.pdf")),
    Row("invoice show", OWN, saying("invoice", "show", "@invoice")),
    Row(
        "invoice void",
        MANAGING,
        saying("invoice", "void", "@unpaid_invoice", "--reason", "wrong"),
    ),
    Row("pay", MANAGING, saying("pay", "@invoice", "--amount", "1")),
    Row("payment complete", MANAGING, saying("payment", "complete", "@announced")),
    Row("payment fail", MANAGING, saying("payment", "fail", "@announced")),
    Row("payment refund", MANAGING, saying("payment", "refund", "@payment", "--reason", "a slip")),
    Row("ticket", DESK, saying("ticket", "@sale", "@out.pdf")),
    Row("job cancel", ADMINS, _on_a_job("cancel")),
    Row("job retry", ADMINS, _on_a_job("retry")),
    Row("job retry-all", ADMINS, saying("job", "retry-all")),
    Row("job repair-search", ADMINS, saying("job", "repair-search")),
    Row("filter rename", law.EVERYBODY, _on_a_kept_filter("rename", "Other"), sideless=True),
    Row("filter delete", law.EVERYBODY, _on_a_kept_filter("delete"), sideless=True),
    Row("worker", ADMINS, saying("worker", "--drain")),
    Row("launch schedule", OWN, saying("launch", "schedule", "--rocket", "@rocket", *LAUNCH)),
    Row(
        "launch confirm",
        OWN,
        saying(
            *("launch", "confirm", "@launch", "--override", "--reason", "few but keen"),
            *("--allowed-by", EMAIL.format("manager")),
        ),
    ),
    Row("launch delay", OWN, saying("launch", "delay", "@launch", "--date", "2030-01-01T12:00Z")),
    Row("launch launched", OWN, saying("launch", "launched", "@due_launch", *LATER)),
    Row(
        "launch fail",
        MANAGING,
        saying("launch", "fail", "@due_launch", "--reason", "the engine", *LATER),
    ),
    Row("launch abort", OWN, saying("launch", "abort", "@launch", "--reason", "no fuel")),
    Row(
        "launch correct",
        MANAGING,
        saying("launch", "correct", "@ended_launch", "--reason", "a slip", "--now", SAME_DAY),
    ),
    Row("passengers", law.OFFICE_AND_OWN, saying("passengers", "@locator")),
    Row(
        "passengers",
        DESK,
        saying("passengers", "@locator", "--add", "Ana López,1990-05-01"),
        "adding",
    ),
    Row("move", DESK, saying("move", "@sale", "--launch", "@later_launch")),
    Row("move", ADMINS, saying("move", "@sale", "--launch", "@later_launch", *OWN_WORD), "by word"),
    Row("notification preview", law.READERS[Entity.NOTIFICATION], saying(*PREVIEW)),
    Row("notification test", ADMINS, saying(*TEST_MAIL), sideless=True),
    Row("notification discard", ADMINS, saying("notification", "discard", "@message")),
    Row("notification mark-sent", ADMINS, saying("notification", "mark-sent", "@message")),
    Row("notification send-again", ADMINS, saying("notification", "send-again", "@failed")),
    Row("report", OWN, saying("report", "revenue", "--agency", "@agency"), "of one"),
    Row("report", OWN, saying("report", "manifest", "--launch", "@launch"), "manifest"),
    *(Row("report", OWN, saying("report", name), name, narrowed=True) for name in FIGURES),
    Row("restore", ADMINS, saying("restore", "@good.abk")),
    Row("restore", ADMINS, saying("restore"), "list"),
    Row("sell", DESK, saying("sell", *SEATS)),
    Row("sell", ADMINS, saying("sell", *SEATS, *OWN_WORD), "by word"),
    Row("settings get", law.EVERYBODY, saying("settings", "get", "hold_hours"), sideless=True),
    Row("settings list", law.EVERYBODY, saying("settings", "list"), sideless=True),
    Row("settings set", ADMINS, saying("settings", "set", "hold_hours", 12), "company"),
    Row("settings set", ADMINS, saying("settings", "set", "smtp.host", "evil.example"), "smtp"),
    Row("transfer", DESK, saying("transfer", "@sale", "--traveler", "@newcomer")),
    Row(
        "transfer",
        ADMINS,
        saying("transfer", "@sale", "--traveler", "@newcomer", *OWN_WORD),
        "by word",
    ),
    Row("user code", ADMINS, saying("user", "code", "@clerk")),
    Row("user password", ADMINS, saying("user", "password", "@clerk")),
    Row("void-sale", law.OFFICE, saying("void-sale", "@sale", "--reason", "a slip")),
]

OTHERS = {
    "check": "see unit/cli/test_check.py; the town isn't whole, so that it is never done",
    "demo": "refuses a company that isn't empty",
    "init": "makes or upgrades the file; its administrator is made once",
    "open": "opens the window, where somebody signs in",
    "settings password": "see test_only_administrators_keep_the_mail_password",
    "undo": "takes back one's own edits alone, by the services that made them",
    "tour": "makes a company of its own",
}


def leaves(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[str]:
    """The names of the sub-commands that do something."""
    if not isinstance(command, click.Group):
        yield " ".join(path)
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None
        yield from leaves(found, (*path, name))


def test_every_sub_command_has_a_row() -> None:
    rows = {row.command for row in ROWS}
    assert not rows & OTHERS.keys()
    assert set(leaves(app)) == rows | OTHERS.keys()


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """The town, closed: each test takes a copy."""
    with pytest.MonkeyPatch.context() as patch:
        hash_quickly(patch)
        town = build(tmp_path_factory.mktemp("rights") / "town.db")
        line = CommandLine(town.company.path, environment=_as(Role.ADMIN))
        town.company.close()
        done = line.run("backup", town.company.path.with_name("good.abk"))
        assert done.exit_code == 0, done.output
    return town


def _as(role: Role) -> dict[str, str | None]:
    person = "ownline" if role is Role.AGENCY else str(role)
    if role is Role.TRAVELER:
        person = "ann.ownline"
    return {"ASTROBOOKINGS_USER": EMAIL.format(person), "ASTROBOOKINGS_PASSWORD": PASSWORD}


@pytest.fixture
def folder(original: Town, tmp_path: Path) -> Path:
    for name in ("town.db", "good.abk"):
        shutil.copy(original.company.path.with_name(name), tmp_path / name)
    return tmp_path


def run(folder: Path, role: Role, words: list[object]) -> tuple[int, str, dict[str, object]]:
    """Exit code, all that was said, and the JSON document."""
    line = CommandLine(folder / "town.db", environment=_as(role))
    line.environment["XDG_CONFIG_HOME"] = str(folder / "config")
    line.environment["ASTROBOOKINGS_NEW_PASSWORD"] = "another seat"
    line.environment["ASTROBOOKINGS_OVERRIDE_PASSWORD"] = PASSWORD
    done = line.run("--json", *words)
    told = json.loads(done.stdout) if done.stdout.strip() else {}
    written = "".join(one.read_text("utf-8") for one in folder.glob("*.csv") if _is_new(one))
    return done.exit_code, done.output + written, told if isinstance(told, dict) else {}


def _is_new(file: Path) -> bool:
    return file.stem in set(Entity)


@pytest.mark.parametrize("role", SIGNING_IN, ids=str)
@pytest.mark.parametrize("whose", ["own", "other"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_role_can_do_what_the_law_says_from_a_shell(
    original: Town, folder: Path, row: Row, whose: str, role: Role
) -> None:
    side: Side = getattr(original, whose)
    code, said, told = run(folder, role, row.words(original, side, folder))
    strange = role is Role.AGENCY and whose == "other" and not row.sideless
    if role not in row.allowed:
        assert code == 1, said
        assert told["error"] in (FORBIDDEN if strange else {"missing_right"})
    elif strange and not row.narrowed:
        assert code == 1
        assert told["error"] in FORBIDDEN
    else:
        assert code == 0, said
    if role is Role.AGENCY:
        theirs = original.other
        for secret in (f"{theirs.name} rocket", f"Ann {theirs.name}", f"{theirs.name} Ltd"):
            assert secret not in said


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_traveler_gets_nowhere(original: Town, folder: Path, row: Row) -> None:
    code, said, told = run(folder, Role.TRAVELER, row.words(original, original.own, folder))
    assert (code, told["error"]) == (1, "sign_in_refused"), said


@pytest.mark.parametrize("role", SIGNING_IN, ids=str)
def test_only_administrators_keep_the_mail_password(folder: Path, role: Role) -> None:
    code, said, told = run(folder, role, ["settings", "password"])
    if role is Role.ADMIN:
        assert told["error"] != "missing_right"
    else:
        assert (code, told["error"]) == (1, "missing_right"), said


def test_demo_and_init_change_no_company_that_is_there(folder: Path) -> None:
    for role in SIGNING_IN:
        code, said, _told = run(folder, role, ["demo"])
        assert code == 1, said
        code, said, told = run(folder, role, ["init"])
        assert (code, told["administrator"]) == (0, None), said
