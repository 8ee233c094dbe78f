"""The name of a package's folder: ``<slug>-<date>-<8 hex>``, ASCII, at most 80 bytes.

It comes from the input and the settings alone, so that the next run of the same job finds the
folder that an interrupted one left behind.
"""

import hashlib
import re
import unicodedata
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from archive.limits import PACKAGE_NAME_BYTES
from packager.load import is_address
from packager.model import Stated

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SUFFIX_BYTES = len("-2016-08-19-01234567")


def package_slug(source_name: str) -> str:
    """Make the readable part of a name from a file's name or an address.

    >>> package_slug("aleppo-2016-08-19.txt")
    'aleppo'
    >>> package_slug("https://news.example/2016/the-fall.html?x=1")
    'the-fall'
    >>> package_slug("حلب.txt")
    'article'
    """
    last = source_name
    if is_address(source_name):
        address = urlsplit(source_name)
        last = PurePosixPath(unquote(address.path)).name or address.hostname or ""
    stem = PurePosixPath(last).stem
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", _DATE.sub("", plain)).strip("-")
    return words[: PACKAGE_NAME_BYTES - _SUFFIX_BYTES].rstrip("-") or "article"


def package_day(published: Stated | None, today: date) -> date:
    """Choose the date in the name: the article's where a file states it, else the day of packaging.

    Args:
        published: What the article states. None for an address, too: the name must be known before
            the page is.
        today: In UTC.
    """
    return stated_day(published) or today


def stated_day(published: Stated | None) -> date | None:
    """Give the day that an article states of its publication; None where it states none."""
    stated = _DATE.match(published.value) if published else None
    try:
        return date.fromisoformat(stated[0]) if stated else None
    except ValueError:
        return None


def job_key(*parts: str) -> str:
    """Give the eight hexadecimal digits that tell one job (input and settings) from another."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]
