"""How the forms are walked and left by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QMessageBox

from astrobookings_desktop.data.queries.desk import Duplicate
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.dialogs import form as form_module
from astrobookings_desktop.ui.dialogs.form_specs import FORMS
from astrobookings_desktop.ui.dialogs.known_travelers import KnownTravelers
from tests.helpers.forms import ALL, Form, NewForm, records_in
from tests.helpers.house import House
from tests.helpers.questions import answer_with


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


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
@pytest.mark.parametrize(
    ("typed", "down", "name"),
    [("ares", 0, "Ares Heavy"), ("e", 2, "Selene 7"), ("tom", 1, "Tom & Jerry"), ("", 0, "")],
)
def test_one_enter_takes_a_proposal_and_goes_on(
    new_form: NewForm, typed: str, down: int, name: str
) -> None:
    form = new_form(Entity.LAUNCH)
    box = form.dialog.fields["rocket_id"].editor
    assert isinstance(box, QComboBox)
    popup = box.completer().popup()
    QTest.keyClicks(form.dialog.focusWidget(), typed)
    assert popup.isVisible() is bool(typed)
    for _ in range(down):
        QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup if typed else box, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert form.focused() == "destination"
    assert box.currentText().partition(" · ")[0] == name


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_what_is_wrong_is_in_sight_when_a_form_is_sent_from_open_proposals(
    new_form: NewForm,
) -> None:
    form = new_form(Entity.LAUNCH)
    popup = form.dialog.fields["rocket_id"].editor.completer().popup()
    QTest.keyClicks(form.dialog.focusWidget(), "e")
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.errors()["rocket_id"]
    assert not popup.isVisible()
    QTest.keyClicks(form.dialog.focusWidget(), "l")
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "rocket_id" not in form.errors()
    assert not popup.isVisible()


def test_tab_leaves_a_text_of_many_lines(new_form: NewForm) -> None:
    form = new_form(Entity.AGENCY)
    form.dialog.fields["legal_address"].editor.setFocus()
    form.press("Tab")
    assert form.focused() == "contact_info"


@pytest.mark.parametrize(("answer", "stays"), [("&Keep editing", True), ("&Discard it", False)])
def test_escape_asks_before_it_throws_entries_away(
    new_form: NewForm, monkeypatch: pytest.MonkeyPatch, answer: str, stays: bool
) -> None:
    asked = answer_with(monkeypatch, answer)
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


def test_every_field_has_a_label_and_a_spoken_name(new_form: NewForm) -> None:
    for entity in ALL:
        form = new_form(entity)
        for spec in FORMS[entity].fields:
            field = form.dialog.fields[spec.column]
            assert spec.label in field.editor.accessibleName()
            assert any(label.text() == spec.label for label in field.findChildren(QLabel))
        form.press("Escape")


def _known(form: Form) -> KnownTravelers:
    (shown,) = form.dialog.findChildren(KnownTravelers)
    return shown


def _likest(shown: KnownTravelers) -> tuple[int, tuple[str, ...]]:
    row = shown.known.rows.row(0)
    assert isinstance(row, Duplicate)
    return row.id, row.matches


def test_a_new_traveler_is_compared_with_those_who_are_known(
    house: House, new_form: NewForm
) -> None:
    ana = house.ids.travelers[0]
    form = new_form(Entity.TRAVELER)
    shown = _known(form)
    assert not shown.isVisible()
    house.qtbot.keyClicks(form.dialog.focusWidget(), "Ana Lopes")
    house.qtbot.waitUntil(shown.isVisible)
    assert _likest(shown) == (ana, ("similar name",))
    form.set("contact_phone", "+34612408551")
    house.qtbot.waitUntil(lambda: _likest(shown) == (ana, ("similar name", "phone")))
    form.press("Return")  # nobody is highlighted: on to the next field
    assert form.focused() == "email"
    form.press("Down")
    form.press("Return")
    page = house.page(Entity.TRAVELER)
    house.qtbot.waitUntil(lambda: page.panel.key == ana)
    assert house.window.page is page
    assert records_in(house, Entity.TRAVELER) == len(house.ids.travelers)


def test_a_known_traveler_costs_nothing_else_that_was_entered(
    house: House, new_form: NewForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(form_module, "may_discard", lambda _box, words: bool(asked.append(words)))
    form = new_form(Entity.TRAVELER)
    shown = _known(form)
    form.set("emergency_contact", "Zoë, +44 20 7946 0000")
    form.set("name", "Ana López")
    house.qtbot.waitUntil(shown.isVisible)
    form.press("Down")
    form.press("Return")
    assert len(asked) == 1
    assert form.dialog.isVisible()
    form.save_well()  # somebody of the same name, who was meant
    assert records_in(house, Entity.TRAVELER) == len(house.ids.travelers) + 1
