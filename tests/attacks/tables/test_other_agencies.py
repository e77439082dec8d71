"""An agency's person who wants another agency's records, by every door there is (DOMAIN.md §1).

Each row: what is tried on the command line, and what is said. Nothing of the other agency may stand
in what comes out, and nothing may be changed.
"""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import MissingRight, NotFound, WrongAgency
from astrobookings_desktop.domain.sign_in import AccessEnded
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services import viewing
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.files.csv_files import read_csv
from astrobookings_desktop.services.imports import run as imports
from astrobookings_desktop.services.launches import scheduling as launches
from astrobookings_desktop.services.lists import exports, lookup
from astrobookings_desktop.services.people import agencies, users
from tests.helpers.command_line import CommandLine
from tests.helpers.two_agencies import OTHER_MARK, OTHER_WORDS, PASSWORD, Side, TwoAgencies

Words = tuple[object, ...]
NOTHING: list[Any] = []  # a list without any row
OWN_ONLY = "own only"
E = Entity


def _id(entity: Entity) -> Callable[[TwoAgencies], object]:
    return lambda world: world.other.records[entity]


def _w(*words: object) -> Callable[[TwoAgencies], Words]:
    """Words; what is callable among them is asked of the world."""
    return lambda world: tuple(word(world) if callable(word) else word for word in words)


def _where(template: str, entity: Entity = E.AGENCY) -> Callable[[TwoAgencies], str]:
    return lambda world: template.format(id=world.other.records[entity], mark=OTHER_MARK)


ATTACKS: dict[str, tuple[Callable[[TwoAgencies], Words], object]] = {
    "rockets by the other's agency id": (
        _w("list", "rocket", "--where", _where("agency_id={id}")),
        NOTHING,
    ),
    "launches by the other's agency id": (
        _w("list", "launch", "--where", _where("agency_id={id}")),
        NOTHING,
    ),
    "launches of any agency but mine": (
        _w("list", "launch", "--where", "agency_id!=1"),
        OWN_ONLY,
    ),
    "bookings by the other's launch id": (
        _w("list", "booking", "--where", _where("launch_id={id}", E.LAUNCH)),
        NOTHING,
    ),
    "invoices by the other's agency id": (
        _w("list", "invoice", "--where", _where("agency_id={id}")),
        NOTHING,
    ),
    "payments by the other's invoice": (
        _w("list", "payment", "--where", _where("invoice_id={id}", E.INVOICE)),
        NOTHING,
    ),
    "notifications by the other's user id": (
        _w("list", "notification", "--where", _where("user_id={id}")),
        NOTHING,
    ),
    "an OR slipped into a condition": (
        _w("list", "launch", "--where", _where("agency_id=0 or agency_id={id}")),
        NOTHING,
    ),
    "SQL slipped into a condition": (
        _w("list", "launch", "--where", "id=0) OR (1=1"),
        "invalid_value",
    ),
    "a filter called as the narrowing itself": (
        _w("list", "launch", "--where", "agency=:agency"),
        NOTHING,
    ),
    "the other's name as a word": (_w("list", "launch", "--search", OTHER_MARK), NOTHING),
    "the other's name as a field": (
        _w("list", "rocket", "--search", f"agency:{OTHER_MARK}"),
        NOTHING,
    ),
    "the other's traveler as a word": (_w("list", "booking", "--search", "Zorro"), NOTHING),
    "the other's locator as a word": (
        _w("list", "booking", "--search", lambda world: world.other.locator),
        NOTHING,
    ),
    "everybody, by what is always true": (
        _w("list", "launch", "--where", "id>0", "--sort", "agency"),
        OWN_ONLY,
    ),
    "where bookings were moved from": (
        _w("list", "booking", "--where", "moved_from_id>0"),
        "invalid_value",
    ),
    "in the order of what they were moved from": (
        _w("list", "booking", "--sort", "moved_from_id"),
        "invalid_value",
    ),
    "a search by what they were moved from": (
        _w("list", "booking", "--search", "moved_from_id:1"),
        "invalid_value",
    ),
    "a launch by id": (_w("show", "launch", _id(E.LAUNCH)), "not_found"),
    "a rocket by a marked id": (
        _w("show", "rocket", lambda world: f"id:{world.other.records[E.ROCKET]}"),
        "not_found",
    ),
    "a booking by locator": (
        _w("show", "booking", lambda world: world.other.locator.lower()),
        "not_found",
    ),
    "an agency by e-mail": (
        _w("show", "agency", f"DESK@{OTHER_MARK}.example"),
        "not_found",
    ),
    "an invoice by number": (_w("show", "invoice", "inv-other"), "not_found"),
    "a traveler by e-mail": (_w("show", "traveler", "zed@zorro.example"), "missing_right"),
    "the user behind an agency": (_w("show", "user", _id(E.AGENCY)), "missing_right"),
    "another's rocket for my launch": (
        _w(
            *("edit", "launch", lambda world: world.own.records[E.LAUNCH]),
            *("--rocket", _id(E.ROCKET)),
        ),
        "wrong_agency",
    ),
    "my rocket for another agency": (
        _w(
            *("edit", "rocket", lambda world: world.own.spare_rocket),
            *("--agency-id", _id(E.AGENCY)),
        ),
        "wrong_agency",
    ),
    "another's rocket for a new launch": (
        _w(
            *("launch", "schedule", "--rocket", _id(E.ROCKET), "--date", "2029-01-10T12:00Z"),
            *("--destination", "Moon", "--price", "1"),
        ),
        "not_found",
    ),
    "a rocket under another's name": (
        _w(
            *("create", "rocket", "--agency-id", _id(E.AGENCY), "--name", "X"),
            *("--capacity", 1, "--range", "moon"),
        ),
        "wrong_agency",
    ),
    "another's price": (_w("edit", "launch", _id(E.LAUNCH), "--price", "0.01"), "not_found"),
    "another's profile": (_w("edit", "agency", _id(E.AGENCY), "--name", "Mine"), "not_found"),
    "another's e-mail for my profile": (
        _w(
            *("edit", "agency", lambda world: world.own.records[E.AGENCY]),
            *("--email", "zed@zorro.example"),
        ),
        "email_taken",
    ),
    "another's booking canceled": (
        _w("cancel", lambda world: world.other.locator),
        "not_found",
    ),
    "my passengers moved to another's launch": (
        _w("move", lambda world: world.own.locator, "--launch", _id(E.LAUNCH)),
        "not_found",
    ),
    "another's hold confirmed": (_w("confirm", lambda world: world.other.hold), "not_found"),
    "my rights widened": (
        _w("edit", "user", "agency@example.org", "--role", "admin"),
        "missing_right",
    ),
    "a colleague of higher rank": (
        _w("create", "user", "--name", "X", "--email", "x@x.org", "--role", "admin"),
        "missing_right",
    ),
}


