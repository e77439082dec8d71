"""Forms on a window, driven as a person drives them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.dialogs.editors import fill
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.dialogs.form_specs import FORMS
from astrobookings_desktop.ui.widgets.moment_edit import MomentEdit
from tests.helpers.house import House

ALL = list(FORMS)
TABLES = {Entity.TRAVELER: "traveler", Entity.AGENCY: "agency"} | {
    one: one.value for one in (Entity.ROCKET, Entity.LAUNCH, Entity.USER)
}


class Form:
    """A form on a window, driven as a person drives it."""

    def __init__(self, house: House, dialog: FormDialog) -> None:
        self.house, self.dialog = house, dialog
        self.entity = dialog._spec.entity
        house.qtbot.waitUntil(dialog.isVisible)
        dialog.activateWindow()
        house.qtbot.waitUntil(dialog.isActiveWindow)
        self.ended: list[int] = []
        dialog.finished.connect(self.ended.append)

    def set(self, column: str, value: Any) -> None:
        """Put a value in as an editor of its kind takes it."""
        editor = self.dialog.fields[column].editor
        if isinstance(editor, QComboBox) and not isinstance(value, str):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QComboBox) and editor.isEditable():
            editor.setEditText(value)
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, MomentEdit):
            spec = next(one for one in self.dialog._spec.fields if one.column == column)
            fill(spec, editor, value)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(value)
        else:
            editor.setText(value)

    def set_all(self, values: dict[str, Any]) -> None:
        for column, value in values.items():
            self.set(column, value)

    def texts(self) -> dict[str, str]:
        return {column: field.text() for column, field in self.dialog.fields.items()}

    def errors(self) -> dict[str, str]:
        return {column: field.error for column, field in self.dialog.fields.items() if field.error}

    @property
    def problem(self) -> str:
        return self.dialog.foot.problem.text()

    def focused(self) -> str:
        """The column whose editor has the focus."""
        for column, field in self.dialog.fields.items():
            editor = field.editor
            if editor.hasFocus() or editor.isAncestorOf(self.dialog.focusWidget()):
                return column
        return ""

    def press(self, keys: str) -> None:
        self.house.keys(keys, self.dialog.focusWidget() or self.dialog)

    def save(self) -> None:
        """Ctrl+Enter, and wait for the end of the write."""
        self.press("Ctrl+Return")
        self.house.qtbot.waitUntil(lambda: bool(self.ended) or not self.dialog._held.is_held)

    def save_well(self) -> None:
        self.save()
        assert self.ended == [1], (self.texts(), self.problem)


NewForm = Callable[[Entity], Form]
EditForm = Callable[[Entity, int], Form]


def good_values(house: House, entity: Entity, number: int = 0) -> dict[str, Any]:
    """Values that the services take, each `number` of them beside the others."""
    return {
        Entity.TRAVELER: {"name": "Grace Ito", "email": f"grace{number}@example.org"},
        Entity.AGENCY: {"name": "Lunar Lines", "email": f"lunar{number}@example.org"},
        Entity.ROCKET: {
            "name": "Luna 3",
            "agency_id": house.ids.agencies[0],
            "capacity": "12",
            "range": "moon",
        },
        Entity.LAUNCH: {
            "rocket_id": house.ids.rockets[0],
            "destination": "Moon",
            "date": house.company.clock.now + timedelta(days=300 + 10 * number),
            "price_per_seat": "1,250,000.50",
        },
        Entity.USER: {"name": "Ivo Beck", "email": f"ivo{number}@example.org", "role": "agent"},
    }[entity]


def records_in(house: House, entity: Entity) -> int:
    many: int = house.company.value(f"SELECT count(*) FROM {TABLES[entity]}")
    return many


def required(entity: Entity) -> list[str]:
    """Fields that are required and empty in a fresh form."""
    return {
        Entity.TRAVELER: ["name"],
        Entity.AGENCY: ["name"],
        Entity.ROCKET: ["name", "agency_id", "capacity"],
        Entity.LAUNCH: ["rocket_id", "destination", "price_per_seat"],
        Entity.USER: ["name", "email"],
    }[entity]
