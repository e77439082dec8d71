"""The wizard's second step: which column of the file is which of ours."""

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.files.csv_files import CsvTable
from astrobookings_desktop.services.imports.keys import KEYS
from astrobookings_desktop.services.imports.records import IMPORT_FIELDS, REQUIRED
from astrobookings_desktop.services.imports.run import MADE_ON_THE_WAY, ImportPlan
from astrobookings_desktop.ui.dialogs.form_specs import FORMS
from astrobookings_desktop.ui.entities.words import plain_word
from astrobookings_desktop.ui.importing.text_changes import TextChanges
from astrobookings_desktop.ui.theme.fonts import px, semibold
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.choice_box import ChoiceBox

_SAMPLE = 28  # characters


class MappingSheet(QWidget):
    """Shows a plan for a file, and gives the one that a person made of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setMinimumHeight(px(160))
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        column.addWidget(self._scroll, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        label = QLabel(_tr("&Repeats are known by"))
        row.addWidget(label)
        self.key = ChoiceBox()
        self.key.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        label.setBuddy(self.key)
        self.key.setAccessibleName(_tr("Repeats are known by"))
        row.addWidget(self.key)
        row.addStretch(1)
        column.addLayout(row)
        makes = QHBoxLayout()  # beside the other one there is no room for long words
        makes.setSpacing(12)
        self.making = {entity: QCheckBox() for entity in MADE_ON_THE_WAY}
        self.making[Entity.AGENCY].setText(_tr("Make missing a&gencies"))
        self.making[Entity.ROCKET].setText(_tr("Make missing roc&kets"))
        for box in self.making.values():
            makes.addWidget(box)
        makes.addStretch(1)
        column.addLayout(makes)
        self.changed = TextChanges()
        column.addWidget(self.changed)
        self.sources: dict[str, QComboBox] = {}
        self.constants: dict[str, QLineEdit] = {}
        self._plan = ImportPlan(Entity.TRAVELER)
        self._more: dict[str, tuple[str, ...]] = {}

    def show_plan(self, plan: ImportPlan, table: CsvTable) -> None:
        """Show how the file would be taken."""
        self._plan = plan
        self._build_rows(table)
        self.key.clear()
        self.key.addItem(_tr("nothing: every row is new"), None)
        for column in IMPORT_FIELDS[plan.entity]:
            if column in KEYS[plan.entity]:
                self.key.addItem(title_of(plan.entity, column), column)
        self.key.setCurrentIndex(max(self.key.findData(plan.key), 0))
        wants = {Entity.ROCKET: (Entity.AGENCY,), Entity.LAUNCH: MADE_ON_THE_WAY}
        for entity, box in self.making.items():
            box.setVisible(entity in wants.get(plan.entity, ()))
            box.setChecked(entity in plan.create)
        columns = [(one, title_of(plan.entity, one)) for one in IMPORT_FIELDS[plan.entity]]
        self.changed.show_changes(columns, plan.changed)

    def plan(self, *, partial: bool) -> ImportPlan:
        """What was chosen."""
        mapping, constants = {}, {}
        for column, box in self.sources.items():
            chosen = box.currentData()
            if chosen is None and self.constants[column].text().strip():
                constants[column] = self.constants[column].text()
            elif chosen:
                mapping[column] = (chosen, *self._more.get(column, ()))
        kept = {name: text for name, text in self._plan.constants.items() if "." in name}
        create = frozenset(
            entity for entity, box in self.making.items() if box.isChecked() and not box.isHidden()
        )
        kept = {name: text for name, text in kept.items() if name.partition(".")[0] in create}
        capacity = self.constants["rocket.capacity"].text().strip()
        if capacity and Entity.ROCKET in create:
            kept["rocket.capacity"] = capacity
        return ImportPlan(
            self._plan.entity,
            mapping,
            constants | kept,
            self.changed.changes(),
            self.key.currentData(),
            partial,
            create,
        )

    def focus_first(self) -> None:
        """Where work begins: the first column that is needed and not mapped, else the first."""
        needed = REQUIRED[self._plan.entity]
        for column, box in self.sources.items():
            if box.currentData() is None and column in needed:
                break
        else:
            box = next(iter(self.sources.values()))
        box.setFocus(Qt.FocusReason.OtherFocusReason)

    def missing(self) -> list[str]:
        """The needed columns that neither the file nor a value for all rows gives."""
        return [
            column
            for column, box in self.sources.items()
            if column in REQUIRED[self._plan.entity]
            and box.currentData() is None
            and not self.constants[column].text().strip()
        ]

    def problem(self) -> str:
        """What must be chosen before rows can be looked at; the focus goes there."""
        entity = self._plan.entity
        missing = self.missing()
        if missing:
            self.sources[missing[0]].setFocus(Qt.FocusReason.OtherFocusReason)
            names = ", ".join(title_of(entity, column) for column in missing)
            return _tr("Choose the file’s column for: {0}. Or enter a value for all rows.").format(
                names
            )
        key = self.key.currentData()
        if key is not None and self.sources[key].currentData() is None:
            self.key.setFocus(Qt.FocusReason.OtherFocusReason)
            words = _tr("Repeats can’t be known by {0}: the file doesn’t give it. Choose another.")
            return words.format(title_of(entity, key))
        return ""

    def _build_rows(self, table: CsvTable) -> None:
        plan = self._plan
        self.sources.clear()
        self.constants.clear()
        self._more = {column: names[1:] for column, names in plan.mapping.items()}
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        heads = (_tr("Our column"), _tr("From the file"), _tr("Else for all rows"), _tr("Such as"))
        for place, title in enumerate(heads):
            head = Hint(title)
            head.setFont(semibold())
            grid.addWidget(head, 0, place)
        for line, column in enumerate(IMPORT_FIELDS[plan.entity], start=1):
            title = title_of(plan.entity, column)
            needed = column in REQUIRED[plan.entity]
            name = QLabel(_tr("{0} (required)").format(title) if needed else title)
            grid.addWidget(name, line, 0)
            box = ChoiceBox()
            box.setAccessibleName(_tr("{0} from the file").format(title))
            box.addItem(_tr("— not in the file"), None)
            for source in table.columns:
                if source:
                    box.addItem(source, source)
            first = next(iter(plan.mapping.get(column, ())), None)
            if first is None and column in table.columns and column not in plan.constants:
                first = column
            box.setCurrentIndex(max(box.findData(first), 0))
            grid.addWidget(box, line, 1)
            constant = QLineEdit(plan.constants.get(column, ""))
            constant.setAccessibleName(_tr("{0} for all rows").format(title))
            grid.addWidget(constant, line, 2)
            sample = Hint()
            grid.addWidget(sample, line, 3)
            self.sources[column], self.constants[column] = box, constant
            follow = _Follow(box, constant, sample, table)
            follow.setParent(box)
            follow.show_sample()
        capacity = QLineEdit(plan.constants.get("rocket.capacity", ""))
        capacity.setPlaceholderText("1")
        capacity.setAccessibleName(_tr("Capacity of rockets that are made"))
        self.constants["rocket.capacity"] = capacity
        if plan.entity is Entity.LAUNCH:
            line = len(self.sources) + 1
            grid.addWidget(QLabel(_tr("Capacity of rockets made")), line, 0)
            grid.addWidget(capacity, line, 2)
        else:
            capacity.setParent(sheet)
            capacity.hide()
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self._scroll.setWidget(sheet)


class _Follow(QWidget):
    """Shows an example of the chosen column; a constant is for columns that aren't in the file."""

    def __init__(self, box: QComboBox, constant: QLineEdit, sample: Hint, table: CsvTable) -> None:
        super().__init__()
        self._box, self._constant, self._sample, self._table = box, constant, sample, table
        self.hide()
        box.currentIndexChanged.connect(self.show_sample)

    @Slot()
    def show_sample(self) -> None:
        """Follow the choice."""
        chosen = self._box.currentData()
        self._constant.setEnabled(chosen is None)
        cells = (row.cells.get(chosen, "") for row in self._table.rows if not row.fault)
        text = next((cell.strip() for cell in cells if cell.strip()), "") if chosen else ""
        short = text if len(text) <= _SAMPLE else f"{text[:_SAMPLE]}…"
        self._sample.setText(" ".join(short.split()))


def title_of(entity: Entity, column: str) -> str:
    """What a column is called on the screen."""
    for field in FORMS[entity].fields:
        if field.column == column:
            return field.label
    return plain_word(column.removesuffix("_id"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("import", text)
