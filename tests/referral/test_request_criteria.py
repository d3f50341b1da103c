"""Asking judges the offer: what fails needs a reason, or is refused, or is not told at all."""

from datetime import timedelta

import pytest

from baken.core.matching import CRITERIA, Audience, Criterion, judge
from baken.core.matching.ruleset import SAFETY
from baken.core.values import Verdict
from baken.foundation.access.keyring import cipher_of
from baken.foundation.audit.models import Line
from baken.foundation.door.door import acting
from baken.landscape.models import AdmissionStop, Contract, PublishedMeasure
from baken.landscape.selectors.matching import offers_for_matching
from baken.referral import errors
from baken.referral.adapters.room import capped_by_places
from baken.referral.models import Request
from baken.referral.selectors.asking import askable_offer
from baken.referral.selectors.need import need_by_code, open_consents
from baken.referral.selectors.safety import next_free_places
from baken.referral.services.judging import as_judged
from tests.factories.accounts import LONG_AGO, as_offline
from tests.referral import acts
from tests.referral.browsing import HIDDEN, at_work, send
from tests.referral.chain import ON, Provider, provider

pytestmark = pytest.mark.django_db
WHY = "Zij kent het huis en wil er graag heen."
# She is 16, a girl, and open help was assessed.
MISFITS = {
    "H1": {"min_age": 18, "max_age": 21},
    "H2": {"target_groups": ["boy"]},
    "H3": {"setting": "ambulatory"},
}


def stopped(house: Provider) -> None:
    as_offline(
        lambda: AdmissionStop(location=house.offer.location, valid_from=LONG_AGO).save(
            using="offline"
        )
    )


def measured(house: Provider) -> None:
    as_offline(
        lambda: PublishedMeasure(
            location=house.offer.location,
            kind="improvement_plan",
            text="Verzonnen.",
            source="https://example.org/",
            published_on=ON - timedelta(days=9),
        ).save(using="offline")
    )


def path_of(file, house: Provider) -> str:
    return f"/verwijzingen/{file.code}/vragen/{house.offer.pk}/"


@pytest.mark.parametrize("criterion", sorted(MISFITS))
def test_what_somebody_may_lift_asks_for_a_reason(anna, file, criterion):
    house = provider(**MISFITS[criterion])

    with pytest.raises(errors.ReasonMissingError) as refused:
        acts.ask(file, house)

    assert refused.value.criteria == (criterion,)
    with acting(anna):
        assert not Request.objects.exists()


def test_a_blank_reason_is_none(file):
    house = provider(**MISFITS["H1"])

    with pytest.raises(errors.ReasonMissingError):
        acts.ask(file, house, reasons={"H1": "   "})


def test_a_reason_is_kept_encrypted_and_only_where_it_was_asked(anna, file):
    house = provider(**MISFITS["H1"])

    request = acts.ask(file, house, reasons={"H1": WHY, "H5": "Niet gevraagd."})

    with acting(anna):
        cipher = cipher_of(file.id)
        kept = Request.objects.get(pk=request.pk).override_reasons
    assert set(kept) == {"H1"}
    assert WHY not in kept["H1"]
    assert cipher.decrypt(kept["H1"]) == WHY


def test_the_provider_reads_the_reason_from_the_talk_on(file):
    house = provider(**MISFITS["H1"])
    request = acts.ask(file, house, reasons={"H1": WHY})
    intake = at_work(house.intake)
    before = intake.get(f"/aanvragen/{request.pk}/").content.decode()

    acts.talk(request, house)

    after = intake.get(f"/aanvragen/{request.pk}/").content.decode()
    assert WHY not in before
    assert "toch vraagt" not in before
    assert WHY in after


def test_a_heavier_place_is_refused_whatever_the_reason(file):
    house = provider(setting="closed")

    with pytest.raises(errors.LevelRefusedError):
        acts.ask(file, house, reasons={"H3": WHY})


def test_a_stop_is_refused_whatever_the_reason(file):
    house = provider()
    stopped(house)

    with pytest.raises(errors.OfferClosedError):
        acts.ask(file, house, reasons={"H10": WHY})


