"""No article and no redirect makes us connect to an address that is not public.

A listener on loopback is what the addresses want to reach. That they would reach it without the
guard is shown, too: a listener that nobody could reach would prove nothing.
"""

import socket
from collections.abc import Callable, Iterator, Sequence

import pytest

from packager.errors import RefusedAddressError, UnknownHostError
from packager.fetch.client import Client
from packager.fetch.guard import host_of
from tests.packager.fetch.wire_server import WireServer, ok, redirect

PORT = "PORT"  # stands for the listener's

# Spellings of this machine's address that a system's resolver takes.
SPELLINGS = [
    "http://127.0.0.1:PORT/",
    "HTTP://127.0.0.1:PORT/",
    "http://127.1:PORT/",
    "http://127.0.1:PORT/",
    "http://127.000.000.001:PORT/",
    "http://0177.0.0.1:PORT/",
    "http://0177.0000.0000.0001:PORT/",
    "http://017700000001:PORT/",
    "http://2130706433:PORT/",
    "http://0x7f000001:PORT/",
    "http://0x7f.0.0.1:PORT/",
    "http://0x7f.1:PORT/",
    "http://0X7F.0x0.0x0.0x1:PORT/",
    "http://127.0.0.2:PORT/",
    "http://127.255.255.254:PORT/",
    "http://0.0.0.0:PORT/",
    "http://0:PORT/",
    "http://0x0:PORT/",
    "http://localhost:PORT/",
    "http://LOCALHOST:PORT/",
    "http://user@127.0.0.1:PORT/",
    "http://public.example:80@127.0.0.1:PORT/",
    "http://public.example%40@127.0.0.1:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "http://[::ffff:7f00:1]:PORT/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/",
    "  http://127.0.0.1:PORT/",
]

# Further ways to say it, some of which mean nothing or a public host to a careful reader.
RIDDLES = [
    "http://①②⑦.⓪.⓪.①:PORT/",
    "http://１２７.０.０.１:PORT/",
    "http://127。0。0。1:PORT/",
    "http://ｌｏｃａｌｈｏｓｔ:PORT/",
    "http://127.0.0.1.:PORT/",
    "http://localhost.:PORT/",
    "http://[::1]:PORT/",
    "http://[::]:PORT/",
    "http://[::127.0.0.1]:PORT/",
    "http://[::1%25lo]:PORT/",
    "http://[64:ff9b::127.0.0.1]:PORT/",
    "http://[2002:7f00:1::]:PORT/",
    "http://[fe80::1%25eth0]:PORT/",
    "http://%31%32%37.0.0.1:PORT/",
    "http://127.0.0.1%2f.public.example:PORT/",
    "http://127.0.0.1%00.public.example:PORT/",
    "http://127.0.0.1\t:PORT/",
    "http://127.0\n.0.1:PORT/",
    "ht\ntp://127.0.0.1:PORT/",
    "http:127.0.0.1:PORT/",
    "http:/127.0.0.1:PORT/",
    "http:///127.0.0.1:PORT/",
    "http:\\\\127.0.0.1:PORT\\",
    "//127.0.0.1:PORT/",
    "http://127.0.0.1:PORT#@public.example/",
    "http://127.0.0.1:PORT?@public.example/",
    "http://127.0.0.1:PORT\\@public.example/",
    "http://public.example@@127.0.0.1:PORT/",
    "http://public.example#@127.0.0.1:PORT/",
    "http://public.example\\@127.0.0.1:PORT/",
    "http://0x7f.0x0.0x0.0x1.:PORT/",
    "http://256.256.256.256:PORT/",
    "http://4294967297:PORT/",
    "http://-127.0.0.1:PORT/",
]

