"""The port is ours before anything else starts, or the message says who to ask."""

import socket

import pytest

from baken.server.errors import PortInUseError
from baken.server.listening import bound_sockets, close_all, is_loopback


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_port_in_use_names_itself_and_the_next():
    first = bound_sockets(host="localhost", port=_free_port())
    port = first[0].getsockname()[1]

    with pytest.raises(PortInUseError, match=rf"Port {port} .*--port {port + 1}"):
        bound_sockets(host="localhost", port=port)

    close_all(first)


def test_localhost_is_reachable_from_this_machine_only():
    sockets = bound_sockets(host="localhost", port=_free_port())

    addresses = {opened.getsockname()[0] for opened in sockets}
    close_all(sockets)
    assert addresses <= {"127.0.0.1", "::1"}


def test_an_unknown_address_is_told():
    with pytest.raises(PortInUseError, match=r"cannot listen on 203\.0\.113\.9"):
        bound_sockets(host="203.0.113.9", port=_free_port())


@pytest.mark.parametrize(
    ("host", "is_so"), [("localhost", True), ("example.org", False)]
)
def test_loopback_is_known(host, is_so):
    assert is_loopback(host) == is_so
