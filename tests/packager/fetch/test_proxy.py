"""A proxy that the user names is used, may stand anywhere, and is no part of the record."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from packager.errors import SettingsError, UnreachableError
from packager.fetch.client import Client
from tests.packager.fetch.wire_server import WireServer, answer, ok


class TunnelProxy:
    """Answers CONNECT, notes the request, and leads every tunnel to one server."""

    def __init__(self, target: WireServer) -> None:
        self.asked: list[bytes] = []
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._serve, daemon=True)]
        self._threads[0].start()

    def close(self) -> None:
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _serve(self) -> None:
        client, _ = self._listener.accept()
        request = b""
        while b"\r\n\r\n" not in request:
            request += client.recv(65536)
        self.asked.append(request)
        server = socket.create_connection(("127.0.0.1", self._target.port))
        client.sendall(b"HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n")
        pumps = [
            threading.Thread(target=_pump, args=pair)
            for pair in ((client, server), (server, client))
        ]
        for pump in pumps:
            pump.start()
        for pump in pumps:
            pump.join()
        client.close()
        server.close()


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)


@pytest.fixture
def secure_server(server_tls) -> Iterator[WireServer]:
    server = WireServer(tls=server_tls)
    yield server
    server.close()


def test_https_goes_through_a_tunnel_that_is_not_recorded(secure_server, settings):
    secure_server.answers["/"] = ok(b"behind")
    proxy = TunnelProxy(secure_server)
    address = f"http://user:secret@127.0.0.1:{proxy.port}"
    with Client(settings(proxy=address, allow_hosts=frozenset())) as client:
        fetched = client.fetch("https://news.example/")
    proxy.close()
    (exchange,) = fetched.exchanges
    assert proxy.asked[0].startswith(b"CONNECT news.example:443 ")
    assert exchange.request.read() == secure_server.seen[0].request
    assert exchange.response.read() == ok(b"behind").sent
    assert (exchange.ip, exchange.port, exchange.tls) == (None, None, "tls/1.3")


def test_http_is_asked_of_the_proxy_and_its_password_is_not_recorded(http_server, settings):
    http_server.answers["http://news.example/"] = ok(b"behind")
    address = f"http://user:secret@127.0.0.1:{http_server.port}"
    with Client(settings(proxy=address, allow_hosts=frozenset())) as client:
        (exchange,) = client.fetch("http://news.example/").exchanges
    assert b"Proxy-Authorization: Basic dXNlcjpzZWNyZXQ=" in http_server.seen[0].request
    assert b"Proxy-Authorization: [redacted]\r\n" in exchange.request.read()
    assert exchange.response.read() == ok(b"behind").sent
    assert (exchange.ip, exchange.port) == (None, None)


def test_a_proxy_that_refuses_the_tunnel_is_an_error(http_server, settings):
    http_server.answers["news.example:443"] = answer(b"HTTP/1.1 403 No\r\n\r\n")
    with Client(settings(proxy=f"http://127.0.0.1:{http_server.port}")) as client:
        fetched = client.fetch("https://news.example/")
    assert isinstance(fetched.error, UnreachableError)
    assert not fetched.hops


@pytest.mark.parametrize("proxy", ["127.0.0.1:3128", "socks5://127.0.0.1:9050", "https://x"])
def test_a_proxy_of_another_kind_is_no_setting(settings, proxy):
    with pytest.raises(SettingsError, match="http://host:port"):
        settings(proxy=proxy)
