"""What the user chose: defaults, then ``config.toml``, then ``PACKAGER_*`` variables, then options.

The command line merges the four (``packager.cli``); this module says which settings there are and
reads the file.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from packager.errors import SettingsError
from packager.fetch.settings import FetchSettings
from packager.platforms.twitter.requests import Endpoints
from packager.resolve.archive_settings import parse_archives
from packager.resolve.archives import DEFAULT_ARCHIVES, WebArchive
from packager.resolve.endpoint_settings import parse_endpoints


class BagCheck(StrEnum):
    """How a finished bag is checked before it gets its name."""

    FULL = "full"  # every checksum, by our verifier and by bagit-python
    FAST = "fast"  # every checksum by our verifier; bagit-python compares the sizes only
    NONE = "none"  # not at all: the caller will run packager verify


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The settings of packaging."""

    organization: str | None = None  # Source-Organization in bag-info.txt
    collection: str | None = None  # Internal-Sender-Identifier
    description: str | None = None  # External-Description, instead of the one made up
    bag_info: tuple[tuple[str, str], ...] = ()  # more labels and values
    check: BagCheck = BagCheck.FULL
    fresh: bool = False  # throw away what an interrupted run left behind
    offline: bool = False  # ask nothing of the network
    allow_hosts: tuple[str, ...] = ()  # hosts that may have a private address
    proxy: str | None = None  # "http://host:port"
    contact: str | None = None  # how a server's owner can reach whoever runs this
    host_delay_s: float = 1.0  # between the starts of two requests to one host
    host_parallel: int = 2  # requests to one host at the same time
    no_assets: bool = False  # ask for the page alone, not for what it needs to be seen again
    no_video: bool = False  # ask for no films, neither the page's nor those of tweets
    archives: tuple[WebArchive, ...] = DEFAULT_ARCHIVES  # that are asked, in this order
    endpoints: Endpoints = field(default_factory=Endpoints)  # where the platform itself is asked

    @property
    def asks_nobody(self) -> bool:
        """Whether nobody is asked about tweets."""
        services = (*self.archives, self.endpoints.syndication, self.endpoints.oembed)
        return self.offline or not any((*services, self.endpoints.short_links))

    def for_fetching(self) -> FetchSettings:
        """Give what the HTTP client needs of them."""
        return FetchSettings(
            contact=self.contact,
            allow_hosts=frozenset(self.allow_hosts),
            proxy=self.proxy,
            host_delay_s=self.host_delay_s,
            host_parallel=self.host_parallel,
            paced_by_caller=frozenset(host for one in self.archives for host in one.hosts),
        )

    def identity(self) -> tuple[str, ...]:
        """Give the settings that change what is in a package, as text."""
        fields = (f"{label}: {value}" for label, value in self.bag_info)
        stated = (self.organization, self.collection, self.description)
        left_out = {"no-assets": self.no_assets, "no-video": self.no_video}
        chosen = (name for name, is_chosen in left_out.items() if is_chosen)
        asked = () if self.offline else (repr(self.archives), repr(self.endpoints))
        return (*(value or "" for value in stated), *fields, *chosen, *asked)


# The settings that config.toml may hold, with their types; names as the options have them.
_FILE_KEYS: dict[str, type] = {
    "out": str,
    "offline": bool,
    "strict": bool,
    "organization": str,
    "collection": str,
    "description": str,
    "bag-info": list,
    "check": str,
    "fresh": bool,
    "allow-host": list,
    "proxy": str,
    "contact": str,
    "host-delay": float,
    "host-parallel": int,
    "no-assets": bool,
    "no-video": bool,
}


# Lists and tables of services, which are no options.
_SERVICES: dict[str, Callable[[object], object]] = {
    "archives": parse_archives,
    "endpoints": parse_endpoints,
}


def read_config(path: Path) -> dict[str, Any]:
    """Read ``config.toml``: one setting a line, named as its option.

    Returns:
        Values by the name of the option's parameter (``allow_host``); ``archives`` and ``endpoints``
        as they were read.

    Raises:
        SettingsError: The file cannot be read, is not TOML, or holds a setting that there is not.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not a TOML file: {error}") from error
    services = {key: values.pop(key) for key in _SERVICES if key in values}
    for key, value in values.items():
        _check_config_value(path, key, value)
    try:
        values |= {key: _SERVICES[key](value) for key, value in services.items()}
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}", hint=error.hint) from error
    return {key.replace("-", "_"): value for key, value in values.items()}


def _check_config_value(path: Path, key: str, value: object) -> None:
    kind = _FILE_KEYS.get(key)
    if kind is None:
        raise SettingsError(
            f"{path}: {key}: no such setting",
            hint=f"Settings are {', '.join((*_FILE_KEYS, *_SERVICES))}.",
        )
    is_right = type(value) is kind
    if kind is list and isinstance(value, list):
        is_right = all(isinstance(item, str) for item in value)
    if not is_right:
        expected = _KIND_WORDS[kind]
        raise SettingsError(f"{path}: {key}: expected {expected}, found {value!r}")
    if key == "check" and value not in list(BagCheck):
        raise SettingsError(f"{path}: check: expected {', '.join(BagCheck)}, found {value!r}")


def parse_bag_info(text: str) -> tuple[str, str]:
    """Read one ``Name: value`` that the user wants in bag-info.txt.

    Raises:
        SettingsError: There is no colon, a part is empty, or the label is one that is computed.
    """
    label, colon, value = text.partition(":")
    label, value = label.strip(), value.strip()
    if not colon or not label or not value or "\n" in text or "\r" in text:
        raise SettingsError(f"--bag-info: expected 'Name: value', found {text!r}")
    if label.lower() in _COMPUTED_LABELS:
        raise SettingsError(f"--bag-info: {label}: packager writes this label itself")
    return label, value


_KIND_WORDS = {
    str: "a text",
    bool: "true or false",
    list: "a list of texts",
    float: "a number with a decimal point",
    int: "a whole number",
}
_COMPUTED_LABELS = {
    "article-url",
    "bag-size",
    "bag-software-agent",
    "bagging-date",
    "bagit-profile-identifier",
    "capture-status",
    "external-identifier",
    "payload-oxum",
    "post-count",
}


def default_config_path() -> Path:
    """Give the place of ``config.toml`` in the user's configuration folder."""
    from platformdirs import user_config_path  # only commands with settings need it

    return user_config_path("packager") / "config.toml"
