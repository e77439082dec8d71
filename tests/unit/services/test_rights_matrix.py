"""Every service × every role × the own and another agency's records (DOMAIN.md §1).

The services are collected from the code: one without a row here fails by its name.
"""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from argon2 import PasswordHasher

import astrobookings_desktop
from astrobookings_desktop import services
from astrobookings_desktop.data.errors import DatabaseUnreachable
from astrobookings_desktop.data.queries import LISTS, ListQuery
from astrobookings_desktop.data.queries.reading import fetch_ids
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import MissingRight, NotFound, WrongAgency
from astrobookings_desktop.domain.sign_in import AlreadyFounded, SignInRefused
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services import (
    agencies,
    backups,
    business_settings,
    cancellations,
    change_previews,
    exports,
    imports,
    launches,
    log_acceptance,
    log_exports,
    lookup,
    overrides,
    passwords,
    restores,
    rockets,
    sales,
    sign_in,
    transfers,
    travelers,
    users,
    viewing,
)
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.csv_files import CsvRow, CsvTable
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import Office, UnitOfWork, Writer
from tests.helpers.two_agencies import PASSWORD, Side, TwoAgencies, two_agencies

# --- the law: DOMAIN.md §1 and §4 in the order of the page, one letter per role that may ----------
# d administrator, m manager, t travel-desk agent, a agency (its own only)

LAW = {
    "nobody needs a right": "dmtar",
    "signs in": "dmta",
    # "everything, and alone: users, settings, jobs, notification states, backup, restore"
    "manage users": "d",
    "change settings": "d",
    "back up": "d",
    "restore": "d",
    "read user": "d",
    "read job_queue": "d",
    # "read all business data …; agencies; …; overrides with a reason"
    "read entry_log": "dm",
    "create agencies": "dm",
    "override": "dm",
    "read traveler": "dmt",
    "read agency": "dmta",
    "read rocket": "dmta",
    "read launch": "dmta",
    "read booking": "dmta",
    "read invoice": "dma",
    "read payment": "dma",
    "read notification": "dma",
    # "travelers, holds, bookings, cancellations, tickets"
    "edit travelers": "dt",
    "sell": "dt",
    "change bookings": "dt",
    "void": "dmt",  # the seller; "on the same day by a manager" (§5)
    # "that agency's own profile, rockets, launches"
    "edit agencies": "dma",
    "edit rockets": "dma",
    "manage launches": "dma",
}
LETTERS = {
    Role.ADMIN: "d",
    Role.MANAGER: "m",
    Role.AGENT: "t",
    Role.AGENCY: "a",
    Role.TRAVELER: "r",
}
DONE, HIDDEN = "done", "hidden"  # hidden: nothing comes back, as if there were no such record
OWN, OTHER = "own", "other"


# --- how a service is called ----------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """Who calls, on which side's records."""

    world: TwoAgencies
    actor: Actor
    side: Side
    folder: Path

    @property
    def office(self) -> Office:
        return self.world.company.office

    @property
    def writer(self) -> Writer:
        return self.world.company.writer

    def id(self, entity: Entity) -> int:
        return self.side.records[entity]


@dataclass(frozen=True)
class Row:
    """What a service asks for (a line of `LAW`), how it is called, what another agency meets.

    `refusal` is what a role without the right meets, `always` what everybody does who has it.
    """

    act: str
    call: Callable[[Any, Case], object]
    other: object = DONE
    refusal: type[Exception] | None = MissingRight
    always: object = DONE

    def expected(self, role: Role, whose: str) -> object:
        if LETTERS[role] not in LAW[self.act]:
            return self.refusal
        return self.other if role is Role.AGENCY and whose == OTHER else self.always


def _in(entity: Entity, key: int) -> str:
    name = "user_id" if entity in (Entity.TRAVELER, Entity.AGENCY) else "id"
    return f"{name}={key}"


def _file(case: Case, ending: str) -> Path:
    return case.folder / f"{case.actor.role}-{case.side.mark}{ending}"


