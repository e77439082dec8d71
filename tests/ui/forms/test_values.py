"""Names of any script, zones, amounts, dates and choices, as people type them."""

import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.moment_edit import MomentEdit
from tests.helpers.forms import Form, NewForm, good_values
from tests.helpers.house import SCRIPTS, House
from tests.helpers.zones import WEST, computer_in

NAMES = (*SCRIPTS, "e\u0301milie ", "<b>bold</b>", "B&B", "A" * 200, "👩‍🚀 नीरजा")


def test_names_of_any_script_are_kept_and_shown(house: House, new_form: NewForm) -> None:
    page = house.page(Entity.TRAVELER)
    for name in NAMES:
        form = new_form(Entity.TRAVELER)
        form.set("name", name)
        form.save_well()
        kept = unicodedata.normalize("NFC", name.strip())
        key = house.company.value("SELECT max(user_id) FROM traveler")
        assert house.company.value(f"SELECT name FROM user WHERE id = {key}") == kept
        house.qtbot.waitUntil(lambda k=key: page.panel.key == k)
        house.qtbot.waitUntil(lambda text=kept: page.panel._title.text() == text)
        assert page.model.index(page.model.row_of(key), 0).data() == kept


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata", "America/New_York", "Pacific/Kiritimati"])
def test_a_launch_departs_in_the_time_of_the_workstation(
    house: House, new_form: NewForm, zone: str, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: shown.use_zone("system"))
    shown.use_zone(zone)
    wall = datetime(2027, 7, 4, 9, 30, tzinfo=ZoneInfo(zone))
    form = new_form(Entity.LAUNCH)
    form.set_all(good_values(house, Entity.LAUNCH) | {"date": wall})
    editor = form.dialog.fields["date"].editor
    assert isinstance(editor, MomentEdit)
    assert editor.text() == "4 Jul 2027, 09:30"
    form.save_well()
    stored = house.company.value("SELECT date FROM launch ORDER BY id DESC LIMIT 1")
    assert from_text(stored) == wall.astimezone(UTC)


@pytest.mark.parametrize("kept", ["2027-11-07T08:30:15.000000Z", "2027-11-07T09:30:15.000000Z"])
@pytest.mark.parametrize("zone", ["system", WEST])
def test_a_moment_of_the_hour_that_comes_twice_stays_as_it_is_until_it_is_changed(
    qtbot: QtBot, request: pytest.FixtureRequest, zone: str, kept: str
) -> None:
    request.addfinalizer(lambda: shown.use_zone("system"))
    with computer_in(WEST):
        shown.use_zone(zone)
        edit = MomentEdit(lambda: datetime(2027, 1, 1, tzinfo=UTC))
        qtbot.addWidget(edit)
        edit.set_moment(shown.local(kept))
        assert edit.text() == "7 Nov 2027, 01:30"
        edit.editingFinished.emit()
        assert edit.moment() == from_text(kept)
        edit.setText("7 Nov 2027, 01:31")
        edit.setText("7 Nov 2027, 01:30")  # typed again, it is still what it was
        assert edit.moment() == from_text(kept)
        edit.setText("2027-11-07 01:30")  # it is typed now: the first of the two
        assert edit.moment() == datetime(2027, 11, 7, 8, 30, tzinfo=UTC)
        edit.editingFinished.emit()
        assert edit.moment() == datetime(2027, 11, 7, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_PageUp])
def test_the_last_day_of_the_calendar_is_stepped_over_by_no_key(qtbot: QtBot, key: Qt.Key) -> None:
    edit = MomentEdit(lambda: datetime(2027, 1, 1, tzinfo=UTC))
    qtbot.addWidget(edit)
    edit.setText("9999-12-31 09:00")
    qtbot.keyClick(edit, key)  # an OverflowError there ends the program
    assert edit.text() == "9999-12-31 09:00"


def test_a_launch_is_proposed_at_nine_on_the_day_the_clocks_change(
    house: House, new_form: NewForm, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: shown.use_zone("system"))
    with computer_in(WEST):
        shown.use_zone("system")
        house.company.clock.now = datetime(2027, 2, 12, 8, 30, tzinfo=UTC)  # 30 days later at 00:30
        editor = new_form(Entity.LAUNCH).dialog.fields["date"].editor
        assert isinstance(editor, MomentEdit)
        assert editor.text() == "14 Mar 2027, 09:00"


