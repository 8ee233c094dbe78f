"""XML with the texts of others in it: what XML 1.0 has no place for is replaced."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping

# XML 1.0 §2.2: everything but these is a character.
_NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_ITS_PLACE = "\ufffd"


def new_root(name: str, namespaces: Mapping[str, str], attributes: Mapping[str, str]) -> ET.Element:
    """Make the root of a document.

    Args:
        name: With its namespace, ``{...}name``.
        namespaces: By the prefixes that they are written with.
        attributes: Of the root.
    """
    for prefix, namespace in namespaces.items():
        ET.register_namespace(prefix, namespace)
    return ET.Element(name, dict(attributes))


def fit_for_xml(text: str) -> str:
    r"""Replace each character that XML cannot hold, such as a control character, by U+FFFD.

    >>> fit_for_xml("a\x00b")
    'a\ufffdb'
    """
    return _NO_CHARACTER.sub(_IN_ITS_PLACE, text)


def add(
    parent: ET.Element,
    name: str,
    text: str | None = None,
    attributes: Mapping[str, str] | None = None,
    *,
    namespace: str | None = None,
) -> ET.Element:
    """Add an element, in its parent's namespace where none is given."""
    if namespace is None:
        namespace = parent.tag.partition("}")[0].removeprefix("{")
    element = ET.SubElement(parent, f"{{{namespace}}}{name}", dict(attributes or {}))
    if text is not None:
        element.text = fit_for_xml(text)
    return element


def render(root: ET.Element) -> bytes:
    """Render a document, the same bytes for the same document."""
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return document + b"\n"
