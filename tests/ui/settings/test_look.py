"""What a setting does to the running window: at once, and back when it isn't saved."""

from datetime import timedelta
from typing import Literal

import pytest
from PySide6.QtWidgets import QComboBox

from astrobookings_desktop.config import WorkstationSettings
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme as themes
from astrobookings_desktop.ui.settings import dialog as dialogs
from astrobookings_desktop.ui.settings.look import apply_formats
from astrobookings_desktop.ui.sign_in.door import Person
from astrobookings_desktop.ui.start.opening import make_lock
from tests.ui.settings.conftest import Open, Opened


def test_the_look_is_shown_at_once_and_kept_when_saved(opened: Opened) -> None:
    opened.set("theme", "dark")
    assert themes.current().tokens.dark
    opened.save()
    assert opened.kept.theme == "dark"
    assert themes.current().tokens.dark


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_chosen_section_shows_the_focus(opened: Opened, mode: Literal["light", "dark"]) -> None:
    opened.set("theme", mode)
    sections = opened.dialog.sections

    def colors() -> set[str]:
        image, row = sections.grab().toImage(), sections.visualItemRect(sections.currentItem())
        down = range(sections.viewport().y(), sections.viewport().y() + row.bottom() + 3)
        return {image.pixelColor(image.width() // 2, y).name().upper() for y in down}

    opened.dialog.rows["theme"].editor.setFocus()
    tokens = themes.current().tokens
    assert tokens.select in colors()
    assert tokens.focus not in colors()
    sections.setFocus()
    assert {tokens.select, tokens.focus} <= colors()


def test_the_look_goes_back_when_it_is_not_saved(
    open_settings: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_settings('theme = "light"\n')
    opened.set("theme", "dark")
    monkeypatch.setattr(dialogs, "may_discard", lambda *_asked: True)
    opened.press("Escape")
    assert not themes.current().tokens.dark
    assert opened.kept.theme == "light"


def test_times_follow_at_once_and_the_language_with_the_next_window(opened: Opened) -> None:
    opened.set("time_zone", "Asia/Tokyo")
    opened.set("language", "es")
    opened.save()
    assert show.moment(opened.house.company.clock.now) == "23 Nov 2026, 23:32"
    assert show.money(123456) == "1,234.56"
    apply_formats(opened.kept)
    assert show.moment(opened.house.company.clock.now) == "23 nov 2026, 23:32"
    assert show.money(123456) == "1.234,56"


def test_languages_are_called_as_they_call_themselves(open_settings: Open) -> None:
    apply_formats(WorkstationSettings(language="es"))
    box = open_settings().dialog.rows["language"].editor
    assert isinstance(box, QComboBox)
    own = {box.itemData(place): box.itemText(place) for place in range(box.count())}
    assert (own["en"], own["es"]) == ("English", "Español")


def test_the_lock_follows_the_settings(opened: Opened) -> None:
    window = opened.house.window
    lock = make_lock(window, Person(opened.house.context.actor, "ada@example.org"))
    assert lock._idle.interval() == timedelta(minutes=10) // timedelta(milliseconds=1)
    opened.set("lock_after_minutes", "0")
    opened.save()
    assert not lock._idle.isActive()
    window.file.change({"lock_after_minutes": 1})
    window.settings_saved.emit(set())
    assert lock._idle.isActive()
    assert lock._idle.interval() == 60_000
