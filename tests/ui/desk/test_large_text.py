"""What stays in the desk's lists where text is large and the sidebar wide."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.desk.pick_table import PickTable
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.fonts import body_font
from tests.helpers.desk_hands import ENTER, ESC, F2, F3, F7, Hands
from tests.helpers.desk_office import Office

PEOPLE = ("Valentina Rodríguez Peralta", "Valentina Rossi de los Santos", "Valentino Okonkwo")


@pytest.fixture(params=["en", "es"])
def office(
    request: pytest.FixtureRequest, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> Iterator[Office]:
    show.use_zone("UTC")
    use_language(request.param)
    QApplication.setFont(body_font(1.25))
    office = Office(tmp_path / "office.db")
    company = office.company
    rocket = company.rocket(capacity=2, name="Falcon Heavy Odyssey")
    full = company.launch(
        rocket,
        destination="International Space Station",
        date=datetime(2027, 2, 1, 9, tzinfo=UTC),
        price_per_seat="55000000.00",
    )
    company.do(sell_seats, SellSeats(full, company.traveler(), 2))
    for number, name in enumerate(PEOPLE):
        mail = f"{name.split()[1].lower()}@correo.example"
        phone = f"+34 612 408 55{number}"
        traveler = company.traveler(name=name, email=mail, contact_phone=phone)
        company.do(sell_seats, SellSeats(office.orbit, traveler, 1))
    office.window.set_narrow(False)
    yield office
    company.close()
    show.use_zone("system")
    use_language("en")
    QApplication.setFont(body_font(1.0))


def shown(table: PickTable) -> set[str]:
    columns = enumerate(table.rows.columns)
    return {one.key for place, one in columns if not table.isColumnHidden(place)}


def cut(table: PickTable, key: str) -> list[str]:
    (place,) = [at for at, one in enumerate(table.rows.columns) if one.key == key]
    texts = [table._text_if_elided(table.rows.index(row, place)) for row in range(table.rows.count)]
    return [text for text in texts if text]


def test_how_many_seats_are_free_stays_in_the_lists_of_launches(
    office: Office, hands: Hands
) -> None:
    assert shown(hands.desk.selling.lists.launches.table) >= {"destination", "free", "price"}
    hands.press(F7)
    hands.type_words("rossi")
    hands.press(ENTER)
    hands.press("M", ctrl=True)
    table = hands.desk.changing.lists.launches.table
    assert table.rows.count == 2
    assert shown(table) >= {"destination", "free", "price"}


def test_names_are_whole_before_phones_are_shown(office: Office, hands: Hands) -> None:
    hands.press(F2, ENTER, F3)
    hands.type_words("valentin")
    lists = hands.desk.selling.lists
    assert lists.travelers.table.rows.count == len(PEOPLE)
    assert cut(lists.travelers.table, "name") == []
    hands.press("N", ctrl=True)
    lists.form.name.editor.setFocus()
    hands.press("A", ctrl=True)
    hands.type_words(PEOPLE[0])
    assert lists.form.known.rows.count > 0
    assert cut(lists.form.known, "name") == []
    hands.press(ESC)


def test_of_bookings_found_the_day_goes_below_the_name_then_the_seats_go(
    office: Office, hands: Hands
) -> None:
    hands.press(F7)
    hands.type_words("valentin")
    table = hands.desk.changing.lists.search.table
    assert table.rows.count == len(PEOPLE)
    assert shown(table) >= {"locator", "traveler", "status"}
    assert not shown(table) & {"date", "day"}
    assert cut(table, "traveler") == []
    day = show.day(datetime(2027, 3, 17, 9, tzinfo=UTC))
    assert f", {day} · " in table.rows.highlighted_text()
    office.window.set_narrow(True)
    office.window.resize(1800, 800)
    hands.until(lambda: "date" in shown(table))
    assert f"{day} · " not in table.rows.highlighted_text()
