"""The editor of each kind of form field, filled from a record and read back as entered."""

import json
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch_ids, fetch_page
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.filters import shortened
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.values import fold
from astrobookings_desktop.places import catalogue
from astrobookings_desktop.services.viewing import list_query
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.form_specs import Edit, FormField
from astrobookings_desktop.ui.language import language, tell
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.typed import read_number
from astrobookings_desktop.ui.widgets.choice_box import ChoiceBox
from astrobookings_desktop.ui.widgets.field import Editor
from astrobookings_desktop.ui.widgets.moment_edit import MORNING, MomentEdit
from astrobookings_desktop.ui.widgets.proposals import propose_inside_words

WISH = "other"
MOST_CHOICES = 5000
LEAST_NAME = 20  # letters of a record's name for which there is room


def make_editor(field: FormField, context: UiContext) -> Editor:
    """An empty editor for the field."""
    match field.edit:
        case Edit.TEXT | Edit.WISHES:
            text = QPlainTextEdit()
            text.setTabChangesFocus(True)
            text.setFixedHeight(px(64))
            return text
        case Edit.CHOICE:
            return _choice(field)
        case Edit.RECORD:
            return _record(field, context)
        case Edit.DESTINATION:
            return _destinations(context)
        case Edit.MOMENT:
            return _moment(context)
        case Edit.LINE:
            line = QLineEdit()
            line.setPlaceholderText(field.hint)
            return line


def noted(field: FormField) -> str:
    """What stands beside a field's label; of an amount also its currency."""
    if field.column == "price_per_seat":
        return tr("{0}, in {1}").format(field.note, shown.currency())
    return field.note


def choose_lone(editor: Editor) -> None:
    """Choose the only record that there is to choose; what is typed takes its place."""
    if isinstance(editor, QComboBox) and editor.count() == 2:  # the first is none at all
        editor.setCurrentIndex(1)
        line = editor.lineEdit()
        if line is not None:
            line.selectAll()


def fill(field: FormField, editor: Editor, value: Any, name: str = "") -> None:
    """Show a raw value of the database; `name` is what the record it stands for is called."""
    if isinstance(editor, MomentEdit):
        editor.set_moment(shown.local(value))
    elif field.edit is Edit.WISHES and isinstance(editor, QPlainTextEdit):
        document = json.loads(value) if value else {}
        editor.setPlainText("\n".join(f"{key}: {_wish(one)}" for key, one in document.items()))
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(value or "")
    elif isinstance(editor, QComboBox) and field.edit is Edit.DESTINATION:
        editor.setEditText(shown.place(str(value or "")))
    elif isinstance(editor, QComboBox):
        place = editor.findData(value)
        if place < 0 and name and value is not None:
            editor.addItem(name, value)  # not offered any more, but still what the record has
            place = editor.count() - 1
        if place >= 0:
            editor.setCurrentIndex(place)
        elif editor.isEditable():
            editor.setEditText("" if value is None else str(value))
    elif isinstance(editor, QDateEdit):
        editor.setDate(QDate.fromString(str(value), Qt.DateFormat.ISODate))
    elif field.column == "price_per_seat":
        editor.setText(shown.money(value))
    else:
        editor.setText("" if value is None else str(value))


def entered(field: FormField, editor: Editor) -> Any:
    """What was entered, for the services to judge."""
    if isinstance(editor, MomentEdit):
        moment = editor.moment()
        return editor.text() if moment is None else moment
    if field.edit is Edit.WISHES and isinstance(editor, QPlainTextEdit):
        return _wishes(editor.toPlainText())
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    if isinstance(editor, QComboBox):
        if field.edit is Edit.DESTINATION:
            return catalogue().stored(editor.currentText())
        return _chosen(editor)
    text = editor.text()
    if field.column == "price_per_seat":
        return shown.read_amount(text)
    return read_number(text) if field.column == "capacity" else text


def _chosen(box: QComboBox) -> Any:
    """The chosen record; typed words count when they are those of just one record."""
    text = box.currentText()
    if box.itemText(box.currentIndex()) == text:
        return box.currentData()
    place = _named_by(box, text)
    return text if place is None else box.itemData(place)


