"""Shortcodes: what authors write where a site's software is to show a tweet.

WordPress and Jetpack ``[tweet URL]``, forums ``[tweet]ID[/tweet]``, Hatena ``[URL:embed]``, Hugo
``{{< tweet user="x" id="ID" >}}``, Jekyll and its kin ``{% twitter URL %}``, Zola ``{{
tweet(id="ID") }}``, MediaWiki ``{{Cite tweet|number=ID}}``.
"""

import re
from collections.abc import Iterator

from packager.model import Reference, ReferenceKind
from packager.references.addresses.letter_case import lower_case
from packager.references.addresses.snowflake import is_possible_id
from packager.references.addresses.status_urls import find_status_urls

_NAME = r"(?:[a-z_/.-]{0,20}(?:tweet|twitter)[a-z0-9_/.-]{0,20}|blackbirdpie|x(?:_simple)?)"
_SQUARE = re.compile(
    rf"\[(?P<name>{_NAME}|(?:media=)(?:twitter|x)|embed)(?=[\s\]=])(?P<arguments>[^\[\]\n]{{0,500}}+)\]"
    r"(?:\s{0,4}+(?P<content>[^\[\]\s]{1,500}+)\s{0,4}+\[/[a-z]{1,20}\])?+",
    re.IGNORECASE,
)
_HATENA = re.compile(
    r"\[(?:twitter:(?P<id>\d{1,20}):(?:tweet|detail)|(?P<content>https?://[^\[\]\s]{1,500}?):(?:embed|title|twitter))"
    r"[^\[\]\n]{0,80}+\]",
    re.IGNORECASE,
)
_HUGO = re.compile(
    rf"\{{\{{[<%](?P<escape>/\*)?\s{{0,8}}+(?P<name>{_NAME})(?=\s)(?P<arguments>[^{{}}<>\n]{{1,500}}?)"
    r"(?:\*/|/)?[>%]\}\}",
    re.IGNORECASE,
)
_LIQUID = re.compile(
    rf"\{{%-?\s{{0,8}}+(?P<name>(?:include\s{{1,4}})?{_NAME}|o?embed)(?=\s)"
    r"(?P<arguments>[^{}\n]{1,500}?)-?%\}",
    re.IGNORECASE,
)
_CALL = re.compile(
    rf"\{{\{{-?\s{{0,8}}+(?P<name>{_NAME})\((?P<arguments>[^{{}}()\n]{{1,500}}+)\)\s{{0,8}}+-?\}}\}}",
    re.IGNORECASE,
)
_WIKI = re.compile(
    r"\{\{\s{0,8}+(?P<name>cite (?:tweet|x)|(?:#widget:)?(?:tweet|twitter))\s{0,8}+"
    r"\|(?P<arguments>[^{}]{1,1000}+)\}\}",
    re.IGNORECASE,
)
_FORMS = (_SQUARE, _HATENA, _HUGO, _LIQUID, _CALL, _WIKI)

_ID = re.compile(
    r"(?:\b(?:id|number|tweet|tweet_?id|status)\s{0,4}+[=:]|\A(?:@?(?P<user>\w{1,20})(?=\s))?)"
    r"[\s\"'=]{0,8}+(?P<id>\d{8,20})(?!\w)",
    re.IGNORECASE,
)
_USER = re.compile(
    r"\b(?:user|username|author)\s{0,4}+[=:][\s\"']{0,8}+@?(?P<user>\w{1,20})(?!\w)",
    re.ASCII | re.IGNORECASE,
)
_FOR_ANY_ADDRESS = ("embed", "oembed")


def find_shortcodes(text: str) -> tuple[Reference, ...]:
    """Find the shortcodes of tweets in a text, in order; one that is escaped, to be shown, is code.

    The references have no ``id`` yet.
    """
    found = sorted(_iter_shortcodes(text), key=lambda reference: reference.start)
    return tuple(found)


def _iter_shortcodes(text: str) -> Iterator[Reference]:
    lowered = lower_case(text)
    if "twit" not in lowered and "tweet" not in lowered and "x" not in lowered:
        return
    for form in _FORMS:
        for match in form.finditer(text):
            reference = _shortcode(match)
            if reference is not None:
                yield reference


def _shortcode(match: re.Match[str]) -> Reference | None:
    groups = match.groupdict()
    written = f"{groups.get('arguments') or ''} {groups.get('content') or ''}".strip()
    url = next(iter(find_status_urls(written, lower_case(written))), None)
    status_id = groups.get("id") or (url.status_id if url else None)
    user = _USER.search(written)
    if status_id is None and (groups.get("name") or "embed").lower() not in _FOR_ANY_ADDRESS:
        number = _ID.search(written)
        status_id = number["id"] if number else None
        user = user or (number if number and number["user"] else None)
    if status_id is None or not is_possible_id(status_id):
        return None
    return Reference(
        id="",
        kind=ReferenceKind.SHORTCODE,
        start=match.start(),
        end=match.end(),
        quote=match[0],
        handle=(url.handle if url else None) or (user["user"] if user else None),
        status_id=status_id,
        url=url.url if url else None,
        in_code=groups.get("escape") is not None,
    )
