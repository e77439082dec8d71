"""One act upon many records: one preview, progress, and one list of what became of each."""

from collections.abc import Callable, Sequence
from contextlib import closing

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.data.queries.listing.base import Row
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.money import parse_price
from astrobookings_desktop.services.lists.bulk import BulkLine, carry_out, try_out
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.services.viewing import visible_rows
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.editors import complaint, entered, make_editor, take_begun
from astrobookings_desktop.ui.dialogs.form_specs import FORMS, Edit, FormField
from astrobookings_desktop.ui.dialogs.long_work import LongWorkDialog
from astrobookings_desktop.ui.entities import EntitySpec
from astrobookings_desktop.ui.entities.bulk_actions import BulkAction, BulkEdit
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.table import Style
from astrobookings_desktop.ui.threads.background import Canceled, Progress
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.buttons import Button, DangerButton, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.choice_box import ChoiceBox
from astrobookings_desktop.ui.widgets.fate_table import ROW, Fate, FateTable
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.scrolled_sheet import open_at

PAGE = 500


class BulkDialog(LongWorkDialog):
    """Tries the act out at once and shows what it would do; then does it, record by record.

    Canceled in between, or broken off by a fault of the file, it keeps what was done, and says so.
    """

    def __init__(
        self,
        context: UiContext,
        spec: EntitySpec,
        action: BulkAction,
        keys: Sequence[int],
        naming: Callable[[Row], str],
        parent: QWidget | None = None,
    ) -> None:
        title = _tr("{0}: {1} selected").format(action.text, shown.number(len(keys)))
        super().__init__(title, _tr("Nothing is changed before you say so."), parent)
        self._context, self._spec, self.action = context, spec, action
        self._keys, self._naming = keys, naming
        self._rows: dict[int, Row] = {}
        self._lines: Sequence[BulkLine] = ()
        self._is_done = False
        self._fault: DatabaseProblem | None = None  # what broke it off
        self._is_other = False  # than the preview said
        self.summary = Banner("", "info", "info")
        self.body.addWidget(self.summary)
        self.effects = Hint("", "text")
        self.effects.setWordWrap(True)
        self.effects.hide()
        self.body.addWidget(self.effects)
        name, fate, told = spec.singular.capitalize(), _tr("What becomes of it"), action.columns
        if told is None:
            self.table = FateTable([name, fate], (440,))
        else:
            titles = [name, *told.titles, fate]
            self.table = FateTable(titles, told.widths, figures=told.figures)
        self.body.addWidget(self.table, 1)
        self.main = (DangerButton if action.danger else PrimaryButton)(action.text)
        self.main.clicked.connect(self.accept)
        self.add_button(self.main)
        self._cancel.setDefault(True)
        self._progress.give_room_up()
        open_at(self, 720 if told is None else 1300, max(520, min(360 + ROW * len(keys), 720)))
        self.main.set_blocked(True)
        self._try_out()

    @property
    def must_be_seen(self) -> bool:
        """Broken off, or refused for some that the preview would have taken."""
        return self._is_other

    def accept(self) -> None:
        """Do it to those that weren't refused."""
        if self.background.is_busy or self._is_done:
            return
        wanted = [line.key for line in self._lines if not line.refusal]
        refused = [line for line in self._lines if line.refusal]
        office, actor, act = self._context.office, self._context.actor, self.action.act
        if self.action.agreed is not None:
            act = self.action.agreed(self._lines)

        def work(progress: Progress) -> list[BulkLine]:
            lines: list[BulkLine] = []
            with closing(office.writer()) as writer:
                try:
                    for line in carry_out(writer, actor, act, wanted):
                        lines.append(line)
                        progress("Doing it", len(lines), len(wanted))
                except Canceled:
                    pass  # what was done stays
                except DatabaseProblem as problem:
                    if not lines:
                        raise
                    self._fault = problem
            return [*lines, *refused]

        self._is_done = True
        self.note.hide()  # from now on it is said so
        self.set_busy(True)
        self.background.start(work)

    def finish(self, result: list[BulkLine]) -> None:
        """Show what would become of each, or what did."""
        if self._is_done:
            known = {line.key for line in self._lines if line.refusal}
            new = any(line.refusal and line.key not in known for line in result)
            self._is_other = new or self._fault is not None
        self._lines = result
        refused = sum(1 for line in result if line.refusal)
        fine = len(result) - refused
        left = len(self._keys) - len(result)
        words = [
            (_tr("{0} {1}") if self._is_done else _tr("{0} will be {1}")).format(
                shown.number(fine), self.action.done
            )
        ]
        if refused:
            words.append(_tr("{0} refused").format(shown.number(refused)))
        if left:
            words.append(_tr("{0} not looked at any more").format(shown.number(left)))
        told = _sentence(words)
        if refused == len(self._keys) and not self._is_done:
            told = _tr("None of the {0} can be {1}").format(shown.number(refused), self.action.done)
        self.summary.say(told)
        effects = self.action.effects(result) if fine else []
        self.effects.setText("\n".join(effects))
        self.effects.setVisible(bool(effects))
        self.table.show_fates([self._fate(line) for line in result])
        if self._fault is not None:
            self.say_problem(tell(self._fault))
        if self._is_done:
            self._tell(result)
            self.main.hide()
            self._cancel.setText(_tr("Close"))
            self._cancel.setFocus()
            self._context.say(told)
        else:
            self.main.setText(
                f"{self.action.text}: {shown.number(fine)}" if fine else self.action.text
            )
            self.main.set_blocked(not fine)
            self._cancel.setText(_tr("Keep as they are"))
            self._cancel.setFocus()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        """Nothing was done: it may be tried again, if it was tried out before."""
        super()._failed(error)
        self._is_done = False
        self.note.show()
        self.main.set_blocked(not self._lines)

    def set_busy(self, busy: bool) -> None:
        """Nothing can be begun meanwhile."""
        super().set_busy(busy)
        self.main.set_blocked(busy)
        self._cancel.setText(_tr("Cancel"))

    def _try_out(self) -> None:
        office, actor, act, keys = (
            self._context.office,
            self._context.actor,
            self.action.act,
            self._keys,
        )
        entity, listed = self._spec.entity, self._rows

        def work(progress: Progress) -> list[BulkLine]:
            lines: list[BulkLine] = []
            with closing(office.reader()) as connection:
                reading = office.reading(connection, actor)
                for start in range(0, len(keys), PAGE):
                    progress("Trying it out", 0, len(keys))
                    rows = visible_rows(reading, entity, keys[start : start + PAGE])
                    listed.update((int(row[0]), row) for row in rows)
            with closing(office.writer()) as writer:
                for line in try_out(writer, actor, act, keys):
                    lines.append(line)
                    progress("Trying it out", len(lines), len(keys))
            return lines

        self.summary.say(_tr("Trying it out…"))
        self.set_busy(True)
        self.background.start(work)

    def _tell(self, lines: Sequence[BulkLine]) -> None:
        """Let the screens follow, and the undo know."""
        changes: Changes = {}
        for line in lines:
            for entity, key in line.changes:
                changes.setdefault(entity, set()).add(key)
        if changes:
            self._context.hub.tell(changes)
        done = [line.log_id for line in lines if line.log_id]
        if done:
            self._context.logged.emit(tuple(done))

    def _fate(self, line: BulkLine) -> Fate:
        row, told = self._rows.get(line.key), self.action.columns
        name = str(line.key) if row is None else self._naming(row)
        facts = () if told is None else told.facts(row, line.result)
        if line.refusal:
            return Fate((name, *facts, tell(line.refusal)), "refused", "danger", refused=True)
        if told is not None:
            return Fate((name, *facts, told.fate(line.result)))
        words = self.action.done if self._is_done else _tr("will be {0}").format(self.action.done)
        return Fate((name, words))


