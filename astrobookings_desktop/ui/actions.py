"""The one registry of what can be done: menus, buttons, shortcuts and the palette come from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.language import spoken

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Deed:
    """What a record's action is done to, and where from."""

    context: UiContext
    window: QWidget
    entity: Entity
    key: int
    row: Row


@spoken("text", context="actions")
@dataclass(frozen=True)
class RecordAction:
    """Something that can be done to one record; `when` says for which rows it is offered.

    What a row can't tell is asked of the services by `asked`, with the record's key.
    """

    id: str
    entity: Entity
    text: str
    icon: str
    right: Right
    run: Callable[[Deed], None]
    when: Callable[[Row], bool] = lambda _row: True
    shortcut: str = ""
    danger: bool = False
    main: bool = False  # stands at the foot of the panel, filled, with its keys
    asked: Callable[[UiContext, int], bool] = lambda _context, _key: True
    goes_on: bool = False  # by its keys also from a record that it isn't offered for


@spoken("text", context="actions")
@dataclass(frozen=True)
class NewAction:
    """Making a new record of an entity."""

    entity: Entity
    text: str
    right: Right
    run: Callable[[UiContext, QWidget], None]


@dataclass(frozen=True)
class WindowAction:
    """Something that the window itself does; its text is a literal, said by the menu."""

    id: str
    menu: str
    text: str
    run: Callable[[], None]
    icon: str = ""
    shortcut: str = ""
    keys: str = ""  # shown only: the page in front listens to them itself
    separate: bool = False  # a line above it in the menu
    why_not: Callable[[], str] | None = None  # what forbids it now, in words; nothing allows it
