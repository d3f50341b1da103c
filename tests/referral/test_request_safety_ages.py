"""A yes on safety counts for seven days; a no never ages (safety rule 5)."""

from datetime import timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from baken.core.matching import DEFAULT_RULES
from baken.foundation.door.door import acting
from baken.referral import errors
from baken.referral.models import PlaceUse
from baken.referral.selectors.need import need_by_code
from baken.referral.selectors.safety import safety_state
from baken.referral.services import placing, reaching
from tests.referral import acts
from tests.referral.browsing import at_work
from tests.referral.chain import AT, ON, File

pytestmark = pytest.mark.django_db
LAST = AT + timedelta(days=DEFAULT_RULES.confirmation_fresh.value)
TOO_LATE = LAST + timedelta(minutes=1)
PERIOD = DateRange(ON, None)


@pytest.fixture
def confirmed(wilg, file):
    """A request in talks, with a yes on both questions."""
    request = acts.ask(file, wilg)
    acts.talk(request, wilg)
    acts.say_safe(request, wilg)
    return request


@pytest.mark.parametrize(("at", "verdict"), [(LAST, "pass"), (TOO_LATE, "unknown")])
def test_a_yes_counts_as_long_as_the_core_says(wilg, confirmed, at, verdict):
    with acting(wilg.intake):
        found = reaching.safety_verdict(confirmed, during=PERIOD, at=at)

    assert found == verdict


def test_an_old_yes_offers_no_place(wilg, confirmed):
    with pytest.raises(errors.SafetyNotYetError):
        acts.offer(confirmed, wilg, at=TOO_LATE, start_on=TOO_LATE.date())

    with acting(wilg.intake):
        assert not PlaceUse.objects.exists()


def test_an_old_yes_lets_nobody_leave(anna, wilg, file):
    request = acts.offered(file, wilg)
    acts.choose(file, request)
    sent = acts.form(wilg.intake, request)

    with acting(wilg.intake), pytest.raises(errors.SafetyNotYetError):
        placing.set_underway(request.pk, actor=wilg.intake, at=TOO_LATE, sent=sent)

    assert acts.status(anna, request) == "chosen"


def test_whoever_confirms_again_opens_the_way_again(wilg, confirmed):
    acts.say_safe(confirmed, wilg, at=TOO_LATE)

    acts.offer(confirmed, wilg, at=TOO_LATE, start_on=TOO_LATE.date())

    assert acts.status(wilg.intake, confirmed) == "offered"


def test_a_no_never_ages(wilg, file):
    request = acts.ask(file, wilg)
    acts.say_safe(request, wilg, h7="fail")

    with acting(wilg.safety):
        found = reaching.safety_verdict(
            request, during=PERIOD, at=AT + timedelta(days=400)
        )

    assert found == "fail"


@pytest.mark.parametrize(("at", "n_confirmed"), [(LAST, 1), (TOO_LATE, 0)])
def test_matching_forgets_an_old_yes(anna, confirmed, file: File, at, n_confirmed):
    with acting(anna):
        state = safety_state(need_by_code(file.code), on=ON, at=at, since=AT)

    assert len(state.confirmed) == n_confirmed


@pytest.mark.parametrize(("days", "is_asked_again"), [(1, False), (8, True)])
def test_the_safety_officer_reads_whether_it_is_asked_again(
    wilg, file, days: int, is_asked_again
):
    request = acts.ask(file, wilg)
    acts.talk(request, wilg)
    acts.say_safe(request, wilg, at=timezone.now() - timedelta(days=days))

    officer = at_work(wilg.safety)
    whole = officer.get("/veiligheid/").content.decode()
    page = officer.get(f"/veiligheid/{request.pk}/").content.decode()

    assert ("opnieuw te bevestigen" in whole) is is_asked_again
    assert ("langer dan zeven dagen geleden" in page) is is_asked_again
