"""Every sub-command × every role × the own and another agency's records (DOMAIN.md §1).

The sub-commands are collected from the command line: one without a row here fails by its name.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from astrobookings_desktop.cli.app import app
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.backups import back_up
from astrobookings_desktop.services.practice import mark_practice
from tests.helpers.command_line import CommandLine
from tests.helpers.two_agencies import OTHER_WORDS, PASSWORD, Side, TwoAgencies, two_agencies

Words = tuple[object, ...]
DONE, MISSING, NOT_FOUND = "done", "missing_right", "not_found"
OWN, OTHER = "own", "other"

# Who may, one letter per role: d administrator, m manager, t travel-desk agent, a agency.
READERS = {
    Entity.USER: "d",
    Entity.TRAVELER: "dmt",
    Entity.AGENCY: "dmta",
    Entity.ROCKET: "dmta",
    Entity.LAUNCH: "dmta",
    Entity.BOOKING: "dmta",
    Entity.INVOICE: "dma",
    Entity.PAYMENT: "dma",
    Entity.NOTIFICATION: "dma",
    Entity.ENTRY_LOG: "dm",
    Entity.JOB_QUEUE: "d",
}
LETTERS = {Role.ADMIN: "d", Role.MANAGER: "m", Role.AGENT: "t", Role.AGENCY: "a"}


@dataclass(frozen=True)
class Row:
    """Who may, the words to type, and what another agency's staff is told.

    `always` is what everybody is told who may; nothing of it stays, whatever is typed.
    """

    who: str
    words: Callable[["Case"], Words]
    other: str = DONE
    always: str = DONE
    without: str = MISSING

    def expected(self, role: Role, whose: str) -> str:
        if role is Role.AGENCY and whose == OTHER and self.other != DONE:
            return self.other
        return self.always if LETTERS[role] in self.who else self.without


@dataclass(frozen=True)
class Case:
    world: TwoAgencies
    side: Side
    folder: Path

    def id(self, entity: Entity) -> int:
        return self.side.records[entity]


DRY = ("--dry-run",)
E = Entity
SALE = ("--seats", 1, *DRY)

ROWS: dict[str, Row] = {
    "init": Row("dmta", lambda _: ("init", *DRY)),
    "demo": Row("dmta", lambda _: ("demo", *DRY), always="invalid_value", other="invalid_value"),
    # The made-up invoices are faults. It tells of them to whoever has the file, and so can read it.
    "check": Row("dmta", lambda _: ("check",), always="broken", other="broken"),
    "check --accept": Row("d", lambda _: ("check", "--accept")),
    "backup": Row("d", lambda case: ("backup", case.folder / "made.abk")),
    "restore": Row("d", lambda case: ("restore", case.world.company.path.parent / "a.abk", *DRY)),
    "import traveler": Row("dt", lambda case: ("import", "traveler", _csv(case), *DRY)),
    "import agency": Row("dm", lambda case: ("import", "agency", _csv(case), *DRY)),
    "import agency --key": Row(
        "dm", lambda case: ("import", "agency", _csv(case), "--key", "email", "--partial", *DRY)
    ),
    "create user": Row(
        "d",
        lambda _: ("create", "user", "--name", "N", "--email", "n@x.org", "--role", "agent", *DRY),
    ),
    "create traveler": Row("dt", lambda _: ("create", "traveler", "--name", "New", *DRY)),
    "create agency": Row("dm", lambda _: ("create", "agency", "--name", "New", *DRY)),
    "create rocket": Row(
        "dma",
        lambda case: (
            *("create", "rocket", "--agency-id", case.id(E.AGENCY), "--name", "New"),
            *("--capacity", 4, "--range", "moon", *DRY),
        ),
        other="wrong_agency",
    ),
    "edit user": Row(
        "d", lambda case: ("edit", "user", case.world.spare_user, "--name", "New", *DRY)
    ),
    "edit traveler": Row(
        "dt", lambda case: ("edit", "traveler", case.id(E.TRAVELER), "--name", "New", *DRY)
    ),
    "edit agency": Row(
        "dma",
        lambda case: ("edit", "agency", case.id(E.AGENCY), "--name", "New", *DRY),
        other=NOT_FOUND,
    ),
    "edit agency --active": Row(
        "dm",
        lambda case: ("edit", "agency", case.id(E.AGENCY), "--active", "no", *DRY),
        other=NOT_FOUND,
    ),
    "edit rocket": Row(
        "dma",
        lambda case: ("edit", "rocket", case.id(E.ROCKET), "--name", "New", *DRY),
        other=NOT_FOUND,
    ),
    "edit launch": Row(
        "dma",
        lambda case: ("edit", "launch", case.id(E.LAUNCH), "--price", "7", *DRY),
        other=NOT_FOUND,
    ),
    "user password": Row("d", lambda case: ("user", "password", "sam@example.org", *DRY)),
    "user code": Row("d", lambda case: ("user", "code", "sam@example.org", *DRY)),
    "settings list": Row("dmta", lambda _: ("settings", "list")),
    "settings get": Row("dmta", lambda _: ("settings", "get", "hold_hours")),
    "settings set": Row("d", lambda _: ("settings", "set", "hold_hours", "5", *DRY)),
    "settings set lock": Row("d", lambda _: ("settings", "set", "lock_after_minutes", "9", *DRY)),
    "settings password": Row(
        "", lambda _: ("settings", "password", *DRY), without="no_mail_account"
    ),
    "launch schedule": Row(
        "dma",
        lambda case: (
            *("launch", "schedule", "--rocket", case.id(E.ROCKET), "--date", "2029-01-10T12:00Z"),
            *("--destination", "Moon", "--price", "5", *DRY),
        ),
        other=NOT_FOUND,
    ),
    "sell": Row("dt", lambda case: ("sell", *_sale(case)), other=NOT_FOUND),
    "hold": Row("dt", lambda case: ("hold", *_sale(case)), other=NOT_FOUND),
    "confirm": Row("dt", lambda case: ("confirm", case.side.hold, *DRY), other=NOT_FOUND),
    "cancel": Row("dt", lambda case: ("cancel", case.side.locator, *DRY), other=NOT_FOUND),
    "void-sale": Row(
        "dmt",
        lambda case: ("void-sale", case.side.locator, "--reason", "a slip", *DRY),
        other=NOT_FOUND,
    ),
    "move": Row(
        "dt",
        lambda case: ("move", case.side.locator, "--launch", case.side.other_launch, *DRY),
        other=NOT_FOUND,
    ),
    "transfer": Row(
        "dt",
        lambda case: (
            *("transfer", case.side.locator, "--traveler", case.world.idle_traveler, *DRY),
        ),
        other=NOT_FOUND,
    ),
}
# A list, an export and a search of another agency's are done, and find nothing of it.
for _entity in Entity:
    _name = "user_id" if _entity in (E.TRAVELER, E.AGENCY) else "id"
    _who = READERS[_entity]
    _hidden = NOT_FOUND if "a" in _who else MISSING
    ROWS[f"show {_entity}"] = Row(
        _who, lambda case, entity=_entity: ("show", entity, case.id(entity)), other=_hidden
    )
    for _what, _words in {
        "all": (),
        "--where": ("--where", "{name}={id}"),
        "--search": ("--search", "{mark}"),
        "--sort": ("--sort", "-{name}"),
    }.items():
        ROWS[f"list {_entity} {_what}"] = Row(
            _who,
            lambda case, entity=_entity, words=_words, name=_name: (
                "list",
                entity,
                *(
                    word.format(name=name, id=case.id(entity), mark=case.side.mark)
                    for word in words
                ),
            ),
        )
    ROWS[f"export {_entity}"] = Row(
        _who, lambda case, entity=_entity: ("export", entity, case.folder / "made.csv")
    )
ROWS["export entry_log --proof"] = Row(
    "dm", lambda case: ("export", "entry_log", case.folder / "made.log")
)

NO_ROW = {"tour": "it goes through a made-up company of its own"}

# Selling isn't the seller's own sale here, so an agent is told that, and not that they may not.
OTHERWISE = {("void-sale", Role.AGENT): "not_the_seller"}


def _sale(case: Case) -> Words:
    return ("--launch", case.id(E.LAUNCH), "--traveler", case.id(E.TRAVELER), *SALE)


def _csv(case: Case) -> Path:
    """Another agency's e-mail among new rows: who may not import must not learn that it's known."""
    file = case.folder / "people.csv"
    mark = case.side.mark.casefold()
    file.write_text(f"name,email\nNew,new@example.org\nKnown,desk-{mark}@new.example\n", "utf-8")
    return file


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Every sub-command by its words."""
    if isinstance(command, click.Group):
        for name, one in command.commands.items():
            yield from commands(one, (*path, name))
    else:
        yield " ".join(path)


