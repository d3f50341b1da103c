"""Identity is ciphertext in the database, and found by exact name and birth date only."""

import uuid
from datetime import UTC, date, datetime

import pytest
from django.test import override_settings

from baken.foundation.access.keyring import (
    FileUnreadableError,
    KeyRingError,
    cipher_of,
    ring,
)
from baken.foundation.access.models import DataKey
from baken.foundation.access.services import files
from baken.foundation.door.actor import Actor, person
from baken.foundation.door.door import acting
from baken.foundation.people.indexing import name_birth_index, normalised
from baken.foundation.people.models import Avoided, Person

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANNA = person(user_id=uuid.uuid4(), organisation_id=uuid.uuid4(), role="referrer")
BRAM = person(user_id=uuid.uuid4(), organisation_id=uuid.uuid4(), role="intake")
SOFIE = person(
    user_id=uuid.uuid4(), organisation_id=BRAM.organisation_id, role="safety_officer"
)


def a_file_with_identity() -> uuid.UUID:
    with acting(ANNA):
        file = files.open_file(actor=ANNA, kind="care", basis="consent", at=AT)
        cipher = cipher_of(file.id)
        Person.objects.create(
            dossier_id=file.id, name_token=cipher.encrypt("Ster Voorbeeld")
        )
        Avoided.objects.create(
            dossier_id=file.id,
            kind="person",
            name_token=cipher.encrypt("Kees Verzonnen"),
            noted_at=AT,
        )
        files.share(
            actor=ANNA,
            dossier_id=file.id,
            organisation_id=BRAM.organisation_id,
            capacity="requested",
            basis="consent",
            at=AT,
        )
    return file.id


def test_the_owner_reads_back_what_was_written() -> None:
    dossier_id = a_file_with_identity()

    with acting(ANNA):
        token = Person.objects.get(dossier_id=dossier_id).name_token
        words = cipher_of(dossier_id).decrypt(token)

    assert "Ster" not in token
    assert words == "Ster Voorbeeld"


@pytest.mark.parametrize(
    ("actor", "sees_name", "sees_avoided"), [(BRAM, 0, 0), (SOFIE, 0, 1), (ANNA, 1, 1)]
)
def test_each_role_sees_its_own_part(
    actor: Actor, sees_name: int, sees_avoided: int
) -> None:
    a_file_with_identity()

    with acting(actor):
        found = Person.objects.count(), Avoided.objects.count()

    assert found == (sees_name, sees_avoided)


def test_a_safety_officer_cannot_change_whom_to_avoid() -> None:
    a_file_with_identity()

    with acting(SOFIE):
        n_changed = Avoided.objects.update(ended_at=AT)

    assert n_changed == 0


def test_another_key_ring_reads_nothing() -> None:
    dossier_id = a_file_with_identity()
    other = "b3RoZXIta2V5LXJpbmctb3RoZXIta2V5LXJpbmctMTI="

    with (
        acting(ANNA),
        override_settings(KEY_RING=other),
        pytest.raises(FileUnreadableError),
    ):
        cipher_of(dossier_id)


def test_a_rotated_key_ring_still_reads_old_files(settings: object) -> None:
    dossier_id = a_file_with_identity()
    rotated = "b3RoZXIta2V5LXJpbmctb3RoZXIta2V5LXJpbmctMTI=," + settings.KEY_RING

    with acting(ANNA), override_settings(KEY_RING=rotated):
        token = Person.objects.get(dossier_id=dossier_id).name_token

        assert cipher_of(dossier_id).decrypt(token) == "Ster Voorbeeld"


def test_an_empty_key_ring_says_so() -> None:
    with override_settings(KEY_RING=""), pytest.raises(KeyRingError):
        ring()


def test_nobody_else_gets_the_key_of_a_file() -> None:
    dossier_id = a_file_with_identity()
    stranger = person(
        user_id=uuid.uuid4(), organisation_id=uuid.uuid4(), role="referrer"
    )

    with acting(stranger), pytest.raises(DataKey.DoesNotExist):
        cipher_of(dossier_id)


def test_spelling_of_accents_case_and_spaces_does_not_matter_for_the_index() -> None:
    born = date(2010, 5, 4)

    assert normalised("  Zoë  van den Bérg") == "zoevandenberg"
    assert name_birth_index("Zoë van den Bérg", birth_date=born) == name_birth_index(
        "zoe VAN DEN berg", birth_date=born
    )
    assert name_birth_index("Zoe", birth_date=born) != name_birth_index(
        "Zoe", birth_date=date(2010, 5, 5)
    )
    assert name_birth_index("Zoe", birth_date=None) is None


def test_a_name_without_letters_is_nobody() -> None:
    """Otherwise two unknown people with one birth date would be the same person."""
    born_on = date(2010, 3, 1)

    assert name_birth_index("?", birth_date=born_on) is None
    assert name_birth_index("  ", birth_date=born_on) is None
