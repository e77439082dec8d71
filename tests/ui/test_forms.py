"""The forms: what they check, how they are walked by keys, and what they write."""

import json
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
)

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.services import agencies
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.tax_ids import ODD_TAX_ID
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.dialogs.editors import fill
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.dialogs.form_specs import FORMS
from astrobookings_desktop.ui.entities.actions import NEW
from astrobookings_desktop.ui.widgets.moment_edit import MomentEdit
from tests.helpers.house import SCRIPTS, House

ALL = list(FORMS)
TABLES = {Entity.TRAVELER: "traveler", Entity.AGENCY: "agency"} | {
    one: one.value for one in (Entity.ROCKET, Entity.LAUNCH, Entity.USER)
}


class Form:
    """A form on a window, driven as a person drives it."""

    def __init__(self, house: House, dialog: FormDialog) -> None:
        self.house, self.dialog = house, dialog
        self.entity = dialog._spec.entity
        house.qtbot.waitUntil(dialog.isVisible)
        dialog.activateWindow()
        house.qtbot.waitUntil(dialog.isActiveWindow)
        self.ended: list[int] = []
        dialog.finished.connect(self.ended.append)

    def set(self, column: str, value: Any) -> None:
        """Put a value in as an editor of its kind takes it."""
        editor = self.dialog.fields[column].editor
        if isinstance(editor, QComboBox) and not isinstance(value, str):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QComboBox) and editor.isEditable():
            editor.setEditText(value)
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, MomentEdit):
            spec = next(one for one in self.dialog._spec.fields if one.column == column)
            fill(spec, editor, value)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(value)
        else:
            editor.setText(value)

    def set_all(self, values: dict[str, Any]) -> None:
        for column, value in values.items():
            self.set(column, value)

    def texts(self) -> dict[str, str]:
        return {column: field.text() for column, field in self.dialog.fields.items()}

    def errors(self) -> dict[str, str]:
        return {column: field.error for column, field in self.dialog.fields.items() if field.error}

    @property
    def problem(self) -> str:
        return self.dialog._problem.text()

    def focused(self) -> str:
        """The column whose editor has the focus."""
        for column, field in self.dialog.fields.items():
            editor = field.editor
            if editor.hasFocus() or editor.isAncestorOf(self.dialog.focusWidget()):
                return column
        return ""

    def press(self, keys: str) -> None:
        self.house.keys(keys, self.dialog.focusWidget() or self.dialog)

    def save(self) -> None:
        """Ctrl+Enter, and wait for the end of the write."""
        self.press("Ctrl+Return")
        self.house.qtbot.waitUntil(lambda: bool(self.ended) or not self.dialog._saving)

    def save_well(self) -> None:
        self.save()
        assert self.ended == [1], (self.texts(), self.problem)


@pytest.fixture
def new_form(house: House) -> Callable[[Entity], Form]:
    def make(entity: Entity) -> Form:
        NEW[entity].run(house.context, house.window)
        return Form(house, house.window.findChildren(FormDialog)[-1])

    return make


@pytest.fixture
def edit_form(house: House) -> Callable[[Entity, int], Form]:
    def make(entity: Entity, key: int) -> Form:
        page = house.show(entity, key)
        action = next(one for one in page.panel.actions_now() if one.id.endswith(".edit"))
        page.panel.run(action)
        return Form(house, house.window.findChildren(FormDialog)[-1])

    return make


NewForm = Callable[[Entity], Form]
EditForm = Callable[[Entity, int], Form]


def _good(house: House, entity: Entity, number: int = 0) -> dict[str, Any]:
    """Values that the services take, each `number` of them beside the others."""
    return {
        Entity.TRAVELER: {"name": "Grace Ito", "email": f"grace{number}@example.org"},
        Entity.AGENCY: {"name": "Lunar Lines", "email": f"lunar{number}@example.org"},
        Entity.ROCKET: {
            "name": "Luna 3",
            "agency_id": house.ids.agencies[0],
            "capacity": "12",
            "range": "moon",
        },
        Entity.LAUNCH: {
            "rocket_id": house.ids.rockets[0],
            "destination": "Moon",
            "date": house.company.clock.now + timedelta(days=300 + 10 * number),
            "price_per_seat": "1,250,000.50",
        },
        Entity.USER: {"name": "Ivo Beck", "email": f"ivo{number}@example.org", "role": "agent"},
    }[entity]


