"""Ctrl+Z and Ctrl+Shift+Z: what was done here since signing in, and taking it back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QAction, QShortcut

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.services.undo import (
    Act,
    Step,
    Way,
    act_of,
    preview_undo,
    refusal_of_act,
    step_of,
    undo_edit,
)
from astrobookings_desktop.services.unit_of_work import Changes, UnitOfWork
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.dialogs.confirm import ask_first
from astrobookings_desktop.ui.entities import BY_ENTITY
from astrobookings_desktop.ui.entities.edit_words import undo_effects
from astrobookings_desktop.ui.window.no_undo import record_of_rest, said_of_act, said_of_rest

if TYPE_CHECKING:
    from astrobookings_desktop.ui.main_window import MainWindow

MOST = 100
MOST_LOOKED_AT = 100  # of one deed, in the GUI thread
_TELLING = frozenset({Entity.BOOKING, Entity.LAUNCH, Entity.INVOICE, Entity.PAYMENT})
"""What changes when an act that makes good is no longer possible."""


@dataclass(frozen=True)
class _Deed:
    """One act of the person's: a record's, or many at once."""

    steps: tuple[Step, ...]

    @property
    def name(self) -> str:
        """Whose it is."""
        first = self.steps[0]
        if len(self.steps) == 1:
            return first.name
        return f"{shown.number(len(self.steps))} {BY_ENTITY[first.entity].title.lower()}"


class Undo(QObject):
    """Keeps the person's own acts of this session, and names the last one in the menu."""

    def __init__(self, window: "MainWindow", undo: QAction, redo: QAction) -> None:
        super().__init__(window)
        self._window, self._undo, self._redo = window, undo, redo
        self._done: list[_Deed] = []
        self._undone: list[_Deed] = []
        self._fallen: list[_Deed] = []  # by what was written last
        self._meanwhile: list[tuple[int, ...]] = []  # logged while an undo was under way
        self._standing: list[Act] = []  # what was done last, if it can't be undone
        self._is_unsaid = False  # that it stays: no key may take back something else for it
        self._is_busy = False
        # Listens where the action is disabled, and so has no key.
        self.instead = QShortcut(undo.shortcut(), window, self._say_why_nothing)
        self.instead.setAutoRepeat(False)
        window.context.logged.connect(self.remember)
        window.context.changed.connect(self._follow)
        self._show()

    @Slot(object)
    def remember(self, log_ids: tuple[int, ...]) -> None:
        """Note an act by the rows of the log that tell of it; one that makes good ends another."""
        if self._is_busy:
            self._meanwhile.append(log_ids)
            return
        fallen, self._fallen = self._fallen, []
        deed = self._deed(log_ids)
        if deed is None:
            reading = self._window.context.reading()
            acts = [act for one in log_ids if (act := act_of(reading, one)) is not None]
            if acts:
                self._standing = acts
                self._is_unsaid = not _made_good(fallen, acts)
                self._show()
            return
        self._standing, self._is_unsaid = [], False
        if self._done and _takes_back(deed, self._done[-1]):
            self._done.pop()
        elif not any(_takes_back(deed, one) for one in fallen):
            self._done.append(deed)
            del self._done[:-MOST]
        self._undone.clear()
        self._follow(None)
        self._show()

    @Slot()
    def undo(self) -> None:
        """Take back the last act, or go to where it is made good."""
        if self._is_unsaid:
            self._say_why_nothing()
        elif self._done and self._is_free():
            step = self._done[-1].steps[0]
            if step.way is not Way.ACT:
                self._ask(self._done, self._undone)
            elif refusal := self._refusal(step):  # by now: some acts have their time
                self._window.context.refuse(refusal)
                self._follow(None)
            else:
                self._make_good(step)

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone and self._is_free():
            self._ask(self._undone, self._done)

    def _is_free(self) -> bool:
        """Not while something is being written: the last act may be that, and be meant. Nor beside
        a change of which nothing is done yet: something else would be taken back."""
        desk = self._window.desk
        is_there = desk is not None and desk is self._window.page and desk.is_finding
        if desk is not None and is_there and desk.changing.job is not Job.LOOK:
            words = _tr("Nothing is undone while a change is open: Esc leaves it")
            self._window.context.say(words)
            return False
        if self._is_busy or self._window.context.is_writing:
            self._window.context.say(_tr("Not yet: the last change is still being written"))
            return False
        return True

    def _ask(self, source: list[_Deed], target: list[_Deed]) -> None:
        """Tell first whom it touches, as before an edit; where it touches nobody, do it at once."""
        deed = source[-1]
        effects = self._effects(deed)
        if not effects:
            self._run(source, target)
            return
        question, act = (
            (_tr("Undo {0} of {1}?"), _tr("Undo"))
            if source is self._done
            else (_tr("Redo {0} of {1}?"), _tr("Redo"))
        )
        words = question.format(_act(deed), deed.name)
        ask_first(self._window, words, effects, act, lambda: self._agreed(deed, source, target))

    def _effects(self, deed: _Deed) -> list[str]:
        if len(deed.steps) > MOST_LOOKED_AT:
            return [_tr("{0} are set back to what stood there before.").format(deed.name)]
        reading = self._window.context.reading()
        try:
            return undo_effects([preview_undo(reading, step.log_id) for step in deed.steps])
        except Refusal:  # it is told, and the deed dropped, where it is met
            return []

    def _agreed(self, deed: _Deed, source: list[_Deed], target: list[_Deed]) -> None:
        if source and source[-1] is deed and not self._is_busy:
            self._run(source, target)

    def _run(self, source: list[_Deed], target: list[_Deed]) -> None:
        deed = source[-1]
        self._is_busy = True

        def work(unit: UnitOfWork) -> tuple[int, ...]:
            written = []
            for step in reversed(deed.steps):
                undo_edit(unit, step.log_id)
                written.append(unit.last_log_id)
            return tuple(reversed(written))

        def done(written: tuple[int, ...]) -> None:
            if deed in source:  # else somebody's news has dropped it already
                source.remove(deed)
            self._catch_up(written)
            back = self._deed(written)
            if back is not None:
                target.append(back)
            words = _tr("Undone: {0}") if source is self._done else _tr("Done again: {0}")
            name = deed.name
            if deed.steps[0].entity is Entity.BOOKING:
                name = _tr("passengers of {0}").format(name)
            self._window.context.say(words.format(name))
            self._follow(None)  # what lay beneath it may be impossible by now
            self._show()

        def refused(refusal: Refusal) -> None:
            if deed in source:  # it can't be taken back any more
                source.remove(deed)
            self._catch_up()
            self._window.context.refuse(refusal)
            self._follow(None)
            self._show()

        self._window.context.run(work, done, refused, self._gave_up)

    @Slot(object)
    def _follow(self, changes: Changes | None) -> None:
        """Offer nothing that what changed since doesn't allow any more."""
        if changes is not None and not _TELLING & changes.keys():
            return
        fallen = []
        while self._done and self._refusal(self._done[-1].steps[0]) is not None:
            fallen.append(self._done.pop())
        if fallen:
            self._fallen = fallen
            self._show()

    def _refusal(self, step: Step) -> Refusal | None:
        return refusal_of_act(self._window.context.reading(), step)

    @Slot()
    def _gave_up(self) -> None:
        self._catch_up()

    def _catch_up(self, own: tuple[int, ...] = ()) -> None:
        """What was done while an undo was under way, but the undo itself."""
        self._is_busy = False
        waiting, self._meanwhile = self._meanwhile, []
        for log_ids in waiting:
            if not set(log_ids) & set(own):
                self.remember(log_ids)

    def _deed(self, log_ids: tuple[int, ...]) -> _Deed | None:
        reading = self._window.context.reading()
        steps = [step for one in log_ids if (step := step_of(reading, one)) is not None]
        return _Deed(tuple(steps)) if steps else None

    def _make_good(self, step: Step) -> None:
        context = self._window.context
        if step.back_to is not None:
            self._window.navigation.open_desk(step.key, step.act, step.back_to)
        elif step.entity is Entity.BOOKING:
            context.desk_wanted.emit(step.key, step.act)
        else:
            self._window.navigation.open_beside(step.entity, step.key)
        context.say(said_of_act(step))

    @Slot()
    def _say_why_nothing(self) -> None:
        if not self._window.menus.is_shut and self._is_free():
            act = record_of_rest(self._standing)
            if act is not None and act.key is not None:
                self._window.navigation.open_beside(act.entity, act.key)
            self._window.context.say(said_of_rest(self._standing))
            self._is_unsaid = False
            self._show()

    def _show(self) -> None:
        self._undo.setEnabled(bool(self._done))
        self.instead.setEnabled(not self._done)
        is_offered = self._done and not self._is_unsaid
        self._undo.setText(_undo_words(self._done[-1]) if is_offered else _tr("&Undo"))
        self._redo.setEnabled(bool(self._undone))
        words = _tr("&Redo {0} of {1}")
        self._redo.setText(
            words.format(_act(self._undone[-1]), _plain(self._undone[-1].name))
            if self._undone
            else _tr("&Redo")
        )


