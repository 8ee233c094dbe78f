"""The platform's own services: short links, what embeds load, and oEmbed."""

import json
from dataclasses import dataclass, field
from html import escape

from tests.packager.resolve.tweets import Tweet, embed_html, syndication_json, tombstone_json
from tests.world.messages import Reply, fields_of, path_of
from tests.world.request_log import Service

_NOT_FOUND = b"<!DOCTYPE html><html><head><title>Not Found</title></head><body></body></html>"
_SUFFIX = " Learn more"


@dataclass(slots=True)
class LivePlatform:
    """What the platform still shows.

    Attributes:
        tweets: By id.
        tombstones: The sentence that stands in a tweet's place, by its id.
        hollow: Ids for which an empty object is given.
        guarded: Ids that oEmbed refuses to show.
        targets: Where short links lead, by their codes.
        shows_pages: Whether a short link gives a page that leads on, as browsers get it.
    """

    tweets: dict[str, Tweet] = field(default_factory=dict)
    tombstones: dict[str, str] = field(default_factory=dict)
    hollow: set[str] = field(default_factory=set)
    guarded: set[str] = field(default_factory=set)
    targets: dict[str, str] = field(default_factory=dict)
    shows_pages: bool = False

    def expand(self, target: str) -> Reply:
        """Answer as t.co does."""
        leads_to = self.targets.get(path_of(target).removeprefix("/"))
        if leads_to is None:
            return Reply(404, _NOT_FOUND)
        if not self.shows_pages:
            return Reply(301, headers=(("location", leads_to),))
        shown, script = escape(leads_to), json.dumps(leads_to).replace("/", "\\/")
        page = (
            f'<head><noscript><META http-equiv="refresh" content="0;URL={shown}"></noscript>'
            f"<title>{shown}</title></head>"
            f"<script>window.opener = null; location.replace({script})</script>"
        )
        return Reply(200, page.encode())

    def syndicate(self, target: str) -> Reply:
        """Answer as cdn.syndication.twimg.com/tweet-result does."""
        fields = fields_of(target)
        status_id = fields.get("id", [""])[0]
        if not status_id.isdigit() or not fields.get("token", [""])[0]:
            return Reply(400, b"Bad request.", "text/plain")
        if status_id in self.tombstones:
            words = self.tombstones[status_id]
            sentence = words + _SUFFIX if words else words
            return Reply(200, tombstone_json(sentence), "application/json")
        if status_id in self.hollow:
            return Reply(200, b"{}", "application/json")
        if status_id in self.tweets:
            return Reply(200, syndication_json(self.tweets[status_id]), "application/json")
        return Reply(404, _NOT_FOUND)

    def embed(self, target: str) -> Reply:
        """Answer as publish.twitter.com/oembed does."""
        url = fields_of(target).get("url", [""])[0]
        status_id = url.rpartition("/")[2]
        if status_id in self.guarded:
            words = "Sorry, you are not authorized to see this status."
            return _json(403, {"error": words, "request": target})
        if status_id not in self.tweets:
            return Reply(404, _NOT_FOUND)
        return _json(200, _oembed(self.tweets[status_id]))

    def services(self) -> dict[Service, object]:
        """Who answers what."""
        return {
            Service.SHORT_LINKS: self.expand,
            Service.SYNDICATION: self.syndicate,
            Service.OEMBED: self.embed,
        }


def _oembed(tweet: Tweet) -> dict[str, object]:
    return {
        "url": tweet.url,
        "author_name": "Name",
        "author_url": f"https://twitter.com/{tweet.handle}",
        "html": embed_html(tweet),
        "width": 550,
        "height": None,
        "type": "rich",
        "cache_age": "3153600000",
        "provider_name": "Twitter",
        "provider_url": "https://twitter.com",
        "version": "1.0",
    }


def _json(status: int, value: object) -> Reply:
    return Reply(status, json.dumps(value).encode(), "application/json")
