"""What somebody who sits here may not do, in words."""

from astrobookings_desktop.domain.errors import MissingRight
from astrobookings_desktop.domain.rights import Right, require
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.language import tell


def why_denied(context: UiContext, right: Right) -> str:
    """Who may do it instead, or nothing for somebody who has the right."""
    try:
        require(context.actor.role, right)
    except MissingRight as refusal:
        return tell(refusal)
    return ""