class BulkEditDialog(LongWorkDialog):
    """Which column of many records, and what shall stand there; then the preview."""

    def __init__(
        self,
        context: UiContext,
        spec: EntitySpec,
        edit: BulkEdit,
        count: int,
        chosen: Callable[[BulkAction], None],
        parent: QWidget | None = None,
    ) -> None:
        title = _tr("Edit one column of {0} {1}").format(shown.number(count), spec.title.lower())
        super().__init__(title, _tr("What it would do to each is shown next."), parent)
        self._edit, self._chosen = edit, chosen
        self._fields = [
            field for field in FORMS[edit.entity].fields if field.column in edit.columns
        ]
        self.column = ChoiceBox()
        for field in self._fields:
            self.column.addItem(field.label, field.column)
        self.column.setAccessibleName(_tr("Column"))
        self.body.addWidget(Field(_tr("&Column"), self.column, ""))
        self._editors = [make_editor(field, context) for field in self._fields]
        self._values: list[Field] = []
        for field, editor in zip(self._fields, self._editors, strict=True):
            part = Field(_tr("New &value: {0}").format(field.label.lower()), editor, "")
            self._values.append(part)
            self.body.addWidget(part)
        self.body.addStretch(1)
        go_on = Button(_tr("&Preview…"), "next")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        self.add_button(go_on)
        self.column.currentIndexChanged.connect(self._show)
        self._show()

    @property
    def value(self) -> Field:
        """Where the new value is entered."""
        return self._values[self.column.currentIndex()]

    def accept(self) -> None:
        """On to the preview."""
        place = self.column.currentIndex()
        field, editor = self._fields[place], self._editors[place]
        wrong = complaint(field, editor)
        self.value.set_error(wrong)
        if wrong:
            return
        if field.edit is Edit.DESTINATION:
            take_begun(editor)
        given = {field.column: entered(field, editor)}
        edit = self._edit.edit
        action = BulkAction(
            f"{self._edit.entity}.edit",
            self._edit.entity,
            _tr("Change {0}").format(field.label.lower()),
            _tr("changed"),
            self._edit.right,
            lambda work, key: edit(work, key, given),
            lambda lines: [
                _tr("{0}: {1}").format(field.label, _words(field, given)),
                *self._edit.effects(lines),
            ],
        )
        super().accept()
        self._chosen(action)

    @Slot()
    def _show(self) -> None:
        for place, part in enumerate(self._values):
            part.setVisible(place == self.column.currentIndex())


def naming_of(spec: EntitySpec) -> Callable[[Row], str]:
    """What tells a record among others of its table."""
    columns = spec.table.columns
    telling = [column for column in columns if column.style in (Style.PRIMARY, Style.LOCATOR)]
    by = [column for key in spec.told_by for column in columns if column.key == key]
    by = by or telling[:1] or [columns[0]]
    return lambda row: " · ".join(column.text(row) for column in by)


def _sentence(parts: Sequence[str]) -> str:
    """Several words one after the other, beginning as a sentence does."""
    whole = ", ".join(parts)
    return whole[:1].upper() + whole[1:]


def _words(field: FormField, given: dict[str, object]) -> str:
    value = given[field.column]
    if field.column == "price_per_seat":
        return _priced(str(value))
    if field.choices and str(value) in field.choices:
        return field.word(str(value))
    return "" if value is None else str(value)


def _priced(typed: str) -> str:
    """A price with its cents and currency; what is none is said as it was typed."""
    try:
        return shown.priced(parse_price(typed))
    except InvalidValue:
        return typed  # the rules refuse it, record by record


def _tr(text: str) -> str:
    return QCoreApplication.translate("bulk", text)