def _state(path: Path) -> list[object]:
    tables = ("user", "agency", "rocket", "launch", "booking", "invoice")
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_agency_gets_nothing_of_another(original: TwoAgencies, attack: str) -> None:
    ask, expected = ATTACKS[attack]
    words = ask(original)
    before = _state(original.company.path)
    line = CommandLine(
        original.company.path,
        environment={
            "ASTROBOOKINGS_USER": original.emails[Role.AGENCY],
            "ASTROBOOKINGS_PASSWORD": PASSWORD,
        },
    )
    result = line.run("--json", *words)
    told = json.loads(result.stdout)
    if isinstance(expected, str) and expected != OWN_ONLY:
        assert (result.exit_code, told["error"]) == (1, expected)
        assert result.stderr == f"refused: {told['message']}\n"
    else:
        assert result.exit_code == 0
        assert (told == NOTHING) == (expected == NOTHING)
    typed = " ".join(map(str, words)).casefold()
    for word in OTHER_WORDS:
        if word not in typed:
            assert word not in result.output.casefold()
    assert _state(original.company.path) == before


# --- by code that trusts who calls it -------------------------------------------------------------


def _staff(world: TwoAgencies) -> Actor:
    return world.people[Role.AGENCY]


def _reading(world: TwoAgencies) -> Any:
    return world.company.office.reading(world.company.reader, _staff(world))


def _go_to(world: TwoAgencies, _folder: Path) -> None:
    """What the one field that goes everywhere finds."""
    for typed in (OTHER_MARK, "Zed Zorro", "zed@zorro", world.other.locator, "INV-OTHER"):
        assert lookup.find_anything(_reading(world), typed) == []
    assert lookup.find_anything(_reading(world), world.own.locator)


def _related(world: TwoAgencies, _folder: Path) -> None:
    """Records beside one of another agency's."""
    where = f"launch_id={world.other.records[E.LAUNCH]}"
    assert viewing.related(_reading(world), E.BOOKING, where) == []


def _history(world: TwoAgencies, _folder: Path) -> None:
    """Who did what to another's launch."""
    for side in (world.own, world.other):
        assert viewing.history(_reading(world), E.LAUNCH, side.records[E.LAUNCH]) == []


def _exported(world: TwoAgencies, folder: Path) -> None:
    """A query that says nothing of an agency, and one that says another's."""
    for query in (ListQuery(), ListQuery(agency_id=world.other.records[E.AGENCY])):
        file = folder / "launches.csv"
        assert exports.export(_reading(world), E.LAUNCH, query, file) == 2
        assert OTHER_MARK not in file.read_text("utf-8")


def _name_of_a_resting_agency(world: TwoAgencies, _folder: Path) -> None:
    """Its rocket for a launch of mine: that it rests, and its name, is nobody's business."""
    entered = {"rocket_id": world.other.records[E.ROCKET]}
    with world.company.writer.unit_of_work(world.people[Role.ADMIN], dry_run=True) as work:
        agencies.set_agency_active(work, world.other.records[E.AGENCY], False)
        work.actor = _staff(world)
        with pytest.raises(WrongAgency) as refusal:
            launches.edit_launch(work, world.own.records[E.LAUNCH], entered)
    assert OTHER_MARK not in refusal.value.message


