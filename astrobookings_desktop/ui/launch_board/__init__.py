"""The launch board: the launches tab as a table, and open launches as a month calendar."""

from astrobookings_desktop.ui.launch_board.page import LaunchPage

__all__ = ["LaunchPage"]
