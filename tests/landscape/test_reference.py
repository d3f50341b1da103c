"""Official facts are replaced as a whole, or not at all."""

import csv
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from baken.foundation.organisations.models import Municipality, YouthRegion
from baken.foundation.organisations.reference.edition import CURRENT
from baken.foundation.organisations.reference.errors import ReferenceFileError
from baken.foundation.organisations.reference.loader import load_reference
from baken.foundation.organisations.reference.rows import read_rows
from tests.factories.accounts import as_offline

PLACES, REGIONS = "municipalities.csv", "regions.csv"


@pytest.fixture
def edition(tmp_path):
    """A copy of the packaged files that a test may spoil."""
    for name in (PLACES, REGIONS):
        shutil.copy(CURRENT.folder / name, tmp_path / name)
    return replace(CURRENT, folder=tmp_path)


def spoil(edition, *, file: str, line: int, column: str, value: str) -> None:
    """Put a wrong value in one cell; the heading is line 1."""
    path = edition.folder / file
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    rows[line - 1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows(rows)


def drop_municipality(edition, gm_code: str) -> None:
    for name in (PLACES, REGIONS):
        path = edition.folder / name
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text(
            "".join(line for line in lines if not line.startswith(gm_code)),
            encoding="utf-8",
        )


def complaint(edition) -> str:
    with pytest.raises(ReferenceFileError) as caught:
        read_rows(edition)
    return str(caught.value)


def test_the_packaged_files_hold_the_whole_country():
    rows = read_rows(CURRENT)

    assert len({row.gm_code for row in rows}) == 342
    assert sum(row.population for row in rows) == 17_942_942


def test_the_packaged_files_carry_their_source():
    text = (CURRENT.folder / "README.md").read_text(encoding="utf-8")

    assert "CBS (Statistics Netherlands), CC BY 4.0" in text
    assert "GeoNames, CC BY 4.0" in text


@pytest.mark.parametrize(
    ("file", "column", "value", "expected"),
    [
        (PLACES, "gm_code", "0014", "GM and four digits"),
        (PLACES, "jeugdregio_code", "J1", "JZ and two digits"),
        (PLACES, "name", "", "a name of 1 to 80 characters"),
        (PLACES, "lat", "53,2", "degrees north from 50.7 to 53.7"),
        (PLACES, "lat", "6.5646", "degrees north from 50.7 to 53.7"),
        (PLACES, "lon", "nan", "degrees east from 3.3 to 7.3"),
        (PLACES, "population", "-5", "a whole number above 0"),
        (PLACES, "population", "", "a whole number above 0"),
        (PLACES, "population", "²", "a whole number above 0"),
        (REGIONS, "police_region", " ", "a name of 1 to 40 characters"),
    ],
)
def test_a_wrong_value_is_named_with_file_line_column_and_expectation(
    edition, file, column, value, expected
):
    spoil(edition, file=file, line=5, column=column, value=value)

    said = complaint(edition)

    assert f"{file}, line 5, column {column}: {value!r}; expected {expected}" in said


def test_all_mistakes_are_told_at_once(edition):
    spoil(edition, file=PLACES, line=3, column="lat", value="x")
    spoil(edition, file=PLACES, line=9, column="population", value="x")
    spoil(edition, file=REGIONS, line=4, column="police_region", value="")

    assert [f"line {n}" in complaint(edition) for n in (3, 9, 4)] == [True] * 3


def test_a_hundred_mistakes_do_not_fill_the_screen(edition):
    for line in range(2, 102):
        spoil(edition, file=PLACES, line=line, column="lat", value="x")

    said = complaint(edition)

    assert said.count("expected") == 20
    assert "and 80 more" in said


def test_a_code_that_stands_there_twice_is_refused(edition):
    spoil(edition, file=PLACES, line=3, column="gm_code", value="GM0014")

    assert "line 3, column gm_code: 'GM0014'; expected each code once" in complaint(
        edition
    )


def test_a_line_after_an_empty_one_keeps_its_number(edition):
    path = edition.folder / PLACES
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[3] = lines[3].replace("Stadskanaal", "")
    path.write_text("\n".join([*lines[:3], "", *lines[3:]]), encoding="utf-8")

    assert "line 5, column name" in complaint(edition)


def test_both_files_must_agree_on_the_youth_region(edition):
    spoil(edition, file=PLACES, line=2, column="jeugdregio_code", value="JZ02")

    assert "column jeugdregio_code: 'JZ02'" in complaint(edition)


def test_a_missing_municipality_changes_the_count(edition):
    drop_municipality(edition, "GM0014")

    assert "'341'; expected 342 different values" in complaint(edition)


def test_a_municipality_in_one_file_only_is_named(edition):
    path = edition.folder / REGIONS
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[:-1]), encoding="utf-8")

    assert "expected a row in regions.csv" in complaint(edition)


