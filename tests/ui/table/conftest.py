"""Tables on copies of one made-up company."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.ui.table import KeyReader, TableModel, TableSpec, TableView
from astrobookings_desktop.ui.theme import Theme
from tests.helpers.table_data import build
from tests.helpers.table_desk import BOOKINGS_IN_ALL, Desk, Open
from tests.helpers.table_spec import bookings_spec


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("table") / "company.db"
    return build(path, bookings=BOOKINGS_IN_ALL, travelers=150, launches=40)


@pytest.fixture
def open_desk(qtbot: QtBot, original: Path, tmp_path: Path, theme: Theme) -> Iterator[Open]:
    """Makes tables; `spec` defaults to bookings."""
    opened: list[Desk] = []

    def make(spec: TableSpec | None = None) -> Desk:
        path = tmp_path / f"{len(opened)}.db"
        path.write_bytes(original.read_bytes())
        chosen = spec or bookings_spec()
        connection = connect_reader(path)
        reader = KeyReader(lambda: connect_reader(path))
        model = TableModel(chosen, connection, reader)
        view = TableView(model)
        qtbot.addWidget(view)
        view.resize(1000, 640)
        view.show()
        qtbot.waitExposed(view)
        desk = Desk(qtbot, path, chosen, connection, reader, model, view)
        opened.append(desk)
        return desk

    yield make
    for desk in opened:
        desk.reader.close()
        desk.connection.close()


@pytest.fixture
def desk(open_desk: Open) -> Desk:
    return open_desk()
