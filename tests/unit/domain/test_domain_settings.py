import pytest

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.settings import KEYS, BusinessSettings


def test_the_defaults_are_those_of_the_law():
    settings = BusinessSettings()
    assert (settings.hold_hours, settings.turnaround_days, settings.viability_percent) == (
        24,
        7,
        50,
    )
    assert (settings.payment_terms_days, settings.void_minutes) == (30, 15)
    assert settings.currency == "USD"


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("hold_hours", "48", 48),
        ("turnaround_days", " 0 ", 0),
        ("viability_percent", "100", 100),
        ("payment_terms_days", "14", 14),
        ("void_minutes", "0", 0),
        ("currency", " eur ", "EUR"),
        ("company_name", " Astro & Söhne ", "Astro & Söhne"),
    ],
)
def test_a_setting_is_read_from_text(key, text, value):
    changed = BusinessSettings().with_values({key: text})
    assert getattr(changed, key) == value
    assert changed.text_of(key) == str(value)
    unchanged = [other for other in KEYS if other != key]
    assert all(getattr(changed, k) == getattr(BusinessSettings(), k) for k in unchanged)


@pytest.mark.parametrize("key", KEYS)
def test_every_setting_reads_its_own_text(key):
    settings = BusinessSettings()
    assert settings.with_values({key: settings.text_of(key)}) == settings


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("hold_hours", "0"),
        ("hold_hours", "1.5"),
        ("turnaround_days", "-1"),
        ("viability_percent", "101"),
        ("payment_terms_days", "soon"),
        ("void_minutes", "1441"),
        ("currency", "US$"),
        ("currency", "EURO"),
        ("company_name", " "),
        ("company_name", "a\x00b"),
    ],
)
def test_bad_settings_are_refused_by_name(key, text):
    with pytest.raises(InvalidValue) as refusal:
        BusinessSettings().with_values({key: text})
    assert refusal.value.field == key


@pytest.mark.parametrize("key", ["", "hold", "__class__", "with_value"])
def test_unknown_settings_are_refused(key):
    with pytest.raises(InvalidValue, match=r"^Key must be one of hold_hours, "):
        BusinessSettings().with_values({key: "1"})
    with pytest.raises(InvalidValue, match=r"^Key must be one of hold_hours, "):
        BusinessSettings().text_of(key)
