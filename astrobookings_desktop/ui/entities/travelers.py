"""The travelers tab."""

from dataclasses import replace

from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.entities.columns import Columns, faded
from astrobookings_desktop.ui.entities.spec import Chip, Empty, EntitySpec
from astrobookings_desktop.ui.office.error_words import error_words
from astrobookings_desktop.ui.table import Style, TableSpec
from astrobookings_desktop.ui.table.painters import chip_column
from astrobookings_desktop.ui.theme.statuses import INACTIVE, VIP

_c = Columns(LISTS[Entity.TRAVELER])
_VIP, _ACTIVE = _c.at("vip"), _c.at("active")

TRAVELERS = EntitySpec(
    entity=Entity.TRAVELER,
    title="Travelers",
    singular="traveler",
    icon="traveler",
    table=TableSpec(
        "Travelers",
        LISTS[Entity.TRAVELER],
        (
            _c.name("name", "Name"),
            _c.text("contact_phone", "Phone", 150, style=Style.FIGURE),
            _c.text("email", "E-mail", 220, stretch=1),
            replace(_c.said("email_refused", "Address refused", error_words, 160), hidden=True),
            _c.number("bookings", "Bookings", 84),
            chip_column(
                "state",
                "State",
                lambda row: (VIP if row[_VIP] else None) if row[_ACTIVE] else INACTIVE,
                (VIP, INACTIVE),
                "",
            ),
        ),
        row_tone=faded(_ACTIVE, 0),
    ),
    search_hint="Name in any script, e-mail, phone digits",
    empty=Empty("No traveler yet", "Take the first one down here or at the desk."),
    chips=(
        Chip("all", "All"),
        Chip("vip", "VIP"),
        Chip("without_phone", "Without phone"),
        Chip("refused", "Address refused"),
    ),
    watches=frozenset({Entity.TRAVELER, Entity.BOOKING, Entity.USER}),
    told_by=("name", "contact_phone"),
)
