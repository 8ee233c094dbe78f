"""Reading where the platform itself is asked, in the settings.

[endpoints]
syndication = "http://127.0.0.1:8080/tweet-result"
oembed = ""                                     # not asked
short_links = "http://127.0.0.1:8080/{code}"
"""

from collections.abc import Mapping
from dataclasses import fields

from packager.errors import SettingsError
from packager.platforms.twitter.requests import Endpoints
from packager.resolve.asking import host_of

_NAMES = tuple(field.name for field in fields(Endpoints))
_CODE = "{code}"


def parse_endpoints(values: object) -> Endpoints:
    """Read the table of endpoints; what it does not name stays as it is.

    Args:
        values: What the settings hold under ``endpoints``: addresses by name. An empty one switches
            the endpoint off.

    Raises:
        SettingsError: There is no such endpoint, or it has no address that can be asked.
    """
    if not isinstance(values, Mapping):
        raise SettingsError(f"endpoints: expected a table, found {values!r}")
    return Endpoints(**{name: _parse(name, value) for name, value in values.items()})


def _parse(name: str, value: object) -> str | None:
    if name not in _NAMES:
        raise SettingsError(
            f"endpoints: {name}: no such endpoint", hint=f"Endpoints are {', '.join(_NAMES)}."
        )
    if value == "":
        return None
    is_address = isinstance(value, str) and value.startswith(("http://", "https://"))
    if not isinstance(value, str) or not is_address or not host_of(value):
        raise SettingsError(
            f"endpoints: {name}: expected an http or https address or an empty text, found {value!r}"
        )
    if name == "short_links" and _CODE not in value:
        raise SettingsError(f"endpoints: {name}: expected {_CODE} in it, found {value!r}")
    return value
