"""What a report is asked for: agency, launch, days, year; only what it takes is shown."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch_ids, fetch_page
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.invoices import today_in
from astrobookings_desktop.domain.periods import Period, parse_period, parse_year
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.reports.catalogue import REPORTS, Asked
from astrobookings_desktop.services.viewing import list_query, own_agency
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.reports.launch_box import LaunchBox
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.typed import parse_day
from astrobookings_desktop.ui.widgets.choice_box import ChoiceBox
from astrobookings_desktop.ui.widgets.day_edit import DayEdit
from astrobookings_desktop.ui.widgets.field import Field

MOST_AGENCIES = 5000
WIDTHS = {"agency": 260, "launch": 420, "from": 164, "to": 164}


class Choices(QWidget):
    """The fields above a report; `changed` comes when one was entered."""

    changed = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._takes: frozenset[str] = frozenset()
        today = self._today()
        self.agency = ChoiceBox()
        self._fill_agencies()
        self.agency.currentIndexChanged.connect(self._entered)
        self.launch = LaunchBox(context)
        self.launch.chosen.connect(self._entered)
        self._good: Period | None = None  # the last one that could be read
        self.first = self._day(date(today.year, 1, 1))
        self.last = self._day(today)
        self.year = QLineEdit(str(today.year))
        self.year.setPlaceholderText(tr("2026"))
        self.year.editingFinished.connect(self._entered)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.fields = {
            "launch": Field(tr("&Launch"), self.launch),
            "year": Field(tr("&Year"), self.year),
            "from": Field(tr("&From"), self.first),
            "to": Field(tr("&To"), self.last),
            "agency": Field(tr("&Agency"), self.agency),
        }
        for name, field in self.fields.items():
            field.setMaximumWidth(px(WIDTHS.get(name, 132)))
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)  # in a line, though one complains
        row.addStretch(1)

    def take(self, name: str) -> None:
        """Show what the report called `name` takes."""
        self._takes = REPORTS[name].takes
        shown = self._takes | ({"from", "to"} if "period" in self._takes else set())
        if own_agency(self._context.reading()) is not None:
            shown = shown - {"agency"}
        for field in self.fields.values():  # all together would widen the window
            field.hide()
        for key, field in self.fields.items():
            field.setVisible(key in shown)
            field.set_error(None)
        if "launch" in shown:
            self.launch.fill()
        self.fields["launch"].setMinimumWidth(px(WIDTHS["launch"]))

    @property
    def lacks_launch(self) -> bool:
        """Whether the report is one of a launch, and none is named."""
        return "launch" in self._takes and not self.launch.currentText().strip()

    def asked(self) -> Asked:
        """What was entered; raises InvalidValue, NotFound, MissingRight."""
        takes = self._takes
        return Asked(
            self.agency.currentData() if "agency" in takes else None,
            self.launch.launch_id() if "launch" in takes else None,
            self._period() if "period" in takes else None,
            parse_year(self.year.text()).first.year if "year" in takes else None,
            shown.zone(),
        )

    def _period(self) -> Period:
        first, last = (
            parse_day(edit.text(), name, edit.last).isoformat() if edit.text().strip() else ""
            for name, edit in (("from", self.first), ("to", self.last))
        )
        if first and first > last > "":  # what was changed is to be mended
            if self._good is not None and last == self._good.last.isoformat():
                words = Phrase("be {last} or earlier", last=shown.plain_day(last))
                raise InvalidValue("from", words, self.first.text())
            words = Phrase("be {first} or later", first=shown.plain_day(first))
            raise InvalidValue("to", words, self.last.text())
        self._good = parse_period(first, last, self._today())
        return self._good

    def complain(self, field: str, sentence: str) -> None:
        """Say at a field what is wrong with it."""
        for key, one in self.fields.items():
            one.set_error(sentence if key == field else None)

    def _today(self) -> date:
        reading = self._context.reading()
        return today_in(reading.settings.company_time_zone, reading.now)

    def _day(self, day: date) -> DayEdit:
        edit = DayEdit(day)
        edit.editingFinished.connect(self._entered)
        edit.day_changed.connect(self._entered)
        edit.setMinimumWidth(edit.fontMetrics().horizontalAdvance(shown.widest_day()) + px(56))
        return edit

    def _fill_agencies(self) -> None:
        self.agency.addItem(tr("All agencies"), None)
        reading, queries = self._context.reading(), LISTS[Entity.AGENCY]
        ids = fetch_ids(self._context.connection, queries, list_query(reading, Entity.AGENCY))
        name = queries.at("name")
        for row in fetch_page(self._context.connection, queries, ids[:MOST_AGENCIES]):
            self.agency.addItem(str(row[name]), int(str(row[0])))

    @Slot()
    def _entered(self) -> None:
        self.changed.emit()


def tr(words: str) -> str:
    """Words of the fields in the language of the screen."""
    return QCoreApplication.translate("report choices", words)
