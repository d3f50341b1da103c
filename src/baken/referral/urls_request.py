"""Addresses of the requests: of the referrer, the provider, and whoever follows."""

from django.urls import path

from baken.referral.views import request_access as access
from baken.referral.views import request_asking as asking
from baken.referral.views import request_following as following
from baken.referral.views import request_provider as provider
from baken.referral.views import request_provider_acts as acts
from baken.referral.views import request_referrals as referrals
from baken.referral.views import request_referrer_acts as own_acts
from baken.referral.views import request_safety as safety
from baken.referral.views.request_ask import ask

FILE = "verwijzingen/<slug:code>/"
ONE = f"{FILE}aanvraag/<uuid:request_id>/"
REQUEST = "aanvragen/<uuid:request_id>/"

urlpatterns = [
    path("verwijzingen/", referrals.referrals, name="list"),
    path(FILE, referrals.referral, name="detail"),
    path(f"{FILE}vragen/<uuid:offer_id>/", ask, name="ask"),
    path(f"{FILE}kiezen/", asking.choose, name="choose"),
    path(f"{FILE}intrekken/", own_acts.withdraw_need, name="withdraw_need"),
    path(f"{FILE}inzage/", access.insight, name="insight"),
    path(f"{FILE}inzage/<uuid:grant_id>/", access.end_grant, name="end_grant"),
    path(f"{FILE}wie-keek/", access.looked, name="looked"),
    path(f"{ONE}kiezen/", asking.choose_one, name="choose_one"),
    path(f"{ONE}verlengen/", own_acts.prolong, name="prolong"),
    path(f"{ONE}onderweg/", own_acts.underway, name="underway"),
    path(f"{ONE}intrekken/", own_acts.withdraw, name="withdraw"),
    path(f"{ONE}vraag/<uuid:question_id>/", asking.answer, name="answer"),
    path("aanvragen/", provider.inbox, name="inbox"),
    path(REQUEST, provider.provider_request, name="request"),
    path(f"{REQUEST}in-gesprek/", acts.talk, name="talk"),
    path(f"{REQUEST}vraag/", acts.question, name="question"),
    path(f"{REQUEST}past-niet/", acts.decline, name="decline"),
    path(f"{REQUEST}plek/", acts.offer_place, name="offer_place"),
    path(f"{REQUEST}onderweg/", acts.provider_underway, name="provider_underway"),
    path(f"{REQUEST}aangekomen/", acts.arrive, name="arrive"),
    path(f"{REQUEST}niet-aangekomen/", acts.no_arrival, name="no_arrival"),
    path("veiligheid/", safety.safety_list, name="safety_list"),
    path("veiligheid/<uuid:request_id>/", safety.safety_request, name="safety"),
    path("coordinatie/", following.coordination, name="coordination"),
    path(
        "coordinatie/<slug:code>/",
        following.coordination_file,
        name="coordination_file",
    ),
    path("berichten/", following.notices, name="notices"),
    path("noodinzage/", access.break_glass, name="break_glass"),
    path("noodinzage/<slug:code>/", access.emergency, name="emergency"),
]
