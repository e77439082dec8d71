"""The windows and dialogs that open from the main window.

Each is loaded when it is first opened: together they would keep a person waiting at every start.
"""

from typing import TYPE_CHECKING

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.setting import Section

if TYPE_CHECKING:
    from astrobookings_desktop.ui.main_window import MainWindow


def open_keys(window: "MainWindow") -> None:
    """The keys, on one page."""
    from astrobookings_desktop.ui.dialogs.help import KeysDialog

    KeysDialog(window, window.context.may).open()


def open_settings(window: "MainWindow", place: Section | str | None) -> None:
    """The company's settings and this workstation's, perhaps at one of their parts or at the one
    that a key names."""
    from astrobookings_desktop.ui.settings.dialog import SettingsDialog

    dialog = SettingsDialog(window.context, window.file, window)
    dialog.saved.connect(window.settings_saved)
    if isinstance(place, Section):
        dialog.show_section(place)
    dialog.open()
    if isinstance(place, str):  # what is scrolled to must be laid out
        dialog.show_setting(place)


def open_own_password(window: "MainWindow") -> None:
    """One's own password, to be changed."""
    from astrobookings_desktop.ui.sign_in.own_password import OwnPasswordDialog

    OwnPasswordDialog(window.context, window).open()


def open_backup(window: "MainWindow") -> None:
    """Copying the database."""
    from astrobookings_desktop.ui.dialogs.backup import BackupDialog

    folder = window.file.settings.backup_folder
    BackupDialog(window.context, window.state, window, folder).open()


def open_restore(window: "MainWindow") -> None:
    """Putting a backup in the database's place."""
    from astrobookings_desktop.ui.dialogs.restore import RestoreDialog

    leave, folder = window.leave_for_somebody_else, window.file.settings.backup_folder
    RestoreDialog(window.context, window.state, window.let_go, leave, window, folder).open()


def open_check(window: "MainWindow") -> None:
    """Checking the database."""
    from astrobookings_desktop.ui.dialogs.check import CheckDialog

    CheckDialog(window.context, window).show()


def open_reports(window: "MainWindow") -> None:
    """The reports; the manifest is that of the launch which the Launches tab shows."""
    from astrobookings_desktop.ui.reports import ReportsWindow

    reports = ReportsWindow(window.context, window)
    launch_id = window.pages.shown_in(Entity.LAUNCH)
    if launch_id is not None:
        reports.choices.launch.prefer(launch_id)
    reports.show()


def open_import(window: "MainWindow") -> None:
    """Taking a file over, into the list in front where there is one."""
    from astrobookings_desktop.ui.importing import ImportWizard

    page = window.pages.records
    ImportWizard(window.context, None if page is None else page.spec.entity, window).open()


def open_imports(window: "MainWindow") -> None:
    """The imports that can be undone."""
    from astrobookings_desktop.ui.importing import ImportsDialog

    ImportsDialog(window.context, window).open()