def _count(house: House, entity: Entity) -> int:
    count: int = house.company.value(f"SELECT count(*) FROM {TABLES[entity]}")
    return count


def _required(entity: Entity) -> list[str]:
    """Fields that are required and empty in a fresh form."""
    return {
        Entity.TRAVELER: ["name"],
        Entity.AGENCY: ["name"],
        Entity.ROCKET: ["name", "agency_id", "capacity"],
        Entity.LAUNCH: ["rocket_id", "destination", "price_per_seat"],
        Entity.USER: ["name"],  # and the e-mail, which the service asks for
    }[entity]


# --- saving ---------------------------------------------------------------------------------------


def test_an_empty_form_names_what_is_missing_and_writes_nothing(
    house: House, new_form: NewForm
) -> None:
    for entity in ALL:
        before = _count(house, entity)
        form = new_form(entity)
        form.save()
        assert list(form.errors()) == _required(entity)
        count = len(_required(entity))
        told = "1 field needs a change" if count == 1 else f"{count} fields need a change"
        assert form.problem == told
        assert form.focused() == _required(entity)[0]
        for column, sentence in form.errors().items():
            assert sentence.endswith("must be given.")
            assert form.dialog.fields[column].editor.accessibleDescription() == sentence
        assert _count(house, entity) == before
        form.dialog.done(0)
        house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))


def test_control_enter_saves_and_shows_the_new_record(house: House, new_form: NewForm) -> None:
    for entity in ALL:
        before = _count(house, entity)
        form = new_form(entity)
        form.set_all(_good(house, entity))
        form.save_well()
        assert _count(house, entity) == before + 1
        page = house.page(entity)
        house.qtbot.waitUntil(lambda p=page: house.window.page is p)
        key = house.company.value(
            f"SELECT max({'user_id' if entity in (Entity.TRAVELER, Entity.AGENCY) else 'id'})"
            f" FROM {TABLES[entity]}"
        )
        house.qtbot.waitUntil(lambda p=page, k=key: p.view.current_id() == k and p.panel.key == k)
        house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))


def test_the_button_saves_and_names_the_act(house: House, new_form: NewForm) -> None:
    for entity in ALL:
        form = new_form(entity)
        form.set_all(_good(house, entity))
        assert form.dialog._main.text() == f"Create {FORMS[entity].title}"
        form.dialog._main.click()
        house.qtbot.waitUntil(lambda f=form: f.ended == [1])
        house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))


def test_saving_twice_writes_once(house: House, new_form: NewForm) -> None:
    before = _count(house, Entity.TRAVELER)
    form = new_form(Entity.TRAVELER)
    form.set("name", "Only Once")
    form.dialog.accept()
    form.dialog.accept()
    form.dialog._main.click()
    house.qtbot.waitUntil(lambda: form.ended == [1])
    house.run(lambda _work: None)
    assert _count(house, Entity.TRAVELER) == before + 1


def test_a_closed_form_is_gone(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.TRAVELER)
    form.dialog.reject()
    house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))


# --- keys -----------------------------------------------------------------------------------------


def test_a_form_opens_with_the_focus_in_its_first_field(new_form: NewForm) -> None:
    for entity in ALL:
        form = new_form(entity)
        assert form.focused() == FORMS[entity].fields[0].column
        form.press("Escape")
        assert form.ended == [0]  # nothing was entered: nothing is asked


def test_enter_goes_from_field_to_field(new_form: NewForm) -> None:
    form = new_form(Entity.ROCKET)
    walked = []
    for _field in FORMS[Entity.ROCKET].fields[:-1]:
        walked.append(form.focused())
        form.press("Return")
    assert walked == ["name", "agency_id", "capacity"]
    assert form.focused() == "range"


