"""One offer as far as asking for it goes: in one statement, together with what was asked."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import JSONField
from django.db.models.expressions import RawSQL

from baken.core.matching import OfferTable
from baken.landscape.selectors.matching import (
    COLUMNS,
    as_bought,
    bought_of_offer,
    matching_offers,
    rows_on,
)
from baken.referral.adapters.room import capped_by_places
from baken.referral.models import OPEN

_SHOWN: Final = ("name", "organisation__name", "location__youth_region__name")
_FREE_PLACE: Final = """(SELECT f.free_on FROM next_free_places(%s) f
    WHERE f.offer_id = landscape_offer.id)"""

_EARLIER: Final = """(
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'offer_id', r.offer_id,
        'slot', r.slot, 'status', r.status)), '[]')
    FROM referral_request r WHERE r.dossier_id = %s)"""


@dataclass(frozen=True)
class EarlierRequest:
    """A request of the same file."""

    id: UUID
    offer_id: UUID
    slot: int
    is_open: bool


@dataclass(frozen=True)
class AskableOffer:
    """An offer of a day: what is shown of it, what is judged, and what was asked already.

    `table` has one row and no regions: how far it is, safety officers answer.
    """

    id: UUID
    name: str
    organisation_id: UUID
    organisation_name: str
    region: str
    has_measure: bool
    table: OfferTable
    earlier: tuple[EarlierRequest, ...]


def askable_offer(offer_id: UUID, *, dossier_id: UUID, on: date) -> AskableOffer | None:
    """The offer as it is on a day; None when it is not offered then."""
    row = (
        rows_on(on)
        .annotate(
            bought=bought_of_offer(),
            free_place=RawSQL(_FREE_PLACE, [on]),  # noqa: S611  a constant
            earlier=RawSQL(  # noqa: S611  a constant
                _EARLIER, [dossier_id], output_field=JSONField()
            ),
        )
        .filter(pk=offer_id)
        .values_list(*COLUMNS, *_SHOWN, "bought", "free_place", "earlier")
        .first()
    )
    return None if row is None else _askable(row[: len(COLUMNS)], row[len(COLUMNS) :])


def _askable(stated: tuple[Any, ...], rest: tuple[Any, ...]) -> AskableOffer:
    name, organisation, region, bought, free_place, earlier = rest
    columns = dict(zip(COLUMNS, stated, strict=True))
    key: UUID = columns["id"]
    contracts = [as_bought(key, found=found) for found in bought]
    listed = matching_offers([stated], regions=(), bought=contracts)
    free = {key: free_place} if free_place else {}
    return AskableOffer(
        id=key,
        name=name,
        organisation_id=columns["organisation_id"],
        organisation_name=organisation,
        region=region,
        has_measure=columns["has_measure"],
        table=capped_by_places(listed, free_places=free),
        earlier=tuple(_request(found) for found in earlier),
    )


def _request(found: dict[str, Any]) -> EarlierRequest:
    return EarlierRequest(
        id=UUID(found["id"]),
        offer_id=UUID(found["offer_id"]),
        slot=found["slot"],
        is_open=found["status"] in OPEN,
    )
