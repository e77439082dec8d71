"""A form to create or edit a record: checked field by field on leaving, and whole on saving."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, Refusal
from astrobookings_desktop.domain.values import fold
from astrobookings_desktop.services.fields import parse_field
from astrobookings_desktop.services.people.tax_ids import doubt_about
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.confirm import ask_first, may_discard
from astrobookings_desktop.ui.dialogs.editors import (
    choose_lone,
    complaint,
    entered,
    fill,
    make_editor,
    noted,
    take_begun,
    takes_focus,
)
from astrobookings_desktop.ui.dialogs.form_specs import Edit, FormField, FormSpec
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.theme.fonts import TITLE, px, semibold
from astrobookings_desktop.ui.widgets.card import Hint, Line
from astrobookings_desktop.ui.widgets.dialog_foot import DialogFoot
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.held_still import HeldStill
from astrobookings_desktop.ui.widgets.scrolled_sheet import resize_within

Save = Callable[[UnitOfWork, Mapping[str, Any]], Any]
Preview = Callable[[Mapping[str, Any]], Sequence[str]]


class FormDialog(QDialog):
    """One record's form. `save` is the service; `saved` gets its result in the GUI thread.

    What was typed stays after a refusal, and is not thrown away without asking. What `preview` says
    of the changes is shown first, and they are saved when that is meant.
    """

    def __init__(
        self,
        context: UiContext,
        spec: FormSpec,
        save: Save,
        saved: Callable[[Any], None],
        row: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
        preview: Preview | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._spec, self._save, self._saved = context, spec, save, saved
        self._preview = preview
        # Staff of an agency make and change nothing of another one: theirs is taken unasked.
        own = context.actor.agency_id is not None
        self._asked = tuple(one for one in spec.fields if not (own and one.of is Entity.AGENCY))
        self._row = row
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self.tr("Edit {0}") if row is not None else spec.act or self.tr("New {0}")
        self.setWindowTitle(words.format(spec.title))
        self.fields: dict[str, Field] = {}
        self._build()
        self._start = self._entered()

    # --- what stands in the form ------------------------------------------------------------------

    @property
    def is_touched(self) -> bool:
        """Whether something was entered that isn't saved."""
        return self._entered() != self._start

    def accept(self) -> None:
        """Save: all fields are checked first, the focus goes to the first wrong one."""
        wrong = [field for field in self._asked if not self._check(field)]
        self._count_errors()
        if wrong:
            takes_focus(self.fields[wrong[0].column].editor)
            return
        if self._held.is_held:
            return
        changes = self._changes()
        try:
            effects = self._preview(changes) if self._preview is not None and changes else ()
        except Refusal as refusal:
            self._refused(refusal)
            return
        if effects:
            ask_first(
                self,
                self.tr("Save this change?"),
                effects,
                self.foot.main.text(),
                lambda: self._send(changes),
                dangerous=False,
                keep=self.tr("Keep editing"),
            )
        else:
            self._send(changes)

    def _send(self, changes: Mapping[str, Any]) -> None:
        self._held.hold(True)
        self._context.run(
            lambda work: self._save(work, changes), self._done, self._refused, self._gave_up
        )

    def reject(self) -> None:
        """Leave, after asking when something was entered."""
        if self._held.is_held or (self.is_touched and not self._may_discard()):
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own cross asks as well."""
        touched = self.is_touched and self.isVisible()
        if self._held.is_held or (touched and not self._may_discard()):
            event.ignore()
            return
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field; in the last one it saves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
            elif not event.isAutoRepeat():
                self._next_field()
            event.accept()
            return
        super().keyPressEvent(event)

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        sheet = self._sheet = QWidget()
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(24, 16, 24, 16)
        inner.setSpacing(4)
        title = QLabel(self.windowTitle())
        title.setFont(semibold(TITLE))
        inner.addWidget(title)
        notes = [self._spec.note, self._spec.edit_note if self._row is not None else ""]
        if any(notes):
            note = Hint(" ".join(filter(None, notes)))
            note.setWordWrap(True)
            inner.addWidget(note)
        inner.addSpacing(8)
        inner.addLayout(self._grid())
        self._beneath = QVBoxLayout()
        inner.addLayout(self._beneath)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(sheet)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = scroll.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        scroll.setMinimumWidth(sheet.minimumSizeHint().width() + bar)  # nothing is cut at the side
        column.addWidget(scroll, 1)
        column.addWidget(Line())
        create = self._spec.act or self.tr("Create {0}")
        words = self.tr("Save {0}") if self._row is not None else create
        self.foot = DialogFoot(self, words.format(self._spec.title))
        self._held = HeldStill(sheet, self.foot.main)
        column.addLayout(self.foot)
        high = min(px(640), sheet.sizeHint().height() + px(80))
        resize_within(self, QSize(px(640), high))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        row, half = 0, 0
        for spec in self._asked:
            editor = make_editor(spec, self._context)
            if self._row is not None:
                name = str(self._row.get(spec.column.removesuffix("_id")) or "")
                fill(spec, editor, self._row.get(spec.column), name)
                editor.setEnabled(not spec.fixed)
            elif spec.lone:
                choose_lone(editor)
            field = Field(spec.label, editor, noted(spec))
            field.left.connect(lambda one=spec: self._left(one))
            field.mended.connect(self._count_errors)
            self.fields[spec.column] = field
            if not spec.half and half:
                row, half = row + 1, 0
            if spec.half:
                grid.addWidget(field, row, half, Qt.AlignmentFlag.AlignTop)
                row, half = (row + 1, 0) if half else (row, 1)
            else:
                grid.addWidget(field, row, 0, 1, 2)
                row += 1
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    # --- checking ---------------------------------------------------------------------------------

    def _left(self, spec: FormField) -> None:
        field = self.fields[spec.column]
        if spec.edit is Edit.DESTINATION:
            self._complete(field, spec.column)
        if self.isVisible() and (entered(spec, field.editor) or field.error or field.warning):
            self._check(spec)
            self._count_errors()

    def _check(self, spec: FormField) -> bool:
        field = self.fields[spec.column]
        value = entered(spec, field.editor)
        if said := complaint(spec, field.editor):
            field.set_error(said)
            return False
        try:
            if spec.needed and not value and self._row is None:
                raise InvalidValue(spec.column, spec.needed)
            if not (spec.column == "range" and value == ""):
                parse_field(self._spec.entity, spec.column, value)
        except InvalidValue as refusal:
            if isinstance(field.editor, QLineEdit) and refusal.value == value:
                refusal.value = field.text()  # as it was typed, in the way of the language
            field.set_error(tell(_by_label(refusal, spec)))
            return False
        doubt = doubt_about(str(value)) if spec.column == "tax_id" else None
        field.set_warning(None if doubt is None else tell(doubt))
        return True

    def _complete(self, place: Field, column: str) -> None:
        """Show the whole name of a begun place, unless it stays or a range makes it a new one."""
        now = self._entered()
        is_ranged = "range" in now and now["range"] not in ("", self._start["range"])
        stays = fold(now[column]) == fold(self._start[column])
        if not is_ranged and not stays:
            take_begun(place.editor)

    def _count_errors(self) -> None:
        count = sum(field.error is not None for field in self.fields.values())
        self.foot.problem.setText(
            ""
            if not count
            else self.tr("1 field needs a change")
            if count == 1
            else self.tr("{0} fields need a change").format(count)
        )
        self.grow()

    def add_beneath(self, part: QWidget) -> None:
        """Show something more beneath the fields."""
        self._beneath.addWidget(part)

    def leave(self, but: Sequence[str] = ()) -> bool:
        """Go away for something else, after asking when more than `but` was entered."""
        now = {column: value for column, value in self._entered().items() if column not in but}
        touched = any(value != self._start[column] for column, value in now.items())
        if self._held.is_held or (touched and not self._may_discard()):
            return False
        super().reject()
        return True

    def grow(self) -> None:
        """As high as the complaints need, where the screen has the room."""
        layout = self._sheet.layout()
        assert layout is not None
        needed = layout.totalHeightForWidth(self._sheet.width()) + px(80)
        if self.height() < needed:
            resize_within(self, QSize(self.width(), needed))

    def _entered(self) -> dict[str, Any]:
        return {spec.column: entered(spec, self.fields[spec.column].editor) for spec in self._asked}

    def _changes(self) -> dict[str, Any]:
        for spec in self._asked:
            if spec.edit is Edit.DESTINATION:
                self._complete(self.fields[spec.column], spec.column)
        now = self._entered()
        if now.get("range") == "":
            del now["range"]
        if self._row is None:
            return now
        return {column: value for column, value in now.items() if value != self._start[column]}

    # --- the end ----------------------------------------------------------------------------------

    def _done(self, result: Any) -> None:
        self._held.hold(False)
        self._start = self._entered()
        super().accept()
        self._saved(result)

    def _refused(self, refusal: Refusal) -> None:
        self._held.hold(False)
        column = _column(refusal, self.fields)
        field = self.fields.get(column)
        if field is not None:
            (spec,) = (one for one in self._asked if one.column == column)
            field.set_error(tell(_by_label(refusal, spec)))
            self._count_errors()
            takes_focus(field.editor)
        else:
            self.foot.problem.setText(tell(refusal))

    def _gave_up(self) -> None:
        self._held.hold(False)

    def _may_discard(self) -> bool:
        return may_discard(self, self.tr("What you entered is not saved yet."))

    def _next_field(self) -> None:
        columns = list(self.fields)
        for place, column in enumerate(columns):
            editor = self.fields[column].editor
            if editor.hasFocus() or editor.isAncestorOf(self.focusWidget() or self):
                if place + 1 == len(columns):
                    self.accept()
                else:
                    takes_focus(self.fields[columns[place + 1]].editor)
                return


def _by_label(refusal: Refusal, spec: FormField) -> Refusal:
    """A wrong value by the label that stands above its field."""
    if type(refusal) is InvalidValue and refusal.field == spec.column:
        return InvalidValue(spec.label, refusal.reason, refusal.value)
    return refusal


def _column(refusal: Refusal, fields: Mapping[str, Field]) -> str:
    """The form's column for a refusal's field: `rocket` and `agency` are given by id here."""
    name = refusal.field or ""
    return name if name in fields else f"{name}_id"
