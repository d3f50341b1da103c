"""Connection URLs that Django, psycopg and PostgreSQL's own programs all read."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit


@dataclass(frozen=True)
class DatabaseUrls:
    """The three ways into one database; nobody but `baken migrate` uses the last two."""

    application: str = field(repr=False)
    owner: str = field(repr=False)
    offline: str = field(repr=False)

    def environment(self) -> dict[str, str]:
        """The variables that the settings read."""
        return {
            "BAKEN_DATABASE_URL": self.application,
            "BAKEN_DATABASE_OWNER_URL": self.owner,
            "BAKEN_DATABASE_OFFLINE_URL": self.offline,
        }


def socket_url(folder: Path, *, user: str, password: str, database: str) -> str:
    """The URL of a server that listens on a socket in this folder."""
    login = f"{quote(user, safe='')}:{quote(password, safe='')}"
    return (
        f"postgresql://{login}@/{quote(database)}?host={quote(str(folder))}&port=5432"
    )


def with_login(url: str, *, user: str, password: str) -> str:
    """The same server and database, entered as somebody else."""
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    login = f"{quote(user, safe='')}:{quote(password, safe='')}"
    return _joined(url, netloc=f"{login}@{place}", path=parts.path)


def with_database(url: str, *, database: str) -> str:
    """The same server and login, in another database."""
    return _joined(url, netloc=urlsplit(url).netloc, path=f"/{quote(database)}")


def database_of(url: str) -> str:
    """The name of the database in a URL."""
    return unquote(urlsplit(url).path.lstrip("/"))


def without_password(url: str) -> str:
    """The URL as it may be shown on a screen."""
    parts = urlsplit(url)
    user = parts.username or ""
    place = parts.netloc.rpartition("@")[2]
    return _joined(url, netloc=f"{user}@{place}" if user else place, path=parts.path)


def _joined(url: str, *, netloc: str, path: str) -> str:
    parts = urlsplit(url)
    joined = urlunsplit(("postgresql", netloc, path, parts.query, ""))
    # urlunsplit drops the empty place of a socket URL without a login.
    return (
        joined if "://" in joined else joined.replace("postgresql:", "postgresql://", 1)
    )
