"""What the pages of accounts show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connections
from django.db.models import Q, QuerySet

from baken.foundation.accounts.models import Membership, Role, User
from baken.foundation.organisations.models import Organisation, OrganisationKind


def valid_memberships(user: User, *, on: date) -> Sequence[Membership]:
    """The roles that somebody can work in today, in a fixed order."""
    found = Membership.objects.select_related("organisation").filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=on),
        user_id=user.pk,
        valid_from__lte=on,
    )
    return list(found.order_by("organisation__name", "role"))


@dataclass(frozen=True)
class AdministeredAccount:
    """An account as its administrator sees it: no hash, no secret, no file."""

    user: User
    memberships: tuple[Membership, ...]
    has_password: bool
    has_second_factor: bool
    may_be_mended: bool


@dataclass(frozen=True)
class _Readiness:
    has_password: bool = False
    has_second_factor: bool = False
    may_be_mended: bool = False


def administered_accounts(
    own: Organisation, *, on: date
) -> Sequence[AdministeredAccount]:
    """The accounts that the administrator at the door looks after, by name."""
    readiness = _readiness()
    by_user: dict[UUID, list[Membership]] = {}
    for membership in _administered_memberships(own, on=on):
        by_user.setdefault(membership.user_id, []).append(membership)
    users = User.objects.filter(pk__in=readiness).order_by("name", "email")
    return [
        AdministeredAccount(
            user=user,
            memberships=tuple(by_user.get(user.pk, ())),
            has_password=readiness[user.pk].has_password,
            has_second_factor=readiness[user.pk].has_second_factor,
            may_be_mended=readiness[user.pk].may_be_mended,
        )
        for user in users
    ]


def administered_account(
    user_id: UUID, *, own: Organisation, on: date
) -> AdministeredAccount | None:
    """One account, or None when it is not this administrator's."""
    found = (one for one in administered_accounts(own, on=on) if one.user.pk == user_id)
    return next(found, None)


def administered_membership(
    membership_id: UUID, *, own: Organisation, on: date
) -> Membership | None:
    """One membership that has not ended, or None when it is not this administrator's."""
    return _administered_memberships(own, on=on).filter(pk=membership_id).first()


def _administered_memberships(own: Organisation, *, on: date) -> QuerySet[Membership]:
    """Leaves out the administrator's own roles elsewhere, which the policy shows too."""
    here = Q(organisation_id=own.pk)
    if own.kind == OrganisationKind.OPERATOR:
        here |= Q(role=Role.ADMINISTRATOR)
    return (
        Membership.objects.select_related("user", "organisation")
        .filter(here, Q(valid_until__isnull=True) | Q(valid_until__gt=on))
        .order_by("organisation__name", "role")
    )


def _readiness() -> dict[UUID, _Readiness]:
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT user_id, has_password, has_second_factor, may_be_mended"
            " FROM administered_readiness()"
        )
        return {row[0]: _Readiness(*row[1:]) for row in cursor.fetchall()}
