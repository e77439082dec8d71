"""What comes first: an agency before its rocket, a rocket before its launch."""

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.viewing import own_agency, related
from astrobookings_desktop.ui.context import UiContext

COME_FIRST = (Entity.AGENCY, Entity.ROCKET)


def what_first(context: UiContext, entity: Entity) -> Entity | None:
    """What a new company lacks before one of these can be made; None where nothing is lacking."""
    reading = context.reading()
    if entity is Entity.LAUNCH and related(reading, Entity.ROCKET, "active", 1):
        return None
    if entity not in (Entity.LAUNCH, Entity.ROCKET):
        return None
    if own_agency(reading) is None and not related(reading, Entity.AGENCY, "active", 1):
        return Entity.AGENCY
    return Entity.ROCKET if entity is Entity.LAUNCH else None


def why_first(entity: Entity, first: Entity) -> str:
    """Why that comes first, in a sentence."""
    if entity is Entity.ROCKET:
        return _tr("A rocket is an agency's, and there is no active agency: it comes first.")
    if first is Entity.AGENCY:
        return _tr("A launch takes an agency and its rocket: begin with the agency.")
    return _tr("A launch takes a rocket, and there is no active one: it comes first.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("first", text)