def test_a_published_measure_asks_for_a_reason(anna, file):
    house = provider()
    measured(house)
    with pytest.raises(errors.ReasonMissingError):
        acts.ask(file, house)

    request = acts.ask(file, house, reasons={"H10": WHY})

    assert set(request.override_reasons) == {"H10"}


def test_the_page_says_what_does_not_fit_and_who_may_lift_it(anna, file):
    house = provider(**MISFITS["H1"])

    page = at_work(anna).get(path_of(file, house)).content.decode()

    assert "Leeftijd: waarom vraagt u hier toch een plek?" in page
    assert "Uw aanvraag is een vraag aan hen" in page
    assert "gedragswetenschapper" in page
    assert 'name="reason_H1"' in page


def test_the_page_lists_what_is_asked_with_the_request(anna, wilg, file):
    page = at_work(anna).get(path_of(file, wilg)).content.decode()

    assert "Dit wordt nagevraagd" in page
    assert "Verstandelijke beperking" in page


def test_the_page_says_nothing_about_safety(anna, wilg, file):
    page = at_work(anna).get(path_of(file, wilg)).content.decode()

    assert "Veilig met wie er woont" not in page
    assert "Veilige afstand" not in page


def _with_stop() -> Provider:
    house = provider()
    stopped(house)
    return house


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: provider(setting="closed"), "zwaarder beveiligd"),
        (_with_stop, "neemt nu niemand op"),
    ],
)
def test_the_page_of_what_nobody_may_lift_has_nothing_to_send(anna, file, make, words):
    page = at_work(anna).get(path_of(file, make())).content.decode()

    assert words in page
    assert "Plek vragen</button>" not in page


def test_a_form_without_the_reason_comes_back_with_the_question(anna, file):
    house = provider(**MISFITS["H1"])

    answer = send(at_work(anna), path_of(file, house))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'href="#id_reason_H1"' in page


def test_a_form_with_the_reason_asks(anna, file):
    house = provider(**MISFITS["H1"])

    answer = send(at_work(anna), path_of(file, house), reason_H1=WHY)

    assert answer.status_code == 302
    with acting(anna):
        assert set(Request.objects.get().override_reasons) == {"H1"}


def test_nothing_typed_is_lost_when_somebody_changed_the_need(anna, file):
    house, client = provider(**MISFITS["H1"]), at_work(anna)
    hidden = dict(HIDDEN.findall(client.get(path_of(file, house)).content.decode()))

    answer = client.post(
        path_of(file, house), {**hidden, "version": "0", "reason_H1": WHY}
    )

    page = answer.content.decode()
    assert "intussen gewijzigd" in page
    assert WHY in page
    assert f'name="version" value="{hidden["version"]}"' in page


def test_a_reason_that_is_too_long_comes_back(anna, file):
    house = provider(**MISFITS["H1"])

    answer = send(at_work(anna), path_of(file, house), reason_H1="x" * 1001)

    assert "1 teken te lang" in answer.content.decode()


def test_one_offer_gets_the_verdicts_that_it_has_among_all(anna, file):
    house = provider()
    as_offline(
        lambda: Contract(
            organisation=house.organisation,
            kind="framework",
            function_code="LTA-EBG",
            valid_from=LONG_AGO,
            source_on=LONG_AGO,
        ).save(using="offline")
    )
    with acting(anna):
        need, consents = need_by_code(file.code), open_consents(file.id)
        asked = as_judged(need, zones=(), consents=consents, confirmed=(), on=ON)
        listed = offers_for_matching(ON)
        table = capped_by_places(listed, free_places=next_free_places(ON))
        among_all = judge(asked, table, on=ON).seen_by(Audience.REFERRER)

        one = askable_offer(house.offer.pk, dossier_id=file.id, on=ON)

    alone = judge(asked, one.table, on=ON).seen_by(Audience.REFERRER)
    columns = [each.column for each in CRITERIA if each not in SAFETY]
    row = listed.ids.index(house.offer.pk)
    assert alone[0, columns].tolist() == among_all[row, columns].tolist()
    assert Verdict.PASS in alone[0, [Criterion.CONTRACT.column]]


def test_asking_leaves_both_lines_in_the_trail(anna, wilg, file):
    acts.ask(file, wilg)

    with acting(anna):
        found = set(Line.objects.values_list("event_type_code", flat=True))
    assert {"dossier.shared", "referral.request_sent"} <= found
