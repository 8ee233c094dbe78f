"""Reading the list of web archives in the settings.

[[archives]]
name = "Our library"
replay = "https://webarchive.example/web/{time}id_/{url}"
timemap = "https://webarchive.example/web/timemap/link/{url}"
cdx = "https://webarchive.example/cdx"
dialect = "pywb"
cdx_per_minute = 60
"""

from collections.abc import Callable, Mapping
from typing import Any

from packager.errors import SettingsError
from packager.resolve.archives import Dialect, WebArchive
from packager.resolve.asking import host_of


def parse_archives(values: object) -> tuple[WebArchive, ...]:
    """Read the list of archives; it replaces the default list.

    Args:
        values: What the settings hold under ``archives``: a list of tables. An empty list switches
            all archives off.

    Raises:
        SettingsError: An entry lacks something, or holds what it cannot.
    """
    if not isinstance(values, list):
        raise SettingsError(f"archives: expected a list of tables, found {values!r}")
    return tuple(_parse_archive(value, number) for number, value in enumerate(values, start=1))


def _parse_archive(value: object, number: int) -> WebArchive:
    place = f"archives, entry {number}"
    if not isinstance(value, Mapping):
        raise SettingsError(f"{place}: expected a table, found {value!r}")
    missing = [key for key in ("name", "replay") if key not in value]
    if missing:
        raise SettingsError(f"{place}: {missing[0]} is missing")
    fields: dict[str, Any] = {}
    for key, item in value.items():
        parse = _PARSERS.get(key)
        if parse is None:
            raise SettingsError(
                f"{place}: {key}: no such setting", hint=f"Settings are {', '.join(_PARSERS)}."
            )
        fields[key] = parse(item, f"{place}: {key}")
    return WebArchive(**fields)


def _parse_text(value: object, place: str) -> str:
    if not isinstance(value, str) or not value:
        raise SettingsError(f"{place}: expected a text, found {value!r}")
    return value


def _parse_address(value: object, place: str) -> str:
    address = _parse_text(value, place)
    if not address.startswith(("http://", "https://")) or not host_of(address):
        raise SettingsError(f"{place}: expected an http or https address, found {address!r}")
    return address


def _parse_replay(value: object, place: str) -> str:
    return _holding(_parse_address(value, place), ("{time}", "{url}"), place)


def _parse_timemap(value: object, place: str) -> str:
    return _holding(_parse_address(value, place), ("{url}",), place)


def _holding(template: str, parts: tuple[str, ...], place: str) -> str:
    for part in parts:
        if part not in template:
            raise SettingsError(f"{place}: expected {part} in it, found {template!r}")
    return template


def _parse_dialect(value: object, place: str) -> Dialect:
    name = _parse_text(value, place)
    if name not in list(Dialect):
        raise SettingsError(f"{place}: expected {', '.join(Dialect)}, found {name!r}")
    return Dialect(name)


def _parse_rate(value: object, place: str) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not value > 0:  # type: ignore[operator] # a number, as just checked
        raise SettingsError(f"{place}: expected a number above nought, found {value!r}")
    return float(value)  # type: ignore[arg-type] # the same


_PARSERS: dict[str, Callable[[object, str], object]] = {
    "name": _parse_text,
    "replay": _parse_replay,
    "timemap": _parse_timemap,
    "cdx": _parse_address,
    "dialect": _parse_dialect,
    "cdx_per_minute": _parse_rate,
    "others_per_minute": _parse_rate,
}
