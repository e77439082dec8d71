"""Saving and leaving the settings: what is refused stays, and nothing is lost."""

import json
import threading
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QMessageBox

from astrobookings_desktop.config import WorkstationSettings
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.people.tax_ids import ODD_TAX_ID
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.language import tell, use_language
from astrobookings_desktop.ui.settings import dialog as dialogs
from astrobookings_desktop.ui.settings.dialog import SettingsDialog
from astrobookings_desktop.ui.start.opening import LanguageFollower
from tests.helpers.house import marta, spoken_name
from tests.helpers.questions import answer_with
from tests.helpers.stalling import stall
from tests.ui.settings.conftest import Open, Opened


def never_ask(_box: QMessageBox) -> int:
    pytest.fail("asked")


# --- saving ---------------------------------------------------------------------------------------


def test_a_wrong_time_zone_names_the_choice_of_the_list(opened: Opened) -> None:
    opened.set("time_zone", "Mars/Olympus")
    opened.press("Ctrl+Return")
    words = "Time zone must be “as the system” or a time zone such as America/New_York, not"
    assert opened.errors()["time_zone"].startswith(words)
    opened.set("time_zone", "system")  # nothing is asked in the end


def test_both_kinds_are_saved_with_one_key(opened: Opened) -> None:
    opened.set("hold_hours", "48")
    opened.set("company_address", "1 Moon Street\nHouston")
    opened.set("company_time_zone", "America/Chicago")
    opened.set("mail.grace_seconds", "0")
    opened.set("smtp.host", "mail.example.com")
    opened.set("smtp.security", "tls")
    opened.set("lock_after_minutes", "5")
    assert opened.save() == {Section.MAIL, Section.WORKSTATION}
    assert opened.stored == {
        "hold_hours": "48",
        "company_address": "1 Moon Street\nHouston",
        "company_time_zone": "America/Chicago",
        "mail_grace_seconds": "0",
    }
    kept = opened.kept
    assert (kept.smtp_host, kept.smtp_security, kept.lock_after_minutes) == (
        "mail.example.com",
        "tls",
        5,
    )
    assert opened.house.window.file.settings == kept
    ((details,),) = opened.house.company.rows(
        "SELECT details FROM entry_log WHERE action = 'change_settings'"
    )
    assert json.loads(details)["after"]["hold_hours"] == 48
    opened.house.qtbot.waitUntil(lambda: not opened.house.window.findChildren(SettingsDialog))


def test_nothing_is_written_where_nothing_differs(opened: Opened) -> None:
    opened.set("hold_hours", "48")
    opened.set("hold_hours", "24")
    opened.press("Ctrl+Return")
    assert not opened.dialog.isVisible()
    assert opened.stored == {}
    assert not opened.path.exists()


def test_a_wrong_value_is_told_where_it_stands_and_nothing_is_saved(opened: Opened) -> None:
    opened.set("smtp.host", "mail.example.com")
    opened.set("hold_hours", "0")
    opened.set("mail.from", "us")
    opened.press("Ctrl+Return")
    assert set(opened.errors()) == {"hold_hours", "mail.from"}
    assert opened.errors()["hold_hours"].startswith("Hold time must be a whole number from 1 to")
    assert opened.dialog.foot.problem.text() == "2 settings need a change"
    assert opened.dialog.focusWidget() is opened.dialog.rows["mail.from"].editor
    assert opened.section is Section.MAIL
    assert opened.dialog.rows["hold_hours"].text == "0"
    assert (opened.stored, opened.path.exists()) == ({}, False)
    opened.set("hold_hours", "12")
    opened.set("mail.from", "us@example.com")
    assert opened.errors() == {}
    opened.save()
    assert opened.stored == {"hold_hours": "12"}


def test_what_was_not_changed_here_is_no_news_to_the_jobs(opened: Opened) -> None:
    opened.set("mail.grace_seconds", "0")  # the company's
    assert opened.save() == set()


