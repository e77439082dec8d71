"""Folders, the settings file and the resources of a workstation."""

import os
import stat
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop import config
from astrobookings_desktop.config import (
    ConfigError,
    LoadedSettings,
    SettingsFile,
    WorkstationSettings,
)
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.setting import Kind
from astrobookings_desktop.workstation import WORKSTATION


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


def problems_of(text: str, folder: Path) -> tuple[WorkstationSettings, list[str]]:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    loaded = config.load_settings(path)
    return loaded.settings, [str(problem) for problem in loaded.problems]


# --- folders ---


def test_folders_are_made_for_their_owner_only(home: Path) -> None:
    assert config.data_folder() == home / "data" / "astrobookings"
    assert config.config_folder() == home / "config" / "astrobookings"
    assert mode(config.data_folder()) == 0o700
    assert mode(config.config_folder()) == 0o700


def test_an_open_folder_is_closed(home: Path) -> None:
    folder = home / "data" / "astrobookings"
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    assert config.data_folder() == folder
    assert mode(folder) == 0o700


def test_the_database_stands_in_the_data_folder(home: Path) -> None:
    assert config.default_database_path() == home / "data" / "astrobookings" / "astrobookings.db"
    assert not config.default_database_path().exists()


def test_a_folder_that_cannot_be_made_is_named(home: Path) -> None:
    (home / "data").write_text("a file stands in the way")
    with pytest.raises(ConfigError, match=r"data/astrobookings cannot be used: .*XDG_DATA_HOME"):
        config.data_folder()


# --- settings ---


def test_without_a_file_the_defaults_hold(home: Path) -> None:
    loaded = config.load_settings()
    assert loaded.problems == ()
    assert loaded.settings == WorkstationSettings(
        theme="system", language="system", time_zone="system", font_scale=1.0
    )
    assert loaded.settings.workstation_name


def test_what_is_saved_is_read_again(home: Path) -> None:
    wanted = WorkstationSettings("dark", "es", "America/New_York", 1.5, 'Desk "3" \\ Zoë 小龍')
    config.save_settings(wanted)
    loaded = config.load_settings()
    assert loaded.settings == wanted
    assert loaded.problems == ()
    assert mode(config.settings_path()) == 0o600
    assert [path.name for path in config.config_folder().iterdir()] == ["settings.toml"]


@given(name=st.text(max_size=80), scale=st.floats(width=32))
def test_any_settings_are_saved_exactly_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, scale: float
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    refused = ""
    try:
        config.save_settings(WorkstationSettings(workstation_name=name, font_scale=scale), path)
    except ConfigError as error:
        refused = str(error)
    if refused:
        assert refused.startswith(("font_scale ", "workstation_name "))
        assert not path.exists()
    else:
        loaded = config.load_settings(path)
        assert loaded.problems == ()
        assert loaded.settings.workstation_name == name.strip()
        assert loaded.settings.font_scale == scale


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("theme = 3", "theme must be one of system, light, dark, not 3"),
        ('theme = "pink"', "theme must be one of system, light, dark, not 'pink'"),
        ('theme = ["dark"]', "theme must be one of system, light, dark, not ['dark']"),
        ('language = "fr"', "language must be one of system, en, es, not 'fr'"),
        ('time_zone = "Mars/Olympus"', "time_zone must be “system” or a time zone such as"),
        ('time_zone = "America"', "time_zone must be “system” or a time zone such as"),
        ('time_zone = "../../etc/passwd"', "time_zone must be “system” or a time zone such as"),
        ("time_zone = 2", "time_zone must be text in quotes, not 2"),
        ('font_scale = "big"', "font_scale must be a number, not 'big'"),
        ("font_scale = true", "font_scale must be a number, not True"),
        ("font_scale = nan", "font_scale must be a number from 0.75 to 3.0, not nan"),
        ("font_scale = 40", "font_scale must be a number from 0.75 to 3.0, not 40"),
        ("workstation_name = 7", "workstation_name must be text in quotes, not 7"),
        ('workstation_name = "  "', "workstation_name must have from 1 to 64 characters"),
        ('workstation_name = "a\\nb"', "workstation_name must have no line breaks"),
    ],
)
def test_a_wrong_value_is_told_and_its_default_used(line: str, told: str, tmp_path: Path) -> None:
    settings, problems = problems_of(f"# by hand\n{line}\n", tmp_path)
    assert settings == WorkstationSettings()
    assert len(problems) == 1
    assert problems[0].startswith(f"{tmp_path / 'settings.toml'}: {told}")
    assert problems[0].endswith("its default is used.")


