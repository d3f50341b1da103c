"""Error pages speak plainly, hide what went wrong inside, and look like the rest."""

import logging
import re

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils.translation import override

from baken.foundation.ui import views

SECRET = "Anna de Vries, Kerkstraat 1"


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    return rf.get("/ergens/")


def page(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("view", "status", "heading"),
    [
        (views.bad_request, 400, "Dit kunnen wij niet lezen"),
        (views.forbidden, 403, "Dit kan niet in deze rol"),
        (views.not_found, 404, "Niet gevonden"),
    ],
)
def test_it_says_what_happened_and_not_why_inside(request_, view, status, heading):
    response = view(request_, ValueError(SECRET))

    assert response.status_code == status
    assert f'<h1 class="utrecht-heading-1">{heading}</h1>' in page(response)
    assert SECRET not in page(response)


def test_a_form_that_is_too_old_says_what_to_do(request_):
    response = views.csrf_failure(request_, reason="CSRF cookie not set.")

    assert response.status_code == 403
    assert "Ga terug, vernieuw de pagina" in page(response)
    assert "CSRF" not in page(response)


def test_a_fault_of_ours_gives_a_number_that_stands_in_the_log(request_, caplog):
    with caplog.at_level(logging.ERROR, logger="baken"):
        try:
            int(SECRET)
        except ValueError:
            response = views.server_error(request_)

    shown = re.search(r"baken-code\">([0-9A-F]{8})<", page(response))
    assert response.status_code == 500
    assert shown is not None
    assert f"incident {shown[1]}: ValueError" in caplog.text
    assert SECRET not in caplog.text + page(response)


def test_a_fault_of_ours_needs_neither_request_nor_database(settings):
    settings.DEMO = True

    response = views.server_error(None)

    assert "DEMO" in page(response)


def test_it_speaks_english_too(request_):
    with override("en"):
        response = views.not_found(request_, ValueError())

    assert ">Not found</h1>" in page(response)
    assert 'lang="en"' in page(response)
