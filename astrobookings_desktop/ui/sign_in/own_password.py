"""Another password for whoever sits here."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.sign_in import SHORTEST_PASSWORD
from astrobookings_desktop.services.access.sign_in import change_own_password
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.office import Writer
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.sign_in.attempt import Act
from astrobookings_desktop.ui.sign_in.entry import EntryDialog


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
        self.add_field("again", self.tr("New password again"), secret=True)
        self.fields["old_password"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self) -> Act:
        """Change it."""
        text = {name: field.text() for name, field in self.fields.items()}
        actor = self._context.actor

        def change(writer: Writer) -> Actor:
            if text["new_password"] != text["again"]:
                raise InvalidValue("again", "be the same as the password above")
            return change_own_password(writer, actor, text["old_password"], text["new_password"])

        return change

    def accept(self) -> None:
        """Say that it is done."""
        self._context.say(self.tr("Your new password is good from now on."))
        super().accept()
