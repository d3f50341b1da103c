"""What SQL that a broken page lets in tells to other organisations: nothing."""

import pytest
from django.db import ProgrammingError, transaction

from baken.foundation.door.door import acting
from baken.referral.models import Event, Notice
from tests.referral import acts
from tests.referral.chain import AT

pytestmark = pytest.mark.django_db


def notify(actor, request, *, organisation_id, role="intake") -> bool:
    """Whether the database lets the actor write this notice."""
    notice = Notice(
        dossier_id=request.dossier_id,
        organisation_id=organisation_id,
        role=role,
        kind="request_sent",
        created_at=AT,
    )
    return is_written(actor, notice)


def tell(actor, request, *, organisation_id) -> bool:
    """Whether the database lets the actor write this line of the timeline."""
    line = Event(
        dossier_id=request.dossier_id,
        organisation_id=organisation_id,
        kind="declined",
        at=AT,
        by_organisation_id=actor.organisation_id,
        by_role=actor.role,
    )
    return is_written(actor, line)


def is_written(actor, row) -> bool:
    with acting(actor):
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except ProgrammingError:
            return False
    return True


def test_a_provider_tells_no_other_provider(wilg, anker, file):
    request = acts.ask(file, wilg)
    acts.talk(request, wilg)
    anybody = anker.organisation.pk

    assert not notify(wilg.intake, request, organisation_id=anybody)
    assert not tell(wilg.intake, request, organisation_id=anybody)


def test_a_provider_is_told_nothing_by_asking_who_else_was_asked(wilg, anker, file):
    """An organisation in the file and one outside it must be refused alike."""
    request = acts.ask(file, wilg)
    acts.ask(file, anker)

    assert not notify(wilg.intake, request, organisation_id=anker.organisation.pk)


def test_a_provider_tells_who_asked_and_its_own_people(anna, wilg, file):
    request = acts.ask(file, wilg)
    referrer, own = anna.organisation_id, wilg.organisation.pk

    assert notify(wilg.intake, request, organisation_id=referrer, role="referrer")
    assert notify(wilg.intake, request, organisation_id=own, role="safety_officer")
    assert tell(wilg.intake, request, organisation_id=own)


def test_a_referrer_tells_whom_it_asks(anna, wilg, file):
    request = acts.ask(file, wilg)

    assert notify(anna, request, organisation_id=wilg.organisation.pk)


def test_nobody_tells_anything_about_a_file_that_is_not_seen(anker, wilg, file):
    request = acts.ask(file, wilg)

    assert not notify(anker.intake, request, organisation_id=anker.organisation.pk)
