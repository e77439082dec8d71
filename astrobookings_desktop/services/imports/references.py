"""Agencies and rockets as files name them: by id, e-mail or name; made where that is wanted."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from astrobookings_desktop.data.models import Rocket
from astrobookings_desktop.data.queries import imports as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.statuses import Range
from astrobookings_desktop.domain.values import email_key, fold
from astrobookings_desktop.services.imports.values import check_name
from astrobookings_desktop.services.launches.rockets import create_rocket
from astrobookings_desktop.services.people.agencies import create_agency
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.services.viewing import own_agency

UNKNOWN_ROCKET = Phrase("name a rocket that is there")
"""No missing one can be made: its agency isn't given."""


class Made(NamedTuple):
    """An agency or a rocket that a row named and that wasn't there; in a trial it has no id."""

    entity: Entity
    id: int | None
    name: str

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        return {"entity": self.entity.value, "id": self.id, "name": self.name}


class References:
    """What is there, and what the import makes of it.

    `made` are the records that it made. After a row that was refused call `forget`, else `keep`.
    """

    def __init__(
        self, work: UnitOfWork, create: frozenset[Entity], constants: Mapping[str, str]
    ) -> None:
        self._work, self._create, self._constants = work, create, constants
        own = own_agency(work)
        self._agencies: dict[str, list[int]] = defaultdict(list)
        self._agency_ids: set[int] = set()
        for key, name, email in work.all(queries.AGENCIES, own=own):
            self._know_agency(key, name, email)
        self._rockets: dict[tuple[int | None, str], list[int]] = defaultdict(list)
        self._of_rocket: dict[int, int] = {}
        for key, agency_id, name in work.all(queries.ROCKETS, own=own):
            self._know_rocket(key, agency_id, name)
        self.made: list[Made] = []
        self._fresh: list[Made] = []
        self._undo: list[Callable[[], object]] = []

    def agency(self, text: str, field: str) -> int:
        """The agency's id; raises InvalidValue, and what making one raises."""
        given = text.strip()
        if not given:
            raise InvalidValue(field, "be given")
        number = _number(given)
        if number in self._agency_ids:
            return number
        ids = self._agencies.get(email_key(given) if "@" in given else fold(given), [])
        if len(ids) > 1:
            raise InvalidValue(
                field,
                Phrase("tell one agency from another; {count} have it", count=len(ids)),
                given,
            )
        if ids:
            return ids[0]
        if Entity.AGENCY not in self._create:
            raise InvalidValue(
                field, "name an agency that is there, or let missing ones be made", given
            )
        check_name(given, field)
        columns = {"name": given, **self._set_for(Entity.AGENCY)}
        key = create_agency(self._work, columns)
        self._know_agency(key, fold(given), None)
        self._note(Entity.AGENCY, key, given)
        self._undo.append(lambda: self._agencies[fold(given)].remove(key))
        self._undo.append(lambda: self._agency_ids.discard(key))
        return key

    def rocket(self, text: str, agency_id: int | None, needed: Range, field: str) -> int:
        """The rocket's id, looked up among the agency's; raises as `agency`."""
        given = text.strip()
        if not given:
            raise InvalidValue(field, "be given")
        number = _number(given)
        if number in self._of_rocket and agency_id in (None, self._of_rocket[number]):
            return number
        ids = self._rockets.get((agency_id, fold(given)), [])
        if len(ids) > 1:
            raise InvalidValue(
                field,
                Phrase(
                    "tell one rocket from another; {count} have it, so the agency is needed",
                    count=len(ids),
                ),
                given,
            )
        if ids:
            self._widen(ids[0], needed)
            return ids[0]
        if Entity.ROCKET not in self._create:
            if agency_id is None:
                raise InvalidValue(field, UNKNOWN_ROCKET, given)
            raise InvalidValue(
                field, "name a rocket of that agency, or let missing ones be made", given
            )
        if agency_id is None:
            raise InvalidValue("agency_id", "be given where a rocket is to be made")
        check_name(given, field)
        columns = {
            "agency_id": agency_id,
            "name": given,
            "capacity": "1",
            "range": needed.value,
            **self._set_for(Entity.ROCKET),
        }
        key = create_rocket(self._work, columns)
        self._know_rocket(key, agency_id, fold(given))
        self._note(Entity.ROCKET, key, given)
        self._undo.append(lambda: self._rockets[agency_id, fold(given)].remove(key))
        self._undo.append(lambda: self._rockets[None, fold(given)].remove(key))
        self._undo.append(lambda: self._of_rocket.pop(key))
        return key

    def agency_of(self, rocket_id: int) -> int:
        """Whose rocket it is."""
        return self._of_rocket[rocket_id]

    def keep(self) -> list[Made]:
        """What was made since the last row stays; gives it."""
        fresh, self._fresh = self._fresh, []
        self._undo.clear()
        self.made += fresh
        return fresh

    def forget(self) -> None:
        """What was made since the last row was taken back."""
        for undo in self._undo:
            undo()
        self._undo.clear()
        self._fresh.clear()

    def _widen(self, rocket_id: int, needed: Range) -> None:
        """A rocket that this import made reaches wherever the file says it flew."""
        if "rocket.range" in self._constants or not any(
            (one.entity, one.id) == (Entity.ROCKET, rocket_id) for one in self.made
        ):
            return
        rocket = self._work.get(Rocket, rocket_id)
        if not rocket.range.reaches(needed):
            self._work.change(rocket, "edit", range=needed)

    def _set_for(self, entity: Entity) -> dict[str, Any]:
        start = f"{entity.value}."
        return {
            name.removeprefix(start): text
            for name, text in self._constants.items()
            if name.startswith(start)
        }

    def _know_agency(self, key: int, name: str, email: str | None) -> None:
        self._agency_ids.add(key)
        self._agencies[name].append(key)
        if email:
            self._agencies[email].append(key)

    def _know_rocket(self, key: int, agency_id: int, name: str) -> None:
        self._of_rocket[key] = agency_id
        self._rockets[agency_id, name].append(key)
        self._rockets[None, name].append(key)

    def _note(self, entity: Entity, key: int, name: str) -> None:
        self._fresh.append(Made(entity, key, name))


def _number(text: str) -> int:
    """The id that a text may be, −1 when it is none."""
    return int(text) if text.isdecimal() and len(text) <= 15 else -1