def test_what_is_no_setting_is_left_aside(tmp_path: Path) -> None:
    settings, problems = problems_of("themes = 1\n", tmp_path)
    assert settings == WorkstationSettings()
    (told,) = problems
    assert "themes is no setting (there are theme, language, time_zone," in told
    assert told.endswith("; it is left aside.")


def test_one_wrong_value_leaves_the_others(tmp_path: Path) -> None:
    settings, problems = problems_of('theme = "dark"\nfont_scale = []\nlanguage = "es"', tmp_path)
    assert (settings.theme, settings.language, settings.font_scale) == ("dark", "es", 1.0)
    assert len(problems) == 1


def test_a_whole_number_is_a_font_scale(tmp_path: Path) -> None:
    settings, problems = problems_of("font_scale = 2", tmp_path)
    assert (settings.font_scale, problems) == (2.0, [])


def test_a_file_that_is_no_toml_is_told(tmp_path: Path) -> None:
    settings, problems = problems_of("theme = dark", tmp_path)
    assert settings == WorkstationSettings()
    assert len(problems) == 1
    assert "is not valid TOML" in problems[0]


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe\x00")
    loaded = config.load_settings(path)
    assert loaded.settings == WorkstationSettings()
    assert [problem.reason for problem in loaded.problems] == ["is not text in UTF-8"]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    loaded = config.load_settings(tmp_path)
    assert loaded.settings == WorkstationSettings()
    assert [problem.reason for problem in loaded.problems] == ["cannot be read: Is a directory"]


def test_a_save_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.toml"
    config.save_settings(WorkstationSettings(theme="dark"), path)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConfigError, match=r"settings\.toml: No space left on device\."):
        config.save_settings(WorkstationSettings(theme="light"), path)
    assert tomllib.loads(path.read_text())["theme"] == "dark"
    assert list(tmp_path.iterdir()) == [path]


def test_a_value_that_is_not_allowed_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    with pytest.raises(ConfigError, match="theme must be one of system, light, dark"):
        config.save_settings(WorkstationSettings(theme="pink"), path)
    assert not path.exists()


# --- tables, and changing the file in use ---

TYPES = ["3", "-1", "2.5", "true", "[]", "{}", '"\\u0001"', '["a", 1]', "1979-05-27", "nan", "9e99"]


@pytest.mark.parametrize("key", WORKSTATION)
@pytest.mark.parametrize("value", TYPES)
def test_no_type_of_any_value_stops_the_program(key: str, value: str, tmp_path: Path) -> None:
    table, _, name = key.rpartition(".")
    text = f"[{table}]\n{name} = {value}" if table else f"{key} = {value}"
    settings, problems = problems_of(text, tmp_path)
    if settings == WorkstationSettings():
        assert len(problems) == 1
        assert f": {key} must " in problems[0]
        assert "\x01" not in problems[0]
    else:
        assert problems == []
        assert WORKSTATION[key].kind in (Kind.WHOLE, Kind.NUMBER)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("smtp = 3", "smtp is no setting"),
        ("[smtp]\nhosts = 3", "smtp.hosts is no setting"),
        ("[mail.from]\na = 1", "mail.from must be text in quotes, not {'a': 1}"),
        ("[theme]\na = 1", "theme must be one of"),
        ("[other]\na = 1", "other is no setting"),
        ('[smtp]\nport = "587"', "smtp.port must be a whole number, not '587'"),
        ('[smtp]\nsecurity = "ssl"', "smtp.security must be one of none, starttls, tls, not 'ssl'"),
        ("[[smtp]]\nport = 1", "smtp is no setting"),
    ],
)
def test_wrong_tables_are_told(text: str, told: str, tmp_path: Path) -> None:
    settings, problems = problems_of(text, tmp_path)
    assert settings == WorkstationSettings()
    assert [
        problem.startswith(f"{tmp_path / 'settings.toml'}: {told}") for problem in problems
    ] == [True]