def test_tab_leaves_a_text_of_many_lines(new_form: NewForm) -> None:
    form = new_form(Entity.AGENCY)
    form.dialog.fields["legal_address"].editor.setFocus()
    form.press("Tab")
    assert form.focused() == "contact_info"


def test_a_tax_id_that_looks_wrong_is_told_and_saved_all_the_same(new_form: NewForm) -> None:
    form = new_form(Entity.AGENCY)
    form.set("name", "Lunar Lines")
    field = form.dialog.fields["tax_id"]
    field.editor.setFocus()
    form.set("tax_id", "DE136695970")
    form.press("Return")
    assert (field.warning, field.error, form.problem) == (ODD_TAX_ID, None, "")
    form.set("tax_id", "DE136695976")
    field.editor.setFocus()
    form.press("Return")
    assert field.warning is None
    form.set("tax_id", "DE136695970")
    form.save_well()


@pytest.mark.parametrize(("answer", "stays"), [("&Keep editing", True), ("&Discard it", False)])
def test_escape_asks_before_it_throws_entries_away(
    new_form: NewForm, monkeypatch: pytest.MonkeyPatch, answer: str, stays: bool
) -> None:
    asked: list[str] = []

    def choose(box: QMessageBox) -> int:
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == answer).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", choose)
    form = new_form(Entity.TRAVELER)
    form.set("name", "Half a name")
    form.press("Escape")
    assert asked == ["What you entered is not saved yet."]
    assert bool(form.ended) is not stays
    if stays:
        assert form.texts()["name"] == "Half a name"


def test_the_cross_of_the_window_asks_as_well(
    new_form: NewForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    form = new_form(Entity.TRAVELER)
    form.set("name", "Half a name")
    form.dialog.close()
    assert asked
    assert form.dialog.isVisible()


# --- what is wrong --------------------------------------------------------------------------------

WRONG: list[tuple[Entity, str, str]] = [
    *((entity, "name", "N" * 10_000) for entity in (Entity.TRAVELER, Entity.AGENCY, Entity.USER)),
    *((entity, "name", "   ") for entity in (Entity.TRAVELER, Entity.ROCKET)),
    *((entity, "email", "no-at.example") for entity in (Entity.TRAVELER, Entity.USER)),
    (Entity.AGENCY, "email", "two@@example.org"),
    (Entity.TRAVELER, "email", "nodot@example"),
    (Entity.TRAVELER, "contact_phone", "none"),
    (Entity.TRAVELER, "emergency_contact", "x" * 501),
    (Entity.AGENCY, "legal_address", "x" * 501),
    (Entity.AGENCY, "tax_id", "x" * 51),
    *((Entity.ROCKET, "capacity", text) for text in ("0", "-1", "1.5", "100001", "1e3", "ten")),
    (Entity.ROCKET, "agency_id", "No such agency"),
    (Entity.LAUNCH, "rocket_id", "No such rocket"),
    (Entity.LAUNCH, "destination", "D" * 10_000),
    *(
        (Entity.LAUNCH, "price_per_seat", text)
        for text in ("-1", "0", "0.001", "NaN", "1000000000000000", "1,5", "1e3", "Infinity", "٣")
    ),
]


@pytest.mark.parametrize("entity", ALL)
def test_a_wrong_value_is_refused_at_its_field_and_nothing_is_written(
    house: House, new_form: NewForm, entity: Entity
) -> None:
    for number, (_, column, text) in enumerate(one for one in WRONG if one[0] is entity):
        before, good = _count(house, entity), _good(house, entity, number)
        form = new_form(entity)
        form.set_all(good | {column: text})
        shown_before = form.texts()
        form.save()
        assert list(form.errors()) == [column], text[:20]
        assert form.problem == "1 field needs a change"
        assert form.focused() == column
        assert form.texts() == shown_before
        assert len(form.errors()[column]) < 300
        assert _count(house, entity) == before
        form.set_all({column: good.get(column, "")})
        form.save_well()
        assert _count(house, entity) == before + 1
        house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))


