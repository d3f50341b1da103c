"""Addresses of the look itself."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from baken.foundation.ui import views

app_name = "ui"
urlpatterns = [
    path("ui/", views.components, name="components"),
    path("taal/", login_not_required(set_language), name="set_language"),
]
