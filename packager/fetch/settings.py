"""What a user can set about fetching. The defaults are gentle to the servers that are asked."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from archive import __version__, limits
from packager.errors import SettingsError


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchSettings:
    """How to fetch.

    Raises:
        SettingsError: ``proxy`` is not an http:// address.
    """

    contact: str | None = None  # an e-mail address or page of whoever runs this, for the User-Agent
    allow_hosts: frozenset[str] = frozenset()  # that may be asked though their address is private
    proxy: str | None = None  # "http://host:port"; names are then resolved by the proxy
    ca_file: Path | None = None  # PEM certificates to trust in place of Mozilla's
    workers: int = 16  # that fetch at the same time
    host_parallel: int = 2  # requests to one host at the same time
    host_delay_s: float = 1.0  # between the starts of two requests to one host
    paced_by_caller: frozenset[str] = frozenset()  # "host:port": see is_paced_by_caller
    tries: int = limits.TRIES
    connect_s: float = limits.CONNECT_S
    read_s: float = limits.READ_S
    exchange_s: float = limits.EXCHANGE_S
    fetch_s: float = limits.FETCH_S
    response_bytes: int = limits.RESPONSE_BYTES
    decoded_bytes: int = limits.DECODED_BODY_BYTES

    def __post_init__(self) -> None:
        if self.proxy is not None and urlsplit(self.proxy).scheme != "http":
            raise SettingsError(f"proxy: http://host:port expected, found {self.proxy}")

    def is_paced_by_caller(self, url: str) -> bool:
        """Whether a caller keeps the pace of a host, and its tries: it is asked at once, and once."""
        try:
            return urlsplit(url).netloc.rpartition("@")[2].lower() in self.paced_by_caller
        except ValueError:
            return False

    @property
    def user_agent(self) -> str:
        """What asks, and how to reach whoever runs it (RFC 9110 §10.1.5)."""
        reach = self.contact or "whoever runs it has stated no contact"
        return f"article-packager/{__version__} (archives one article and what it cites; {reach})"
