"""The platforms whose posts we know: how their addresses look and how to read their answers."""

from packager.platforms.interface import Platform
from packager.platforms.twitter.platform import Twitter

PLATFORMS: tuple[Platform, ...] = (Twitter(),)
