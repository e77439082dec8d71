"""What is told after a crash: the report, and what may be done with it."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QWidget

from astrobookings_desktop.crashes import Crash
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.widgets.buttons import Button, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.scrolled_sheet import open_at, sheet_column


class CrashDialog(QDialog):
    """Shows the last crash's report; what may be personal is added only when it is ticked."""

    def __init__(self, context: UiContext, crashes: list[Crash], parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._crash = context, crashes[-1]
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("The program ended unexpectedly"))
        column = sheet_column(self)
        words = Hint(
            self.tr(
                "Last time AstroBookings ended without being closed. What was confirmed on the "
                "screen is kept; a form that was open is lost. Please send this report to whoever "
                "looks after the program: it says where in the program it happened, and nothing "
                "that anybody entered."
            )
        )
        words.setWordWrap(True)
        column.addWidget(words)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Report"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        column.addWidget(self.text, 1)
        self.personal = QCheckBox(
            self.tr("&Add the workstation, the database's place and my role, which may be personal")
        )
        self.personal.toggled.connect(self._show)
        column.addWidget(self.personal)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        save = Button(self.tr("&Save…"), "export")
        save.clicked.connect(self._save)
        copy = Button(self.tr("&Copy report"), "copy")
        copy.clicked.connect(self._copy)
        done = PrimaryButton(self.tr("&Go on"))
        done.clicked.connect(self.accept)
        for button in (save, copy, done):
            buttons.addWidget(button)
        column.addLayout(buttons)
        open_at(self, 720, 460)
        self._show()
        done.setDefault(True)
        done.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show(self) -> None:
        report = self._crash.report()
        if self.personal.isChecked():
            office = self._context.office
            report += (
                f"\nworkstation: {office.workstation}\ndatabase: {office.path}\n"
                f"role: {self._context.actor.role.value}\n"
            )
        self.text.setPlainText(report)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._context.say(self.tr("The report is copied."))

    @Slot()
    def _save(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), str(Path.home() / "astrobookings-report.txt")
        )
        if not name:
            return
        try:
            Path(name).write_text(self.text.toPlainText(), "utf-8")
        except OSError as error:
            self._context.say(
                self.tr("{0} can't be written: {1}. Choose another place.").format(
                    name, error.strerror or error
                )
            )
            return
        self._context.say(self.tr("The report is saved as {0}.").format(name))