@pytest.mark.parametrize(("entity", "column"), [(Entity.TRAVELER, "name"), (Entity.ROCKET, "name")])
def test_bytes_of_nothing_never_reach_the_file(
    house: House, new_form: NewForm, entity: Entity, column: str
) -> None:
    form = new_form(entity)
    form.set_all(_good(house, entity) | {column: "A\0B"})
    form.save()
    assert house.company.rows("SELECT name FROM user WHERE instr(name, char(0))") == []
    assert house.company.rows("SELECT name FROM rocket WHERE instr(name, char(0))") == []
    assert form.ended == [1] or list(form.errors()) == [column]


def test_a_field_is_checked_when_it_is_left(new_form: NewForm) -> None:
    form = new_form(Entity.TRAVELER)
    form.dialog.fields["email"].editor.setFocus()
    form.set("email", "no-at.example")
    assert form.errors() == {}
    form.press("Tab")
    assert list(form.errors()) == ["email"]
    assert form.problem == "1 field needs a change"
    form.dialog.fields["email"].editor.setFocus()
    form.set("email", "at@example.org")
    form.press("Tab")
    assert form.errors() == {}
    assert form.problem == ""


def test_a_wrong_value_that_is_taken_away_is_no_fault_any_more(new_form: NewForm) -> None:
    form = new_form(Entity.TRAVELER)
    editor = form.dialog.fields["email"].editor
    editor.setFocus()
    form.set("email", "no-at.example")
    form.press("Tab")
    editor.setFocus()
    form.set("email", "")
    form.press("Tab")
    assert form.errors() == {}
    assert form.problem == ""


def test_the_focus_goes_to_the_first_of_several_wrong_fields(new_form: NewForm) -> None:
    form = new_form(Entity.TRAVELER)
    form.set_all({"name": "Fine", "email": "bad", "contact_phone": "none"})
    form.save()
    assert list(form.errors()) == ["email", "contact_phone"]
    assert form.problem == "2 fields need a change"
    assert form.focused() == "email"


# --- what the rules say no to ---------------------------------------------------------------------


def test_a_taken_e_mail_lands_on_its_field_and_keeps_every_text(
    house: House, new_form: NewForm
) -> None:
    form = new_form(Entity.TRAVELER)
    form.set_all(
        {
            "name": "Ana Two",
            "email": "ANA@Example.org",
            "contact_phone": "555 0100",
            "travel_preferences": "seat: window",
        }
    )
    texts = form.texts()
    form.save()
    assert list(form.errors()) == ["email"]
    assert "belongs to somebody else" in form.errors()["email"]
    assert form.focused() == "email"
    assert form.texts() == texts
    form.set("email", "ana.two@example.org")
    form.save_well()


def test_a_user_needs_an_e_mail(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.USER)
    form.set_all({"name": "Ivo Beck", "role": "agent"})
    form.save()
    assert list(form.errors()) == ["email"]
    assert form.focused() == "email"


def test_staff_of_an_agency_needs_the_agency(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.USER)
    form.set_all(_good(house, Entity.USER) | {"role": "agency"})
    form.save()
    assert list(form.errors()) == ["agency_id"]
    form.set("agency_id", house.ids.agencies[0])
    form.save_well()


def test_a_busy_rocket_lands_on_the_date(house: House, new_form: NewForm) -> None:
    date = house.company.value("SELECT date FROM launch WHERE id = ?", house.ids.launches[0])
    form = new_form(Entity.LAUNCH)
    form.set_all(_good(house, Entity.LAUNCH) | {"date": from_text(date)})
    form.save()
    assert list(form.errors()) == ["date"]
    assert "already flies launch" in form.errors()["date"]


