"""The form of references.json, version 1: what each member is.

The same as ``archive/schemas/references.json``, which is for other people's programs; a test holds
the two together. What resolution adds later is described where it is checked.
"""

from archive.checks.package_files import REFERENCES_SCHEMA
from archive.records import (
    FLAG,
    LIST,
    NUMBER,
    OBJECT,
    SHA256,
    TEXT,
    TEXTS,
    Form,
    matching,
    one_of,
    or_null,
)

_DAY = matching(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date as YYYY-MM-DD")
_INSTANT = matching(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z",
    "a time in UTC with milliseconds",
)

RECORD: dict[str, Form] = {
    "schema": one_of(REFERENCES_SCHEMA),
    "version": one_of(1),
    "source": OBJECT,
    "references": LIST,
}
SOURCE: dict[str, Form] = {
    "name": TEXT,
    "sha256": SHA256,
    "encoding": TEXT,
    "encoding_from": TEXT,
    "errors": one_of("strict", "replace"),
    "article_start": NUMBER,
    "article_end": NUMBER,
}
REFERENCE: dict[str, Form] = {
    "id": TEXT,
    "kind": one_of(
        "html_embed",
        "flattened_embed",
        "status_url",
        "shortcode",
        "tco_link",
        "pic_link",
        "wayback_url",
        "mirror_url",
        "media_url",
    ),
    "start": NUMBER,
    "end": NUMBER,
    "quote": TEXT,
    "text": or_null(TEXT),
    "text_start": or_null(NUMBER),
    "text_end": or_null(NUMBER),
    "text_is_guess": FLAG,
    "handle": or_null(TEXT),
    "name": or_null(TEXT),
    "status_id": or_null(matching(r"[0-9]+", "a string of digits")),
    "posted_on": or_null(_DAY),
    "posted_at": or_null(_INSTANT),
    "date_text": or_null(TEXT),
    "url": or_null(TEXT),
    "canonical_url": or_null(TEXT),
    "links": TEXTS,
    "reading": one_of("certain", "ambiguous"),
    "notes": TEXTS,
    "in_code": FLAG,
    "in_comment": FLAG,
    "platform": TEXT,
}
CONFIDENCE: dict[str, Form] = {
    "confidence": or_null(one_of("A", "B", "C", "D", "E", "stated")),
}
