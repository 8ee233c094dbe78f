"""Ask the web for one package: every answer goes into its WARC file, every question is remembered."""

from datetime import datetime
from types import TracebackType
from typing import Self

from archive import layout
from archive.exchange import RecordIds, Truncation
from archive.limits import DECODED_BODY_BYTES
from archive.warc_record import WarcRecord
from archive.writing.warc import WarcWriter
from packager.asked import INTERRUPTED, Asked, AskedExchange, note_asked
from packager.fetch.client import Client
from packager.fetch.question import Follow
from packager.fetch.settings import FetchSettings
from packager.fetch.stoppable_clock import StoppableClock
from packager.question_journal import QuestionJournal
from packager.received import Received, receive, receive_again
from packager.workplace import Workplace


class Collecting:
    """A client whose every exchange is kept in the WARC file of one workplace. Use it as a context.

    At the end the file is closed. After an exception it is only given back, and the next run goes
    on with it: what has been answered is not asked again.

    Args:
        workplace: Where the file grows.
        settings: How to ask.
        warc_name: Of the file.

    Raises:
        WriteError: The file cannot be written.
    """

    def __init__(
        self, workplace: Workplace, settings: FetchSettings, *, warc_name: str = "capture.warc.gz"
    ) -> None:
        path = workplace.bag / layout.WARC_FOLDER / warc_name
        path.parent.mkdir(parents=True, exist_ok=True)
        self._writer = WarcWriter(
            path,
            workplace.partial / layout.PARTIAL_WARC_JOURNAL,
            info=(("http-header-user-agent", settings.user_agent),),
        )
        self._journal = QuestionJournal(workplace.partial / layout.PARTIAL_QUESTIONS)
        for asked in self._find_interrupted():
            self._journal.add(asked)
        self._client = Client(settings, sink=self._writer)

    @property
    def clock(self) -> StoppableClock:
        """The client's: who waits by it is woken when the work must stop."""
        return self._client.clock

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Every question so far, earlier runs included."""
        return self._journal.asked

    def fetch(
        self,
        url: str,
        *,
        purpose: str,
        follow: Follow = Follow.EVERY,
        response_bytes: int | None = None,
        fetch_s: float | None = None,
        decoded_bytes: int = DECODED_BODY_BYTES,
    ) -> Received:
        """Give the answer to a question: the one that came earlier, or else ask.

        Safe from many threads.

        Args:
            url: http or https.
            purpose: What it is asked for, in a word.
            follow: Which redirects to follow.
            response_bytes: As of ``Client.fetch``, as the two that follow.
            fetch_s: The same.
            decoded_bytes: The same.

        Raises:
            WriteError: An exchange cannot be kept.
            MalformedWarcError: The WARC file was damaged meanwhile.
        """
        known = self.recall(url, purpose=purpose, decoded_bytes=decoded_bytes)
        if known is not None:
            return known
        fetched = self._client.fetch(
            url,
            follow=follow,
            response_bytes=response_bytes,
            fetch_s=fetch_s,
            decoded_bytes=decoded_bytes,
        )
        self._journal.add(note_asked(fetched, purpose=purpose))
        return receive(fetched)

    def recall(
        self, url: str, *, purpose: str, decoded_bytes: int = DECODED_BODY_BYTES
    ) -> Received | None:
        """Give the answer that came to the same question earlier; None where none did.

        Raises:
            MalformedWarcError: The WARC file was damaged meanwhile.
        """
        asked = self._journal.find(url, purpose)
        if asked is None:
            return None
        return receive_again(asked, self._writer.find, decoded_bytes=decoded_bytes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()
        self._journal.close()
        self._writer.__exit__(kind, error, trace)

    def _find_interrupted(self) -> list[Asked]:
        """Give what an earlier run was asking when it was cut off: recorded, and not noted."""
        noted = {
            record_id
            for asked in self._journal.asked
            for exchange in asked.exchanges
            if exchange.records
            for record_id in (exchange.records.request, exchange.records.response)
        }
        left = [self._writer.find(one) for one in self._writer.record_ids if one not in noted]
        requests = [one for one in left if one is not None and one.type == "request"]
        answers = {one.id: one for one in left if one is not None and one.type != "request"}
        return [_interrupted(request, answers) for request in requests]


def _interrupted(request: WarcRecord, answers: dict[str, WarcRecord]) -> Asked:
    answer = answers.get((request.get("WARC-Concurrent-To") or "").strip("<>"))
    url = request.target_uri or ""
    cut = answer.get("WARC-Truncated") if answer and answer.type == "response" else None
    exchange = AskedExchange(
        url=url,
        started_at=datetime.fromisoformat(request.get("WARC-Date") or ""),
        status=answer.head.status if answer and answer.head else None,
        truncated=Truncation(cut) if cut else None,
        records=RecordIds(request=request.id, response=answer.id if answer else None),
    )
    return Asked(
        url=url,
        purpose=INTERRUPTED,
        exchanges=(exchange,),
        error="packaging was interrupted before this was taken note of",
    )
