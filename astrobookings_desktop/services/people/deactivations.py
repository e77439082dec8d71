"""What deactivating an agency or a rocket leaves as it is, told before it is done.

No rule closes open launches of either: they go on selling seats until they are aborted.
"""

from dataclasses import dataclass

from astrobookings_desktop.data.models import Agency, Rocket
from astrobookings_desktop.data.queries import people as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.reading import Reading


@dataclass(frozen=True, slots=True)
class Deactivation:
    """What it meets: open launches, which go on, and people who can't sign in any more."""

    open_launches: int
    people: int = 0


def preview_agency_deactivation(reading: Reading, agency_id: int) -> Deactivation:
    """What deactivating the agency would meet; raises NotFound, MissingRight."""
    reading.require(Right.CREATE_AGENCIES)
    reading.get(Agency, agency_id)
    ((launches,),) = reading.all(queries.COUNT_OPEN_OF_AGENCY, agency_id=agency_id)
    ((people,),) = reading.all(queries.COUNT_PEOPLE_OF_AGENCY, agency_id=agency_id)
    return Deactivation(launches, people)


def preview_rocket_deactivation(reading: Reading, rocket_id: int) -> Deactivation:
    """What deactivating the rocket would meet; raises NotFound, WrongAgency, MissingRight."""
    reading.require(Right.EDIT_ROCKETS)
    rocket = reading.get(Rocket, rocket_id)
    reading.require_own(rocket.agency_id, Entity.ROCKET, rocket_id)
    return Deactivation(len(reading.all(queries.OPEN_LAUNCHES_OF_ROCKET, rocket_id=rocket_id)))