def test_what_is_wrong_is_in_sight_whole_where_it_is_saved(opened: Opened) -> None:
    page, row = opened.page_of("quiet_hours"), opened.dialog.rows["quiet_hours"]
    opened.dialog.show_section(row.setting.section)
    opened.dialog.resize(opened.dialog.width(), row.y() + row.height())  # its foot covers the row
    opened.set("quiet_hours", "25:00-7")
    opened.press("Ctrl+Return")
    assert row.field.error
    port = page.viewport()

    def is_whole() -> bool:
        top, height = row.field.mapTo(port, row.field.rect().topLeft()).y(), row.field.height()
        told = row.field.editor.height() + row.field.told_height
        return height >= told and top >= 0 and top + height <= port.height()

    opened.house.qtbot.waitUntil(is_whole)


def test_leaving_a_row_tells_what_is_wrong(opened: Opened) -> None:
    opened.dialog.show_section(Section.INVOICES)
    row = opened.dialog.rows["payment_terms_days"]
    row.take_focus()
    assert isinstance(row.editor, QLineEdit)
    row.editor.selectAll()
    opened.house.qtbot.keyClicks(row.editor, "soon")
    assert row.field.error is None
    opened.press("Tab")
    assert row.field.error == ("Payment terms must be a whole number from 0 to 365, not soon.")
    assert row.editor.accessibleDescription() == row.field.error
    place = list(Section).index(Section.INVOICES)
    spoken = opened.dialog.sections.item(place).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Invoices, needs a change"
    row._reset.click()
    assert (row.text, row.field.error) == ("30", None)
    assert row.editor.accessibleDescription() == row.setting.meaning


def test_nothing_is_typed_beside_what_is_being_saved(
    opened: Opened, go_on: threading.Event
) -> None:
    opened.set("hold_hours", "12")
    days = opened.dialog.rows["turnaround_days"].editor
    stall(opened.house, go_on)
    opened.press("Ctrl+Return")
    assert not days.isEnabled()
    with opened.house.qtbot.waitSignal(opened.dialog.saved):
        go_on.set()
    assert days.isEnabled()
    assert opened.stored["hold_hours"] == "12"


def test_a_refusal_of_the_service_keeps_what_was_typed(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_work: object, _entered: object) -> None:
        raise InvalidValue("hold_hours", "wait for the end of the month", "48")

    monkeypatch.setattr(dialogs, "change_settings", refuse)
    opened.set("hold_hours", "48")
    opened.set("smtp.port", "465")
    opened.press("Ctrl+Return")
    opened.house.qtbot.waitUntil(lambda: bool(opened.errors()))
    assert opened.errors() == {
        "hold_hours": "Hold time must wait for the end of the month, not 48."
    }
    assert opened.dialog.rows["hold_hours"].text == "48"
    assert opened.dialog.rows["smtp.port"].text == "465"
    assert not opened.path.exists()
    assert opened.dialog.foot.main.isEnabled()


def test_the_currency_is_refused_where_it_stands_once_something_was_sold(opened: Opened) -> None:
    company = opened.house.company
    company.do(sell_seats, SellSeats(company.launch(), company.traveler(), 1))
    opened.set("currency", "EUR")
    opened.press("Ctrl+Return")
    opened.house.qtbot.waitUntil(lambda: bool(opened.errors()))
    assert opened.errors()["currency"].startswith("Bookings or invoices stand in USD")
    assert opened.section is Section.SELLING
    assert (opened.dialog.rows["currency"].text, opened.stored) == ("EUR", {})


def test_a_currency_is_chosen_by_code_or_name_and_one_without_cents_is_refused(
    open_settings: Open,
) -> None:
    opened = open_settings(empty=True)
    row = opened.dialog.rows["currency"]
    assert isinstance(row.editor, QComboBox)
    assert row.editor.currentText() == "USD · US Dollar"
    row.editor.setEditText("jpy")
    assert not row.check()
    assert row.field.error == "JPY has no cents; AstroBookings keeps money with two decimals."
    opened.set("currency", "CHF")
    assert row.editor.currentText() == "CHF · Swiss Franc"
    assert row.field.error is None
    opened.save()
    assert opened.stored == {"currency": "CHF"}


def test_a_currency_that_was_odd_before_is_no_mistake(opened: Opened) -> None:
    row = opened.dialog.rows["currency"]
    row.set_value("JPY")
    assert (row.text, row.check(), row.is_touched) == ("JPY", True, False)


