"""Real files that nobody here made: astronauts and launch providers as the world spells them."""

import os
from pathlib import Path

import pytest

_BESIDE_THE_CHECKOUT = Path(__file__).resolve().parents[3] / "shared" / "data"


def real_file(name: str) -> Path:
    """The file `name` of the shared data, which stand beside the checkout or where
    ASTROBOOKINGS_TEST_DATA says.

    Where there are none beside it, and nobody says where, the test that asks is skipped.
    """
    said = os.environ.get("ASTROBOOKINGS_TEST_DATA")
    path = Path(said or _BESIDE_THE_CHECKOUT) / name
    words = f"ASTROBOOKINGS_TEST_DATA names no folder that holds {name}: {path} is missing."
    if not said and not path.is_file():
        pytest.skip(words)
    assert path.is_file(), words
    return path
