"""Settings as data: each says what it means, and reads what it may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.domain import setting as declarations
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.setting import Kind, Setting, UnknownSetting, nearest_key
from astrobookings_desktop.domain.settings import BUSINESS, BusinessSettings
from astrobookings_desktop.domain.values import parse_whole_number
from astrobookings_desktop.workstation import WORKSTATION, WorkstationSettings

EVERY = [*BUSINESS.values(), *WORKSTATION.values()]
KEYS = {setting.key for setting in EVERY}


def test_the_keys_that_scripts_use_are_there():
    named = (
        "smtp.host smtp.port smtp.security smtp.user mail.from mail.folder mail.grace_seconds "
        "hold_hours turnaround_days viability_percent payment_terms_days"
    )
    assert set(named.split()) <= KEYS
    assert len(KEYS) == len(EVERY)


@pytest.mark.parametrize("setting", EVERY, ids=lambda setting: setting.key)
def test_each_setting_is_told_whole(setting: Setting):
    assert setting.title[0].isupper()
    assert setting.title[-1] not in ".:"
    assert setting.meaning.endswith(".")
    assert setting.read(setting.default) == setting.default
    listed = setting.kind in (Kind.CHOICE, Kind.CURRENCY) or setting.key == "time_zone"
    assert bool(setting.choices) == listed
    for word in setting.choices:
        assert setting.read(word) == word


def read(setting: Setting, given: object):
    """The value, or None when it is refused by the setting's key."""
    try:
        return setting.read(given)
    except InvalidValue as refusal:
        return None if refusal.field == setting.key else pytest.fail(str(refusal.field))


@pytest.mark.parametrize("setting", EVERY, ids=lambda setting: setting.key)
@given(text=st.text())
def test_any_text_is_read_or_refused_by_its_key(setting: Setting, text: str):
    value = read(setting, text)
    assert value is None or read(setting, str(value)) == value


@pytest.mark.parametrize("setting", EVERY, ids=lambda setting: setting.key)
@pytest.mark.parametrize("odd", [None, [], {}, b"x", True])
def test_what_is_no_text_is_no_fault(setting: Setting, odd: object):
    value = read(setting, odd)
    assert value is None or (isinstance(value, str) and value)


@pytest.mark.parametrize(
    ("key", "text", "reason"),
    [
        ("smtp.port", "0", "Smtp port must be a whole number from 1 to 65,535, not 0."),
        ("smtp.security", "ssl", "Smtp security must be one of none, starttls, tls, not ssl."),
        ("smtp.host", "smtp://mail", "Smtp host must be the bare name of a server such as"),
        ("smtp.host", "a b", "Smtp host must be the bare name of a server such as"),
        ("mail.from", "nobody", "Mail from must be an address such as name@example.com"),
        ("mail.folder", "mails", "Mail folder must be the whole path of a folder, from / on"),
        ("backup_folder", "../up", "Backup folder must be the whole path of a folder, from / on"),
        ("backup_folder", "/a\nb", "Backup folder must have no line breaks"),
        ("lock_after_minutes", "-1", "Lock after minutes must be a whole number from 0 to 1,440"),
        ("company_time_zone", "system", "Company time zone must be a time zone such as"),
        ("company_time_zone", "../etc/passwd", "Company time zone must be a time zone such as"),
        ("company_email", "us", "Company email must be an address such as name@example.com"),
        ("font_scale", "nan", "Font scale must be a number from 0.75 to 3.0"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(key: str, text: str, reason: str):
    (setting,) = [one for one in EVERY if one.key == key]
    with pytest.raises(InvalidValue) as refusal:
        setting.read(text)
    assert refusal.value.message.startswith(reason)


@pytest.mark.parametrize("host", ["smtp..example.org", "example.org:587", f"{'a' * 64}.org"])
def test_a_server_that_can_not_be_looked_up_is_not_chosen_but_may_stand(host: str):
    setting = WORKSTATION["smtp.host"]
    with pytest.raises(InvalidValue, match="be the bare name of a server such as"):
        WorkstationSettings().with_values({"smtp.host": host})
    assert setting.read(host) == host
    stands = WorkstationSettings(smtp_host=host)
    assert stands.with_values({"smtp.host": host, "smtp.port": "25"}).smtp_port == 25
    for good in ("", "smtp.example.org", "münchen.example", "127.0.0.1", "::1", "mail."):
        assert setting.choose(good, host) == good


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("smtp.port", " 465 ", 465),
        ("smtp.security", " TLS ", "tls"),
        ("smtp.host", "", ""),
        ("font_scale", "1.25", 1.25),
        ("company_time_zone", "America/New_York", "America/New_York"),
        ("company_address", " 1 Moon Street\r\nHouston ", "1 Moon Street\nHouston"),
        ("company_tax_id", "not a number at all", "not a number at all"),
        ("backup_folder", "/media/e\u0301tage", "/media/e\u0301tage"),
    ],
)
def test_what_can_be_is_taken(key: str, text: str, value: object):
    (setting,) = [one for one in EVERY if one.key == key]
    assert setting.read(text) == value


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("smtp_host", "smtp.host"),
        ("SMTP.Port", "smtp.port"),
        ("mail_grace_seconds", "mail.grace_seconds"),
        ("hold.hour", "hold_hours"),
        ("hold", "hold_hours"),
        ("nope", ""),
        ("", ""),
    ],
)
def test_the_nearest_key_is_named(typed: str, meant: str):
    found = nearest_key(typed, [setting.key for setting in EVERY])
    assert found == meant
    assert ("did you mean" in UnknownSetting(typed, found).message) is bool(meant)


def test_the_declarations_hold_what_the_classes_do():
    assert [one.name for one in BUSINESS.values()] == list(BusinessSettings.__annotations__)
    assert [one.name for one in WORKSTATION.values()] == list(WorkstationSettings.__annotations__)
    assert declarations.declared(BusinessSettings) == BUSINESS


def test_a_sign_that_counts_as_a_blank_is_one():
    assert parse_whole_number("0\x1f", "days", 0, 9) == 0
