"""What the panel of a message says beside its columns: why it isn't where one would expect it."""

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.data.queries import delivery as queries
from astrobookings_desktop.domain.statuses import Channel, JobStatus, NotificationStatus, Role
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.viewing import own_agency
from astrobookings_desktop.ui.entities.message_actions import LATE, why
from astrobookings_desktop.ui.entities.words import actor_word

Facts = list[tuple[str, str]]


def message_facts(reading: Reading, key: int) -> Facts:
    """Why a message failed, is in doubt, is read by nobody or was discarded. Raises NotFound."""
    row = reading.one(queries.STANDS, id=key)
    if row is None:
        return []
    status, channel, role, is_read_here = row
    if status in LATE:
        return _why_late(reading, key)
    if status == NotificationStatus.DISCARDED:
        return _why_discarded(reading, key, channel)
    if (status, channel) == (NotificationStatus.PENDING, Channel.DESKTOP) and not is_read_here:
        return [(_tr("Kept"), _kept(role))]
    return []


def _why_late(reading: Reading, key: int) -> Facts:
    from astrobookings_desktop.jobs.mail.outlook import why_late  # seldom needed

    words = why(why_late(reading, key)) or _tr("Not known any more: its job was cleared away")
    return [(_tr("Why not sent"), words)]


def _kept(role: str) -> str:
    if role == Role.TRAVELER:
        return _tr(
            "As a record: there was no address to mail it to, and travelers don't sign in here"
        )
    if role == Role.AGENCY:
        return _tr(
            "As a record: there was no address to mail it to, and nobody signs in here to read it"
        )
    return _tr("As a record: this person can't sign in any more to read it")


def _why_discarded(reading: Reading, key: int, channel: str) -> Facts:
    """By whom; else what the program discarded it for, as far as its job still tells."""
    by = reading.one(queries.DISCARDED_BY, id=key)
    if by is not None:
        is_office = own_agency(reading) is None  # whose people an agency needn't know
        who = actor_word(by[0]) if is_office else _tr("the office")
        return [(_tr("Discarded by"), who)]
    job = reading.one(queries.LAST_JOB, id=key)
    if job is not None and job[0] == JobStatus.COMPLETED:
        words = _tr("Overtaken: something newer was told, or it was news no longer")
    elif channel == Channel.DESKTOP or (job is not None and job[1] is None):
        words = _tr("Its cause was undone before it went out")
    else:
        words = _tr("Its cause was undone, or something newer was told instead")
    return [(_tr("Why discarded"), words)]


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)
