"""The window of all settings: what it shows, to whom, and how its rows are reached."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from astrobookings_desktop.config import load_settings
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.services.business_settings import BY_KEY
from astrobookings_desktop.services.practice import mark_practice
from astrobookings_desktop.ui.office.message_board import MessageBoard
from astrobookings_desktop.ui.settings import dialog as dialogs
from astrobookings_desktop.ui.settings.dialog import SettingsDialog
from astrobookings_desktop.ui.settings.row import SettingRow
from astrobookings_desktop.ui.settings.section import SectionPage
from astrobookings_desktop.ui.threads.background import Background
from astrobookings_desktop.workstation import WORKSTATION
from tests.helpers.house import House
from tests.ui.settings.conftest import AGENT, Open, Opened

KEYS = [*BY_KEY, *WORKSTATION]


# --- what is shown --------------------------------------------------------------------------------


def test_the_menu_and_the_palette_have_it(house: House) -> None:
    action = house.window.menus.by_id["tools.settings"]
    assert action in house.window.menus.menus["&Tools"].actions()
    action.trigger()
    (dialog,) = house.window.findChildren(SettingsDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_each_setting_has_its_row_name_meaning_and_default(opened: Opened) -> None:
    assert set(opened.dialog.rows) == set(KEYS)
    for key, row in opened.dialog.rows.items():
        assert row.setting.title in row.editor.accessibleName(), key
        assert row.editor.accessibleDescription() == row.setting.meaning
        words = [label.text() for label in row.findChildren(QLabel)]
        assert row.setting.meaning in words
        assert any(word.startswith("default ") for word in words)
        assert not row.is_touched
        assert row.value() == row.setting.default
    assert not opened.dialog.is_touched
    assert not opened.dialog.foot.main.isEnabled()


def test_every_section_is_reached_by_keyboard(opened: Opened) -> None:
    assert opened.dialog.sections.hasFocus()
    met = [opened.section]
    for _step in range(len(Section) - 1):
        opened.press("Down")
        met.append(opened.section)
    assert met == list(Section)
    opened.press("Ctrl+PageDown")
    assert opened.section is Section.COMPANY
    opened.press("Ctrl+PageUp")
    assert opened.section is Section.WORKSTATION


@pytest.mark.parametrize("section", Section)
def test_tab_reaches_all_of_a_section(opened: Opened, section: Section) -> None:
    opened.dialog.show_section(section)
    opened.dialog.sections.setFocus()
    met: list[QWidget] = []
    for _step in range(60):
        opened.press("Tab")
        focused = opened.dialog.focusWidget()
        assert focused is not None
        if focused is opened.dialog.sections:
            break
        met.append(focused)
    editors = [
        row.editor for row in opened.dialog.pages.every[opened.dialog.pages.currentIndex()].rows
    ]
    assert [one for one in editors if one not in met] == []


def test_a_file_of_wrong_types_is_told_on_top(open_settings: Open) -> None:
    opened = open_settings('font_scale = "big"\ncolour = 3\n')
    (banner,) = [
        one
        for one in opened.dialog.findChildren(dialogs.Banner)
        if "font_scale" in one.label.text()
    ]
    assert banner.label.text().endswith("its default is used. And 1 more.")
    opened.set("theme", "dark")
    opened.save()
    assert load_settings(opened.path).problems == ()


# --- rights ---------------------------------------------------------------------------------------


def test_without_the_right_all_but_the_look_is_read_only(open_settings: Open) -> None:
    opened = open_settings(actor=AGENT)
    for key, row in opened.dialog.rows.items():
        locked = not row.editor.isEnabled() or (
            not isinstance(row.editor, QComboBox) and row.editor.isReadOnly()
        )
        assert locked is not row.setting.personal, key
    pages = opened.dialog.pages
    # Servers and folders are for who may change them.
    assert list(pages.sections) == [
        one for one in Section if one not in (Section.MAIL, Section.BACKUP)
    ]
    assert opened.dialog.sections.count() == len(pages.every)
    for hidden in (opened.dialog.rows["smtp.host"], opened.dialog.password, opened.dialog.trial):
        assert not hidden.isVisible()
    opened.dialog.show_section(Section.MAIL)
    assert pages.currentWidget() is pages.every[0]
    for section, page in zip(pages.sections, pages.every, strict=True):
        words = [banner.label.text() for banner in page.findChildren(dialogs.Banner)]
        assert len(words) == 1, section
        assert "Administrator" in words[0]
        own = [row for row in page.rows if isinstance(row, SettingRow) and row.setting.personal]
        assert all(row.setting.title in words[0] for row in own if not row.isHidden())
    assert opened.dialog.password.editor.isReadOnly()
    opened.set("theme", "dark")
    opened.save()
    assert opened.kept.theme == "dark"


def test_with_the_right_nothing_is_locked(opened: Opened) -> None:
    assert opened.dialog.findChildren(dialogs.Banner) == []


def test_nothing_of_it_is_left_when_it_is_closed(opened: Opened) -> None:
    def left() -> list[Background]:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        return opened.house.context.findChildren(Background, options=direct)

    assert len(left()) == 1
    opened.dialog.reject()
    opened.house.qtbot.waitUntil(lambda: not left())


def test_who_is_told_to_set_a_folder_comes_to_its_field(house: House) -> None:
    house.company.do(mark_practice)
    board = house.visit(Entity.NOTIFICATION).board
    assert isinstance(board, MessageBoard)
    board.look()
    assert "Set a folder" in board.banner.label.text()
    board.settings.click()
    (dialog,) = house.window.findChildren(SettingsDialog)
    row = dialog.rows["mail.folder"]
    house.qtbot.waitUntil(row.editor.hasFocus)
    page = dialog.pages.currentWidget()
    assert isinstance(page, SectionPage)
    top = row.mapTo(page.viewport(), QPoint())
    assert page.viewport().rect().contains(QRect(top, row.size()))
    dialog.reject()
