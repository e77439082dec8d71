"""The settings, the company's and this workstation's, in one window."""

from astrobookings_desktop.ui.settings.dialog import SettingsDialog as SettingsDialog
