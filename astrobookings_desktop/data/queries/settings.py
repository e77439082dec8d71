"""The stored business settings; those at their default have no row."""

from peewee import fn

from astrobookings_desktop.data.models import Booking, Invoice, Launch, Setting
from astrobookings_desktop.data.statements import compiled, statements_of

STORED_VALUES = fn.json_group_array(fn.json_array(Setting.key, Setting.value))
STORED = compiled(Setting.select(STORED_VALUES))
"""All of them as one JSON text of pairs, which is the same as long as nothing changes."""
STORE = 'INSERT OR REPLACE INTO "setting" ("key", "value") VALUES (:key, :value)'
FORGET = statements_of(Setting).delete
ANY_LAUNCH = compiled(Launch.select(Launch.id).limit(1))
"""Something that has a price."""
ANY_BOOKING = compiled(Booking.select(Booking.id).limit(1))
ANY_INVOICE = compiled(Invoice.select(Invoice.id).limit(1))
"""Money that was asked for or taken; without an invoice there is no payment."""
