from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.domain.backups import (
    DamagedBackup,
    MissingBackup,
    NewerBackup,
    NotABackup,
    OtherCompany,
    PassphraseNeeded,
    WrongPassphrase,
    backup_name,
    check_passphrase,
    moment_of,
    superseded,
)
from astrobookings_desktop.domain.errors import InvalidValue

NOW = datetime(2026, 11, 23, 14, 32, 5, tzinfo=UTC)


def test_a_name_tells_its_moment():
    name = backup_name("office", NOW)
    assert name == "astrobookings-office-20261123-143205.abk"
    assert moment_of(name, "office") == NOW


@pytest.mark.parametrize(
    "name",
    [
        "astrobookings-other-20261123-143205.abk",
        "astrobookings-office-20261123-143205.abk.txt",
        "my astrobookings-office-20261123-143205.abk",
        "astrobookings-office-20261323-143205.abk",
        "astrobookings-office-2026112-143205.abk",
        "astrobookings-office-٢٠٢٦١١٢٣-143205.abk",
    ],
)
def test_other_names_have_no_moment(name):
    assert moment_of(name, "office") is None


def test_a_database_name_is_no_pattern():
    assert moment_of(backup_name("oXfice", NOW), "o.fice") is None


def test_two_years_of_hourly_backups_leave_seven_days_five_weeks_and_twelve_months():
    moments = {NOW - timedelta(hours=hours) for hours in range(24 * 730)}
    kept = sorted(moments - superseded(moments, NOW), reverse=True)
    assert kept.pop(1) == NOW - timedelta(hours=1)  # of today the last two
    days = kept[:7]
    assert [moment.date() for moment in days] == [
        NOW.date() - timedelta(days=back) for back in range(7)
    ]
    assert days[0] == NOW
    assert all(moment.hour == 23 for moment in days[1:])
    sundays = [m.date() for m in kept if m.weekday() == 6 and m.hour == 23]
    assert sundays[:4] == [NOW.date() - timedelta(days=back) for back in (1, 8, 15, 22)]
    assert len({(moment.year, moment.month) for moment in kept}) == 12
    assert len(kept) == 7 + 3 + 11  # the newest week is among the days, the newest month as well


@given(st.sets(st.integers(-60_000, 60_000)))
def test_the_newest_and_the_future_stay_and_a_second_rotation_finds_nothing(hours):
    moments = {NOW + timedelta(hours=hour) for hour in hours}
    gone = superseded(moments, NOW)
    assert gone <= moments
    past = {moment for moment in moments if moment <= NOW}
    if past:
        assert max(past) not in gone
    assert not gone & (moments - past)
    assert superseded(moments - gone, NOW) == set()
    assert len(past - gone) <= 1 + 7 + 5 + 12


def test_what_was_kept_before_a_risky_step_is_there_until_the_day_is_over():
    before, after = NOW - timedelta(hours=3), NOW - timedelta(hours=1)
    assert superseded({before, after}, NOW) == set()
    assert superseded({before, after, NOW}, NOW) == {before}
    assert superseded({before, after}, NOW + timedelta(days=1)) == {before}


@pytest.mark.parametrize(
    ("refusal", "field", "words"),
    [
        (MissingBackup("/usb/x.abk"), "file", "There is no file /usb/x.abk: check its name"),
        (OtherCompany("x.abk", "Luna", False), "file", "another company, Luna: restore it into"),
        (OtherCompany("x.abk", "Luna", True), "file", "Luna, made for practice: restore it into"),
        (NotABackup("x.abk"), "file", "x.abk is no AstroBookings backup"),
        (DamagedBackup("x.abk", "it ends too soon"), "file", "damaged: it ends too soon. Choose"),
        (NewerBackup("x.abk", 9), "file", "newer version of AstroBookings (9)"),
        (PassphraseNeeded("x.abk"), "passphrase", "give the passphrase"),
        (WrongPassphrase("x.abk"), "passphrase", "not the passphrase"),
    ],
)
def test_a_refusal_says_what_and_what_to_do(refusal, field, words):
    assert refusal.field == field
    assert words in refusal.message


def test_a_short_passphrase_is_refused():
    assert check_passphrase("twelve signs") == "twelve signs"
    with pytest.raises(InvalidValue, match="at least 12"):
        check_passphrase("eleven sign")
