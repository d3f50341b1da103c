"""Finds a need, locked, and keeps its version."""

from datetime import timedelta
from typing import Final

from baken.referral.errors import NeedClosedError, StaleError
from baken.referral.models import Need, NeedStatus

ENDED: Final = {NeedStatus.PLACED, NeedStatus.WITHDRAWN}
ONE_DAY: Final = timedelta(days=1)


def find_need(code: str, *, version: int | None = None) -> Need:
    """The need, locked; raises Need.DoesNotExist, NeedClosedError or StaleError.

    Only whoever may write it finds it: a lock asks for the right to change.
    """
    need = (
        Need.objects.select_related(
            "dossier__datakey", "dossier__person", "responsible_municipality"
        )
        .select_for_update(of=("self",))
        .get(dossier__code=code)
    )
    if need.status in ENDED:
        raise NeedClosedError
    if version is not None and need.version != version:
        raise StaleError
    return need


def save_changed(need: Need) -> None:
    """Writes the need under its next version."""
    need.version += 1
    need.save()
