"""Taking records over from a file, step by step, and undoing it."""

from astrobookings_desktop.ui.importing.runs import ImportsDialog
from astrobookings_desktop.ui.importing.wizard import ImportWizard

__all__ = ["ImportWizard", "ImportsDialog"]