def _listed(reading: Reading, entity: Entity, case: Case) -> list[int]:
    query = viewing.list_query(reading, entity, where=_in(entity, case.id(entity)))
    return fetch_ids(reading.connection, LISTS[entity], query)


def _import(entity: Entity, **cells: str) -> Callable[[UnitOfWork, Case], object]:
    table = CsvTable(tuple(cells), (CsvRow(2, cells),))
    return lambda work, case: imports.import_rows(work, imports.ImportPlan(entity), table)


def _reset(_nothing: object, case: Case) -> object:
    world = case.world
    emails, people = world.emails, world.people
    role = case.actor.role
    user_id = people[role].user_id
    with case.writer.unit_of_work(people[Role.ADMIN]) as work:
        code = "NOT-A-CODE-99" if role is Role.TRAVELER else sign_in.give_reset_code(work, user_id)
    return sign_in.use_reset_code(case.writer, emails[role], code, PASSWORD)


def _backup(case: Case) -> Path:
    return case.folder / "good.abk"


NEW_ROCKET = {"name": "New", "capacity": 4, "range": "moon"}
E = Entity

ROWS: dict[str, Row] = {
    # --- people and partners
    "agencies.create_agency": Row(
        "create agencies", lambda work, _: agencies.create_agency(work, {"name": "New"})
    ),
    "agencies.edit_agency": Row(
        "edit agencies",
        lambda work, case: agencies.edit_agency(work, case.id(E.AGENCY), {"name": "Renamed"}),
        other=WrongAgency,
    ),
    "agencies.set_agency_active": Row(
        "create agencies",
        lambda work, case: agencies.set_agency_active(work, case.id(E.AGENCY), False),
    ),
    "travelers.create_traveler": Row(
        "edit travelers", lambda work, _: travelers.create_traveler(work, {"name": "New"})
    ),
    "travelers.edit_traveler": Row(
        "edit travelers",
        lambda work, case: travelers.edit_traveler(work, case.id(E.TRAVELER), {"name": "Renamed"}),
    ),
    "travelers.set_traveler_active": Row(
        "edit travelers",
        lambda work, case: travelers.set_traveler_active(work, case.id(E.TRAVELER), False),
    ),
    "travelers.delete_traveler": Row(
        "edit travelers",
        lambda work, case: travelers.delete_traveler(work, case.world.idle_traveler),
    ),
    "users.create_user": Row(
        "manage users",
        lambda work, _: users.create_user(
            work, {"name": "New", "email": "new@example.org", "role": "agent"}
        ),
    ),
    "users.edit_user": Row(
        "manage users",
        lambda work, case: users.edit_user(work, case.world.spare_user, {"name": "Renamed"}),
    ),
    "users.set_user_active": Row(
        "manage users",
        lambda work, case: users.set_user_active(work, case.world.spare_user, False),
    ),
    # --- rockets and launches
    "rockets.create_rocket": Row(
        "edit rockets",
        lambda work, case: rockets.create_rocket(
            work, NEW_ROCKET | {"agency_id": case.id(E.AGENCY)}
        ),
        other=WrongAgency,
    ),
    "rockets.edit_rocket": Row(
        "edit rockets",
        lambda work, case: rockets.edit_rocket(work, case.id(E.ROCKET), {"name": "Renamed"}),
        other=WrongAgency,
    ),
    "rockets.set_rocket_active": Row(
        "edit rockets",
        lambda work, case: rockets.set_rocket_active(work, case.id(E.ROCKET), False),
        other=WrongAgency,
    ),
    "rockets.delete_rocket": Row(
        "edit rockets",
        lambda work, case: rockets.delete_rocket(
            work,
            case.world.company.value(
                "SELECT id FROM rocket WHERE name = ?", f"{case.side.mark} Spare"
            ),
        ),
        other=WrongAgency,
    ),
    "launches.schedule_launch": Row(
        "manage launches",
        lambda work, case: launches.schedule_launch(
            work,
            {
                "rocket_id": case.id(E.ROCKET),
                "date": work.now + timedelta(days=500),
                "destination": "Moon",
                "price_per_seat": "5",
            },
        ),
        other=WrongAgency,
    ),
    "launches.edit_launch": Row(
        "manage launches",
        lambda work, case: launches.edit_launch(
            work, case.id(E.LAUNCH), {"price_per_seat": "7.00"}
        ),
        other=WrongAgency,
    ),
    # --- the desk
    "sales.sell_seats": Row(
        "sell",
        lambda work, case: sales.sell_seats(
            work, sales.SellSeats(case.id(E.LAUNCH), case.id(E.TRAVELER), 1)
        ),
    ),
    "sales.hold_seats": Row(
        "sell",
        lambda work, case: sales.hold_seats(
            work, sales.SellSeats(case.id(E.LAUNCH), case.id(E.TRAVELER), 1)
        ),
    ),
    "sales.preview_sale": Row(
        "sell",
        lambda reading, case: sales.preview_sale(
            reading, case.id(E.LAUNCH), case.id(E.TRAVELER), 1
        ),
    ),
    "sales.confirm_booking": Row(
        "sell", lambda work, case: sales.confirm_booking(work, case.side.hold)
    ),
    "cancellations.cancel_seats": Row(
        "change bookings", lambda work, case: cancellations.cancel_seats(work, case.id(E.BOOKING))
    ),
    "cancellations.preview_cancellation": Row(
        "read booking",
        lambda reading, case: cancellations.preview_cancellation(reading, case.id(E.BOOKING)),
        other=NotFound,
    ),
    "cancellations.require_void": Row(
        "void", lambda reading, _: cancellations.require_void(reading)
    ),
    "cancellations.void_sale": Row(
        "void",
        lambda work, case: cancellations.void_sale(
            work, _sold_by(work, case), "the wrong person stood there"
        ),
    ),
    "change_previews.preview_void": Row(
        "void",
        lambda reading, case: change_previews.preview_void(reading, case.id(E.BOOKING)),
    ),
    "change_previews.preview_transfer": Row(
        "change bookings",
        lambda reading, case: change_previews.preview_transfer(
            reading, case.id(E.BOOKING), case.world.idle_traveler
        ),
    ),
    "transfers.preview_move": Row(
        "change bookings",
        lambda reading, case: transfers.preview_move(
            reading, case.id(E.BOOKING), case.side.other_launch
        ),
    ),
    "transfers.move_booking": Row(
        "change bookings",
        lambda work, case: transfers.move_booking(work, case.id(E.BOOKING), case.side.other_launch),
    ),
    "transfers.transfer_booking": Row(
        "change bookings",
        lambda work, case: transfers.transfer_booking(
            work, case.id(E.BOOKING), case.world.idle_traveler
        ),
    ),
    "overrides.require_override": Row(
        "override",
        lambda reading, case: overrides.require_override(
            reading, overrides.Override(case.actor, "they asked nicely"), "sell more"
        ),
    ),
    # --- the office's own
    "business_settings.change_settings": Row(
        "change settings",
        lambda work, _: business_settings.change_settings(work, {"hold_hours": 5}),
    ),
    "imports.import_rows traveler": Row("edit travelers", _import(E.TRAVELER, name="New")),
    "imports.import_rows agency": Row("create agencies", _import(E.AGENCY, name="New")),
    "backups.back_up": Row(
        "back up", lambda _, case: backups.back_up(case.office, case.actor, _file(case, ".abk"))
    ),
    "backups.back_up_into": Row(
        "back up", lambda _, case: backups.back_up_into(case.office, case.actor, case.folder)
    ),
    "backups.rotate": Row(
        "back up", lambda _, case: backups.rotate(case.office, case.actor, case.folder)
    ),
    "restores.preview_restore": Row(
        "restore",
        lambda _, case: restores.preview_restore(case.office, case.actor, _backup(case)),
    ),
    "restores.restore": Row(
        "restore",
        # What nobody may, and who may, is told before the file is looked at.
        lambda _, case: restores.restore(case.office, case.actor, case.folder / "none.abk"),
        always=DatabaseUnreachable,
    ),
    "log_acceptance.accept_log": Row(
        "restore", lambda _, case: log_acceptance.accept_log(case.office, case.actor)
    ),
    "log_exports.export_log": Row(
        "read entry_log",
        lambda reading, case: log_exports.export_log(
            reading.connection, case.actor, _file(case, ".log")
        ),
    ),
    # --- signing in
    "sign_in.sign_in": Row(
        "signs in",
        lambda _, case: sign_in.sign_in(case.writer, case.world.emails[case.actor.role], PASSWORD),
        refusal=SignInRefused,
    ),
    "sign_in.use_reset_code": Row("signs in", _reset, refusal=SignInRefused),
    "sign_in.found": Row(
        "nobody needs a right",
        lambda work, _: sign_in.found(work, "Eve", "eve@example.org", PASSWORD),
        other=AlreadyFounded,
        always=AlreadyFounded,
    ),
    "sign_in.sign_out": Row("nobody needs a right", lambda work, _: sign_in.sign_out(work)),
    "sign_in.lock": Row("nobody needs a right", lambda work, _: sign_in.lock(work)),
    "sign_in.change_own_password": Row(
        "signs in",
        lambda work, _: sign_in.change_own_password(work, PASSWORD, "another seat, on mars"),
        refusal=SignInRefused,
    ),
    "sign_in.set_password": Row(
        "manage users",
        lambda work, case: sign_in.set_password(work, case.world.spare_user, PASSWORD),
    ),
    "sign_in.give_reset_code": Row(
        "manage users",
        lambda work, case: sign_in.give_reset_code(work, case.world.spare_user),
    ),
    # --- looking
    "lookup.find_anything": Row(
        "read booking",
        lambda reading, case: lookup.find_anything(reading, case.side.locator),
        other=HIDDEN,
        refusal=None,
    ),
    "viewing.own_agency": Row(
        "nobody needs a right", lambda reading, _: viewing.own_agency(reading) or True
    ),
}


