"""The reports window: choose, read, look at the chart, save as a file."""

from astrobookings_desktop.ui.reports.window import ReportsWindow

__all__ = ["ReportsWindow"]
