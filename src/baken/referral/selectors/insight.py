"""Who may see a file, and who looked: kinds of organisations and roles, no names of people."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils.functional import Promise

from baken.foundation.access.keyring import FileCipher
from baken.foundation.access.models import Capacity, Grant
from baken.foundation.accounts.models import Role
from baken.foundation.audit.actions import REGISTRY
from baken.foundation.audit.models import Line
from baken.foundation.organisations.models import Organisation, OrganisationKind
from baken.referral.selectors.words import Words, basis_words

MOST = 200


@dataclass(frozen=True)
class GrantLine:
    """Somebody who may see the file, by kind of organisation (safety rule 21)."""

    id: UUID
    kind: str
    capacity: str
    basis: Words
    since: datetime
    until: datetime | None
    may_be_ended: bool


def grants_of(dossier_id: UUID, *, at: datetime) -> list[GrantLine]:
    """The grants that hold now."""
    rows = Grant.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=at), dossier_id=dossier_id
    ).order_by("valid_from", "id")
    grants = list(rows)
    kinds = _kinds({grant.organisation_id for grant in grants})
    return [_grant_line(grant, kind=kinds[grant.organisation_id]) for grant in grants]


def _kinds(organisations: set[UUID]) -> dict[UUID, str]:
    rows = Organisation.objects.filter(pk__in=organisations).values_list("pk", "kind")
    return {key: str(OrganisationKind(kind).label) for key, kind in rows}


def _grant_line(grant: Grant, *, kind: str) -> GrantLine:
    # A grant that goes with a request ends with it, so that no place stays held unseen.
    is_free = grant.capacity in {Capacity.COORDINATOR, Capacity.EMERGENCY}
    return GrantLine(
        id=grant.pk,
        kind=kind,
        capacity=str(Capacity(grant.capacity).label),
        basis=basis_words(grant.basis),
        since=grant.valid_from,
        until=grant.valid_until,
        may_be_ended=is_free and not grant.basis.startswith("law:"),
    )


@dataclass(frozen=True)
class EmergencyReason:
    """Why somebody used emergency access, as it was written, with the kind of organisation."""

    kind: str
    at: datetime
    words: str


def emergency_reasons(dossier_id: UUID, *, cipher: FileCipher) -> list[EmergencyReason]:
    """Every time the glass was broken, the newest first; also what has ended since."""
    rows = Grant.objects.filter(dossier_id=dossier_id, capacity=Capacity.EMERGENCY)
    grants = list(rows.order_by("-valid_from", "id"))
    kinds = _kinds({grant.organisation_id for grant in grants})
    return [
        EmergencyReason(
            kind=kinds[grant.organisation_id],
            at=grant.valid_from,
            words=cipher.decrypt(grant.reason),
        )
        for grant in grants
    ]


@dataclass(frozen=True)
class LookedLine:
    """One line of the trail as people read it."""

    at: datetime
    heading: str | Promise
    text: str


def who_looked(dossier_id: UUID) -> list[LookedLine]:
    """The newest lines of the trail of one file."""
    lines = list(
        Line.objects.filter(dossier_id=dossier_id).order_by("-event_date_time")[:MOST]
    )
    sites = (line.audit_enterprise_site_id for line in lines)
    seen = {site for site in sites if site is not None}
    names = dict(Organisation.objects.filter(pk__in=seen).values_list("pk", "name"))
    return [_looked(line, names=names) for line in lines]


def _looked(line: Line, *, names: dict[UUID, str]) -> LookedLine:
    known = REGISTRY.get(line.event_type_code)
    role = line.role_id_code
    site = line.audit_enterprise_site_id
    who = [names.get(site, "") if site else "Baken"]
    who += [str(Role(role).label)] if role in Role.values else []
    return LookedLine(
        at=line.event_date_time,
        heading=known.sentence if known else line.event_type_code,
        text=", ".join(part for part in who if part),
    )


def has_emergency_access(dossier_id: UUID) -> bool:
    """Whether the actor broke the glass of this file within the last 24 hours."""
    # The grant itself is shown to the owner only; what it alone opens tells enough.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT %s = any(visible_dossiers('safety'))"
            " AND %s = any(visible_dossiers('need'))",
            [dossier_id, dossier_id],
        )
        return bool(cursor.fetchone()[0])
