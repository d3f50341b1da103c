"""Reads the two files and checks every value before anything is written."""

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from baken.foundation.organisations.reference.edition import Edition
from baken.foundation.organisations.reference.errors import Problem, ReferenceFileError

MUNICIPALITIES: Final = "municipalities.csv"
REGIONS: Final = "regions.csv"
GM_CODE: Final = re.compile(r"GM[0-9]{4}")
REGION_CODE: Final = re.compile(r"JZ[0-9]{2}")


@dataclass(frozen=True)
class MunicipalityRow:
    """One municipality as both files together describe it."""

    gm_code: str
    name: str
    province: str
    youth_region_code: str
    youth_region_name: str
    latitude: float
    longitude: float
    population: int
    police_region: str
    safety_region: str


@dataclass(frozen=True)
class _Column:
    name: str
    fits: Callable[[str], bool]
    expected: str


def _is_text(longest: int) -> Callable[[str], bool]:
    return lambda value: 0 < len(value) <= longest and value == value.strip()


def _is_between(low: float, high: float) -> Callable[[str], bool]:
    def fits(value: str) -> bool:
        is_number = re.fullmatch(r"-?[0-9]{1,8}(\.[0-9]{1,8})?", value)
        return is_number is not None and low <= float(value) <= high

    return fits


def _is_count(value: str) -> bool:
    return value.isascii() and value.isdigit() and 0 < int(value) < 10_000_000


def _is_code(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda value: pattern.fullmatch(value) is not None


_KEY = _Column("gm_code", _is_code(GM_CODE), "GM and four digits")
_NAME = _Column("name", _is_text(80), "a name of 1 to 80 characters")
_COLUMNS: Final[dict[str, tuple[_Column, ...]]] = {
    MUNICIPALITIES: (
        _KEY,
        _NAME,
        _Column("province", _is_text(20), "a name of 1 to 20 characters"),
        _Column("jeugdregio_code", _is_code(REGION_CODE), "JZ and two digits"),
        _Column("jeugdregio_name", _is_text(80), "a name of 1 to 80 characters"),
        _Column("lat", _is_between(50.7, 53.7), "degrees north from 50.7 to 53.7"),
        _Column("lon", _is_between(3.3, 7.3), "degrees east from 3.3 to 7.3"),
        _Column("population", _is_count, "a whole number above 0"),
    ),
    REGIONS: (
        _KEY,
        _NAME,
        _Column("police_region", _is_text(40), "a name of 1 to 40 characters"),
        _Column("safety_region_name", _is_text(40), "a name of 1 to 40 characters"),
        _Column("jeugdregio_code_cbs_2025", _is_code(REGION_CODE), "JZ and two digits"),
    ),
}


def read_rows(edition: Edition) -> tuple[MunicipalityRow, ...]:
    """The municipalities of an edition; raises ReferenceFileError with all problems."""
    problems: list[Problem] = []
    places = _read(edition.folder, MUNICIPALITIES, problems=problems)
    regions = _read(edition.folder, REGIONS, problems=problems)
    if not problems:
        problems.extend(_disagreements(places, regions))
        problems.extend(_miscounts(places, regions, edition=edition))
    if problems:
        raise ReferenceFileError(tuple(problems), folder=edition.folder)
    by_code = {row["gm_code"]: row for row in regions}
    return tuple(_joined(row, by_code[row["gm_code"]]) for row in places)


@dataclass(frozen=True)
class _Line:
    """One line of a file, with the number that an editor shows."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column] or ""


def _read(folder: Path, name: str, *, problems: list[Problem]) -> list[_Line]:
    try:
        text = (folder / name).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        problems.append(Problem(name, 0, "-", "", "a file with this name"))
        return []
    except UnicodeDecodeError as error:
        byte = f"byte {error.start}"
        problems.append(Problem(name, 0, "-", byte, "text in UTF-8"))
        return []
    try:
        return _lines(text, name=name, problems=problems)
    except csv.Error as error:
        problems.append(Problem(name, 0, "-", str(error), "a table with commas"))
        return []


def _lines(text: str, *, name: str, problems: list[Problem]) -> list[_Line]:
    reader = csv.DictReader(text.splitlines(), strict=True)
    there = reader.fieldnames or ()
    missing = [column for column in _COLUMNS[name] if column.name not in there]
    if missing:
        problems.extend(
            Problem(name, 1, column.name, "", "a column with this name")
            for column in missing
        )
        return []
    lines = [_Line(reader.line_num, row) for row in reader]
    problems.extend(_wrong_values(lines, name=name))
    return lines


def _wrong_values(rows: list[_Line], *, name: str) -> Iterable[Problem]:
    seen: set[str] = set()
    for row in rows:
        for column in _COLUMNS[name]:
            value = row[column.name]
            if not column.fits(value):
                yield Problem(name, row.number, column.name, value, column.expected)
        if row["gm_code"] in seen:
            yield Problem(name, row.number, "gm_code", row["gm_code"], "each code once")
        seen.add(row["gm_code"])


def _disagreements(places: list[_Line], regions: list[_Line]) -> Iterable[Problem]:
    """Both files must name the same municipalities, each in the same youth region."""
    by_code = {row["gm_code"]: row for row in regions}
    for row in places:
        other = by_code.pop(row["gm_code"], None)
        if other is None:
            yield Problem(
                MUNICIPALITIES,
                row.number,
                "gm_code",
                row["gm_code"],
                f"a row in {REGIONS}",
            )
        elif other["jeugdregio_code_cbs_2025"] != row["jeugdregio_code"]:
            expected = f"{other['jeugdregio_code_cbs_2025']}, as in {REGIONS}"
            yield Problem(
                MUNICIPALITIES,
                row.number,
                "jeugdregio_code",
                row["jeugdregio_code"],
                expected,
            )
    for gm_code in by_code:
        yield Problem(REGIONS, 0, "gm_code", gm_code, f"a row in {MUNICIPALITIES}")


def _miscounts(
    places: list[_Line], regions: list[_Line], *, edition: Edition
) -> Iterable[Problem]:
    counts = (
        (MUNICIPALITIES, "gm_code", places, edition.n_municipalities),
        (MUNICIPALITIES, "name", places, edition.n_municipalities),
        (MUNICIPALITIES, "jeugdregio_code", places, edition.n_youth_regions),
        (MUNICIPALITIES, "jeugdregio_name", places, edition.n_youth_regions),
        (REGIONS, "police_region", regions, edition.n_police_regions),
        (REGIONS, "safety_region_name", regions, edition.n_safety_regions),
    )
    for file, column, rows, wanted in counts:
        found = len({row[column] for row in rows})
        if found != wanted:
            yield Problem(file, 0, column, str(found), f"{wanted} different values")


def _joined(place: _Line, region: _Line) -> MunicipalityRow:
    return MunicipalityRow(
        gm_code=place["gm_code"],
        name=place["name"],
        province=place["province"],
        youth_region_code=place["jeugdregio_code"],
        youth_region_name=place["jeugdregio_name"],
        latitude=float(place["lat"]),
        longitude=float(place["lon"]),
        population=int(place["population"]),
        police_region=region["police_region"],
        safety_region=region["safety_region_name"],
    )