def test_tables_are_written_as_such_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    wanted = WorkstationSettings(
        smtp_host="mail.example.com", smtp_port=465, smtp_security="tls", mail_from="a@b.example"
    )
    config.save_settings(wanted, path)
    written = tomllib.loads(path.read_text())
    assert (written["smtp"]["port"], written["mail"]["from"]) == (465, "a@b.example")
    assert "smtp.port" not in written
    assert config.load_settings(path) == LoadedSettings(wanted)
    assert (mode(path), mode(path.parent)) == (0o600, 0o700)


def test_a_change_leaves_what_somebody_else_wrote_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    here, there = SettingsFile(path), SettingsFile(path)
    there.change({"smtp.port": "465"})
    here.change({"theme": "dark", "lock_after_minutes": 0})
    assert there.read() == WorkstationSettings(theme="dark", smtp_port=465, lock_after_minutes=0)
    assert there.settings == here.settings


@pytest.mark.parametrize("after", ["load_settings", "save_settings"])
def test_what_holds_is_what_was_written_last_whoever_comes_between(
    after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another thread reads and writes while one is at it, as does another program."""
    path = tmp_path / "settings.toml"
    here, there = SettingsFile(path), SettingsFile(path)
    other = here if after == "load_settings" else there
    there.change({"smtp.port": "465"})
    act = getattr(config, after)

    def overtaken(*given: Any) -> Any:
        monkeypatch.undo()
        done = act(*given)
        other.change({"smtp.port": "587"})
        return done

    monkeypatch.setattr(config, after, overtaken)
    acts = {"load_settings": here.read, "save_settings": lambda: here.change({"theme": "dark"})}
    acts[after]()
    assert here.settings.smtp_port == 587
    assert here.settings == SettingsFile(path).settings


def test_a_change_is_all_or_nothing(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    with pytest.raises(InvalidValue, match="Smtp port"):
        file.change({"theme": "dark", "smtp.port": "0"})
    assert file.settings == WorkstationSettings()
    assert list(tmp_path.iterdir()) == []


def test_what_is_as_it_was_is_not_written(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    file.change({"theme": "system"})
    assert list(tmp_path.iterdir()) == []


def test_a_file_with_faults_is_kept_when_another_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('# mine\nlanguage = "es"\ncolour = "pink"\n')
    file = SettingsFile(path)
    assert len(file.problems) == 1
    file.change({"theme": "dark"})
    assert file.problems == ()
    assert (file.settings.theme, file.settings.language) == ("dark", "es")
    old = tmp_path / "settings.toml.old"
    assert old.read_text().startswith("# mine")
    assert mode(old) == 0o600


def test_an_open_file_is_closed_to_others(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[smtp]\nuser = "desk"\n')
    path.chmod(0o644)
    assert SettingsFile(path).settings.smtp_user == "desk"
    assert mode(path) == 0o600


def test_without_a_path_nothing_is_written(home: Path) -> None:
    file = SettingsFile(None)
    assert file.change({"theme": "dark"}).theme == "dark"
    assert file.read().theme == "dark"
    assert not (home / "config").exists()


# --- resources ---


@pytest.mark.parametrize("name", ["../pyproject.toml", "/etc/passwd", "icons/../../README.md"])
def test_a_resource_outside_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="leads out of the resources"):
        config.resource(name)


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no resource .*resources/no/such\.svg"):
        config.resource("no/such.svg")


def test_the_resources_are_found() -> None:
    assert config.resource(".").is_dir()
