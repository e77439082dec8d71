"""Every service function has a row in the matrix or a reason to have none.

The functions are collected from the code.
"""

import ast
import importlib
import inspect
import pkgutil
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from astrobookings_desktop import cli, services, ui
from tests.rights.exempt import BEFORE_SIGN_IN, PARTS
from tests.rights.test_services import ROWS

OPENERS = {"UnitOfWork", "Reading", "Writer", "Office", "Connection"}


def public_functions() -> dict[str, FunctionType]:
    """Those through which a database can be reached, by name."""
    found = {}
    for module_info in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
        module = importlib.import_module(module_info.name)
        for name, one in vars(module).items():
            own = inspect.isfunction(one) and one.__module__ == module_info.name
            if own and not name.startswith("_") and OPENERS & _types(one):
                found[name] = one
    return found


def _types(function: FunctionType) -> set[str]:
    given = inspect.signature(function).parameters.values()
    return {getattr(one.annotation, "__name__", "") for one in given}


def test_every_service_function_has_a_row() -> None:
    rows = {row.function.__name__ for row in ROWS}
    assert not rows & (BEFORE_SIGN_IN.keys() | PARTS)
    assert public_functions().keys() == rows | BEFORE_SIGN_IN.keys() | PARTS


@pytest.mark.parametrize("package", [ui, cli])
def test_screens_and_commands_use_no_part_of_a_service(package: Any) -> None:
    allowed = {"mark_practice", "read_settings"}  # a new company is made; no right is needed
    for path in Path(package.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                services.__name__
            ):
                taken = {name.name for name in node.names} & (PARTS - allowed)
                assert not taken, f"{path.name} imports {taken}"
