"""Addresses of the need and of matching."""

from django.urls import path

from baken.referral.views.need_check import need_check, need_share
from baken.referral.views.need_form import need_step
from baken.referral.views.need_matching import matching
from baken.referral.views.need_open import need_new, need_overview, need_urgency
from baken.referral.views.need_withdrawing import withdraw_consent

urlpatterns = [
    path("verwijzingen/nieuw/", need_new, name="need_new"),
    path("verwijzingen/<slug:code>/hulpvraag/", need_overview, name="need"),
    path(
        "verwijzingen/<slug:code>/hulpvraag/spoed/", need_urgency, name="need_urgency"
    ),
    path(
        "verwijzingen/<slug:code>/hulpvraag/controleren/", need_check, name="need_check"
    ),
    path(
        "verwijzingen/<slug:code>/hulpvraag/toestemming/intrekken/",
        withdraw_consent,
        name="need_withdraw_consent",
    ),
    path("verwijzingen/<slug:code>/hulpvraag/delen/", need_share, name="need_share"),
    path(
        "verwijzingen/<slug:code>/hulpvraag/<slug:step>/", need_step, name="need_step"
    ),
    path("verwijzingen/<slug:code>/aanbod/", matching, name="matching"),
]
