"""Wrong values are told at their field, and nothing is written."""

import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.people.tax_ids import ODD_TAX_ID
from astrobookings_desktop.ui.dialogs.form import FormDialog
from tests.helpers.forms import ALL, NewForm, good_values, records_in
from tests.helpers.house import House

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
        before, good = records_in(house, entity), good_values(house, entity, number)
        form = new_form(entity)
        form.set_all(good | {column: text})
        shown_before = form.texts()
        form.save()
        assert list(form.errors()) == [column], text[:20]
        assert form.problem == "1 field needs a change"
        assert form.focused() == column
        assert form.texts() == shown_before
        assert len(form.errors()[column]) < 300
        assert records_in(house, entity) == before
        form.set_all({column: good.get(column, "")})
        form.save_well()
        assert records_in(house, entity) == before + 1
        house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))


@pytest.mark.parametrize(("entity", "column"), [(Entity.TRAVELER, "name"), (Entity.ROCKET, "name")])
def test_bytes_of_nothing_never_reach_the_file(
    house: House, new_form: NewForm, entity: Entity, column: str
) -> None:
    form = new_form(entity)
    form.set_all(good_values(house, entity) | {column: "A\0B"})
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


def test_the_focus_goes_to_the_first_of_several_wrong_fields(new_form: NewForm) -> None:
    form = new_form(Entity.TRAVELER)
    form.set_all({"name": "Fine", "email": "bad", "contact_phone": "none"})
    form.save()
    assert list(form.errors()) == ["email", "contact_phone"]
    assert form.problem == "2 fields need a change"
    assert form.focused() == "email"


def test_an_error_goes_while_its_field_is_mended(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.ROCKET)
    form.set("agency_id", "nobody")
    form.save()
    assert list(form.errors()) == ["name", "agency_id", "capacity"]
    assert form.focused() == "name"
    house.qtbot.keyClicks(form.dialog.focusWidget(), "L")
    assert list(form.errors()) == ["agency_id", "capacity"]
    assert form.problem == "2 fields need a change"
    form.set("agency_id", house.ids.agencies[0])
    assert list(form.errors()) == ["capacity"]
    capacity = form.dialog.fields["capacity"].editor
    capacity.setFocus()
    house.qtbot.keyClicks(capacity, "x")
    assert form.errors() == {}
    assert form.problem == ""
    form.press("Return")
    assert list(form.errors()) == ["capacity"]  # left, it is judged again
    assert form.problem == "1 field needs a change"
