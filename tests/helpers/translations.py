"""Every text that a person reads, gathered from the code, and the translators' files made of them.

`python -m tests.helpers.translations` renews resources/translations: new texts come in unfinished,
texts that are gone go, and the .qm files are built. With `--list` it says what lacks a translation
and renews nothing.
"""

import ast
import importlib
import pkgutil
import re
import string
import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import astrobookings_desktop
from astrobookings_desktop.domain.refusal import ENGLISH, Refusal
from tests.helpers.worded import refusals, worded

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "astrobookings_desktop"
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("en", "es")
PLURALS_ONLY = "en"  # what is written in the code is English; only its plurals need forms
_STEPS = (("progress", 3), ("tell", 3), ("step", 1))  # what tells a step of long work
_GATHERED = (
    *("reports.window", "reports.pictures", "reports.table", "reports.words"),
    *("filter_words", "wizard"),
)
_ENTERED = frozenset(  # in forms of their own, beside columns and what refusals are about
    (
        *("search", "where", "query", "passphrase", "file", "reason", "note", "birth_date"),
        *("password", "old_password", "new_password", "from", "to", "year", "seats"),
        *("again", "new_password_again", "passphrase_again", "test_address"),
    )
)
# Menus write keys as the caps beside fields and buttons do: Ctrl+⇧+F. These are Qt's own names.
KEY_NAMES = frozenset(("QShortcut", name) for name in ("Ctrl", "Shift", "Left"))
MNEMONIC = re.compile(r"&(?=[^\W_])")

Text = tuple[str, str]  # context, English


# --- what the code says ---------------------------------------------------------------------------


@dataclass
class Gathered:
    """Texts, those of them that have plural forms, and calls whose text can't be found."""

    texts: set[Text] = field(default_factory=set)
    plural: set[Text] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Module:
    path: Path
    name: str
    tree: ast.Module
    helpers: dict[str, str]  # functions that translate their argument, by the context they use

    def constants(self) -> dict[str, str]:
        """Module-level names of literal texts."""
        return {
            target.id: node.value.value
            for node in self.tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
            for target in node.targets
            if isinstance(target, ast.Name)
        }


def _modules() -> dict[str, _Module]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        tree = ast.parse(path.read_text("utf-8"))
        helpers = {
            node.name: context
            for node in tree.body
            if isinstance(node, ast.FunctionDef) and (context := _context_of_helper(node))
        }
        found[name] = _Module(path, name, tree, helpers)
    for module in found.values():
        for node in module.tree.body:
            if isinstance(node, ast.ImportFrom) and node.module in found:
                theirs = found[node.module].helpers
                for one in node.names:
                    if one.name in theirs:
                        module.helpers[one.asname or one.name] = theirs[one.name]
    return found


def _context_of_helper(function: ast.FunctionDef) -> str:
    """The context of `def _tr(text): return QCoreApplication.translate("context", text)`."""
    match function.body[-1]:
        case ast.Return(
            ast.Call(
                func=ast.Attribute(attr="translate"),
                args=[ast.Constant(value=str(context)), ast.Name(id=name), *_],
            )
        ) if function.args.args and function.args.args[0].arg == name:
            return context
    return ""


