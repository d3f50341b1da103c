"""An admission stop as the provider wishes it; matching follows at once."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from baken.landscape.models import AdmissionStop, AdmissionStopReason, Offer
from baken.landscape.selectors.matching import stops_on


class StopReach(StrEnum):
    """What a stop is about."""

    NONE = "none"
    OFFER = "offer"
    LOCATION = "location"


@dataclass(frozen=True)
class StopWish:
    """What should hold from today; without `until` the stop has no known end."""

    reach: StopReach = StopReach.NONE
    until: date | None = None
    reason: str = ""


def change_stop(wish: StopWish, *, offer: Offer, on: date) -> None:
    """Ends stops of another reach, and begins or changes the one that is wished."""
    kept = _kept(wish, offer=offer, on=on)
    ended = _running(offer, on=on)
    if kept is not None:
        ended = ended.exclude(pk=kept.pk)
    ended.update(valid_until=on)
    if wish.reach is not StopReach.NONE:
        _begin_or_change(kept, wish=wish, offer=offer, on=on)


def _kept(wish: StopWish, *, offer: Offer, on: date) -> AdmissionStop | None:
    """The running stop that already has the reach that is wished."""
    if wish.reach is StopReach.NONE:
        return None
    is_for_all = wish.reach is StopReach.LOCATION
    return _running(offer, on=on).filter(offer__isnull=is_for_all).first()


def _running(offer: Offer, *, on: date) -> QuerySet[AdmissionStop]:
    return stops_on(on).filter(
        Q(offer__isnull=True) | Q(offer=offer), location=offer.location_id
    )


def _begin_or_change(
    stop: AdmissionStop | None, *, wish: StopWish, offer: Offer, on: date
) -> None:
    if stop is None:
        stop = AdmissionStop(
            location_id=offer.location_id,
            offer=offer if wish.reach is StopReach.OFFER else None,
            valid_from=on,
        )
    stop.valid_until = wish.until
    stop.save()
    AdmissionStopReason.objects.update_or_create(
        stop=stop, defaults={"text": wish.reason}
    )
