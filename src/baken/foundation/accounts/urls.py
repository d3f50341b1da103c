"""Addresses of logging in, of the own account, and of administering accounts."""

from django.urls import path

from baken.foundation.accounts.views import login, roles

app_name = "accounts"
urlpatterns = [
    path("inloggen/", login.login, name="login"),
    path("inloggen/code/", login.code, name="code"),
    path("inloggen/telefoon/", login.set_up_phone, name="set_up_phone"),
    path("uitloggen/", login.logout, name="logout"),
    path("bevestigen/", login.confirm, name="confirm"),
    path("rol/", roles.choose_role, name="choose_role"),
]
