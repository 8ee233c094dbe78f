"""Takes a user's secrets out of a request before anybody keeps it."""

from urllib.parse import urlsplit, urlunsplit

MARKER = b"[redacted]"
_SECRET_HEADERS = frozenset({b"authorization", b"proxy-authorization", b"cookie"})


def redact_request(request: bytes) -> bytes:
    r"""Replace the values of secret headers by a marker, and leave every other byte.

    A secret in the address itself, such as ``?api_key=``, is not known for one and stays.

    >>> redact_request(b"GET / HTTP/1.1\r\nCookie: a=1\r\n\r\nCookie: b")
    b'GET / HTTP/1.1\r\nCookie: [redacted]\r\n\r\nCookie: b'
    """
    head, end, body = request.partition(b"\r\n\r\n")
    return b"\r\n".join(_redact_line(line) for line in head.split(b"\r\n")) + end + body


def redact_url(url: str) -> str:
    """Take user, password and fragment out of a URL.

    >>> redact_url("http://user:secret@news.example:81/a?b#c")
    'http://news.example:81/a?b'
    """
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))


def _redact_line(line: bytes) -> bytes:
    name, colon, _ = line.partition(b":")
    return name + colon + b" " + MARKER if name.lower() in _SECRET_HEADERS else line
