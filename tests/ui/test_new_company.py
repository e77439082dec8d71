"""A company that has nothing yet: each list says what comes first, and offers it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.dialogs.confirm import PreviewDialog
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.entities.actions import NEW
from astrobookings_desktop.ui.language import use_language
from tests.helpers.house import House, Houses


def _offer(house: House, entity: Entity) -> tuple[str, QPushButton]:
    """What an empty list says, and its way on."""
    page = house.visit(entity)
    house.settle(page)
    empty = page.listing._empty
    ways: list[QPushButton] = []

    def is_offered() -> bool:
        ways[:] = [one for one in empty.findChildren(QPushButton) if one.isVisible()]
        return len(ways) == 1

    house.qtbot.waitUntil(is_offered)
    return empty.sentence.text(), ways[0]


def _form(house: House) -> FormDialog:
    form = house.window.findChildren(FormDialog)[-1]
    house.qtbot.waitUntil(form.isVisible)
    return form


def test_an_agency_comes_first_then_its_rocket_then_the_launch(open_house: Houses) -> None:
    house = open_house(empty=True)
    for entity in (Entity.LAUNCH, Entity.ROCKET):
        sentence, button = _offer(house, entity)
        assert "agency" in sentence
        assert button.text() == "New agency"
    button.click()
    form = _form(house)
    form.fields["name"].set_text("First")
    form.accept()
    house.qtbot.waitUntil(lambda: house.company.value("SELECT count(*) FROM agency") == 1)
    house.qtbot.waitUntil(lambda: house.window.page is house.page(Entity.AGENCY))
    assert _offer(house, Entity.ROCKET)[1].text() == "New rocket"
    sentence, button = _offer(house, Entity.LAUNCH)
    assert sentence == "A launch takes a rocket, and there is no active one: it comes first."
    assert button.text() == "New rocket"
    house.company.rocket(house.company.value("SELECT user_id FROM agency"))
    house.visit(Entity.AGENCY)
    assert _offer(house, Entity.LAUNCH)[1].text() == "Schedule launch"


def test_an_empty_list_in_sight_learns_what_another_desk_made(open_house: Houses) -> None:
    house = open_house(empty=True)
    button = _offer(house, Entity.ROCKET)[1]
    house.context.hub.tell_anything()
    assert button.isVisible(), "nothing was made: who stands on the button keeps it"
    agency = house.company.agency()
    house.context.hub.tell_anything()
    assert _offer(house, Entity.ROCKET)[1].text() == "New rocket"
    assert _offer(house, Entity.LAUNCH)[1].text() == "New rocket"
    rocket = house.company.rocket(agency)
    house.context.hub.tell({Entity.ROCKET: {rocket}})
    assert _offer(house, Entity.LAUNCH)[1].text() == "Schedule launch"


def test_what_is_asked_for_too_early_says_what_comes_first(open_house: Houses) -> None:
    house = open_house(empty=True)
    NEW[Entity.LAUNCH].run(house.context, house.window)
    (question,) = house.window.findChildren(PreviewDialog)
    words = [label.text() for label in question.findChildren(QLabel)]
    assert "A launch takes an agency and its rocket: begin with the agency." in words
    assert (question.act.text(), question.keep.text()) == ("New agency…", "Not now")
    house.qtbot.waitUntil(question.isVisible)
    assert question.act.isDefault()
    house.qtbot.keyClick(question.focusWidget(), Qt.Key.Key_Return)
    form = _form(house)
    assert "agency" in form.windowTitle()
    form.reject()


def test_the_only_agency_and_the_only_rocket_are_chosen_and_what_is_new_is_not_told_of_edits(
    open_house: Houses,
) -> None:
    house = open_house(empty=True)
    agency = house.company.agency()
    rocket = house.company.rocket(agency)
    for entity, column, only in (
        (Entity.ROCKET, "agency_id", agency),
        (Entity.LAUNCH, "rocket_id", rocket),
    ):
        NEW[entity].run(house.context, house.window)
        form = _form(house)
        editor = form.fields[column].editor
        assert isinstance(editor, QComboBox)
        assert editor.currentData() == only
        assert not form.is_touched
        words = " ".join(label.text() for label in form.findChildren(QLabel))
        assert "A new capacity reaches" not in words
        assert ("required, in USD" in words) is (entity is Entity.LAUNCH)
        form.reject()
    house.company.rocket(agency, name="Second")
    NEW[Entity.LAUNCH].run(house.context, house.window)
    form = _form(house)
    editor = form.fields["rocket_id"].editor
    assert isinstance(editor, QComboBox)
    assert editor.currentData() is None, "one of two is for the person to choose"
    form.reject()
    page = house.show(Entity.ROCKET, rocket)
    page.panel.run(next(one for one in page.panel.actions_now() if one.id == "rocket.edit"))
    form = _form(house)
    words = " ".join(label.text() for label in form.findChildren(QLabel))
    assert "A new capacity reaches the rocket's open launches." in words
    form.reject()


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "Rocket must be given."), ("es", "Falta «Cohete».")],
)
def test_a_record_that_lacks_is_called_as_the_form_calls_it(
    open_house: Houses, language: str, told: str
) -> None:
    use_language(language)
    try:
        house = open_house()
        NEW[Entity.LAUNCH].run(house.context, house.window)
        form = _form(house)
        form.accept()
        assert form.fields["rocket_id"].error == told
        form.reject()
    finally:
        use_language("en")
