"""Who comes in: the first administrator of a new company, or somebody who signs in."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from astrobookings_desktop.services.access.demo_accounts import demo_accounts
from astrobookings_desktop.services.access.sign_in import NOBODY, has_administrator
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.unit_of_work import Office
from astrobookings_desktop.ui.sign_in.dialog import SignInDialog
from astrobookings_desktop.ui.sign_in.entry import EntryDialog
from astrobookings_desktop.ui.sign_in.first_start import FirstStartDialog
from astrobookings_desktop.ui.window.state import WindowState

LAST_EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Person:
    """Who signed in, and with which e-mail."""

    actor: Actor
    email: str


def let_in(
    office: Office,
    state: WindowState,
    words: str = "",
    *,
    well: bool = False,
    make: Callable[[], object] | None = None,
) -> Person | None:
    """Who signs in, None when the dialog was closed.

    `words` say why one must do so again; `well` that they tell of a success. `make` makes the
    database where there is none yet, when its administrator is entered.
    """
    dialog = make_dialog(office, state, words, well=well, make=make)
    dialog.exec()
    if dialog.actor is None:
        return None
    email = dialog.fields["email"].text().strip()
    state.keep(LAST_EMAIL, email)
    return Person(dialog.actor, email)


def make_dialog(
    office: Office,
    state: WindowState,
    words: str = "",
    *,
    well: bool = False,
    make: Callable[[], object] | None = None,
) -> EntryDialog:
    """The dialog that fits the database; `make` as in `let_in`."""
    if make is not None:
        return FirstStartDialog(office, make=make)
    with contextlib.closing(office.reader()) as connection:
        reading = office.reading(connection, NOBODY)
        if not has_administrator(reading):
            return FirstStartDialog(office)
        people = demo_accounts(reading)
    kept = state.get(LAST_EMAIL)
    dialog = SignInDialog(office, kept if isinstance(kept, str) else "", people)
    if words:
        dialog.say(words, well=well)
    return dialog
