"""requests' transport adapter, made to ask one question and give back what stood on the wire."""

import ssl
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from archive.exchange import Exchange
from packager.errors import NetworkError, RefusedAddressError
from packager.fetch.dial import Dialer
from packager.fetch.guard import host_of
from packager.fetch.question import Question
from packager.fetch.receive import Bounds
from packager.fetch.recording import Recording, recording_with
from packager.fetch.wire import POOL_CLASSES, check_http_client_is_whole

_HOSTS_PER_WORKER = 4  # whose connections are kept: few enough for the limit of open files


class RecordingAdapter(HTTPAdapter):
    """Asks questions, one exchange each: it follows no redirect and tries nothing again.

    Safe to use from many threads. No proxy, password or certificate list is taken from the
    environment.
    """

    def __init__(
        self, *, dialer: Dialer, tls: ssl.SSLContext, proxy: str | None, connections: int
    ) -> None:
        """Make an adapter for ``connections`` threads.

        Raises:
            NetworkError: Another library has patched ``http.client`` in this process.
        """
        check_http_client_is_whole()
        self._dialer = dialer
        self._tls = tls
        self._proxies = {"http": proxy, "https": proxy} if proxy else {}
        super().__init__(pool_connections=_HOSTS_PER_WORKER * connections, pool_maxsize=connections)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as it is there
        """Make requests use connections that record."""
        super().init_poolmanager(*args, ssl_context=self._tls, **options)
        self.poolmanager.pool_classes_by_scheme = POOL_CLASSES

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:  # noqa: ANN401 - as it is there
        """Make the same so behind a proxy."""
        manager = super().proxy_manager_for(proxy, ssl_context=self._tls, **options)
        manager.pool_classes_by_scheme = POOL_CLASSES
        return manager

    def cert_verify(self, *args: object, **options: object) -> None:
        """Leave the trust to the TLS context, which requests would add its own list to."""

    def normalise(self, url: str) -> str:
        """Give an address as it is asked for: ASCII, without a fragment's or space's disorder.

        Raises:
            RefusedAddressError: It is no http or https address, or (behind a proxy) not public.
        """
        try:
            normal = str(requests.Request("GET", url).prepare().url)
            self._dialer.guard.check_url(normal)
        except (requests.RequestException, ValueError) as error:
            raise RefusedAddressError(f"{url}: an address expected: {error}") from error
        if self._proxies:
            self._dialer.check_unresolved(host_of(normal))
        return normal

    def ask(self, question: Question, bounds: Bounds) -> Exchange:
        """Ask one question, and give what stood on the wire, whole or cut short.

        Args:
            question: With an address that is normal.
            bounds: How much and how long it may take.

        Raises:
            NetworkError: No request was sent; its subclass says why.
            WriteError: The response cannot be kept.
        """
        recording = Recording(
            url=question.url, method=question.method, dialer=self._dialer, bounds=bounds
        )
        timeout = (bounds.connect_s, bounds.read_s)
        try:
            request = requests.Request(
                question.method, question.url, dict(question.headers), data=question.body
            ).prepare()
            with recording_with(recording):
                response = self.send(request, timeout=timeout, proxies=self._proxies)
                response.raw.drain_conn()
        except requests.exceptions.InvalidURL as error:
            raise RefusedAddressError(f"{question.url}: no address: {error}") from error
        except requests.RequestException as error:
            raise NetworkError(f"{question.url}: no request could be sent: {error}") from error
        return recording.to_exchange()
