"""What belongs to a record: those it names, and the first of those that name it, as links."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import READ_RIGHTS
from astrobookings_desktop.services import viewing
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.entities import BY_ENTITY
from astrobookings_desktop.ui.entities.panels import PANELS, Group, Link, PanelSpec
from astrobookings_desktop.ui.theme.statuses import StatusLook
from astrobookings_desktop.ui.widgets.buttons import Button, ElidedLink, LinkButton
from astrobookings_desktop.ui.widgets.card import section
from astrobookings_desktop.ui.widgets.chip import Chip

ANY = "entity_id"  # the field that names a record of any kind


@dataclass(frozen=True)
class _Line:
    """A link to a record; one of a group says its state."""

    entity: Entity
    key: int
    title: str
    note: str = ""
    look: StatusLook | None = None


class RelatedRecords(QWidget):
    """The links of one record at a time; where they are as they were, nothing is made anew."""

    def __init__(self, context: UiContext, spec: PanelSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._spec = context, spec
        self._shown: object = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)

    def show_for(self, key: int, row: Mapping[str, Any]) -> None:
        """Show what belongs to the record `key`."""
        links = [line for link in self._spec.links if (line := self._link(link, row)) is not None]
        groups = [(one, lines) for one in self._spec.groups if (lines := self._group(one, key))]
        if self._shown == (key, links, groups):
            return
        self._shown = (key, links, groups)
        clear(self._rows)
        if links or groups:
            self._rows.addWidget(section(self.tr("Related")))
        for line in links:
            self._rows.addWidget(self._button(line), 0, Qt.AlignmentFlag.AlignLeft)
        for group, lines in groups:
            self._add_group(group, lines, key)
        show(self._rows)
        self.setVisible(bool(links or groups))

    def _link(self, link: Link, row: Mapping[str, Any]) -> _Line | None:
        if not row.get(link.field):
            return None
        entity = _entity_of(link, row)
        if entity not in BY_ENTITY or not self._context.may(READ_RIGHTS[entity]):
            return None
        key = int(row[link.field])
        title = self._title(entity, key) if link.field == ANY or link.named else ""
        if link.named:
            return _Line(entity, key, f"{link.title(row)} {title}", link.note) if title else None
        return _Line(entity, key, title or link.title(row), link.note)

    def _title(self, entity: Entity, key: int) -> str:
        """What a record of any kind is called; nothing of one that is gone."""
        named = viewing.named_row(self._context.reading(), entity, key)
        return PANELS[entity].title(named) if named is not None and entity in PANELS else ""

    def _group(self, group: Group, key: int) -> list[_Line]:
        """The first records, and one more where there are more."""
        if not self._context.may(READ_RIGHTS[group.entity]):
            return []
        where = group.where.format(id=key)
        panel = PANELS[group.entity]
        rows = viewing.related(self._context.reading(), group.entity, where, group.most + 1)
        return [
            _Line(
                group.entity,
                int(row[panel.key]),
                " · ".join(filter(None, (group.note(row), panel.title(row)))),
                look=panel.chip(row),
            )
            for row in rows
        ]

    def _add_group(self, group: Group, lines: list[_Line], key: int) -> None:
        for line in lines[: group.most]:
            beside = QHBoxLayout()
            beside.addWidget(self._button(line), 0)
            beside.addStretch(1)
            beside.addWidget(Chip(line.look))
            self._rows.addLayout(beside)
        if len(lines) <= group.most:
            return
        where = group.where.format(id=key)
        everything = LinkButton(group.title, "chevron")
        everything.clicked.connect(lambda: self._context.list_wanted.emit(group.entity, where))
        self._rows.addWidget(everything, 0, Qt.AlignmentFlag.AlignLeft)

    def _button(self, line: _Line) -> ElidedLink:
        button = ElidedLink(line.title, BY_ENTITY[line.entity].icon, line.note)
        button.clicked.connect(lambda: self._context.open_record(line.entity, line.key))
        return button


def _entity_of(link: Link, row: Mapping[str, Any]) -> Entity:
    """What the link leads to; `entity_id` may name a record of any kind."""
    if link.field == ANY and row.get("entity_type"):
        return Entity(row["entity_type"])
    return link.entity


def show(layout: QHBoxLayout | QVBoxLayout) -> None:
    """Show buttons at once: a layout does it only later, and the focus may be wanted now."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if isinstance(widget, Button):
            widget.show()
        elif isinstance(inner, QHBoxLayout | QVBoxLayout):
            show(inner)


def clear(layout: QHBoxLayout | QVBoxLayout) -> None:
    """Take everything out of a layout, to be destroyed."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QHBoxLayout | QVBoxLayout):
            clear(inner)
