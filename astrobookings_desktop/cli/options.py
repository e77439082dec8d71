"""The options that every sub-command takes, before its name and after it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from astrobookings_desktop import config
from astrobookings_desktop.domain.errors import InvalidValue

DATABASE = "ASTROBOOKINGS_DATABASE"
USER = "ASTROBOOKINGS_USER"
Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Options:
    """What was given, wherever it stood; later ones win."""

    database: str | None = None
    user: str | None = None
    now: str | None = None
    as_json: bool = False
    dry_run: bool = False

    @property
    def named_database(self) -> str | None:
        """The database that the person named, if they did."""
        return self.database or os.environ.get(DATABASE) or None

    @property
    def named_user(self) -> str | None:
        """The e-mail of who acts, if it was given."""
        return self.user or os.environ.get(USER) or None

    @property
    def path(self) -> Path:
        """The database: named, or this person's own; raises ConfigError."""
        named = self.named_database
        return Path(named) if named else config.default_database_path()


def options_of(context: click.Context | None = None) -> Options:
    """The options given so far."""
    return (context or click.get_current_context()).ensure_object(Options)


class Text(click.ParamType):
    """Text that can be told to a database and a screen: bytes that are none are refused."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """`value` itself."""
        text = str(value)
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            field = (param.name if param is not None else None) or "text"
            raise InvalidValue(field, "be text in UTF-8", text) from None
        return text


TEXT = Text()


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    # Not given here: what stood elsewhere stays.
    if value not in (None, False):
        setattr(options_of(context), str(parameter.name), value)


def common_options(*, changes: bool = False) -> Callable[[Command], Command]:
    """Give a command the options of all; with `changes` also the dry run."""
    options = [
        click.option(
            "--database",
            metavar="PATH",
            help=f"The database file; otherwise {DATABASE}, or your own.",
            expose_value=False,
            callback=_keep,
        ),
        click.option(
            "--user",
            metavar="E-MAIL",
            help=f"Who acts; otherwise {USER}. The password from ASTROBOOKINGS_PASSWORD, or asked.",
            expose_value=False,
            callback=_keep,
        ),
        click.option(
            "--json",
            "as_json",
            is_flag=True,
            help="Print one JSON document.",
            expose_value=False,
            callback=_keep,
        ),
        click.option(
            "--now",
            metavar="TIME",
            help="Act as if it were this moment; on practice databases only.",
            expose_value=False,
            callback=_keep,
        ),
    ]
    if changes:
        options.append(
            click.option(
                "--dry-run",
                is_flag=True,
                help="Show what would be done, and do nothing.",
                expose_value=False,
                callback=_keep,
            )
        )

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate
