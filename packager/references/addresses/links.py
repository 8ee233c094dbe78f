"""All links to tweets in a text, whatever their form, as references."""

from packager.model import Reference, ReferenceKind
from packager.references.addresses.letter_case import lower_case
from packager.references.addresses.media_urls import MediaUrl, find_media_urls
from packager.references.addresses.short_links import ShortLink, find_short_links
from packager.references.addresses.status_urls import StatusUrl, find_status_urls


def find_links(text: str) -> tuple[Reference, ...]:
    """Find the links to tweets in a text, in order: their addresses, short links and media.

    The references have no ``id`` yet.
    """
    lowered = lower_case(text)
    found = [
        *map(_status_reference, find_status_urls(text, lowered)),
        *map(_short_reference, find_short_links(text, lowered)),
        *map(_media_reference, find_media_urls(text, lowered)),
    ]
    return tuple(sorted(found, key=lambda reference: reference.start))


def parse_link(address: str) -> Reference | None:
    """Read an address, such as the value of ``href``; None if it is no link to a tweet."""
    found = find_links(address)
    return found[0] if found and not address[: found[0].start].strip() else None


def _status_reference(url: StatusUrl) -> Reference:
    return Reference(
        id="",
        kind=url.kind,
        start=url.start,
        end=url.end,
        quote=url.url,
        handle=url.handle,
        status_id=url.status_id,
        url=url.url,
    )


def _short_reference(link: ShortLink) -> Reference:
    return Reference(
        id="", kind=link.kind, start=link.start, end=link.end, quote=link.url, url=link.url
    )


def _media_reference(url: MediaUrl) -> Reference:
    notes: tuple[str, ...] = ()
    if url.uploaded_at is not None:
        notes = (
            f"the medium was uploaded at {url.uploaded_at.isoformat(timespec='milliseconds')}",
        )
    return Reference(
        id="",
        kind=ReferenceKind.MEDIA_URL,
        start=url.start,
        end=url.end,
        quote=url.url,
        url=url.url,
        notes=notes,
    )
