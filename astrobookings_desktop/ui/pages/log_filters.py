"""Narrowing the log by person, kind of record, record, action and time."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QRegularExpressionValidator, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from astrobookings_desktop.data.queries.log_filters import actions_of_log, people_of_log
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.entities.words import plain_word
from astrobookings_desktop.ui.language import Words
from astrobookings_desktop.ui.pages.complaint_row import ComplaintRow
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.choice_box import ChoiceBox
from astrobookings_desktop.ui.widgets.day_edit import DayEdit

THE_PROGRAM = "none"
EARLIEST, LATEST = date(1900, 1, 2), date(2200, 12, 30)
CHOSEN = "chosen"  # the period whose days are stated
SPANS = Words("log", {"7": "Last 7 days", "30": "Last 30 days", "365": "Last 365 days"})


class LogFilters(QWidget):
    """A row of fields; those of the time stand apart, in `period`. All that is given holds."""

    changed = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.person = _box(_tr("Person"), _tr("Anybody"), 190)
        self.kind = _box(_tr("Kind of record"), _tr("Any kind of record"), 170)
        self.action = _box(_tr("Action"), _tr("Any action"), 150)
        self.record = QLineEdit()
        self.record.setPlaceholderText(_tr("Record’s number"))
        self.record.setAccessibleName(_tr("Record’s number"))
        self.record.setClearButtonEnabled(True)
        self.record.setValidator(QRegularExpressionValidator(r"\d{0,15}"))
        _let_shrink(self.record, 150)
        self.clearing = LinkButton(_tr("Clear these"), "clear")
        for entity in Entity:
            self.kind.addItem(plain_word(entity.value), entity.value)
        self.period = _Period(context)
        self.complaint = ComplaintRow()  # beneath the days, which stand above these fields
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._beneath = QHBoxLayout()
        self._beneath.addStretch(1)
        self._beneath.addWidget(self.complaint)
        column.addLayout(self._beneath)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        for part in (self.person, self.kind, self.record, self.action, self.clearing):
            row.addWidget(part)
        row.addStretch()
        for box in (self.person, self.kind, self.action):
            box.currentIndexChanged.connect(self._narrowed)
        self.record.textChanged.connect(self._narrowed)
        self.period.changed.connect(self._narrowed)
        self.period.judged.connect(self._complain)
        self.clearing.clicked.connect(self.clear)
        self.clearing.hide()

    @property
    def words(self) -> str:
        """The conditions, for the list's search."""
        parts = (
            _condition("user_id", self.person.currentData()),
            _condition("entity_type", self.kind.currentData()),
            _condition("entity_id", self.record.text()),
            _condition("action", self.action.currentData()),
            self.period.words,
        )
        return " ".join(filter(None, parts))

    @property
    def choices(self) -> tuple[str, ...]:
        """What stands in each field, to be chosen again."""
        boxes = (str(box.currentData()) for box in (self.person, self.kind, self.action))
        return (*boxes, self.record.text(), *self.period.choices)

    def clear(self) -> None:
        """Narrow nothing."""
        if self.words:
            self.choose(("", "", "", "", "", *self.period.choices[1:]))

    def choose(self, choices: tuple[str, ...]) -> None:
        """Narrow as `choices` says, which once were the property's."""
        person, kind, action, record, *period = choices
        blockers = [
            QSignalBlocker(one)
            for one in (self.person, self.kind, self.action, self.record, self.period)
        ]
        for box, chosen in ((self.person, person), (self.kind, kind), (self.action, action)):
            box.setCurrentIndex(max(0, box.findData(chosen)))
        self.record.setText(record)
        self.period.choose(*period)
        for blocker in blockers:
            blocker.unblock()
        self._narrowed()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer whom and what the log has by now."""
        super().showEvent(event)
        connection = self._context.connection
        people = [(str(one.user_id), one.name) for one in people_of_log(connection)]
        _offer(self.person, [(THE_PROGRAM, _tr("The program itself")), *people])
        _offer(self.action, [(one, plain_word(one)) for one in actions_of_log(connection)])

    def _narrowed(self) -> None:
        self.clearing.setVisible(bool(self.words))
        self._complain()
        self.changed.emit()

    @Slot()
    def _complain(self) -> None:
        """Say why a day isn't taken: at the end, and a long sentence over the whole width."""
        self.complaint.say_words(self.period.complaint)
        is_long = self.complaint.sentence.wordWrap()
        self._beneath.setStretch(0, 0 if is_long else 1)
        self._beneath.setStretch(1, 1 if is_long else 0)


