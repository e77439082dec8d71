"""A change of a booking that was begun: the keys that go on with it, and what is said of one left.

Keys that go somewhere (F2, F3) stay with it where it has such a place itself.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.desk.job import Job

if TYPE_CHECKING:
    from astrobookings_desktop.ui.desk.page import DeskPage

OTHER = Qt.FocusReason.OtherFocusReason


def go_on_to_launch(page: "DeskPage") -> bool:
    """Into the launches that a booking may move to; False where none is being moved."""
    if _begun(page) is not Job.MOVE:
        return False
    page.changing.lists.launches.field.setFocus(OTHER)
    return True


def go_on_to_traveler(page: "DeskPage") -> bool:
    """Into the travelers who may get a booking, or the form that is open in their place; False
    where none is being transferred."""
    if _begun(page) is not Job.TRANSFER:
        return False
    if not page.changing.receiver.go_on():
        page.changing.lists.travelers.field.setFocus(OTHER)
    return True


def told_when_left(page: "DeskPage") -> str:
    """Says that the change is left for selling, undone; nothing where none was begun."""
    booking = page.changing.booking if _begun(page) is not Job.LOOK else None
    if booking is None:
        return ""
    words = {
        Job.CANCEL: _tr("The cancellation of {locator} was left: nothing was changed"),
        Job.MOVE: _tr("The move of {locator} was left: nothing was changed"),
        Job.TRANSFER: _tr("The transfer of {locator} was left: nothing was changed"),
        Job.VOID: _tr("The voiding of {locator} was left: nothing was changed"),
    }
    return words[page.changing.job].format(locator=show.locator(booking.locator))


def _begun(page: "DeskPage") -> Job:
    """What is being done here, and not under way yet."""
    if not page.is_finding or page.changing.is_busy:
        return Job.LOOK
    return page.changing.job


def _tr(text: str) -> str:
    return QCoreApplication.translate("begun change", text)
