"""The first start: a new company gets its administrator."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.sign_in import SHORTEST_PASSWORD
from astrobookings_desktop.services.access.sign_in import doubts_about_founder, found, sign_in
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, Actor
from astrobookings_desktop.services.office import Office, Writer
from astrobookings_desktop.ui.sign_in.attempt import Act
from astrobookings_desktop.ui.sign_in.entry import EntryDialog


class FirstStartDialog(EntryDialog):
    """Asks for the first administrator's name, e-mail and password, the password twice.

    With `make` there is no database yet: it is made by that, when all of these are good.
    """

    def __init__(
        self,
        office: Office,
        parent: QWidget | None = None,
        *,
        make: Callable[[], object] | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        sentence = translate(
            "first start",
            "A new company begins in {0}. Whoever sets it up is its administrator, and can let "
            "others in later.",
        )
        if make is not None:
            sentence = translate(
                "first start",
                "There is no database {0} yet: with “Begin” it is made, for a new company. Whoever "
                "sets it up is its administrator, and can let others in later.",
            )
        self._make = make
        super().__init__(
            office,
            translate("first start", "Welcome to AstroBookings"),
            sentence.format(office.path.absolute()),
            translate("first start", "Begin"),
            parent,
        )
        note = self.tr("at least {0} characters").format(SHORTEST_PASSWORD)
        self.add_field("name", self.tr("Your name"))
        self.add_field("email", self.tr("E-mail"), note=self.tr("to sign in with"))
        self.add_field("password", self.tr("Password"), secret=True, note=note)
        self.add_field("again", self.tr("Password again"), secret=True)
        self.fields["name"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def doubts(self) -> Sequence[InvalidValue]:
        """Everything that is wrong, for whoever mends it at one go."""
        text = {name: field.text() for name, field in self.fields.items()}
        doubts = doubts_about_founder(text["name"], text["email"], text["password"])
        if text["password"] != text["again"]:
            doubts.append(InvalidValue("again", "be the same as the password above"))
        return doubts

    def act(self) -> Act:
        """Make the administrator and sign in."""
        text = {name: field.text() for name, field in self.fields.items()}

        def begin(writer: Writer) -> Actor:
            with writer.unit_of_work(BUILT_IN_ADMINISTRATOR) as work:
                found(work, text["name"], text["email"], text["password"])
            return sign_in(writer, text["email"], text["password"])

        self.attempt.prepare = self._make
        return begin