def test_a_price_with_thousands_and_cents_is_exact(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.LAUNCH)
    form.set_all(good_values(house, Entity.LAUNCH) | {"price_per_seat": "1,250,000.07"})
    form.save_well()
    assert (
        house.company.value("SELECT price_per_seat FROM launch ORDER BY id DESC LIMIT 1")
        == 125_000_007
    )


FORM, LACKING = "must be a date such as", "there is no day"
DATES = {
    "2027-05-04 10:30": "4 May 2027, 10:30",
    "2027-05-04T10:30": "4 May 2027, 10:30",
    "4 may 2027": "4 May 2027, 09:00",
    "4 de mayo 2027": FORM,
    "4 mayo 2027, 7:05": "4 May 2027, 07:05",
    "+30": "23 Dec 2026, 09:00",
    "31/12/2027 10:00": "31 Dec 2027, 10:00",
    "12/31/2027": "31 Dec 2027, 09:00",
    "5/5/2027": "5 May 2027, 09:00",
    "5/4/2027": FORM,  # April or May?
    "31/2/2027": LACKING,
    "29 Feb 2027": LACKING,
    "2027-13-01": LACKING,
    "soon": FORM,
    "0001-01-01 00:00": "1 Jan 1, 00:00",
}


def test_a_date_is_typed_as_people_write_it(
    house: House, new_form: NewForm, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: shown.use_zone("system"))
    shown.use_zone("UTC")
    for typed, told in DATES.items():
        form = new_form(Entity.LAUNCH)
        editor = form.dialog.fields["date"].editor
        editor.setFocus()
        editor.selectAll()
        house.qtbot.keyClicks(editor, typed)
        house.keys("Tab", editor)
        assert not editor.hasFocus()  # one Tab leaves the whole date
        if told in (FORM, LACKING):
            assert told in form.errors()["date"]
            assert f"“{typed}”" in form.errors()["date"]
            assert editor.text() == typed
        else:
            assert editor.text() == told
        form.dialog.fields["date"].editor.setText("")
        form.dialog.done(0)
        house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))


def test_a_date_out_of_all_years_is_refused_as_it_was_typed(
    house: House, new_form: NewForm, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: shown.use_zone("system"))
    shown.use_zone("America/New_York")
    form = new_form(Entity.LAUNCH)
    late = datetime(9999, 12, 31, 18, 59, tzinfo=ZoneInfo("America/New_York"))
    form.set_all(good_values(house, Entity.LAUNCH) | {"date": late})
    form.save()
    house.qtbot.waitUntil(lambda: "date" in form.errors())
    assert form.errors()["date"].endswith("in the years 1900 to 2200, not 31 Dec 9999, 18:59.")


SPANISH = {
    "31/12/2027 10:00": "31 dic 2027, 10:00",
    "5/4/2027": "5 abr 2027, 09:00",
    "5.4.2027": "5 abr 2027, 09:00",
    "31/2/2027": "«Salida»: no existe el día «31/2/2027» en el calendario.",
    "pronto": "«Salida» debe ser una fecha como 17 mar 2027, 09:00 o 2027-03-17 09:00, y no "
    "«pronto».",
}


def test_in_spanish_the_day_comes_first(
    house: House, new_form: NewForm, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: use_language("en"))
    use_language("es")
    form = new_form(Entity.LAUNCH)
    field = form.dialog.fields["date"]
    for typed, told in SPANISH.items():
        form.dialog.fields["date"].editor.setText("")
        field.editor.setFocus()
        house.qtbot.keyClicks(field.editor, typed)
        house.keys("Tab", field.editor)
        assert told == (form.errors().get("date") or field.text())
    form.dialog.done(0)


def test_a_capacity_takes_the_groups_that_its_note_writes(
    house: House, new_form: NewForm, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: use_language("en"))
    for language, typed in (("en", "1,250"), ("es", "1.250")):
        use_language(language)
        form = new_form(Entity.ROCKET)
        form.set_all(good_values(house, Entity.ROCKET) | {"name": language, "capacity": typed})
        form.save_well()
        kept = house.company.value(f"SELECT capacity FROM rocket WHERE name = '{language}'")
        assert kept == 1250


