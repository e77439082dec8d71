"""The foot of a dialog in which something is entered."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout

from astrobookings_desktop.ui.theme.fonts import semibold
from astrobookings_desktop.ui.widgets.buttons import Button, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.key_cap import KeyCap
from astrobookings_desktop.ui.widgets.strokes import on_main_keys


class DialogFoot(QHBoxLayout):
    """The `problem` at the left, then `cancel` and the `main` button with its key.

    `cancel` rejects the dialog; `main` and Ctrl+Enter, on either Enter key, accept it.
    """

    def __init__(self, dialog: QDialog, main: str) -> None:
        super().__init__()
        self.setContentsMargins(24, 12, 24, 12)
        self.setSpacing(8)
        self.problem = Hint("", "danger")
        self.problem.setFont(semibold())
        self.problem.setWordWrap(True)
        self.addWidget(self.problem, 1)
        self.cancel = Button(QCoreApplication.translate("DialogFoot", "Cancel"))
        self.cancel.clicked.connect(dialog.reject)
        self.addWidget(self.cancel)
        self.main = PrimaryButton(main)
        self.main.clicked.connect(dialog.accept)
        self.addWidget(self.main)
        self.addWidget(KeyCap("Ctrl+↵"))
        on_main_keys(dialog, dialog.accept)
