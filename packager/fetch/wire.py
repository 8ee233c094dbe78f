"""urllib3's connections, made to hand every byte above TLS to the recording of their request.

urllib3 keeps connections, speaks TLS and writes requests. It never reads a response: that is
received whole and unchanged by ``recording``, and http.client, which rewrites headers, takes an
interim answer for the final one and loses what came before a time-out, is told of an empty one.
"""

import http.client
import io
import socket
import ssl

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from packager.errors import NetworkError, TimedOutError, UnreachableError, UntrustedServerError
from packager.fetch.recording import current_recording


class _ToldResponse(http.client.HTTPResponse):
    """Reads what http.client is told, not the socket; a proxy's answer to CONNECT it reads."""

    def __init__(
        self,
        sock: socket.socket,
        debuglevel: int = 0,
        method: str | None = None,
        url: str | None = None,
    ) -> None:
        super().__init__(sock, debuglevel, method, url)
        recording = current_recording()
        if recording.has_begun:
            self.fp.close()
            self.fp = io.BufferedReader(io.BytesIO(recording.receive(sock)))


class _RecordedConnection(HTTPConnection):
    """A connection that knows the recording of the request it serves."""

    response_class = _ToldResponse

    peer: tuple[str, int] | None = None  # of the server; None behind a proxy

    def _new_conn(self) -> socket.socket:
        is_proxy = self.proxy is not None
        # _dns_host keeps the trailing dot of a name, which the resolver must see.
        sock = current_recording().dial(self._dns_host, self.port, is_proxy=is_proxy)
        self.peer = None if is_proxy else sock.getpeername()[:2]
        return sock

    def connect(self) -> None:
        try:
            super().connect()
        except ssl.SSLCertVerificationError as error:
            raise UntrustedServerError(f"{self.host}: {error.verify_message}") from error
        except TimeoutError as error:
            raise TimedOutError(f"{self.host}: no secure connection in time") from error
        except OSError as error:
            raise UnreachableError(f"{self.host}: no connection: {error}") from error
        if isinstance(self.sock, ssl.SSLSocket):
            # A body that ends with the connection is whole only if TLS says so (RFC 9112 §9.8).
            self.sock.suppress_ragged_eofs = False  # type: ignore[attr-defined] # not in typeshed

    def endheaders(
        self,
        message_body: "http.client._DataType | None" = None,
        *,
        encode_chunked: bool = False,
    ) -> None:
        if self.sock is None:
            self.connect()  # here, so that a proxy's CONNECT does not become part of the request
        current_recording().begin(self.sock, self.peer)
        super().endheaders(message_body, encode_chunked=encode_chunked)

    def send(self, data: "http.client._DataType | str") -> None:
        recording = current_recording()
        if not recording.has_begun:
            super().send(data)
            return
        if not isinstance(data, bytes):
            raise TypeError(f"bytes expected in a recorded request, found {type(data).__name__}")
        recording.note_sent(data)
        try:
            super().send(data)
        except OSError:
            # A server may answer and hang up before it has read everything (RFC 9112 §9.5). What
            # it said is received below; if it said nothing, that finds the connection broken.
            return


class _RecordedTLSConnection(_RecordedConnection, HTTPSConnection):
    """The same over TLS."""


class _RecordedPool(HTTPConnectionPool):
    ConnectionCls = _RecordedConnection


class _RecordedTLSPool(HTTPSConnectionPool):
    ConnectionCls = _RecordedTLSConnection


POOL_CLASSES: dict[str, type[HTTPConnectionPool]] = {
    "http": _RecordedPool,
    "https": _RecordedTLSPool,
}


def check_http_client_is_whole() -> None:
    """Make sure that nobody has put classes of their own under urllib3 in this process.

    warcio's ``capture_http`` does: it would record, rewrite and lose parts of our requests.

    Raises:
        NetworkError: ``http.client`` or urllib3 is patched.
    """
    lineage = (http.client.HTTPConnection, http.client.HTTPResponse, *HTTPSConnection.__mro__)
    for one in lineage:
        if one.__module__.partition(".")[0] not in ("http", "urllib3", "builtins"):
            raise NetworkError(
                f"http.client is replaced by {one.__module__} in this process,"
                " so what comes over the wire cannot be recorded",
                hint="Start a process that does not import it.",
            )
