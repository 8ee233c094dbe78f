"""Whether an HTTP request asks for the address that its record names."""

from urllib.parse import SplitResult, quote, urlsplit

_KEPT = "!#$%&'()*+,/:;=?@[]~"  # whatever RFC 3986 lets stand as it is
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def asks_for(uri: str, *, method: str, target: str, host: str | None) -> bool:
    """Compare a request's first line and its Host with an address (RFC 9112 §3.2).

    Where they cannot be compared (CONNECT, ``*``, no Host, no http) they are taken to agree.

    >>> asks_for("http://a.example/b?c", method="GET", target="/b?c", host="A.example:80")
    True
    >>> asks_for("http://a.example/b?c", method="GET", target="/b?d", host="a.example")
    False
    """
    if uri.endswith(target) and uri in (f"http://{host}{target}", f"https://{host}{target}"):
        return True  # nearly always
    try:
        wanted = urlsplit(uri)
        asked = urlsplit(target if "://" in target.partition("?")[0] else f"//{host or ''}{target}")
    except ValueError:
        return True
    if method == "CONNECT" or target == "*" or wanted.scheme not in _DEFAULT_PORTS:
        return True
    is_same_host = not asked.netloc or _host_of(asked, wanted.scheme) == _host_of(
        wanted, wanted.scheme
    )
    return is_same_host and _resource_of(asked) == _resource_of(wanted)


def _host_of(parts: SplitResult, scheme: str) -> str:
    host = parts.netloc.rpartition("@")[2].lower()
    return host.removesuffix(_DEFAULT_PORTS[scheme])


def _resource_of(parts: SplitResult) -> tuple[str, str]:
    """Give path and query; what one side has encoded counts as what the other has not."""
    return quote(parts.path or "/", safe=_KEPT), quote(parts.query, safe=_KEPT)
