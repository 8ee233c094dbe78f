"""A fetch from its address to its answer: redirects, cookies, secrets, errors."""

import gzip
import socket
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from archive import limits
from archive.block import Block
from archive.exchange import Exchange
from packager.errors import (
    BrokenAnswerError,
    RefusedAddressError,
    TooLargeError,
    TooManyRedirectsError,
    UnknownHostError,
    UnreachableError,
)
from packager.fetch.client import Client
from packager.fetch.question import Question, find_redirect
from packager.fetch.settings import FetchSettings
from tests.packager.fetch.wire_server import WireServer, answer, ok, redirect


def header_of(request: bytes, name: bytes) -> bytes:
    """Give the value of a request's header; empty where it does not stand there."""
    for line in request.split(b"\r\n\r\n")[0].split(b"\r\n")[1:]:
        key, _, value = line.partition(b": ")
        if key.lower() == name:
            return value
    return b""


def test_an_answer_is_read_for_those_who_want_its_text(server, client):
    server.answers["/a"] = ok("سلام".encode(), b'Content-Type: Text/HTML; Charset="UTF-8"')
    fetched = client.fetch(server.url("/a#fragment"))
    assert fetched.url == server.url("/a#fragment")
    assert fetched.final_url == server.url("/a")
    assert (fetched.status, fetched.content_type, fetched.charset) == (200, "text/html", "utf-8")
    assert fetched.body.decode(fetched.charset) == "سلام"
    assert fetched.error is None
    fetched.raise_for_error()


@pytest.mark.parametrize(
    ("headers", "content_type", "charset"),
    [
        ((), None, None),
        ((b"Content-Type: text/plain",), "text/plain", None),
        ((b"Content-Type: text/html; charset=windows-1256",), "text/html", "windows-1256"),
        ((b"Content-Type: ;;;",), "text/plain", None),
        ((b"Content-Type: text/html; charset*=x'y'z%FF",), "text/html", None),
    ],
)
def test_a_media_type_is_read_however_it_is_spelt(
    http_server, client, headers, content_type, charset
):
    http_server.answers["/"] = ok(b"", *headers)
    fetched = client.fetch(http_server.url("/"))
    assert (fetched.content_type, fetched.charset) == (content_type, charset)