SCHEMES = [
    "file:///etc/hostname",
    "file://127.0.0.1:PORT/x",
    "ftp://127.0.0.1:PORT/",
    "gopher://127.0.0.1:PORT/_x",
    "dict://127.0.0.1:PORT/x",
    "ldap://127.0.0.1:PORT/",
    "ws://127.0.0.1:PORT/",
    "data:text/plain,x",
    "javascript:alert(1)",
    "http+unix://%2Frun%2Fdocker.sock/info",
    "jar:http://127.0.0.1:PORT/!/x",
    "",
    "http:",
    "http://",
    "http://:PORT/",
    "127.0.0.1:PORT",
]

# What a public name may turn out to be.
ADDRESSES = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:10.0.0.1",
    "::ffff:0:10.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::10.0.0.1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:a00:1::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
]

PUBLIC_ADDRESS = "8.8.8.8"


@pytest.fixture
def listener() -> Iterator[WireServer]:
    """What must not be reached."""
    server = WireServer(host="")  # every address of this machine
    server.answers["/"] = ok(b"secret")
    yield server
    server.close()


@pytest.fixture
def dialled(monkeypatch) -> list[object]:
    """Every address that a socket is connected to."""
    addresses: list[object] = []
    connect = socket.socket.connect

    def connect_and_note(sock: socket.socket, address: tuple[str, int]) -> None:
        addresses.append(address)
        connect(sock, address)

    monkeypatch.setattr(socket.socket, "connect", connect_and_note)
    return addresses


def resolver(**names: str | Sequence[str]) -> Callable[[str, int], Sequence[str]]:
    """Answer for names under .example as told, for numbers as the system does; never by DNS."""

    def resolve(host: str, port: int) -> Sequence[str]:
        name = host.rstrip(".").lower().removesuffix(".example")
        if name in names:
            found = names[name]
            return [found] if isinstance(found, str) else found
        if host == "localhost":
            return ["127.0.0.1"]
        numeric = socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST)
        return [str(sockaddr[0]) for *_, sockaddr in numeric]

    return resolve


def resolve_public(host: str, port: int) -> Sequence[str]:
    return resolver(public=PUBLIC_ADDRESS)(host, port)


def aim(url: str, server: WireServer) -> str:
    return url.replace(PORT, str(server.port))


@pytest.mark.parametrize("url", SPELLINGS)
def test_no_spelling_of_this_machine_is_connected_to(listener, settings, dialled, url):
    with Client(settings(allow_hosts=frozenset()), resolve=resolver()) as client:
        fetched = client.fetch(aim(url, listener))
    assert isinstance(fetched.error, RefusedAddressError)
    assert not dialled
    assert not listener.connections


@pytest.mark.allow_hosts(
    ["127.0.0.1", "127.0.0.2", "127.255.255.254", "0.0.0.0", "::ffff:127.0.0.1"]
)
@pytest.mark.parametrize("url", SPELLINGS)
def test_each_of_these_spellings_would_reach_the_listener(listener, settings, url):
    hosts = frozenset({"127.0.0.1", "localhost", host_of(aim(url, listener).strip())})
    with Client(settings(allow_hosts=hosts), resolve=resolver()) as client:
        fetched = client.fetch(aim(url, listener))
    assert fetched.body == b"secret"


@pytest.mark.parametrize("url", RIDDLES)
def test_no_riddle_is_connected_to(listener, settings, dialled, url):
    with Client(settings(allow_hosts=frozenset()), resolve=resolver()) as client:
        fetched = client.fetch(aim(url, listener))
    assert isinstance(fetched.error, (RefusedAddressError, UnknownHostError))
    assert not dialled
    assert not listener.connections


@pytest.mark.parametrize("url", SCHEMES)
def test_only_http_and_https_are_asked(listener, settings, dialled, url):
    with Client(settings(), resolve=resolver()) as client:
        fetched = client.fetch(aim(url, listener))
    assert isinstance(fetched.error, RefusedAddressError)
    assert not dialled


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("among", ["alone", "after a public one"])
def test_no_name_leads_into_a_private_network(settings, dialled, address, among):
    answers = [address] if among == "alone" else [PUBLIC_ADDRESS, address]
    with Client(settings(), resolve=resolver(evil=answers)) as client:
        fetched = client.fetch("http://evil.example/")
    assert isinstance(fetched.error, RefusedAddressError)
    assert not dialled


