"""Attacks by files: names that lead elsewhere, links, and files that aren't what they say."""

import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from astrobookings_desktop.data.errors import DatabaseGone, DatabaseSwapped
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from tests.attacks.conftest import person
from tests.rights.town import Town

PRECIOUS = "somebody's diary"


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """A file that no attack may touch."""
    file = tmp_path / "diary.csv"
    file.write_text(PRECIOUS, "utf-8")
    return file


@pytest.mark.parametrize("words", [("backup",), ("export", "entry_log")], ids=" ".join)
def test_a_link_in_the_place_of_a_file_is_not_followed(
    town: Town, tmp_path: Path, precious: Path, words: tuple[str, ...]
) -> None:
    link = tmp_path / ("out.abk" if words == ("backup",) else "out.log")
    link.symlink_to(precious)
    person(town, Role.ADMIN).run("--json", *words, link)
    assert precious.read_text("utf-8") == PRECIOUS


def test_an_export_takes_the_place_of_a_link_and_not_of_what_it_points_at(
    town: Town, tmp_path: Path, precious: Path
) -> None:
    link = tmp_path / "out.csv"
    link.symlink_to(precious)
    person(town, Role.ADMIN).run("--json", "export", "traveler", link)
    assert precious.read_text("utf-8") == PRECIOUS


NAMES = {
    "a folder that isn't there": "no/such/out.csv",
    "a folder": ".",
    "another kind": "out.exe",
    "no ending": "out",
    "a very long name": "a" * 300 + ".csv",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_an_export_goes_to_a_file_that_it_can_write_or_nowhere(
    town: Town, tmp_path: Path, name: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    done = person(town, Role.ADMIN).run("--json", "export", "traveler", f"{tmp_path}/{name}")
    assert done.exit_code in (1, 2), done.output
    assert "Traceback" not in done.output
    new = set(tmp_path.rglob("*")) - set(before)
    assert not [one for one in new if one.is_file() and one.suffix != ".db"] or all(
        "config" in str(one) or "town.db" in one.name for one in new
    )


def test_the_database_is_never_written_over_by_an_export_or_a_backup(
    town: Town, tmp_path: Path
) -> None:
    admin = person(town, Role.ADMIN)
    before = town.company.path.read_bytes()[:100]
    for words in (
        ("backup", town.company.path),
        ("export", "traveler", town.company.path),
        ("export", "entry_log", town.company.path),
    ):
        assert admin.run("--json", *words).exit_code in (1, 2)
    assert town.company.path.read_bytes()[:16] == before[:16]
    assert admin.get("list", "booking")


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_a_link_to_the_database_is_the_same_database(town: Town, tmp_path: Path, kind: str) -> None:
    if kind == "folder":
        (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
        linked = tmp_path / "link" / "town.db"
    else:
        linked = tmp_path / "link.db"
        linked.symlink_to(town.company.path)
    straight, around = person(town, Role.AGENT), person(town, Role.AGENT)
    around.path = linked
    for line in (straight, around, straight, around):
        line.sell(town.own.launch, town.newcomer, 1)
    assert len(straight.get("list", "booking", "--where", f"traveler_id={town.newcomer}")) == 4
    gates = [one for one in tmp_path.rglob("*-gate") if "link" not in one.parts]
    assert [one.name for one in gates] == ["town.db-gate"]  # one queue, whatever the name
    told = person(town, Role.ADMIN)
    told.path = linked
    assert "log_head" not in told.run("--json", "check").stdout


def test_a_data_folder_that_is_open_to_others_is_closed(town: Town, tmp_path: Path) -> None:
    home = tmp_path / "home"
    target = tmp_path / "elsewhere"
    target.mkdir(mode=0o777)
    target.chmod(0o777)
    home.mkdir()
    (home / "astrobookings").symlink_to(target)
    line = person(town, Role.ADMIN)
    line.environment = {"XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    assert line.bare("--json", "init").exit_code == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o700
    (file,) = target.glob("*.db")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


STRANGERS = {
    "a text": b"dear diary" * 500,
    "another program's database": None,
    "nothing": b"",
    "a header and nothing more": b"SQLite format 3\x00" + b"\x00" * 84,
    "random bytes": bytes(range(256)) * 64,
}


@pytest.mark.parametrize("kind", STRANGERS)
@pytest.mark.parametrize("words", ["list booking", "init", "check", "demo --bookings 20"])
def test_a_file_that_is_not_ours_is_left_as_it_is(
    tmp_path: Path, town: Town, kind: str, words: str
) -> None:
    file = tmp_path / "stranger.db"
    contents = STRANGERS[kind]
    if contents is None:
        with closing(sqlite3.connect(file)) as other, other:
            other.execute("CREATE TABLE diary (day TEXT)")
        contents = file.read_bytes()
    else:
        file.write_bytes(contents)
    line = person(town, Role.ADMIN)
    line.path = file
    done = line.run("--json", *words.split())
    if kind == "nothing" and words.startswith(("init", "demo")):
        assert done.exit_code == 0, done.output  # an empty file may become a database
        return
    assert done.exit_code == 1, done.output
    assert "Traceback" not in done.output
    assert file.read_bytes() == contents


@pytest.mark.parametrize("how", ["swapped", "gone", "put back"])
def test_no_sale_goes_into_a_file_that_is_gone(open_town: Town, tmp_path: Path, how: str) -> None:
    company, own = open_town.company, open_town.own
    company.actor = open_town.actors[Role.AGENT]
    sale = SellSeats(own.launch, own.traveler, 1)
    aside = tmp_path / "aside.db"
    if how == "swapped":
        shutil.copy(company.path, aside)
        aside.replace(company.path)
    else:
        company.path.rename(aside)
    kind = DatabaseSwapped if how == "swapped" else DatabaseGone
    with pytest.raises(kind, match="Nothing was written"):
        company.do(sell_seats, sale)
    with pytest.raises(kind):
        company.office.writer()
    if how == "put back":
        aside.rename(company.path)
        assert company.do(sell_seats, sale).number_of_seats == 1
