"""A session of the person whose eyes the measurement uses."""

from baken.foundation.accounts.sessions import USER, SessionStore
from baken.foundation.accounts.standing import MEMBERSHIP, ORGANISATION, ROLE
from benchmarks.files.filling import Bench


def session_key(bench: Bench) -> str:
    """Logs the measuring person in and returns the session's key."""
    session = SessionStore()
    session[USER] = str(bench.user_id)
    session[MEMBERSHIP] = str(bench.membership_id)
    session[ORGANISATION] = str(bench.organisation_id)
    session[ROLE] = "referrer"
    session.create()
    return str(session.session_key)


def standing_of(bench: Bench) -> str:
    """What a form carries of who opened it."""
    return f"{bench.organisation_id}|referrer"
