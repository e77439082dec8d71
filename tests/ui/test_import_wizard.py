"""The import wizard by keyboard: file, columns, rows, and undoing it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.ui.dialogs.confirm import PreviewDialog
from astrobookings_desktop.ui.importing import ImportsDialog, ImportWizard
from astrobookings_desktop.ui.importing import wizard as wizard_module
from astrobookings_desktop.ui.importing.wizard import COLUMNS, DONE, FILE, ROWS
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.fate_table import BESIDE
from tests.helpers.house import House, Houses
from tests.helpers.launch_file import write_launches
from tests.helpers.questions import answer_with


def opened(house: House, entity: Entity, path: Path) -> ImportWizard:
    house.visit(entity)
    house.window.menus.by_id["file.import"].trigger()
    wizard = house.window.findChildren(ImportWizard)[-1]
    house.qtbot.waitUntil(wizard.isVisible)
    assert wizard.entity.currentData() == entity.value
    wizard.fields["file"].set_text(str(path))
    return wizard


def step(house: House, wizard: ImportWizard, wanted: int) -> None:
    house.keys("Return", wizard.main)
    house.qtbot.waitUntil(lambda: wizard.step == wanted and not wizard.background.is_busy)


def test_historic_launches_go_through_the_wizard_and_back(house: House, tmp_path: Path) -> None:
    path = tmp_path / "launches.csv"
    kinds = write_launches(path, 120)
    before = house.company.value("SELECT count(*) FROM launch")
    wizard = opened(house, Entity.LAUNCH, path)
    step(house, wizard, COLUMNS)
    assert wizard.found.text() == "120 rows · UTF-8 · semicolon"
    assert wizard.mapping.sources["rocket_id"].currentData() == "Rocket"
    for box in wizard.mapping.making.values():
        box.setChecked(True)
    wizard.mapping.key.setCurrentIndex(wizard.mapping.key.findData("date"))
    wizard.mapping.constants["rocket.capacity"].setText("3")
    step(house, wizard, ROWS)
    assert house.company.value("SELECT count(*) FROM launch") == before
    wrong = kinds["blank"] + kinds["undated"] + kinds["unknown"]
    assert f"{wrong} refused" in wizard.summary.label.text()
    wizard.fates.refused_only.setChecked(True)
    assert wizard.fates.model.rowCount() == wrong
    assert not wizard.main.isEnabled()
    wizard.partial.setChecked(True)
    step(house, wizard, DONE)
    taken = house.company.value("SELECT count(*) FROM launch WHERE imported")
    assert taken == 120 - wrong - kinds["repeated"]
    step(house, wizard, DONE)

    again = opened(house, Entity.LAUNCH, path)
    step(house, again, COLUMNS)
    assert again.mapping.key.currentData() == "date"  # kept by the file's header
    assert again.mapping.constants["rocket.capacity"].text() == "3"
    again.go_back()
    assert again.step == FILE
    again.reject()

    house.window.menus.by_id["file.imports"].trigger()
    runs = house.window.findChildren(ImportsDialog)[-1]
    runs.ask()
    runs.findChildren(PreviewDialog)[-1].accept()
    house.qtbot.waitUntil(lambda: "undone" in runs.table.model.fates[0].cells[-1])
    assert house.company.value("SELECT count(*) FROM launch") == before
    runs.accept()


def test_only_what_concerns_the_chosen_kind_is_said_of_its_file(house: House) -> None:
    wizard = opened(house, Entity.TRAVELER, Path("people.csv"))
    said = {}
    for place in range(wizard.entity.count()):
        wizard.entity.setCurrentIndex(place)
        said[wizard.entity.currentData()] = wizard.hint.text()
    assert said["traveler"] == said["agency"] == ""
    assert said["rocket"] == "Agencies may be given by number, e-mail or name."
    assert "Past launches" in said["launch"]
    wizard.reject()


def test_launches_to_come_say_how_many_messages_they_make(house: House, tmp_path: Path) -> None:
    for launch in house.ids.launches[2:4]:
        house.company.do(sell_seats, SellSeats(launch, house.ids.travelers[0], 1))
    path = tmp_path / "launches.csv"
    rows = [f"{house.ids.rockets[0]},2028-0{month}-01,Moon,9" for month in (1, 2, 3)]
    path.write_text("\n".join(["rocket_id,date,destination,price_per_seat", *rows]), "utf-8")
    wizard = opened(house, Entity.LAUNCH, path)
    step(house, wizard, COLUMNS)
    step(house, wizard, ROWS)
    words = "3 launches to come, 3 messages to VIP travelers about them (3 of them by mail)"
    assert words in wizard.summary.label.text()
    step(house, wizard, DONE)
    assert words in wizard.summary.label.text()


def test_ctrl_enter_goes_on_from_any_field(house: House, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,contact_phone\nZoe,+34 600 999 888\n")
    wizard = opened(house, Entity.TRAVELER, path)
    house.qtbot.waitUntil(wizard.isActiveWindow)
    for wanted, target in (
        (COLUMNS, wizard.fields["file"].editor),
        (ROWS, wizard.mapping.key),
        (DONE, wizard.partial),
    ):
        house.keys("Ctrl+Return", target)
        house.qtbot.waitUntil(lambda end=wanted: wizard.step == end)
        house.qtbot.waitUntil(lambda: not wizard.background.is_busy)
    assert house.company.value("SELECT count(*) FROM user WHERE name = 'Zoe'") == 1


@pytest.mark.parametrize("leave", ["Escape", "cross", "window"])
def test_from_the_columns_on_leaving_asks_first(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leave: str
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name\nZoe\n", "utf-8")
    wizard = opened(house, Entity.TRAVELER, path)

    def go() -> None:
        if leave == "Escape":
            house.keys("Escape", wizard)
        else:
            (wizard if leave == "cross" else house.window).close()

    step(house, wizard, COLUMNS)
    asked = answer_with(monkeypatch, "&Keep editing")
    go()
    step(house, wizard, ROWS)
    go()
    assert (len(asked), wizard.isVisible()) == (2, True)
    asked = answer_with(monkeypatch, "&Discard it")
    with house.qtbot.waitSignal(house.window.closed if leave == "window" else wizard.finished):
        go()
    assert len(asked) == 1


def test_reasons_have_the_room_that_other_columns_dont_need(
    open_house: Houses, tmp_path: Path
) -> None:
    use_language("es")
    try:
        house = open_house()
        path = tmp_path / "launches.csv"
        write_launches(path, 120)
        wizard = opened(house, Entity.LAUNCH, path)
        step(house, wizard, COLUMNS)
        key = wizard.mapping.key
        house.qtbot.waitUntil(lambda: key.width() >= key.sizeHint().width())
        step(house, wizard, ROWS)
        wizard.fates.refused_only.setChecked(True)
        view, model = wizard.fates.view, wizard.fates.model
        last = model.columnCount() - 1
        room = view.columnWidth(last) - px(BESIDE)
        assert view.columnWidth(0) < px(80)
        metrics = view.fontMetrics()

        def is_whole(row: int) -> bool:
            lines = metrics.boundingRect(
                QRect(0, 0, room, 0), int(Qt.TextFlag.TextWordWrap), model.fates[row].cells[last]
            )
            return lines.height() <= view.rowHeight(row)

        assert model.rowCount() > 3
        house.qtbot.waitUntil(lambda: all(map(is_whole, range(model.rowCount()))))
        reasons = " ".join(fate.cells[last] for fate in model.fates)
        assert "Id." not in reasons
        wizard.done(0)
    finally:
        use_language("en")


def test_who_imports_much_is_told_that_others_wait(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wizard_module, "MANY_ROWS", 1)
    path = tmp_path / "people.csv"
    for rows, told in (("Eva\n", False), ("Eva\nIda\n", True)):
        path.write_text(f"name\n{rows}", "utf-8")
        wizard = opened(house, Entity.TRAVELER, path)
        step(house, wizard, COLUMNS)
        step(house, wizard, ROWS)
        assert ("Nobody else can save anything" in wizard.summary.label.text()) is told
        wizard.done(0)


def test_what_is_wrong_is_told_where_it_is(house: House, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Nombre,Correo\nEva,eva@x.org\n,b@x.org\n", "utf-8")
    wizard = opened(house, Entity.TRAVELER, tmp_path / "missing.csv")
    house.keys("Return", wizard.main)
    house.qtbot.waitUntil(lambda: bool(wizard.fields["file"].error))
    wizard.fields["file"].set_text(" ")
    house.keys("Return", wizard.main)
    assert wizard.fields["file"].error == "Choose a file."
    assert wizard.fields["file"].editor.hasFocus()
    wizard.fields["file"].set_text(str(path))
    step(house, wizard, COLUMNS)
    assert wizard.mapping.sources["name"].currentData() == "Nombre"
    assert wizard.mapping.sources["email"].currentData() == "Correo"
    wizard.mapping.sources["name"].setCurrentIndex(0)
    house.keys("Return", wizard.main)
    assert wizard._problem.text() == (
        "Choose the file’s column for: Name. Or enter a value for all rows."
    )
    assert wizard.mapping.sources["name"].hasFocus()
    wizard.mapping.sources["name"].setCurrentIndex(1)
    wizard.mapping.key.setCurrentIndex(wizard.mapping.key.findData("email"))
    wizard.mapping.sources["email"].setCurrentIndex(0)
    house.keys("Return", wizard.main)
    assert "Repeats can’t be known by E-mail" in wizard._problem.text()
    wizard.mapping.sources["email"].setCurrentIndex(2)
    wizard.mapping.key.setCurrentIndex(0)
    step(house, wizard, ROWS)
    assert wizard.summary.label.text() == "1 new, 0 merged, 0 skipped, 1 refused"
    wizard.go_back()
    wizard.mapping.sources["name"].setCurrentIndex(0)
    wizard.mapping.constants["name"].setText("Everybody")
    step(house, wizard, ROWS)
    assert not wizard.doubts.instead.isVisible()  # one name for all tells none from another
    wizard.doubts.sure.setChecked(True)
    step(house, wizard, DONE)
    assert house.company.value("SELECT count(*) FROM user WHERE name = 'Everybody'") == 2
    assert [one for one in wizard.findChildren(QPushButton) if one.text() == "&Close"]
    step(house, wizard, DONE)


def test_a_file_of_something_else_is_noticed_and_taken_as_that(
    house: House, tmp_path: Path
) -> None:
    path = tmp_path / "launches.csv"
    path.write_text("Rocket,Launch Date,Orbit,Outcome\nSelene 7,2020-03-01,Moon,Success\n", "utf-8")
    wizard = opened(house, Entity.TRAVELER, path)
    step(house, wizard, COLUMNS)
    assert wizard.kind.currentText() == "Travelers"
    assert "look more like launches" in wizard.warning.label.text()
    wizard.instead.click()
    house.qtbot.waitUntil(lambda: "rocket_id" in wizard.mapping.sources)
    assert wizard.kind.currentText() == "Launches"
    assert not wizard.warning.isVisible()
    changes = wizard.mapping.changed
    assert changes.changes() == {("status", "Success"): "launched"}
    changes.more.click()
    box, before, after = changes.lines[-1]
    box.setCurrentIndex(box.findData("destination"))
    before.setText("Moon")
    after.setText("Lunar orbit")
    wizard.mapping.constants["price_per_seat"].setText("100")
    step(house, wizard, ROWS)
    assert wizard.summary.label.text() == "1 new, 0 merged, 0 skipped, 0 refused"
    step(house, wizard, DONE)
    found = house.company.value("SELECT count(*) FROM launch WHERE destination = 'Lunar orbit'")
    assert found == 1


def test_the_preview_says_which_rows_and_what_is_left_behind(house: House, tmp_path: Path) -> None:
    path = tmp_path / "travelers.csv"
    path.write_text("Name,E-mail,Shoes\nGrace Ito,grace@example.org,38\n,x@y.org,1\n", "utf-8")
    wizard = opened(house, Entity.TRAVELER, path)
    step(house, wizard, COLUMNS)
    step(house, wizard, ROWS)
    known_by = [fate.cells[1] for fate in wizard.fates.model.fates]
    assert known_by == ["Grace Ito · grace@example.org", "x@y.org"]
    assert "not taken: Shoes" in wizard.summary.label.text()
    wizard.done(0)


def test_possible_duplicates_are_told_row_by_row_and_imported_only_on_purpose(
    house: House, tmp_path: Path
) -> None:
    house.company.traveler(name="Zoe Ito")
    path = tmp_path / "people.csv"
    path.write_text("name\nzoe  ito\nAda Paz\nAda Paz\nBo\n", "utf-8")
    before = house.company.value("SELECT count(*) FROM traveler")
    wizard = opened(house, Entity.TRAVELER, path)
    step(house, wizard, COLUMNS)
    step(house, wizard, ROWS)
    assert wizard.doubts.label.text() == (
        "2 possible duplicates: the same “Name” as in a record that is there or in an earlier row."
    )
    assert "known by “Name”, they make no new records" in wizard.doubts.more.text()
    assert wizard.main.text() == "&Import 4 rows, 2 possible duplicates"
    assert [fate.cells[3] for fate in wizard.fates.model.fates] == [
        "possible duplicate of Zoe Ito (“Name”)",
        "",
        "possible duplicate of line 3 (“Name”)",
        "",
    ]
    assert wizard.fates.doubted_only.hasFocus()
    for key in ("Return", "Ctrl+Return"):  # one stroke too many imports nothing
        house.keys(key, wizard.fates.doubted_only)
    assert (wizard.step, wizard.background.is_busy) == (ROWS, False)
    assert wizard.doubts.sure.hasFocus()
    told = "Tick the box to confirm: “Make new records of the 2 possible duplicates all the same”."
    assert wizard._problem.text() == told
    wizard.fates.doubted_only.setChecked(True)
    assert [fate.cells[1] for fate in wizard.fates.model.fates] == ["zoe  ito", "Ada Paz"]
    assert not wizard.main.isEnabled()
    wizard.doubts.sure.setChecked(True)
    assert wizard.main.isEnabled()
    assert not wizard._problem.text()
    step(house, wizard, DONE)
    assert house.company.value("SELECT count(*) FROM traveler") == before + 4
    assert wizard.note.text().startswith("people.csv was imported into Travelers.")
    assert "2 possible duplicates" in wizard.doubts.label.text()
    assert not wizard.doubts.sure.isVisible()
    step(house, wizard, DONE)


def test_a_key_settles_possible_duplicates_with_one_press(house: House, tmp_path: Path) -> None:
    house.company.traveler(name="Zoe Ito")
    bo, _ = (house.company.traveler(name="Bo") for _ in range(2))
    path = tmp_path / "people.csv"
    path.write_text("name\nZoe Ito\nBo\n", "utf-8")
    before = house.company.value("SELECT count(*) FROM traveler")
    wizard = opened(house, Entity.TRAVELER, path)
    step(house, wizard, COLUMNS)
    step(house, wizard, ROWS)
    assert "1 of them fills only what is empty; the others are refused" in wizard.doubts.more.text()
    told = wizard.fates.model.fates[1].cells[3]
    assert told == f"possible duplicate of Bo, number {bo} (“Name”)"
    assert wizard.doubts.instead.text() == "&Know repeats by “Name”"
    wizard.doubts.instead.click()
    house.qtbot.waitUntil(lambda: wizard.step == ROWS and not wizard.background.is_busy)
    assert not wizard.doubts.isVisible()
    assert wizard.summary.label.text() == "0 new, 0 merged, 1 skipped, 1 refused"
    wizard.go_back()
    assert wizard.mapping.key.currentData() == "name"
    path.write_text("name\nZoe Ito\n", "utf-8")
    wizard.go_back()
    step(house, wizard, COLUMNS)
    wizard.done(0)
    assert house.company.value("SELECT count(*) FROM traveler") == before


@pytest.mark.parametrize("cells", ["Zoe Ito,", ",x@y.org"])  # that is there already; that can't be
def test_a_preview_without_a_row_to_take_is_left_at_once(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cells: str
) -> None:
    house.company.traveler(name="Zoe Ito")
    path = tmp_path / "people.csv"
    path.write_text(f"name,email\n{cells}\n", "utf-8")
    wizard = opened(house, Entity.TRAVELER, path)
    step(house, wizard, COLUMNS)
    found = wizard.mapping.key.currentData()
    assert found != "name"
    wizard.mapping.key.setCurrentIndex(wizard.mapping.key.findData("name"))
    step(house, wizard, ROWS)
    assert not wizard.main.isEnabled()
    refused = cells.startswith(",")
    asked = answer_with(monkeypatch, "&Keep editing")
    house.keys("Escape", wizard.fates.view)
    assert len(asked) == refused  # where another choice of columns may still help
    if refused:
        wizard.go_back()
        wizard.mapping.key.setCurrentIndex(wizard.mapping.key.findData(found))
        step(house, wizard, ROWS)
        house.keys("Escape", wizard.fates.view)
        assert len(asked) == 1
    house.qtbot.waitUntil(lambda: not house.window.findChildren(ImportWizard))


def test_an_email_in_each_row_is_proposed_to_know_repeats_by(house: House, tmp_path: Path) -> None:
    house.company.traveler(name="Hazel Keller", email="hazel@example.org")
    before = house.company.value("SELECT count(*) FROM traveler")
    path = tmp_path / "people.csv"
    hazel = "Hazel Keller,hazel@example.org\n"
    path.write_text(f"Name,Mail\n{hazel}Bo,\n", "utf-8")
    wizard = opened(house, Entity.TRAVELER, path)
    step(house, wizard, COLUMNS)
    assert wizard.mapping.key.currentData() is None  # Bo, without one, would be refused
    step(house, wizard, ROWS)
    assert wizard.fates.model.fates[0].cells[3] == (
        "Hazel Keller is there already, with the e-mail hazel@example.org. "
        "Choose “E-mail” in “Repeats are known by”, a step back."
    )
    wizard.go_back()
    wizard.go_back()
    path.write_text(f"Name,Mail\n{hazel}Bo,bo@example.org\n", "utf-8")
    step(house, wizard, COLUMNS)
    assert wizard.mapping.key.currentData() == "email"
    step(house, wizard, ROWS)
    assert wizard.summary.label.text() == "1 new, 0 merged, 1 skipped, 0 refused"
    wizard.go_back()
    wizard.go_back()
    path.write_text(f"Name,Mail\n{hazel}Tom Keller,hazel@example.org\n", "utf-8")
    step(house, wizard, COLUMNS)
    step(house, wizard, ROWS)
    same, another = wizard.fates.model.fates
    assert (same.icon, another.icon) == ("none", "warning")
    assert "The name there is Hazel Keller" in another.cells[3]
    wizard.go_back()
    wizard.mapping.key.setCurrentIndex(0)  # what a person chose is kept by the file's header
    path.write_text("Name,Mail\nCy,cy@example.org\n", "utf-8")
    step(house, wizard, ROWS)
    wizard.partial.setChecked(True)
    wizard.done(0)
    assert house.company.value("SELECT count(*) FROM traveler") == before
