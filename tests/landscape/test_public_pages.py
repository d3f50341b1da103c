"""What the world sees: the offer in full, room in bands, places no finer than a region."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from baken.foundation.door.door import acting
from baken.foundation.organisations.models import Municipality
from baken.landscape.demo.keys import demo_id
from baken.landscape.models import Availability, Offer
from tests.factories.accounts import log_in

PROVIDER = f"/aanbieder/{demo_id('organisation', 'ZD')}/"
pytestmark = pytest.mark.django_db


def texts(client, codes) -> dict[str, str]:
    return {code: client.get(f"/aanbod/{code}/").text for code in codes}


@pytest.fixture
def codes(landscape) -> list[str]:
    return [offer.code for offer in landscape.offers]


@pytest.fixture
def stated(landscape, acting_for) -> dict[str, Availability]:
    """What was stated about each offer, read as somebody who refers."""
    with acting(acting_for("gem-zwolle", "referrer")):
        rows = Availability.objects.select_related("offer")
        return {row.offer.code: row for row in rows}


def test_the_list_shows_offers_without_login(client, landscape):
    page = client.get("/aanbod/").text

    assert "Open behandelgroep voor meisjes" in page
    assert "plaats mogelijk" in page


def test_every_offer_and_provider_has_a_page(client, landscape, codes):
    offers = [client.get(f"/aanbod/{code}/").status_code for code in codes]
    providers = [
        client.get(f"/aanbieder/{landscape.organisation_id(code[:2])}/").status_code
        for code in codes
    ]

    assert set(offers + providers) == {200}


def test_the_public_sees_no_date_count_number_or_stop(client, codes, stated):
    for code, page in texts(client, codes).items():
        row = stated[code]
        assert 'id="ruimte"' not in page
        assert row.free_on is None or date_format(row.free_on) not in page
        assert "opnamestop" not in page.lower()
        assert not row.night_phone or row.night_phone not in page


def test_no_page_is_finer_than_the_region_of_a_shielded_place(client, works_for, codes):
    """Not for the public, and not for a referrer either."""
    shielded = set(
        Offer.objects.filter(location__safety_level__gt=0).values_list(
            "code", flat=True
        )
    )
    names = set(Municipality.objects.values_list("name", flat=True))
    regions = set(Offer.objects.values_list("location__youth_region__name", flat=True))
    municipality = re.compile(r"\b(" + "|".join(map(re.escape, sorted(names))) + r")\b")
    for visitor in (client, log_in(type(client)(), works_for("gem-venlo", "referrer"))):
        for code, page in texts(visitor, shielded).items():
            where = page[
                page.index('id="waar"') : page.index(
                    "</section>", page.index('id="waar"')
                )
            ]
            for region in regions:
                where = where.replace(region, "")
            assert not municipality.search(where), code
            assert "Verzonnenstraat" not in page
            assert "0000" not in page
            assert not re.search(r"\b5[0-3][.,]\d{2,}", page)


def test_a_known_location_shows_its_municipality(client, landscape):
    assert "Utrecht" in client.get("/aanbod/BT-02/").text.split('id="waar"')[1]


def test_a_referrer_sees_the_free_date_with_the_day_of_statement(
    client, works_for, stated
):
    page = (
        log_in(client, works_for("gem-zwolle", "referrer")).get("/aanbod/ZD-01/").text
    )

    assert date_format(stated["ZD-01"].free_on) in page
    assert date_format(stated["ZD-01"].stated_on) in page
    assert "ouder dan zeven dagen" not in page


def test_a_stale_statement_says_so(client, works_for):
    page = (
        log_in(client, works_for("gem-zwolle", "referrer")).get("/aanbod/HL-01/").text
    )

    assert "ouder dan zeven dagen" in page


def test_a_referrer_sees_the_stop_and_nobody_but_the_provider_its_reason(
    client, works_for
):
    referrer = log_in(client, works_for("gem-zwolle", "referrer"))
    page = referrer.get("/aanbod/SV-01/").text

    assert "opnamestop" in page
    assert "vaste medewerkers" not in page


def test_a_published_measure_is_shown_with_date_and_source(client, landscape):
    page = client.get("/aanbod/KL-01/").text

    assert "verbeterplan" in page
    assert "Bron:" in page


def test_a_national_contract_holds_everywhere(client, landscape):
    assert "landelijk raamcontract" in client.get("/aanbod/ZD-01/").text


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("setting=closed", "Gesloten behandelgroep", "Open groep voor jongens"),
        ("target_group=boy", "Open groep voor jongens", "Gesloten behandelgroep"),
        ("parent_and_child=on", "Wonen met eigen kind", "Open groep voor jongens"),
        ("crisis=on", "Crisisplek op geheim adres", "Open groep voor jongens"),
        (
            "mild_disability=on",
            "licht verstandelijke beperking",
            "Kleine gesloten groep",
        ),
        ("age=21", "Wonen met eigen kind", "Gesloten crisisplek"),
        ("region=JZ38", "Klein open huis", "Gesloten crisisplek"),
    ],
)
def test_a_filter_narrows_the_list(client, landscape, query, shown, hidden):
    page = client.get(f"/aanbod/?{query}").text
    table = page[page.index("<table") : page.index("</table>")]

    assert shown in table
    assert hidden not in table


@pytest.mark.parametrize(
    "query", ["age=abc", "age=99", "setting=palace", "region=JZ99"]
)
def test_a_filter_that_cannot_be_read_is_explained_and_loses_nothing(
    client, landscape, query
):
    answer = client.get(f"/aanbod/?{query}&target_group=boy")

    assert answer.status_code == 200
    assert "Fout:" in answer.text
    assert "Open groep voor jongens" in answer.text


@pytest.mark.parametrize("page", ["0", "999", "abc", "-1"])
def test_a_page_that_does_not_exist_shows_the_nearest_one(client, landscape, page):
    assert client.get(f"/aanbod/?page={page}").status_code == 200


@pytest.mark.parametrize(
    "path", ["/aanbod/NIETS/", f"/aanbieder/{demo_id('organisation', 'gem-zwolle')}/"]
)
def test_what_is_not_offered_does_not_exist(client, landscape, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/aanbod/", 6),
        ("/aanbod/ZD-01/", 6),
        (f"/aanbieder/{demo_id('organisation', 'ZD')}/", 5),
    ],
)
def test_a_page_takes_few_statements_however_many_offers(client, landscape, path, most):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        client.get(path)

    assert len(asked(seen)) <= most


def test_a_referrer_costs_one_page_ten_statements(client, works_for):
    log_in(client, works_for("gem-zwolle", "referrer"))

    with CaptureQueriesContext(connection) as seen:
        client.get("/aanbod/ZD-01/")

    assert len(asked(seen)) <= 10


def asked(seen) -> list[str]:
    """Statements without the savepoints that only a test has."""
    return [
        query["sql"]
        for query in seen.captured_queries
        if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]


def test_an_offer_that_ended_is_gone(client, landscape, acting_for):
    with acting(acting_for("ZD", "intake")):
        Offer.objects.filter(code="ZD-01").update(valid_until=timezone.localdate())

    assert client.get("/aanbod/ZD-01/").status_code == 404