def test_a_launch_in_the_past_lands_on_the_date(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.LAUNCH)
    form.set_all(
        _good(house, Entity.LAUNCH) | {"date": house.company.clock.now - timedelta(days=1)}
    )
    form.save()
    assert list(form.errors()) == ["date"]


def test_a_rocket_of_too_short_a_range_lands_on_the_rocket(house: House, new_form: NewForm) -> None:
    short = house.company.rocket(house.ids.agencies[0], name="Hopper", range="suborbital")
    form = new_form(Entity.LAUNCH)
    form.set_all(_good(house, Entity.LAUNCH) | {"rocket_id": short})
    form.save()
    assert list(form.errors()) == ["rocket_id"]
    assert "range" in form.errors()["rocket_id"]


def test_an_unknown_destination_asks_for_its_range(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.LAUNCH)
    form.set_all(_good(house, Entity.LAUNCH) | {"destination": "Farthest Rock"})
    form.save()
    assert list(form.errors()) == ["range"]
    form.set("range", "mars")
    form.save_well()


def test_a_capacity_below_the_seats_taken_lands_on_the_capacity(
    house: House, edit_form: EditForm
) -> None:
    form = edit_form(Entity.ROCKET, house.ids.rockets[0])
    form.set("capacity", "1")
    form.save()
    assert list(form.errors()) == ["capacity"]
    assert (
        house.company.value("SELECT capacity FROM rocket WHERE id = ?", house.ids.rockets[0]) == 8
    )


def test_a_range_too_short_for_its_launches_lands_on_the_range(
    house: House, edit_form: EditForm
) -> None:
    form = edit_form(Entity.ROCKET, house.ids.rockets[1])
    form.set("range", "suborbital")
    form.save()
    assert list(form.errors()) == ["range"]


def test_another_agency_for_a_rocket_with_launches_is_refused(
    house: House, edit_form: EditForm
) -> None:
    form = edit_form(Entity.ROCKET, house.ids.rockets[0])
    form.set("agency_id", house.ids.agencies[1])
    form.save()
    assert not form.ended
    assert "has launches" in form.errors()["agency_id"]


def test_a_refusal_without_a_field_stands_in_the_footer(house: House, new_form: NewForm) -> None:
    """The right was taken away meanwhile."""
    form = new_form(Entity.TRAVELER)
    form.set("name", "Grace Ito")
    house.context.actor = Actor(None, "Somebody", Role.AGENCY)
    form.save()
    assert not form.ended
    assert "may not edit travelers" in form.problem
    assert form.texts()["name"] == "Grace Ito"


# --- editing --------------------------------------------------------------------------------------


EDITS = (
    (Entity.TRAVELER, "travelers", "contact_phone", "555 0199"),
    (Entity.AGENCY, "agencies", "contact_info", "Ring twice"),
    (Entity.ROCKET, "rockets", "name", "Selene 8"),
    (Entity.LAUNCH, "launches", "price_per_seat", "2000.00"),
    (Entity.USER, "users", "name", "Marta R. Ruiz"),
)


def test_editing_writes_only_what_differs(house: House, edit_form: EditForm) -> None:
    for entity, place, column, text in EDITS:
        key = getattr(house.ids, place)[0]
        form = edit_form(entity, key)
        assert form.dialog._main.text() == f"Save {FORMS[entity].title}"
        form.set(column, text)
        assert form.dialog._changes() == {column: text}
        form.save_well()
        (details,) = house.company.rows(
            "SELECT details FROM entry_log WHERE action = 'edit' ORDER BY id DESC LIMIT 1"
        )
        after = json.loads(details[0])["after"]
        assert set(after) - {"name_folded", "phone_digits"} == {column}
        house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))


def test_saving_an_untouched_record_writes_nothing(house: House, edit_form: EditForm) -> None:
    rows = house.company.value("SELECT count(*) FROM entry_log")
    for entity, keys in (
        (Entity.TRAVELER, house.ids.travelers),
        (Entity.AGENCY, house.ids.agencies),
        (Entity.ROCKET, house.ids.rockets),
        (Entity.LAUNCH, house.ids.launches),
        (Entity.USER, house.ids.users),
    ):
        for key in keys:
            form = edit_form(entity, key)
            assert not form.dialog.is_touched
            form.save_well()
            house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))
        assert house.company.value("SELECT count(*) FROM entry_log") == rows, entity


