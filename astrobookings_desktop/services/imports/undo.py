"""Undoing an import as a whole, as long as nothing depends on what it wrote."""

import json
from dataclasses import dataclass
from typing import Any

from astrobookings_desktop.data.models import ENTITY_MODELS, Agency, Launch, User
from astrobookings_desktop.data.queries import imports as queries
from astrobookings_desktop.data.queries.imports import Run
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import (
    HasHistory,
    InvalidValue,
    MissingRight,
    Refusal,
    WrongAgency,
)
from astrobookings_desktop.domain.rights import IMPORT_RIGHTS, may
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.imports.keys import held_values
from astrobookings_desktop.services.imports.records import EDIT
from astrobookings_desktop.services.launches.rockets import delete_rocket
from astrobookings_desktop.services.people.person import delete_person
from astrobookings_desktop.services.people.travelers import delete_traveler
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork

MOST_TOLD = 20
_CHANGED = "stand as it was imported; it was changed since"


@dataclass(eq=False)
class ImportStands(Refusal):
    """An import can't be undone any more: `reasons` tells of the first rows, (line, why)."""

    count: int
    line: int
    why: Refusal
    reasons: tuple[tuple[int, Refusal], ...]
    field = "run"
    sentence = (
        "The import can't be undone: {count:,} of its records {count:=is|are} in use or "
        "{count:=was|were} changed since. Line {line}: {why}"
    )


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing an import took back."""

    run: int
    removed: int
    emptied: int


def import_runs(reading: Reading) -> list[Run]:
    """The last imports that the actor may undo, the newest first; an agency's people see theirs."""
    role, user_id = reading.actor.role, reading.actor.user_id
    allowed = [entity.value for entity, right in IMPORT_RIGHTS.items() if may(role, right)]
    found = reading.all(
        queries.LAST_RUNS,
        entities=json.dumps(allowed),
        is_own=int(role is Role.AGENCY),
        user_id=user_id,
    )
    return [Run._make(row) for row in found]


def undo_import(work: UnitOfWork, run_id: int) -> Undone:
    """Take back all that an import wrote, or nothing.

    Made records are deleted when nothing names them and nobody changed them since; filled columns
    become empty again, unless somebody changed them since. Raises InvalidValue (field "run"),
    ImportStands, WrongAgency, MissingRight.
    """
    found = work.one(queries.ONE_RUN, run=run_id)
    run = None if found is None else Run._make(found)
    if run is not None:
        work.require(IMPORT_RIGHTS[Entity(run.entity_type)])
    if run is None or not _is_open_to(work, run):
        raise InvalidValue("run", "be the number of an import", run_id)
    if run.undone_at is not None:
        raise InvalidValue("run", "be of an import that wasn't undone before", run_id)
    removed = emptied = 0
    refused: list[tuple[int, Refusal]] = []
    rows = work.all(queries.ROWS_BACKWARDS, run=run_id)
    made = {(kind, key) for _line, kind, key, is_new, _filled in rows if is_new}
    for line, kind, key, is_new, filled in rows:
        if not is_new and (kind, key) in made:
            continue  # goes with its record; to empty it would be a change of what is to go
        entity = Entity(kind)
        work.require(IMPORT_RIGHTS[entity])  # also of what was made on the way
        try:
            with work.attempt():
                if work.find(ENTITY_MODELS[entity], key) is None:
                    continue  # somebody deleted it before
                if is_new:
                    _remove(work, entity, key, run)
                    removed += 1
                else:
                    _empty(work, entity, key, json.loads(filled))
                    emptied += 1
        except (MissingRight, WrongAgency):
            raise
        except Refusal as refusal:
            refused.append((line, refusal))
    if refused:
        line, why = refused[-1]
        raise ImportStands(len(refused), line, why, tuple(reversed(refused))[:MOST_TOLD])
    work.execute(queries.MARK_UNDONE, run=run_id, now=work.now_text)
    return Undone(run_id, removed, emptied)


def _is_open_to(reading: Reading, run: Run) -> bool:
    actor = reading.actor
    own = actor.role is not Role.AGENCY or run.user_id == actor.user_id
    return own and may(actor.role, IMPORT_RIGHTS[Entity(run.entity_type)])


def _remove(work: UnitOfWork, entity: Entity, key: int, run: Run) -> None:
    which = {"entity": entity.value, "key": key, "run": run.id, "since": run.created_at}
    if work.one(queries.CHANGED_SINCE, **which) is not None:
        raise InvalidValue(entity.value, _CHANGED)
    match entity:
        case Entity.TRAVELER:
            delete_traveler(work, key)
        case Entity.ROCKET:
            delete_rocket(work, key)
        case Entity.AGENCY:
            _remove_agency(work, key)
        case _:
            _remove_launch(work, key)


def _remove_agency(work: UnitOfWork, key: int) -> None:
    agency, user = work.get(Agency, key), work.get(User, key)
    if work.one(queries.AGENCY_HAS_HISTORY, key=key) is not None:
        raise HasHistory(entity=Entity.AGENCY, key=user.name)
    delete_person(work, agency, user)


def _remove_launch(work: UnitOfWork, key: int) -> None:
    launch = work.get(Launch, key)
    work.require_own(launch.agency_id, Entity.LAUNCH, key)
    if work.one(queries.LAUNCH_HAS_HISTORY, key=key) is not None:
        raise HasHistory(entity=Entity.LAUNCH, key=launch.destination)
    for (job,) in work.all(queries.CALL_OFF_JOBS, key=key, now=work.now_text):
        work.touched(Entity.JOB_QUEUE, job)
    work.remove(launch, "delete")


def _empty(work: UnitOfWork, entity: Entity, key: int, filled: dict[str, Any]) -> None:
    for column, value in held_values(work, entity, key, filled).items():
        if value != filled[column]:
            raise InvalidValue(column, _CHANGED)
    EDIT[entity](work, key, dict.fromkeys(filled, None))
