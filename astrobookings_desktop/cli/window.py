"""The ways into the window: opening it, and the tour."""

import ctypes
import gc
import os
import socket
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from astrobookings_desktop.bootstrap import (
    build_office,
    build_registry,
    is_missing,
    kept_copy,
    make_database,
)
from astrobookings_desktop.cli.failures import refused
from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import put_document, put_record, tell
from astrobookings_desktop.cli.session import PASSWORD, absolute, open_office, reading
from astrobookings_desktop.config import resource
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.statuses import Language
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.office import Office

if TYPE_CHECKING:
    from astrobookings_desktop.ui.start.one_window import Wanted

# Platforms of Qt that draw on a screen of X or Wayland; the others need neither.
_SCREENS = ("", "xcb", "wayland", "wayland-egl")
NO_SCREEN = (
    "There is no screen to open the window on: start it in a desktop session, or set DISPLAY; "
    "the sub-commands work without one (astrobookings --help)."
)

HANGS = (
    "The window on this database is open already and doesn't answer: wait until it does, or end "
    "that program, then start again."
)
NOT_OURS = (
    "The folder {} is no private folder of yours: remove it, or set XDG_RUNTIME_DIR to one that is."
)
LONGEST_KEY = 320
LANGUAGES = [one.value for one in Language]


@click.command("tour")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="What the window speaks; otherwise as it is set for this computer.",
)
@common_options()
def tour_command(folder: Path, language: str | None) -> None:
    """Drive the real window and save a picture of each step.

    It goes through the main jobs; the pictures go to FOLDER.
    """
    require_screen()
    from astrobookings_desktop.ui.tour import run_tour, spoken

    chosen = spoken(language)
    pictures = run_tour(folder, _tour_company, BUILT_IN_ADMINISTRATOR, chosen)
    put_record({"folder": absolute(folder), "pictures": pictures, "language": chosen})


def _tour_company(path: Path, now: datetime) -> Office:
    """The company that the tour goes through, the same each time."""
    from astrobookings_desktop.services.demo import build_demo  # no part of opening the window

    office = replace(build_office(path, now=now), workstation="Desk 2", heads=None)
    make_database(office)
    build_demo(office, resource("demo"), bookings=1500, now=now)
    return office


@click.command("open")
@click.argument("entity_or_locator", metavar="[ENTITY] KEY", type=TEXT)
@click.argument("key", required=False, metavar="", type=TEXT)
@common_options()
@click.pass_context
def open_command(context: click.Context, entity_or_locator: str, key: str | None) -> None:
    """Open the window at a record, in the window that is there already if there is one.

    ENTITY and KEY are as for show; without ENTITY the KEY is a booking's locator. What isn't there
    is refused at once for who signs in here with --user; else the window tells who signs in there.
    """
    entity = Entity.BOOKING.value if key is None else entity_or_locator
    if entity not in set(Entity):
        raise click.UsageError(f"{entity} is no entity; there are {', '.join(Entity)}.")
    wanted = (entity_or_locator if key is None else key).strip()
    if not wanted or len(wanted) > LONGEST_KEY:
        reason = Phrase("have from 1 to {most} characters", most=LONGEST_KEY)
        raise InvalidValue("key", reason, wanted)
    context.exit(open_window(Entity(entity), wanted))


def open_window(entity: Entity | None = None, key: str = "") -> int:
    """Open the window, at a record if one is named, and give its exit code.

    A database that is missing is made when its administrator is entered there; none is made to
    look for a record. Where its window is open already, that one comes to the front. With --json
    one object says which window it was: the one that was `open`, at once, or a `new` one, when it
    ends.
    """
    require_screen()
    gc.disable()  # nothing to collect while loading; later the window does it itself
    path = options_of().path
    is_new = not key and is_missing(path)
    if not is_missing(path) and make_database(build_office(path)):
        words = f"{path} was brought up to date; as it was it is kept in {kept_copy(path)}."
        click.echo(words, err=True)
    office = open_office()
    if entity is not None:
        _require_there(office, entity, key)
    from astrobookings_desktop.ui.start import one_window

    wanted = one_window.Wanted(entity, key, os.environ.get("XDG_ACTIVATION_TOKEN", ""))
    try:
        place = one_window.take_place(office.path, wanted)
    except one_window.Hangs as error:
        raise refused(HANGS, "window_hangs") from error
    except one_window.NotOurs as error:
        raise refused(NOT_OURS.format(error), "folder_not_ours") from error
    if place is None:
        tell("The window that is open already was brought to the front.")
        _put_wanted(office, wanted, "open")
        return 0
    from astrobookings_desktop.ui.app import run

    if is_new:
        told = f"There is no database {absolute(path)} yet: the window asks for its administrator."
        click.echo(told, err=True)
    make = (lambda: make_database(office)) if is_new else None
    code = run(office, lambda: build_registry(office.path), place, wanted, make)
    if code == 0:
        _put_wanted(office, wanted, "new")
    return code


def _require_there(office: Office, entity: Entity, key: str) -> None:
    """Refuse a record that isn't there for who signs in, if their password is given; else only
    what none can be called. Raises NotFound, DatabaseProblem, and as `find_id` and `reading`."""
    from astrobookings_desktop.services.lists.lookup import find_id, require_possible

    if options_of().named_user is not None and PASSWORD in os.environ:
        with reading() as view:
            find_id(view, entity, key)
        return
    require_possible(entity, key)
    office.reader().close()  # a company that isn't there has none


def _put_wanted(office: Office, wanted: "Wanted", window: str) -> None:
    """Tell programs what the window was asked for; people see it."""
    if options_of().as_json:
        shown = {"entity": wanted.entity, "key": wanted.key or None, "window": window}
        put_document({"database": absolute(office.path)} | shown)


def require_screen() -> None:
    """Refuse where Qt would abort for want of a screen."""
    if not has_screen():
        raise refused(NO_SCREEN, "no_screen")


def has_screen() -> bool:
    """Whether a window can be opened; other systems than Linux always have a screen."""
    if not sys.platform.startswith("linux"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if platform not in _SCREENS:
        return True
    return _has_wayland() or _has_x()


def _has_wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name)
    with socket.socket(socket.AF_UNIX) as channel:
        try:
            channel.connect(str(path))
        except OSError:
            return False
    return True


def _has_x() -> bool:
    """Whether the X server that DISPLAY names lets us in: Qt aborts where it doesn't."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True  # it can't be tried out
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = x11.XOpenDisplay(None)
    if not display:
        return False
    x11.XCloseDisplay(ctypes.c_void_p(display))
    return True
