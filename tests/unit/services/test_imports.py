"""Taking people over from files: real ones, and ones with every fault (DOMAIN.md §2)."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.files.csv_files import guarded, read_csv, unguarded, write_csv
from astrobookings_desktop.services.imports.report import ImportRefused, ImportReport, Outcome
from astrobookings_desktop.services.imports.run import ImportPlan, import_rows
from astrobookings_desktop.services.imports.trials import try_import
from astrobookings_desktop.services.lists.exports import export
from tests.helpers.company import Company
from tests.helpers.real_data import real_file

TRAVELER, AGENCY = Entity.TRAVELER, Entity.AGENCY


def taken_over(company: Company, plan: ImportPlan, path: Path) -> ImportReport:
    return company.do(import_rows, plan, read_csv(path))


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "people.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def counts(report: ImportReport) -> dict[str, int]:
    return {outcome.value: report.count(outcome) for outcome in Outcome if report.count(outcome)}


# --- the real files -----------------------------------------------------------------------------


def test_564_astronauts_become_564_travelers(company: Company) -> None:
    path = real_file("astronauts.csv")
    plan = ImportPlan(TRAVELER, {"name": ("name",)}, key="name")
    report = taken_over(company, plan, path)
    assert counts(report) == {"taken": 564, "skipped": 713}
    names = [name for (name,) in company.rows("SELECT name FROM user WHERE role = 'traveler'")]
    assert len(names) == len(set(names)) == 564
    assert {"Gagarin, Yuri", "Glenn, John H., Jr."} <= set(names)
    assert company.value("SELECT count(*) FROM entry_log WHERE action = 'create'") == 564
    assert list(check(company.reader)) == []

    assert counts(taken_over(company, plan, path)) == {"skipped": 1277}


def test_astronauts_by_their_original_names_or_else_the_others(company: Company) -> None:
    mapping = {"name": ("original_name", "name")}
    plan = ImportPlan(TRAVELER, mapping, changed={("name", "NA"): ""}, key="name")
    report = taken_over(company, plan, real_file("astronauts.csv"))
    # Five have no original name; the two called Aleksandrov have two.
    assert counts(report) == {"taken": 565, "skipped": 712}
    names = {name for (name,) in company.rows("SELECT name FROM user")}
    assert {"ГАГАРИН Юрий Алексеевич", "Mohmand, Abdul Ahad"} <= names
    assert "NA" not in names


def test_lines_are_counted_as_the_file_has_them_with_quoted_breaks(company: Company) -> None:
    table = read_csv(real_file("astronauts.csv"))
    text = real_file("astronauts.csv").read_bytes().decode("utf-8-sig")
    lines = text.splitlines(keepends=False)
    by_id = {row.cells["id"]: row.line for row in table.rows}
    assert by_id["1"] == 2
    assert by_id["78"] == 79
    assert by_id["79"] == 81  # record 78 has a line break inside
    assert by_id["80"] == 83
    for number in ("78", "79", "80", "1277"):
        assert lines[by_id[number] - 1].startswith(f"{number},")


def test_74_agencies_are_taken_and_a_lone_dash_can_stand_for_nothing(company: Company) -> None:
    path = real_file("agencies.csv")
    mapping = {"description": ("english_name", "location"), "legal_name": ("unicode_name",)}
    plan = ImportPlan(AGENCY, mapping, changed={("*", "-"): ""})
    assert counts(taken_over(company, plan, path)) == {"taken": 74}
    agencies = company.rows(
        "SELECT u.name, a.description, a.legal_name FROM user u JOIN agency a ON a.user_id = u.id"
    )
    assert len(agencies) == 74
    assert Counter(name for name, *_ in agencies)["Sea Launch Limited Partnership"] == 2
    assert ("SpaceX", "Hawthorne, California", "SpaceX") in agencies
    assert not any("-" in row for row in agencies)
    assert list(check(company.reader)) == []

    # Now the name that stands twice tells no agency from the other.
    with pytest.raises(ImportRefused) as refused:
        taken_over(company, ImportPlan(AGENCY, key="name"), path)
    assert counts(refused.value.report) == {"skipped": 72, "refused": 2}
    reasons = [row.reason for row in refused.value.report.rows if row.outcome is Outcome.REFUSED]
    assert all("Sea Launch" in reason for reason in reasons)


def test_a_name_that_stands_twice_is_one_agency_where_the_name_is_the_key(company: Company) -> None:
    plan = ImportPlan(AGENCY, key="name")
    assert counts(taken_over(company, plan, real_file("agencies.csv"))) == {
        "taken": 73,
        "skipped": 1,
    }


# --- repeats ------------------------------------------------------------------------------------


def test_a_repeat_fills_what_is_empty_and_overwrites_nothing(
    company: Company, tmp_path: Path
) -> None:
    known = company.traveler(name="Ana López", contact_phone="+34 600")
    path = written(
        tmp_path,
        "name,email,contact_phone\n"
        "ana  LÓPEZ,ana@example.org,+34 999\n"
        "Ana López,other@example.org,\n"
        "Bo,,\n"
        "Bo,bo@example.org,+1 555 0100\n",
    )
    report = taken_over(company, ImportPlan(TRAVELER, key="name"), path)
    assert [(row.line, row.outcome.value) for row in report.rows] == [
        (2, "merged"),
        (3, "skipped"),
        (4, "taken"),
        (5, "merged"),
    ]
    assert report.rows[0].id == known
    assert company.rows(
        "SELECT u.name, u.email, t.contact_phone FROM user u "
        "JOIN traveler t ON t.user_id = u.id ORDER BY u.id"
    ) == [
        ("Ana López", "ana@example.org", "+34 600"),
        ("Bo", "bo@example.org", "+1 555 0100"),
    ]
    assert list(check(company.reader)) == []


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("email", "name,email\nA,a@example.org\nB,A@EXAMPLE.org\n"),
        ("contact_phone", "name,contact_phone\nA,+1 (555) 0100\nB,15550100\n"),
    ],
)
def test_keys_are_compared_as_people_mean_them(
    company: Company, tmp_path: Path, key: str, text: str
) -> None:
    report = taken_over(company, ImportPlan(TRAVELER, key=key), written(tmp_path, text))
    assert counts(report) == {"taken": 1, "skipped": 1}


def test_what_was_not_written_has_no_id(company: Company, tmp_path: Path) -> None:
    known = company.traveler(name="Ana", email="ana@example.org")
    bo = "Bo,bo@example.org,"
    text = f"name,email,contact_phone\nAna,ana@example.org,+34 600\n{bo}\n{bo}+1 555 0100\n{bo}\n"
    plan = ImportPlan(TRAVELER, key="email")
    tried = try_import(company.office, company.actor, plan, read_csv(written(tmp_path, text)))
    with pytest.raises(ImportRefused) as refused:
        taken_over(company, plan, written(tmp_path, f"{text}No at,example.org,\n"))
    for rows in (tried.rows, refused.value.report.rows[:4]):
        told = [(row.outcome.value, row.id) for row in rows]
        assert told == [("merged", known), ("taken", None), ("merged", None), ("skipped", None)]


def test_a_row_without_its_key_is_refused(company: Company, tmp_path: Path) -> None:
    path = written(tmp_path, "name,email\nA,a@example.org\nB,\n")
    with pytest.raises(ImportRefused) as refused:
        taken_over(company, ImportPlan(TRAVELER, key="email"), path)
    assert refused.value.report.rows[1].reason == ("E-mail must be given: repeats are known by it.")


# --- faults -------------------------------------------------------------------------------------

FAULTY = (
    "name,email\n"
    "Good,good@example.org\n"  # line 2
    '"Two\nlines",x@example.org\n'  # 3 and 4
    f"{'x' * 10_000},long@example.org\n"  # 5
    "   ,blank@example.org\n"  # 6
    "\n"  # 7, no record
    "No at,example.org\n"  # 8
    "Twice,GOOD@example.org\n"  # 9
    "Short\n"  # 10
    "Nul\0,nul@example.org\n"  # 11
    "مرحبا 👩‍🚀 é,fine@example.org\n"  # 12
)


def test_all_or_nothing_and_each_refused_row_by_line_and_reason(
    company: Company, tmp_path: Path
) -> None:
    before = company.rows("SELECT * FROM sync_state")
    with pytest.raises(ImportRefused) as refused:
        taken_over(company, ImportPlan(TRAVELER), written(tmp_path, FAULTY))
    report = refused.value.report
    reasons = {row.line: row.reason for row in report.rows if row.outcome is Outcome.REFUSED}
    assert {line: reason.split()[0] for line, reason in reasons.items()} == {
        3: "Name",
        5: "Name",
        6: "Name",
        8: "E-mail",
        9: "E-mail",  # … stands in line 2 of the same file already
        10: "The",  # The record has 1 values
        11: "Name",
    }
    assert "line 2 of the same file" in str(reasons[9])
    assert refused.value.message == (
        "7 of 9 rows can't be taken, so none was: mend them, or take the others alone with "
        "--partial."
    )
    told = refused.value.as_dict()
    assert (told["error"], told["taken"], told["refused"]) == ("import_refused", 2, 7)
    assert company.rows("SELECT * FROM sync_state") == before
    assert company.value("SELECT count(*) FROM user") == 0


def test_partial_takes_the_good_rows(company: Company, tmp_path: Path) -> None:
    report = taken_over(company, ImportPlan(TRAVELER, partial=True), written(tmp_path, FAULTY))
    assert counts(report) == {"taken": 2, "refused": 7}
    assert company.rows("SELECT name FROM user ORDER BY id") == [("Good",), ("مرحبا 👩‍🚀 é",)]
    assert list(check(company.reader)) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "people.csv is empty: "),
        (b" \r\n\n", "people.csv is empty: "),
        (b"\x89PNG\r\n\x1a\n\0\0\xff\xfe", "people.csv isn't a text file"),
        (b"\xff\xfe\0bad", "people.csv isn't a text file"),  # valid UTF-16, of strange signs
        (b"\0\1\2,\3\n", "people.csv isn't a text file"),
        (b'name,email\n"open,x\n', "File must be CSV; the record of line 2 isn't"),
        (b"name,name\nx,y\n", "File must have each column once"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        read_csv(written(tmp_path, content))
    assert refused.value.message.startswith(words)
    assert refused.value.field == "file"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_found(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = [("name", "emergency_contact"), ("José", "Ana, call; late"), ("Ñandú", "a|b")]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    table = read_csv(written(tmp_path, text.encode(encoding)))
    assert table.columns == lines[0]
    assert [tuple(row.cells.values()) for row in table.rows] == lines[1:]
    assert table.delimiter == delimiter


def test_a_missing_file_and_a_folder_are_none(tmp_path: Path) -> None:
    missing = tmp_path / "none.csv"
    for path, words in (
        (missing, f"There is no file {missing}: check its name"),
        (tmp_path, f"{tmp_path} is a folder: name a file in it."),
    ):
        with pytest.raises(InvalidValue, match=re.escape(words)):
            read_csv(path)


@pytest.mark.parametrize("text", ["\ufeffname,email\r\nA,a@x.org\r\n", "name;email\nA;a@x.org\n"])
def test_a_byte_order_mark_and_semicolons_are_taken(tmp_path: Path, text: str) -> None:
    table = read_csv(written(tmp_path, text))
    assert table.columns == ("name", "email")
    assert table.rows[0].cells == {"name": "A", "email": "a@x.org"}


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (ImportPlan(Entity.BOOKING), "Entity must be traveler or agency or rocket or launch"),
        (ImportPlan(TRAVELER, {"nmae": ("name",)}), "Map must name one of name, email"),
        (ImportPlan(TRAVELER, {"name": ("nmae",)}), "Map must name a column of the file (given"),
        (ImportPlan(TRAVELER), "Map must say which column of the file is the name"),
        (ImportPlan(TRAVELER, {"name": ("given",)}, {"name": "x"}), "Set must leave out"),
        (ImportPlan(TRAVELER, {"name": ("given",)}, {"password_hash": "x"}), "Set must name one"),
        (ImportPlan(TRAVELER, {"name": ("given",)}, {}, {("x", "a"): "b"}), "Value must name one"),
        (ImportPlan(TRAVELER, {"name": ("given",)}, key="email"), "Key must be one of the columns"),
        (ImportPlan(TRAVELER, {"name": ("given",)}, key="language"), "Key must be one of"),
    ],
)
def test_plans_that_do_not_fit_the_file(
    company: Company, tmp_path: Path, plan: ImportPlan, words: str
) -> None:
    with pytest.raises(InvalidValue) as refused:
        taken_over(company, plan, written(tmp_path, "given\nA\n"))
    assert refused.value.message.startswith(words)


def test_constants_and_changed_texts(company: Company, tmp_path: Path) -> None:
    plan = ImportPlan(
        TRAVELER,
        {"name": ("Nombre",)},
        {"language": "es"},
        {("emergency_contact", "ninguno"): "", ("name", "Pepe"): "José"},
    )
    path = written(tmp_path, "Nombre,emergency_contact\nPepe,ninguno\nAna,Luis\n")
    assert counts(taken_over(company, plan, path)) == {"taken": 2}
    assert company.rows(
        "SELECT u.name, u.language, t.emergency_contact FROM user u "
        "JOIN traveler t ON t.user_id = u.id ORDER BY u.id"
    ) == [("José", "es", None), ("Ana", "es", "Luis")]


# --- exports ------------------------------------------------------------------------------------


@given(st.text())
def test_a_guarded_cell_is_no_formula_and_comes_back_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_what_is_exported_is_imported_again_as_it_was(company: Company, tmp_path: Path) -> None:
    for name in ("=1+1", "@x", "+1", "-2", "'=3", 'a "b", c', "小龍; é"):
        company.traveler(name=name, contact_phone="+49 30 12", emergency_contact="two\nlines")
    company.traveler(travel_preferences='{"seat": "window"}')
    path = tmp_path / "travelers.csv"
    assert export(company.reading, TRAVELER, ListQuery(sort="user_id"), path) == 8
    assert ",'=1+1," in path.read_text("utf-8")

    other = Company(tmp_path / "other.db")
    assert counts(taken_over(other, ImportPlan(TRAVELER), path)) == {"taken": 8}
    columns = "u.name, t.contact_phone, t.emergency_contact, t.travel_preferences"
    query = f"SELECT {columns} FROM user u JOIN traveler t ON t.user_id = u.id ORDER BY u.id"
    assert other.rows(query) == company.rows(query)
    other.close()


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("before")

    def failing() -> Iterator[list[str]]:
        yield ["1"]
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        write_csv(path, ["a"], failing())
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(InvalidValue, match="There is no folder"):
        write_csv(tmp_path / "none" / "list.csv", ["a"], [])


def test_only_known_endings_are_exported(company: Company, tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match=r"File must end in \.csv"):
        export(company.reading, TRAVELER, ListQuery(), tmp_path / "list.ods")
    assert list(tmp_path.glob("list*")) == []


# --- possible duplicates ------------------------------------------------------------------------


def test_each_row_tells_what_it_may_be_a_duplicate_of(company: Company, tmp_path: Path) -> None:
    ana = company.traveler(name="Ana Ruiz", contact_phone="+34 612 345 678")
    ben = company.traveler(name="Ben")
    company.traveler(name="Ben")
    text = "name,contact_phone\nANA  ruiz,34612345678\nCy,\nCy,\nBen,\nDi,+1 22\n"
    path = written(tmp_path, text)
    report = taken_over(company, ImportPlan(TRAVELER), path)
    assert [[(one.column, one.id, one.line) for one in row.alike] for row in report.rows] == [
        [("contact_phone", ana, None), ("name", ana, None)],
        [],
        [("name", None, 3)],
        [("name", ben, None)],
        [],
    ]
    assert (report.doubted(), report.resembling, report.settled()) == (3, ("name", 3), 2)
    assert report.rows[2].as_dict()["alike"] == [{"column": "name", "id": None, "line": 3}]

    named = [[(one.name, one.has_namesakes) for one in row.alike] for row in report.rows]
    assert (named[0], named[3]) == ([("Ana Ruiz", False)] * 2, [("Ben", True)])

    keyed = taken_over(company, ImportPlan(TRAVELER, key="name", partial=True), path)
    assert (keyed.doubted(), keyed.settled()) == (0, 0)


def test_a_namesake_of_who_is_alike_by_another_column_is_told_too(
    company: Company, tmp_path: Path
) -> None:
    company.traveler(name="Ben", contact_phone="+1 555 0100")
    company.traveler(name="ben")
    path = written(tmp_path, "name,contact_phone\nBenny,15550100\n")
    (alike,) = taken_over(company, ImportPlan(TRAVELER), path).rows[0].alike
    assert (alike.column, alike.several, alike.name) == ("contact_phone", False, "Ben")
    assert alike.has_namesakes


def test_an_email_that_is_there_is_told_by_whose_it_is(company: Company, tmp_path: Path) -> None:
    company.traveler(name="Hazel Keller", email="hazel@example.org")
    company.agency(name="Orbital", email="orbital@example.org")
    path = written(
        tmp_path,
        "name,email\nHazel Keller,HAZEL@example.org\nBo,bo@example.org\nBo,bo@example.org\n"
        "Cy,orbital@example.org\n",
    )
    report = taken_over(company, ImportPlan(TRAVELER, partial=True), path)
    assert [row.reason for row in report.rows] == [
        "Hazel Keller is there already, with the e-mail HAZEL@example.org.",
        "",
        "E-mail bo@example.org stands in line 3 of the same file already.",
        # No key would make an agency a traveler.
        "The e-mail orbital@example.org belongs to somebody else: give another one.",
    ]
    keyed = taken_over(company, ImportPlan(TRAVELER, key="email", partial=True), path)
    assert counts(keyed) == {"skipped": 3, "refused": 1}


def test_a_repeat_of_another_name_is_doubted(company: Company, tmp_path: Path) -> None:
    """A family may share an e-mail: nobody is passed over without a word."""
    company.traveler(name="Hazel Keller", email="home@example.org")
    text = "name,email\nHAZEL KELLER,home@example.org\nTom Keller,home@example.org\n"
    report = taken_over(company, ImportPlan(TRAVELER, key="email"), written(tmp_path, text))
    assert counts(report) == {"skipped": 2}
    said = "The name there is Hazel Keller: see whether it is the same one."
    assert [row.warning for row in report.rows] == ["", said]


@pytest.mark.parametrize("name", ["O", "7", "大", "٣", "क", "Ω-1", "🚀", "_x_"])
def test_a_name_of_any_script_is_taken(company: Company, tmp_path: Path, name: str) -> None:
    report = taken_over(company, ImportPlan(AGENCY), written(tmp_path, f"name\n{name}\n"))
    assert counts(report) == {"taken": 1}


@pytest.mark.parametrize("name", ["-", "—", "…", "?", "_", "- -", "−", "*"])
def test_a_sign_that_stands_for_nothing_is_no_name(
    company: Company, tmp_path: Path, name: str
) -> None:
    plan = ImportPlan(AGENCY, partial=True)
    (row,) = taken_over(company, plan, written(tmp_path, f"name\n{name}\n")).rows
    assert row.reason == f"Name must have a letter or a digit, not {name}."
    made = ImportPlan(Entity.ROCKET, partial=True, create=frozenset({AGENCY}))
    text = f"agency_id,name,capacity,range\n{name},Ariel,3,moon\nOrbital,{name},3,moon\n"
    report = taken_over(company, made, written(tmp_path, text))
    assert [row.reason.split(" must ")[0] for row in report.rows] == ["Agency id", "Name"]
    assert company.value("SELECT count(*) FROM agency") == 0


def test_agencies_without_an_english_name_make_none_called_dash(company: Company) -> None:
    plan = ImportPlan(AGENCY, {"name": ("english_name",)}, partial=True)
    report = taken_over(company, plan, real_file("agencies.csv"))
    assert counts(report) == {"taken": 28, "refused": 46}
    assert company.value("SELECT count(*) FROM user WHERE name = '-'") == 0


def test_a_refused_row_is_no_original(company: Company, tmp_path: Path) -> None:
    path = written(tmp_path, "name,email\nCy,nomail\nCy,cy@example.org\nCy,\n")
    report = taken_over(company, ImportPlan(TRAVELER, partial=True), path)
    assert [[one.line for one in row.alike] for row in report.rows] == [[], [], [3]]
