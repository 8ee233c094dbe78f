"""An HTTP session that connects only to hosts that may be asked, and that ends in time.

The only file that imports requests and urllib3.
"""

import socket
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from types import TracebackType
from typing import Self

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from archive import __version__
from archive.layout import SOFTWARE_NAME
from archive.limits import CONNECT_S, READ_S
from packager.errors import NetworkError, SettingsError
from packager.public_address import (
    SocketAddress,
    find_addresses,
    is_allowed,
    parse_web_address,
    refuse_private,
)

Response = requests.Response

_HEADERS = {
    "User-Agent": f"{SOFTWARE_NAME}/{__version__}",
    "Accept": "text/html,application/xhtml+xml,text/plain,text/markdown;q=0.9,*/*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}


class GuardedSession:
    """Asks one address at a time; to be used in a ``with`` statement.

    Neither the environment's proxies nor ``.netrc`` are used, and no redirect is followed. A host
    is looked up once, and the connection goes to the very addresses that were checked. Through a
    proxy it is the proxy that looks up and connects; then only what this machine finds is checked.

    Args:
        allow_hosts: Hosts that may be asked although they are not public.
        proxy: The address of an HTTP proxy; None for none.
        total_s: After so many seconds every connection is cut, whatever it is doing.

    Raises:
        SettingsError: ``proxy`` is not the address of an HTTP proxy.
    """

    def __init__(self, *, allow_hosts: Collection[str], proxy: str | None, total_s: float) -> None:
        self._allow_hosts = allow_hosts
        self._proxy = proxy
        self._ends_at = time.monotonic() + total_s
        self._timer = Timer(total_s, self._cut)
        self._timer.daemon = True
        self._connected: list[socket.socket] = []
        self._session = _make_session(self, proxy)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self._session.close()
        for connected in self._connected:
            connected.close()

    @contextmanager
    def ask(self, url: str) -> Iterator[Response]:
        """Send a GET and give the answer, whose body is still to be read.

        Raises:
            RefusedAddressError: The address must not be asked.
            NetworkError: There was no whole answer, also while the body was read.
        """
        parts = parse_web_address(url)
        if self._proxy is not None:
            self._check_before_proxy(parts.hostname or "")
        with self._naming(url), self._send(url) as response:
            yield response

    def _send(self, url: str) -> Response:
        """Send a GET and wait for the answer's headers."""
        try:
            return self._session.get(
                url, stream=True, allow_redirects=False, timeout=(CONNECT_S, READ_S)
            )
        except NetworkError as error:  # from ``connect``, which knows only the host
            raise type(error)(f"{url}: {error}", hint=error.hint) from error

    @contextmanager
    def _naming(self, url: str) -> Iterator[None]:
        """Turn what the libraries raise into our error."""
        try:
            yield
        # UnicodeError: requests lets pass what its idna library says of some host names.
        except (requests.RequestException, HTTPError, OSError, UnicodeError) as error:
            reason = _first_line(error) if self._remaining_s() > 0 else "it took too long"
            raise NetworkError(f"{url}: no whole answer: {reason}") from error

    def connect(self, host: str, port: int) -> socket.socket:
        """Connect to a host that may be asked, or to the proxy.

        Raises:
            RefusedAddressError: The host is not public and not allowed.
            NetworkError: The host cannot be found.
            OSError: None of its addresses answered in time.
        """
        addresses = find_addresses(host, port)
        if self._proxy is None and not is_allowed(host, self._allow_hosts):
            refuse_private(host, addresses)
        connected = self._connect_to_any(addresses)
        # TLS takes the socket over; a second handle of the connection stays to cut it.
        self._connected.append(connected.dup())
        if self._remaining_s() <= 0:
            self._cut()  # the timer has run out without this one
        return connected

    def _connect_to_any(self, addresses: tuple[SocketAddress, ...]) -> socket.socket:
        """Connect to the first address that answers."""
        failure = OSError("no address to connect to")
        for address in addresses:
            timeout_s = min(CONNECT_S, self._remaining_s())
            if timeout_s <= 0:
                raise TimeoutError("it took too long")
            try:
                return socket.create_connection(address[:2], timeout_s)
            except OSError as error:
                failure = error
        raise failure

    def _check_before_proxy(self, host: str) -> None:
        """Refuse what is known not to be public; a name that only the proxy can find is its own."""
        if is_allowed(host, self._allow_hosts):
            return
        try:
            addresses = find_addresses(host, 0)
        except NetworkError:
            return
        refuse_private(host, addresses)

    def _remaining_s(self) -> float:
        return self._ends_at - time.monotonic()

    def _cut(self) -> None:
        """End every connection; whoever reads from one gets an error."""
        for connected in self._connected:
            with suppress(OSError):  # it is closed already
                connected.shutdown(socket.SHUT_RDWR)


def _make_session(guard: GuardedSession, proxy: str | None) -> requests.Session:
    """Make a session of requests whose connections are made by the guard."""
    session = requests.Session()
    session.trust_env = False
    session.headers.update(_HEADERS)
    adapter = HTTPAdapter()
    managers = [adapter.poolmanager]
    if proxy is not None:
        session.proxies = {"http": proxy, "https": proxy}
        if not proxy.startswith(("http://", "https://")):
            raise SettingsError(f"{proxy}: expected the http or https address of a proxy")
        managers.append(adapter.proxy_manager_for(proxy))
    for manager in managers:
        manager.pool_classes_by_scheme = _make_pool_classes(guard)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


def _make_pool_classes(guard: GuardedSession) -> dict[str, type[HTTPConnectionPool]]:
    """Make urllib3's connections by the guard."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return guard.connect(self.host, self.port)

    class Encrypted(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return guard.connect(self.host, self.port)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class EncryptedPool(HTTPSConnectionPool):
        ConnectionCls = Encrypted

    return {"http": PlainPool, "https": EncryptedPool}


def _first_line(error: Exception) -> str:
    """Say what a library says, in one line."""
    return (str(error) or type(error).__name__).splitlines()[0]
