"""Who a server is must be proved, and how the connection was secured is on record."""

import shutil
import ssl
import subprocess
from datetime import UTC, datetime

import pytest
import trustme

from packager.errors import TimedOutError, UnreachableError, UntrustedServerError
from packager.fetch.client import Client
from packager.fetch.tls import _IANA_NAMES, new_tls_context
from tests.packager.fetch.wire_server import WireServer


@pytest.mark.skipif(not shutil.which("openssl"), reason="the openssl program is absent")
def test_the_names_of_cipher_suites_are_ianas():
    listed = subprocess.run(
        ["openssl", "ciphers", "-stdname", "-V", "ALL"], capture_output=True, text=True, check=True
    )
    names = {}
    for line in listed.stdout.splitlines():
        code, _, iana_name, *_ = line.split()
        high, low = code.split(",")
        names[int(high, 16) << 8 | int(low, 16)] = iana_name
    assert {suite: names[suite] for suite in _IANA_NAMES} == _IANA_NAMES


def test_every_cipher_suite_that_is_offered_has_a_name():
    offered = {suite["id"] & 0xFFFF for suite in new_tls_context().get_ciphers()}
    tls13 = {0x1301, 0x1302, 0x1303}
    assert offered - tls13 <= _IANA_NAMES.keys()


def test_tls_1_2_is_recorded_with_ianas_name(authority, settings):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    authority.issue_cert("127.0.0.1").configure_cert(context)
    context.set_ciphers("ECDHE+AESGCM")
    server = WireServer(tls=context)
    with Client(settings()) as client:
        (exchange,) = client.fetch(server.url("/")).exchanges
    server.close()
    assert exchange.tls == "tls/1.2"
    assert exchange.cipher_suite == "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"


@pytest.mark.parametrize("fault", ["another authority", "another name", "expired"])
def test_a_server_that_proves_nothing_is_not_asked(authority, settings, fault):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if fault == "another authority":
        trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    elif fault == "another name":
        authority.issue_cert("news.example").configure_cert(context)
    else:
        past = datetime(2020, 1, 1, tzinfo=UTC)
        authority.issue_cert("127.0.0.1", not_after=past).configure_cert(context)
    server = WireServer(tls=context)
    with Client(settings()) as client:
        fetched = client.fetch(server.url("/"))
    server.close()
    assert isinstance(fetched.error, UntrustedServerError)
    assert not fetched.hops
    assert not server.seen


def test_nobody_is_trusted_beside_the_users_own_file(server_tls, settings):
    server = WireServer(tls=server_tls)
    with Client(settings()) as client:
        assert client.fetch(server.url("/")).status == 404
        trusted = client._adapter._tls.get_ca_certs()
    server.close()
    assert len(trusted) == 1  # requests adds its own list, unless it is kept from it


def test_the_default_is_mozillas_list_and_the_environment_is_not_asked(
    monkeypatch, settings, server_tls, ca_file
):
    for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, str(ca_file))
    server = WireServer(tls=server_tls)
    with Client(settings(ca_file=None)) as client:
        fetched = client.fetch(server.url("/"))
    server.close()
    assert isinstance(fetched.error, UntrustedServerError)


def test_a_server_that_wants_to_know_us_first_cannot_be_reached(authority, settings):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.verify_mode = ssl.CERT_REQUIRED
    authority.configure_trust(context)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    server = WireServer(tls=context)
    with Client(settings()) as client:
        fetched = client.fetch(server.url("/"))
    server.close()
    assert type(fetched.error) is UnreachableError


def test_a_server_that_never_answers_our_greeting_is_not_waited_for(http_server, settings):
    with Client(settings(connect_s=0.3)) as client:
        fetched = client.fetch(http_server.url("/").replace("http:", "https:"))
    assert isinstance(fetched.error, TimedOutError)
    assert not fetched.hops
