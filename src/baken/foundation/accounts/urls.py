"""Addresses of logging in, of the own account, and of administering accounts."""

from django.urls import path

from baken.foundation.accounts.views import administration, login, own, roles

app_name = "accounts"
urlpatterns = [
    path("inloggen/", login.login, name="login"),
    path("inloggen/code/", login.code, name="code"),
    path("inloggen/telefoon/", login.set_up_phone, name="set_up_phone"),
    path("uitloggen/", login.logout, name="logout"),
    path("bevestigen/", login.confirm, name="confirm"),
    path("rol/", roles.choose_role, name="choose_role"),
    path("account/", own.account, name="account"),
    path("account/wachtwoord/", own.change_password, name="change_password"),
    path("account/herstelcodes/", own.recovery_codes, name="recovery_codes"),
    path("uitnodiging/<str:key>/", own.invitation, name="invitation"),
    path("beheer/accounts/", administration.listed, name="administered_accounts"),
    path("beheer/accounts/nieuw/", administration.add, name="add_account"),
    path(
        "beheer/accounts/<uuid:user_id>/",
        administration.detail,
        name="administered_account",
    ),
    path(
        "beheer/accounts/<uuid:user_id>/uitnodiging/",
        administration.invite,
        name="invite",
    ),
    path(
        "beheer/accounts/<uuid:user_id>/<slug:act>/",
        administration.mend,
        name="mend_account",
    ),
    path(
        "beheer/rollen/<uuid:membership_id>/",
        administration.membership,
        name="administered_membership",
    ),
    path(
        "beheer/rollen/<uuid:membership_id>/beeindigen/",
        administration.end,
        name="end_membership",
    ),
]