def _sold_by(work: UnitOfWork, case: Case) -> int:
    """A sale that the actor may take back: an agent's own, anybody's for the others."""
    if case.actor.role is Role.AGENT:
        command = sales.SellSeats(case.id(E.LAUNCH), case.id(E.TRAVELER), 1)
        return sales.sell_seats(work, command).id
    return case.id(E.BOOKING)


# The services that look at an entity, for each of the eleven.
LOOKING: dict[str, tuple[Callable[[Any, Entity, Case], object], object]] = {
    "viewing.list_query": (_listed, HIDDEN),
    "viewing.is_visible": (lambda r, e, c: viewing.is_visible(r, e, c.id(e)), HIDDEN),
    "viewing.require_visible": (lambda r, e, c: viewing.require_visible(r, e, c.id(e)), NotFound),
    "viewing.visible_row": (lambda r, e, c: viewing.visible_row(r, e, c.id(e)), NotFound),
    "viewing.visible_rows": (lambda r, e, c: viewing.visible_rows(r, e, [c.id(e)]), HIDDEN),
    "viewing.named_row": (lambda r, e, c: viewing.named_row(r, e, c.id(e)), HIDDEN),
    "viewing.related": (lambda r, e, c: viewing.related(r, e, _in(e, c.id(e))), HIDDEN),
    "viewing.history": (lambda r, e, c: viewing.history(r, e, c.id(e)), HIDDEN),
    "lookup.find_id": (lambda r, e, c: lookup.find_id(r, e, str(c.id(e))), NotFound),
    # The query says nothing of an agency: the service itself must.
    "exports.export": (
        lambda r, e, c: exports.export(r, e, ListQuery(where=_in(e, c.id(e))), _file(c, ".csv")),
        HIDDEN,
    ),
}
for _name, (_look, _other) in LOOKING.items():
    for _entity in Entity:
        ROWS[f"{_name} {_entity}"] = Row(
            f"read {_entity}",
            lambda reading, case, look=_look, entity=_entity: look(reading, entity, case),
            other=_other,
        )

