"""Ways to open a form."""

from collections.abc import Callable

import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.entities.actions import NEW
from tests.helpers.forms import Form
from tests.helpers.house import House


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