def _another_agency_than_at_sign_in(world: TwoAgencies, _folder: Path) -> None:
    """A person who says to be of another agency than their record says."""
    forged = replace(_staff(world), agency_id=world.other.records[E.AGENCY])
    with pytest.raises(AccessEnded), world.company.writer.unit_of_work(forged):
        pass


def _another_role_than_at_sign_in(world: TwoAgencies, _folder: Path) -> None:
    """A person who says to be an administrator."""
    forged = replace(_staff(world), role=Role.ADMIN, agency_id=None)
    with pytest.raises(AccessEnded), world.company.writer.unit_of_work(forged):
        pass


def _moved_to_another_agency(world: TwoAgencies, _folder: Path) -> None:
    """Who changed sides while signed in: the old side is closed at the next action."""
    staff = _staff(world)
    with world.company.writer.unit_of_work(world.people[Role.ADMIN], dry_run=True) as work:
        changed = {"agency_id": world.other.records[E.AGENCY]}
        users.edit_user(work, staff.user_id or 0, changed)
        work.actor = staff
        with pytest.raises(AccessEnded):
            work.__post_init__()


def _no_agency_at_all(world: TwoAgencies, _folder: Path) -> None:
    """Staff whose agency was taken away see nobody's records."""
    stray = Actor(None, "Stray", Role.AGENCY, None)
    reading = world.company.office.reading(world.company.reader, stray)
    for entity in (E.AGENCY, E.ROCKET, E.LAUNCH, E.BOOKING, E.INVOICE):
        assert viewing.related(reading, entity, "") == []
        with pytest.raises(NotFound):
            viewing.visible_row(reading, entity, world.own.records[entity])


def _rows_by_key(world: TwoAgencies, _folder: Path) -> None:
    """Rows by their keys, as a list that was read before would ask for them."""
    sides: list[Side] = [world.own, world.other]
    keys = [side.records[E.LAUNCH] for side in sides]
    rows = viewing.visible_rows(_reading(world), E.LAUNCH, keys)
    assert [row[0] for row in rows] == keys[:1]


def _moved_booking(world: TwoAgencies, folder: Path) -> None:
    """A booking that came from another agency's launch doesn't name the one there."""
    company = world.company
    with company.writer.unit_of_work(world.people[Role.ADMIN], dry_run=True) as work:
        old, new = world.other.records[E.BOOKING], world.own.records[E.BOOKING]
        work.connection.execute("UPDATE booking SET moved_from_id = ? WHERE id = ?", (old, new))
        work.actor = _staff(world)
        row = viewing.named_row(work, E.BOOKING, new)
        assert row is not None
        assert row["moved_from_id"] is None
        (related,) = viewing.related(work, E.BOOKING, f"id={new}")
        assert related["moved_from_id"] is None
        assert old not in viewing.visible_row(work, E.BOOKING, new)
        exports.export(work, E.BOOKING, ListQuery(where=f"id={new}"), folder / "x.csv")
        assert f",{old}," not in (folder / "x.csv").read_text("utf-8")
        work.actor = world.people[Role.AGENT]
        assert old in viewing.visible_row(work, E.BOOKING, new)


def _import_that_asks(world: TwoAgencies, folder: Path) -> None:
    """A file that repeats the other's e-mail: its report would tell its id and what it lacks."""
    file = folder / "agencies.csv"
    file.write_text(f"name,email\nX,desk@{OTHER_MARK.casefold()}.example\n", "utf-8")
    plan = imports.ImportPlan(E.AGENCY, key="email", partial=True)
    with pytest.raises(MissingRight), world.company.writer.unit_of_work(_staff(world)) as work:
        imports.import_rows(work, plan, read_csv(file))


FORGED: dict[str, Callable[[TwoAgencies, Path], None]] = {
    "go to anything": _go_to,
    "related records": _related,
    "history": _history,
    "an export of an unnarrowed query": _exported,
    "the name of a resting agency": _name_of_a_resting_agency,
    "rows by their keys": _rows_by_key,
    "an import that asks who is there": _import_that_asks,
    "where a booking was moved from": _moved_booking,
    "another agency than at sign-in": _another_agency_than_at_sign_in,
    "another role than at sign-in": _another_role_than_at_sign_in,
    "moved to another agency while signed in": _moved_to_another_agency,
    "staff of no agency": _no_agency_at_all,
}


@pytest.mark.parametrize("attack", FORGED)
def test_no_call_gives_more_than_the_command_line(
    original: TwoAgencies, tmp_path: Path, attack: str
) -> None:
    before = _state(original.company.path)
    FORGED[attack](original, tmp_path)
    assert _state(original.company.path) == before