class _Period(QWidget):
    """Any time, the last so many days, or from one day to another."""

    changed = Signal()
    judged = Signal()  # whether a day can be read

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.span = _box(_tr("Time"), _tr("Any time"), 150)
        for days in SPANS:
            self.span.addItem(SPANS.of(days), days)
        self.span.addItem(_tr("From … to …"), CHOSEN)
        titles = (self.span.itemText(place) for place in range(self.span.count()))
        longest = max(map(self.span.fontMetrics().horizontalAdvance, titles))
        self.span.setFixedWidth(longest + px(44))
        today = shown.local(context.now()).date()
        self.first, self.last = _day_edit(_tr("From"), today), _day_edit(_tr("To"), today)
        self._between = Hint(_tr("to"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.span, self.first, self._between, self.last):
            row.addWidget(part)
        self._set_days()
        self._show_days()
        self.span.currentIndexChanged.connect(self._chosen)
        for edit in (self.first, self.last):
            edit.day_changed.connect(self.changed)
            edit.judged.connect(self.judged)

    @property
    def complaint(self) -> str:
        """Why a day that is asked for isn't one; empty while all are."""
        if self.span.currentData() != CHOSEN:
            return ""
        return " ".join(filter(None, (self.first.wrong, self.last.wrong)))

    @property
    def words(self) -> str:
        chosen = self.span.currentData()
        if not chosen:
            return ""
        if chosen == CHOSEN:
            first, last = _date(self.first), _date(self.last)
            return f"timestamp>={_start(first)} timestamp<{_start(last + timedelta(days=1))}"
        today = shown.local(self._context.now()).date()
        return f"timestamp>={_start(today - timedelta(days=int(chosen) - 1))}"

    @property
    def choices(self) -> tuple[str, str, str]:
        first, last = (edit.last.isoformat() for edit in (self.first, self.last))
        return str(self.span.currentData()), first, last

    def choose(self, span: str, first: str, last: str) -> None:
        self.span.setCurrentIndex(max(0, self.span.findData(span)))
        self.first.set_day(date.fromisoformat(first))
        self.last.set_day(date.fromisoformat(last))

    def _chosen(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        for part in (self.first, self._between, self.last):
            part.setVisible(self.span.currentData() == CHOSEN)

    def _set_days(self) -> None:
        today = shown.local(self._context.now()).date()
        for edit, day in ((self.first, today - timedelta(days=6)), (self.last, today)):
            edit.set_day(day)


def _box(name: str, anything: str, width: int) -> QComboBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.addItem(anything, "")
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    words = box.fontMetrics().horizontalAdvance(anything) + px(40)
    _let_shrink(box, width)
    box.setMinimumWidth(words)
    box.setMaximumWidth(max(words, px(width)))
    return box


def _let_shrink(field: QWidget, width: int) -> None:
    """Make a field so wide, and less where the row is crowded."""
    field.setMinimumWidth(px(100))
    field.setMaximumWidth(px(width))
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def _offer(box: QComboBox, choices: list[tuple[str, str]]) -> None:
    """Offer these after the first one; what is chosen stays so."""
    present = [(box.itemData(place), box.itemText(place)) for place in range(1, box.count())]
    if present == choices:
        return
    chosen = box.currentData()
    with QSignalBlocker(box):
        while box.count() > 1:
            box.removeItem(1)
        for value, title in choices:
            box.addItem(title, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))


def _day_edit(name: str, today: date) -> DayEdit:
    edit = DayEdit(today, alone=True)
    edit.setAccessibleName(name)
    words = edit.fontMetrics().horizontalAdvance(shown.widest_day())
    edit.setFixedSize(words + px(56), px(32))
    return edit


def _date(edit: DayEdit) -> date:
    """The day that stands there or could be read last, within the years of moments."""
    return min(max(edit.last, EARLIEST), LATEST)


def _start(day: date) -> str:
    """The moment at which a day of the workstation begins, as the database writes it."""
    return to_text(shown.as_utc(datetime.combine(day, time())))


def _condition(field: str, value: str) -> str:
    return f"{field}={value}" if value else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("log", text)
