"""One source from wherever it is: a file, standard input, or an address."""

import os

from packager.errors import SourceError
from packager.model import Source, SourceKind
from packager.settings import Settings
from packager.source import read_source


def load_source(
    source: str | os.PathLike[str],
    *,
    kind: SourceKind | None,
    url: str | None,
    settings: Settings,
) -> Source:
    """Read a file, standard input (``"-"``), or fetch an http or https address.

    Args:
        source: Where the article is.
        kind: What it is; None to tell from its name and content.
        url: The address at which it stood, where the source is not an address itself.
        settings: ``offline``, ``allow_hosts`` and ``proxy`` are heeded.

    Raises:
        SourceError: It cannot be read, is not text, or is an address while we are offline.
        NetworkError: The address did not answer with an article.
        LimitReachedError: It is larger than ``archive.limits`` allows.
    """
    if not is_address(source):
        return read_source(os.fspath(source), kind=kind, url=url)
    refuse_while_offline(str(source), settings)
    from packager.fetch.client import Client  # reading a file needs no network library
    from packager.fetch_source import fetch_source
    from packager.received import receive

    with Client(settings.for_fetching()) as client:
        return fetch_source(lambda url: receive(client.fetch(url)), str(source), kind=kind)


def is_address(source: str | os.PathLike[str]) -> bool:
    """Whether a source is fetched, and not read from a file."""
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def refuse_while_offline(address: str, settings: Settings) -> None:
    """Refuse an address where the user wants nothing of the network.

    Raises:
        SourceError: ``settings.offline`` is set.
    """
    if settings.offline:
        raise SourceError(f"{address}: an address, and --offline asks nothing of the network")
