"""The form for a traveler nobody knows yet, with those who may be the same person below."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from astrobookings_desktop.data.queries import desk as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, Refusal
from astrobookings_desktop.domain.statuses import Language
from astrobookings_desktop.services.fields import parse_field
from astrobookings_desktop.services.people.travelers import create_traveler
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.kit import caption, tell_alert
from astrobookings_desktop.ui.desk.known_people import KnownPeople
from astrobookings_desktop.ui.desk.picking import ENTER
from astrobookings_desktop.ui.desk.search import SearchThread
from astrobookings_desktop.ui.entities.words import language_word
from astrobookings_desktop.ui.language import language, tell
from astrobookings_desktop.ui.widgets.buttons import PrimaryButton
from astrobookings_desktop.ui.widgets.card import Card
from astrobookings_desktop.ui.widgets.choice_box import ChoiceBox
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.key_cap import KeyCap


class NewTravelerForm(Card):
    """Name, phone, e-mail, language. Enter goes to the next field, in the last it creates.

    ↓ goes to the people below, Enter then uses the highlighted one. Whoever is being created is
    awaited until another way is gone: `created` then comes no more, it is only said.
    """

    edited = Signal()
    created = Signal(object)  # the id of the new traveler, who was awaited
    ended = Signal()  # nobody is awaited any more
    known_chosen = Signal(object)  # the id of one who was known
    left = Signal()  # back to the search, nothing lost

    def __init__(
        self,
        context: UiContext,
        thread: SearchThread,
        key: str = "F3",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.typed = ""  # the words that it was opened with
        self._saving: dict[str, str] | None = None  # the values of whoever is being created
        self._awaited = False
        header = self.add_header(self.tr("New traveler"), key)
        header.hint.setText(self.tr("back to search"))
        header.row.addWidget(KeyCap(self.tr("Esc")))
        self.name = Field(self.tr("Name"), QLineEdit(), self.tr("required"))
        self.phone = Field(self.tr("Phone"), QLineEdit(), self.tr("optional"))
        self.email = Field(self.tr("E-mail"), QLineEdit(), self.tr("optional, unique"))
        self.language = Field(self.tr("Language of messages"), _languages())
        self.fields = {
            "name": self.name,
            "contact_phone": self.phone,
            "email": self.email,
            "language": self.language,
        }
        self.known = KnownPeople(context, thread)
        self.create_button = PrimaryButton(self.tr("Create and use"), "person_add")
        self._foot = caption()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place % 2, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.known)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._foot, 1)
        foot.addWidget(self.create_button)
        foot.addWidget(KeyCap(self.tr("Ctrl+↵")))
        self.body.addLayout(foot)

    def _connect(self) -> None:
        for column, field in self.fields.items():
            field.editor.installEventFilter(self)
            if isinstance(field.editor, QLineEdit):
                field.editor.textEdited.connect(self._edited)
                field.editor.setProperty("column", column)
                field.left.connect(self._check_left)
            field.mended.connect(self._say_state)
        self.create_button.clicked.connect(self.save)
        self.known.chosen.connect(self.known_chosen)
        self.known.listed.connect(self._say_state)

    # --- for the page -----------------------------------------------------------------------------

    def begin(self, typed: str) -> None:
        """Open with the words typed into name, phone or e-mail, in the first empty field.

        The same words again find the form as it was left.
        """
        if typed != self.typed or not self._values()["name"]:
            self.let_go()
            self.typed = typed
            shape = queries.shape_of(typed)
            for column, text in zip(self.fields, (*shape, language()), strict=True):
                self.fields[column].set_text(text)
                self.fields[column].set_error(None)
        self._awaited = self._saving is not None and self._saving == self._values()
        self.known.clear()
        self._search()
        self.go_on()
        self.edited.emit()

    def go_on(self) -> None:
        """To the first empty field."""
        empty = [field for field in self.fields.values() if not field.text()]
        (empty or [self.language])[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_busy(self) -> bool:
        """Whether somebody is being saved, or looked for."""
        return self._saving is not None or self.known.is_waiting

    @property
    def is_awaited(self) -> bool:
        """Whether the traveler who is being created is the one that is wanted here."""
        return self._awaited

    def tell_waiting(self) -> None:
        """Say who is being created, and that what is typed waits for it."""
        words = self.tr("{name} is being created: what is typed now waits for it")
        self._context.say(words.format(name=(self._saving or {}).get("name", "").strip()))

    def let_go(self) -> None:
        """Another way is gone: whoever is being created isn't wanted here any more."""
        if self._awaited:
            self._awaited = False
            self.ended.emit()

    def forget(self) -> None:
        """Nothing of it is needed any more."""
        self.typed = ""
        self.known.forget()
        for field in self.fields.values():
            if field is not self.language:
                field.set_text("")
            field.set_error(None)

    @Slot()
    def save(self) -> None:
        """Create the traveler, unless something must be mended first."""
        if self._saving is not None:
            self._context.say(self.tr("The traveler before is still being created"))
            return
        wrong = [column for column in self.fields if not self._check(column)]
        self._say_wrong(len(wrong))
        if wrong:
            self.fields[wrong[0]].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        values = self._values()
        self._saving, self._awaited = values, True
        self._context.run(
            lambda work: create_traveler(work, values), self._created, self._refused, self._gave_up
        )

    # --- keys -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, ↑ and ↓ in the fields. By key one arrives with a field's text selected."""
        if isinstance(event, QFocusEvent) and event.reason() is Qt.FocusReason.OtherFocusReason:
            if event.gotFocus() and isinstance(watched, QLineEdit):
                watched.selectAll()
            return False
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ENTER and plain:
            if not event.isAutoRepeat():
                self._enter(watched)
            return True
        return isinstance(watched, QLineEdit) and plain and self.known.step(key)

    def _enter(self, editor: QObject) -> None:
        if self.known.choose():
            return
        fields = list(self.fields.values())
        place = next(n for n, field in enumerate(fields) if field.editor is editor)
        if place + 1 < len(fields):
            fields[place + 1].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.save()

    # --- checking ---------------------------------------------------------------------------------

    def _values(self) -> dict[str, str]:
        return {column: field.text() for column, field in self.fields.items()}

    def _check(self, column: str) -> bool:
        field = self.fields[column]
        try:
            parse_field(Entity.TRAVELER, column, field.text())
        except InvalidValue as wrong:
            field.set_error(tell(wrong))
            return False
        field.set_error(None)
        return True

    @Slot()
    def _check_left(self) -> None:
        field = self.sender()
        for column, other in self.fields.items():
            if other is field and field.text() and self.isVisible():
                self._check(column)

    def _say_wrong(self, count: int) -> None:
        words = self.tr("↓ then Enter uses a known traveler") if self.known.rows.count else ""
        if count:
            words = self.tr("1 field needs your attention")
            if count > 1:
                words = self.tr("{count} fields need your attention").format(count=count)
        self._foot.set_color("danger" if count else "text2")
        self._foot.setText(words)

    def _created(self, traveler_id: int) -> None:
        sent, awaited = self._end()
        self._context.say(self.tr("{name} is created").format(name=sent["name"].strip()))
        if awaited:
            self.created.emit(traveler_id)
        elif sent == self._values():
            self.forget()

    def _refused(self, refusal: Refusal) -> None:
        sent, awaited = self._end()
        field = self.fields.get(refusal.field or "", self.name)
        if sent == self._values():
            field.set_error(tell(refusal))
            self._say_wrong(1)
        focus = self.window().focusWidget()
        if awaited and focus is not None and self.isAncestorOf(focus):
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            tell_alert(field.editor)
        else:  # who went on keeps the focus
            words = self.tr("{name} isn't created: {why}")
            self._context.say(words.format(name=sent["name"].strip(), why=tell(refusal)))
        self.ended.emit()

    def _gave_up(self) -> None:
        self._end()
        self.ended.emit()

    def _end(self) -> tuple[dict[str, str], bool]:
        """The values that were sent, and whether their traveler was still awaited."""
        sent, awaited = self._saving or {}, self._awaited
        self._saving, self._awaited = None, False
        return sent, awaited

    # --- who may be the same ----------------------------------------------------------------------

    @Slot()
    def _edited(self) -> None:
        self._search()
        self.edited.emit()

    def _search(self) -> None:
        self.known.look_for(self.name.text(), self.phone.text(), self.email.text())

    @Slot()
    def _say_state(self) -> None:
        self._say_wrong(sum(field.error is not None for field in self.fields.values()))


def _languages() -> QComboBox:
    box = ChoiceBox()
    for one in Language:
        box.addItem(language_word(one), one.value)
    return box
