"""Ask the web for one package: every answer goes into its WARC file, every question is remembered."""

from types import TracebackType
from typing import Self

from archive import layout
from archive.writing.warc import WarcWriter
from packager.collection import Asked, note_asked
from packager.fetch.client import Client
from packager.fetch.fetched import Fetched
from packager.fetch.settings import FetchSettings
from packager.workplace import Workplace

WARC_PATH = f"{layout.WARC_FOLDER}/capture.warc.gz"


class Collecting:
    """A client whose every exchange is kept in the WARC file of one workplace. Use it as a context.

    At the end the file is closed. After an exception it is only given back, and the next run goes
    on with it.

    Args:
        workplace: Where the file grows.
        settings: How to ask.

    Raises:
        WriteError: The file cannot be written.
    """

    def __init__(self, workplace: Workplace, settings: FetchSettings) -> None:
        path = workplace.bag / WARC_PATH
        path.parent.mkdir(parents=True, exist_ok=True)
        self._writer = WarcWriter(
            path,
            workplace.partial / layout.PARTIAL_WARC_JOURNAL,
            info=(("http-header-user-agent", settings.user_agent),),
        )
        self._client = Client(settings, sink=self._writer)
        self._asked: list[Asked] = []

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Every question so far."""
        return tuple(self._asked)

    def fetch(
        self,
        url: str,
        *,
        purpose: str,
        response_bytes: int | None = None,
        fetch_s: float | None = None,
        decoded_bytes: int | None = None,
    ) -> Fetched:
        """Fetch an address, and remember that it was asked for, and why. Safe from many threads.

        Args:
            url: http or https.
            purpose: What it is asked for, in a word.
            response_bytes: As of ``Client.fetch``, as the two that follow.
            fetch_s: The same.
            decoded_bytes: The same.

        Raises:
            WriteError: An exchange cannot be kept.
        """
        fetched = self._client.fetch(
            url, response_bytes=response_bytes, fetch_s=fetch_s, decoded_bytes=decoded_bytes
        )
        self._asked.append(note_asked(fetched, purpose=purpose))
        return fetched

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()
        self._writer.__exit__(kind, error, trace)
