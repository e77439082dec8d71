"""What a window remembers of its arrangement, and what damage to that costs."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.window.state import WindowState
from tests.helpers.house import Houses


def test_the_arrangement_of_a_table_is_kept_across_windows(
    open_house: Houses, tmp_path: Path
) -> None:
    state = tmp_path / "window.json"
    house = open_house(state=state)
    page = house.visit(Entity.LAUNCH)
    page.view.sort_by("price_per_seat", True)
    page.view.set_column_hidden("status", True)
    house.settle(page)
    listed = house.listed(page)
    house.window.close()
    again = open_house(state=state).visit(Entity.LAUNCH)
    assert again.header_state() == page.header_state()
    assert again.model.query.sort == "price_per_seat"
    assert again.model.query.descending
    assert again.model.keys.slice(0, 9) == listed


def test_a_tab_that_was_not_looked_at_keeps_its_arrangement(
    open_house: Houses, tmp_path: Path
) -> None:
    state = tmp_path / "window.json"
    first = open_house(state=state)
    page = first.visit(Entity.LAUNCH)
    page.view.sort_by("price_per_seat", True)
    first.settle(page)
    first.window.close()
    second = open_house(state=state)
    second.visit(Entity.ROCKET).view.sort_by("capacity", False)
    second.window.close()
    third = open_house(state=state).visit(Entity.LAUNCH)
    assert (third.model.query.sort, third.model.query.descending) == ("price_per_seat", True)


DAMAGED = {
    "no JSON": "{",
    "a list": "[1, 2]",
    "wrong kinds": json.dumps(
        {"geometry": 7, "headers": [], "narrow": "yes", "theme": [], "tab": "x"}
    ),
    "odd headers": json.dumps(
        {
            "geometry": "äöü",
            "headers": {
                "booking": {"widths": {"locator": "wide"}, "order": 5, "sort": "nonsense"},
                "launch": [],
                "traveler": {"sort": ["x"], "descending": "y", "hidden": {"a": 1}},
            },
        }
    ),
    "endless depth": "[" * 100_000,
    "binary": "\x00\x01\x02",
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_state_costs_only_the_arrangement(
    open_house: Houses, tmp_path: Path, text: str
) -> None:
    state = tmp_path / "window.json"
    state.write_text(text, "utf-8")
    house = open_house(state=state)
    for entity in (Entity.BOOKING, Entity.LAUNCH, Entity.TRAVELER):
        assert house.visit(entity).model.rowCount() > 0
    house.window.close()
    assert isinstance(json.loads(state.read_text("utf-8")), dict)


def test_bytes_that_are_no_text_are_forgiven(tmp_path: Path) -> None:
    state = tmp_path / "window.json"
    state.write_bytes(b"\xff\xfe\x00")
    assert WindowState(state).get("headers") is None


@pytest.mark.usefixtures("qapp")
def test_a_state_that_can_not_be_written_is_no_fault(tmp_path: Path) -> None:
    state = WindowState(tmp_path / "missing" / "window.json")
    state.keep("narrow", True)
    state.save()
    assert state.get("narrow") is True
    assert not (tmp_path / "missing").exists()


def test_the_state_is_saved_shortly_after_a_change(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    state = WindowState(path)
    state.keep("narrow", True)
    qtbot.waitUntil(path.exists)
    assert json.loads(path.read_text("utf-8")) == {"narrow": True}
    assert path.stat().st_mode & 0o777 == 0o600
