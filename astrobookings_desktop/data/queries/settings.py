"""The stored business settings; those at their default have no row."""

from astrobookings_desktop.data.models import Launch, Setting
from astrobookings_desktop.data.statements import compiled, statements_of

STORED = compiled(Setting.select(Setting.key, Setting.value))
STORE = 'INSERT OR REPLACE INTO "setting" ("key", "value") VALUES (:key, :value)'
FORGET = statements_of(Setting).delete
ANY_LAUNCH = compiled(Launch.select(Launch.id).limit(1))
"""Something that has a price."""
