"""Whom a launch that is scheduled is announced to: the VIP travelers (DOMAIN.md §4, §8)."""

from typing import NamedTuple

from astrobookings_desktop.data.queries.traveler import VIPS_TO_TELL, VIPS_TO_TELL_COUNT
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.messages.notices import Recipient
from astrobookings_desktop.services.reading import Reading


class Announcement(NamedTuple):
    """How many people are told of a launch, and how many of them by mail."""

    travelers: int
    by_mail: int


def vips_to_tell(reading: Reading, launch_id: int) -> list[Recipient]:
    """Who is told of this launch: each active traveler who was a VIP when it was scheduled."""
    rows = reading.all(VIPS_TO_TELL, launch=launch_id)
    return [Recipient(key, bool(by_mail)) for key, by_mail in rows]


def preview_announcement(reading: Reading) -> Announcement | None:
    """How many `vips_to_tell` would give of a launch that is scheduled now.

    None for an agency's staff: how many travelers the office has is nothing of theirs (§1).

    It takes most of a second at a million bookings: a window asks in the background, and nobody
    within a transaction that others wait for. Raises MissingRight.
    """
    reading.require(Right.MANAGE_LAUNCHES)
    if reading.actor.role is Role.AGENCY:
        return None
    ((travelers, by_mail),) = reading.all(VIPS_TO_TELL_COUNT, launch=None)
    return Announcement(travelers, by_mail)
