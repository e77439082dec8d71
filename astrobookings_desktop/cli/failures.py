"""How a sub-command fails: one line, an exit code, and an object for programs."""

import contextlib
import errno
from collections.abc import Iterator, Sequence
from typing import IO, Any

import click

from astrobookings_desktop.cli.options import options_of
from astrobookings_desktop.cli.output import put_document, shown
from astrobookings_desktop.cli.pointing import pointed_at
from astrobookings_desktop.config import ConfigError
from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.filters import UnreadableFilter

REFUSED, BROKEN = "refused", "broken"


class Failure(click.ClickException):
    """Exit 1: refused or found broken. `facts` is for programs, with `error` and `message`."""

    exit_code = 1

    def __init__(
        self,
        kind: str,
        message: str,
        facts: dict[str, Any],
        as_json: bool,
        more: Sequence[str] = (),
    ) -> None:
        super().__init__(shown(" ".join(message.split())))
        self.more = more  # lines for a person
        self.kind = kind
        self.facts = facts
        self.as_json = as_json

    def show(self, file: IO[Any] | None = None) -> None:
        """One line on standard error; with --json also the object on standard output.

        A filter that can't be read is shown beneath it, with marks under what is wrong.
        """
        click.echo(f"{self.kind}: {self.message}", file=file, err=True)
        for line in () if self.as_json else self.more:
            click.echo(line, file=file, err=True)
        if self.as_json:
            put_document(self.facts)


@contextlib.contextmanager
def hinted(*kinds: type[Refusal], hint: str) -> Iterator[None]:
    """Let a refusal of these kinds say how its way out is typed."""
    try:
        yield
    except kinds as refusal:
        refusal.add_note(hint)
        raise


def refused(message: str, code: str, **facts: object) -> Failure:
    """A failure of the command line's own."""
    told = {"error": code, "message": message, **facts}
    return Failure(REFUSED, message, told, options_of().as_json)


class App(click.Group):
    """The program's commands; what the rules or the database refuse becomes a `Failure`."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the sub-command."""
        options_of(ctx)  # made here, so that what stands behind a sub-command is known here too
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            more = pointed_at(refusal) if isinstance(refusal, UnreadableFilter) else ()
            message = " ".join((refusal.message, *getattr(refusal, "__notes__", ())))
            told = refusal.as_dict() | {"message": message}
            raise Failure(REFUSED, message, told, options_of(ctx).as_json, more) from refusal
        except DatabaseProblem as problem:
            told = {
                "error": problem.code,
                "message": problem.message,
                "path": str(problem.path),
                "retry": problem.retry,
            }
            raise Failure(REFUSED, problem.message, told, options_of(ctx).as_json) from problem
        except ConfigError as error:
            told = {"error": "config", "message": str(error)}
            raise Failure(REFUSED, str(error), told, options_of(ctx).as_json) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever reads us has enough
                raise
            reason = error.strerror or str(error)
            message = f"{error.filename or 'A file'} can't be used: {reason}. Choose another one."
            told = {"error": "file", "message": message}
            raise Failure(REFUSED, message, told, options_of(ctx).as_json) from error
