"""While something is being saved nothing can be typed beside it: it would be lost unseen."""

import threading
from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.dialogs.passengers import PassengersDialog
from tests.helpers.forms import EditForm
from tests.helpers.house import House
from tests.helpers.stalling import stall


def type_meanwhile(
    house: House,
    go_on: threading.Event,
    save: Callable[[], object],
    dialog: QDialog,
    editor: QLineEdit,
) -> None:
    """Go to another field while it is being saved, and type; nothing may get in there."""
    before = editor.text()
    stall(house, go_on)
    save()
    assert dialog.isVisible()
    editor.setFocus()
    QTest.keyClicks(QApplication.focusWidget() or dialog, "lost")
    assert (editor.text(), editor.isEnabled()) == (before, False)
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    go_on.set()
    house.qtbot.waitUntil(lambda: bool(ended))


def test_a_form(house: House, edit_form: EditForm, go_on: threading.Event) -> None:
    form = edit_form(Entity.TRAVELER, house.ids.travelers[0])
    form.set("contact_phone", "555 0199")
    other = form.dialog.fields["emergency_contact"].editor
    assert isinstance(other, QLineEdit)
    type_meanwhile(house, go_on, lambda: form.press("Ctrl+Return"), form.dialog, other)


def test_the_passengers(house: House, go_on: threading.Event) -> None:
    dialog = PassengersDialog(house.context, house.ids.bookings[0], house.window)
    dialog.open()
    dialog.rows[0][0].set_text("Ana López")
    dialog.rows[0][1].set_text("1990-05-01")
    other = dialog.rows[1][0].editor
    assert isinstance(other, QLineEdit)
    type_meanwhile(house, go_on, dialog.accept, dialog, other)


def test_after_a_refusal_the_focus_is_where_it_was(
    house: House, edit_form: EditForm, go_on: threading.Event
) -> None:
    taken = house.company.value(
        "SELECT email FROM user WHERE id = ?", house.company.traveler(email="taken@example.org")
    )
    form = edit_form(Entity.TRAVELER, house.ids.travelers[0])
    form.set("email", taken)
    phone: QWidget = form.dialog.fields["contact_phone"].editor
    phone.setFocus()
    stall(house, go_on)
    form.press("Ctrl+Return")
    assert not phone.isEnabled()
    go_on.set()
    house.qtbot.waitUntil(lambda: form.dialog.fields["email"].error is not None)
    assert phone.isEnabled()
    assert form.focused() == "email"  # the one that was refused
