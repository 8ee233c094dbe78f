"""XML with the texts of others in it: what XML 1.0 has no place for is replaced."""

import re
from collections.abc import Mapping

from lxml import etree

# XML 1.0 §2.2: everything but these is a character.
_NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_ITS_PLACE = "\ufffd"


def fit_for_xml(text: str) -> str:
    r"""Replace each character that XML cannot hold, such as a control character, by U+FFFD.

    >>> fit_for_xml("a\x00b")
    'a\ufffdb'
    """
    return _NO_CHARACTER.sub(_IN_ITS_PLACE, text)


def add(
    parent: etree._Element,
    name: str,
    text: str | None = None,
    attributes: Mapping[str, str] | None = None,
) -> etree._Element:
    """Add an element in the parent's namespace."""
    namespace = etree.QName(parent).namespace
    element = etree.SubElement(parent, f"{{{namespace}}}{name}", dict(attributes or {}))
    if text is not None:
        element.text = fit_for_xml(text)
    return element


def render(root: etree._Element) -> bytes:
    """Render a document, the same bytes for the same document."""
    etree.indent(root)
    document: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return document + b"\n"