STEPS = {
    "cancellations.close_booking",
    "cancellations.decide_refund",
    "demo.timeline.set_moment",
    "launches.dates_of_rocket",
    "notices.notify",
    "notices.withdraw",
    "people.add_person",
    "people.change_person",
    "people.check_email_free",
    "people.set_person_active",
    "sales.book",
    "sales.check_sale",
    "seats.due_holds",
    "seats.lapse_due_holds",
    "seats.lapse_holds",
    "seats.launch_of",
    "seats.move_seats",
    "seats.tell_about",
    "seats.traveler_of",
    "seats.unused_locator",
    "sign_in.keep_password",
}
"""Steps of acts that asked for the right; nobody else may call them (tested)."""

OPEN = {
    "demo_accounts.demo_accounts": "before anybody signed in; says nothing where business is real",
    "demo.build.build_demo": "fills an empty file; the command asks for the right on one there is",
    "practice.is_practice": "a mark on the file, shown before anybody signed in",
    "practice.is_empty": "whether there is any business at all",
    "practice.mark_practice": "of a database that the command has just made",
    "sign_in.has_administrator": "whether anybody must sign in",
    "sign_in.has_access": "whether the actor may still be here",
}
"""Services that ask for no right, and why."""

NOBODY = {
    "actors": "who acts, as a value",
    "backup_contents": "files, on behalf of backups and restores",
    "backup_files": "files, on behalf of backups and restores",
    "booking_records": "values",
    "business_settings.doubts": "a word about a value",
    "check": "the check of a file, of which nothing but faults is told",
    "check_log": "the check of a file, of which nothing but faults is told",
    "csv_files": "files that the person has anyway",
    "demo.plan": "values",
    "demo.timeline.in_office_hours": "values",
    "demo_accounts.demo_password_hash": "everybody knows it",
    "exports.check_ending": "a file's name",
    "fields": "what was typed",
    "log_exports.is_proof": "a file's name",
    "log_exports.line_of": "values",
    "log_exports.verify_export": "a file that the person has anyway",
    "log_memory": "this workstation's own memory",
    "mail_password": "this person's own keyring",
    "passwords": "values",
    "seats.recipients_of": "values",
    "reading.read_settings": "the settings, which every rule needs",
    "tax_ids": "what was typed",
    "unit_of_work": "values and the clock",
}
"""Functions (or whole modules) that take no office, connection of one, or actor; and why."""


