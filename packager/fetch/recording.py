"""One request on its way: what its connection asks for, and what it notes down."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from archive import limits
from archive.block import Block, BlockBuilder
from archive.exchange import Exchange, Truncation
from archive.http_message import parse_final_head
from packager.fetch.dial import Dialer, connect_unguarded
from packager.fetch.receive import Bounds, Reception, receive
from packager.fetch.redaction import redact_request, redact_url
from packager.fetch.tls import cipher_suite, tls_version


class Recording:
    """Follows one request from the first byte sent to the last byte received.

    urllib3 gives a connection no word about the request that it serves, so the recording stands in
    a context variable for as long as the request lasts, and the connection finds it there.
    """

    def __init__(self, *, url: str, method: str, dialer: Dialer, bounds: Bounds) -> None:
        self.bounds = bounds
        self._url = redact_url(url)
        self._method = method
        self._dialer = dialer
        self.has_begun = False  # what is sent now is the request, not the tunnel of a proxy
        self._started_at = datetime.now(UTC)
        self._request = bytearray()
        self._response = BlockBuilder()
        self._peer: tuple[str, int] | None = None
        self._tls: str | None = None
        self._cipher_suite: str | None = None
        self._truncated: Truncation | None = Truncation.DISCONNECT  # until an answer has come

    def dial(self, host: str, port: int, *, is_proxy: bool) -> socket.socket:
        """Connect for this request.

        Raises:
            NetworkError: As ``Dialer.connect`` says.
        """
        connect = connect_unguarded if is_proxy else self._dialer.connect
        return connect(host, port, self.bounds.connect_s)

    def begin(self, sock: socket.socket, peer: tuple[str, int] | None) -> None:
        """Note that the request begins, on a connection that stands.

        Args:
            sock: The connection.
            peer: IP address and port of the server; None behind a proxy.
        """
        self.has_begun = True
        self._started_at = datetime.now(UTC)
        self._peer = peer
        if isinstance(sock, ssl.SSLSocket):
            self._tls = tls_version(sock)
            self._cipher_suite = cipher_suite(sock)

    def note_sent(self, piece: bytes) -> None:
        """Note bytes of the request."""
        self._request += piece

    def receive(self, sock: socket.socket) -> bytes:
        """Take the whole response, and give what http.client is told of it.

        Raises:
            WriteError: The response cannot be kept.
        """
        reception = receive(sock, method=self._method, bounds=self.bounds, response=self._response)
        self._truncated = reception.truncated
        return _tell(reception)

    def to_exchange(self) -> Exchange:
        """Give what was noted down."""
        response = self._response.build()
        head = parse_final_head(response.read(0, limits.RESPONSE_HEAD_BYTES))
        return Exchange(
            url=self._url,
            method=self._method,
            started_at=self._started_at,
            request=Block(redact_request(bytes(self._request))),
            response=response,
            ip=self._peer[0] if self._peer else None,
            port=self._peer[1] if self._peer else None,
            protocol=f"http/{head.version}" if head else None,
            tls=self._tls,
            cipher_suite=self._cipher_suite,
            truncated=self._truncated,
        )


_current: ContextVar[Recording] = ContextVar("recording")


def current_recording() -> Recording:
    """Give the recording of the request that this thread is making.

    Raises:
        LookupError: The thread makes none: the connection is used from outside.
    """
    return _current.get()


@contextmanager
def recording_with(recording: Recording) -> Iterator[None]:
    """Let the connections of this thread note down in ``recording``."""
    token = _current.set(recording)
    try:
        yield
    finally:
        _current.reset(token)


def _tell(reception: Reception) -> bytes:
    """Make an empty answer that says the one thing http.client needs: whether to hang up."""
    connection = b"keep-alive" if reception.keeps_connection else b"close"
    return b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: " + connection + b"\r\n\r\n"
