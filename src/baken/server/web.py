"""One web process: waitress on sockets that the supervisor bound."""

import argparse
import logging
import signal
import socket
import sys
from types import FrameType

import waitress
from django.conf import settings

from baken.config.wsgi import application


def main() -> None:
    """Serve the site until the supervisor says stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--socket", type=int, action="append", required=True)
    parser.add_argument("--threads", type=int, required=True)
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, _leave)
    # It warns of every request that waits for a thread; that is what threads are for.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    waitress.serve(
        application,
        sockets=[socket.socket(fileno=number) for number in arguments.socket],
        threads=arguments.threads,
        ident=None,
        # A need may hold much text, but nothing in Baken is this large.
        max_request_body_size=4_000_000,
        channel_timeout=60,
        clear_untrusted_proxy_headers=True,
        _quiet=True,
        **_behind_https(),
    )


def _behind_https() -> dict[str, object]:
    """Believe the web server in front, and nobody else, who asks and that it was by https.

    Otherwise each page would lead to https for ever, and every caller share one address.
    """
    if not settings.IS_HTTPS:
        return {}
    return {
        "trusted_proxy": settings.PROXY,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
    }


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)


if __name__ == "__main__":
    main()
