"""How a sub-command fails: one line, an exit code, and an object for programs."""

import contextlib
import errno
import re
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
_FIGURE = re.compile(r"-\d")
_GIVEN = "astrobookings.given"  # in a context's meta: all that was typed


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

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Remember what was typed."""
        ctx.meta[_GIVEN] = list(args)
        return super().parse_args(ctx, args)

    def _invoke(self, ctx: click.Context) -> Any:
        """Run the sub-command; a negative number where no option is one is what it seems, and the
        sub-command refuses it in its own words."""
        try:
            return super().invoke(ctx)
        except click.NoSuchOption as wrong:
            if wrong.ctx is None or not _FIGURE.fullmatch(wrong.option_name):
                raise
            command = wrong.ctx.command
        before, command.ignore_unknown_options = command.ignore_unknown_options, True
        try:
            with self.make_context(ctx.info_name, ctx.meta[_GIVEN], obj=ctx.obj) as again:
                return super().invoke(again)
        finally:
            command.ignore_unknown_options = before

    def invoke(self, ctx: click.Context) -> Any:
        """Run the sub-command."""
        options_of(ctx)  # made here, so that what stands behind a sub-command is known here too
        try:
            return self._invoke(ctx)
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
