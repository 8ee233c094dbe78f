"""Which addresses a report may link to: pages of the web, and files of the package."""

import re
from urllib.parse import quote, urlsplit

_BLANKS = re.compile(r"[\s\x00-\x20\x7f]")
_FROM_THE_REPORT = "../"  # the report stands one folder below data/


def web_address(text: str | None) -> str | None:
    """Give an address that a reader may follow; None for anything but http and https.

    >>> web_address("https://twitter.com/i/status/20"), web_address("javascript:alert(1)")
    ('https://twitter.com/i/status/20', None)
    """
    if not text or _BLANKS.search(text):
        return None
    try:
        parts = urlsplit(text)
        is_fit = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that hold no IPv6 address, a port that is no number
        return None
    if not is_fit or "@" in parts.netloc or "\\" in text:
        return None  # "https://twitter.com@evil.example": it leads elsewhere than it seems
    return text


def payload_address(path: str) -> str | None:
    """Give the relative address of a payload file, from the report.

    None for a path that does not stay below ``data/``.

    Args:
        path: Relative to ``data/``, with ``/``.

    >>> payload_address("media/a b.jpg"), payload_address("../bag-info.txt")
    ('../media/a%20b.jpg', None)
    """
    parts = path.split("/")
    if "\\" in path or any(part in ("", ".", "..") for part in parts):
        return None
    return _FROM_THE_REPORT + quote(path.encode("utf-8", "replace"))
