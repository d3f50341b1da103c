"""The error pages in plain words, and the living page of components."""

import logging
import secrets
import sys

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from baken.foundation.ui import living

LOG = logging.getLogger(__name__)


@login_not_required
def components(request: HttpRequest) -> HttpResponse:
    """Every component in every state: the page that the look is judged by."""
    page = living.build(request.POST if request.method == "POST" else None)
    return render(request, "ui/living/page.html", {"living": page, "form": page.form})


def _told(
    request: HttpRequest, *, status: int, heading: str, sentences: list[str]
) -> HttpResponse:
    values = {"heading": heading, "sentences": sentences}
    return render(request, "ui/errors/page.html", values, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what arrived could not be read, often because it was too much."""
    sentences = [
        _("Wij konden niet lezen wat uw browser stuurde. Er is niets opgeslagen."),
        _("Plakte u een heel lange tekst? Maak die korter dan 2 miljoen tekens."),
        _(
            "Ga terug met de knop van uw browser: wat u typte, staat er dan meestal nog."
        ),
    ]
    heading = _("Dit kunnen wij niet lezen")
    return _told(request, status=400, heading=heading, sentences=sentences)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: a page that this role never has; rows of others are a 404 instead."""
    sentences = [
        _("Deze pagina hoort niet bij de rol waarin u nu werkt."),
        _("Heeft u meer rollen? Wissel dan bovenaan de pagina."),
    ]
    heading = _("Dit kan niet in deze rol")
    return _told(request, status=403, heading=heading, sentences=sentences)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same for what does not exist and for what this actor may not see."""
    sentences = [
        _("Deze pagina bestaat niet, of u kunt haar niet zien."),
        _("Klopt het adres? En werkt u voor de juiste organisatie, in de juiste rol?"),
    ]
    heading = _("Niet gevonden")
    return _told(request, status=404, heading=heading, sentences=sentences)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form is too old, or the browser keeps no cookies."""
    sentences = [
        _("Wij kunnen niet nagaan of dit formulier van u komt. Er is niets verstuurd."),
        _("Dat gebeurt als een pagina lang open stond, of als u opnieuw inlogde."),
        _("Ga terug, vernieuw de pagina en verstuur het formulier opnieuw."),
    ]
    heading = _("Dit formulier is verlopen")
    return _told(request, status=403, heading=heading, sentences=sentences)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; the number leads to the log, which holds no case text.

    Rendered without the request, because the session or the database may be the cause.
    """
    incident = secrets.token_hex(4).upper()
    kind = sys.exc_info()[0]
    LOG.error("incident %s: %s", incident, kind.__name__ if kind else "unknown")
    values = {
        "heading": _("Er ging bij ons iets mis"),
        "sentences": [
            _("Dit ligt niet aan u. Wat u net deed, is niet opgeslagen."),
            _("Probeer het over een paar minuten opnieuw. Heeft het haast? Bel dan."),
        ],
        "incident": incident,
        "is_demo": settings.DEMO,
    }
    return HttpResponse(render_to_string("ui/errors/page.html", values), status=500)
