"""The mail server's password: entered here, kept by the keyring or for the session."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from astrobookings_desktop.services.messages.mail_password import (
    VARIABLE,
    MailAccount,
    Place,
    forget_mail_password,
    keep_mail_password,
    mail_password,
)
from astrobookings_desktop.ui.settings.keyring import Keyring
from astrobookings_desktop.ui.settings.row import EDITOR_WIDTH
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from astrobookings_desktop.ui.widgets.card import Hint, ShortHint
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.flow import Flow


class PasswordRow(QWidget):
    """Takes a new password; the one that is kept is never shown. `kept` says where a new one is."""

    changed = Signal()
    kept = Signal(str)

    def __init__(self, account: MailAccount, *, allowed: bool) -> None:
        super().__init__()
        self._account = account
        self._keyring = Keyring(self)
        self.editor = QLineEdit()
        self.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.editor.setReadOnly(not allowed)
        about = self.tr("For the account above. It is never written into a file or into the log.")
        self.field = Field(self.tr("Password"), self.editor, self.tr("a new one"), about=about)
        self.field.setMaximumWidth(px(EDITOR_WIDTH))
        self.where = ShortHint(self.tr("looking…"))
        self._forget = LinkButton(self.tr("Forget it"))
        self._forget.hide()
        self._allowed = allowed
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(0)
        meaning = Hint(about, "text")
        meaning.setWordWrap(True)
        right.addWidget(meaning)
        below = Flow()
        below.addWidget(self.where)
        below.addWidget(self._forget)
        right.addLayout(below)
        right.addStretch(1)
        row.addLayout(right, 1)
        self.editor.textChanged.connect(self.changed)
        self._forget.clicked.connect(self._forget_it)

    @property
    def undoing(self) -> QWidget:
        """What takes back what was set; Tab comes to it after all fields."""
        return self._forget

    @property
    def is_touched(self) -> bool:
        """Whether a password was entered that isn't kept yet."""
        return bool(self.editor.text())

    def check(self, account: MailAccount) -> bool:
        """Whether a password that was entered has an account to belong to; told if not."""
        wrong = self.is_touched and not (account.host and account.user)
        words = self.tr("Fill in mail server and account: a password belongs to them.")
        self.field.set_error(words if wrong else None)
        return not wrong

    def look(self) -> None:
        """Find out whether one is kept, and where."""
        account = self._account
        self._keyring.run(lambda: mail_password(account), self._found)

    def keep(self, account: MailAccount) -> None:
        """Keep what was entered for this account; `kept` follows."""
        self._account = account
        password = self.editor.text()
        self._keyring.run(lambda: keep_mail_password(account, password), self._is_kept)

    @Slot()
    def _forget_it(self) -> None:
        account = self._account
        self._keyring.run(lambda: forget_mail_password(account), lambda _none: self.look())

    def _found(self, found: object) -> None:
        place = found[1] if isinstance(found, tuple) else None
        words = {
            None: self.tr("none is kept"),
            Place.ENVIRONMENT: self.tr("taken from {0}").format(VARIABLE),
            Place.KEYRING: self.tr("one is kept in the keyring"),
            Place.SESSION: self.tr("one is kept until you leave: there is no keyring"),
        }
        self.where.setText(words[place])
        self._forget.setVisible(self._allowed and place in (Place.KEYRING, Place.SESSION))

    def _is_kept(self, place: object) -> None:
        self.editor.clear()
        self.look()
        self.kept.emit(
            self.tr("The mail password is in the keyring.")
            if place is Place.KEYRING
            else self.tr("No keyring here: the mail password is kept until the program ends.")
        )
