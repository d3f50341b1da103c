"""Which roles exist in which kind of organisation; `role_fits` in PostgreSQL agrees."""

from collections.abc import Mapping

from baken.foundation.accounts.models import Role
from baken.foundation.organisations.models import OrganisationKind as Kind

ROLES_OF_KIND: Mapping[str, frozenset[str]] = {
    Kind.MUNICIPALITY: frozenset({Role.REFERRER}),
    Kind.CERTIFIED_INSTITUTION: frozenset({Role.REFERRER, Role.BEHAVIOURAL_EXPERT}),
    Kind.MEDICAL_PRACTICE: frozenset({Role.REFERRER}),
    Kind.PROVIDER: frozenset(
        {Role.INTAKE, Role.SAFETY_OFFICER, Role.BEHAVIOURAL_EXPERT}
    ),
    Kind.CARE_COORDINATION: frozenset({Role.CARE_COORDINATOR, Role.SAFETY_OFFICER}),
    Kind.OPERATOR: frozenset(),
}


def roles_of(kind: str) -> frozenset[str]:
    """The roles that can be given; every organisation has an administrator."""
    return ROLES_OF_KIND[kind] | {Role.ADMINISTRATOR}
