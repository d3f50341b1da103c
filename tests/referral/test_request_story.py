"""What happened is told in codes, to whoever should know."""

import pytest

from baken.foundation.access.services import files
from baken.foundation.door.door import acting
from baken.referral.models import Event, Notice
from baken.referral.services import story
from tests.referral.chain import AT

pytestmark = pytest.mark.django_db


def test_telling_writes_a_line_and_a_notice(anna, file):
    with acting(anna):
        story.tell(
            file.id,
            kind="need_ready",
            actor=anna,
            at=AT,
            to=[(anna.organisation_id, "referrer")],
            codes={"urgency": "regular"},
        )

        assert Event.objects.get().codes == {"urgency": "regular"}
        assert Notice.objects.get().role == "referrer"


def test_telling_takes_two_statements_the_mail_included(
    anna, file, django_assert_num_queries
):
    with acting(anna), django_assert_num_queries(2):
        story.tell(
            file.id,
            kind="need_ready",
            actor=anna,
            at=AT,
            to=[(anna.organisation_id, "referrer")],
        )


def test_coordinators_are_told_by_whoever_may_not_know_them(anna, carla, file):
    with acting(anna):
        files.share(
            actor=anna,
            dossier_id=file.id,
            organisation_id=carla.organisation_id,
            capacity="coordinator",
            basis="consent",
            at=AT,
        )
        story.tell_coordinators(file.id, kind="chosen", at=AT)

    with acting(carla):
        assert Notice.objects.get().kind == "chosen"
