"""Who may see an address in the demo: one guardian, for one secret house."""

from datetime import date
from typing import Final
from uuid import UUID

from baken.landscape.demo.keys import demo_id
from baken.landscape.demo.organisations import began_on
from baken.landscape.models import AddressViewer

HOUSE: Final = "ZD-A"


def name_demo_viewer(*, user_id: UUID, named_by: UUID, on: date, using: str) -> None:
    """Names somebody for the address of Zilverduin's secret house; twice is once."""
    viewer = AddressViewer(
        id=demo_id("viewer", HOUSE),
        location_id=demo_id("location", HOUSE),
        user_id=user_id,
        named_by_id=named_by,
        valid_from=began_on(on),
    )
    AddressViewer.objects.using(using).bulk_create([viewer], ignore_conflicts=True)
