"""Words for values of fixed sets that have no chip."""

_RANGES = {
    "suborbital": "Suborbital",
    "low_earth": "Low Earth",
    "moon": "Moon",
    "mars": "Mars",
}
_LANGUAGES = {"en": "English", "es": "Spanish"}
_CHANNELS = {"mail": "Mail", "desktop": "Desktop"}
_CAUSES = {
    "traveler": "by the traveler",
    "lapse": "hold lapsed",
    "void": "sale voided",
    "move": "moved to another launch",
    "launch_aborted": "launch aborted",
}


def range_word(value: str) -> str:
    """Suborbital, Low Earth, Moon, Mars."""
    return _RANGES.get(value, value)


def language_word(value: str) -> str:
    """English, Spanish."""
    return _LANGUAGES.get(value, value)


def channel_word(value: str) -> str:
    """Mail, Desktop."""
    return _CHANNELS.get(value, value)


def cause_word(value: str) -> str:
    """Why a booking was canceled."""
    return _CAUSES.get(value, value)


def plain_word(value: str) -> str:
    """A value of the database as words: booking_sold becomes Booking sold."""
    return value.replace("_", " ").capitalize()
