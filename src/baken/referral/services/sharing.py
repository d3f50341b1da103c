"""A coordinator follows the file, on a basis that is recorded for that act alone."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from baken.core.rules.consent_values import Act, Finding
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
    return _shared(need, at=at).filter(organisation_id=organisation_id).exists()


def _shared(need: Need, *, at: datetime) -> QuerySet[Grant]:
    return Grant.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=at),
        dossier_id=need.dossier_id,
        capacity=Capacity.COORDINATOR,
    )


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
    found = _finding(need, at=at)
    if found is None or found.verdict is not Verdict.PASS:
        raise ConsentMissingError
    return f"ground:{found.used_ground}" if found.used_ground else "consent"


def _finding(need: Need, *, at: datetime) -> Finding | None:
    rows = tuple(open_consents(need.dossier_id))
    return OpenNeed(need, rows, timezone.localdate(at)).finding(Act.CARE_COORDINATION)


def end_unfounded_sharing(need: Need, *, actor: Actor, at: datetime) -> None:
    """Ends what coordinators see once nothing carries it any more (safety rule 18)."""
    grants = list(_shared(need, at=at).values_list("id", flat=True))
    if not grants or _is_founded(_finding(need, at=at)):
        return
    for grant_id in grants:
        files.end_grant(
            actor=actor, grant_id=grant_id, dossier_id=need.dossier_id, at=at
        )


def _is_founded(found: Finding | None) -> bool:
    return found is not None and found.verdict is Verdict.PASS
