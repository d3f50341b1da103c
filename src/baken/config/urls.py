"""The addresses of the site; each room keeps its own."""

from django.urls import include, path

from baken.config.views import home
from baken.foundation.ui import views

urlpatterns = [
    path("", home, name="home"),
    path("", include("baken.foundation.accounts.urls")),
    path("", include("baken.foundation.ui.urls")),
    path("", include("baken.landscape.urls")),
    path("", include("baken.referral.urls")),
]

handler400 = views.bad_request
handler403 = views.forbidden
handler404 = views.not_found
handler500 = views.server_error
