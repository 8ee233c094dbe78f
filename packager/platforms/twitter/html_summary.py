"""A tweet as a page of any era sums it up for search engines and previews (Open Graph).

Read only where nothing better is on the page: the text may be cut, and there is no time.
"""

from archive.claims import Transform, css_at
from packager.platforms.interface import Note, Post
from packager.platforms.opened import OpenedAnswer

_OWN_ADDRESS = css_at('meta[property="og:url"]::attr(content)')
_DESCRIPTION = css_at('meta[property="og:description"]::attr(content)')


def read_html_summary(opened: OpenedAnswer) -> Post | None:
    """Read the tweet; None where the page does not sum up one."""
    post_id = opened.text(Transform.THIRD_PATH_SEGMENT, _OWN_ADDRESS)
    text = opened.text(Transform.IN_CURLY_QUOTES, _DESCRIPTION)
    if post_id is None or text is None:
        return None
    return Post(
        id=post_id,
        handle=opened.text(Transform.FIRST_PATH_SEGMENT, _OWN_ADDRESS),
        text=text,
        notes=frozenset({Note.SUMMARY_ONLY, Note.TEXT_MAY_BE_CUT}),
    )
