"""Addresses of the pages of the landscape."""

from django.urls import path

from baken.landscape.views.address import address
from baken.landscape.views.own import own, room
from baken.landscape.views.public import offer, offers, provider

app_name = "landscape"
urlpatterns = [
    path("aanbod/", offers, name="list"),
    path("aanbod/<slug:code>/", offer, name="offer"),
    path("aanbieder/<uuid:provider_id>/", provider, name="provider"),
    path("ons-aanbod/", own, name="own"),
    path("ons-aanbod/<slug:code>/", room, name="room"),
    path("plek/<uuid:location_id>/adres/", address, name="address"),
]
