"""The addresses of the site; each room keeps its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("baken.foundation.accounts.urls")),
    path("", include("baken.foundation.ui.urls")),
]