def test_a_launch_date_is_shown_but_not_edited(house: House, edit_form: EditForm) -> None:
    form = edit_form(Entity.LAUNCH, house.ids.launches[0])
    assert not form.dialog.fields["date"].editor.isEnabled()


def test_a_deactivated_choice_stays_what_the_record_has(house: House, edit_form: EditForm) -> None:
    house.company.do(agencies.set_agency_active, house.ids.agencies[0], False)
    form = edit_form(Entity.ROCKET, house.ids.rockets[0])
    assert form.dialog.fields["agency_id"].text() == str(house.ids.agencies[0])
    assert not form.dialog.is_touched
    form.press("Escape")


def test_wishes_are_lines_of_name_and_wish(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.TRAVELER)
    form.set_all({"name": "Grace Ito", "travel_preferences": "seat: window\nno peanuts\nvegan"})
    form.save_well()
    stored = house.company.value(
        "SELECT travel_preferences FROM traveler ORDER BY user_id DESC LIMIT 1"
    )
    assert json.loads(stored) == {"seat": "window", "other": "no peanuts; vegan"}


# --- names, zones, amounts ------------------------------------------------------------------------

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
    form.set_all(_good(house, Entity.LAUNCH) | {"date": wall})
    editor = form.dialog.fields["date"].editor
    assert isinstance(editor, MomentEdit)
    assert editor.text() == "4 Jul 2027, 09:30"
    form.save_well()
    stored = house.company.value("SELECT date FROM launch ORDER BY id DESC LIMIT 1")
    assert from_text(stored) == wall.astimezone(UTC)


def test_a_price_with_thousands_and_cents_is_exact(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.LAUNCH)
    form.set_all(_good(house, Entity.LAUNCH) | {"price_per_seat": "1,250,000.07"})
    form.save_well()
    assert (
        house.company.value("SELECT price_per_seat FROM launch ORDER BY id DESC LIMIT 1")
        == 125_000_007
    )


def test_every_field_has_a_label_and_a_spoken_name(new_form: NewForm) -> None:
    for entity in ALL:
        form = new_form(entity)
        for spec in FORMS[entity].fields:
            field = form.dialog.fields[spec.column]
            assert spec.label in field.editor.accessibleName()
            assert any(label.text() == spec.label for label in field.findChildren(QLabel))
        form.press("Escape")


DATES = {
    "2027-05-04 10:30": "4 May 2027, 10:30",
    "2027-05-04T10:30": "4 May 2027, 10:30",
    "4 may 2027": "4 May 2027, 09:00",
    "4 de mayo 2027": None,
    "4 mayo 2027, 7:05": "4 May 2027, 07:05",
    "+30": "23 Dec 2026, 09:00",
    "29 Feb 2027": None,
    "2027-13-01": None,
    "soon": None,
    "0001-01-01 00:00": "1 Jan 1, 00:00",
}


def test_a_date_is_typed_as_people_write_it(
    house: House, new_form: NewForm, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: shown.use_zone("system"))
    shown.use_zone("UTC")
    for typed, shown_as in DATES.items():
        form = new_form(Entity.LAUNCH)
        editor = form.dialog.fields["date"].editor
        editor.setFocus()
        editor.selectAll()
        house.qtbot.keyClicks(editor, typed)
        house.keys("Tab", editor)
        assert not editor.hasFocus()  # one Tab leaves the whole date
        if shown_as is None:
            assert "must be a date such as" in form.errors()["date"]
            assert editor.text() == typed
        else:
            assert editor.text() == shown_as
        form.dialog.fields["date"].editor.setText("")
        form.dialog.done(0)
        house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))


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
        "No agency alone is called “acme”: choose one of the list."
    )
