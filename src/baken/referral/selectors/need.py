"""One need with everything that its pages and matching ask for."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict

from baken.core.rules.consent_values import Act, Finding
from baken.foundation.access.keyring import FileCipher
from baken.foundation.people.models import Avoided
from baken.referral.adapters.consents import finding_of
from baken.referral.adapters.identity import birth_date_in, cipher_in
from baken.referral.models import Consent, DangerZone, Draft, Need, SentForm

ACTS = (Act.HELP, Act.DISCLOSURE, Act.CARE_COORDINATION)


def needs() -> QuerySet[Need]:
    """Needs with file, key, identity and municipality in one statement."""
    return Need.objects.select_related(
        "dossier__datakey",
        "dossier__person",
        "responsible_municipality__youth_region",
        "home_municipality",
        "previous_municipality",
        "mother_municipality",
        "actual_municipality",
    )


def need_by_code(code: str) -> Need:
    """The need of a file; raises Need.DoesNotExist when it cannot be seen."""
    return needs().get(dossier__code=code)


def followed_need(code: str) -> Need:
    """What the page of a referral shows of its need; raises Need.DoesNotExist."""
    shown = ("status", "authorisation", "authorisation_from", "authorisation_until")
    return (
        Need.objects.select_related("dossier__datakey")
        .only(*shown, "dossier__code", "dossier__datakey__wrapped")
        .get(dossier__code=code)
    )


def open_zones(dossier_id: UUID) -> list[DangerZone]:
    """The danger zones that hold now."""
    rows = DangerZone.objects.filter(dossier_id=dossier_id, ended_at__isnull=True)
    return list(rows.select_related("municipality").order_by("noted_at", "id"))


def open_avoided(dossier_id: UUID) -> list[Avoided]:
    """Whom she must not meet; the rows hold ciphertext."""
    rows = Avoided.objects.filter(dossier_id=dossier_id, ended_at__isnull=True)
    return list(rows.order_by("noted_at", "id"))


def open_consents(dossier_id: UUID) -> list[Consent]:
    """Consents, refusals and grounds that were not withdrawn."""
    rows = Consent.objects.filter(dossier_id=dossier_id, ended_at__isnull=True)
    return list(rows.order_by("noted_on", "id"))


@dataclass(frozen=True)
class OpenNeed:
    """A need as its writer sees it on a day."""

    need: Need
    consents: tuple[Consent, ...]
    on: date

    @cached_property
    def cipher(self) -> FileCipher:
        """Reads and writes the words of this file."""
        return cipher_in(self.need)

    @cached_property
    def born_on(self) -> date | None:
        """The birth date, if it is known and may be read."""
        return birth_date_in(self.need)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """For each act what consent there is; empty while the age is not known."""
        if self.born_on is None:
            return ()
        return tuple(self._finding(act, born_on=self.born_on) for act in ACTS)

    def _finding(self, act: Act, *, born_on: date) -> Finding:
        return finding_of(
            act, need=self.need, rows=self.consents, born_on=born_on, on=self.on
        )

    def finding(self, act: Act) -> Finding | None:
        """What consent there is for one act; None while the age is not known."""
        return next((f for f in self.findings if f.requirement.act is act), None)


def open_need_of(code: str, *, on: date) -> OpenNeed:
    """The need with its consents; raises Need.DoesNotExist when it cannot be seen."""
    need = need_by_code(code)
    return OpenNeed(need, tuple(open_consents(need.dossier_id)), on)


def draft_of(need: Need, *, step: str) -> QueryDict | None:
    """What was typed at a step and not accepted yet; None when there is nothing."""
    found = Draft.objects.filter(dossier_id=need.dossier_id, step=step).first()
    if found is None or not found.typed_token:
        return None
    typed = QueryDict(mutable=True)
    for name, values in json.loads(cipher_in(need).decrypt(found.typed_token)).items():
        typed.setlist(name, values)
    return typed


def draft_steps(dossier_id: UUID) -> set[str]:
    """The steps at which something typed was not accepted yet."""
    rows = Draft.objects.filter(dossier_id=dossier_id).exclude(typed_token="")
    return set(rows.values_list("step", flat=True))


def dossier_of_form(key: UUID) -> UUID | None:
    """The file that a form with this key was carried out for; None when it was not."""
    found: UUID | None = (
        SentForm.objects.filter(pk=key).values_list("dossier_id", flat=True).first()
    )
    return found
