"""The file's own state, read at the beginning of each transaction and written at its end."""

from peewee import JOIN

from astrobookings_desktop.data.models import Setting, SyncState, User
from astrobookings_desktop.data.queries.settings import STORED_VALUES
from astrobookings_desktop.data.queries.sign_in import IS_EMPLOYED
from astrobookings_desktop.data.statements import compiled, value

STATE = compiled(
    SyncState.select(
        SyncState.workstation,
        SyncState.next_id,
        SyncState.log_head,
        User.role,
        User.agency_id,
        Setting.select(STORED_VALUES),
    ).join(
        User,
        JOIN.LEFT_OUTER,
        on=((User.id == value("actor")) & (User.active == 1) & IS_EMPLOYED),
    )
)
"""With what the record of `:actor` says of role and agency, unless it or its agency is deactivated;
and with the settings as `STORED` gives them."""

SAVE_STATE = compiled(SyncState.update(next_id=value("next_id"), log_head=value("log_head")))
