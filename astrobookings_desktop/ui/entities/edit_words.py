"""What an edit or a deactivation touches, in words for the question before it is done."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.launches import PriceSlip
from astrobookings_desktop.services.launches.edit_effects import LaunchEdit
from astrobookings_desktop.services.launches.scheduling import preview_launch_edit
from astrobookings_desktop.services.people.deactivations import (
    Deactivation,
    preview_agency_deactivation,
    preview_rocket_deactivation,
)
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.launch_effects import bookings_words


def asked_of_launch(context: UiContext, key: int) -> Callable[[Mapping[str, Any]], list[str]]:
    """What has to be said before a launch is edited; it raises as `preview_launch_edit`."""

    def effects(changes: Mapping[str, Any]) -> list[str]:
        return launch_edit_effects(preview_launch_edit(context.reading(), key, changes))

    return effects


def launch_edit_effects(edit: LaunchEdit) -> list[str]:
    """One sentence per effect; none where nobody booked and no price looks mistyped."""
    lines = []
    if edit.slip is not None and edit.price is not None:
        words = {
            PriceSlip.TOO_LOW: _tr(
                "{0} is less than a tenth of {1}, the price until now: is a digit missing?"
            ),
            PriceSlip.TOO_HIGH: _tr(
                "{0} is more than ten times {1}, the price until now: is there a digit too many?"
            ),
        }[edit.slip]
        lines.append(words.format(shown.priced(edit.price.after), shown.priced(edit.price.before)))
    touched = edit.destination or edit.rocket or edit.price
    if touched is None or not edit.bookings:
        return lines
    if edit.destination is not None:
        old, new = (shown.place(one) for one in (edit.destination.before, edit.destination.after))
        lines.append(_tr("The launch goes to {0} instead of {1}.").format(new, old))
    if edit.rocket is not None:
        words = _tr("It flies with {0} instead of {1}.")
        lines.append(words.format(edit.rocket.after, edit.rocket.before))
    if edit.price is not None:
        words = _tr("The price of {0} instead of {1} is for new bookings only.")
        lines.append(words.format(shown.priced(edit.price.after), shown.priced(edit.price.before)))
    for sums, words in (
        (
            edit.sold,
            _tr("{0} with {1} {0:=was|were} sold already and {0:=keeps its|keep their} price."),
        ),
        (edit.held, _tr("{0} with {1} {0:=is|are} on hold and {0:=keeps its|keep their} price.")),
    ):
        if sums.bookings:
            lines.append(words.format(bookings_words(sums.bookings), shown.seats(sums.seats)))
    if edit.is_untold:
        lines.append(
            _tr("Nobody gets a message about it: tell the travelers and the agency yourself.")
        )
    return lines


def many_edits_effects(edits: Sequence[LaunchEdit]) -> list[str]:
    """The same of many launches, in sums."""
    lines = []
    bookings, seats = (sum(one.bookings for one in edits), sum(one.seats for one in edits))
    if bookings and any(one.price or one.destination for one in edits):
        words = _tr("{0} with {1} {0:=stands|stand} already and {0:=keeps its|keep their} price.")
        lines.append(words.format(bookings_words(bookings), shown.seats(seats)))
    if any(one.is_untold for one in edits):
        lines.append(
            _tr("Nobody gets a message about it: tell the travelers and the agency yourself.")
        )
    slips = sum(one.slip is not None for one in edits)
    if slips:
        words = _tr(
            "{0:price|prices} {0:=changes|change} more than tenfold: is a digit missing, "
            "or one too many?"
        )
        lines.append(words.format(shown.number(slips)))
    return lines


def undo_effects(touched: Sequence[LaunchEdit | Deactivation | None]) -> list[str]:
    """What taking back one edit or many touches; none where it touches nobody."""
    edits = [one for one in touched if isinstance(one, LaunchEdit)]
    lines = launch_edit_effects(edits[0]) if len(edits) == 1 else many_edits_effects(edits)
    return lines + many_deactivations_effects(touched)


def met_by(reading: Reading, entity: Entity, key: int) -> Deactivation:
    """What deactivating an agency or a rocket would meet; raises as the services."""
    look = preview_agency_deactivation if entity is Entity.AGENCY else preview_rocket_deactivation
    return look(reading, key)


def deactivation_effects(met: Deactivation) -> list[str]:
    """What goes on, and who is out."""
    lines = []
    if met.open_launches:
        words = _tr(
            "{0:open launch|open launches} {0:=goes|go} on selling seats until "
            "{0:=it is|they are} aborted."
        )
        lines.append(words.format(shown.number(met.open_launches)))
    if met.people:
        words = _tr("{0:person|people} can no longer sign in.")
        lines.append(words.format(shown.number(met.people)))
    return lines


def many_deactivations_effects(results: Sequence[object]) -> list[str]:
    """The same of those among the results of many acts, in sums."""
    met = [one for one in results if isinstance(one, Deactivation)]
    launches, people = sum(one.open_launches for one in met), sum(one.people for one in met)
    return deactivation_effects(Deactivation(launches, people))


def _tr(text: str) -> str:
    return QCoreApplication.translate("edits", text)