class _Reader(ast.NodeVisitor):
    def __init__(
        self, module: _Module, gathered: Gathered, worded: Mapping[str, int | None]
    ) -> None:
        self._module, self._gathered, self._worded = module, gathered, worded
        self._constants = module.constants()
        self._classes: list[str] = []
        self._functions: list[str] = []
        self._is_screen = ".ui" in module.name

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._functions.append(node.name)
        if node.name == "_sentence" and self._classes:
            self._sentences(node)
        self._look_for_plain_reasons(node)
        self.generic_visit(node)
        self._functions.pop()

    def _look_for_plain_reasons(self, node: ast.FunctionDef) -> None:
        """A reason that was written down before its refusal is a text as well."""
        within = list(ast.walk(node))
        plain = {
            ast.unparse(one.targets[0])
            for one in within
            if isinstance(one, ast.Assign)
            and (isinstance(one.value, ast.JoinedStr) or self._literal(one.value))
        }
        for one in within:
            if not isinstance(one, ast.Call) or ast.unparse(one.func) != "InvalidValue":
                continue
            if {ast.unparse(given) for given in one.args[1:2]} & plain:
                self._fault(one, "make the reason a Phrase, so that it can be translated")

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if self._is_screen and node.attr == "message" and isinstance(node.ctx, ast.Load):
            owner = ast.unparse(node.value)
            if re.search(r"refusal|problem|error|warning|finding|wrong|found", owner.lower()):
                told = self._telling
                if not told:
                    self._fault(node, f"{owner}.message isn't said by `tell`")
        self.generic_visit(node)

    _telling = False

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        args = node.args
        is_helper = isinstance(node.func, ast.Name) and name in self._module.helpers
        inside_helper = bool(self._functions) and self._functions[-1] in self._module.helpers
        if self._is_screen and name == "tr" and isinstance(node.func, ast.Attribute):
            self._tr(node)
        elif is_helper:
            self._take(self._module.helpers[name], args[0], node)
        elif name == "translate" and len(args) > 1 and not inside_helper and self._is_screen:
            context = self._literal(args[0])
            if context is not None and not (self._is_language and self._literal(args[1]) is None):
                self._take(context, args[1], node)
        elif name in ("declared", "said") and len(args) == 2:
            context, text = self._literal(args[0]), self._literal(args[1])
            if context is not None and text is not None:
                self._gathered.texts.add((context, text))
        elif name in ("Phrase", "Wrong") and args:
            self._phrase(args[0], node)
        elif name == "WindowAction" and len(args) > 2:
            text = self._literal(args[2])
            if text is not None:
                self._gathered.texts.add(("menus", text))
        elif name in ("Column", "Section") and ".reports." in self._module.name:
            texts = map(self._literal, [*args, *(one.value for one in node.keywords)])
            self._gathered.texts.update(("reports", text) for text in texts if text and " " in text)
            self._gathered.texts.update(
                ("reports", text) for text in map(self._literal, args[1:2]) if text
            )
        elif name == "InvalidValue":
            self._reason(node)
        elif name in self._worded:
            self._words(node, self._worded[name])
        elif name == "told" and len(args) == 2 and ".services." in self._module.name:
            if (step := self._literal(args[1])) is not None:
                self._gathered.texts.add(("backup", step))
        elif (name, len(args)) in _STEPS and (step := self._literal(args[0])):
            self._gathered.texts.add(("backup", step))
        before, self._telling = self._telling, name == "tell" or self._telling
        self.generic_visit(node)
        self._telling = before

    @property
    def _is_language(self) -> bool:
        return self._module.name.endswith(("ui.language", "long_work"))

    def _tr(self, node: ast.Call) -> None:
        assert isinstance(node.func, ast.Attribute)
        own = isinstance(node.func.value, ast.Name) and node.func.value.id == "self"
        if not own or not self._classes:
            self._fault(node, "tr() of another object: use QCoreApplication.translate")
        else:
            self._take(self._classes[-1], node.args[0], node)

    def _take(self, context: str, text: ast.expr, node: ast.Call) -> None:
        literal = self._literal(text)
        if literal is None and self._module.name.endswith(_GATHERED):
            return  # these words are gathered where they are made
        if literal is None:
            self._fault(node, "only a literal text can be translated")
            return
        self._gathered.texts.add((context, literal))
        if "%n" in literal:
            self._gathered.plural.add((context, literal))

    def _reason(self, node: ast.Call) -> None:
        by_name = [one.value for one in node.keywords if one.arg == "reason"]
        for reason in (*node.args[1:2], *by_name):
            if isinstance(reason, ast.JoinedStr):
                self._fault(node, "make the reason a Phrase, so that it can be translated")
            elif (text := self._literal(reason)) is not None:
                self._gathered.texts.add(("phrases", text))

    def _words(self, node: ast.Call, place: int | None) -> None:
        """What a refusal or a fault of the file is given: no words that were put together."""
        given = [*node.args, *(one.value for one in node.keywords)]
        if any(isinstance(one, ast.JoinedStr) for one in given):
            self._fault(node, "make the words a Phrase, so that they can be translated")
        elif place is not None:
            for text in map(self._literal, node.args[place : place + 1]):
                if text is not None:
                    self._gathered.texts.add(("phrases", text))

    def _phrase(self, template: ast.expr, node: ast.Call) -> None:
        text = self._literal(template)
        if text is not None:
            self._gathered.texts.add(("phrases", text))

    def _sentences(self, node: ast.FunctionDef) -> None:
        for one in ast.walk(node):
            if isinstance(one, ast.JoinedStr) and ".import" not in self._module.name:
                self._fault(one, "a refusal's sentence is a literal with places for its facts")
            elif isinstance(one, ast.Return | ast.IfExp):
                parts = [one.value] if isinstance(one, ast.Return) else [one.body, one.orelse]
                for part in parts:
                    text = None if part is None else self._literal(part)
                    if text:
                        self._gathered.texts.add(("refusals", text))

    def _literal(self, node: ast.expr) -> str | None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        return self._constants.get(node.id) if isinstance(node, ast.Name) else None

    def _fault(self, node: ast.expr, why: str) -> None:
        place = self._module.path.relative_to(ROOT)
        self._gathered.faults.append(f"{place}:{node.lineno}: {why}")


