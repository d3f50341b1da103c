"""The demo's organisations: providers, who refers to them, and who runs Baken."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from django.db.models import Model

from baken.foundation.organisations.models import Organisation, OrganisationKind
from baken.landscape.demo.keys import demo_id
from baken.landscape.demo.tables import Row, table

# Long enough ago for a demo year with whatever went before it.
DAYS_BEFORE: Final = 800


def began_on(on: date) -> date:
    """The day on which everything in the demo begins."""
    return on - timedelta(days=DAYS_BEFORE)


def rows(on: date) -> Iterator[Sequence[Model]]:
    """The organisations, in the order in which they are written."""
    yield [
        *(_provider(row, n=n, on=on) for n, row in enumerate(table("providers"))),
        *(_referrer(row, n=n, on=on) for n, row in enumerate(table("referrers"))),
    ]


def _provider(row: Row, *, n: int, on: date) -> Organisation:
    return Organisation(
        id=demo_id("organisation", row.text("key")),
        name=row.text("name"),
        kind=OrganisationKind.PROVIDER,
        municipality_id=row.text("seat"),
        phone=f"000-10001{n:02}",
        night_phone=f"000-10002{n:02}",
        is_demo=True,
        valid_from=began_on(on),
    )


def _referrer(row: Row, *, n: int, on: date) -> Organisation:
    return Organisation(
        id=demo_id("organisation", row.text("key")),
        name=row.text("name"),
        kind=row.text("kind"),
        municipality_id=row.text("municipality") or None,
        phone=f"000-20001{n:02}",
        is_demo=True,
        valid_from=began_on(on),
    )


def link_regions(*, using: str) -> None:
    """Say in which youth regions each organisation works."""
    through = Organisation.youth_regions.through
    through.objects.using(using).bulk_create(
        [
            through(
                organisation_id=demo_id("organisation", row.text("key")),
                youthregion_id=region,
            )
            for row in (*table("providers"), *table("referrers"))
            for region in row.words("regions")
        ],
        ignore_conflicts=True,
    )
