"""The backups of a folder, offered to who restores one."""

from datetime import timedelta
from pathlib import Path

from astrobookings_desktop.services.backup.making import back_up
from astrobookings_desktop.ui.dialogs.restore import RestoreDialog
from tests.helpers.backups import PASSPHRASE
from tests.helpers.house import House


def test_a_backup_of_the_folder_is_picked_by_keyboard(house: House, tmp_path: Path) -> None:
    own = house.company.path.with_name("backups")
    own.mkdir()
    for name, passphrase in (("old.abk", None), ("new.abk", PASSPHRASE)):
        house.company.clock.now += timedelta(hours=1)
        back_up(house.company.office, house.company.actor, own / name, passphrase)
    (own / "broken.abk").write_text("none")
    house.window.menus.by_id["tools.restore"].trigger()
    dialog = house.window.findChildren(RestoreDialog)[-1]
    house.qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.lines["file"].hasFocus()
    offered = dialog._list
    house.qtbot.waitUntil(offered.isVisible)
    assert [one.path.name for one in offered.backups] == ["new.abk", "old.abk"]
    row = offered.table.topLevelItem(0)
    assert [row.text(2), row.text(3), row.toolTip(3)] == ["yes", "AstroBookings, desk-1", "new.abk"]
    house.keys("Tab", dialog.lines["file"])
    house.keys("Tab", dialog.focusWidget())
    assert offered.table.hasFocus()
    assert dialog.fields["file"].text() == ""  # passing by picks none
    dialog.accept()
    assert dialog.fields["file"].error == "Choose the file of a backup first."
    offered.table.setFocus()
    for name in ("new.abk", "old.abk"):  # the first arrow takes the first
        house.keys("Down", offered.table)
        assert dialog.fields["file"].text() == str(own / name)
    house.keys("Return", offered.table)
    house.qtbot.waitUntil(lambda: not dialog.background.is_busy)
    assert dialog._sheet.isVisible()
    assert not offered.isVisible()
    dialog.fields["file"].set_text(str(tmp_path / "other.abk"))
    assert offered.isVisible()
    dialog.reject()
