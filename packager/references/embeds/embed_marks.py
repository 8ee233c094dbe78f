"""Which elements of a page show a tweet, and what their tags say of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from packager.references.addresses.letter_case import lower_case
from packager.references.addresses.snowflake import is_possible_id
from packager.references.addresses.status_urls import StatusUrl, find_status_urls, parse_status_url
from packager.references.markup.attributes import Attributes
from packager.references.markup.tag_names import COMPONENTS, VOID_NAMES, element_names
from packager.references.markup.tokens import Token

# "twitter-tweet" is Twitter's own, in all years; "react-tweet-theme" that of a library.
_CLASSES = frozenset(
    ("twitter-tweet", "twitter-tweet-rendered", "twitter-video", "react-tweet-theme")
)
_ID_ATTRIBUTES = ("data-tweet-id", "data-tweetid", "tweet-id", "tweetid")
# These may hold any number; they count where the element's name or class says "tweet".
_MORE_ID_ATTRIBUTES = ("data-id", "data-status-id", "data-twitter-id", "id")
_ADDRESS_ATTRIBUTES = ("cite", "src", "tweetlink", "url")  # and all whose names begin with "data-"
_ELEMENTS = element_names("amp-twitter iframe twitter-widget") | COMPONENTS
# Links, and what speaks of the page as a whole or of something else.
_OTHER_ELEMENTS = element_names("a area base body form head html img link meta script style time")
# Around the number may stand braces in MDX, and a slash after a value without quotation marks.
_DIGITS = re.compile(r"[{}\"'\s/]*(?:tweet[-_])?([0-9]{1,20})[{}\"'\s/]*")
_LEAST_ID_DIGITS = 15  # of a number that only its surroundings make an id
_PARAMETERS = re.compile(r"[?&;#]")
_PARAMETERS_READ = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class EmbedMark:
    """What a start tag says of the tweet that its element shows."""

    status_id: str | None = None
    handle: str | None = None
    url: str | None = None  # as written
    holds_tweet: bool = True  # its names say that the element shows the tweet and nothing else


def read_embed_mark(token: Token, attributes: Attributes) -> EmbedMark | None:
    """Read a start tag; None if its element shows no tweet."""
    if token.name in _OTHER_ELEMENTS:
        return None
    classes = attributes["class"].value.lower().split() if "class" in attributes else []
    is_embed = token.name in _ELEMENTS or any("twe" in name or "twi" in name for name in classes)
    says_tweet = token.name in COMPONENTS or any("tweet" in name for name in classes)
    status_id = _id_in(attributes, _ID_ATTRIBUTES)
    if status_id is None and says_tweet:
        number = _id_in(attributes, _MORE_ID_ATTRIBUTES)
        status_id = number if number and len(number) >= _LEAST_ID_DIGITS else None
    if status_id is not None:
        return EmbedMark(status_id=status_id, holds_tweet=is_embed or token.name == "blockquote")
    status = _address_in(token.name, attributes, is_embed=is_embed)
    if status is not None:
        return _mark_of(status, holds_tweet=is_embed and token.name not in VOID_NAMES)
    return EmbedMark() if _CLASSES.intersection(classes) else None


def _mark_of(status: StatusUrl, *, holds_tweet: bool) -> EmbedMark:
    return EmbedMark(
        status_id=status.status_id,
        handle=status.handle,
        url=status.url,
        holds_tweet=holds_tweet,
    )


def _id_in(attributes: Attributes, names: Iterable[str]) -> str | None:
    for name in names:
        digits = _DIGITS.fullmatch(attributes[name].value) if name in attributes else None
        if digits is not None and is_possible_id(digits[1]):
            return digits[1]
    return None


def _address_in(name: str, attributes: Attributes, *, is_embed: bool) -> StatusUrl | None:
    for attribute_name, attribute in attributes.items():
        if attribute_name not in _ADDRESS_ATTRIBUTES and not attribute_name.startswith("data-"):
            continue
        value = attribute.value
        status = parse_status_url(value)
        if status is None and attribute_name == "tweetlink":
            status = parse_status_url(f"https://twitter.com/{value}")
        if status is None and name == "iframe":
            status = _address_in_parameters(value)
        if status is None and is_embed and value.lstrip().startswith("{"):
            status = _address_in_json(value)
        if status is not None:
            return status
    return None


def _address_in_parameters(address: str) -> StatusUrl | None:
    """Find the tweet that another service's frame is to show: "?url=https%3A%2F%2Ftwitter..."."""
    for parameter in _PARAMETERS.split(address, _PARAMETERS_READ):
        status = parse_status_url(unquote(parameter.partition("=")[2]))
        if status is not None:
            return status
    return None


def _address_in_json(value: str) -> StatusUrl | None:
    plain = value.replace("\\/", "/")
    found = find_status_urls(plain, lower_case(plain))
    return found[0] if found else None
