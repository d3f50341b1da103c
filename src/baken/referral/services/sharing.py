"""A coordinator follows the file, on a basis that is recorded for that act alone."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from baken.core.rules.consent_values import Act
from baken.core.values import Verdict
from baken.foundation.access.models import Capacity, Grant
from baken.foundation.access.services import files
from baken.foundation.accounts.models import Role
from baken.foundation.door.actor import Actor
from baken.foundation.organisations.models import Organisation, OrganisationKind
from baken.referral.errors import AnswersRefusedError, ConsentMissingError, Mistake
from baken.referral.models import Need
from baken.referral.selectors.need import OpenNeed, open_consents
from baken.referral.services.finding import find_need
from baken.referral.services.story import tell


@transaction.atomic
def share_with_coordinator(
    *, actor: Actor, at: datetime, code: str, organisation_id: UUID
) -> None:
    """Lets a care coordination see the need and its timeline; twice is once."""
    need = find_need(code)
    if _is_shared(need, organisation_id=organisation_id, at=at):
        return
    _check_kind(organisation_id)
    basis = _basis(need, at=at)
    files.share(
        actor=actor,
        dossier_id=need.dossier_id,
        organisation_id=organisation_id,
        capacity=Capacity.COORDINATOR,
        basis=basis,
        at=at,
    )
    tell(
        need.dossier_id,
        kind="need_shared",
        actor=actor,
        at=at,
        to=[(organisation_id, Role.CARE_COORDINATOR)],
        codes={"capacity": Capacity.COORDINATOR.value},
    )


def _is_shared(need: Need, *, organisation_id: UUID, at: datetime) -> bool:
    rows = Grant.objects.filter(
        dossier_id=need.dossier_id,
        organisation_id=organisation_id,
        capacity=Capacity.COORDINATOR,
    )
    return any(row.valid_until is None or row.valid_until > at for row in rows)


def _check_kind(organisation_id: UUID) -> None:
    is_coordination = Organisation.objects.filter(
        pk=organisation_id,
        kind=OrganisationKind.CARE_COORDINATION,
        valid_until__isnull=True,
    ).exists()
    if not is_coordination:
        message = _("Kies een zorgcoördinatie uit de lijst.")
        raise AnswersRefusedError([Mistake("organisation", message)])


def _basis(need: Need, *, at: datetime) -> str:
    """The basis that the grant names: a consent, or the ground that replaces it."""
    rows = tuple(open_consents(need.dossier_id))
    opened = OpenNeed(need, rows, timezone.localdate(at))
    found = opened.finding(Act.CARE_COORDINATION)
    if found is None or found.verdict is not Verdict.PASS:
        raise ConsentMissingError
    return f"ground:{found.used_ground}" if found.used_ground else "consent"
