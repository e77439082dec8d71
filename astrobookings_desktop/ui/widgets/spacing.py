"""Spacing that is set while a layout is being asked for."""

from PySide6.QtWidgets import QLayout


def space_out(layout: QLayout, spacing: int) -> None:
    """Set the room between a layout's parts, unless it is that already.

    Qt lays out anew even for the same spacing: set in answer to a LayoutRequest it would bring the
    next one, and so on for ever.
    """
    if layout.spacing() != spacing:
        layout.setSpacing(spacing)