# --- the services there are -----------------------------------------------------------------------

GATES = (Reading, UnitOfWork, Writer, Office, Actor)


def functions() -> Iterator[tuple[str, Callable[..., object]]]:
    """Every public function of the services, by module and name."""
    prefix = f"{services.__name__}."
    for module_info in pkgutil.walk_packages(services.__path__, prefix):
        module = importlib.import_module(module_info.name)
        for name, function in vars(module).items():
            is_ours = inspect.isfunction(function) and function.__module__ == module.__name__
            if is_ours and not name.startswith("_"):
                yield f"{module.__name__.removeprefix(prefix)}.{name}", function


def is_gated(function: Callable[..., object]) -> bool:
    """Whether it acts for somebody: it takes a transaction, a view, an office or an actor."""
    hints = get_type_hints(function)
    hints.pop("return", None)
    return any(isinstance(hint, type) and issubclass(hint, GATES) for hint in hints.values())


ALL = dict(functions())
GATED = {name for name, function in ALL.items() if is_gated(function)}


def test_every_service_has_a_row() -> None:
    told = {name.partition(" ")[0] for name in ROWS} | STEPS | OPEN.keys()
    assert GATED - told == set(), "give these services a row in ROWS"
    assert told - GATED == set(), "these are services no more"


def test_every_other_function_is_named_with_a_reason() -> None:
    others = {name: name.rpartition(".")[0] for name in ALL.keys() - GATED}
    untold = {name for name, module in others.items() if not {name, module} & NOBODY.keys()}
    assert untold == set(), "say in NOBODY why these need nobody"
    assert NOBODY.keys() - others.keys() - set(others.values()) == set()


