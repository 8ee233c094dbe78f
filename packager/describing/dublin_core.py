"""``metadata/dublin-core.xml``: the package in the fifteen elements of simple Dublin Core."""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from packager.describing.xml_text import add, fit_for_xml, new_root, render
from packager.model import Article

_OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC = "http://purl.org/dc/elements/1.1/"


def render_dublin_core(
    article: Article, record: Mapping[str, Any], *, identifier: str, description: str
) -> bytes:
    """Render dublin-core.xml; what the article does not state is left out.

    Args:
        article: With what it states about itself.
        record: references.json.
        identifier: Of the package, ``urn:uuid:...``.
        description: Of the package, in a line.
    """
    root = new_root(f"{{{_OAI_DC}}}dc", {"oai_dc": _OAI_DC, "dc": _DC}, {})
    stated = (
        ("title", article.title),
        ("creator", article.byline),
        ("publisher", article.site),
        ("date", article.published),
        ("language", article.language),
    )
    for name, field in stated:
        if field is not None:
            _add(root, name, field.value)
    _add(root, "description", description)
    _add(root, "type", "Text")
    _add(root, "identifier", identifier)
    for address in (article.source.url, article.canonical_url and article.canonical_url.value):
        if address:
            _add(root, "source", address)
    for url in dict.fromkeys(entry["canonical_url"] for entry in record["references"]):
        if url:
            _add(root, "relation", url)
    return render(root)


def _add(root: Element, name: str, text: str) -> None:
    if fit_for_xml(text).strip():
        add(root, name, text, namespace=_DC)
