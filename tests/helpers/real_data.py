"""Real files that nobody here made: astronauts and launch providers as the world spells them."""

import os
from pathlib import Path

_BESIDE_THE_CHECKOUT = Path(__file__).resolve().parents[3] / "shared" / "data"


def real_file(name: str) -> Path:
    """The file `name` of the shared data, which stand beside the checkout or where
    ASTROBOOKINGS_TEST_DATA says."""
    folder = Path(os.environ.get("ASTROBOOKINGS_TEST_DATA", _BESIDE_THE_CHECKOUT))
    path = folder / name
    assert path.is_file(), (
        f"The test data {path} is missing: put it there, or set ASTROBOOKINGS_TEST_DATA to the "
        "folder that holds astronauts.csv and agencies.csv."
    )
    return path
