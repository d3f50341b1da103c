"""A web process behind a web server with https."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

import pytest

PATIENCE_SECONDS = 30
PAGE = "/static/ui/css/tokens.css"  # asks the database for nothing


@contextmanager
def web_process(**variables):
    """The port of a web process with https in front of it."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        opened.listen()
        words = ["--socket", str(opened.fileno()), "--threads", "1"]
        process = subprocess.Popen(
            [sys.executable, "-m", "baken.server.web", *words],
            env={**os.environ, "BAKEN_HTTPS": "1", **variables},
            pass_fds=(opened.fileno(),),
        )
        try:
            yield opened.getsockname()[1]
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE_SECONDS)


def fetch(port, **headers):
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        with suppress(ConnectionError):
            return _answer(port, headers)
    raise TimeoutError


def _answer(port, headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    try:
        connection.request("GET", PAGE, headers={"Host": "localhost", **headers})
        answer = connection.getresponse()
        answer.read()
    finally:
        connection.close()
    return answer


@pytest.fixture
def believing():
    with web_process() as port:
        yield port


def test_what_came_by_https_in_front_is_answered(believing):
    answer = fetch(believing, **{"X-Forwarded-Proto": "https"})

    assert answer.status == 200
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def test_what_came_without_https_is_led_there(believing):
    answer = fetch(believing, **{"X-Forwarded-Proto": "http"})

    assert answer.status == 301
    assert answer.headers["Location"].startswith("https://localhost/")


def test_another_machine_is_not_believed():
    with web_process(BAKEN_PROXY="192.0.2.1") as port:
        answer = fetch(port, **{"X-Forwarded-Proto": "https"})

    assert answer.status == 301
