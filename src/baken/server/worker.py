"""The worker process: runs jobs, and seals the audit trail every few seconds."""

import logging
import threading

import django

from baken.config.keys import require_keys

SEAL_SECONDS = 5.0
GRACE_SECONDS = 8.0
CONCURRENCY = 2

logger = logging.getLogger(__name__)


def main() -> None:
    """Run jobs until the supervisor says stop."""
    django.setup()
    require_keys()
    # Both need the settings, so they come after setup.
    from procrastinate.contrib.django import app  # noqa: PLC0415

    stopping = threading.Event()
    sealer = threading.Thread(target=seal_until, args=(stopping,), name="sealer")
    sealer.start()
    try:
        with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]  # Django's connector has it
            app.run_worker(
                concurrency=CONCURRENCY,
                shutdown_graceful_timeout=GRACE_SECONDS,
                name="baken",
            )
    finally:
        stopping.set()
        sealer.join()


def seal_until(stopping: threading.Event, *, every: float = SEAL_SECONDS) -> None:
    """Seal committed lines now and again, and a last time at the end."""
    while not stopping.wait(every):
        seal_once()
    seal_once()


def seal_once() -> None:
    """Seal what is there; a database that is away is tried again next time."""
    from django.db import DatabaseError, InterfaceError, connection  # noqa: PLC0415  # after setup

    from baken.foundation.audit import services  # noqa: PLC0415  # after setup

    try:
        services.seal()
    except (DatabaseError, InterfaceError) as error:
        logger.warning("The audit trail was not sealed: %s", type(error).__name__)
    finally:
        connection.close()


if __name__ == "__main__":
    main()
