"""The young person's birth date, and later the name: encrypted, apart from the need."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor
from baken.foundation.people.indexing import name_birth_index
from baken.foundation.people.models import Person
from baken.referral.adapters.identity import birth_date_in, cipher_in, person_in
from baken.referral.errors import AnswersRefusedError, Mistake
from baken.referral.models import Need
from baken.referral.services.finding import find_need

LONGEST_NAME = 120


def set_birth_date(need: Need, *, born_on: date) -> None:
    """Writes the birth date of a need that the caller found and locked."""
    found = person_in(need)
    cipher = cipher_in(need)
    person = found or Person(dossier_id=need.dossier_id)
    name = cipher.decrypt(person.name_token)
    person.birth_date_token = cipher.encrypt(born_on.isoformat())
    person.name_birth_index = name_birth_index(name, birth_date=born_on)
    _save(person, is_new=found is None)
    need.dossier.person = person


def _save(person: Person, *, is_new: bool) -> None:
    if not is_new:
        person.version += 1
    person.save(force_insert=is_new)


@transaction.atomic
def name_young_person(*, actor: Actor, at: datetime, code: str, name: str) -> None:
    """Keeps the name, which is asked only once a place is chosen."""
    need = find_need(code)
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST_NAME or "\0" in plain:
        message = _("Vul de naam in, met hoogstens %(limit)d tekens.")
        raise AnswersRefusedError([Mistake("name", message % {"limit": LONGEST_NAME})])
    found = person_in(need)
    person = found or Person(dossier_id=need.dossier_id)
    person.name_token = cipher_in(need).encrypt(plain)
    person.name_birth_index = name_birth_index(plain, birth_date=birth_date_in(need))
    _save(person, is_new=found is None)
    audit.record(
        actor=actor,
        action="need.young_person_named",
        at=at,
        subject=need.dossier_id,
        dossier_id=need.dossier_id,
    )
