"""What the domain's property tests share."""

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from astrobookings_desktop.domain.money import from_cents

property_test = settings(deadline=None, max_examples=200)

_SECONDS = 280 * 365 * 24 * 3600
moments = st.builds(
    lambda seconds, microseconds: (
        datetime(1910, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds, microseconds=microseconds)
    ),
    st.integers(0, _SECONDS),
    st.sampled_from([0, 1, 500_000, 999_999]),
)
"""Moments from 1910 to 2189, so that some years may be added or taken away."""

prices = st.integers(1, 999_999_999_999).map(from_cents)
