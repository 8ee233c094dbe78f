"""One line for people about where a tweet is, from its entry in references.json."""

from collections.abc import Mapping
from typing import Any

from packager.cli.words import count, doubtful, foreign, good

_SURE = ("A", "B", "stated")


def describe_resolution(entry: Mapping[str, Any]) -> str:
    """Say what is known of a tweet's address, how sure it is, and what shows the tweet."""
    url, confidence = entry.get("canonical_url"), entry.get("confidence")
    if confidence is None and url is None:
        return "URL not asked for"
    if url is None:
        return doubtful(f"URL not found (class {confidence}): {_words(entry.get('absence'))}")
    address = foreign(str(url), limit=300)
    is_sure = confidence in _SURE
    how_sure = f"class {confidence}" if confidence else "not asked for"
    where = good(address) if is_sure else doubtful(f"perhaps {address}")
    return f"{where} ({how_sure}; {_shown(entry)})"


def _shown(entry: Mapping[str, Any]) -> str:
    captures = entry.get("captures")
    if isinstance(captures, list) and captures:
        return count(len(captures), "capture")
    return _words(entry.get("absence"))


def _words(absence: object) -> str:
    return str(absence or "not_asked").replace("_", " ")
