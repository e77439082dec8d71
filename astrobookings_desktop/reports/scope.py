"""Whose figures a report holds (DOMAIN.md §1)."""

from astrobookings_desktop.data.models import Agency
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import WrongAgency
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.viewing import own_agency


def agency_in_view(reading: Reading, agency_id: int | None) -> int | None:
    """The agency that a report is narrowed to; an agency's people get their own alone.

    Raises MissingRight, WrongAgency, NotFound for an agency that doesn't exist.
    """
    reading.require(Right.READ_REPORTS)
    own = own_agency(reading)
    if own is not None:
        if agency_id not in (None, own):
            raise WrongAgency(Entity.AGENCY, agency_id, own)
        return own
    if agency_id is not None:
        reading.get(Agency, agency_id)
    return agency_id
