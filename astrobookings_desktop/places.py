"""The known destinations, read once from the program's own catalogue."""

import functools
import json

from astrobookings_desktop import config
from astrobookings_desktop.domain.destinations import Catalogue


@functools.cache
def catalogue() -> Catalogue:
    """The known destinations; raises FileNotFoundError when the program is incomplete."""
    text = config.resource("destinations.json").read_text(encoding="utf-8")
    return Catalogue.from_data(json.loads(text))