def test_a_status_is_an_answer_not_an_error(http_server, client):
    http_server.answers["/"] = answer(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno")
    fetched = client.fetch(http_server.url("/"))
    assert (fetched.status, fetched.body, fetched.error) == (403, b"no", None)


def test_the_request_says_what_asks_and_how_to_reach_its_user(http_server, settings):
    with Client(settings(contact="mailto:archive@news.example")) as client:
        client.fetch(http_server.url("/"))
    request = http_server.seen[0].request
    assert b"article-packager/" in header_of(request, b"user-agent")
    assert b"mailto:archive@news.example" in header_of(request, b"user-agent")
    assert header_of(request, b"accept-encoding") == b"gzip, deflate"


def test_a_caller_may_ask_with_headers_of_its_own(http_server, client):
    client.fetch(http_server.url("/"), headers={"accept": "application/json", "X-A": "b"})
    request = http_server.seen[0].request
    assert header_of(request, b"accept") == b"application/json"
    assert header_of(request, b"x-a") == b"b"
    assert request.lower().count(b"\r\naccept:") == 1


def test_each_redirect_is_an_exchange_of_its_own(server, client):
    server.answers["/a"] = redirect("/b?c=d#e", 301)
    server.answers["/b?c=d"] = redirect("f/../g", 308)
    server.answers["/g"] = ok(b"there")
    fetched = client.fetch(server.url("/a"))
    assert [exchange.url for exchange in fetched.exchanges] == [
        server.url(path) for path in ("/a", "/b?c=d", "/g")
    ]
    assert [exchange.response.read() for exchange in fetched.exchanges] == [
        seen.answer.sent for seen in server.seen
    ]
    assert fetched.final_url == server.url("/g")
    assert fetched.body == b"there"


def test_a_redirect_to_letters_outside_ascii_is_followed(http_server, client):
    http_server.answers["/"] = answer(
        b"HTTP/1.1 302 Found\r\nLocation: /\xd8\xad\r\nContent-Length: 0\r\n\r\n"
    )
    http_server.answers["/%D8%AD"] = ok(b"there")
    assert client.fetch(http_server.url("/")).body == b"there"


@pytest.mark.parametrize("status", [300, 304, 305, 306])
def test_other_statuses_of_300_lead_nowhere(http_server, client, status):
    http_server.answers["/"] = redirect("/b", status)
    assert client.fetch(http_server.url("/")).status == status


def test_a_redirect_without_a_location_is_an_answer(http_server, client):
    http_server.answers["/"] = answer(b"HTTP/1.1 302 Found\r\nContent-Length: 2\r\n\r\nhm")
    assert client.fetch(http_server.url("/")).body == b"hm"


def test_a_circle_of_redirects_ends(http_server, client):
    http_server.answers["/"] = redirect("/")
    fetched = client.fetch(http_server.url("/"))
    assert isinstance(fetched.error, TooManyRedirectsError)
    assert len(fetched.hops) == limits.REDIRECTS + 1
    with pytest.raises(TooManyRedirectsError):
        fetched.raise_for_error()


@pytest.mark.parametrize(
    "location", ["http://[::1", "http://[zz]/", "http://a:b:c/", "http://a:99999/"]
)
def test_a_redirect_to_what_is_no_address_is_refused(http_server, client, location):
    http_server.answers["/"] = redirect(location)
    fetched = client.fetch(http_server.url("/"))
    assert isinstance(fetched.error, RefusedAddressError)
    assert len(fetched.hops) == 1


@pytest.mark.parametrize(
    ("status", "method", "asked"),
    [
        (301, "POST", "GET"),
        (302, "POST", "GET"),
        (303, "POST", "GET"),
        (307, "POST", "POST"),
        (308, "POST", "POST"),
        (303, "HEAD", "HEAD"),
        (302, "GET", "GET"),
    ],
)
def test_a_redirect_keeps_or_changes_the_method(http_server, client, status, method, asked):
    http_server.answers["/a"] = answer(
        b"HTTP/1.1 %d X\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n" % status
    )
    body = b"question" if method == "POST" else None
    client.fetch(
        http_server.url("/a"), method=method, body=body, headers={"Content-Type": "text/plain"}
    )
    request = http_server.seen[1].request
    assert request.startswith(f"{asked} /b ".encode())
    assert request.endswith(b"question") == (asked == "POST")


def test_a_cookie_comes_back_to_its_site_within_one_fetch_and_is_not_recorded(http_server, client):
    http_server.answers["/"] = answer(
        b"HTTP/1.1 302 Found\r\nSet-Cookie: seen=yes; Path=/\r\nSet-Cookie: \xff=\xff\r\n"
        b"Location: /again\r\nContent-Length: 0\r\n\r\n"
    )
    http_server.answers["/again"] = ok(b"welcome")
    fetched = client.fetch(http_server.url("/"))
    assert header_of(http_server.seen[1].request, b"cookie") == b"seen=yes"
    assert header_of(fetched.exchanges[1].request.read(), b"cookie") == b"[redacted]"
    assert b"Set-Cookie: seen=yes" in fetched.exchanges[0].response.read()
    client.fetch(http_server.url("/again"))
    assert header_of(http_server.seen[2].request, b"cookie") == b""


@pytest.mark.parametrize("how", ["in the address", "in a header"])
def test_a_password_is_sent_to_its_host_alone_and_is_not_recorded(http_server, settings, how):
    other = WireServer()
    other.answers["/"] = ok(b"")
    http_server.answers["/a"] = redirect("/b")
    http_server.answers["/b"] = redirect(other.url("/"))
    url, headers = http_server.url("/a"), {"Authorization": "Basic dTpzZWNyZXQ="}
    if how == "in the address":
        url, headers = url.replace("//", "//u:secret@"), {}
    with Client(settings()) as client:
        fetched = client.fetch(url, headers=headers)
    other.close()
    assert header_of(http_server.seen[0].request, b"authorization") == b"Basic dTpzZWNyZXQ="
    assert header_of(other.seen[0].request, b"authorization") == b""
    for exchange in fetched.exchanges:
        assert b"dTpzZWNyZXQ=" not in exchange.request.read()
        assert "secret" not in exchange.url
    assert header_of(fetched.exchanges[0].request.read(), b"authorization") == b"[redacted]"


def test_a_gzip_bomb_is_recorded_as_it_came_and_not_unpacked(server, settings):
    sent = ok(gzip.compress(bytes(5 * limits.MIB)), b"Content-Encoding: gzip")
    server.answers["/"] = sent
    with Client(settings(decoded_bytes=limits.MIB)) as client:
        fetched = client.fetch(server.url("/"))
    assert fetched.exchanges[0].response.read() == sent.sent
    assert fetched.exchanges[0].truncated is None
    assert isinstance(fetched.error, TooLargeError)


def test_a_body_that_is_not_what_it_says_is_recorded_and_named(server, client):
    sent = ok(b"not gzip", b"Content-Encoding: gzip")
    server.answers["/"] = sent
    fetched = client.fetch(server.url("/"))
    assert fetched.exchanges[0].response.read() == sent.sent
    assert isinstance(fetched.error, BrokenAnswerError)
    assert fetched.status == 200


@pytest.fixture(scope="module")
def client_without_names():
    settings = FetchSettings(tries=1, host_delay_s=0)
    with Client(settings, resolve=lambda *_: []) as client:
        yield client


URL_PARTS = ["http://", "https:", "/", "a.example", ".", "@", ":", "[", "]", "::1", "%", "?", "#"]


@settings_of_hypothesis(max_examples=300, deadline=None)
@given(
    url=st.text()
    | st.text().map("http://".__add__)
    | st.lists(
        st.sampled_from([*URL_PARTS, "\\", " ", "\t", "ü", "\ud800", "99999", "xn--", "\0"])
    ).map("".join)
)
def test_any_text_is_an_address_or_is_refused(client_without_names, url):
    fetched = client_without_names.fetch(url)
    assert isinstance(fetched.error, (RefusedAddressError, UnknownHostError))


@settings_of_hypothesis(max_examples=200, deadline=None)
@given(location=st.lists(st.sampled_from([*URL_PARTS, "\\", " ", "ü", "99999", "\0"])).map("".join))
def test_a_redirect_may_say_anything(location):
    head = f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n"
    exchange = Exchange(
        url="http://news.example/",
        method="GET",
        started_at=datetime(2026, 1, 1, tzinfo=UTC),
        request=Block(),
        response=Block(head.encode()),
        ip=None,
        port=None,
        protocol=None,
        tls=None,
        cipher_suite=None,
        truncated=None,
    )
    question = Question(url="http://news.example/")
    try:
        target = find_redirect(question, exchange)
    except RefusedAddressError:
        return
    assert target is not None


def test_a_name_without_address_is_said_to_be_unknown(settings):
    def resolve(host, _port):
        if host == "gone.example":
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return []

    with Client(settings(), resolve=resolve) as client:
        fetched = client.fetch("http://gone.example/")
        empty = client.fetch("http://empty.example/")
    assert isinstance(empty.error, UnknownHostError)
    assert isinstance(fetched.error, UnknownHostError)
    assert "gone.example" in str(fetched.error)
    assert (fetched.hops, fetched.status, fetched.body) == ((), None, b"")


def test_a_port_where_nobody_listens_is_unreachable(settings):
    closed = WireServer()
    closed.close()
    with Client(settings()) as client:
        assert isinstance(client.fetch(closed.url("/")).error, UnreachableError)


def test_the_second_address_is_tried_where_the_first_does_not_answer(http_server, settings):
    http_server.answers["/"] = ok(b"there")
    hosts = frozenset({"news.example"})
    with Client(settings(allow_hosts=hosts), resolve=lambda *_: ["::1", "127.0.0.1"]) as client:
        assert client.fetch(http_server.url("/", host="news.example")).body == b"there"


def test_a_header_that_cannot_be_sent_is_an_error_not_a_crash(http_server, client):
    fetched = client.fetch(http_server.url("/"), headers={"X": "a\r\nInjected: b"})
    assert fetched.error is not None
    assert not http_server.seen


def test_the_defaults_are_gentle():
    settings = FetchSettings()
    assert settings.host_parallel <= 2
    assert settings.host_delay_s >= 1
    assert not settings.allow_hosts
