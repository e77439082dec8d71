"""Signing in with e-mail and password, or with a one-time code; and a practice company's people."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from astrobookings_desktop.domain.errors import InvalidValue, Refusal
from astrobookings_desktop.domain.sign_in import SHORTEST_PASSWORD
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.access.demo_accounts import DEMO_PASSWORD, Account
from astrobookings_desktop.services.access.sign_in import sign_in, use_reset_code
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.sign_in.attempt import Act
from astrobookings_desktop.ui.sign_in.entry import DIFFERENT, EntryDialog
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.theme.statuses import look_of
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.list_lines import ROW, LineDelegate, line_item

MOST_SHOWN = 6
FRAME = 2  # px around the list
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class SignInDialog(EntryDialog):
    """Asks who sits here. `accounts` are a demo company's people, offered for trying.

    `email` is who was here last.
    """

    def __init__(
        self,
        office: Office,
        email: str = "",
        accounts: Sequence[Account] = (),
        parent: QWidget | None = None,
    ) -> None:
        words = QCoreApplication.translate("sign-in", "Sign in")
        super().__init__(office, "AstroBookings", str(office.path), words, parent)
        self.add_field("email", self.tr("E-mail"))
        self.add_field("password", self.tr("Password"), secret=True)
        self.add_field("code", self.tr("One-time code"))
        note = self.tr("at least {0} characters").format(SHORTEST_PASSWORD)
        self.add_field("new_password", self.tr("New password"), secret=True, note=note)
        self.add_field("new_password_again", self.tr("New password again"), secret=True)
        self.told: Banner | None = None  # why one must sign in again
        self._way = LinkButton("")
        self._way.clicked.connect(self._other_way)
        self.column.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeft)
        self.people = QListWidget()
        self.fields["email"].editor.installEventFilter(self)
        self.fields["password"].editor.installEventFilter(self)
        if accounts:
            self._show_people(accounts)
        self._with_code = True
        self._other_way()
        if email or not accounts:
            self.fields["email"].set_text(email)
            self._follow_email(email)
        else:  # the first start: the first of them is chosen
            self._follow_list(self.people.item(0))
        first = "password" if email else "email"
        self.fields[first].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if accounts and (not email or self.people.currentItem() is not None):
            self.people.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down lead from the fields to the practice company's people."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            step = steps.get(Qt.Key(event.key()))
            if step is not None and self.people.count() and not event.modifiers() & ~_KEYPAD:
                last = self.people.count() - 1
                here = self.people.currentRow()
                row = here + step if here >= 0 else (0 if step > 0 else last)
                self.people.setCurrentRow(min(max(row, 0), last))
                self.people.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def try_now(self) -> None:
        """Press the button; whoever is chosen among the practice company's people needs no more."""
        item = self.people.currentItem()
        if item is not None and not self._with_code and not self.fields["password"].text():
            self._fill_in(item)
        super().try_now()

    def act(self) -> Act:
        """Sign in by the way that is shown."""
        text = {name: field.text() for name, field in self.fields.items()}
        if self._with_code:
            return lambda writer: use_reset_code(
                writer, text["email"], text["code"], text["new_password"]
            )
        return lambda writer: sign_in(writer, text["email"], text["password"])

    def doubts(self) -> Sequence[InvalidValue]:
        """Two new passwords that differ."""
        new, again = (self.fields[name].text() for name in ("new_password", "new_password_again"))
        return [DIFFERENT] if self._with_code and new != again else []

    def field_of(self, refusal: Refusal) -> str | None:
        """What is said of the password is said of the code, where that stands in its place."""
        is_of_code = self._with_code and refusal.field == "password"
        return "code" if is_of_code else super().field_of(refusal)

    def say(self, sentence: str, *, well: bool = False) -> None:
        """Why one must sign in again; `well` is a success, else something to mind."""
        self.told = Banner(sentence, *(("ok", "done") if well else ("warn", "warning")))
        self.column.insertWidget(self.column.indexOf(self.rows), self.told)
        editor = self.fields["email" if not self.fields["email"].text() else "password"].editor
        editor.setAccessibleDescription(sentence)

    @Slot()
    def _other_way(self) -> None:
        """By password, or by a one-time code and a new password."""
        self._with_code = not self._with_code
        for name, shown in (
            ("password", not self._with_code),
            ("code", self._with_code),
            ("new_password", self._with_code),
            ("new_password_again", self._with_code),
        ):
            self.fields[name].setVisible(shown)
            self.fields[name].set_error(None)
        if self._with_code:
            self.button.setText(self.tr("Keep the new password and sign in"))
            self._way.setText(self.tr("Sign in with a password"))
        else:
            self.button.setText(self.tr("Sign in"))
            self._way.setText(self.tr("I have a one-time code from an administrator"))

    def _show_people(self, accounts: Sequence[Account]) -> None:
        words = self.tr("Practice: nothing here is real. Choose somebody and press Enter; ")
        hint = Hint(words + self.tr("everybody's password is {0}.").format(DEMO_PASSWORD))
        hint.setWordWrap(True)
        self.column.addWidget(hint)
        self.people.setItemDelegate(LineDelegate(self.people))
        self.people.setAccessibleName(self.tr("People of the practice company"))
        for account in sorted(accounts, key=_by_role):
            icon = theme.current().icon("agency" if account.role is Role.AGENCY else "person")
            item = line_item(icon, account.name, look_of(account.role).word)
            item.setData(Qt.ItemDataRole.UserRole, account.email)
            self.people.addItem(item)
        self.people.setCurrentRow(0)
        self.people.currentItemChanged.connect(self._follow_list)
        email = self.fields["email"].editor
        assert isinstance(email, QLineEdit)
        email.textChanged.connect(self._follow_email)
        shown = min(MOST_SHOWN, self.people.count())
        self.people.setFixedHeight(shown * px(ROW) + 2 * FRAME)
        self.people.itemActivated.connect(self._sign_in_as)
        self.people.itemClicked.connect(self._fill_in)
        self.column.addWidget(self.people)

    @Slot(str)
    def _follow_email(self, text: str) -> None:
        """Choose whose e-mail stands in the field; nobody when it is a stranger's."""
        wanted = text.strip().casefold()
        items = [self.people.item(row) for row in range(self.people.count())]
        emails = [item.data(Qt.ItemDataRole.UserRole).casefold() for item in items]
        row = emails.index(wanted) if wanted in emails else -1
        self.people.blockSignals(True)
        self.people.setCurrentRow(row)
        self.people.blockSignals(False)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _follow_list(self, item: QListWidgetItem | None) -> None:
        """The arrows chose somebody else: theirs is the e-mail."""
        if item is not None:
            self.fields["email"].set_text(item.data(Qt.ItemDataRole.UserRole))

    @Slot(QListWidgetItem)
    def _fill_in(self, item: QListWidgetItem) -> None:
        if self._with_code:
            self._other_way()
        self.fields["email"].set_text(item.data(Qt.ItemDataRole.UserRole))
        self.fields["password"].set_text(DEMO_PASSWORD)

    @Slot(QListWidgetItem)
    def _sign_in_as(self, item: QListWidgetItem) -> None:
        self._fill_in(item)
        self.try_now()


def _by_role(account: Account) -> tuple[int, str]:
    order = [Role.AGENT, Role.MANAGER, Role.ADMIN, Role.AGENCY, Role.TRAVELER]
    return order.index(account.role), account.name