def test_a_file_that_cannot_be_written_is_told(opened: Opened) -> None:
    opened.path.parent.write_text("a file stands in the way")
    opened.set("smtp.port", "465")
    opened.press("Ctrl+Return")
    assert "cannot be saved" in opened.dialog.foot.problem.text()
    assert opened.dialog.isVisible()
    assert opened.dialog.rows["smtp.port"].text == "465"
    assert opened.dialog.foot.main.isEnabled()


def test_a_doubt_is_told_and_saved_all_the_same(opened: Opened) -> None:
    opened.set("company_tax_id", "DE136695970")
    opened.save()
    row = opened.dialog.rows["company_tax_id"]
    assert (row.field.warning, row.field.error) == (ODD_TAX_ID, None)
    assert opened.stored == {"company_tax_id": "DE136695970"}
    assert opened.dialog.isVisible()
    opened.set("hold_hours", "48")
    opened.save()  # of what was doubted before there is nothing to say any more
    assert not opened.dialog.isVisible()


def test_reset_goes_back_to_the_default(open_settings: Open) -> None:
    opened = open_settings('[smtp]\nport = 465\nsecurity = "tls"\n')
    row, choice = opened.dialog.rows["smtp.port"], opened.dialog.rows["smtp.security"]
    opened.dialog.show_section(Section.MAIL)
    assert row._reset.isVisible()
    assert spoken_name(row._reset) == "Reset Port"
    assert not opened.dialog.rows["smtp.host"]._reset.isVisible()
    row._reset.click()
    choice._reset.click()
    assert (row.text, choice.text, row._reset.isVisible()) == ("587", "starttls", False)
    opened.save()
    assert opened.kept == WorkstationSettings()


def test_tab_goes_from_a_changed_field_to_the_next_one(opened: Opened) -> None:
    opened.dialog.show_section(Section.MAIL)
    rows = opened.dialog.rows
    rows["smtp.host"].take_focus()
    opened.house.qtbot.keyClicks(rows["smtp.host"].editor, "mail.example.com")
    opened.press("Tab")
    assert rows["smtp.host"]._reset.isVisible()
    assert rows["smtp.port"].editor.hasFocus()
    opened.dialog.trial.look.setFocus()
    opened.press("Tab")
    assert rows["smtp.host"]._reset.hasFocus()  # after all fields


def test_enter_goes_to_the_next_row(opened: Opened) -> None:
    opened.dialog.rows["company_name"].take_focus()
    opened.press("Return")
    assert opened.dialog.focusWidget() is opened.dialog.rows["company_legal_name"].editor
    assert opened.dialog.isVisible()


def test_a_folder_is_chosen(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: "/media/disk")
    opened.dialog.rows["backup_folder"]._choose_folder()
    opened.save()
    assert opened.kept.backup_folder == "/media/disk"


# --- leaving --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "stays"), [("&Keep editing", True), ("&Discard it", False)])
@pytest.mark.parametrize("way", ["Escape", "the cross"])
def test_leaving_asks_when_something_is_not_saved(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, answer: str, stays: bool, way: str
) -> None:
    asked = answer_with(monkeypatch, answer)
    dialog = opened.dialog
    opened.set("hold_hours", "48")
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    if way == "Escape":
        opened.press("Escape")
    else:
        dialog.close()
    assert asked == ["What you changed is not saved yet."]
    assert bool(ended) is not stays
    if stays:
        assert dialog.rows["hold_hours"].text == "48"
    assert opened.stored == {}


