"""Who comes in: the first administrator of a new company, or somebody who signs in."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from astrobookings_desktop.services.access.demo_accounts import demo_accounts
from astrobookings_desktop.services.access.sign_in import NOBODY, has_administrator
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.ui.sign_in.dialog import SignInDialog
from astrobookings_desktop.ui.sign_in.entry import EntryDialog
from astrobookings_desktop.ui.sign_in.first_start import FirstStartDialog
from astrobookings_desktop.ui.window.state import WindowState

LAST_EMAILS = "emails"  # of who was here last, by the path of the database


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
    keep_email(state, office, email)
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
    dialog = SignInDialog(office, last_email(state, office), people)
    if words:
        dialog.say(words, well=well)
    return dialog


def last_email(state: WindowState, office: Office) -> str:
    """Who signed in last to this database from here; empty when nobody did."""
    kept = _emails(state).get(_place(office))
    return kept if isinstance(kept, str) else ""


def keep_email(state: WindowState, office: Office, email: str) -> None:
    """Remember who signed in to this database; the other databases keep theirs."""
    state.keep(LAST_EMAILS, {**_emails(state), _place(office): email})


def _emails(state: WindowState) -> dict[str, Any]:
    kept = state.get(LAST_EMAILS)
    return kept if isinstance(kept, dict) else {}


def _place(office: Office) -> str:
    return str(office.path.resolve())
