"""The sockets of the site, bound before anything else starts."""

import errno
import socket
from collections.abc import Sequence

from baken.server.errors import PortInUseError

LOOPBACK = {
    "localhost": ("127.0.0.1", "::1"),
    "127.0.0.1": ("127.0.0.1",),
    "::1": ("::1",),
}
BACKLOG = 1024


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the host."""
    return host in LOOPBACK


def bound_sockets(*, host: str, port: int) -> list[socket.socket]:
    """Sockets that listen; a web process that is restarted finds them still open."""
    sockets: list[socket.socket] = []
    for address in LOOPBACK.get(host, (host,)):
        try:
            sockets.append(_bound(address, port))
        except OSError as error:
            if address == "::1" and error.errno != errno.EADDRINUSE:
                # Many machines have no IPv6; the other address is enough.
                continue
            close_all(sockets)
            raise PortInUseError(_why_not(error, address=address, port=port)) from error
    return sockets


def close_all(sockets: Sequence[socket.socket]) -> None:
    """Free the port."""
    for opened in sockets:
        opened.close()


def _bound(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        opened.bind((address, port))
        opened.listen(BACKLOG)
        opened.setblocking(False)  # noqa: FBT003  # the standard library's own signature
    except OSError:
        opened.close()
        raise
    return opened


def _why_not(error: OSError, *, address: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {address} is in use by another program. Stop that program, or "
            f"choose another port: --port {port + 1}."
        )
    if error.errno == errno.EACCES:
        return f"Your user may not use port {port}; choose one above 1023: --port 8000."
    return f"The site cannot listen on {address}, port {port}: {error.strerror}."
