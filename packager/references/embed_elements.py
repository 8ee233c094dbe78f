"""Which element of a page holds a tweet: told from its start tag alone.

Twitter's own block quotes and frames of all years, AMP's element, the components of frameworks, and
what content management systems make of them.
"""

import re
from dataclasses import dataclass

from packager.model import Reference
from packager.references.attributes import Attributes
from packager.references.links import parse_link
from packager.references.snowflake import is_possible_id
from packager.references.tag_names import COMPONENTS
from packager.references.tokens import Token


@dataclass(frozen=True, kw_only=True, slots=True)
class EmbedStart:
    """What the start tag of an embed tells."""

    status_id: str | None = None
    link: Reference | None = None  # the tweet's address, where an attribute has it


_CLASSES = frozenset(("twitter-tweet", "twitter-video", "twitter-tweet-rendered"))
_CONTAINERS = frozenset(
    [
        "amp-twitter",
        "article",
        "aside",
        "blockquote",
        "div",
        "figure",
        "iframe",
        "p",
        "section",
        "span",
        "twitter-widget",
    ]
)
_ID_ATTRIBUTES = ("data-tweet-id", "data-tweetid", "data-twitter-id", "data-status-id", "tweet-id")
_COMPONENT_ATTRIBUTES = ("id", "tweetid", "tweet-id", "tweet", "statusid")
_ADDRESS_ATTRIBUTES = ("data-url", "data-src", "data-href", "data-tweet-url", "cite", "src", "url")
_ABOUT_TWEETS = re.compile(r"tweet|twitter", re.IGNORECASE)
_EXPRESSION = re.compile(r"""[{\s]*["'`]?(\d{1,20})["'`]?[}\s]*""")


def read_embed_start(token: Token, attributes: Attributes) -> EmbedStart | None:
    """Tell whether an element holds one tweet; None if it does not.

    Timelines, moments and grids are not one tweet.
    """
    if token.name in COMPONENTS:
        return _read_component(attributes)
    if token.name not in _CONTAINERS:
        return None
    status_id = _read_id(attributes, _ID_ATTRIBUTES)
    link = _read_address(attributes)
    if status_id or _is_twitters_quote(token, attributes):
        return EmbedStart(status_id=status_id, link=link)
    if link is None:
        return None
    is_about_tweets = token.name == "iframe" or any(
        _ABOUT_TWEETS.search(_value(attributes, name)) for name in ("class", "id", "data-mod")
    )
    return EmbedStart(link=link) if is_about_tweets else None


def _is_twitters_quote(token: Token, attributes: Attributes) -> bool:
    """Whether it is a block quote of Twitter's.

    Another element of such a class is only a frame around one: what is in it tells.
    """
    classes = _value(attributes, "class").lower().split()
    return token.name == "blockquote" and not _CLASSES.isdisjoint(classes)


def _read_component(attributes: Attributes) -> EmbedStart | None:
    status_id = _read_id(attributes, _COMPONENT_ATTRIBUTES)
    link = _read_address(attributes)
    return EmbedStart(status_id=status_id, link=link) if status_id or link else None


def _read_id(attributes: Attributes, names: tuple[str, ...]) -> str | None:
    for name in names:
        match = _EXPRESSION.fullmatch(_value(attributes, name))
        if match is not None and is_possible_id(match[1]):
            return match[1]
    return None


def _read_address(attributes: Attributes) -> Reference | None:
    for name in _ADDRESS_ATTRIBUTES:
        link = parse_link(_value(attributes, name).strip("{}\"'` "))
        if link is not None and link.status_id is not None:
            return link
    return None


def _value(attributes: Attributes, name: str) -> str:
    attribute = attributes.get(name)
    return attribute.value if attribute is not None else ""
