"""Every service function has a row in the matrix or a reason to have none.

The functions are collected from the code: those of the services, of the reports, and of the jobs
what screens and commands ask for.
"""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from astrobookings_desktop import cli, jobs, reports, services, ui
from tests.rights.exempt import BEFORE_SIGN_IN, PARTS
from tests.rights.test_services import ROWS

OPENERS = {"UnitOfWork", "Reading", "Writer", "Office", "Connection"}


def public_functions() -> dict[str, FunctionType]:
    """Those through which a database can be reached, by name."""
    found = {}
    for package in (services, reports, jobs):
        wanted = _asked_for(package) if package is jobs else None
        for module_info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(module_info.name)
            for name, one in vars(module).items():
                own = inspect.isfunction(one) and one.__module__ == module_info.name
                is_open = not name.startswith("_") and (wanted is None or name in wanted)
                if own and is_open and OPENERS & _types(one):
                    found[name] = one
    return found


def _asked_for(package: ModuleType) -> set[str]:
    """What screens and commands import from a package; the worker, who is nobody, has the rest."""
    return {
        name.name
        for asker in (ui, cli)
        for _path, node in _imports(asker)
        if (node.module or "").startswith(package.__name__)
        for name in node.names
    }


def _imports(package: ModuleType) -> Iterator[tuple[Path, ast.ImportFrom]]:
    for path in Path(package.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                yield path, node


def _types(function: FunctionType) -> set[str]:
    given = inspect.signature(function).parameters.values()
    return {getattr(one.annotation, "__name__", "") for one in given}


def test_every_service_function_has_a_row() -> None:
    rows = {row.function.__name__ for row in ROWS}
    assert not rows & (BEFORE_SIGN_IN.keys() | PARTS)
    assert public_functions().keys() == rows | BEFORE_SIGN_IN.keys() | PARTS


@pytest.mark.parametrize("package", [ui, cli])
def test_screens_and_commands_use_no_part_of_a_service(package: ModuleType) -> None:
    allowed = {"mark_practice", "read_settings"}  # a new company is made; no right is needed
    for path, node in _imports(package):
        if (node.module or "").startswith((services.__name__, reports.__name__)):
            taken = {name.name for name in node.names} & (PARTS - allowed)
            assert not taken, f"{path.name} imports {taken}"
