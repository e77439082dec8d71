"""The selling desk."""

from astrobookings_desktop.ui.desk.page import DeskPage

__all__ = ["DeskPage"]
