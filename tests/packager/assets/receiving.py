"""Fetch as packaging does, without a package around it."""

from packager.fetch.client import Client
from packager.received import Received, receive


class Receiving:
    """Asks through a client, and keeps nothing.

    Args:
        client: Whose exchanges go wherever it was told.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    def fetch(self, url: str, /, **how) -> Received:
        """As ``Collecting.fetch``."""
        return receive(self._client.fetch(url, **how))
