import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import limits
from archive.http_message import parse_head
from packager.fetch.cookies import Cookies

WORDS = ["a", "b", "=", ";", " ", ",", '"', "\\", "domain", "path", "/", "expires", "9" * 400, "\0"]


def cookies_after(url: str, *set_cookies: str) -> Cookies:
    lines = "".join(f"Set-Cookie: {value}\r\n" for value in set_cookies)
    head = parse_head(f"HTTP/1.1 200 OK\r\n{lines}\r\n".encode())
    assert head is not None
    cookies = Cookies()
    cookies.take(url, head)
    return cookies


@pytest.mark.parametrize(
    ("set_cookie", "url", "sent"),
    [
        ("a=1", "http://news.example/x", "a=1"),
        ("a=1", "http://other.example/", None),
        ("a=1", "http://evil-news.example/", None),
        ("a=1; Domain=news.example", "http://www.news.example/", "a=1"),
        ("a=1; Domain=example", "http://news.example/", None),
        ("a=1; Domain=other.example", "http://other.example/", None),
        ("a=1; Path=/x", "http://news.example/x/y", "a=1"),
        ("a=1; Path=/x", "http://news.example/y", None),
        ("a=1; Secure", "http://news.example/", None),
        ("a=1; Secure", "https://news.example/", "a=1"),
        ("a=1; Max-Age=" + "9" * 400, "http://news.example/", "a=1"),
        ("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "http://news.example/", "a=1"),
        ("a=" + "x" * limits.COOKIE_BYTES, "http://news.example/", None),
        ("a=ü", "http://news.example/", None),
    ],
)
def test_a_cookie_goes_where_its_server_may_send_it(set_cookie, url, sent):
    header = cookies_after("http://news.example/x", set_cookie).header_for(url)
    assert header == ((("Cookie", sent),) if sent else ())


def test_there_are_only_so_many():
    cookies = cookies_after("http://a.example/", *(f"n{number}=1" for number in range(500)))
    ((_, value),) = cookies.header_for("http://a.example/")
    assert value.count(";") + 1 == limits.SET_COOKIES


@given(value=st.lists(st.sampled_from(WORDS)).map("".join) | st.text(st.characters(codec="ascii")))
def test_no_cookie_disturbs_anybody(value):
    value = value.replace("\n", "").replace("\r", "")
    cookies_after("http://news.example/", value).header_for("http://news.example/")
