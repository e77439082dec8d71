"""Agencies: creating, editing, deactivating (DOMAIN.md §2)."""

from collections.abc import Mapping
from typing import Any

from astrobookings_desktop.data.enqueue import ISSUE_INVOICE
from astrobookings_desktop.data.models import Agency, User
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.invoices import LEGAL_DATA
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.fields import parse_changes, parse_new
from astrobookings_desktop.services.job_control import wake_waiting_jobs
from astrobookings_desktop.services.people.person import (
    add_person,
    change_person,
    set_person_active,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork


def create_agency(work: UnitOfWork, entered: Mapping[str, Any]) -> int:
    """Make an agency from entered columns; gives the id.

    Legal data may come later: invoices wait for it (§6). Raises InvalidValue, EmailTaken,
    MissingRight.
    """
    work.require(Right.CREATE_AGENCIES)
    return add_person(work, Agency, Role.AGENCY, parse_new(Entity.AGENCY, entered))


def edit_agency(work: UnitOfWork, agency_id: int, entered: Mapping[str, Any]) -> None:
    """Change entered columns.

    Raises NotFound, InvalidValue, EmailTaken, WrongAgency, MissingRight.
    """
    work.require(Right.EDIT_AGENCIES)
    changes = parse_changes(Entity.AGENCY, entered)
    agency = work.get(Agency, agency_id)
    work.require_own(agency_id, Entity.AGENCY, agency_id)
    change_person(work, agency, work.get(User, agency_id), changes)
    if changes.keys() & LEGAL_DATA.keys():
        wake_waiting_jobs(work, ISSUE_INVOICE)  # one may have waited for them (§6)


def set_agency_active(work: UnitOfWork, agency_id: int, active: bool) -> None:
    """Activate or deactivate: a deactivated agency schedules nothing new.

    Raises NotFound, MissingRight.
    """
    work.require(Right.CREATE_AGENCIES)
    work.get(Agency, agency_id)
    set_person_active(work, Entity.AGENCY, work.get(User, agency_id), active)
