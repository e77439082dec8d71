"""Naming the passengers of a booking: one line per seat, each optional."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, NotFound, PassengerAge, Refusal
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.domain.passengers import OLDEST, YOUNGEST, Passenger, check_passengers
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.domain.values import clean_name
from astrobookings_desktop.services.bookings.passengers import name_passengers, passengers_of
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.services.viewing import named_row
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.confirm import may_discard
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.theme.fonts import TITLE, px, semibold
from astrobookings_desktop.ui.typed import parse_day
from astrobookings_desktop.ui.widgets.card import Hint, Line
from astrobookings_desktop.ui.widgets.dialog_foot import DialogFoot
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.held_still import HeldStill
from astrobookings_desktop.ui.widgets.scrolled_sheet import ScrolledSheet

PASSENGERS_KEYS = "Ctrl+Shift+N"
BORN = date(1990, 5, 1)  # an example

Entered = list[tuple[str, str]]


class PassengersDialog(QDialog):
    """Enter goes to the next field, in the last one it saves; blank lines name nobody."""

    def __init__(self, context: UiContext, booking_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._booking_id = context, booking_id
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        reading = context.reading()
        named = passengers_of(reading, booking_id)
        booking = named_row(reading, Entity.BOOKING, booking_id)
        if booking is None:
            raise NotFound(Entity.BOOKING, booking_id)
        title = self.tr("Passengers of {0}").format(display(booking["locator"]))
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll = ScrolledSheet()
        body = self._scroll.parts
        head = QLabel(title)
        head.setFont(semibold(TITLE))
        body.addWidget(head)
        words = self.tr("{0}, {1}. At most one per seat, {2} to {3} years old on that day.")
        note = Hint(
            words.format(
                show.place(booking["destination"]),
                show.day_with_weekday(booking["date"]),
                YOUNGEST,
                OLDEST,
            )
        )
        note.setWordWrap(True)
        body.addWidget(note)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        self.rows: list[tuple[Field, Field]] = []
        for place in range(booking["number_of_seats"]):
            name, born = QLineEdit(), QLineEdit()
            name.setMaxLength(200)
            born.setPlaceholderText(show.plain_day(BORN.isoformat()))
            if place < len(named):
                name.setText(named[place].name)
                day = named[place].birth_date
                born.setText("" if day is None else show.plain_day(str(day)))
            label = self.tr("Passenger {0}").format(place + 1)
            fields = Field(label, name, self.tr("optional")), Field(self.tr("Born"), born)
            born.setAccessibleName(self.tr("{0}, date of birth").format(label))
            grid.addWidget(fields[0], place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(fields[1], place, 1, Qt.AlignmentFlag.AlignTop)
            for field in fields:
                field.mended.connect(self._count_errors)
            self.rows.append(fields)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        body.addLayout(grid)
        body.addStretch(1)
        column.addWidget(self._scroll, 1)
        column.addWidget(Line())
        self.foot = DialogFoot(self, self.tr("Save passengers"))
        self._held = HeldStill(self._scroll, self.foot.main)
        for button in (self.foot.cancel, self.foot.main):
            button.setAutoDefault(False)
        column.addLayout(self.foot)
        self.setMinimumWidth(px(560))
        self._start = self._entered()

    @property
    def is_touched(self) -> bool:
        """Whether something was entered that isn't saved."""
        return self._entered() != self._start

    def showEvent(self, event: QShowEvent) -> None:
        """As high as all of it needs, where there is room."""
        super().showEvent(event)
        self._scroll.fit(self, self.width(), self.height())

    def accept(self) -> None:
        """Save; all wrong lines say what is wrong, the first gets the focus."""
        if self._held.is_held:
            return
        people = self._people()
        if people is None:
            return
        self._held.hold(True)
        key = self._booking_id

        def service(work: UnitOfWork) -> Any:
            return name_passengers(work, key, people)

        self._context.run(service, self._done, self._refused, self._gave_up)

    def reject(self) -> None:
        """Leave, after asking when something was entered."""
        if self._held.is_held:
            return
        if self.is_touched and not may_discard(self, self.tr("The passengers are not saved yet.")):
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from field to field."""
        editors = [field.editor for row in self.rows for field in row]
        here = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here in editors:
            place = editors.index(here)
            if place + 1 < len(editors):
                editors[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.accept()
            event.accept()
            return
        super().keyPressEvent(event)

    def _people(self) -> list[Passenger] | None:
        """Who is entered; None where anything is wrong, which is told in all lines at once."""
        reading = self._context.reading()
        named = [one.person for one in passengers_of(reading, self._booking_id)]
        booking = named_row(reading, Entity.BOOKING, self._booking_id)
        assert booking is not None  # a booking stays
        departs = from_text(booking["date"])
        people = []
        for entered, fields in zip(self._entered(), self.rows, strict=True):
            for field in fields:
                field.set_error(None)
            person = _person(*entered, *fields) if any(entered) else None
            if person is None:
                continue
            people.append(person)
            if person not in named:  # who was named before stays
                try:
                    check_passengers([person], 1, departs)
                except PassengerAge as refusal:
                    fields[1].set_error(tell(refusal))
        wrong = [field for row in self.rows for field in row if field.error]
        self._count_errors()
        if wrong:
            self._lead_to(wrong[0])
        return None if wrong else people

    def _lead_to(self, field: Field) -> None:
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.fit(self, self.width(), self.height())

    @Slot()
    def _count_errors(self) -> None:
        count = sum(field.error is not None for row in self.rows for field in row)
        words = self.tr("{0:field needs|fields need} a change").format(show.number(count))
        self.foot.problem.setText(words if count else "")

    def _entered(self) -> Entered:
        return [(name.text().strip(), born.text().strip()) for name, born in self.rows]

    def _done(self, named: tuple[Any, ...]) -> None:
        self._held.hold(False)
        self._start = self._entered()
        words = self.tr("{0:passenger is|passengers are} named")
        self._context.say(words.format(show.number(len(named))))
        super().accept()

    def _refused(self, refusal: Refusal) -> None:
        self._gave_up()
        name = refusal.facts.get("name")
        for name_field, born_field in self.rows:
            if name is not None and name_field.text().strip() == name:
                born_field.set_error(tell(refusal))
                self._count_errors()
                self._lead_to(born_field)
                return
        self.foot.problem.setText(tell(refusal))

    def _gave_up(self) -> None:
        self._held.hold(False)


def _person(name: str, born: str, name_field: Field, born_field: Field) -> Passenger | None:
    """Whom a line names; None where its fields say what is wrong with them."""
    called = birth_date = None
    try:
        called = clean_name(name)
    except InvalidValue as refusal:
        name_field.set_error(tell(refusal))
    try:
        birth_date = parse_day(born, "birth_date", BORN)
    except InvalidValue as refusal:
        born_field.set_error(tell(refusal))
    return Passenger(called, birth_date) if called is not None and birth_date is not None else None


def open_passengers(context: UiContext, booking_id: int, parent: QWidget) -> None:
    """Ask for the passengers of a booking; a refusal to show them is told in the window."""
    try:
        PassengersDialog(context, booking_id, parent).open()
    except Refusal as refusal:
        context.refuse(refusal)
