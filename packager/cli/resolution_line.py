"""One line for people about where a tweet is, from its entry in references.json."""

from collections.abc import Mapping
from typing import Any

from packager.cli.words import count, doubtful, foreign, good
from packager.resolve.confidence_words import CONFIDENCES
from packager.resolve.resolution import Confidence

_SURE = ("A", "B", "stated")


def describe_resolution(entry: Mapping[str, Any]) -> str:
    """Say what is known of a tweet's address, how sure it is, and what shows the tweet."""
    url, confidence = entry.get("canonical_url"), entry.get("confidence")
    if confidence is None and url is None:
        return "URL not asked for"
    if url is None:
        absence = _words(entry.get("absence"))
        return doubtful(f"URL not found (class {foreign(str(confidence))}): {absence}")
    address = foreign(str(url), limit=300)
    is_sure = confidence in _SURE
    where = good(address) if is_sure else doubtful(f"perhaps {address}")
    return f"{where} ({_how_sure(confidence)}; {_shown(entry)})"


def _how_sure(confidence: object) -> str:
    if confidence is None:
        return "not asked for"
    known = next((one for one in Confidence if one == confidence), None)
    if known is None:
        return foreign(str(confidence))  # a package that nobody has checked may say anything
    words = CONFIDENCES[known].label.lower()
    return words if known is Confidence.STATED else f"class {known}: {words}"


def _shown(entry: Mapping[str, Any]) -> str:
    captures = entry.get("captures")
    if isinstance(captures, list) and captures:
        return count(len(captures), "capture")
    return _words(entry.get("absence"))


def _words(absence: object) -> str:
    return foreign(str(absence or "not_asked").replace("_", " "))
