"""Who sits here: signing in, the first start, and the lock."""

from astrobookings_desktop.ui.sign_in.door import Person, let_in
from astrobookings_desktop.ui.sign_in.lock import Lock

__all__ = ["Lock", "Person", "let_in"]
