"""Shortcodes: what an author writes, and a content management system turns into an embed.

WordPress and Jetpack ``[tweet …]`` and ``[embed]…[/embed]``, Hatena ``[…:twitter:detail]``, Hugo
``{{< tweet … >}}`` (also ``x`` and ``twitter``, also ``{{% … %}}``), Jekyll and its kin
``{% twitter … %}``, wikis' ``{{#widget:Tweet|id=…}}`` and ``{{tweet …}}``.
"""

import re
from collections.abc import Iterator

from packager.model import Reference, ReferenceKind
from packager.references.found import Found
from packager.references.links import find_links
from packager.references.snowflake import is_possible_id

_NAME = r"(?:embed_)?(?:twitter|tweet|x)(?:[-_ ](?:embed|simple|post|status))?"
_INSIDE = r"[^{}\n]{0,400}?"  # a shortcode stands on one line
_SHORTCODE = re.compile(
    rf"\{{\{{[<%](?:/\*)?\s*(?P<hugo>{_NAME}\b{_INSIDE})(?:\*/)?\s*[>%]\}}\}}"
    rf"|\{{%-?\s*(?P<jekyll>(?:oembed|embed|{_NAME})\b{_INSIDE})\s*-?%\}}"
    rf"|\[(?P<wordpress>(?:tweet|twitter|embed[-_]?tweet)\b[^\[\]\n]{{0,400}})\](?P<closed>[^\[\]\n]{{1,300}}\[/tweet\])?"
    rf"|\[embed[^\[\]\n]{{0,100}}\](?P<embed>[^\[\]\n]{{1,300}})\[/embed\]"
    rf"|\[(?P<hatena>https?://[^\[\]\s]{{1,300}}?):(?:twitter|embed|title)(?::[\w:]{{1,30}})?[^\[\]\n]{{0,200}}\]"
    rf"|\{{\{{(?P<wiki>(?:#widget:)?(?:tweet|twitter)\b[^{{}}<>%\n]{{1,300}})\}}\}}",
    re.IGNORECASE,
)
_BARE_ID = re.compile(r"(?<![\w./-])[0-9]{1,20}(?![\w./-])")
_NAMED_ID = re.compile(r"""\b(?:id|tweet|status)\s*=\s*["'“”]?\s*([0-9]{1,20})\b""", re.IGNORECASE)
_NAMED_USER = re.compile(r"""\b(?:user|username|author)\s*=\s*["'“”]?\s*@?(\w{1,20})""", re.ASCII)
_ANY_EMBED = re.compile(r"o?embed\s", re.IGNORECASE)  # of whatever stands at the address
_TWO_ARGUMENTS = re.compile(
    r"""\w+\s+["']?@?(\w{1,20})["']?\s+["']?[0-9]{5,20}["']?\s*""", re.ASCII
)


def find_shortcodes(source: str) -> Iterator[Found]:
    """Find the shortcodes of a source, in order."""
    for match in _SHORTCODE.finditer(source):
        found = _read_shortcode(source, match)
        if found is not None:
            yield found


def _read_shortcode(source: str, match: re.Match[str]) -> Found | None:
    inside = next(words for words in match.groups() if words is not None)
    inside += match["closed"] or ""
    link = next((link for link in find_links(inside) if link.status_id is not None), None)
    status_id = link.status_id if link else _read_id(match, inside)
    if status_id is None:
        return None
    user = _NAMED_USER.search(inside) or _TWO_ARGUMENTS.fullmatch(inside.strip())
    reference = Reference(
        id="",
        kind=ReferenceKind.SHORTCODE,
        start=match.start(),
        end=match.end(),
        quote=source[match.start() : match.end()],
        handle=link.handle if link else (user[1] if user else None),
        status_id=status_id,
        url=link.url if link else None,
    )
    return Found(reference=reference, start=match.start(), end=match.end(), owns_links=True)


def _read_id(match: re.Match[str], inside: str) -> str | None:
    """Read a bare number, where the shortcode's name says that it is a tweet's."""
    if match["embed"] or match["hatena"] or _ANY_EMBED.match(inside):
        return None
    named = _NAMED_ID.search(inside)
    bare = _BARE_ID.search(inside)
    written = named[1] if named else (bare[0] if bare else "")
    return written if is_possible_id(written) else None
