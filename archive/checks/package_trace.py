"""Whether a bag could be a package of ours at all: most bags of other people could not.

What checks packages takes a while to load, so it is loaded only where this says so.
"""

from archive import layout
from archive.bag import Bag
from archive.paths import BagPath

_RECORDS = tuple(BagPath(name.encode()) for name in (layout.REFERENCES_JSON, layout.ARTICLE_JSON))


def may_be_package(bag: Bag) -> bool:
    """Tell whether anything in a bag is as in a package of ours; if not, it is somebody else's."""
    values = [element.value for element in bag.info.elements] if bag.info else []
    return (
        any(path in bag.tree.payload for path in _RECORDS)
        or layout.PROFILE_IDENTIFIER in values
        or any(value.startswith(layout.SOFTWARE_NAME) for value in values)
    )
