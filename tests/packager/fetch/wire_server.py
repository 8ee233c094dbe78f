"""A raw-socket HTTP server: it sends what a test says, and knows every byte of both sides."""

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum

_RESET = struct.pack("ii", 1, 0)  # SO_LINGER: close with RST
_MOST_READ_BYTES = 1_000_000  # of a request's body


class Ending(Enum):
    """What the server does after its last byte."""

    KEEP = "keep"  # waits for the next request
    CLOSE = "close"  # ends TLS properly, then the connection
    CUT = "cut"  # ends the connection without a word of TLS
    RESET = "reset"
    STALL = "stall"  # says nothing more until the client hangs up


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The bytes to send, in pieces, and what follows them."""

    pieces: Iterable[bytes]
    ending: Ending = Ending.KEEP

    @property
    def sent(self) -> bytes:
        return b"".join(self.pieces)


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """One request as it was received, and what was sent in return."""

    request: bytes
    answer: Answer

    @property
    def path(self) -> str:
        return self.request.split(b" ", 2)[1].decode("ascii")


def answer(*pieces: bytes, ending: Ending = Ending.KEEP) -> Answer:
    return Answer(pieces=pieces, ending=ending)


def ok(body: bytes, *headers: bytes) -> Answer:
    lines = (b"HTTP/1.1 200 OK", b"Content-Length: %d" % len(body), *headers)
    return answer(b"\r\n".join(lines) + b"\r\n\r\n" + body)


def redirect(location: str, status: int = 302) -> Answer:
    return answer(
        b"HTTP/1.1 %d Moved\r\nLocation: %s\r\nContent-Length: 5\r\n\r\nmoved"
        % (status, location.encode())
    )


Answering = Callable[[bytes], Answer]


class WireServer:
    """Serves on loopback, a thread a connection, until it is closed."""

    def __init__(self, *, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self.answers: dict[str, Answer | Answering] = {}
        self.seen: list[Seen] = []
        self.connections = 0
        self._tls = tls
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, 0), family=family, backlog=128)
        self.port = self._listener.getsockname()[1]
        self.scheme = "https" if tls else "http"
        self._threads: list[threading.Thread] = []
        self._open: set[socket.socket] = set()
        self._acceptor = threading.Thread(target=self._accept, daemon=True)
        self._acceptor.start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._acceptor.join()
        self._listener.close()
        for sock in list(self._open):
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.add(sock)
            thread = threading.Thread(target=self._serve, args=(sock,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, sock: socket.socket) -> None:
        plain = sock
        try:
            if self._tls:
                sock = self._tls.wrap_socket(sock, server_side=True)
                self._open.discard(plain)
                self._open.add(sock)
            while request := _receive_request(sock):
                ending = self._send_answer(sock, request)
                if ending is not Ending.KEEP:
                    _end(sock, ending)
                    return
        except OSError:
            return  # the client hung up or refused our certificate
        finally:
            self._open.discard(sock)
            sock.close()

    def _send_answer(self, sock: socket.socket, request: bytes) -> Ending:
        path = request.split(b" ", 2)[1].decode("ascii")
        found = self.answers.get(
            path, answer(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        )
        if not isinstance(found, Answer):
            found = found(request)
        self.seen.append(Seen(request=request, answer=found))
        for piece in found.pieces:
            sock.sendall(piece)
        return found.ending


def _receive_request(sock: socket.socket) -> bytes:
    request = b""
    while b"\r\n\r\n" not in request:
        piece = sock.recv(65536)
        if not piece:
            return b""
        request += piece
    head, _, body = request.partition(b"\r\n\r\n")
    lengths = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    length = int(lengths[0].partition(b":")[2]) if lengths else 0
    while len(body) < min(length, _MOST_READ_BYTES):
        body += sock.recv(65536)
    return head + b"\r\n\r\n" + body


def _end(sock: socket.socket, ending: Ending) -> None:
    if ending is Ending.RESET:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    elif ending is Ending.STALL:
        while sock.recv(65536):
            pass
    elif ending is Ending.CLOSE and isinstance(sock, ssl.SSLSocket):
        with suppress(OSError):
            sock.unwrap().close()
