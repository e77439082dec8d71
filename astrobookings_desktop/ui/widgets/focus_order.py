"""Tab goes as people read: what was made later does not come last."""

import itertools
from collections.abc import Collection, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_focus(root: QWidget, last: Collection[QWidget] = ()) -> None:
    """Let Tab go through what stands in a widget's layouts in their order, `last` after all."""
    stops = sorted(_stops(root), key=lambda stop: stop in last)
    for before, after in itertools.pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is None:
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    elif isinstance(widget, QScrollArea):
        yield from _stops(widget.widget())
    else:
        yield from _stops_of(widget.layout())


def _stops_of(layout: QLayout | None) -> Iterator[QWidget]:
    for place in range(0 if layout is None else layout.count()):
        item = layout.itemAt(place) if layout is not None else None
        widget = None if item is None else item.widget()
        yield from _stops(widget)
        if item is not None and widget is None:
            yield from _stops_of(item.layout())
