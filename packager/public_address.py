"""Which hosts may be asked: those on the public internet, and those that the user names.

An article's address comes from outside. Were every address asked, an article could make this
machine ask its own network for things that are not public, and pack the answers.
"""

import ipaddress
import socket
from collections.abc import Collection
from urllib.parse import SplitResult, urlsplit

from packager.errors import NetworkError, RefusedAddressError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052 §2.1: IPv4 inside IPv6

SocketAddress = tuple[str, int] | tuple[str, int, int, int]


def parse_web_address(url: str) -> SplitResult:
    """Split an address that may be asked as far as its spelling tells.

    Raises:
        RefusedAddressError: It is not http or https, names no host, or carries a user's name or
            password (it would stand in the package).

    >>> parse_web_address("https://news.example/a?b=1").hostname
    'news.example'
    """
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises for a port that is not a number
    except ValueError as error:
        raise RefusedAddressError(f"{url}: not a web address: {error}") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise RefusedAddressError(f"{url}: expected an http or https address with a host")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddressError(
            f"{parts.scheme}://{parts.hostname}: the address carries a user name or a password",
            hint="It would stand in the package for everybody to read.",
        )
    return parts


def find_addresses(host: str, port: int) -> tuple[SocketAddress, ...]:
    """Look a host up in the system's resolver, whose own time-outs hold.

    Numbers in every spelling that the system takes (``2130706433``, ``0x7f.1``) are understood.

    Raises:
        NetworkError: The host cannot be found.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:  # UnicodeError: a label that no host name has
        raise NetworkError(f"{host}: the host cannot be found: {error}") from error
    # An IPv6 address without a build that knows IPv6 comes as two integers; it is left out.
    return tuple(address for *_, address in found if isinstance(address[0], str))


def refuse_private(host: str, addresses: Collection[SocketAddress]) -> None:
    """Refuse a host if any of its IP addresses is not public.

    Raises:
        RefusedAddressError: One of the addresses is not public.
    """
    for address in addresses:
        if not is_public(address[0]):
            raise RefusedAddressError(
                f"{host}: the host is {address[0]}, which is not a public address",
                hint=f"If you trust it: --allow-host {host}",
            )


def is_allowed(host: str, allow_hosts: Collection[str]) -> bool:
    """Whether the user has named this host, in any case."""
    return host.lower() in {allowed.lower() for allowed in allow_hosts}


def is_public(ip: str) -> bool:
    """Whether an IP address belongs to the public internet; IPv4 inside IPv6 is looked into.

    >>> is_public("192.0.78.9"), is_public("::ffff:10.0.0.1"), is_public("169.254.169.254")
    (True, False, False)
    """
    address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        address = _inner_ipv4(address) or address
    return address.is_global and not address.is_multicast


def _inner_ipv4(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Give the IPv4 address that an IPv6 address carries to, if it does."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
