"""Who may see a file, who looked, and emergency access."""

import pytest

from baken.foundation.audit.models import Line
from baken.foundation.door.door import acting
from baken.referral.models import Consent
from tests.referral import acts
from tests.referral.browsing import at_work, send
from tests.referral.chain import NAME, avoid

pytestmark = pytest.mark.django_db
WHY = "De jongere is vannacht weggelopen uit de opvang."


def test_who_may_see_shows_the_kind_and_not_the_provider(anna, wilg, shared):
    acts.ask(shared, wilg)

    page = at_work(anna).get(f"/verwijzingen/{shared.code}/inzage/").content.decode()

    assert "jeugdhulpaanbieder" in page
    assert wilg.organisation.name not in page


def test_the_owner_ends_what_a_coordinator_sees(anna, carla, shared):
    referrer, coordinator = at_work(anna), at_work(carla)
    page = referrer.get(f"/verwijzingen/{shared.code}/inzage/").content.decode()
    (path,) = {
        part for part in page.split('"') if "/inzage/" in part and len(part) > 50
    }

    send(referrer, path)

    assert coordinator.get(f"/coordinatie/{shared.code}/").status_code == 404


def test_emergency_access_shows_what_is_unsafe_and_tells_the_owner(anna, carla, shared):
    coordinator = at_work(carla)
    closed = coordinator.get(f"/noodinzage/{shared.code}/").status_code

    send(
        coordinator,
        "/noodinzage/",
        code=shared.code,
        reason="De jongere is vannacht weggelopen uit de opvang.",
    )

    opened = coordinator.get(f"/noodinzage/{shared.code}/")
    assert closed == 404
    assert opened.status_code == 200
    assert NAME not in opened.content.decode()
    assert "Noodinzage gebruikt" in at_work(anna).get("/berichten/").content.decode()


def test_emergency_access_names_nobody_whom_she_must_not_meet(anna, carla, shared):
    avoid(shared, name="Rinus Verzonnen")
    coordinator = at_work(carla)
    send(coordinator, "/noodinzage/", code=shared.code, reason=WHY)

    page = coordinator.get(f"/noodinzage/{shared.code}/").content.decode()

    assert "Onveilige gebieden" in page
    assert "Verzonnen" not in page


def test_the_owner_reads_why_emergency_access_was_used(anna, carla, shared):
    send(at_work(carla), "/noodinzage/", code=shared.code, reason=WHY)

    path = f"/verwijzingen/{shared.code}/inzage/"
    owner = at_work(anna).get(path).content.decode()
    other = at_work(carla).get(path).content.decode()

    assert WHY in owner
    assert WHY not in other


def test_emergency_access_is_refused_outside_the_case(carla, file):
    page = send(
        at_work(carla),
        "/noodinzage/",
        code=file.code,
        reason="De jongere is vannacht weggelopen uit de opvang.",
    )

    assert "geen noodinzage" in page.content.decode()


def test_a_safety_officer_who_reads_the_name_leaves_a_line_about_it(anna, wilg, file):
    request = acts.offered(file, wilg)
    officer, path = at_work(wilg.safety), f"/veiligheid/{request.pk}/"
    officer.get(path)
    before = _names_viewed(anna)

    acts.choose(file, request)
    page = officer.get(path).content.decode()

    assert NAME in page
    assert (before, _names_viewed(anna)) == (0, 1)


def _names_viewed(actor) -> int:
    with acting(actor):
        return Line.objects.filter(event_type_code="referral.identity_viewed").count()


def test_who_may_see_names_the_ground_that_replaced_consent(anna, wilg, file):
    with acting(anna):
        sharing = Consent.objects.filter(dossier_id=file.id, act="disclosure")
        sharing.update(given_by="professional", basis="legal_duty")
    acts.ask(file, wilg)

    page = at_work(anna).get(f"/verwijzingen/{file.code}/inzage/").content.decode()

    assert "wettelijke plicht" in page
    assert "toestemming om gegevens te delen" not in page


def test_looking_who_may_see_a_file_is_a_look_at_the_file(anna, carla, shared):
    at_work(carla).get(f"/verwijzingen/{shared.code}/inzage/")

    with acting(anna):
        looks = Line.objects.filter(
            event_type_code="dossier.opened", role_id_code="care_coordinator"
        )
        assert looks.count() == 1
