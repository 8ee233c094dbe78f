"""The whole world, and how a test holds it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext

from tests.packager.resolve.fake_web import Archived
from tests.packager.resolve.harbour import BRIDGE, FERRY, LINK, RACE
from tests.world.article_site import PATH, answer_article
from tests.world.breakages import Breakage
from tests.world.holdings import Holdings, InMemory
from tests.world.host import Host
from tests.world.messages import Reply
from tests.world.platform_services import LivePlatform
from tests.world.population import all_captures
from tests.world.rate_limits import RateLimits
from tests.world.request_log import RequestLog, Service
from tests.world.wayback import Wayback

PAGE_ROWS = 40
_DELETED = "This Post was deleted by the Post author."
_UNHURRIED = 100_000.0  # questions a minute, where nobody counts them

MakeHoldings = Callable[[Sequence[Archived]], AbstractContextManager[Holdings]]


def in_memory(archived: Sequence[Archived]) -> AbstractContextManager[Holdings]:
    """An archive without files and other processes."""
    return nullcontext(InMemory(archived))


class World:
    """Every service that is asked while a package is made, on loopback.

    Attributes:
        log: What was asked.
        live: What the platform still shows; a test may change it.
        captures: What the archive holds from the beginning.
    """

    def __init__(self) -> None:
        self.log = RequestLog()
        self.live = LivePlatform()
        self.captures: list[Archived] = []
        self._wayback = Wayback(InMemory(()), page_rows=PAGE_ROWS)
        self._full: Holdings = self._wayback.holdings
        self._hosts: dict[Service, Host] = {}
        archive = Host(self._wayback.services(), self._wayback.choose, self.log)
        self._wayback.origin = archive.origin
        self._hosts.update(dict.fromkeys(self._wayback.services(), archive))
        for service in (Service.SHORT_LINKS, Service.SYNDICATION, Service.OEMBED):
            self._host(service, self._ask_platform(service))
        self._host(Service.ARTICLE, answer_article)
        self.captures = all_captures(self.article_url)
        self._limits: RateLimits | None = None
        self.reset()

    def _host(self, service: Service, answer: Callable) -> None:
        self._hosts[service] = Host({service: answer}, lambda _: service, self.log)

    def _ask_platform(self, service: Service) -> Callable:
        def answer(target: str) -> Reply:  # the platform may be another one by then
            return self.live.services()[service](target)

        return answer

    @property
    def article_url(self) -> str:
        """Where the article stands, of which the archive has copies."""
        return self.origin(Service.ARTICLE) + PATH

    def origin(self, service: Service) -> str:
        """Scheme, address and port of a service."""
        return self._hosts[service].origin

    def hold(self, holdings: Holdings) -> None:
        """Let the archive hold something, now and after every ``reset``."""
        self._full = self._wayback.holdings = holdings

    def hold_for_now(self, holdings: Holdings) -> None:
        """Let the archive hold something else, until the next ``reset``."""
        self._wayback.holdings = holdings

    def reset(self) -> None:
        """Make it as it was: nothing broken, nothing counted, nothing logged, the archive full."""
        for host in set(self._hosts.values()):
            host.mend()
        self._limits = None
        self._wayback.holdings = self._full
        self.live = LivePlatform(
            tweets={BRIDGE.id: BRIDGE},
            tombstones={FERRY.id: _DELETED},
            hollow={RACE.id},
            guarded={RACE.id},
            targets={LINK: "https://video.example/v/1"},
        )
        self.log.clear()

    def break_(self, service: Service, how: Breakage) -> None:
        """Let a service fail from now on."""
        self._hosts[service].break_(service, how)

    def empty_archive(self) -> None:
        """Let the archive hold nothing."""
        self._wayback.holdings = InMemory(())

    def forget(self, *tweets_or_parts: str) -> None:
        """Let the archive lose every capture whose address has one of these parts."""
        held = [
            one
            for one in self.captures
            if not any(part in one.original for part in tweets_or_parts)
        ]
        self._wayback.holdings = InMemory(held)

    def enforce(self, limits: RateLimits) -> None:
        """Let the archive refuse who asks too often."""
        self._limits = limits
        self._hosts[Service.CDX].limits = limits

    def config(self) -> str:
        """The text of a config.toml that leads here and nowhere else."""
        archive = self.origin(Service.CDX)
        limits = self._limits
        cdx = limits.per_minute(limits.cdx) if limits else _UNHURRIED
        others = limits.per_minute(limits.others) if limits else _UNHURRIED
        return f"""\
host-delay = 0.0
host-parallel = 8

[endpoints]
syndication = "{self.origin(Service.SYNDICATION)}/tweet-result"
oembed = "{self.origin(Service.OEMBED)}/oembed"
short_links = "{self.origin(Service.SHORT_LINKS)}/{{code}}"

[[archives]]
name = "Harbour archive"
replay = "{archive}/web/{{time}}id_/{{url}}"
timemap = "{archive}/web/timemap/link/{{url}}"
cdx = "{archive}/cdx/search/cdx"
dialect = "wayback"
cdx_per_minute = {cdx}
others_per_minute = {others}
"""

    def close(self) -> None:
        """End every server."""
        for host in set(self._hosts.values()):
            host.close()


@contextmanager
def world(hold: MakeHoldings = in_memory) -> Iterator[World]:
    """Make the world for as long as the block lasts.

    Args:
        hold: Makes an archive of captures; the default needs no other process.
    """
    made = World()
    try:
        with hold(made.captures) as holdings:
            made.hold(holdings)
            yield made
    finally:
        made.close()