@pytest.mark.parametrize("name", [PLACES, REGIONS])
def test_a_missing_file_is_named(edition, name):
    (edition.folder / name).unlink()

    assert f"{name}, line 0" in complaint(edition)


def test_a_missing_column_is_named(edition):
    path = edition.folder / PLACES
    path.write_text(path.read_text(encoding="utf-8").replace("lat,", "breedte,", 1))

    assert "line 1, column lat" in complaint(edition)


@pytest.mark.parametrize(
    "content",
    [
        b"gm_code,name\n\xff\xfe",
        "gm_code".encode("utf-16"),
        b"\x00\x00",
        b"",
        b'gm_code,name\n"GM',
        b"x" * 2_000_000,
    ],
    ids=["latin", "utf-16", "zeros", "empty", "open quote", "two megabytes"],
)
def test_a_file_that_is_no_table_is_refused_in_words(edition, content):
    (edition.folder / PLACES).write_bytes(content)

    assert "nothing was changed" in complaint(edition)


def test_a_byte_order_mark_does_no_harm(edition):
    path = edition.folder / PLACES
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert len(read_rows(edition)) == 342


def loaded(edition, *, then):
    """Loads as the offline role, asks something, and rolls everything back."""

    def run():
        with transaction.atomic(using="offline"):
            told = []
            result = load_reference(
                edition=edition,
                progress=lambda _step, done, total: told.append((done, total)),
            )
            answer = then()
            transaction.set_rollback(True, using="offline")
        return result, answer, told

    return as_offline(run)


def in_country(**wanted) -> int:
    return Municipality.objects.using("offline").filter(**wanted).count()


@pytest.mark.django_db
def test_every_row_carries_source_and_day(landscape):
    assert Municipality.objects.filter(source__contains="CBS").count() == 342
    assert YouthRegion.objects.exclude(source="").count() == 42
    assert not Municipality.objects.filter(source_on__isnull=True).exists()


@pytest.mark.django_db
def test_a_second_load_changes_nothing_and_tells_its_progress(edition):
    result, n_rows, told = loaded(edition, then=lambda: in_country(valid_until=None))

    assert (result.n_municipalities, result.n_youth_regions, result.n_ended) == (
        342,
        42,
        0,
    )
    assert n_rows == 342
    assert told[0] == (0, 342)
    assert told[-1] == (342, 342)


@pytest.mark.django_db
def test_a_municipality_that_vanished_ends_on_the_first_day_of_the_new_files(edition):
    drop_municipality(edition, "GM0014")
    new = replace(edition, n_municipalities=341, valid_from=date(2027, 1, 1))

    result, n_ended, _told = loaded(
        new, then=lambda: in_country(gm_code="GM0014", valid_until=date(2027, 1, 1))
    )

    assert (result.n_ended, n_ended) == (1, 1)


@pytest.mark.django_db
def test_a_municipality_that_stays_does_not_begin_anew(edition):
    new = replace(edition, valid_from=date(2027, 1, 1))

    _result, n_new, _told = loaded(
        new, then=lambda: in_country(valid_from=date(2027, 1, 1))
    )

    assert n_new == 0


@pytest.mark.django_db
def test_wrong_files_change_nothing(edition):
    spoil(edition, file=PLACES, line=342, column="lat", value="x")

    def load():
        with pytest.raises(ReferenceFileError):
            load_reference(edition=edition)
        return in_country()

    assert as_offline(load) == 342


def test_the_files_are_packaged_beside_the_loader():
    assert {path.name for path in Path(CURRENT.folder).glob("*.csv")} == {
        PLACES,
        REGIONS,
    }
