"""What the forms write, and what they leave alone."""

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor, actor_of
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.files.table_files import read_table
from astrobookings_desktop.services.imports.run import ImportPlan
from astrobookings_desktop.services.imports.trials import try_import
from astrobookings_desktop.services.launches.announcements import (
    Announcement,
    preview_announcement,
)
from astrobookings_desktop.services.people import agencies
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.ui.dialogs import launch_news
from astrobookings_desktop.ui.dialogs.confirm import PreviewDialog
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.dialogs.form_specs import FORMS
from astrobookings_desktop.ui.dialogs.launch_news import LaunchNews
from astrobookings_desktop.ui.entities.actions import NEW
from astrobookings_desktop.ui.importing.preview import counts_of
from tests.helpers.company import Company
from tests.helpers.forms import (
    ALL,
    TABLES,
    EditForm,
    Form,
    NewForm,
    good_values,
    records_in,
    required,
)
from tests.helpers.house import House, Houses

# --- news of a launch ---------------------------------------------------------------------------


def test_how_many_are_told_of_a_launch_is_said_before_and_after(
    house: House, new_form: NewForm
) -> None:
    said: list[str] = []
    house.context.said.connect(said.append)

    def note(form: Form) -> LaunchNews:
        (news,) = form.dialog.findChildren(LaunchNews)
        house.qtbot.waitUntil(lambda: news.is_counted)
        return news

    form = new_form(Entity.LAUNCH)
    (row,) = note(form).effects.rows
    assert row.accessibleName() == (
        "Messages. There is no VIP traveler yet whom it is announced to. —"
    )
    form.dialog.done(0)
    ana, moses = house.ids.travelers[:2]
    for launch in house.ids.launches[2:4]:
        house.company.do(sell_seats, SellSeats(launch, ana, 1))
        house.company.do(sell_seats, SellSeats(launch, moses, 1))
    form = new_form(Entity.LAUNCH)
    (row,) = note(form).effects.rows
    words = "Messages. VIP travelers; 1 by mail after 30 s, the others have no e-mail. 2 messages"
    assert row.accessibleName() == words
    form.set_all(good_values(house, Entity.LAUNCH))
    form.save_well()
    house.qtbot.waitUntil(
        lambda: "Launch created; 2 VIP travelers are told, 1 of them by mail" in said
    )


def test_who_saves_before_they_are_counted_is_told_nothing_untrue(
    house: House, new_form: NewForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    house.context.said.connect(said.append)
    may_count = threading.Event()

    def slow(reading: Reading) -> Announcement | None:
        assert may_count.wait(30)
        return preview_announcement(reading)

    monkeypatch.setattr(launch_news, "preview_announcement", slow)
    form = new_form(Entity.LAUNCH)
    form.set_all(good_values(house, Entity.LAUNCH))
    form.save_well()
    house.qtbot.waitUntil(lambda: "Launch created; any VIP travelers are told" in said)
    may_count.set()


def test_staff_of_an_agency_learn_of_no_vip_travelers_figures(
    open_house: Houses, tmp_path: Path
) -> None:
    def staff(company: Company) -> Actor:
        own = "SELECT user_id FROM agency ORDER BY user_id LIMIT 1"
        return actor_of(company.value(own), "Orbital Ways", Role.AGENCY, None)

    house = open_house(sign_in=staff)
    for launch in house.ids.launches[2:4]:
        house.company.do(sell_seats, SellSeats(launch, house.ids.travelers[0], 1))
    NEW[Entity.LAUNCH].run(house.context, house.window)
    form = Form(house, house.window.findChildren(FormDialog)[-1])
    (news,) = form.dialog.findChildren(LaunchNews)
    house.qtbot.waitUntil(lambda: news.is_counted)
    (row,) = news.effects.rows
    assert row.accessibleName().strip(" .") == "Messages. Any VIP travelers are told"
    form.dialog.done(0)
    view = house.context.reading()
    rocket = house.company.value(
        "SELECT min(id) FROM rocket WHERE agency_id = ?", house.ids.agencies[0]
    )
    path = tmp_path / "launches.csv"
    path.write_text(f"rocket_id,date,destination,price_per_seat\n{rocket},2028-01-01,Moon,9\n")
    plan, table = ImportPlan(Entity.LAUNCH), read_table(path)
    counts = counts_of(try_import(house.context.office, view.actor, plan, table))
    assert "1 launch to come, any VIP travelers are told about it" in counts


# --- saving ---------------------------------------------------------------------------------------


def test_an_empty_form_names_what_is_missing_and_writes_nothing(
    house: House, new_form: NewForm
) -> None:
    for entity in ALL:
        before = records_in(house, entity)
        form = new_form(entity)
        form.save()
        assert list(form.errors()) == required(entity)
        count = len(required(entity))
        told = "1 field needs a change" if count == 1 else f"{count} fields need a change"
        assert form.problem == told
        assert form.focused() == required(entity)[0]
        for column, sentence in form.errors().items():
            assert "must be given" in sentence
            assert form.dialog.fields[column].editor.accessibleDescription() == sentence
        assert records_in(house, entity) == before
        form.dialog.done(0)
        house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))