@pytest.mark.parametrize(
    ("keys", "moment"),
    [("Up", "5 Jul 2027, 09:30"), ("Down", "3 Jul 2027, 09:30"), ("PageUp", "4 Aug 2027, 09:30")],
)
def test_arrows_step_through_days_and_months(
    house: House, new_form: NewForm, keys: str, moment: str
) -> None:
    form = new_form(Entity.LAUNCH)
    form.set("date", datetime(2027, 7, 4, 9, 30).astimezone(UTC))
    editor = form.dialog.fields["date"].editor
    house.keys(keys, editor)
    assert editor.text() == moment


def test_a_record_is_chosen_by_a_part_of_its_name_that_no_other_has(
    house: House, new_form: NewForm
) -> None:
    form = new_form(Entity.ROCKET)
    form.set_all({"name": "X", "capacity": "3"} | {"agency_id": "orbit"})
    editor = form.dialog.fields["agency_id"].editor
    editor.lineEdit().editingFinished.emit()
    assert editor.currentText() == "Orbital Ways"
    form.save_well()
    assert (
        house.company.value("SELECT agency_id FROM rocket WHERE name = 'X'")
        == (house.ids.agencies[0])
    )


def test_a_name_that_nobody_has_is_told_in_the_words_of_the_form(new_form: NewForm) -> None:
    form = new_form(Entity.ROCKET)
    form.set_all({"name": "X", "capacity": "3", "agency_id": "acme"})
    form.save()
    assert form.errors()["agency_id"] == (
        "No agency is called “acme”, or several are: choose one of the list."
    )


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_start_of_a_name_or_a_code_completes_destination_and_range(
    house: House, new_form: NewForm
) -> None:
    form = new_form(Entity.LAUNCH)
    place, reach = (form.dialog.fields[name].editor for name in ("destination", "range"))
    assert isinstance(place, QComboBox)
    assert isinstance(reach, QComboBox)
    line = place.lineEdit()
    assert line is not None
    line.setFocus()
    house.qtbot.keyClicks(line, "low")
    house.qtbot.keyClick(place.completer().popup(), Qt.Key.Key_Return)
    assert form.focused() == "range"
    assert place.currentText() == "Low Earth Orbit"
    line.setFocus()
    line.selectAll()
    house.qtbot.keyClicks(line, "Vulcan")
    house.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert place.currentText() == "Vulcan"
    line.setFocus()
    line.selectAll()
    house.qtbot.keyClicks(line, "leo")
    house.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert place.currentText() == "Low Earth Orbit"
    place.setEditText("Vulcan")
    for typed, value in (("low_e", "low_earth"), ("mo", "moon"), ("Low E", "low_earth")):
        reach.setCurrentIndex(0)
        reach._typed = ""  # type: ignore[attr-defined]  # as after a pause
        house.qtbot.keyClicks(reach, typed)
        assert reach.currentData() == value


def shown_in(place: Field) -> str:
    assert isinstance(place.editor, QComboBox)
    return place.editor.currentText()


@pytest.mark.parametrize(
    ("reach", "kept"), [("", "Gateway lunar orbit"), ("suborbital", "Lunar G")]
)
def test_a_place_with_a_range_of_its_own_is_left_as_it_was_typed(
    house: House, new_form: NewForm, reach: str, kept: str
) -> None:
    form = new_form(Entity.LAUNCH)
    form.set_all({"destination": "Lunar G", "range": reach})
    place, price = (form.dialog.fields[name] for name in ("destination", "price_per_seat"))
    place.editor.setFocus()
    price.editor.setFocus()
    house.qtbot.waitUntil(lambda: form.focused() == "price_per_seat")
    assert shown_in(place) == kept
    assert form.dialog._changes()["destination"] == kept


def test_a_launch_keeps_its_place_in_the_form_though_another_begins_so(
    house: House, edit_form: Callable[[Entity, int], Form]
) -> None:
    rocket = house.company.rocket()
    launch = house.company.launch(rocket, destination="Lunar G", range="suborbital")
    form = edit_form(Entity.LAUNCH, launch)
    place, price = (form.dialog.fields[name] for name in ("destination", "price_per_seat"))
    place.editor.setFocus()
    price.editor.setFocus()
    house.qtbot.waitUntil(lambda: form.focused() == "price_per_seat")
    assert shown_in(place) == "Lunar G"
    form.set("destination", "Gateway lunar orbit")
    assert form.dialog._changes() == {"destination": "Gateway lunar orbit"}
