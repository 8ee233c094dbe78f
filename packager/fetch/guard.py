"""Which addresses may be asked: public ones only, and over http or https only.

An article or a redirect may name any address, that of the user's own router included. So the
address that a connection is made to is judged, not the text of the URL: first when the name is
resolved, and again on the connected socket.
"""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from packager.errors import RefusedAddressError

_SCHEMES = ("http", "https")

# IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890). In IPv6 only 2000::/3 is given
# out to the public (RFC 4291 §2.4), so everything beside it falls under the last line.
_REFUSED = tuple(
    (ipaddress.ip_network(network), what)
    for network, what in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a provider's inner network"),
        ("127.0.0.0/8", "this machine"),
        ("169.254.0.0/16", "a link-local or cloud metadata address"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "a protocol's own address"),
        ("192.0.2.0/24", "an address for documentation"),
        ("192.31.196.0/24", "a special service"),
        ("192.52.193.0/24", "a special service"),
        ("192.88.99.0/24", "an IPv6 relay"),
        ("192.168.0.0/16", "a private network"),
        ("192.175.48.0/24", "a special service"),
        ("198.18.0.0/15", "a network for benchmarks"),
        ("198.51.100.0/24", "an address for documentation"),
        ("203.0.113.0/24", "an address for documentation"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved address"),
        ("::1/128", "this machine"),
        ("::ffff:0:0/96", "an IPv4 address inside an IPv6 one"),
        ("64:ff9b::/96", "an IPv4 address inside an IPv6 one"),
        ("64:ff9b:1::/48", "an IPv4 address inside an IPv6 one"),
        ("2001::/32", "an IPv4 address inside an IPv6 one"),
        ("2001::/23", "a protocol's own address"),
        ("2001:db8::/32", "an address for documentation"),
        ("2002::/16", "an IPv4 address inside an IPv6 one"),
        ("2620:4f:8000::/48", "a special service"),
        ("3fff::/20", "an address for documentation"),
        ("fc00::/7", "a private network"),
        ("fe80::/10", "a link-local address"),
        ("ff00::/8", "a multicast address"),
        ("::/3", "not a public address"),
        ("4000::/2", "not a public address"),
        ("8000::/1", "not a public address"),
    )
)


def find_refusal(address: str) -> str | None:
    """Say what kind of address it is that must not be asked; None for a public one.

    Args:
        address: IPv4 or IPv6, as a socket has it.

    Raises:
        ValueError: It is no IP address.

    >>> find_refusal("169.254.169.254")
    'a link-local or cloud metadata address'
    """
    ip = ipaddress.ip_address(address)
    return next((what for network, what in _REFUSED if ip in network), None)


def host_of(url: str) -> str:
    """Give the host of a URL in lower case, without a trailing dot; "" where it has none.

    >>> host_of("http://user@News.Example.:8080/a")
    'news.example'
    """
    return (urlsplit(url).hostname or "").rstrip(".")


@dataclass(frozen=True, kw_only=True, slots=True)
class Guard:
    """What may be asked, with the hosts that the user allowed by name.

    Behind a proxy the proxy resolves names, so a name that leads into a private network is found
    out only where the proxy refuses it.
    """

    allow_hosts: frozenset[str] = frozenset()  # in lower case, without a trailing dot

    def check_url(self, url: str) -> None:
        """Refuse what is neither http nor https, and what names no host.

        Raises:
            RefusedAddressError: As above.
        """
        scheme = urlsplit(url).scheme
        if scheme not in _SCHEMES:
            raise RefusedAddressError(f"{url}: http or https expected, found {scheme or 'neither'}")
        if not host_of(url):
            raise RefusedAddressError(f"{url}: the name of a host expected, found none")

    def check_address(self, host: str, address: str) -> None:
        """Refuse an address that is not public, unless the user allowed its host.

        Raises:
            RefusedAddressError: As above.
        """
        if host.lower().rstrip(".") in self.allow_hosts:
            return
        refusal = find_refusal(address)
        if refusal:
            raise RefusedAddressError(
                f"{host}: a public address expected, found {address} ({refusal})",
                hint=f"If it is meant, allow it: --allow-host {host}",
            )
