"""One host of the world: a threading HTTP server on loopback, with what can be wrong with it."""

import contextlib
import socket
import struct
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.world.breakages import ON_THE_WIRE, Breakage, spoil
from tests.world.messages import Answering, Reply
from tests.world.rate_limits import RateLimits
from tests.world.request_log import RequestLog, Service

_TOO_MANY = Reply(429, b"Too Many Requests\n", "text/plain")
_POLL_S = 0.02
_RESET = struct.pack("ii", 1, 0)  # SO_LINGER: what is closed is reset


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    allow_reuse_address = True
    host: "Host"


class Host:
    """Answers for one or more services.

    Attributes:
        broken: What is wrong, by service; another thread may change it at any time.
        limits: How often it may be asked; None for as often as one likes.
    """

    def __init__(
        self,
        services: dict[Service, Answering],
        choose: Callable[[str], Service],
        log: RequestLog,
    ) -> None:
        self.broken: dict[Service, Breakage] = {}
        self.limits: RateLimits | None = None
        self.services = services
        self._choose = choose
        self._log = log
        self._ended = threading.Event()
        self._mended = threading.Event()
        self._server: _Server | None = None
        self._port = 0
        self._open()

    @property
    def origin(self) -> str:
        """Scheme, address and port."""
        return f"http://127.0.0.1:{self._port}"

    def break_(self, service: Service, how: Breakage) -> None:
        """Let a service fail from now on."""
        self._mended.clear()
        self.broken[service] = how
        if how is Breakage.REFUSED:
            self._shut()

    def mend(self) -> None:
        """Let nothing fail any more."""
        self.broken.clear()
        self.limits = None
        self._mended.set()
        if self._server is None:
            self._open()

    def close(self) -> None:
        """End the server, and everybody's waiting for it."""
        self._ended.set()
        self._mended.set()
        self._shut()

    def _open(self) -> None:
        self._server = _Server(("127.0.0.1", self._port), _Handler)
        self._server.host = self
        self._port = self._server.server_address[1]
        threading.Thread(
            target=self._server.serve_forever, args=(_POLL_S,), name="world", daemon=True
        ).start()

    def _shut(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def answer(self, target: str, user_agent: str, connection: socket.socket) -> bool:
        """Answer one request; say whether the connection may be used again."""
        service = self._choose(target)
        how = self.broken.get(service)
        was_refused = self.limits is not None and not self.limits.take(service)
        reply = None
        if was_refused:
            reply = _TOO_MANY
        elif how not in (Breakage.SILENT, Breakage.REFUSED):
            reply = self.services[service](target)
            reply = spoil(reply, how) if how else reply
        self._log.note(
            service=service,
            target=target,
            user_agent=user_agent,
            status=None if how in ON_THE_WIRE or reply is None else reply.status,
            was_refused=was_refused,
        )
        if reply is None:
            return self._say_nothing(how, connection)
        head, body = reply.render()
        whole = head + body
        if how is Breakage.CUT and not was_refused:
            whole = head + body[: len(body) // 2] if body else head[: len(head) // 2]
        connection.sendall(whole)
        return how is not Breakage.CUT

    def _say_nothing(self, how: Breakage | None, connection: socket.socket) -> bool:
        if how is Breakage.SILENT:
            self._mended.wait()
        else:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        return False


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self.close_connection = True
        with contextlib.suppress(ConnectionError):  # whoever asked has gone away
            agent = self.headers.get("User-Agent", "")
            if self.server.host.answer(self.path, agent, self.connection):
                self.close_connection = False

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):
            super().handle()

    def log_message(self, *arguments: Any) -> None:
        """The world has a log of its own."""
