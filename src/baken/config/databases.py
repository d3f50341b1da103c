"""The three ways into PostgreSQL: application, owner and offline."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from baken.config import env


def parse(url: str) -> dict[str, Any]:
    """Django's settings for a postgresql:// URL; `?host=` may name a socket folder."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise env.SettingError(
            f"A database URL begins with postgresql://, this one with {parts.scheme!r}."
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or parts.hostname or "",
        "PORT": query.pop("port", None) or str(parts.port or ""),
        "OPTIONS": dict(query),
        "CONN_MAX_AGE": 0,
    }


def given_urls() -> tuple[str, str, str]:
    """The URLs of application, owner and offline role; empty when absent."""
    application = env.secret(
        "BAKEN_DATABASE_URL", meaning="URL of the application role (baken_app)."
    )
    owner = env.secret(
        "BAKEN_DATABASE_OWNER_URL",
        meaning="URL of the owner; only for `baken migrate`.",
    )
    offline = env.secret(
        "BAKEN_DATABASE_OFFLINE_URL",
        meaning="URL of the offline role; only for reference data and backup.",
    )
    return application, owner, offline


def databases() -> dict[str, dict[str, Any]]:
    """All configured connections; `default` is the application role's."""
    application, owner, offline = given_urls()
    found = {"default": parse(application or "postgresql://baken_app@localhost/baken")}
    pool = env.number(
        "BAKEN_DATABASE_POOL",
        default="8",
        meaning="Most connections that one process keeps open; 0 keeps none.",
    )
    if pool:
        found["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": pool}
    if owner:
        found["owner"] = parse(owner)
    if offline:
        found["offline"] = parse(offline)
    return found
