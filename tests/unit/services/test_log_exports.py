"""The exported log proves itself, also to a stranger who has only the document (§9)."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from astrobookings_desktop.config import resource
from astrobookings_desktop.data.models import ENTITY_MODELS, User
from astrobookings_desktop.data.statements import NEVER_LOGGED, statements_of
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, MissingRight
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, Actor
from astrobookings_desktop.services.demo import build_demo
from astrobookings_desktop.services.log.exports import LogProof, export_log, verify_export
from astrobookings_desktop.services.people.travelers import edit_traveler
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import NOW, Company
from tests.helpers.doctor import doctoring, log_ids, relink

DOCUMENT = Path(__file__).parents[3] / "docs" / "log-format.md"
NAMES = ('Zoë "Z" \\ /', "王小龍", "é̱", "🚀")


@pytest.fixture
def told(company: Company) -> Company:
    """A company whose log holds every kind of sign."""
    company.launch()
    for name in NAMES:
        company.traveler(name=name, emergency_contact='"\\\n\t\u2028€')
    return company


@pytest.fixture
def exported(told: Company, tmp_path: Path) -> Path:
    path = tmp_path / "office.log"
    export_log(told.reader, BUILT_IN_ADMINISTRATOR, path)
    return path


def spoiled(path: Path, lines: list[bytes]) -> LogProof:
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return verify_export(path)


def lines_of(path: Path) -> list[bytes]:
    return path.read_bytes().split(b"\n")[:-1]


# --- a stranger, with the document ----------------------------------------------------------------


def script_of_the_document() -> str:
    """The Python that stands in the document, as somebody would copy it."""
    block = DOCUMENT.read_text("utf-8").partition("    import hashlib, json, sys\n")
    body = block[2].partition("\n\nA file that was cut")[0]
    return "import hashlib, json, sys\n" + "\n".join(line[4:] for line in body.split("\n"))


def test_the_documents_example_has_the_hash_that_it_tells() -> None:
    text = DOCUMENT.read_text("utf-8")
    (row,) = re.findall(r"^    (\[7,.*\])$", text, re.MULTILINE)
    (told,) = re.findall(r"^`([0-9a-f]{64})`\.$", text, re.MULTILINE)
    assert hashlib.sha256(b"\n" + row.encode()).hexdigest() == told


def test_the_documents_script_verifies_an_export(exported: Path) -> None:
    run = [sys.executable, "-c", script_of_the_document(), str(exported)]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    lines = lines_of(exported)
    head = json.loads(lines[0])["head"]
    assert done.stdout == f"whole: {len(lines) - 1} rows, head {head}\n"
    lines[4] = lines[4].replace(b"desk-1", b"desk-2")
    exported.write_bytes(b"\n".join(lines) + b"\n")
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "line 5 is broken\n")


def test_the_documents_shell_verifies_a_row(exported: Path) -> None:
    text = DOCUMENT.read_text("utf-8")
    start = text.index("    line=$(sed -n 3p")
    shell = text[start : text.index("sha256sum\n", start) + 10].replace("FILE.log", str(exported))
    shell = "\n".join(line[4:] for line in shell.split("\n"))
    done = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == json.loads(lines_of(exported)[2])["hash"]


def test_a_row_in_the_database_is_verified_by_what_the_document_says(told: Company) -> None:
    """Independent of the program: the escapes of the document, spelled out."""
    named = {8: "b", 12: "f", 10: "n", 13: "r", 9: "t", 34: '"', 92: "\\"}

    def written(value: object) -> str:
        if value is None:
            return "null"
        if isinstance(value, int):
            return str(value)
        signs = (
            f"\\{named[ord(sign)]}"
            if ord(sign) in named
            else f"\\u{ord(sign):04x}"
            if ord(sign) < 32
            else sign
            for sign in str(value)
        )
        return f'"{"".join(signs)}"'

    rows = told.rows(
        "SELECT id, entity_type, entity_id, action, timestamp, details, user_id, user_name, "
        "workstation, previous_hash, hash FROM entry_log ORDER BY id"
    )
    for *columns, previous, own in rows:
        canonical = f"[{','.join(map(written, columns))}]"
        assert hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest() == own
    assert len(rows) > len(NAMES)


# --- the file -------------------------------------------------------------------------------------


def test_an_export_says_what_it_holds_and_is_private(told: Company, exported: Path) -> None:
    ids = log_ids(told.path)
    header, *rows = map(json.loads, lines_of(exported))
    (head,) = told.rows("SELECT log_head FROM sync_state")[0]
    assert header == {
        "format": "astrobookings-log-1",
        "database": str(told.path),
        "workstation": 0,
        "first_id": ids[0],
        "last_id": ids[-1],
        "previous": "",
        "head": head,
        "rows": len(ids),
    }
    assert [row["row"][0] for row in rows] == ids
    assert exported.stat().st_mode & 0o777 == 0o600
    assert verify_export(exported).holds


def test_an_empty_log_is_exported_and_holds(company: Company, tmp_path: Path) -> None:
    header = export_log(company.reader, BUILT_IN_ADMINISTRATOR, tmp_path / "x.jsonl")
    assert (header.rows, header.first_id, header.head) == (0, None, "")
    assert verify_export(tmp_path / "x.jsonl").holds


def test_a_broken_log_is_exported_as_it_stands(told: Company, tmp_path: Path) -> None:
    ids = log_ids(told.path)
    with doctoring(told.path) as connection:
        connection.execute("UPDATE entry_log SET action = x'ff' WHERE id = ?", (ids[2],))
        connection.execute(
            "UPDATE entry_log SET user_name = CAST(x'ff' AS TEXT) WHERE id = ?", (ids[4],)
        )
        for column, row in (("previous_hash", ids[5]), ("hash", ids[-1])):
            blob = f"UPDATE entry_log SET {column} = CAST({column} AS BLOB) WHERE id = ?"
            connection.execute(blob, (row,))
    export_log(told.reader, BUILT_IN_ADMINISTRATOR, tmp_path / "x.log")
    proof = verify_export(tmp_path / "x.log")
    assert (proof.broken_line, proof.reason) == (4, f"row {ids[2]}: its contents were changed")


@pytest.mark.parametrize("role", [Role.AGENT, Role.AGENCY, Role.TRAVELER])
def test_who_may_not_read_the_log_gets_no_file(told: Company, tmp_path: Path, role: Role) -> None:
    with pytest.raises(MissingRight):
        export_log(told.reader, Actor(1, "X", role, 1), tmp_path / "x.log")
    assert not (tmp_path / "x.log").exists()


def test_a_place_that_cannot_be_written_or_read_is_refused(told: Company, tmp_path: Path) -> None:
    nowhere = tmp_path / "no" / "x.log"
    with pytest.raises(InvalidValue, match="There is no folder"):
        export_log(told.reader, BUILT_IN_ADMINISTRATOR, nowhere)
    with pytest.raises(InvalidValue, match="There is no file"):
        verify_export(nowhere)


# --- what is done to the file ---------------------------------------------------------------------


def test_each_doctored_line_is_named(exported: Path) -> None:
    lines = lines_of(exported)
    for place in range(1, len(lines)):
        doctored = lines[place].replace(b"Administrator", b"administrator")
        assert doctored != lines[place]
        proof = spoiled(exported, [*lines[:place], doctored, *lines[place + 1 :]])
        assert proof.broken_line == place + 1


def test_a_row_whose_hash_was_made_anew_is_betrayed_by_the_next(exported: Path) -> None:
    lines = lines_of(exported)
    row = json.loads(lines[3])
    canonical = lines[3][lines[3].index(b',"row":') + 7 : -1].replace(b"desk-1", b"desk-9")
    own = hashlib.sha256(row["previous"].encode() + b"\n" + canonical).hexdigest()
    lines[3] = b'{"hash":"%s","previous":"%s","row":%s}' % (
        own.encode(),
        row["previous"].encode(),
        canonical,
    )
    proof = spoiled(exported, lines)
    assert proof.broken_line == 5
    assert proof.reason.endswith("the row before it was changed, moved or removed")


def test_lines_cut_swapped_repeated_and_added(exported: Path) -> None:
    lines = lines_of(exported)
    assert spoiled(exported, lines).holds
    assert spoiled(exported, [*lines[:3], *lines[4:]]).broken_line == 4
    assert spoiled(exported, lines[:-1]).broken_line == len(lines)
    assert spoiled(exported, [*lines[:2], lines[3], lines[2], *lines[4:]]).broken_line == 3
    assert spoiled(exported, [*lines[:3], lines[2], *lines[3:]]).broken_line == 4
    assert spoiled(exported, [*lines, lines[-1]]).broken_line == len(lines) + 1
    assert spoiled(exported, lines[1:]).broken_line == 1
    assert spoiled(exported, lines[:1]).broken_line == 2
    assert spoiled(exported, []).broken_line == 1


@pytest.mark.parametrize(
    ("number", "change", "broken"),
    [
        (0, lambda line: line.replace(b"log-1", b"log-2"), 1),
        (0, lambda line: line.replace(b'"workstation":0', b'"workstation":"0"'), 1),
        (0, lambda line: line.replace(b'"rows":', b'"more":1,"rows":'), 1),
        (0, lambda line: line.replace(b'"first_id":', b'"first_id":1'), 2),
        (0, lambda line: line.replace(b'"previous":"', b'"previous":"0'), 2),
        (0, lambda line: b"[]", 1),
        (0, lambda line: b"\xff", 1),
        (2, lambda line: line.replace(b",", b", ", 1), 3),
        (2, lambda line: line.replace(b",null,", b",NaN,"), 3),
        (2, lambda line: line.replace(b",null,", b",Infinity,"), 3),
        (2, lambda line: line + b"\r", 3),
        (2, lambda line: b"", 3),
        (2, lambda line: line[:-1], 3),
        (2, lambda line: line[:-1] + b',"more":1}', 3),
        (2, lambda line: line.replace(b'"row":[', b'"row":[1,'), 3),
        (2, lambda line: b'{"hash":"x","hash":' + line[8:], 3),
        (2, lambda line: b"[" * 100_000, 3),
        (2, lambda line: b"null", 3),
    ],
)
def test_what_is_no_line_of_ours_is_named(
    exported: Path, number: int, change: Callable[[bytes], bytes], broken: int
) -> None:
    lines = lines_of(exported)
    lines[number] = change(lines[number])
    proof = spoiled(exported, lines)
    assert proof.broken_line == broken
    assert proof.reason


def test_a_file_whose_last_line_is_torn(exported: Path) -> None:
    lines = lines_of(exported)
    exported.write_bytes(exported.read_bytes()[:-1])
    proof = verify_export(exported)
    assert (proof.broken_line, proof.reason) == (len(lines), "the line isn't whole")


def test_a_history_that_was_rewritten_whole_differs_by_its_head(
    told: Company, exported: Path, tmp_path: Path
) -> None:
    with doctoring(told.path) as connection:
        connection.execute("UPDATE entry_log SET user_name = 'X'")
        relink(connection, 0)
    other = tmp_path / "other.log"
    export_log(told.reader, BUILT_IN_ADMINISTRATOR, other)
    assert verify_export(other).holds
    heads = {json.loads(lines_of(path)[0])["head"] for path in (exported, other)}
    assert len(heads) == 2


# --- no secret in it ------------------------------------------------------------------------------

SECRET_LOOKS = re.compile(r"password|passphrase|secret|token|digest|_code$")


def test_every_column_that_looks_like_a_secret_is_never_logged() -> None:
    for entity, model in ENTITY_MODELS.items():
        if entity is not Entity.ENTRY_LOG:
            for column in statements_of(model).columns:
                assert column in NEVER_LOGGED or not SECRET_LOOKS.search(column), column


def test_a_secret_written_and_changed_stays_out_of_the_log(company: Company) -> None:
    values = dict.fromkeys(NEVER_LOGGED & set(statements_of(User).columns), "$argon2id$secret")
    values["name_folded"] = "folded-secret"

    def write(work: UnitOfWork) -> None:
        key = work.add(
            User,
            "create",
            name="Ana",
            role=Role.AGENT,
            created_at=work.now,
            **values,
        )
        work.change(work.get(User, key), "edit", password_hash="$argon2id$other-secret")
        work.remove(work.get(User, key), "delete")

    company.work(write)
    company.do(edit_traveler, company.traveler(name="Bo"), {"name": "Bob"})
    logged = company.rows("SELECT details FROM entry_log")
    assert len(logged) >= 3
    for (details,) in logged:
        assert "secret" not in details
        assert not NEVER_LOGGED & mentioned(json.loads(details))


def mentioned(document: object) -> set[str]:
    """All keys anywhere in a document."""
    if isinstance(document, dict):
        return set(document).union(*map(mentioned, document.values()))
    if isinstance(document, list):
        return set().union(*map(mentioned, document))
    return set()


def test_the_log_of_a_whole_demo_company_holds_no_secret(company: Company, tmp_path: Path) -> None:
    build_demo(company.office, resource("demo"), bookings=300, seed=3, now=NOW)
    with closing(company.office.reader()) as connection:
        export_log(connection, BUILT_IN_ADMINISTRATOR, tmp_path / "demo.log")
        hashes = connection.execute("SELECT password_hash FROM user").fetchall()
        secrets = {text for (text,) in hashes if text}
    text = (tmp_path / "demo.log").read_text("utf-8")
    assert verify_export(tmp_path / "demo.log").holds
    assert text.count("\n") > 500
    assert "$argon2" not in text
    assert not [secret for secret in secrets if secret in text]
    for line in text.split("\n")[1:-1]:
        assert not NEVER_LOGGED & mentioned(json.loads(json.loads(line)["row"][5]))
