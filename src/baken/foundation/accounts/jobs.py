"""What the worker does for accounts."""

from procrastinate.contrib.django import app

from baken.foundation.accounts.sessions import SessionStore


@app.periodic(cron="17 * * * *")
@app.task(name="accounts.clear_expired", queueing_lock="accounts.clear_expired")
def clear_expired(timestamp: int) -> None:  # noqa: ARG001  the scheduler gives it
    """Removes expired sessions, limits and invitations; concerns nobody in particular."""
    SessionStore.clear_expired()
