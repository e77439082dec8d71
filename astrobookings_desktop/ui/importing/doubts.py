"""The wizard's third step: which of the new records may be duplicates, and what settles it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from astrobookings_desktop.services.imports.report import ImportReport
from astrobookings_desktop.services.imports.run import ImportPlan
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.importing.mapping import title_of
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from astrobookings_desktop.ui.widgets.painting import without_mnemonic


class Doubts(Banner):
    """Says how many there are. `sure` is the box to be ticked before they are imported, `instead`
    the button that makes `column` the key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.instead = LinkButton("")
        super().__init__("", action=self.instead, parent=parent)
        self.instead.setAutoDefault(False)
        self.sure = QCheckBox()
        self.sure.hide()
        self.column = ""
        self.hide()

    @property
    def is_settled(self) -> bool:
        """Whether nothing is doubtful, or a person said that it shall be imported."""
        return self.sure.isHidden() or self.sure.isChecked()

    def show_report(self, report: ImportReport, plan: ImportPlan) -> None:
        """Tell of the doubtful rows of a trial, if there are any; the box must be ticked anew."""
        doubted = report.doubted()
        self.sure.setChecked(False)
        self.sure.setText(
            _tr("Make new records of the {0:possible duplicate|possible duplicates} &all the same")
            .format(shown.number(doubted))
        )  # fmt: skip
        self.sure.setVisible(doubted > 0)
        self.setVisible(doubted > 0)
        if not doubted or report.resembling is None:
            return
        self.column, alike = report.resembling
        title = title_of(plan.entity, self.column)
        is_key = self.column in plan.mapping  # a value for all rows tells none from another
        settled = report.settled() if is_key else 0
        self.instead.setText(_tr("&Know repeats by “{0}”").format(title))
        self.instead.setVisible(settled > 0)
        self.say(self._sentence(report, plan), _way_out(title, settled, alike) if is_key else "")

    def show_done(self, report: ImportReport, plan: ImportPlan) -> None:
        """Tell of those that were imported."""
        self.sure.hide()
        self.instead.hide()
        self.setVisible(report.doubted() > 0)
        self.say(self._sentence(report, plan))

    def _sentence(self, report: ImportReport, plan: ImportPlan) -> str:
        columns = dict.fromkeys(one.column for row in report.rows for one in row.alike)
        titles = ", ".join(_tr("“{0}”").format(title_of(plan.entity, column)) for column in columns)
        words = _tr(
            "{0:possible duplicate|possible duplicates}: the same {1} as in a record that is there "
            "or in an earlier row."
        )
        return words.format(shown.number(report.doubted()), titles)


def lead_to_tick(boxes: Iterable[QCheckBox], say: Callable[[str], None]) -> None:
    """Go to the first box that must be ticked before anything is imported, and say so."""
    for box in boxes:
        if box.isVisible() and not box.isChecked():
            box.setFocus(Qt.FocusReason.OtherFocusReason)
            say(_tr("Tick the box to confirm: “{0}”.").format(without_mnemonic(box.text())))
            return


def _way_out(title: str, settled: int, alike: int) -> str:
    """What choosing the column as the key would do with the rows that are alike by it."""
    if not settled:
        return _tr("Several records have the same already, so no column tells which is meant.")
    if settled < alike:
        words = _tr(
            "If repeats are known by “{0}”, {1:of them fills|of them fill} only what is empty; "
            "the others are refused, since several records have the same."
        )
        return words.format(title, shown.number(settled))
    return _tr(
        "If repeats are known by “{0}”, they make no new records and fill only what is empty."
    ).format(title)


def _tr(text: str) -> str:
    return QCoreApplication.translate("import", text)
