"""Kinds of hostile and of careless bags, each with the verdict that it must get and the reason."""

from tests.hostile.kinds import (
    algorithms,
    bag_infos,
    declarations,
    encodings,
    entries,
    manifests,
    names,
    tag_manifests,
)
from tests.hostile.kinds.registry import KINDS, Kind

__all__ = [
    "KINDS",
    "Kind",
    "algorithms",
    "bag_infos",
    "declarations",
    "encodings",
    "entries",
    "manifests",
    "names",
    "tag_manifests",
]