def test_a_name_whose_answer_changes_is_judged_by_the_address_that_is_dialled(
    listener, settings, monkeypatch
):
    asked = []

    def resolve(host, _port):
        asked.append(host)
        return [PUBLIC_ADDRESS] if len(asked) == 1 else ["127.0.0.1"]

    dialled = []

    def connect(address, _timeout_s):
        dialled.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    with Client(settings(tries=1), resolve=resolve) as client:
        url = f"http://rebind.example:{listener.port}/"
        client.fetch(url)
        second = client.fetch(url)
    assert asked == ["rebind.example"] * 2  # once a connection: nothing is asked between
    assert dialled == [(PUBLIC_ADDRESS, listener.port)]
    assert isinstance(second.error, RefusedAddressError)
    assert not listener.connections


def test_the_connected_socket_is_judged_again(listener, settings, monkeypatch):
    connect = socket.create_connection

    def connect_elsewhere(_address, timeout_s):
        return connect(("127.0.0.1", listener.port), timeout_s)

    monkeypatch.setattr(socket, "create_connection", connect_elsewhere)
    with Client(settings(), resolve=resolver(public=PUBLIC_ADDRESS)) as client:
        fetched = client.fetch("http://public.example/")
    assert isinstance(fetched.error, RefusedAddressError)
    assert not listener.seen  # not a byte was sent


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:PORT/",
        "//127.0.0.1:PORT/",
        "http://2130706433:PORT/",
        "http://[::ffff:127.0.0.1]:PORT/",
        "http://news.example@localhost:PORT/",
        "http://inside.example:PORT/",
        "file:///etc/hostname",
        "gopher://127.0.0.1:PORT/",
    ],
)
def test_no_redirect_leads_into_a_private_network(http_server, listener, settings, status, target):
    http_server.answers["/"] = redirect("/second", status)
    http_server.answers["/second"] = redirect(aim(target, listener), status)
    resolve = resolver(news="127.0.0.1", inside="127.0.0.1")
    with Client(settings(allow_hosts=frozenset({"news.example"})), resolve=resolve) as client:
        fetched = client.fetch(http_server.url("/", host="news.example"))
    assert isinstance(fetched.error, RefusedAddressError)
    assert len(fetched.hops) == 2  # what led there is on record
    assert not listener.connections


def test_a_host_that_the_user_allows_is_asked_and_no_other(http_server, settings):
    http_server.answers["/"] = redirect(http_server.url("/", host="other.example"))
    resolve = resolver(news="127.0.0.1", other="127.0.0.1")
    with Client(settings(allow_hosts=frozenset({"news.example"})), resolve=resolve) as client:
        fetched = client.fetch(http_server.url("/", host="news.example"))
    assert [hop.exchange.status for hop in fetched.hops] == [302]
    assert isinstance(fetched.error, RefusedAddressError)


def test_proxies_and_passwords_of_the_environment_are_not_used(
    http_server, listener, settings, monkeypatch, tmp_path
):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{listener.port}")
        monkeypatch.setenv(name.upper(), f"http://127.0.0.1:{listener.port}")
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login user password secret\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    http_server.answers["/"] = ok(b"straight")
    with Client(settings()) as client:
        assert client.fetch(http_server.url("/")).body == b"straight"
    assert not listener.connections
    assert b"authorization" not in http_server.seen[0].request.lower()


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f.1", "[::1]", "localhost", "a.localhost", "10.1"]
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_is_not_asked_for_what_is_private_by_its_spelling(listener, settings, scheme, host):
    proxy = f"http://127.0.0.1:{listener.port}"
    with Client(settings(proxy=proxy, allow_hosts=frozenset())) as client:
        fetched = client.fetch(f"{scheme}://{host}/")
    assert isinstance(fetched.error, RefusedAddressError)
    assert not listener.connections