def _named_by(box: QComboBox, text: str) -> int | None:
    """The one entry that is called so, or else the one in whose name the words stand."""
    wanted = fold(text)
    names = [fold(box.itemText(place)) for place in range(box.count())]
    for hits in (
        [place for place, name in enumerate(names) if name == wanted],
        [place for place, name in enumerate(names) if wanted and wanted in name],
    ):
        if len(hits) == 1:
            return hits[0]
    return None


def complaint(field: FormField, editor: Editor) -> str | None:
    """Why what stands in an editor names nothing, in words of the form; None when it does."""
    if isinstance(editor, MomentEdit):
        return editor.complaint(field.label) if editor.text().strip() else None
    if isinstance(editor, QComboBox) and field.of is not None:
        chosen = _chosen(editor)
        if isinstance(chosen, str) and chosen.strip():
            return tell(
                Phrase(
                    "No {entity} is called “{typed}”, or several are: choose one of the list.",
                    entity=field.of,
                    typed=shortened(chosen),
                )
            )
    return None


def tr(text: str) -> str:
    """Words of the forms in the language of the screen."""
    return QCoreApplication.translate("editors", text)


def _choice(field: FormField) -> QComboBox:
    box = ChoiceBox()
    for value in field.choices:
        box.addItem(field.word(value), value)
    if field.column == "language":  # of new people, most read what the office speaks
        box.setCurrentIndex(box.findData(language()))
    return box


def _record(field: FormField, context: UiContext) -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(LEAST_NAME)  # a long name must not widen the form
    box.addItem("", None)
    if field.of is not None:
        for key, name in _names(field.of, context):
            box.addItem(name, key)
    propose_inside_words(box)
    line = box.lineEdit()
    if line is not None:
        line.editingFinished.connect(lambda: _take_named(box))
    return box


def _take_named(box: QComboBox) -> None:
    """Show whom the typed words named, as soon as the field is left."""
    place = _named_by(box, box.currentText())
    if place is not None:
        box.setCurrentIndex(place)


def _names(entity: Entity, context: UiContext) -> list[tuple[int, str]]:
    queries = LISTS[entity]
    query = list_query(context.reading(), entity, where="active")
    ids = fetch_ids(context.connection, queries, query)[:MOST_CHOICES]
    name = queries.at("name")
    rows = fetch_page(context.connection, queries, ids)
    if entity is not Entity.ROCKET:
        return [(int(str(row[0])), str(row[name])) for row in rows]
    parts = [name] if context.actor.agency_id is not None else [name, queries.at("agency")]
    capacity = queries.at("capacity")
    return [
        (
            int(str(row[0])),
            " · ".join([*(str(row[at]) for at in parts), shown.seats(int(str(row[capacity])))]),
        )
        for row in rows
    ]


def _destinations(context: UiContext) -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(["", *map(shown.place, context.office.catalogue.names)])
    propose_inside_words(box)
    return box


def take_begun(editor: Editor) -> None:
    """Show the whole name of a place that was begun or is short: the services take it for that."""
    if isinstance(editor, QComboBox):
        editor.setEditText(shown.place(catalogue().meant(editor.currentText())))


def _moment(context: UiContext) -> MomentEdit:
    edit = MomentEdit(context.now)
    soon = shown.local(context.now() + timedelta(days=30)).date()
    edit.set_moment(shown.as_utc(datetime.combine(soon, MORNING)))
    return edit


def _wish(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _wishes(text: str) -> dict[str, Any] | None:
    wishes: dict[str, Any] = {}
    for line in filter(None, (line.strip() for line in text.splitlines())):
        name, colon, wish = line.partition(":")
        if colon and name.strip() and wish.strip():
            wishes[name.strip()] = _as_document(wish.strip())
        else:
            wishes[WISH] = f"{wishes[WISH]}; {line}" if WISH in wishes else line
    return wishes or None


def _as_document(wish: str) -> Any:
    """Lists, numbers and objects come back as such; words stay words."""
    if wish[0] not in "[{0123456789-" and wish not in ("true", "false", "null"):
        return wish
    try:
        return json.loads(wish)
    except ValueError:
        return wish


def takes_focus(editor: QWidget) -> None:
    """Put the focus in, with what stands there selected."""
    editor.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(editor, QLineEdit):
        editor.selectAll()
