"""Bringing a window to the front of all others on the desktop."""

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def bring_to_front(window: QWidget, activation: str = "") -> None:
    """Show a window above the others, with the keyboard; `activation` is the desktop's leave."""
    if activation:
        os.environ["XDG_ACTIVATION_TOKEN"] = activation  # Qt hands it on under Wayland
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
