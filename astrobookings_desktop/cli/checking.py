"""Verifying: the database with all its rules, and an exported log without it."""

import dataclasses
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from astrobookings_desktop.cli.company import end_progress
from astrobookings_desktop.cli.failures import BROKEN, Failure
from astrobookings_desktop.cli.options import common_options, options_of
from astrobookings_desktop.cli.output import put_document, put_record, shown, tell, timed, warn
from astrobookings_desktop.cli.session import absolute, actor, looking, open_office
from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.data.queries.log_rows import head_of_log
from astrobookings_desktop.domain.rights import Right, may
from astrobookings_desktop.places import catalogue
from astrobookings_desktop.services.access.sign_in import NOBODY, has_administrator
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.checks.finding import Finding
from astrobookings_desktop.services.log.acceptance import accept_log
from astrobookings_desktop.services.log.exports import verify_export
from astrobookings_desktop.services.log.memory import remembered_since
from astrobookings_desktop.services.office import Office

MOST_TOLD = 200
SIGN_IN = "Sign in with --user as an administrator or manager to see which records."


@click.command("check")
@click.option(
    "--export",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Verify an exported log instead, without any database.",
)
@click.option(
    "--accept",
    is_flag=True,
    help="Take the database as it is now for the right one, after a backup was put in its place.",
)
@common_options()
def check_command(file: Path | None, accept: bool) -> None:
    """Verify all rules and the log.

    Exit 1 and a list when one is broken: of records for administrators and managers who sign in,
    and of counts for others and without a sign-in. The log is also compared with its last row as
    this workstation remembers it, outside the database.
    """
    if file is not None and accept:
        raise click.UsageError("--export needs no database, and --accept is about one.")
    if file is not None:
        _check_export(file)
    elif accept:
        _accept()
    else:
        _check()


def _check() -> None:
    office = open_office()
    sees_records = _sees_records(office)
    findings: list[Finding] = []
    with looking(office, NOBODY) as view:
        for finding in check(
            view.connection, _show_step, catalogue=catalogue(), heads=office.heads
        ):
            findings.append(finding)
        head = head_of_log(view.connection) if sees_records else None
    end_progress()
    since = remembered_since(office.heads, office.path)
    log = None
    if head is not None:
        log = {"last_id": head.id, "head": head.hash, "remembered_since": since}
    if not findings:
        if options_of().as_json:
            put_document({"database": absolute(office.path), "findings": [], "log": log})
        else:
            tell(f"{absolute(office.path)} is whole: every rule holds.")
            if head is not None:
                tell(f"The log ends with row {head.id}, whose hash is {head.hash}.")
            if head is not None and since is not None:
                tell(
                    f"This workstation has kept its newest hash outside the database "
                    f"since {shown(since)}."
                )
        return
    told = [dataclasses.asdict(one) for one in findings] if sees_records else _counts(findings)
    lines = [str(one) for one in findings] if sees_records else _count_lines(findings)
    for line in lines[:MOST_TOLD]:
        tell(timed(line))
    if len(lines) > MOST_TOLD:
        tell(f"and {len(lines) - MOST_TOLD:,} more")
    message = f"{_counted(len(findings), 'fault')} found in {absolute(office.path)}."
    if not sees_records:
        message += f" {SIGN_IN}"
    _fail(message, {"findings": told, "log": log})


def _sees_records(office: Office) -> bool:
    """Whether the findings may tell of records: to who may read the log, as in the window.

    For others, and without a sign-in, the rules are verified all the same, for the day when nobody
    can sign in; no record is told of then. Raises as `actor` for who is named.
    """
    try:
        with looking(office, NOBODY) as view:
            is_founded = has_administrator(view)
        if is_founded and options_of().named_user is None:
            return False
        return may(actor(office).role, Right.READ_LOG)
    except DatabaseProblem as problem:  # to tell of it is what the check is for
        if options_of().named_user is not None:
            warn(f"nobody can sign in: {problem.message}")
        return False


def _counts(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """How often each rule is broken; what is wrong with the file itself in words."""
    counts = Counter(finding.rule for finding in findings)
    return [
        {"rule": rule, "count": count, "messages": _of_the_file(findings, rule)}
        for rule, count in counts.items()
    ]


def _count_lines(findings: Sequence[Finding]) -> list[str]:
    lines = []
    for one in _counts(findings):
        records = one["count"] - len(one["messages"])
        lines += [f"{one['rule']}: {message}" for message in one["messages"]]
        lines += [f"{one['rule']}: {_counted(records, 'fault')}"] if records else []
    return lines


def _of_the_file(findings: Sequence[Finding], rule: str) -> list[str]:
    return [one.message for one in findings if one.rule == rule and one.entity is None]


def _check_export(file: Path) -> None:
    proof = verify_export(file)
    if not proof.holds:
        message = f"Line {proof.broken_line} of {absolute(file)} is broken: {proof.reason}."
        _fail(message, {"file": absolute(file), "line": proof.broken_line, "reason": proof.reason})
    if proof.header is None:
        return
    if options_of().as_json:
        put_record({"file": absolute(file)} | dataclasses.asdict(proof.header))
    else:
        tell(f"{absolute(file)} is whole: {proof.header.rows:,} rows follow one another.")
        tell(f"The last one's hash is {proof.header.head or 'none'}.")


def _accept() -> None:
    office = open_office()
    accepted = accept_log(office, actor(office))
    if options_of().as_json:
        put_record({"database": absolute(office.path), "accepted": accepted})
    elif accepted:
        tell(f"{absolute(office.path)} is taken for the right one from now on.")
    else:
        tell(f"{absolute(office.path)} is the right one already; nothing had to be accepted.")


def _fail(message: str, facts: dict[str, Any]) -> None:
    told = {"error": BROKEN, "message": message, **facts}
    raise Failure(BROKEN, message, told, options_of().as_json)


def _show_step(name: str, number: int, total: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{number} of {total}: {name}", nl=False, err=True)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