def gather() -> Gathered:
    """Everything that the window may say, read from the code and from what it declares."""
    gathered = Gathered()
    for module in pkgutil.walk_packages(astrobookings_desktop.__path__, "astrobookings_desktop."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            importlib.import_module(module.name)
    told = worded()
    for module in _modules().values():
        _Reader(module, gathered, told).visit(module.tree)
    gathered.texts.update(_declared())
    gathered.texts.update(("refusals", one.sentence) for one in refusals(Refusal) if one.sentence)
    gathered.texts = {text for text in gathered.texts if text[1].strip()}
    return gathered


def _declared() -> Iterator[Text]:
    """What stands in the registries of the running program."""
    from astrobookings_desktop.data import errors
    from astrobookings_desktop.data.queries.invariants import RULES
    from astrobookings_desktop.data.queries.listing.lists import LISTS
    from astrobookings_desktop.domain import entities, rights, settings, statuses
    from astrobookings_desktop.jobs.mail.trial import KINDS
    from astrobookings_desktop.reports import ageing, occupancy, paper, revenue, year
    from astrobookings_desktop.reports.catalogue import REPORTS
    from astrobookings_desktop.services.fields import ENTRY_FIELDS
    from astrobookings_desktop.ui.language import DECLARED
    from astrobookings_desktop.ui.office import job_board, message_board
    from astrobookings_desktop.ui.reports import window
    from astrobookings_desktop.workstation import WORKSTATION

    yield from DECLARED
    yield from KEY_NAMES
    for board in (job_board, message_board):
        kind = "JobBoard" if board is job_board else "MessageBoard"
        yield from ((kind, title) for _where, title, _icon in board.TILES)
    for report in REPORTS.values():
        yield "reports", report.title
    notes = (*ageing.NOTES, *occupancy.NOTES, *revenue.NOTES, *year.NOTES)
    for text in (*notes, *year.MONTHS, *paper.STATUSES.values(), *window._EMPTY.values()):
        yield "reports", text
    for module in (entities, rights, statuses):
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum:
                yield from ((kind.__name__, ENGLISH.member(one)) for one in kind)
    for setting in (*WORKSTATION.values(), *settings.BUSINESS.values()):
        for text in (setting.title, setting.meaning, setting.unit):
            yield "settings", text
    columns = {column for fields in ENTRY_FIELDS.values() for column in fields}
    named = {one.field for one in refusals(Refusal) if isinstance(one.field, str)}
    for column in columns | named | _ENTERED:
        yield "fields", ENGLISH.label(column)
    for spec in LISTS.values():
        columns |= {one.name for one in spec.fields if one.exported}
    values = columns | {one.noun for one in entities.Entity} | set(KINDS)
    for kind in (statuses.LaunchStatus, statuses.InvoiceStatus, statuses.JobStatus):
        values |= {one.value for one in kind}
    for value in values:
        yield "values", value.replace("_", " ").capitalize()
    for _kind, text in errors._BY_CODE.values():
        yield "phrases", text
    for rule in RULES:
        yield "phrases", rule.message


# --- the translators' files -----------------------------------------------------------------------


@dataclass(frozen=True)
class Said:
    """A text in another language, in two forms where it has plural ones."""

    forms: tuple[str, ...]

    @property
    def is_finished(self) -> bool:
        """Whether nothing of it is missing."""
        return all(form.strip() for form in self.forms)


def ts_path(language: str) -> Path:
    """The translators' file."""
    return FOLDER / f"astrobookings_{language}.ts"


def qm_path(language: str, folder: Path = FOLDER) -> Path:
    """What the program loads."""
    return folder / f"astrobookings_{language}.qm"


def read(language: str) -> dict[Text, Said]:
    """What a translators' file holds."""
    found: dict[Text, Said] = {}
    if not ts_path(language).exists():
        return found
    for context in ET.parse(ts_path(language)).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [one.text or "" for one in translation.iter("numerusform")]
            found[name, message.findtext("source", "")] = Said(
                tuple(forms) or (translation.text or "",)
            )
    return found


def renew(language: str, gathered: Gathered) -> dict[Text, Said]:
    """Write the file anew: what is known stays, the same text elsewhere lends its translation."""
    known = read(language)
    elsewhere: dict[str, set[Said]] = {}
    for (_context, source), said in known.items():
        if said.is_finished:
            elsewhere.setdefault(source, set()).add(said)
    texts = gathered.plural | KEY_NAMES if language == PLURALS_ONLY else gathered.texts
    renewed = {}
    for text in sorted(texts):
        blank = Said(("", "") if text in gathered.plural else ("",))
        lent = elsewhere.get(text[1], set())
        fallback = next(iter(lent)) if len(lent) == 1 else blank
        said = known.get(text, blank)
        renewed[text] = said if said.is_finished else fallback
    _write(language, renewed, gathered.plural)
    return renewed


def _write(language: str, texts: dict[Text, Said], plural: set[Text]) -> None:
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for (context, source), said in texts.items():
        if context not in contexts:
            contexts[context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[context], "name").text = context
        message = ET.SubElement(contexts[context], "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        if not said.is_finished:
            translation.set("type", "unfinished")
        if (context, source) in plural:
            message.set("numerus", "yes")
            for form in said.forms:
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = said.forms[0]
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    FOLDER.mkdir(exist_ok=True)
    ts_path(language).write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8"
    )


def build(language: str, folder: Path = FOLDER) -> Path:
    """Make the .qm file with PySide6's lrelease."""
    made = qm_path(language, folder)
    program = Path(sysconfig.get_path("scripts")) / "pyside6-lrelease"
    fresh = made.with_suffix(".new")  # who has the old one loaded, has it mapped
    command = [str(program), str(ts_path(language)), "-qm", str(fresh), "-silent"]
    subprocess.run(command, check=True, capture_output=True)
    return fresh.replace(made)


# --- what is wrong with a translation -------------------------------------------------------------


def places(text: str) -> set[str]:
    """The names of the facts in a text."""
    try:
        return {
            name
            for _text, name, _spec, _how in string.Formatter().parse(text)
            if name and name[0].isalnum()
        }
    except ValueError:
        return set()


def faults_of(text: Text, said: Said) -> Iterator[str]:
    """What a translation lacks, in words."""
    context, source = text
    if not said.is_finished:
        yield f"no translation: [{context}] {source!r}"
        return
    for form in said.forms:
        wanted, has = places(source), places(form)
        # A sentence may do without a fact whose words would need a gender or a case.
        agree = has <= wanted if context in ("refusals", "phrases") else has == wanted
        if not agree:
            yield f"other places than {sorted(wanted)}: [{context}] {form!r}"
        if ("%n" in source) != ("%n" in form):
            yield f"%n is missing or too much: [{context}] {form!r}"
        if bool(MNEMONIC.search(source)) != bool(MNEMONIC.search(form)):
            yield f"the mnemonic is missing or too much: [{context}] {source!r} → {form!r}"
        if source.endswith("…") != form.endswith("…"):
            yield f"the ellipsis is missing or too much: [{context}] {form!r}"


def all_faults(gathered: Gathered) -> list[str]:
    """Everything that keeps the Spanish window from being whole."""
    known, found = read("es"), list(gathered.faults)
    blank = Said(("",))
    for text in sorted(gathered.texts):
        found += faults_of(text, known.get(text, blank))
    for text in sorted(set(known) - gathered.texts):
        found.append(f"translated, but nowhere in the code: [{text[0]}] {text[1]!r}")
    for text in sorted(gathered.plural - set(read("en"))):
        found.append(f"no English plural forms: [{text[0]}] {text[1]!r}")
    return found


def main() -> None:
    """Renew the files, or list what is missing."""
    gathered = gather()
    if "--list" not in sys.argv:
        for language in LANGUAGES:
            renew(language, gathered)
            build(language)
    found = all_faults(gathered)
    print("\n".join(found) or f"{len(gathered.texts)} texts, all translated")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