def _takes_back(deed: _Deed, earlier: _Deed) -> bool:
    """Whether a deed is the act that made an earlier one good."""
    return len(deed.steps) == 1 and deed.steps[0].takes_back(earlier.steps[0])


def _made_good(fallen: list[_Deed], acts: list[Act]) -> bool:
    """Whether what was done is the act that takes back what it made impossible."""
    steps = [step for deed in fallen for step in deed.steps]
    done = {act[:3] for act in acts}
    return any((step.entity, step.act.partition("_")[0], step.key) in done for step in steps)


def _undo_words(deed: _Deed) -> str:
    step = deed.steps[0]
    if step.way is not Way.ACT:
        return _tr("&Undo {0} of {1}").format(_act(deed), _plain(deed.name))
    words = {
        "void": _tr("Void sale {0}…"),
        "cancel": _tr("Cancel hold {0}…"),
        "move": _tr("Move {0} back…"),
        "transfer": _tr("Transfer {0} back…"),
        "void_invoice": _tr("Void invoice {0}…"),
        "refund_payment": _tr("Refund payment {0}…"),
    }
    return words[step.act].format(_plain(deed.name))


def _act(deed: _Deed) -> str:
    step = deed.steps[0]
    if step.way is Way.EDIT:
        return _tr("passengers") if step.entity is Entity.BOOKING else _tr("edit")
    return _tr("deactivation") if step.action == "deactivate" else _tr("activation")


def _plain(name: str) -> str:
    """A name in a menu: an ampersand is one, and no underline."""
    return name.replace("&", "&&")


def _tr(text: str) -> str:
    return QCoreApplication.translate("undo", text)
