"""What restoring would change, side by side: the records now and in the backup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QVBoxLayout, QWidget

from astrobookings_desktop.data.queries.backups import NewestEntry
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.backup.contents import Contents
from astrobookings_desktop.services.backup.restores import RestorePreview
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.entities.words import actor_word, plain_word
from astrobookings_desktop.ui.language import Words, tell
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.fact_list import FactList
from astrobookings_desktop.ui.widgets.row_table import RowTable, row_of

FIGURES = 96  # pixels: the least width of a column
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_WORDS = Words(
    "restore",
    {
        Entity.USER: "Users",
        Entity.TRAVELER: "Travelers",
        Entity.AGENCY: "Agencies",
        Entity.ROCKET: "Rockets",
        Entity.LAUNCH: "Launches",
        Entity.BOOKING: "Bookings",
        Entity.INVOICE: "Invoices",
        Entity.PAYMENT: "Payments",
        Entity.NOTIFICATION: "Notifications",
        Entity.ENTRY_LOG: "Log entries",
        Entity.JOB_QUEUE: "Jobs",
    },
)


class RestoreSheet(QWidget):
    """Facts of the backup, a table of counts, and warnings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.facts = FactList(label_width=px(150))
        policy = self.facts.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)  # as high as at the width it gets
        self.facts.setSizePolicy(policy)
        column.addWidget(self.facts)
        self.table = RowTable((FIGURES,) * 3)
        self.table.set_words(
            self.tr("Records now and in the backup"),
            [self.tr("Records"), self.tr("Now"), self.tr("In the backup"), self.tr("Difference")],
        )
        header, titles = self.table.header(), self.table.headerItem()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(px(FIGURES))
        for place in range(1, self.table.columnCount()):
            titles.setTextAlignment(place, _RIGHT)
        self.table.setMinimumHeight(px(124))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        column.addWidget(self.table, 1)
        self._warning = Banner("")
        column.addWidget(self._warning)

    def show_preview(self, preview: RestorePreview) -> None:
        """Show what a backup would change."""
        info = preview.info
        present = preview.present
        facts = [
            (self.tr("Backup made"), shown.moment_with_weekday(info.made_at)),
            (self.tr("By"), f"{info.company}, {info.workstation}"),
            (self.tr("Its last log entry"), self._entry(preview.backup.newest)),
            (self.tr("The last one now"), self._entry(present.newest if present else None)),
        ]
        if preview.upgraded_to is not None:
            schema = self.tr("{0}, which is upgraded to {1}")
            facts.append(
                (self.tr("Schema"), schema.format(info.schema_version, preview.upgraded_to))
            )
        self.facts.show_facts(facts, strong=[self.tr("Backup made")])
        self._fill(present, preview.backup)
        warnings = [tell(warning) for warning in preview.warnings]
        if present is None:
            warnings.insert(0, self.tr("The present database can't be read, or there is none."))
        self._warning.say("\n".join(warnings))
        self._warning.setVisible(bool(warnings))

    def _fill(self, present: Contents | None, backup: Contents) -> None:
        """What differs stands first: not all rows may be in sight."""
        lines = [
            (entity, present.counts[entity] if present else None, then)
            for entity, then in backup.counts.items()
        ]
        lines.sort(key=lambda line: line[1] is None or line[1] == line[2])
        self.table.clear()
        for entity, now, then in lines:
            row = row_of(
                (
                    _WORDS.of(entity),
                    self.tr("unknown") if now is None else shown.number(now),
                    shown.number(then),
                    "" if now is None or now == then else difference_words(then - now),
                )
            )
            for place in range(1, row.columnCount()):
                row.setTextAlignment(place, _RIGHT)
            self.table.addTopLevelItem(row)

    def _entry(self, entry: NewestEntry | None) -> str:
        if entry is None:
            return self.tr("none")
        what = plain_word(entry.action)
        if entry.entity_id is not None:
            what = f"{what}, {plain_word(entry.entity_type)} {entry.entity_id}"
        return f"{shown.moment(entry.timestamp)}, {actor_word(entry.user_name)}: {what}"


def difference_words(more: int) -> str:
    """How many more there would be, or fewer, with its sign."""
    return f"{'+' if more > 0 else ''}{shown.number(more)}"
