"""The panel beside a table: what a record is, what can be done, what belongs to it, its history."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.data.queries.records import LogRow
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services import viewing
from astrobookings_desktop.ui.actions import Deed, RecordAction
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.denied import why_denied
from astrobookings_desktop.ui.entities import BY_ENTITY
from astrobookings_desktop.ui.entities.actions import RECORD_ACTIONS
from astrobookings_desktop.ui.entities.history import event_of
from astrobookings_desktop.ui.entities.launch_path import LaunchPath
from astrobookings_desktop.ui.entities.panels import PANELS, PanelSpec
from astrobookings_desktop.ui.entities.words import field_word
from astrobookings_desktop.ui.pages.related_records import RelatedRecords, clear, show
from astrobookings_desktop.ui.theme.fonts import TITLE, font, px, semibold
from astrobookings_desktop.ui.widgets.buttons import (
    CONTROL,
    MAIN,
    Button,
    IconButton,
    LinkButton,
    PrimaryButton,
)
from astrobookings_desktop.ui.widgets.card import Card, Hint, section
from astrobookings_desktop.ui.widgets.chip import Chip
from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel
from astrobookings_desktop.ui.widgets.fact_list import FactList
from astrobookings_desktop.ui.widgets.flow import Flow
from astrobookings_desktop.ui.widgets.focus_order import order_focus
from astrobookings_desktop.ui.widgets.key_cap import KeyCap, shown_key
from astrobookings_desktop.ui.widgets.menu_keys import pop_up
from astrobookings_desktop.ui.widgets.second_enter import SecondEnter
from astrobookings_desktop.ui.widgets.timeline import Timeline

MOST_BUTTONS = 2
MOST_EVENTS = 6
WIDTH = 352
NARROWEST = 304  # two buttons and the menu of the others, in any font


class RecordPanel(Card):
    """Shows one record at a time; `closed` says that somebody wants the room back."""

    closed = Signal()

    def __init__(self, context: UiContext, entity: Entity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._entity = context, entity
        self._spec: PanelSpec = PANELS[entity]
        self._key: int | None = None
        self._shown_actions: list[RecordAction] = []
        self._row: Mapping[str, Any] = {}
        self._all_events = False
        self.setMinimumWidth(px(NARROWEST))
        self._build_head()
        sheet = QWidget()
        self._parts = QVBoxLayout(sheet)
        self._parts.setContentsMargins(0, 0, 4, 0)
        self._parts.setSpacing(12)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(sheet)
        scroll.viewport().setAutoFillBackground(False)
        sheet.setAutoFillBackground(False)
        self.body.addWidget(scroll, 1)
        self._facts = FactList(px(64))  # short labels leave room to e-mails
        self._parts.addWidget(self._facts)
        self._text_title = section("")
        self._parts.addWidget(self._text_title)
        self._text = Hint("", "text")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._parts.addWidget(self._text)
        self._figures: QWidget | None = None
        self._related = RelatedRecords(context, self._spec)
        self._parts.addWidget(self._related)
        self._path = LaunchPath()
        self._parts.addWidget(self._path)
        self._build_history()
        self._parts.addStretch(1)
        self.note = None if self._spec.foot is None else self._spec.foot(context)
        if self.note is not None:
            self.body.addWidget(self.note)
            context.note_wanted.connect(self._write_note)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self.body.addLayout(self._foot)

    @property
    def key(self) -> int | None:
        """The id of the record shown."""
        return self._key

    @property
    def title(self) -> str:
        """What the record is called."""
        return self._title.text()

    def show_record(self, key: int | None) -> None:
        """Show a record; None or one that is gone empties the panel."""
        row = None
        if key is not None:
            row = viewing.named_row(self._context.reading(), self._entity, key)
        if key != self._key or row is None:
            self.set_apart(False)
            self._scroll.verticalScrollBar().setValue(0)
        self._key = key if row is not None else None
        if self._key is None or row is None:
            focus = self.window().focusWidget()
            if focus is not None and self.isAncestorOf(focus):
                self.closed.emit()  # whoever takes the room takes the focus too
            self.hide()
            return
        self.show()
        self._row = row
        self._all_events = False
        self._title.setText(self._spec.title(row))
        self._chip.show_look(self._spec.chip(row))
        self._show_actions()
        self._show_facts()
        self._show_figures()
        self._show_text()
        self._related.show_for(self._key, row)
        self._show_history()
        if self.note is not None:
            self.note.show_record(self._key, row)
        order_focus(self)
        self.setAccessibleName(f"{BY_ENTITY[self._entity].singular}: {self._spec.title(row)}")

    @property
    def is_apart(self) -> bool:
        """Whether the list beside it has the record no more."""
        return self._apart.isVisibleTo(self)

    def set_apart(self, apart: bool) -> None:
        """Say quietly that the list has the record no more, or nothing."""
        self._apart.setVisible(apart)

    def refresh(self) -> None:
        """Read the record again; what was unfolded stays so, and what is as it was, also closed."""
        unfolded, closed = self._all_events, self.isHidden()
        focus = self.window().focusWidget()
        focused = focus is not None and self.isAncestorOf(focus)
        self.show_record(self._key)
        if closed:
            self.hide()
        if unfolded:
            self._show_all_events()
        if focus is not None and focused and not focus.isVisible() and self._key is not None:
            self.focus_first(links=False)  # one of them may be out of sight

    def deed(self) -> Deed | None:
        """What an action would be done to."""
        if self._key is None:
            return None
        return Deed(self._context, self.window(), self._entity, self._key, self._row)

    def actions_now(self) -> list[RecordAction]:
        """What may be done to the record as it stands, by who sits here."""
        if self._key is None:
            return []
        return [
            action
            for action in RECORD_ACTIONS.get(self._entity, ())
            if self._context.may(action.right)
            and action.when(self._row)
            and action.asked(self._context, self._key)
        ]

    def run(self, action: RecordAction) -> None:
        """Do one of them."""
        deed = self.deed()
        if deed is not None:
            action.run(deed)

    def run_by(self, keys: str) -> None:
        """Do what these keys stand for, if it may be done now."""
        for action in self.actions_now():
            if action.shortcut == keys and self._key is not None:
                self.run(action)
                return
        for action in RECORD_ACTIONS.get(self._entity, ()):
            if action.shortcut == keys and self._key is not None:
                if action.goes_on and self._context.may(action.right):
                    self.run(action)
                    return
                words = self.tr("{0}: not for this record as it stands")
                not_now = words.format(action.text.rstrip("…"))
                self._context.say(why_denied(self._context, action.right) or not_now)
                return

    def menu(self, parent: QWidget, *, others: bool = False) -> QMenu:
        """All of them as a menu, or the `others` that have no button, for the record that is shown
        now and no other."""
        menu, deed = QMenu(parent), self.deed()
        if deed is None:
            return menu
        actions = self.actions_now()
        if others:
            actions = [action for action in actions if not action.main][MOST_BUTTONS:]
        for action in actions:
            item = menu.addAction(action.text)
            if action.shortcut:
                item.setText(f"{action.text}\t{shown_key(action.shortcut)}")
            item.triggered.connect(lambda _checked=False, one=action: one.run(deed))
        return menu

    def open_first_link(self) -> None:
        """Ctrl+G: follow the first related record."""
        for button in self._related.findChildren(LinkButton):
            if button.isVisibleTo(self):
                button.click()
                return

    def focus_first(self, *, links: bool = True, by_enter: bool = False) -> None:
        """Put the focus on the first action, else on the first link if `links`, else the cross.

        Led there `by_enter`, a double stroke of it does nothing to the record.
        """
        items = [self._buttons.itemAt(place) for place in range(self._buttons.count())]
        actions = [item.widget() for item in items if item is not None]
        below = self.findChildren(LinkButton) if links else ()
        for button in (*actions, *below, self._close):
            if isinstance(button, Button) and button.isVisibleTo(self):
                if by_enter:
                    (button.findChild(SecondEnter) or SecondEnter(button)).lead()
                else:
                    button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    @Slot(object)
    def _write_note(self, key: int) -> None:
        if self.note is not None and key == self._key:
            self.show()
            self.note.focus_field()

    # --- building ---------------------------------------------------------------------------------

    def _build_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        self._title = ElidedLabel()
        self._title.cut_changed.connect(self._show_facts)  # what is cut stands whole among them
        is_locator = self._entity is Entity.BOOKING
        self._title.setFont(
            font(TITLE + 2, semibold().weight(), spaced=True) if is_locator else semibold(TITLE)
        )
        head = Flow(10, px(CONTROL))  # the chip rather goes below than cuts a number
        head.addWidget(self._title)
        self._chip = Chip()
        head.addWidget(self._chip)
        row.addLayout(head, 1)
        self._close = IconButton("close", self.tr("Close the panel (Esc)"))
        self._close.clicked.connect(self.closed)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self._apart = Hint(self.tr("Not in this list any more"))
        self._apart.hide()
        self.body.addWidget(self._apart)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self.body.addLayout(self._buttons)
        self.add_line()

    def _build_history(self) -> None:
        head = QHBoxLayout()
        self._history_title = section(self.tr("History"))
        head.addWidget(self._history_title)
        head.addStretch(1)
        self._more = LinkButton("")
        self._more.clicked.connect(self._show_all_events)
        head.addWidget(self._more)
        self._parts.addLayout(head)
        self._timeline = Timeline()
        self._parts.addWidget(self._timeline)

    # --- showing ----------------------------------------------------------------------------------

    def _show_actions(self) -> None:
        now = self.actions_now()
        if now == self._shown_actions:
            return
        self._shown_actions = now
        clear(self._buttons)
        clear(self._foot)
        actions = [action for action in now if not action.main]
        for action in (action for action in now if action.main):
            main = PrimaryButton(action.text, action.icon, MAIN)
            main.clicked.connect(lambda _checked=False, one=action: self.run(one))
            self._foot.addWidget(main, 1)
            self._foot.addWidget(KeyCap(action.shortcut.replace("Return", "↵")))
        show(self._foot)
        for action in actions[:MOST_BUTTONS]:
            button = Button(action.text)
            if action.shortcut:
                button.setToolTip(action.shortcut.replace("Return", "↵"))
            button.clicked.connect(lambda _checked=False, one=action: self.run(one))
            self._buttons.addWidget(button)
        if len(actions) > MOST_BUTTONS:
            more = IconButton("more", self.tr("More actions (all: Ctrl+.)"))
            more.clicked.connect(lambda: self._open_menu(more))
            self._buttons.addWidget(more)
        show(self._buttons)
        self._buttons.addStretch(1)

    def _open_menu(self, button: Button) -> None:
        pop_up(self.menu(self, others=True), button.mapToGlobal(button.rect().bottomLeft()))

    @Slot()
    def _show_facts(self) -> None:
        name = self._row.get("name")
        is_cut = self._title.is_cut and name == self._title.text()
        facts = [(field_word("name"), str(name))] if is_cut else []
        facts += [
            (fact.label, words)
            for fact in self._spec.facts
            if self._row[fact.field] not in (None, "")
            and not (fact.field == "note" and self.note is not None)
            and (words := fact.words_of(self._row))
        ]
        if self._spec.more is not None and self._key is not None:
            facts += self._spec.more(self._context.reading(), self._key)
        self._facts.show_facts(facts, [fact.label for fact in self._spec.facts if fact.strong])

    def _show_figures(self) -> None:
        """What stands above the facts, for those who have more of it."""
        if self._figures is not None:
            self._figures.hide()
            self._figures.deleteLater()
            self._figures = None
        if self._spec.sheet is not None and self._key is not None:
            self._figures = self._spec.sheet(self._context, self._key)
            self._parts.insertWidget(0, self._figures)

    def _show_text(self) -> None:
        text = "" if self._spec.text is None else self._spec.text(self._context, self._row)
        self._text_title.setText(self._spec.text_title)
        self._text.setText(text)
        for part in (self._text_title, self._text):
            part.setVisible(bool(text))

    def _show_history(self) -> None:
        self._path.show_record(self._context, self._entity, self._key)
        events: list[LogRow] = []
        if self._key is not None and self._entity is not Entity.ENTRY_LOG:
            events = viewing.history(self._context.reading(), self._entity, self._key)
        shown = events if self._all_events else events[:MOST_EVENTS]
        self._timeline.show_events([event_of(row, self._entity) for row in shown])
        self._history_title.setVisible(bool(events))
        self._more.setVisible(len(events) > len(shown))
        self._more.setText(self.tr("all {0}").format(len(events)))

    def _show_all_events(self) -> None:
        self._all_events = True
        self._show_history()
