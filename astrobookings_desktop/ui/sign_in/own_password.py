"""Another password for whoever sits here."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.sign_in import SHORTEST_PASSWORD
from astrobookings_desktop.services.access.sign_in import change_own_password
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.sign_in.attempt import Act
from astrobookings_desktop.ui.sign_in.entry import DIFFERENT, EntryDialog


class OwnPasswordDialog(EntryDialog):
    """Asks for the present password and twice for the new one."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            context.office,
            translate("own password", "Another password"),
            translate("own password", "It is good from now on, on every workstation."),
            translate("own password", "Keep the new password"),
            parent,
        )
        self._context = context
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        note = self.tr("at least {0} characters").format(SHORTEST_PASSWORD)
        self.add_field("old_password", self.tr("Present password"), secret=True)
        self.add_field("new_password", self.tr("New password"), secret=True, note=note)
        self.add_field("new_password_again", self.tr("New password again"), secret=True)
        self.fields["old_password"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def doubts(self) -> Sequence[InvalidValue]:
        """Two new passwords that differ."""
        new, again = (self.fields[name].text() for name in ("new_password", "new_password_again"))
        return [] if new == again else [DIFFERENT]

    def act(self) -> Act:
        """Change it."""
        old, new = (self.fields[name].text() for name in ("old_password", "new_password"))
        actor = self._context.actor
        return lambda writer: change_own_password(writer, actor, old, new)

    def accept(self) -> None:
        """Say that it is done."""
        self._context.say(self.tr("Your new password is good from now on."))
        super().accept()
