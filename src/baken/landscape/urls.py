"""Addresses of the pages of the landscape."""

from django.urls import path

from baken.landscape.views.address import address
from baken.landscape.views.guarding import own_address, own_addresses
from baken.landscape.views.guarding_acts import end, keep, name
from baken.landscape.views.guarding_level import level
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
    path("adressen/", own_addresses, name="own_addresses"),
    path("adressen/<uuid:location_id>/", own_address, name="own_address"),
    path("adressen/<uuid:location_id>/adres/", keep, name="keep_address"),
    path("adressen/<uuid:location_id>/afscherming/", level, name="level"),
    path("adressen/<uuid:location_id>/kijker/", name, name="name_viewer"),
    path(
        "adressen/<uuid:location_id>/kijker/<uuid:viewer_id>/",
        end,
        name="end_viewer",
    ),
]
