"""From a host's name to a connected socket, by way of the guard."""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archive import limits
from packager.errors import TimedOutError, UnknownHostError, UnreachableError
from packager.fetch.guard import Guard

_LOCALHOST = "localhost"

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the IP addresses of a host and port; raises OSError where there are none."""


def resolve_with_system(host: str, port: int) -> Sequence[str]:
    """Ask the operating system for a host's addresses, in the order it prefers."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


@dataclass(frozen=True, kw_only=True, slots=True)
class Dialer:
    """Connects to guarded addresses. The address that was judged is the one that is dialled."""

    guard: Guard
    resolve: Resolve = resolve_with_system

    def connect(self, host: str, port: int, timeout_s: float) -> socket.socket:
        """Connect to the first address of a host that answers.

        A name with one refused address is refused whole: half-private names are how a public page
        reaches into a private network.

        Raises:
            RefusedAddressError: One of its addresses is not public.
            UnknownHostError: It has no address.
            TimedOutError: No address answered within ``timeout_s``, which each of them has.
            UnreachableError: No address took the connection.
        """
        addresses = self._addresses(host, port)
        for address in addresses:
            self.guard.check_address(host, address)
        sock = _connect_first(host, addresses, port, timeout_s)
        try:
            self.guard.check_address(host, str(sock.getpeername()[0]))
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except BaseException:
            sock.close()
            raise
        return sock

    def check_unresolved(self, host: str) -> None:
        """Judge a host whose name a proxy will resolve: an address in any spelling, or localhost.

        Raises:
            RefusedAddressError: It is not public.
        """
        try:
            found = socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)
        except (OSError, UnicodeError):
            is_local = host == _LOCALHOST or host.endswith(f".{_LOCALHOST}")  # RFC 6761 §6.3
            addresses = ["127.0.0.1"] if is_local else []
        else:
            addresses = [str(sockaddr[0]) for *_, sockaddr in found]
        for address in addresses:
            self.guard.check_address(host, address)

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = self.resolve(host, port)
        except (OSError, UnicodeError) as error:  # a label of no or too many letters is Unicode's
            raise UnknownHostError(f"{host}: no address found: {error}") from error
        if not addresses:
            raise UnknownHostError(f"{host}: no address found")
        return addresses


def connect_unguarded(host: str, port: int, timeout_s: float) -> socket.socket:
    """Connect to the proxy that the user named, wherever it stands.

    Raises:
        TimedOutError, UnreachableError: As ``Dialer.connect``.
    """
    return _connect_first(host, (host,), port, timeout_s)


def _connect_first(
    host: str, addresses: Sequence[str], port: int, timeout_s: float
) -> socket.socket:
    last_error: OSError = OSError()
    for address in addresses[: limits.ADDRESSES_TRIED]:
        try:
            return socket.create_connection((address, port), timeout_s)
        except OSError as error:
            last_error = error
    if isinstance(last_error, TimeoutError):
        raise TimedOutError(
            f"{host}: no connection to port {port} within {timeout_s:.0f} s"
        ) from last_error
    raise UnreachableError(f"{host}: no connection to port {port}: {last_error}") from last_error
