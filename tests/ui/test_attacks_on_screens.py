"""Attacks through the screen: markup in names, wherever Qt might take a text for rich text."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.ui.dialogs.confirm import PreviewDialog
from astrobookings_desktop.ui.dialogs.reset_code import ResetCodeDialog
from tests.helpers.house import House

MARKUP = [
    "<b>bold</b>",
    "<img src='file:///etc/passwd'>",
    "<a href='https://evil.example'>click</a>",
    "<table><tr><td>x</td></tr></table>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!doctype html><h1>Paid</h1>",
]


def deceived(name: str) -> list[str]:
    """Where the name stands and would be drawn as something else, in all windows that are open."""
    found = []
    for widget in QApplication.allWidgets():
        where = f"{type(widget).__name__} {widget.accessibleName()}"
        if isinstance(widget, QLabel) and name in widget.text():
            plain = widget.textFormat() is Qt.TextFormat.PlainText
            if not plain and GuiQt.mightBeRichText(widget.text()):
                found.append(f"text of {where}")
        if name in widget.toolTip() and GuiQt.mightBeRichText(widget.toolTip()):
            found.append(f"tool tip of {where}")
    return found


def shows(root: QWidget, name: str) -> bool:
    """Whether the name is told as it is by some label, or by a button that may elide it."""
    labels = any(name in one.text() for one in root.findChildren(QLabel))
    buttons = root.findChildren(QAbstractButton)
    return labels or any(name in one.accessibleName() for one in buttons)


def test_markup_in_a_name_is_drawn_as_it_was_typed(house: House) -> None:
    for name in MARKUP:
        for _page in records_called(house, name):
            assert deceived(name) == []
        house.context.say(f"About {name}")
        assert deceived(name) == []


def records_called(house: House, name: str) -> Iterator[QWidget]:
    """Show records of that name one after the other, at last a booking at the desk."""
    company = house.company
    agency = company.agency(name=name, description=name)
    rocket = company.rocket(agency, name=name)
    launch = company.launch(rocket, destination=name, range="moon")
    traveler = company.traveler(name=name, emergency_contact=name)
    booking = company.do(sell_seats, SellSeats(launch, traveler, 1)).id
    for entity, key in (
        (Entity.AGENCY, agency),
        (Entity.ROCKET, rocket),
        (Entity.LAUNCH, launch),
        (Entity.TRAVELER, traveler),
        (Entity.BOOKING, booking),
    ):
        page = house.show(entity, key)
        house.settle(page)
        assert shows(page.panel, name), entity
        yield page
    house.window.desk.open_booking(booking)
    yield house.window.desk


def test_markup_in_a_question_is_drawn_as_it_was_typed(house: House) -> None:
    for name in MARKUP:
        question = PreviewDialog(f"Delete {name}?", [name], "Delete", house.window)
        code = ResetCodeDialog(name, "ABCDEFGHJKLM", house.window)
        for dialog in (question, code):
            dialog.show()
            assert shows(dialog, name)
        assert deceived(name) == []
        for dialog in (question, code):
            dialog.reject()
