"""A launch's way through its states, as the log kept it (DOMAIN.md §4)."""

import json
from dataclasses import dataclass

from astrobookings_desktop.data.queries.launches.path import LAUNCH_LOG
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.viewing import own_agency, require_visible


@dataclass(frozen=True, slots=True)
class PathStep:
    """A state that the launch came into; times are UTC text, `who` empty for an agency's people.

    `date` is the launch date from then on, `old_date` the one before where that changed.
    """

    status: str
    at: str
    date: str
    old_date: str | None = None
    who: str = ""
    reason: str = ""
    action: str = ""


def launch_path(reading: Reading, launch_id: int) -> list[PathStep]:
    """The steps, the oldest first; raises NotFound, MissingRight."""
    require_visible(reading, Entity.LAUNCH, launch_id)
    is_own = own_agency(reading) is not None
    steps: list[PathStep] = []
    status = date = ""
    for action, at, who, text in reading.all(LAUNCH_LOG, key=launch_id):
        details = json.loads(text)
        after = details.get("after") or {}
        if "status" not in after and "date" not in after:
            continue
        old_date = date if date and after.get("date", date) != date else None
        status, date = after.get("status", status), after.get("date", date)
        reason = details.get("reason") or after.get("status_reason") or ""
        steps.append(
            PathStep(status, at, date, old_date, "" if is_own else who, str(reason), action)
        )
    return steps
