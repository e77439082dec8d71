"""The tabs of rockets and agencies."""

from dataclasses import replace

from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.entities.columns import Columns, faded
from astrobookings_desktop.ui.entities.spec import Chip, Empty, EntitySpec
from astrobookings_desktop.ui.entities.words import range_word
from astrobookings_desktop.ui.office.error_words import error_words
from astrobookings_desktop.ui.table import Style, TableSpec

_r = Columns(LISTS[Entity.ROCKET])
_a = Columns(LISTS[Entity.AGENCY])

ROCKETS = EntitySpec(
    entity=Entity.ROCKET,
    title="Rockets",
    singular="rocket",
    icon="rocket",
    caption="Partners",
    table=TableSpec(
        "Rockets",
        LISTS[Entity.ROCKET],
        (
            _r.name("name", "Name"),
            _r.text("agency", "Agency", 200, stretch=1),
            _r.number("capacity", "Capacity", 90),
            replace(_r.word("range", "Range", range_word, 96), style=Style.FIGURE),
            _r.number("open_launches", "Open", 66),
            replace(_r.number("launches", "Launches", 90), yields=1),
            _r.active(),
        ),
        row_tone=faded(_r.at("active"), 0),
    ),
    search_hint="Name, agency, range:moon, capacity>50",
    empty=Empty("No rocket yet", "Add an agency's rocket; then its launches can be scheduled."),
    chips=(Chip("all", "All"), Chip("active", "Active"), Chip("inactive", "Inactive")),
    watches=frozenset({Entity.ROCKET, Entity.AGENCY, Entity.LAUNCH}),
)
AGENCIES = EntitySpec(
    entity=Entity.AGENCY,
    title="Agencies",
    singular="agency",
    icon="agency",
    table=TableSpec(
        "Agencies",
        LISTS[Entity.AGENCY],
        (
            _a.name("name", "Name", 150),
            _a.text("legal_name", "Legal name", 170, stretch=1),
            _a.text("email", "E-mail", 150),
            replace(_a.said("email_refused", "Address refused", error_words, 160), hidden=True),
            replace(_a.number("rockets", "Rockets", 76), yields=1),
            _a.number("open_launches", "Open", 66),
            _a.active(),
        ),
        row_tone=faded(_a.at("active"), 0),
    ),
    search_hint="Name, legal name, tax id, e-mail",
    empty=Empty("No agency yet", "Add the first agency, or import a file of them."),
    chips=(
        Chip("all", "All"),
        Chip("active", "Active"),
        Chip("incomplete", "Without legal data"),
        Chip("inactive", "Inactive"),
        Chip("refused", "Address refused"),
    ),
    watches=frozenset({Entity.AGENCY, Entity.ROCKET, Entity.LAUNCH}),
)
