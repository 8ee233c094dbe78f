"""One fetch under way: from the address asked for to the last redirect, with every try."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from archive import limits
from archive.exchange import Exchange
from packager.errors import TooManyRedirectsError
from packager.fetch.cookies import Cookies
from packager.fetch.fetched import Hop, find_fault
from packager.fetch.patience import Patience
from packager.fetch.question import Follow, Question, find_redirect


class Trip:
    """Follows redirects, and notes every exchange in ``hops`` as soon as it is over."""

    def __init__(
        self,
        *,
        normalise: Callable[[str], str],
        ask_once: Callable[[Question], Hop],
        patience: Patience,
        ends_at: float,
        follow: Follow = Follow.EVERY,
    ) -> None:
        """Ask until ``ends_at`` at the latest, by the clock of ``patience``.

        Args:
            normalise: Gives an address as it is asked for, or refuses it.
            ask_once: Asks one question with such an address.
            patience: Says when to ask again.
            ends_at: When to stop.
            follow: Which redirects to follow.
        """
        self.hops: list[Hop] = []
        self._normalise = normalise
        self._patience = patience
        self._ends_at = ends_at
        self._follow = follow
        self._ask_once = ask_once
        self._cookies = Cookies()

    def follow(self, question: Question) -> None:
        """Ask a question, and those that its redirects lead to.

        Raises:
            NetworkError: There is no whole answer at the end; the subclass says why.
        """
        for _ in range(limits.REDIRECTS + 1):
            question = replace(question, url=self._normalise(question.url))
            ask_once = partial(self._ask_with_cookies, question)
            exchange = self._patience.ask(question, self._ends_at, ask_once)
            target = find_redirect(question, exchange)
            if target is None or not self._follow.follows(exchange):
                fault = find_fault(exchange)
                if fault:
                    raise fault
                return
            question = target
        raise TooManyRedirectsError(
            f"{question.url}: {limits.REDIRECTS} redirects at most expected, found more"
        )

    def _ask_with_cookies(self, question: Question) -> Exchange:
        headers = question.headers + self._cookies.header_for(question.url)
        hop = self._ask_once(replace(question, headers=headers))
        self.hops.append(hop)
        head = hop.exchange.head
        if head:
            self._cookies.take(hop.exchange.url, head)
        return hop.exchange
