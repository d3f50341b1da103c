"""Addresses of the referral: the need, and the requests for a place."""

from django.urls import include, path

app_name = "referral"
urlpatterns = [
    path("", include("baken.referral.urls_need")),
    path("", include("baken.referral.urls_request")),
]
