"""The sheets of the settings, one per section, and who may change what stands on them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QSystemTrayIcon

from astrobookings_desktop.domain.rights import RIGHTS, Right
from astrobookings_desktop.domain.setting import Section, Setting
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.ui.language import said
from astrobookings_desktop.ui.settings.password import PasswordRow
from astrobookings_desktop.ui.settings.row import SETTINGS, SettingRow
from astrobookings_desktop.ui.settings.section import Row, SectionPage
from astrobookings_desktop.ui.settings.trial import TrialRow
from astrobookings_desktop.ui.theme.statuses import LOOKS


class SectionPages(QStackedWidget):
    """Each row on the sheet of its section, of those that are seen; mail's has the password and a
    trial as well."""

    def __init__(
        self,
        sections: Sequence[Section],
        rows: Mapping[str, SettingRow],
        password: PasswordRow,
        trial: TrialRow,
        *,
        allowed: bool,
    ) -> None:
        super().__init__()
        self.every: list[SectionPage] = []
        self.sections = sections
        for section in sections:
            title, note = _told(section)
            offered = [
                one
                for one in rows.values()
                if one.setting.section is section and _is_offered(one.setting)
            ]
            locked = "" if allowed else _locked([one.setting for one in offered])
            on_it: list[Row] = [*offered]
            below = None
            if section is Section.MAIL:
                on_it.insert(offered.index(rows["smtp.user"]) + 1, password)
                below = trial
            page = SectionPage(title, note, on_it, locked, below)
            if below is trial:
                trial.answered.connect(page.show_end)
            self.every.append(page)
            self.addWidget(page)

    def reach(self, row: Row) -> None:
        """Bring a row's sheet to the front, and the focus into the row."""
        for page in self.every:
            if row in page.rows:
                self.setCurrentWidget(page)
                page.reach(row)


def _is_offered(setting: Setting) -> bool:
    """Whether it means anything here: without a tray no window can be left in it."""
    return setting.key != "closing" or QSystemTrayIcon.isSystemTrayAvailable()


def _told(section: Section) -> tuple[str, str]:
    """A section's title and what its settings are about."""
    translate = QCoreApplication.translate
    return {
        Section.COMPANY: (
            translate("settings", "Company"),
            translate("settings", "Your own company, as invoices, tickets and messages name it."),
        ),
        Section.SELLING: (
            translate("settings", "Selling"),
            translate("settings", "The rules of holds, sales and launches, on every workstation."),
        ),
        Section.INVOICES: (
            translate("settings", "Invoices"),
            translate("settings", "Invoices that stand keep the terms they were issued with."),
        ),
        Section.MAIL: (
            translate("settings", "Mail"),
            translate("settings", "How messages leave this workstation."),
        ),
        Section.BACKUP: (
            translate("settings", "Backup"),
            translate("settings", "Where this workstation puts its copies of the database."),
        ),
        Section.WORKSTATION: (
            translate("settings", "This workstation"),
            translate("settings", "For this computer alone."),
        ),
    }[section]


def _locked(settings: Sequence[Setting]) -> str:
    """Why somebody without the right can only read them."""
    translate = QCoreApplication.translate
    words = (
        translate("settings", "You set these yourself: {1}. The rest is changed by the role {0}.")
        if any(one.personal for one in settings)
        else translate("settings", "You can read these; they are changed by the role {0}.")
    )
    own = ", ".join(said(SETTINGS, one.title) for one in settings if one.personal)
    roles = [role for role, rights in RIGHTS.items() if Right.CHANGE_SETTINGS in rights]
    return words.format(", ".join(LOOKS[Role][role].word for role in roles), own)