def test_no_function_is_told_of_twice() -> None:
    rows = {name.partition(" ")[0] for name in ROWS}
    assert not rows & STEPS
    assert not (rows | STEPS) & OPEN.keys()


READ_BY_SCREENS = {"seats.traveler_of"}
"""The desk reads with it whom a message will reach; its preview asked for the right."""


def test_a_step_is_called_by_services_alone() -> None:
    """A step asks for no right, so screens and sub-commands may not reach it."""
    root = Path(astrobookings_desktop.__file__).parent
    found = set()
    for file in root.rglob("*.py"):
        if "services" in file.relative_to(root).parts:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                services.__name__
            ):
                module = (node.module or "").removeprefix(f"{services.__name__}.")
                found |= {f"{module}.{alias.name}" for alias in node.names}
    assert "sales.sell_seats" in found
    assert found & STEPS == READ_BY_SCREENS


# --- each row -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoAgencies]:
    folder = tmp_path_factory.mktemp("rights")
    with pytest.MonkeyPatch.context() as patch:
        quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(passwords, "HASHER", quick)
        made = two_agencies(folder / "office.db")
    for side in (made.own, made.other):
        made.company.rocket(side.records[Entity.AGENCY], name=f"{side.mark} Spare")
    backups.back_up(made.company.office, made.company.actor, folder / "good.abk")
    yield made
    made.company.close()


def takes(name: str) -> type:
    """What the service is called on."""
    hints = get_type_hints(ALL[name.partition(" ")[0]])
    hints.pop("return", None)
    kinds = [hint for hint in hints.values() if isinstance(hint, type)]
    return next((kind for kind in (UnitOfWork, Writer, Office, Reading) if kind in kinds), Reading)


def call(name: str, row: Row, case: Case) -> object:
    """Call a service so that nothing stays of what it wrote."""
    kind = takes(name)
    if kind is UnitOfWork:
        with case.writer.unit_of_work(case.actor, dry_run=True) as work:
            return row.call(work, case)
    if kind is Reading:
        with closing(case.office.reader()) as connection:
            return row.call(case.office.reading(connection, case.actor), case)
    return row.call(None, case)


def outcome(name: str, row: Row, case: Case) -> object:
    try:
        result = call(name, row, case)
    except Exception as error:  # noqa: BLE001 - whatever came out is compared
        return type(error)
    # None is what a service gives that only acts.
    looks = name.partition(" ")[0] in (*LOOKING, "lookup.find_anything")
    silent = name.startswith("viewing.require_visible")
    return HIDDEN if looks and not silent and result in (None, [], False, 0) else DONE


def refusals(world: TwoAgencies) -> int:
    count: int = world.company.value("SELECT count(*) FROM entry_log WHERE action = 'refused'")
    return count


def expected_of(name: str, row: Row, role: Role, whose: str) -> object:
    expected = row.expected(role, whose)
    if expected is None:
        return HIDDEN  # no right: nothing found
    if name.startswith("viewing.history") and role is Role.AGENCY and expected is DONE:
        return HIDDEN  # what the office did to its records is no agency's to read
    if name.startswith("viewing.history") and name.split()[1] not in LOGGED and expected is DONE:
        return HIDDEN  # of these nothing is logged
    return expected


LOGGED = {"traveler", "agency", "rocket", "launch", "booking"}  # as these, in the company


@pytest.mark.parametrize("whose", [OWN, OTHER])
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", ROWS)
def test_each_role_gets_what_the_law_gives_it_and_no_more(
    world: TwoAgencies, tmp_path: Path, name: str, role: Role, whose: str
) -> None:
    row = ROWS[name]
    folder = world.company.path.parent if name.startswith("restores.") else tmp_path
    side = world.own if whose == OWN else world.other
    case = Case(world, world.people[role], side, folder)
    before = refusals(world)
    came = outcome(name, row, case)
    assert came == expected_of(name, row, role, whose)
    # "A refusal is a clear error and a log row": of views, who shows them writes it.
    told = came in (MissingRight, WrongAgency) and takes(name) is not Reading
    assert refusals(world) - before == (1 if told else 0)
