"""What is needed beside a page, as a page or a style sheet names it."""

from dataclasses import dataclass
from enum import StrEnum


class AssetKind(StrEnum):
    """What an asset is for, as whoever names it says; its server may say something else."""

    STYLESHEET = "stylesheet"
    IMAGE = "image"
    ICON = "icon"
    FONT = "font"
    SCRIPT = "script"  # recorded, for replay needs it; never run here
    VIDEO = "video"
    AUDIO = "audio"
    TRACK = "track"  # captions of a film
    MANIFEST = "manifest"
    OBJECT = "object"  # of <object> or <embed>: whatever is shown inside the page


@dataclass(frozen=True, kw_only=True, slots=True)
class Asset:
    """One address that a page needs."""

    url: str  # http or https, whole, without a fragment
    kind: AssetKind
    found_in: str  # the address of the page or style sheet that names it, the first one


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundAssets:
    """What one page or style sheet names: each address once, in the order of the source."""

    assets: tuple[Asset, ...]
    unlisted: int  # references that were counted only, because ``limits.ASSETS_FOUND`` was reached
