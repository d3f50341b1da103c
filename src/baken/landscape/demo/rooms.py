"""The demo's addresses, places, free dates, stops and contracts."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final
from uuid import UUID

from baken.foundation.organisations.reference.edition import CURRENT
from baken.foundation.organisations.reference.rows import MunicipalityRow, read_rows
from baken.landscape.adapters import AddressWords, sealed
from baken.landscape.demo import texts
from baken.landscape.demo.keys import demo_id
from baken.landscape.demo.organisations import began_on
from baken.landscape.demo.tables import Row
from baken.landscape.models import (
    Address,
    AdmissionStop,
    AdmissionStopReason,
    Availability,
    Contract,
    ContractKind,
    MeasureKind,
    Place,
    PublishedMeasure,
)

STOPPED: Final = "SV-A"
MEASURED: Final = "KL-A"
NATIONAL_FUNCTION: Final = "LTA-EBG"


def address(row: Row, *, n: int, on: date) -> Address:
    """An address that exists nowhere: postcodes never begin with a zero."""
    point = _points().get(row.text("municipality"))
    return Address(
        location_id=demo_id("location", row.text("key")),
        words_token=sealed(
            AddressWords("Verzonnenstraat", str(n), "0000 AA", "Demodorp")
        ),
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        stated_on=began_on(on),
    )


@cache
def _points() -> dict[str, MunicipalityRow]:
    return {row.gm_code: row for row in read_rows(CURRENT)}


def availability(row: Row, *, on: date) -> Availability:
    """Room as the provider last stated it; some statements are stale on purpose."""
    free_in_days = row.number_or_none("free_in_days")
    is_crisis = row.is_yes("takes_crisis")
    return Availability(
        offer_id=demo_id("offer", row.text("code")),
        free_on=None if free_in_days is None else on + timedelta(days=free_in_days),
        waiting_weeks=row.number("waiting_weeks"),
        n_waiting=row.number("waiting_weeks") // 3,
        night_phone=f"000-30001{row.number('n_places'):02}" if is_crisis else "",
        stated_on=on - timedelta(days=row.number("stated_days_ago")),
    )


def place_keys(row: Row) -> Iterator[str]:
    """One readable key for each place of an offer, such as `ZD-01/03`."""
    for n in range(1, row.number("n_places") + 1):
        yield f"{row.text('code')}/{n:02}"


def place_id(key: str) -> UUID:
    """The primary key of a place."""
    return demo_id("place", key)


def places(row: Row, *, on: date) -> Iterator[Place]:
    """The places of one offer."""
    for key in place_keys(row):
        yield Place(
            id=place_id(key),
            offer_id=demo_id("offer", row.text("code")),
            code=key.rpartition("/")[2],
            valid_from=began_on(on),
        )


def contracts(row: Row, *, on: date) -> Iterator[Contract]:
    """How a provider can be bought: for the country, by region, or case by case."""
    if row.is_yes("is_national"):
        yield _contract(row, kind=ContractKind.FRAMEWORK, region=None, on=on)
        return
    for region in row.words("regions"):
        yield _contract(row, kind=ContractKind.REGIONAL, region=region, on=on)
    if row.is_yes("buys_per_case"):
        yield _contract(row, kind=ContractKind.SINGLE_CASE, region=None, on=on)


def _contract(
    row: Row, *, kind: ContractKind, region: str | None, on: date
) -> Contract:
    key = row.text("key")
    return Contract(
        id=demo_id("contract", f"{key}/{kind}/{region}"),
        organisation_id=demo_id("organisation", key),
        kind=kind,
        function_code=NATIONAL_FUNCTION if kind == ContractKind.FRAMEWORK else "",
        youth_region_id=region,
        valid_from=began_on(on),
        valid_until=on + timedelta(days=400),
        source=texts.SOURCE,
        source_on=on - timedelta(days=60),
    )


def admission_stop(on: date) -> AdmissionStop:
    """One location takes nobody in for some weeks."""
    return AdmissionStop(
        id=demo_id("stop", STOPPED),
        location_id=demo_id("location", STOPPED),
        valid_from=on - timedelta(days=9),
        valid_until=on + timedelta(days=33),
    )


def admission_stop_reason() -> AdmissionStopReason:
    """The reason, for the provider only."""
    return AdmissionStopReason(stop_id=demo_id("stop", STOPPED), text=texts.STOP_REASON)


def measure(on: date) -> PublishedMeasure:
    """One published measure."""
    return PublishedMeasure(
        id=demo_id("measure", MEASURED),
        location_id=demo_id("location", MEASURED),
        kind=MeasureKind.IMPROVEMENT_PLAN,
        text=texts.MEASURE,
        published_on=on - timedelta(days=150),
        source=texts.SOURCE,
    )
