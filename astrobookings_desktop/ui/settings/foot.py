"""The foot of the settings: what is wrong or unsaved, and the two buttons."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog

from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.dialog_foot import DialogFoot


class SettingsFoot(DialogFoot):
    """A dialog's foot, with what is `said` beside the buttons."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog, QCoreApplication.translate("SettingsFoot", "Save settings"))
        self.said = Hint()
        self.insertWidget(self.indexOf(self.cancel), self.said)
        for button in (self.cancel, self.main):
            button.setAutoDefault(False)

    def tell(self, errors: int, *, touched: bool, saving: bool) -> None:
        """How many rows need a change, whether something isn't saved, and whether saving goes."""
        self.problem.setText(
            ""
            if not errors
            else self.tr("1 setting needs a change")
            if errors == 1
            else self.tr("{0} settings need a change").format(errors)
        )
        self.said.setText(self.tr("Not saved yet") if touched and not errors else "")
        self.main.set_blocked(saving or not touched)
