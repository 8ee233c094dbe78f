"""How a package comes to be: articles, references, the network, the command line.

Everything about bags, digests and checks stands in ``archive``, which this half imports and which
never imports this half.

Start reading with ``packager.pack``; ``pack_article`` is the way in from Python.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from packager.pack import Package, pack_article

__all__ = ["Package", "pack_article"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 (PEP 562: each name has its own type)
    """Load what packaging needs only when it is asked for: ``packager verify`` starts faster."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from packager import pack

    return getattr(pack, name)
