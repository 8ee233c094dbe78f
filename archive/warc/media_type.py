"""What a Content-Type says of a block (WARC 1.1 §5.6)."""

import re
from dataclasses import dataclass
from functools import lru_cache

HTTP = "application/http"
WARC_FIELDS = "application/warc-fields"

_MESSAGE_TYPE = re.compile(r";[ \t]*msgtype=\"?([a-z]+)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class MediaType:
    """A media type, as far as the checks need it."""

    essence: str  # without parameters, in lower case; empty without a type
    message_type: str | None  # of an HTTP message: "request" or "response", where it is said


@lru_cache(maxsize=64)  # a file has few of them, again and again
def parse_media_type(text: str | None) -> MediaType:
    """Read a Content-Type, however it is written.

    >>> parse_media_type("Application/HTTP; msgtype=response")
    MediaType(essence='application/http', message_type='response')
    """
    text = text or ""
    named = _MESSAGE_TYPE.search(text)
    return MediaType(
        essence=text.partition(";")[0].strip().lower(),
        message_type=named[1].lower() if named else None,
    )
