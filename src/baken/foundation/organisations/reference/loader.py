"""Replaces the official facts by those of a new pair of files; twice does no harm."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from baken.foundation.organisations.models import Municipality, YouthRegion
from baken.foundation.organisations.reference.edition import CURRENT, Edition
from baken.foundation.organisations.reference.rows import MunicipalityRow, read_rows

Progress = Callable[[str, int, int], None]
STEP = "gemeenten en regio's"
BATCH = 100


@dataclass(frozen=True)
class Loaded:
    """How much was loaded, and how many municipalities no longer exist."""

    n_municipalities: int
    n_youth_regions: int
    n_ended: int


def silent(_step: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def load_reference(
    *, using: str = "offline", edition: Edition = CURRENT, progress: Progress = silent
) -> Loaded:
    """Load municipalities and youth regions; raises ReferenceFileError and changes nothing.

    A municipality that is no longer in the file ends on the first day of the edition.
    """
    rows = read_rows(edition)
    with transaction.atomic(using=using):
        n_regions = _write_regions(rows, edition=edition, using=using)
        for start in range(0, len(rows), BATCH):
            progress(STEP, start, len(rows))
            _write_rows(rows[start : start + BATCH], edition=edition, using=using)
        n_ended = _end_vanished(rows, edition=edition, using=using)
    progress(STEP, len(rows), len(rows))
    return Loaded(len(rows), n_regions, n_ended)


def _write_regions(
    rows: tuple[MunicipalityRow, ...], *, edition: Edition, using: str
) -> int:
    names = {row.youth_region_code: row.youth_region_name for row in rows}
    YouthRegion.objects.using(using).bulk_create(
        [
            YouthRegion(
                code=code,
                name=name,
                source=edition.region_source,
                source_on=edition.region_source_on,
            )
            for code, name in sorted(names.items())
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "source", "source_on"],
    )
    return len(names)


# `valid_from` stays what it was: a municipality that is still there did not begin anew.
_REPLACED = [
    "name",
    "province",
    "youth_region",
    "latitude",
    "longitude",
    "population",
    "police_region",
    "safety_region",
    "valid_until",
    "source",
    "source_on",
]


def _write_rows(
    rows: tuple[MunicipalityRow, ...], *, edition: Edition, using: str
) -> None:
    Municipality.objects.using(using).bulk_create(
        [_municipality(row, edition=edition) for row in rows],
        update_conflicts=True,
        unique_fields=["gm_code"],
        update_fields=_REPLACED,
    )


def _municipality(row: MunicipalityRow, *, edition: Edition) -> Municipality:
    return Municipality(
        gm_code=row.gm_code,
        name=row.name,
        province=row.province,
        youth_region_id=row.youth_region_code,
        latitude=row.latitude,
        longitude=row.longitude,
        population=row.population,
        police_region=row.police_region,
        safety_region=row.safety_region,
        valid_from=edition.valid_from,
        source=edition.source,
        source_on=edition.source_on,
    )


def _end_vanished(
    rows: tuple[MunicipalityRow, ...], *, edition: Edition, using: str
) -> int:
    return (
        Municipality.objects.using(using)
        .filter(valid_until__isnull=True)
        .exclude(gm_code__in=[row.gm_code for row in rows])
        .update(valid_until=edition.valid_from)
    )
