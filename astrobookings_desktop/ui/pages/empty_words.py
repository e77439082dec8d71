"""What a list without rows says, and the ways on that it offers."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.data.queries.listing.base import ALL
from astrobookings_desktop.domain.filters import LONGEST_TYPED, shortened
from astrobookings_desktop.ui.entities import EntitySpec
from astrobookings_desktop.ui.widgets.buttons import Button, PrimaryButton
from astrobookings_desktop.ui.widgets.empty_state import EmptyState


def say_why_empty(
    state: EmptyState,
    spec: EntitySpec,
    search: str,
    where: str,
    *,
    misread: bool,
    narrowed: bool,
    clear: Callable[[], None],
    show_all: Callable[[], None],
    new: tuple[str, Callable[[], None]] | None,
    first: Callable[[], tuple[str, str, Callable[[], None]] | None],
) -> None:
    """Tell an empty search from an empty filter from an empty table; at most one way on each.

    `misread`: nobody knows what is searched for. `narrowed`: fields beside the search leave rows
    out as well. `first`: what must be made before anything can be made here: why, the button, and
    what it does.
    """
    state.clear_ways()
    if misread:
        state.say(_tr("This search can't be read yet"), _tr("Mend it above, or clear it."))
        _offer(state, Button(_tr("Clear the search"), "clear"), clear)
    elif narrowed:
        state.say(
            _tr("Nothing fits all of this"), _tr("Choose less in the fields above, or other days.")
        )
        _offer(state, Button(_tr("Clear them"), "clear"), clear)
    elif search:
        state.say(
            _tr("Nothing matches “{0}”").format(shortened(search, LONGEST_TYPED)),
            _tr("Try fewer words, another spelling, or another filter above."),
        )
        _offer(state, Button(_tr("Clear the search"), "clear"), clear)
    elif where not in (ALL, spec.first_chip):
        state.say(_tr("Nothing under this filter"), _tr("The others may have some."))
        _offer(state, Button(_tr("Show all")), show_all)
    else:
        sentence = spec.empty.sentence
        lacking = None if new is None else first()
        if new is not None:
            text, act = new
            if lacking is not None:
                sentence, text, act = lacking
        state.say(spec.empty.title, sentence)
        if new is not None:
            _offer(state, PrimaryButton(text, "add"), act)


def _offer(state: EmptyState, button: Button, act: Callable[[], None]) -> None:
    button.clicked.connect(lambda: act())
    state.add_way(button)


def _tr(text: str) -> str:
    return QCoreApplication.translate("empty", text)