def test_every_sub_command_has_a_row() -> None:
    there_are = set(commands(app))
    told = {
        name for name in there_are if any(row == name or row.startswith(f"{name} ") for row in ROWS)
    }
    # “list”, “show” and “export” have a row for each entity.
    assert there_are - told - NO_ROW.keys() == set(), "give these sub-commands a row in ROWS"
    assert {"list", "show", "export"} <= told
    strangers = {
        row for row in ROWS if not any(row == name or row.startswith(f"{name} ") for name in told)
    }
    assert strangers == set()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoAgencies]:
    from argon2 import PasswordHasher

    from astrobookings_desktop.services import passwords

    folder = tmp_path_factory.mktemp("rights")
    with pytest.MonkeyPatch.context() as patch:
        quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(passwords, "HASHER", quick)
        made = two_agencies(folder / "office.db")
    made.company.do(mark_practice)
    back_up(made.company.office, made.company.actor, folder / "a.abk")
    yield made
    made.company.close()


@pytest.mark.parametrize("whose", [OWN, OTHER])
@pytest.mark.parametrize("role", LETTERS)
@pytest.mark.parametrize("name", ROWS)
def test_each_role_is_told_what_the_law_gives_it_and_no_more(
    world: TwoAgencies, tmp_path: Path, name: str, role: Role, whose: str
) -> None:
    row = ROWS[name]
    line = CommandLine(
        world.company.path,
        environment={
            "ASTROBOOKINGS_USER": world.emails[role],
            "ASTROBOOKINGS_PASSWORD": PASSWORD,
            "ASTROBOOKINGS_NEW_PASSWORD": "another seat, on mars",
        },
    )
    case = Case(world, world.own if whose == OWN else world.other, tmp_path)
    words = row.words(case)
    before = state(world.company.path)
    result = line.run("--json", *words)
    expected = OTHERWISE.get((name, role), row.expected(role, whose))
    if expected == DONE:
        assert (result.exit_code, result.stderr.replace(WARNING, "")) == (0, ""), result.output
        json.loads(result.stdout)
    else:
        told = json.loads(result.stdout)
        assert (result.exit_code, told["error"]) == (1, expected), told
        kind = "broken" if expected == "broken" else "refused"
        assert result.stderr == f"{kind}: {told['message']}\n"
    assert state(world.company.path) == before, "something stays of it"
    made = list(tmp_path.glob("made.*"))
    assert bool(made) == (expected == DONE and name.partition(" ")[0] in ("export", "backup"))
    if role is Role.AGENCY and name != "check":
        written = "".join(file.read_text("utf-8") for file in made)
        plain = line.run(*words)
        said = result.output + plain.output + written
        typed = {str(word).casefold() for word in words}
        for word in OTHER_WORDS:
            if word not in typed:
                assert word not in said.casefold()
        if whose == OTHER and name.startswith("list"):
            where = "--where" in words or "--search" in words
            assert (json.loads(result.stdout) == []) == where or expected != DONE


WARNING = "warning: The backup isn't encrypted: whoever gets the file can read every name in it.\n"
BUSINESS = ("user", "traveler", "agency", "rocket", "launch", "booking", "setting")


def state(path: Path) -> list[list[tuple[object, ...]]]:
    """All business data."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return [connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in BUSINESS]
