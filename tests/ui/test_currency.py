"""The company's currency beside its amounts, and the workstation's calendar beside its dates."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.viewing import visible_rows
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.entities import BY_ENTITY
from astrobookings_desktop.ui.pages.page import EntityPage
from astrobookings_desktop.ui.reports import ReportsWindow
from astrobookings_desktop.ui.table import Style
from astrobookings_desktop.ui.widgets.fact_list import ValueLabel
from tests.helpers.house import House, Houses


@pytest.fixture
def pacific() -> Iterator[None]:
    shown.use_zone("America/Los_Angeles")
    yield
    shown.use_zone("system")


def headings(page: EntityPage) -> list[str]:
    model = page.view.table_model()
    places = [place for place, one in enumerate(model.columns) if one.style is Style.MONEY]
    return [str(model.headerData(place, Qt.Orientation.Horizontal)) for place in places]


def facts(page: EntityPage) -> list[str]:
    return [label.text().replace("\xa0", " ") for label in page.panel.findChildren(ValueLabel)]


def test_headings_and_panels_name_the_currency_also_when_it_changes(house: House) -> None:
    page = house.show(Entity.BOOKING, house.ids.bookings[0])
    assert headings(page) == ["Total, USD", "Per seat, USD", "Refund, USD"]
    assert "2,000.00 USD" in facts(page)
    assert house.window.desk is not None
    launches = house.window.desk.selling.lists.launches.table.rows
    other = sqlite3.connect(house.company.path)  # another program, before anything was sold
    other.execute("INSERT INTO setting (key, value) VALUES ('currency', 'EUR')")
    other.commit()
    other.close()
    house.window.refresh()
    assert headings(page) == ["Total, EUR", "Per seat, EUR", "Refund, EUR"]
    price = next(place for place, one in enumerate(launches.columns) if one.key == "price")
    assert launches.headerData(price, Qt.Orientation.Horizontal) == "Per seat, EUR"
    house.qtbot.waitUntil(lambda: "2,000.00 EUR" in facts(page))


def test_the_board_and_the_report_count_days_by_the_workstations_calendar(
    pacific: None, open_house: Houses
) -> None:
    house = open_house()
    house.run(lambda work: change_settings(work, {"company_time_zone": "Asia/Tokyo"}))
    departs = datetime(2027, 3, 17, 4, tzinfo=UTC)  # the 16th over there, the 17th in Tokyo
    launch = house.company.launch(house.ids.rockets[2], date=departs)
    table = BY_ENTITY[Entity.LAUNCH].table
    when = table.columns[table.column("date")].second
    (row,) = visible_rows(house.context.reading(), Entity.LAUNCH, [launch])
    window = ReportsWindow(house.context, house.window)
    window.show()
    house.qtbot.waitUntil(lambda: window.report is not None)
    assert window.report is not None
    assert when is not None
    section = window.report.sections[0]
    keys = [one.key for one in section.columns]
    (days,) = [line[keys.index("days")] for line in section.rows if line[0] == launch]
    assert when(row).endswith(f"in {days} d")
