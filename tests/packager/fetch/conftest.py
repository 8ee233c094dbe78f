"""Servers on loopback, a throw-away certificate authority, and clients that may ask them."""

import ssl
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import trustme

from packager.fetch.client import Client
from packager.fetch.settings import FetchSettings
from tests.packager.fetch.wire_server import WireServer

NAMES = ("127.0.0.1", "localhost", "news.example", "other.example")


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def ca_file(authority, tmp_path_factory) -> Path:
    path: Path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


@pytest.fixture(scope="session")
def server_tls(authority) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*NAMES).configure_cert(context)
    return context


@pytest.fixture
def http_server() -> Iterator[WireServer]:
    server = WireServer()
    yield server
    server.close()


@pytest.fixture(params=["http", "https"])
def server(request, server_tls) -> Iterator[WireServer]:
    """A server over http, and one over https."""
    server = WireServer(tls=server_tls if request.param == "https" else None)
    yield server
    server.close()


@pytest.fixture
def settings(ca_file) -> Callable[..., FetchSettings]:
    """Make settings for tests: loopback allowed, no delay, one try."""
    gentle_to_nobody = FetchSettings(
        allow_hosts=frozenset({"127.0.0.1"}),
        ca_file=ca_file,
        host_delay_s=0.0,
        host_parallel=16,
        tries=1,
    )
    return partial(replace, gentle_to_nobody)


@pytest.fixture
def client(settings) -> Iterator[Client]:
    with Client(settings()) as client:
        yield client