def test_leaving_asks_nothing_when_all_is_as_it_was(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", never_ask)
    opened.press("Escape")
    assert not opened.dialog.isVisible()


def test_a_number_is_written_and_read_in_the_language_of_the_window(
    open_settings: Open, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: use_language("en"))
    use_language("es")
    opened = open_settings('language = "es"\nfont_scale = 0.8125\n')
    row = opened.dialog.rows["font_scale"]
    assert row.editor.text() == "0,8125"  # type: ignore[union-attr]
    assert not row.is_touched
    opened.set("font_scale", "3,5")
    assert not row.check()
    assert row.field.error == "«Tamaño del texto» debe ser un número de 0,75 a 3, y no «3,5»."
    opened.set("font_scale", "1,25")
    opened.set("mail.per_minute", "1.200")
    opened.dialog.show_section(Section.MAIL)
    opened.save()
    assert (opened.kept.font_scale, opened.kept.mail_per_minute) == (1.25, 1200)


def test_numbers_keep_the_language_of_a_window_that_stays_for_a_doubt(
    open_settings: Open, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    request.addfinalizer(lambda: use_language("en"))
    use_language("es")
    opened = open_settings('language = "es"\nfont_scale = 1.25\n')
    window, row = opened.house.window, opened.dialog.rows["font_scale"]
    LanguageFollower(window)
    opened.set("language", "en")
    opened.set("company_tax_id", "DE136695970")
    opened.save()
    assert row.editor.text() == "1,25"  # type: ignore[union-attr]
    assert not opened.dialog.is_touched
    assert opened.errors() == {}
    assert opened.dialog.foot.said.text() == "Guardado. Hay algo que parece raro."
    assert opened.dialog.rows["company_tax_id"].field.warning == tell(ODD_TAX_ID)
    QApplication.processEvents()  # what was put off until now
    assert opened.dialog.isVisible()
    monkeypatch.setattr(QMessageBox, "exec", never_ask)
    opened.press("Escape")
    opened.house.qtbot.waitUntil(lambda: not window.isVisible())
    assert window.is_anew


def test_who_saves_twice_before_the_settings_close_is_asked_once_what_would_be_lost(
    open_settings: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_settings('language = "en"\n')
    window = opened.house.window
    LanguageFollower(window)
    assert window.desk is not None
    window.desk.selling.new_traveler("Þórdís")
    asked = answer_with(monkeypatch, "&Keep editing")
    opened.set("language", "es")
    opened.set("company_tax_id", "DE136695970")
    opened.save()  # stays for what looks odd
    opened.set("font_scale", "1.25")
    opened.save()
    opened.house.qtbot.waitUntil(window.new_language.isVisible)
    QApplication.processEvents()
    assert len(asked) == 1


def test_a_window_that_stays_keeps_its_language_and_says_when_the_new_one_comes(
    open_settings: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_settings('language = "en"\n', sign_in=marta)
    house, window = opened.house, opened.house.window
    LanguageFollower(window)
    assert window.desk is not None
    ticket = window.desk.selling.pane.ticket
    window.desk.selling.new_traveler("Þórdís")
    asked = answer_with(monkeypatch, "&Keep editing")

    def choose(language: str) -> None:
        if not window.findChildren(SettingsDialog):
            window.show_settings()
        (opened.dialog,) = window.findChildren(SettingsDialog)
        house.qtbot.waitUntil(opened.dialog.isActiveWindow)
        opened.set("language", language)
        opened.save()
        house.qtbot.waitUntil(lambda: not window.findChildren(SettingsDialog))
        QApplication.processEvents()

    choose("es")
    house.qtbot.waitUntil(window.new_language.isVisible)
    assert len(asked) == 1
    house.context.changed.emit(None)
    window.desk.selling.flow.choose_seats(2)
    house.qtbot.waitUntil(lambda: ticket.sell.text() == "Sell 2 seats")
    assert show.money(Decimal(1234)) == "1,234.00"
    window.new_language.opening.setFocus()
    house.keys("Space", window.new_language.opening)  # now, then: what would be lost is asked again
    assert len(asked) == 2
    assert window.isVisible()
    choose("en")
    assert not window.new_language.isVisible()
    assert window.desk.selling.step_back()  # out of the form: the two seats are left
    choose("es")
    assert len(asked) == 3
    choose("en")
    answer_with(monkeypatch, "&Discard it")
    choose("es")
    house.qtbot.waitUntil(lambda: not window.isVisible())
    assert (window.is_anew, window.is_for_good) == (True, False)


def test_a_folder_of_messages_that_is_not_there_is_refused_where_it_stands(
    opened: Opened, tmp_path: Path
) -> None:
    folder = tmp_path / "mails"
    opened.dialog.show_section(Section.MAIL)
    opened.set("mail.folder", str(folder))
    opened.press("Ctrl+Return")
    assert opened.errors() == {"mail.folder": f"There is no folder {folder}: make it first."}
    assert opened.dialog.rows["mail.folder"].editor.hasFocus()
    assert not folder.exists()
    folder.mkdir()
    opened.save()
    assert opened.kept.mail_folder == str(folder)