def test_control_enter_saves_and_shows_the_new_record(house: House, new_form: NewForm) -> None:
    for entity in ALL:
        before = records_in(house, entity)
        form = new_form(entity)
        form.set_all(good_values(house, entity))
        form.save_well()
        assert records_in(house, entity) == before + 1
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
        form.set_all(good_values(house, entity))
        act = FORMS[entity].act or f"Create {FORMS[entity].title}"
        assert form.dialog.foot.main.text() == act
        form.dialog.foot.main.click()
        house.qtbot.waitUntil(lambda f=form: f.ended == [1])
        house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))


def test_saving_twice_writes_once(house: House, new_form: NewForm) -> None:
    before = records_in(house, Entity.TRAVELER)
    form = new_form(Entity.TRAVELER)
    form.set("name", "Only Once")
    form.dialog.accept()
    form.dialog.accept()
    form.dialog.foot.main.click()
    house.qtbot.waitUntil(lambda: form.ended == [1])
    house.run(lambda _work: None)
    assert records_in(house, Entity.TRAVELER) == before + 1


def test_a_closed_form_is_gone(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.TRAVELER)
    form.dialog.reject()
    house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))


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
        assert form.dialog.foot.main.text() == f"Save {FORMS[entity].title}"
        form.set(column, text)
        assert form.dialog._changes() == {column: text}
        if entity is Entity.LAUNCH:  # seats are sold: what it touches is said first
            form.press("Ctrl+Return")
            agree(form, "is for new bookings only")
            house.qtbot.waitUntil(lambda f=form: f.ended == [1])
        else:
            form.save_well()
        (details,) = house.company.rows(
            "SELECT details FROM entry_log WHERE action = 'edit' ORDER BY id DESC LIMIT 1"
        )
        after = json.loads(details[0])["after"]
        assert set(after) - {"name_folded", "phone_digits"} == {column}
        house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))


def agree(form: Form, *said: str) -> list[str]:
    """Go on from the question before a change is saved; gives what it says."""
    question = form.dialog.findChildren(PreviewDialog)[-1]
    texts = [label.text() for label in question.findChildren(QLabel)]
    for words in said:
        assert any(words in text for text in texts), texts
    question.accept()
    return texts


def test_an_edit_of_a_launch_says_what_it_touches_first(house: House, edit_form: EditForm) -> None:
    launch = house.ids.launches[0]
    form = edit_form(Entity.LAUNCH, launch)
    form.set("destination", "ISS")
    form.set("price_per_seat", "1")
    form.press("Ctrl+Return")
    assert house.company.value(f"SELECT destination FROM launch WHERE id = {launch}") != "ISS"
    question = form.dialog.findChildren(PreviewDialog)[-1]
    assert question.keep.text() == "Keep editing"
    question.keep.click()
    assert not form.ended  # it is all there still
    form.press("Ctrl+Return")
    agree(
        form,
        "1 booking with 2 seats was sold already and keeps its price.",
        "Nobody gets a message about it",
        "is less than a tenth of",
    )
    house.qtbot.waitUntil(lambda: form.ended == [1])
    assert house.company.value(f"SELECT price_per_seat FROM launch WHERE id = {launch}") == 100


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


def test_staff_of_an_agency_are_not_asked_for_the_agency(open_house: Houses) -> None:
    def staff(company: Company) -> Actor:
        own = "SELECT user_id FROM agency ORDER BY user_id LIMIT 1"
        return actor_of(company.value(own), "Orbital Ways", Role.AGENCY, None)

    house = open_house(sign_in=staff)
    company, own = house.company, house.ids.agencies[0]
    NEW[Entity.ROCKET].run(house.context, house.window)
    form = Form(house, house.window.findChildren(FormDialog)[-1])
    assert list(form.dialog.fields) == ["name", "capacity", "range"]
    form.set_all({"name": "Lynx", "capacity": "4", "range": "mars"})
    form.save_well()
    lynx = company.value("SELECT id FROM rocket WHERE name = 'Lynx' AND agency_id = ?", own)
    form = Form(house, _edit(house, Entity.ROCKET, lynx))
    assert "agency_id" not in form.dialog.fields
    form.set("capacity", "5")
    form.save_well()
    assert company.value("SELECT capacity FROM rocket WHERE id = ?", lynx) == 5
    NEW[Entity.LAUNCH].run(house.context, house.window)
    form = Form(house, house.window.findChildren(FormDialog)[-1])
    box = form.dialog.fields["rocket_id"].editor
    assert isinstance(box, QComboBox)
    offered = [box.itemText(place) for place in range(1, box.count())]
    assert "Lynx · 5 seats" in offered
    assert not any("Tom" in one or "Orbital" in one for one in offered)


def _edit(house: House, entity: Entity, key: int) -> FormDialog:
    page = house.show(entity, key)
    action = next(one for one in page.panel.actions_now() if one.id.endswith(".edit"))
    page.panel.run(action)
    return house.window.findChildren(FormDialog)[-1]
