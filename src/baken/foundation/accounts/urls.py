"""Addresses of logging in and of administering accounts."""

app_name = "accounts"
urlpatterns: list[object] = []
