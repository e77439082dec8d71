"""The foot of the settings: what is wrong or unsaved, and the two buttons."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from astrobookings_desktop.ui.theme.fonts import semibold
from astrobookings_desktop.ui.widgets.buttons import Button, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.key_cap import KeyCap


class SettingsFoot(QWidget):
    """`main` saves, `cancel` leaves; a `problem` stands at the left, what is `said` beside them."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        self.problem = Hint("", "danger")
        self.problem.setFont(semibold())
        self.problem.setWordWrap(True)
        self.said = Hint()
        row.addWidget(self.problem, 1)
        row.addWidget(self.said)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        row.addWidget(self.cancel)
        self.main = PrimaryButton(self.tr("Save settings"))
        self.main.setAutoDefault(False)
        row.addWidget(self.main)
        row.addWidget(KeyCap("Ctrl+↵"))

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
