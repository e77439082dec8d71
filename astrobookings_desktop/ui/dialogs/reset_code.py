"""A one-time code, shown to the administrator who tells it to the person."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from astrobookings_desktop.domain.sign_in import CODE_LIFE
from astrobookings_desktop.services.access.sign_in import give_reset_code
from astrobookings_desktop.ui.actions import Deed
from astrobookings_desktop.ui.dialogs.confirm import ask_first
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.buttons import Button, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.scrolled_sheet import sheet_column


def offer_code(deed: Deed) -> None:
    """Ask, make the code, and show it."""
    name = str(deed.row["name"])

    def make() -> None:
        deed.context.run(
            lambda work: give_reset_code(work, deed.key),
            lambda code: ResetCodeDialog(name, code, deed.window).open(),
            deed.context.refuse,
        )

    ask_first(
        deed.window,
        _tr("Give {0} a one-time code?").format(name),
        [
            _tr("With it they choose a new password on the sign-in screen."),
            _tr("It is good for {0} hours and once; the present password stays until then.").format(
                CODE_LIFE // timedelta(hours=1)
            ),
        ],
        _tr("Give a code"),
        make,
        dangerous=False,
    )


class ResetCodeDialog(QDialog):
    """Shows the code once; nobody can look it up later."""

    def __init__(self, name: str, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("One-time code"))
        column = sheet_column(self)
        words = Hint(
            self.tr(
                "Tell it to {0} yourself. It is shown this once, and a newer code replaces it."
            ).format(name)
        )
        words.setWordWrap(True)
        column.addWidget(words)
        half = len(code) // 2
        editor = QLineEdit(f"{code[:half]}-{code[half:]}")
        editor.setReadOnly(True)
        self.field = Field(self.tr("Code"), editor)
        column.addWidget(self.field)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        copy = Button(self.tr("&Copy"), "copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(editor.text()))
        done = PrimaryButton(self.tr("&Done"))
        done.clicked.connect(self.accept)
        buttons.addWidget(copy)
        buttons.addWidget(done)
        column.addLayout(buttons)
        self.setFixedWidth(px(420))
        done.setDefault(True)
        done.setFocus(Qt.FocusReason.OtherFocusReason)


def _tr(text: str) -> str:
    return QCoreApplication.translate("reset code", text)
