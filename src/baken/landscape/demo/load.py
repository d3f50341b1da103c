"""Writes the demo landscape; the same moment and seed give the same rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import numpy as np
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from baken.landscape.demo import offers, organisations
from baken.landscape.demo.keys import demo_id
from baken.landscape.demo.tables import Row, table

Progress = Callable[[str, int, int], None]
STEP: Final = "aanbod van de demo"
SEED: Final = 2017


@dataclass(frozen=True)
class DemoOffer:
    """One demo offer with the places that the demo year can fill."""

    code: str
    offer_id: UUID
    location_id: UUID
    organisation_id: UUID
    place_ids: tuple[UUID, ...]
    n_in_treatment: int


@dataclass(frozen=True)
class DemoLandscape:
    """What was loaded, for the demo year that is played on it."""

    on: date
    offers: tuple[DemoOffer, ...]

    def organisation_id(self, key: str) -> UUID:
        """The key of an organisation, such as `ZD` or `gem-zwolle`."""
        return demo_id("organisation", key)

    def offer(self, code: str) -> DemoOffer:
        """One offer by its code, such as `ZD-01`."""
        return next(offer for offer in self.offers if offer.code == code)


def silent(_step: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def load_demo_landscape(
    *, at: datetime, using: str = "offline", progress: Progress = silent
) -> DemoLandscape:
    """Write organisations, locations, offers and room as they stand at `at`; twice is once."""
    on = timezone.localdate(at)
    rng = np.random.default_rng(SEED)
    batches = (*organisations.rows(on), *offers.rows(on, rng=rng))
    with transaction.atomic(using=using):
        for n_done, batch in enumerate(batches):
            progress(STEP, n_done, len(batches))
            _write(batch, using=using)
        organisations.link_regions(using=using)
    progress(STEP, len(batches), len(batches))
    return DemoLandscape(on=on, offers=tuple(map(_demo_offer, table("offers"))))


def _write(batch: Sequence[Model], *, using: str) -> None:
    model: Any = type(batch[0])  # every model has its manager under `objects`
    model.objects.using(using).bulk_create(batch, ignore_conflicts=True)


def _demo_offer(row: Row) -> DemoOffer:
    code = row.text("code")
    return DemoOffer(
        code=code,
        offer_id=demo_id("offer", code),
        location_id=demo_id("location", row.text("location")),
        organisation_id=demo_id("organisation", code[:2]),
        place_ids=tuple(offers.place_ids(row)),
        n_in_treatment=row.number("n_in_treatment"),
    )
